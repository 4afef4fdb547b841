"""Maps: regions coloured by class over their key, and overseas regions as tiles below."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dashboard import geography, theme
from dashboard.charts.maps import class_of
from dashboard.charts.spec import Map, Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.columns import ABSENT
from dashboard.renderings.drawing.key import SHAPE
from dashboard.renderings.drawing.marks import Point
from dashboard.renderings.drawing.parts import (
    Block,
    Drawing,
    Pattern,
    Place,
    Region,
    RegionMap,
    RegionText,
    Run,
    Sign,
)
from dashboard.renderings.drawing.reference import write_reference
from dashboard.renderings.drawing.sheet import SMALL_LINE, Sheet, Style, edge

MAP_HEIGHT = 340
EDGE = 21  # pixels beside the key: half of its first and last limit
STRIP = 14
TILE, TILE_GAP, TILES_A_LINE = 52, 4, 3
OUTLINE, CHOSEN_OUTLINE = 0.8, 3
MISSING_FILL = theme.LINE
HATCHING = Pattern("/", theme.LINE, 8, 0.3)
# A region too narrow for its value: it stands beside it, in the sea.
_BESIDE = {"94": (8.45, 42.2)}
_DARK_SHADES = theme.SEQUENTIAL[4:]
_DARK_TEXT, _LIGHT_TEXT = theme.SCALE_TEXT_COLORS["favourable:2"], theme.SCALE_TEXT_COLORS["favourable:1"]


class Spot(NamedTuple):
    """A place of the earth for a value, in the middle of its region or beside it."""

    lon: float
    lat: float
    is_beside: bool


def region_map(chart: Map, style: Style) -> Drawing:
    """The map over its key, and tiles for the regions that it has no outline of."""
    classes = chart.classes
    ends = (classes[0].low, classes[-1].high) if classes else (0.0, 1.0)
    sheet = Sheet(chart, style, left=EDGE, right=EDGE, low=ends[0], high=ends[1])
    numbered = [(number, row) for number, row in enumerate(chart.rows) if row.marks]
    mapped = [(number, row) for number, row in numbered if row.code in label_places()]
    tiles = [(number, row) for number, row in numbered if row.code not in label_places()]
    regions = _map(sheet, mapped) if mapped else None
    if classes:
        _key(sheet)
    if mapped:
        _missing_key(sheet, [mark for _, row in mapped for mark in row.missing])
        _muted_key(sheet, [mark for _, row in mapped for mark in row.known])
    _tiles(sheet, tiles)
    return sheet.drawing(regions=regions)


def shade_text(place: int, count: int) -> str:
    """Colour of a text on a class."""
    return _LIGHT_TEXT if theme.shades(count)[place] in _DARK_SHADES else _DARK_TEXT


@cache
def label_places() -> dict[str, Spot]:
    """Where the value of each region stands: in its middle, or beside it where it is too narrow."""
    found = {}
    for feature in geography.region_outlines()["features"]:
        code, about = feature["id"], feature["properties"]
        lon, lat = _BESIDE.get(code, (about["lon"], about["lat"]))
        found[code] = Spot(lon, lat, code in _BESIDE)
    return found


Numbered = Sequence[tuple[int, Row]]


def _map(sheet: Sheet, mapped: Numbered) -> RegionMap:
    """Regions and their values, and the pixels from the top between which they lie."""
    known = [_point(sheet, number, row, mark) for number, row in mapped for mark in row.known[:1]]
    missing = [_point(sheet, number, row, mark) for number, row in mapped for mark in row.missing[:1]]
    points = sorted([*known, *missing], key=lambda point: point.row.is_strong)  # its outline lies over all
    top, sheet.y = sheet.y, sheet.y + MAP_HEIGHT
    return RegionMap(
        top,
        sheet.y,
        (MISSING_FILL, *theme.shades(len(sheet.chart.classes))),
        tuple(_region(sheet, point) for point in points),
        tuple(_region_text(sheet, point) for point in points),
        theme.SMALL,
    )


def _point(sheet: Sheet, number: int, row: Row, mark: Mark) -> Point:
    return Point(mark, sheet.chart.series_of(mark), row, number, 0, 0)


def _region(sheet: Sheet, point: Point) -> Region:
    fill = _fill(sheet.chart, point.mark, blank=MISSING_FILL)
    return Region(point.subject(sheet.chart), point.row.code, fill, *_outline(point.row))


def _outline(row: Row) -> tuple[str, float]:
    return (theme.INK, CHOSEN_OUTLINE) if row.is_strong else (theme.BORDER, OUTLINE)


def _fill(chart: Map, mark: Mark, *, blank: str) -> str:
    """The colour of the class of a value; `blank` for one in none, or on a base too small."""
    place = _class(chart, mark.value)
    return blank if place is None or mark.is_muted else theme.shades(len(chart.classes))[place]


def _region_text(sheet: Sheet, point: Point) -> RegionText:
    """The value of a region, and a dash for none."""
    place = label_places()[point.row.code]
    color = _text_color(sheet.chart, point, place)
    return RegionText(place.lon, place.lat, _told(point), color, point.row.is_strong, place.is_beside)


def _told(point: Point) -> str:
    return ABSENT if point.mark.value is None else point.mark.written_briefly


def _text_color(chart: Map, point: Point, place: Spot) -> str:
    if point.mark.value is None or point.mark.is_muted or place.is_beside:
        return theme.INK
    return shade_text(class_of(point.mark.value, chart.classes), len(chart.classes))


def _key(sheet: Sheet) -> None:
    """A strip of the classes with their limits, France above it."""
    chart = sheet.chart
    sheet.y += 6
    if chart.reference is not None:
        write_reference(sheet, chart.reference)
    blocks = zip(chart.classes, theme.shades(len(chart.classes)), strict=True)
    sheet.ground += [
        Block(one.low, one.high - one.low, sheet.y + STRIP / 2, STRIP, color) for one, color in blocks
    ]
    sheet.y += STRIP + 2
    limits = [chart.classes[0].low, *(one.high for one in chart.classes)]
    sheet.ticks(list(zip(limits, chart.limit_texts, strict=True)))
    sheet.y += 6


def _missing_key(sheet: Sheet, missing: Sequence[Mark]) -> None:
    """What the grey of the map says, each word once."""
    words = list(dict.fromkeys(mark.written for mark in missing))
    if not words:
        return
    y, sign = sheet.y + SMALL_LINE / 2, Run(("■",), color=MISSING_FILL, size=theme.LARGE)
    sheet.write(sign, y=y, at=edge(EDGE), kind="sign", sign=Sign("bar", SHAPE))
    small = {"size": theme.SMALL, "color": theme.MUTED}
    text = Run((f"{ABSENT} {', '.join(words)}",))
    sheet.write(text, y=y, at=edge(EDGE + 22), kind="absent", **small)
    sheet.y += SMALL_LINE + 10


def _muted_key(sheet: Sheet, known: Sequence[Mark]) -> None:
    """What the sign beside a value in grey says."""
    if any(mark.is_muted and mark.note for mark in known):
        y, text = sheet.y + SMALL_LINE / 2, Run((sheet.style.words.charts.WEAK_KEY,))
        sheet.write(text, y=y, at=edge(EDGE), kind="note", size=theme.SMALL, color=theme.MUTED)
        sheet.y += SMALL_LINE + 10


def _tiles(sheet: Sheet, tiles: Numbered) -> None:
    """One tile a region, three a line: name, value, and the colour of its class where it has one."""
    if not tiles:
        return
    headings = [panel.heading for panel in sheet.chart.panels[1:] if panel.heading]
    for heading in headings:
        text = Run((heading,), is_bold=True)
        sheet.write(text, y=sheet.y, at=edge(EDGE), kind="heading", base="top")
        sheet.y += letters.height(1, size=theme.BODY) + 4
    points = [_tile(sheet, place, number, row) for place, (number, row) in enumerate(tiles)]
    for is_known in (True, False):
        alike = [point for point in points if (point.mark.value is not None) is is_known]
        sheet.layers += [_block(sheet, point) for point in alike]
    sheet.y += (TILE + TILE_GAP) * (1 + (len(tiles) - 1) // TILES_A_LINE)


def _tile(sheet: Sheet, place: int, number: int, row: Row) -> Point:
    """Where a tile lies, its texts written: its middle and its left end."""
    step = (sheet.high - sheet.low) / TILES_A_LINE
    left = sheet.low + step * (place % TILES_A_LINE)
    y = sheet.y + TILE / 2 + (TILE + TILE_GAP) * (place // TILES_A_LINE)
    mark = row.marks[0]
    point = Point(mark, sheet.chart.series_of(mark), row, number, left, y)
    middle = {
        "at": Place("x", left + step * 0.49),
        "anchor": "center",
        "color": _tile_text(sheet.chart, mark),
    }
    name = Run((row.label,), row.is_strong)
    sheet.write(name, y=y - 11, kind="label", size=theme.SMALL, row=number, **middle)
    is_missing = mark.value is None
    text = Run((f"{ABSENT} {mark.written}" if is_missing else mark.written,), is_bold=not is_missing)
    kind, subjects = "missing" if is_missing else "value", (point.subject(sheet.chart),)
    sheet.write(text, y=y + 10, kind=kind, subjects=subjects, **middle)
    return point


def _class(chart: Map, value: float | None) -> int | None:
    return None if value is None else class_of(value, chart.classes)


def _tile_text(chart: Map, mark: Mark) -> str:
    place = None if mark.is_muted else _class(chart, mark.value)
    return theme.INK if place is None else shade_text(place, len(chart.classes))


def _block(sheet: Sheet, point: Point) -> Block:
    length = (sheet.high - sheet.low) / TILES_A_LINE * 0.98
    fill = _fill(sheet.chart, point.mark, blank=theme.GROUND)
    filled = HATCHING if point.mark.value is None else None
    meant, outline = point.subject(sheet.chart), _outline(point.row)
    return Block(point.x, length, point.y, TILE, fill, meant, *outline, pattern=filled)
