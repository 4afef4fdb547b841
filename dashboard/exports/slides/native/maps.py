"""Maps: one rate a region becomes editable shapes, one a region, beside a scale of the classes with France.

The shapes are written as DrawingML, not through python-pptx, which takes a quarter of a second for outlines.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard import theme
from dashboard.charts import maps
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import outlines, texts
from dashboard.exports.slides.native.outlines import Outline, Plane
from dashboard.labels import french

NAME, LEGEND_NAME = french("Carte des régions"), french("Légende de la carte")
GAP = Pt(24)  # between the map and its scale
LABEL_WIDTH, LABEL_HEIGHT = Pt(60), Pt(18)
STEP, TALLEST_SCALE = Pt(34), 0.75  # height of a class; part of the box that the scale may take
LIMIT_WIDTH, SWATCH, MARK, PADDING = Pt(70), Pt(18), Pt(9), Pt(5)
REFERENCE_WIDTH, REFERENCE_HEIGHT = Pt(150), Pt(34)
LEGEND_WIDTH = LIMIT_WIDTH + SWATCH + MARK + REFERENCE_WIDTH + 3 * PADDING

_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_TRIANGLE = '<a:prstGeom prst="triangle"><a:avLst/></a:prstGeom>'
_POINTING_LEFT = -90 * 60_000


def draw(shapes: object, arguments: Mapping[str, object], *, box: Box) -> None:
    """The regions in one group, named and described each, and the scale of their classes in another.

    Args:
        arguments: of `dashboard.charts.maps.region_map`.
    """
    values, limits = arguments["values"], arguments["limits"]
    if not len(limits):
        return texts.say_nothing(shapes, box=box)
    place = _Place.inside(box.sized(width=box.width - LEGEND_WIDTH - GAP), plane=outlines.plane())
    place = place.moved((box.width - place.box.width - GAP - LEGEND_WIDTH) // 2)
    regions = _regions(arguments, place=place)
    _add_group(shapes, regions, name=NAME, box=place.box)
    legend = _legend_box(box, left=place.box.left + place.box.width + GAP, classes=len(limits) - 1)
    parts = _legend(arguments, has_missing=bool(values["value"].isna().any()), box=legend)
    _add_group(shapes, parts, name=LEGEND_NAME, box=legend)


@dataclass(frozen=True)
class _Part:
    """One shape of a group: where it stands, how it looks, what it says."""

    name: str
    box: Box
    geometry: str = _RECTANGLE
    fill: str = "<a:noFill/>"
    outline: str = "<a:ln><a:noFill/></a:ln>"
    text: str = ""
    color: str = theme.INK
    align: str = "ctr"
    is_bold: bool = False
    alt: str = ""
    turned: int = 0  # 60 000ths of a degree


@dataclass(frozen=True)
class _Place:
    """Where units of the map stand on the slide."""

    plane: Plane
    box: Box
    scale: float

    @classmethod
    def inside(cls, box: Box, *, plane: Plane) -> "_Place":
        """The whole map at the left of a box, as large as it fits."""
        scale = min(box.width / plane.width, box.height / plane.height)
        return cls(plane, box.sized(width=int(scale * plane.width), height=int(scale * plane.height)), scale)

    def moved(self, right: int) -> "_Place":
        left = self.box.left + max(right, 0)
        return _Place(self.plane, Box(left, self.box.top, self.box.width, self.box.height), self.scale)

    def of(self, outline: Outline) -> Box:
        left, top = self.emu(outline.left, outline.top)
        return Box(left, top, round(self.scale * outline.width), round(self.scale * outline.height))

    def emu(self, x: float, y: float) -> tuple[int, int]:
        return round(self.box.left + self.scale * x), round(self.box.top + self.scale * y)


def _regions(arguments: Mapping[str, object], *, place: _Place) -> list[_Part]:
    """The outlines, the chosen one over its neighbours, then the values over them all."""
    values, limits, chosen = arguments["values"], arguments["limits"], arguments["chosen"]
    held = values[values["region_id"].isin(place.plane.regions)]
    held = held.sort_values("region_id", key=lambda codes: codes == chosen, kind="stable")
    points = maps.label_places(arguments["outlines"])
    rows = list(held.itertuples())
    shown = [_region(row, limits=limits, place=place, is_chosen=row.region_id == chosen) for row in rows]
    values_over = [
        _value(row, at=points[row.region_id], limits=limits, place=place, is_chosen=row.region_id == chosen)
        for row in rows
    ]
    return [*shown, *values_over]


def _region(row: object, *, limits: Sequence[float], place: _Place, is_chosen: bool) -> _Part:
    outline = place.plane.regions[row.region_id]
    border = theme.INK if is_chosen else theme.MISSING if math.isnan(row.value) else theme.GROUND
    return _Part(
        name=texts.plain(row.region_label),
        box=place.of(outline),
        geometry=_path(outline),
        fill=_fill(row.value, limits=limits),
        outline=_line(border, points=2.25 if is_chosen else 0.75),
        alt=french(f"{texts.plain(row.region_label)} : {texts.plain(row.value_text)}"),
    )


def _value(
    row: object, *, at: tuple[float, float], limits: Sequence[float], place: _Place, is_chosen: bool
) -> _Part:
    """The value centred on its point; at the left of it where the point is in the sea."""
    x, y = place.plane.at(*at)
    is_beside = x < place.plane.regions[row.region_id].left
    x, y = place.emu(x, y)
    left = x - (LABEL_WIDTH if is_beside else LABEL_WIDTH // 2)
    return _Part(
        name=french(f"Valeur : {texts.plain(row.region_label)}"),
        box=Box(left, y - LABEL_HEIGHT // 2, LABEL_WIDTH, LABEL_HEIGHT),
        text=texts.plain(row.map_text),
        color=maps.text_color(row, limits=limits),
        align="r" if is_beside else "ctr",
        is_bold=is_chosen,
    )


def _legend_box(box: Box, *, left: int, classes: int) -> Box:
    """The scale, its ends half a line inside, and the line of what is missing."""
    height = min(STEP * classes, int(box.height * TALLEST_SCALE)) + 2 * LABEL_HEIGHT + SWATCH
    return Box(left, box.top + max(0, (box.height - height) // 3), LEGEND_WIDTH, min(height, box.height))


def _legend(arguments: Mapping[str, object], *, has_missing: bool, box: Box) -> list[_Part]:
    """The classes one above the other with their limits, France at its height, and what is missing."""
    limits, reference = arguments["limits"], arguments["reference"]
    scale = Box(
        box.left + LIMIT_WIDTH + PADDING,
        box.top + LABEL_HEIGHT // 2,
        SWATCH,
        box.height - 2 * LABEL_HEIGHT - SWATCH,
    )
    parts = [*_classes(limits, scale=scale), *_limits(arguments["limit_texts"], scale=scale)]
    if has_missing:
        parts += _missing(scale)
    if reference is not None:
        parts += _reference(reference, limits=limits, scale=scale)
    return parts


def _classes(limits: Sequence[float], *, scale: Box) -> Iterator[_Part]:
    step = scale.height / (len(limits) - 1)
    for place, limit in enumerate(limits[:-1]):
        top = scale.top + scale.height - round((place + 1) * step)
        yield _Part(
            name=f"Classe {place + 1}",
            box=Box(scale.left, top, scale.width, round(step)),
            fill=_fill(limit, limits=limits),
            outline=_line(theme.LINE),
        )


def _limits(written: Sequence[str], *, scale: Box) -> Iterator[_Part]:
    step = scale.height / (len(written) - 1)
    for place, text in enumerate(written):
        middle = scale.top + scale.height - round(place * step)
        left, top = scale.left - PADDING - LIMIT_WIDTH, middle - LABEL_HEIGHT // 2
        yield _Part(
            name=f"Limite {place + 1}",
            box=Box(left, top, LIMIT_WIDTH, LABEL_HEIGHT),
            text=texts.plain(text),
            color=theme.MUTED,
            align="r",
        )


def _missing(scale: Box) -> list[_Part]:
    top = scale.top + scale.height + LABEL_HEIGHT
    words = Box(scale.left + SWATCH + PADDING, top, REFERENCE_WIDTH, SWATCH)
    return [
        _Part(
            name="Valeur absente",
            box=Box(scale.left, top, SWATCH, SWATCH),
            fill=_fill(math.nan, limits=()),
            outline=_line(theme.MISSING),
        ),
        _Part(
            name="Valeur absente, en mots", box=words, text=french("non publié"), color=theme.MUTED, align="l"
        ),
    ]


def _reference(reference: maps.Reference, *, limits: Sequence[float], scale: Box) -> list[_Part]:
    """A mark at the height of the value and its words, both kept beside the scale."""
    part = (min(max(reference.value, limits[0]), limits[-1]) - limits[0]) / (limits[-1] - limits[0])
    middle = scale.top + scale.height - round(part * scale.height)
    mark = Box(scale.left + SWATCH + PADDING // 2, middle - MARK // 2, MARK, MARK)
    words = Box(mark.left + MARK + PADDING, middle - REFERENCE_HEIGHT // 2, REFERENCE_WIDTH, REFERENCE_HEIGHT)
    said = french(f"{texts.plain(reference.label)} : {texts.plain(reference.text)}")
    ink = f"<a:solidFill>{_color(theme.INK)}</a:solidFill>"
    return [
        _Part(name="Repère", box=mark, geometry=_TRIANGLE, fill=ink, turned=_POINTING_LEFT),
        _Part(name="Repère, en mots", box=words, text=said, align="l", is_bold=True),
    ]


def _add_group(shapes: object, parts: Sequence[_Part], *, name: str, box: Box) -> None:
    """Shapes that keep the coordinates of the slide, under one name in its selection pane."""
    first = shapes._next_shape_id
    inside = "".join(_shape_xml(part, shape_id=first + number) for number, part in enumerate(parts, start=1))
    place = f"{_corner('off', box)}{_size('ext', box)}{_corner('chOff', box)}{_size('chExt', box)}"
    group = parse_xml(
        f'<p:grpSp {nsdecls("p", "a")}><p:nvGrpSpPr><p:cNvPr id="{first}" name={quoteattr(name)}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}</a:xfrm></p:grpSpPr>"
        f"{inside}</p:grpSp>"
    )
    shapes._spTree.insert_element_before(group, "p:extLst")
    group.recalculate_extents()


def _shape_xml(part: _Part, *, shape_id: int) -> str:
    turned = f' rot="{part.turned}"' if part.turned else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(part.name)} descr={quoteattr(part.alt)}/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f"<a:xfrm{turned}>{_corner('off', part.box)}{_size('ext', part.box)}</a:xfrm>"
        f"{part.geometry}{part.fill}{part.outline}</p:spPr>{_text_xml(part)}</p:sp>"
    )


def _text_xml(part: _Part) -> str:
    said = (
        f'<a:r><a:rPr lang="fr-FR" sz="{texts.BODY * 100}" b="{int(part.is_bold)}">'
        f"<a:solidFill>{_color(part.color)}</a:solidFill></a:rPr><a:t>{escape(part.text)}</a:t></a:r>"
        if part.text
        else ""
    )
    return (
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{part.align}"/>{said}</a:p></p:txBody>'
    )


def _path(outline: Outline) -> str:
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{outline.path}</a:pathLst></a:custGeom>'
    )


def _fill(value: float, *, limits: Sequence[float]) -> str:
    """The colour of the value's class; hatching, as on the screen's tiles, where there is none."""
    if not math.isnan(value):
        return f"<a:solidFill>{_color(maps.shades(limits)[maps.class_of(value, limits)])}</a:solidFill>"
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_color(theme.LINE)}</a:fgClr>'
        f"<a:bgClr>{_color(theme.GROUND)}</a:bgClr></a:pattFill>"
    )


def _line(color: str, *, points: float = 0.75) -> str:
    return f'<a:ln w="{Pt(points)}"><a:solidFill>{_color(color)}</a:solidFill></a:ln>'


def _color(color: str) -> str:
    return f'<a:srgbClr val="{color.removeprefix("#").upper()}"/>'


def _corner(tag: str, box: Box) -> str:
    return f'<a:{tag} x="{box.left}" y="{box.top}"/>'


def _size(tag: str, box: Box) -> str:
    return f'<a:{tag} cx="{box.width}" cy="{box.height}"/>'
