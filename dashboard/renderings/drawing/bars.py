"""Bars: one bar a row on the whole axis of its measure, its name above and its value at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts.spec import Bars, Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.columns import Columns, column_height, columns, head_asides, write_columns
from dashboard.renderings.drawing.key import write_key
from dashboard.renderings.drawing.marks import (
    Point,
    by_series,
    fill,
    intervals,
    is_paler,
    opacity,
    pattern,
    symbols,
    text_fill,
    touch,
)
from dashboard.renderings.drawing.parts import Block, Drawing, Place, Run, Strokes
from dashboard.renderings.drawing.reference import write_reference
from dashboard.renderings.drawing.sheet import SMALL_LINE, Sheet, Style, tick_texts

BAR, BETWEEN, SPACE = 17, 4, 7
OVER = 2  # ticks and the line of France run over the bar on both sides
INTERVAL = 9  # pixels under a bar that its interval takes
CAP = 2.5
TEXT_GAP = 6
EDGE = 2  # pixels beside the bars: their ticks end with the axis
ROOM = 2  # pixels beyond the axis that a value may take
LINE_SHAPES = ("tick", "line")


def bars(chart: Bars, style: Style) -> Drawing:
    """One panel under the other; a second mark of a row is a tick on its bar."""
    places = columns(chart, margin=EDGE)
    sheet = Sheet(chart, style, left=EDGE, right=places.width, low=chart.axis.low, high=chart.axis.high)
    write_key(sheet)
    _head(sheet, places)
    rows = [_row(sheet, places, number, row) for number, row in sheet.rows()]
    sheet.ticks(tick_texts(chart.axis), is_flush=True)
    sheet.layers += touch(chart, ((row.row, row.top, row.bottom) for row in rows))
    sheet.layers += [*_tracks(rows, chart), *_reference_line(sheet, rows)]
    points = [point for row in rows for point in row.bars]
    sheet.layers += [_bar(point, sheet) for point in by_series(sheet, points)]
    sheet.layers += intervals(points, down=BAR / 2 + OVER + CAP, cap=CAP)
    sheet.layers += symbols([point for row in rows for point in row.ticks], sheet, size=BAR)
    return sheet.drawing()


@dataclass(frozen=True)
class _Drawn:
    """A row where it is drawn: its bars and ticks, and the pixels that it takes."""

    row: Row
    bars: tuple[Point, ...]
    ticks: tuple[Point, ...]
    top: float
    zone: float  # where its marks begin
    bottom: float


def _row(sheet: Sheet, places: Columns, number: int, row: Row) -> _Drawn:
    top = sheet.y
    sheet.label(row, number)
    zone = sheet.y
    points = [_point(sheet, row, number, mark) for mark in row.known]
    bars = [point for point in points if point.series.shape not in LINE_SHAPES]
    first = zone + OVER + BAR / 2
    bars = [_at(point, first + place * (BAR + BETWEEN)) for place, point in enumerate(bars)]
    ticks = [_at(point, first) for point in points if point.series.shape in LINE_SHAPES]
    high = max(1, len(bars)) * (BAR + BETWEEN) - BETWEEN
    extra = INTERVAL if any(point.mark.interval for point in bars) else 0
    extra = max(extra, _texts(sheet, bars, ticks))
    write_columns(sheet, places, row, number, y=zone + OVER + high / 2)
    sheet.y = zone + max(2 * OVER + high + extra, column_height(sheet.chart, row)) + SPACE
    return _Drawn(row, tuple(bars), tuple(ticks), top, zone, sheet.y)


def _point(sheet: Sheet, row: Row, number: int, mark: Mark) -> Point:
    return Point(mark, sheet.chart.series_of(mark), row, number, mark.value, 0)


def _at(point: Point, y: float) -> Point:
    return Point(point.mark, point.series, point.row, point.number, point.x, y)


Span = tuple[float, float]


@dataclass(frozen=True)
class _Spot:
    """A place for a value: some pixels from a place of the axis, and what it covers of the narrowest plot."""

    value: float
    shift: float
    is_inside: bool
    span: Span


def _texts(sheet: Sheet, bars: Sequence[Point], ticks: Sequence[Point]) -> float:
    """Write the values; pixels that those without room beside their mark take under the bar."""
    uprights = [point.x for point in ticks] + ([sheet.chart.reference.value] if sheet.chart.reference else [])
    covered = [(sheet.px(min(0, point.x)), sheet.px(max(0, point.x))) for point in bars]
    for point in bars:
        spot = _spot(sheet, point, uprights)
        covered.append(spot.span)
        color = _inside_color(point, sheet) if spot.is_inside else text_fill(point, sheet)
        _write(sheet, point, spot, color=color)
    return max((_tick_text(sheet, point, bars, covered, uprights) for point in ticks), default=0)


def _spot(sheet: Sheet, point: Point, uprights: Sequence[float]) -> _Spot:
    """Inside the end of a bar that holds its value, else after it, else beyond what is there."""
    wide = letters.width(point.mark.written, size=theme.BODY, is_bold=True)
    side = -1 if point.x < 0 else 1
    inner = [value for value in (point.x, *uprights) if _holds(sheet, point, value, wide)]
    inside = [_beside(sheet, value, wide, side=-side, is_inside=True) for value in inner]
    beyond = [value for value in uprights if side * value > side * point.x]
    outside = [_beside(sheet, value, wide, side=side) for value in (point.x, *beyond)]
    spots = [*inside[:1], *outside, *inside[1:]]
    return next((spot for spot in spots if _is_clear(sheet, spot, uprights)), (*inside, *outside)[0])


def _holds(sheet: Sheet, point: Point, value: float, wide: float) -> bool:
    """Whether a solid bar holds a text that ends at a value."""
    is_solid = point.series.shape in ("bar", "mark") and not point.mark.is_hollow
    is_under = 0 <= value <= point.x or point.x <= value <= 0
    return is_solid and is_under and abs(sheet.px(value) - sheet.px(0)) >= wide + 2 * TEXT_GAP


def _beside(sheet: Sheet, value: float, wide: float, *, side: int, is_inside: bool = False) -> _Spot:
    near = sheet.px(value) + side * TEXT_GAP
    return _Spot(
        value, side * TEXT_GAP, is_inside, (min(near, near + side * wide), max(near, near + side * wide))
    )


def _is_clear(sheet: Sheet, spot: _Spot, uprights: Sequence[float]) -> bool:
    low, high = spot.span
    is_within = low >= -sheet.left and high <= sheet.plot + ROOM
    return is_within and not any(low - 4 < sheet.px(value) < high + 4 for value in uprights)


def _inside_color(point: Point, sheet: Sheet) -> str:
    if is_paler(point, sheet):
        return theme.INK
    return theme.ON_MARK if point.mark.is_muted else theme.text_color(point.series.role)


def _tick_text(
    sheet: Sheet,
    point: Point,
    bars: Sequence[Point],
    covered: Sequence[Span],
    uprights: Sequence[float],
) -> float:
    """Write the value of a tick after it, or under the bar where something else stands there."""
    wide = letters.width(point.mark.written, size=theme.BODY, is_bold=True)
    spot = _beside(sheet, point.x, wide, side=1)
    others = [value for value in uprights if value != point.x]
    is_free = not any(low < spot.span[1] and spot.span[0] < high for low, high in covered)
    if is_free and _is_clear(sheet, spot, others):
        _write(sheet, point, spot, color=text_fill(point, sheet))
        return 0
    below = _at(point, max([point.y, *(bar.y for bar in bars)]) + BAR / 2 + OVER + 9)
    left, right = sheet.px(point.x) - wide / 2, sheet.px(point.x) + wide / 2
    shift = max(0, -sheet.left - left) - max(0, right - sheet.plot - ROOM)
    _write(
        sheet,
        below,
        _Spot(point.x, shift, False, (left, right)),
        color=text_fill(point, sheet),
        anchor="center",
    )
    return SMALL_LINE + OVER


def _write(sheet: Sheet, point: Point, spot: _Spot, *, color: str, anchor: str = "") -> None:
    sheet.write(
        Run((point.mark.written,), is_bold=True),
        y=point.y,
        at=Place("x", spot.value, spot.shift),
        kind="value",
        anchor=anchor or ("right" if spot.shift < 0 else "left"),
        color=color,
        subjects=(point.subject(sheet.chart),),
    )


def _head(sheet: Sheet, places: Columns) -> None:
    """The name of the line that all bars are read against and of the column of asides, on one line."""
    reference = sheet.chart.reference
    has_asides = head_asides(sheet, places)
    if reference is not None:
        write_reference(sheet, reference)
    elif has_asides:
        sheet.y += SMALL_LINE + 4


def _reference_line(sheet: Sheet, rows: Sequence[_Drawn]) -> list[Strokes]:
    """The line across each bar, never through a name."""
    reference = sheet.chart.reference
    if reference is None or not rows:
        return []
    spans = [[(reference.value, row.zone), (reference.value, row.bottom - SPACE)] for row in rows]
    return [Strokes(spans, theme.INK, 2)]


def _tracks(rows: Sequence[_Drawn], chart: Bars) -> list[Block]:
    """The whole axis behind each bar, so that a share reads against its whole."""
    places = [y for row in rows for y in [point.y for point in row.bars] or [row.zone + OVER + BAR / 2]]
    low, length = chart.axis.low, chart.axis.high - chart.axis.low
    return [Block(low, length, y, BAR, theme.GRID) for y in places]


def _bar(point: Point, sheet: Sheet) -> Block:
    color, filled = fill(point), pattern(point.series)
    is_strong, is_hollow = point.row.is_strong, point.mark.is_hollow
    outline = (theme.INK if is_strong else color), 2 * (is_strong or is_hollow)
    return Block(
        0,
        point.x,
        point.y,
        BAR,
        theme.GROUND if is_hollow or filled else color,
        point.subject(sheet.chart),
        *((filled.color, 1) if filled else outline),
        opacity(point, sheet),
        filled,
    )
