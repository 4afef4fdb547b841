"""Marks: marks of a specification become points with their colours and what is said when they are touched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts.spec import Chart, Mark, Row, Series
from dashboard.observations import Interval
from dashboard.renderings.drawing.parts import Area, Pattern, Strokes, Subject, Symbol
from dashboard.renderings.drawing.sheet import Sheet

PALER = 0.4
PATTERNS = {"hatched": "/", "dotted": "."}
HATCH, SOLIDITY = 6, 0.25  # pixels between the lines of a pattern, and how much of it they cover


@dataclass(frozen=True)
class Point:
    """One mark where it is drawn."""

    mark: Mark
    series: Series
    row: Row
    number: int  # of the row in the chart
    x: float
    y: float

    def subject(self, chart: Chart) -> Subject:
        return subject(chart, self.series, self.row, self.number, self.mark)


def subject(chart: Chart, series: Series, row: Row, number: int, mark: Mark) -> Subject:
    """What ties a part to a mark: its place, its figure, and its value, whose it is and more when touched."""
    place = next(place for place, one in enumerate(row.marks) if one is mark)
    named = ", ".join(part for part in (series.label, mark.when) if part)
    lines = dict.fromkeys(line for line in (named, row.label, *mark.details) if line)
    code = row.code if chart.picks else ""
    return Subject(f"{number}.{place}", mark.figure_id, series.label, (mark.written, *lines), code)


def by_series(sheet: Sheet, points: Iterable[Point]) -> list[Point]:
    """Points in the order of the key: those of one series lie together."""
    order = {one.code: place for place, one in enumerate(sheet.chart.series)}
    return sorted(points, key=lambda point: order[point.series.code])


def is_paler(point: Point, sheet: Sheet) -> bool:
    """Whether another mark, or the row of another, is the one that the title is about."""
    if not sheet.style.is_emphasised or point.mark.is_strong or point.row.is_strong:
        return False
    return any(mark.is_strong for mark in sheet.chart.marks) or any(row.is_strong for row in sheet.chart.rows)


def fill(point: Point) -> str:
    """Colour of a mark: grey where its base is too small."""
    return theme.MISSING if point.mark.is_muted else theme.color(point.series.role)


def text_fill(point: Point, sheet: Sheet) -> str:
    """Colour of the value beside a mark."""
    return theme.MUTED if is_paler(point, sheet) else fill(point)


def opacity(point: Point, sheet: Sheet) -> float:
    return PALER if is_paler(point, sheet) else 1


def symbols(
    points: Iterable[Point], sheet: Sheet, *, size: int, is_line: bool | None = None, plot: int = 0
) -> list[Symbol]:
    """Marks with the colour and the shape of their series: hollow where they stand apart.

    Args:
        is_line: whether they are short uprights; told from the series where it is not said.
        plot: whose values their heights are, none for pixels.
    """
    return [
        _upright(point, sheet, size=size, plot=plot)
        if (is_upright(point.series) if is_line is None else is_line)
        else _symbol(point, sheet, size=size, plot=plot)
        for point in by_series(sheet, points)
    ]


def _symbol(point: Point, sheet: Sheet, *, size: int, plot: int) -> Symbol:
    shape, color = theme.symbol(point.series.role), fill(point)
    is_open = point.mark.is_hollow or shape.endswith("-open")
    return Symbol(
        point.subject(sheet.chart),
        point.x,
        point.y,
        shape.removesuffix("-open"),
        size + MORE.get(shape, 0) + 3 * point.mark.is_strong,
        theme.GROUND if is_open else color,
        color if is_open else theme.GROUND,
        2.5 if is_open else 1.5,
        opacity(point, sheet),
        plot,
    )


MORE = {"triangle-up": 2, "star": 4, "square": -1}
"""Pixels by which shapes differ at one size, so that none outweighs another."""


def is_upright(series: Series) -> bool:
    """Whether the marks of a series are short uprights across a row."""
    return series.shape in ("tick", "line") or series.role == "reference"


def _upright(point: Point, sheet: Sheet, *, size: int, plot: int) -> Symbol:
    color, pale = fill(point), opacity(point, sheet)
    meant = point.subject(sheet.chart)
    return Symbol(meant, point.x, point.y, "line-ns", size, color, color, 3, pale, plot)


def pattern(series: Series) -> Pattern | None:
    """What a block that is no answer is filled with; None for a solid one."""
    if series.shape not in PATTERNS:
        return None
    return Pattern(PATTERNS[series.shape], theme.color(series.role), HATCH, SOLIDITY)


def intervals(points: Iterable[Point], *, down: float = 0, cap: float) -> list[Strokes]:
    """The intervals of some marks as thin lines between two caps, one part a colour.

    Args:
        down: pixels under the middle of its mark at which each stands.
        cap: half the height of its ends.
    """
    lines: dict[str, list[Sequence[tuple[float, float]]]] = {}
    for point in points:
        if point.mark.interval:
            line = _capped(point.mark.interval, point.y + down, cap=cap)
            lines.setdefault(fill(point), []).append(line)
    return [Strokes(found, color, 1.5) for color, found in lines.items()]


def touch(chart: Chart, rows: Iterable[tuple[Row, float, float]]) -> list[Area]:
    """The whole of each row that a click chooses, unseen: a name is easier to hit than its marks.

    Args:
        rows: with the pixels from the top between which each lies.
    """
    low, length = chart.axis.low, chart.axis.high - chart.axis.low
    return [
        Area(low, length, (top + bottom) / 2, bottom - top, row.code)
        for row, top, bottom in rows
        if chart.picks and row.code
    ]


def _capped(interval: Interval, y: float, *, cap: float) -> list[tuple[float, float]]:
    low, high = interval
    return [(low, y - cap), (low, y + cap), (low, y), (high, y), (high, y - cap), (high, y + cap)]
