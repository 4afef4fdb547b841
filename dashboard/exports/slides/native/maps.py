"""Maps: one rate a region becomes editable shapes, one a region, with the classes and France in a legend."""

import math
from collections.abc import Iterator, Mapping, Sequence

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard import geography, theme
from dashboard.charts import maps
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, texts
from dashboard.labels import french

LEGEND_WIDTH = Pt(190)
SWATCH = Pt(16)
LABEL_WIDTH, LABEL_HEIGHT = Pt(52), Pt(18)

# Lambert conformal conic of the French national maps: parallels 44 and 49, meridian 3.
_PARALLELS, _MERIDIAN, _ORIGIN = (44.0, 49.0), 3.0, 46.5

Point = tuple[float, float]


def draw(shapes: object, arguments: Mapping[str, object], *, box: Box) -> None:
    """The regions in one group, named and described each, then the legend.

    Args:
        arguments: those of `dashboard.charts.maps.region_map`.
    """
    values, limits = arguments["values"], arguments["limits"]
    outlines = _projected(geography.region_outlines(geography.SMALL_OUTLINES))
    places = maps.label_places(arguments["outlines"])
    place = _Placed(outlines, box=box.sized(width=box.width - LEGEND_WIDTH - Pt(12)))
    group = shapes.add_group_shape()
    group.name = french("Carte des régions")
    for row in values.itertuples():
        if row.region_id in outlines:
            shape = _region(group.shapes, outlines[row.region_id], place=place)
            _fill(shape, row, limits=limits, is_chosen=row.region_id == arguments["chosen"])
    for row in values.itertuples():
        if row.region_id in outlines:
            _write_value(group.shapes, row, at=places[row.region_id], place=place, limits=limits)
    _legend(
        shapes,
        arguments,
        has_missing=bool(values["value"].isna().any()),
        box=box.beside(box.width - LEGEND_WIDTH).sized(width=LEGEND_WIDTH),
    )


class _Placed:
    """Turns projected points into EMU: the whole map inside a box, as large as it fits, at its left."""

    def __init__(self, outlines: Mapping[str, list[list[Point]]], *, box: Box) -> None:
        points = [point for rings in outlines.values() for ring in rings for point in ring]
        self.left, self.right = min(x for x, _ in points), max(x for x, _ in points)
        self.bottom, self.top = min(y for _, y in points), max(y for _, y in points)
        self.scale = min(box.width / (self.right - self.left), box.height / (self.top - self.bottom))
        spare = box.width - self.scale * (self.right - self.left)
        self.box = Box(box.left + int(spare / 2), box.top, box.width, box.height)

    def emu(self, point: Point) -> tuple[int, int]:
        x = self.box.left + self.scale * (point[0] - self.left)
        return round(x), round(self.box.top + self.scale * (self.top - point[1]))


def _projected(outlines: Mapping[str, object]) -> dict[str, list[list[Point]]]:
    return {
        feature["id"]: [[_project(lon, lat) for lon, lat in ring] for ring in _rings(feature["geometry"])]
        for feature in outlines["features"]
    }


def _rings(geometry: Mapping[str, object]) -> Iterator[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield from polygon


def _project(lon: float, lat: float) -> Point:
    """Longitude and latitude in degrees to the plane (Snyder 1987, equations 15-1 to 15-3)."""
    first, second = (math.radians(parallel) for parallel in _PARALLELS)
    n = math.log(math.cos(first) / math.cos(second)) / math.log(_half(second) / _half(first))
    f = math.cos(first) * _half(first) ** n / n
    rho, rho_origin = (f / _half(math.radians(at)) ** n for at in (lat, _ORIGIN))
    theta = n * math.radians(lon - _MERIDIAN)
    return rho * math.sin(theta), rho_origin - rho * math.cos(theta)


def _half(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def _region(shapes: object, rings: Sequence[Sequence[Point]], *, place: _Placed) -> object:
    """One shape of all the rings of a region: its mainland, its islands, its enclaves."""
    first, *others = ([place.emu(point) for point in ring] for ring in rings)
    builder = shapes.build_freeform(*first[0], scale=1.0)
    builder.add_line_segments(first[1:], close=True)
    for ring in others:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    return builder.convert_to_shape()


def _fill(shape: object, row: object, *, limits: Sequence[float], is_chosen: bool) -> None:
    shape.name = str(row.region_label)
    frames.describe(shape, french(f"{row.region_label} : {row.value_text}"))
    shape.shadow.inherit = False
    _paint(shape, row.value, limits=limits)
    shape.line.color.rgb = texts.rgb(theme.INK if is_chosen else theme.GROUND)
    shape.line.width = Pt(2.25 if is_chosen else 0.75)


def _paint(shape: object, value: float, *, limits: Sequence[float]) -> None:
    if math.isnan(value):
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = texts.rgb(theme.MISSING)
        shape.fill.back_color.rgb = texts.rgb(theme.GROUND)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = texts.rgb(maps.shades(limits)[maps.class_of(value, limits)])


def _write_value(shapes: object, row: object, *, at: Point, place: _Placed, limits: Sequence[float]) -> None:
    x, y = place.emu(_project(*at))
    box = Box(x - LABEL_WIDTH // 2, y - LABEL_HEIGHT // 2, LABEL_WIDTH, LABEL_HEIGHT)
    _text(shapes, str(row.map_text), box=box, color=maps.text_color(row, limits=limits))


def _text(shapes: object, text: str, *, box: Box, color: str, align: PP_ALIGN = PP_ALIGN.CENTER) -> None:
    frame = shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    texts.set_run(paragraph, text, style=texts.Style(color=color))


def _legend(shapes: object, arguments: Mapping[str, object], *, has_missing: bool, box: Box) -> None:
    """One line a class from the highest down, then what is missing, then France."""
    limits, written, reference = arguments["limits"], arguments["limit_texts"], arguments["reference"]
    classes = list(zip(written[:-1], written[1:], limits[:-1], strict=True))
    top = box.top
    for lower, upper, limit in reversed(classes):
        top = _legend_line(shapes, french(f"de {lower} à {upper}"), limit, limits=limits, box=box, top=top)
    if has_missing:
        top = _legend_line(shapes, "non publié", math.nan, limits=limits, box=box, top=top)
    if reference is not None:
        line = Box(box.left, top + SWATCH // 2, box.width, 2 * LABEL_HEIGHT)
        said = french(f"{reference.label} : {reference.text}")
        _text(shapes, said, box=line, color=theme.INK, align=PP_ALIGN.LEFT)


def _legend_line(
    shapes: object, text: str, value: float, *, limits: Sequence[float], box: Box, top: int
) -> int:
    swatch = shapes.add_shape(MSO_SHAPE.RECTANGLE, box.left, top, SWATCH, SWATCH)
    swatch.name, swatch.shadow.inherit = french(f"Légende : {text}"), False
    swatch.line.color.rgb = texts.rgb(theme.LINE)
    swatch.line.width = Pt(0.75)
    _paint(swatch, value, limits=limits)
    frames.describe(swatch, "")
    line = Box(box.left + SWATCH + Pt(8), top, box.width - SWATCH - Pt(8), SWATCH)
    _text(shapes, text, box=line, color=theme.INK, align=PP_ALIGN.LEFT)
    return top + SWATCH + Pt(8)
