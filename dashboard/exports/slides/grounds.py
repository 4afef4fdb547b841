"""Grounds: whether dark text is readable on the background of a layout."""

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

LIGHT = 0.55  # relative luminance under which our dark text is not readable enough
_NAMES = {"bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2"}


def is_light(layout: SlideLayout) -> bool:
    """Whether the layout's ground is a plain light colour; a picture or a gradient is taken for dark."""
    for owner in (layout, layout.slide_master):
        ground = owner._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is not None:
            return _is_light(ground, layout)
    return True  # no ground at all is white paper


def _is_light(ground: object, layout: SlideLayout) -> bool:
    if ground.find(f".//{qn('a:blipFill')}") is not None or ground.find(f".//{qn('a:gradFill')}") is not None:
        return False
    color = next(iter(ground.iter(qn("a:srgbClr"), qn("a:sysClr"), qn("a:schemeClr"))), None)
    if color is None:
        return True
    return _luminance(_rgb(color, layout)) >= LIGHT


def _rgb(color: object, layout: SlideLayout) -> str:
    if color.tag == qn("a:srgbClr"):
        return color.get("val")
    if color.tag == qn("a:sysClr"):
        return color.get("lastClr", "FFFFFF")
    master = layout.slide_master
    name = color.get("val")
    mapped = master._element.find(qn("p:clrMap")).get(name) or _NAMES.get(name, name)
    scheme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob).find(
        f".//{qn('a:clrScheme')}"
    )
    found = scheme.find(qn(f"a:{mapped}"))
    return "FFFFFF" if found is None else _rgb(found[0], layout)


def _luminance(rgb: str) -> float:
    red, green, blue = (int(rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
