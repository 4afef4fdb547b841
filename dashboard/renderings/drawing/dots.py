"""Dots: one line a row from its lowest to its highest mark, values beside them, missing words right of it."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard import theme
from dashboard.charts.spec import Dots, Row
from dashboard.renderings.drawing import letters, placing
from dashboard.renderings.drawing.columns import Columns, column_height, columns, head_asides, write_columns
from dashboard.renderings.drawing.key import write_key
from dashboard.renderings.drawing.marks import Point, intervals, is_upright, symbols, text_fill, touch
from dashboard.renderings.drawing.parts import Drawing, Place, Run, Strokes
from dashboard.renderings.drawing.sheet import RIGHT, Sheet, Style, tick_texts

SIZE = 14
SPACE = 12
LEAST = 15  # pixels above and under the line of a row
CAP = 4
BOLD_MOST = 2  # marks of a row whose values are all in bold


def dots(chart: Dots, style: Style) -> Drawing:
    """Marks of every series on one line a row, under one axis."""
    places = columns(chart)
    sheet = Sheet(chart, style, right=places.width, low=chart.axis.low, high=chart.axis.high)
    write_key(sheet)
    head_asides(sheet, places)
    sheet.ticks(tick_texts(chart.axis))
    drawn = [_row(sheet, places, number, row) for number, row in sheet.rows()]
    sheet.y -= SPACE
    points = [point for row in drawn for point in row.points]
    sheet.layers += touch(chart, ((row.row, row.top, row.bottom) for row in drawn))
    sheet.layers += [_grid(sheet, drawn), _ranges(drawn), *intervals(points, cap=CAP)]
    sheet.layers += symbols(points, sheet, size=SIZE)
    return replace(sheet.drawing(), quiet=tuple(one.label for one in chart.quiet))


class _Drawn:
    """A row where it is drawn: its points, and the pixels that it and its marks take."""

    def __init__(self, row: Row, points: list[Point], *, top: float, zone: float, line: float, bottom: float):
        self.row, self.points = row, points
        self.top, self.zone, self.line, self.bottom = top, zone, line, bottom


def _row(sheet: Sheet, places: Columns, number: int, row: Row) -> _Drawn:
    top = sheet.y
    sheet.label(row, number)
    zone = sheet.y
    known = sorted(row.known, key=lambda mark: mark.value)
    is_bold = len(known) <= BOLD_MOST
    found = _placed(sheet, row, is_bold=is_bold)
    above, under = _reach(found, least=max(LEAST, column_height(sheet.chart, row) / 2))
    line = zone + above
    points = []
    for mark, place in zip(known, found, strict=True):
        point = Point(mark, sheet.chart.series_of(mark), row, number, mark.value, line + place.shift)
        points.append(point)
        _value(sheet, point, place.spot, is_bold=is_bold or mark.is_strong)
    write_columns(sheet, places, row, number, y=line)
    sheet.y = line + under + SPACE
    return _Drawn(row, points, top=top, zone=zone, line=line, bottom=line + under)


def _placed(sheet: Sheet, row: Row, *, is_bold: bool) -> list[placing.Place]:
    known = sorted(row.known, key=lambda mark: mark.value)
    wide = [
        letters.width(mark.written, size=theme.BODY, is_bold=is_bold or mark.is_strong) + 2 for mark in known
    ]
    xs = [sheet.px(mark.value) for mark in known]
    fixed = [is_upright(sheet.chart.series_of(mark)) for mark in known]
    moved = placing.shifts(xs, fixed)
    covered = [
        placing.Box(sheet.px(mark.interval.low) - 2, y - CAP, sheet.px(mark.interval.high) + 2, y + CAP)
        for mark, y in zip(known, moved, strict=True)
        if mark.interval
    ]
    ends = [placing.Box(xs[0], -2, xs[-1], 2)] if len(xs) > 1 else []
    far = float("inf")
    within = placing.Box(-sheet.left, -far, sheet.plot + min(RIGHT, sheet.right), far)
    return placing.beside(xs, wide, moved=moved, within=within, strokes=[*covered, *ends])


def _reach(found: Sequence[placing.Place], *, least: float) -> tuple[float, float]:
    """Pixels that marks and values take above and under the line of their row."""
    ends = [place.shift + end for place in found for end in (-placing.RADIUS, placing.RADIUS)]
    ends += [place.shift + place.spot.dy + end for place in found for end in (-placing.HALF, placing.HALF)]
    return max([least, *(-end for end in ends)]), max([least, *ends])


def _value(sheet: Sheet, point: Point, spot: placing.Spot, *, is_bold: bool) -> None:
    sheet.write(
        Run((point.mark.written,), is_bold),
        y=point.y + spot.dy,
        at=Place("x", point.x, spot.dx),
        kind="value",
        anchor=spot.anchor,
        color=text_fill(point, sheet),
        subjects=(point.subject(sheet.chart),),
    )


def _grid(sheet: Sheet, drawn: Sequence[_Drawn]) -> Strokes:
    """Light uprights at the numbers of the axis, behind the marks of each row and never through its name."""
    ticks = [tick.value for tick in sheet.chart.axis.ticks]
    lines = [[(x, row.zone), (x, row.bottom)] for row in drawn for x in ticks]
    ends = [[(ticks[0], row.line), (ticks[-1], row.line)] for row in drawn if ticks]
    return Strokes([*lines, *ends], theme.GRID, 1)


def _ranges(drawn: Sequence[_Drawn]) -> Strokes:
    """One line a row, from its lowest to its highest mark."""
    lines = [
        [(row.points[0].x, row.line), (row.points[-1].x, row.line)] for row in drawn if len(row.points) > 1
    ]
    return Strokes(lines, theme.LINE, 4)
