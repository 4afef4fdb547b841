"""Grounds: whether dark text is readable on what a layout paints behind it."""

from collections.abc import Iterator

from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

from dashboard.renderings.slide.box import Box

LIGHT = 0.55  # relative luminance under which our dark text is not readable enough
COVERING = 0.6  # part of a slide from which a shape is its ground

_NAMES = {"bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2"}
_COLORS = (qn("a:srgbClr"), qn("a:sysClr"), qn("a:schemeClr"), qn("a:prstClr"))
_FILLS = tuple(qn(f"a:{name}") for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_PRESETS = {"white": "FFFFFF", "black": "000000"}


def is_light(layout: SlideLayout) -> bool:
    """Whether the layout's ground is a plain light colour; a picture or a gradient is taken for dark."""
    covers = [shape for shape in decorations(layout) if is_covering(shape, layout=layout)]
    if covers:
        return _is_light_shape(covers[-1], layout)
    for owner in (layout, layout.slide_master):
        ground = owner._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is not None:
            return _is_light(ground, layout)
    return True  # no ground at all is white paper


def decorations(layout: SlideLayout) -> Iterator[object]:
    """What the master and the layout draw on every slide, from the back to the front."""
    is_alone = layout._element.get("showMasterSp") in ("0", "false")
    for owner in (layout,) if is_alone else (layout.slide_master, layout):
        yield from (shape for shape in owner.shapes if not shape.is_placeholder and Box.of(shape))


def is_covering(shape: object, *, layout: SlideLayout) -> bool:
    """Whether a shape is as good as the ground of the slide."""
    deck = layout.part.package.presentation_part.presentation
    return shape.width * shape.height >= COVERING * deck.slide_width * deck.slide_height


def _is_light_shape(shape: object, layout: SlideLayout) -> bool:
    """A shape without a colour of its own (picture, group, style of the theme) is taken for dark."""
    if shape.shape_type in (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.GROUP):
        return False
    properties = shape._element.find(qn("p:spPr"))
    solid = None if properties is None else properties.find(qn("a:solidFill"))
    return solid is not None and _is_light(solid, layout)


def _is_light(ground: object, layout: SlideLayout) -> bool:
    painted = next(ground.iter(*_FILLS), None)
    if painted is not None and painted.tag != qn("a:solidFill"):
        return False
    color = next(ground.iter(*_COLORS), None)
    if color is None:
        return True
    kept = _change(color, "lumMod", default=1.0) * _change(color, "shade", default=1.0)  # nearly
    return _luminance(_rgb(color, layout)) * kept + _change(color, "lumOff", default=0.0) >= LIGHT


def _change(color: object, name: str, *, default: float) -> float:
    change = color.find(qn(f"a:{name}"))
    return default if change is None else int(change.get("val")) / 100_000


def _rgb(color: object, layout: SlideLayout) -> str:
    if color.tag == qn("a:srgbClr"):
        return color.get("val")
    if color.tag == qn("a:sysClr"):
        return color.get("lastClr", "FFFFFF")
    if color.tag == qn("a:prstClr"):
        return _PRESETS.get(color.get("val"), "808080")
    scheme = parse_xml(layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob).find(
        f".//{qn('a:clrScheme')}"
    )
    found = scheme.find(qn(f"a:{_mapped(color.get('val'), layout)}"))
    return "FFFFFF" if found is None else _rgb(found[0], layout)


def _mapped(name: str, layout: SlideLayout) -> str:
    """The place in the theme of a name such as `bg1`, which a layout may map in its own way."""
    own = layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    held = layout.slide_master._element.find(qn("p:clrMap")) if own is None else own
    return held.get(name) or _NAMES.get(name, name)


def _luminance(rgb: str) -> float:
    channels = (int(rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
