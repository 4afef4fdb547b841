"""Marks: marks of a specification become the points of Plotly's traces, each with its own identifier."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import theme
from dashboard.charts.spec import Chart, Mark, Row, Series
from dashboard.observations import Interval
from dashboard.renderings.plotly import letters
from dashboard.renderings.plotly.sheet import HOVER_WIDTH, UNSEEN, Json, Sheet, strokes

PALER = 0.4


@dataclass(frozen=True)
class Point:
    """One mark where it is drawn."""

    mark: Mark
    series: Series
    row: Row
    number: int  # of the row in the chart
    x: float
    y: float

    @property
    def address(self) -> str:
        return address(self.row, self.number, self.mark)


def address(row: Row, number: int, mark: Mark) -> str:
    """Row and place of a mark in the chart: « 3.1 », what ties its texts to it."""
    return f"{number}.{next(place for place, one in enumerate(row.marks) if one is mark)}"


def link(row: Row, number: int, mark: Mark) -> str:
    """« 3.1=figure »: what ties a text that stands for a mark to it, and to the passport of its figure."""
    return f"{address(row, number, mark)}={mark.figure_id}"


def traces(sheet: Sheet, points: Iterable[Point], look: Callable[[Sequence[Point]], Json]) -> Iterator[Json]:
    """One trace a series and, where marks have no figure or share one, another without or beside it.

    Plotly joins the points of a trace that share an identifier, a blank one included.

    Args:
        look: of some points of one series, what makes them dots, bars or segments.
    """
    order = {one.code: place for place, one in enumerate(sheet.chart.series)}
    ordered = sorted(points, key=lambda point: order[point.series.code])
    for _, group in groupby(ordered, key=lambda point: point.series.code):
        for alike in unique(list(group)):
            yield _common(alike, sheet.chart) | look(alike)


def unique(points: Sequence[Point]) -> list[list[Point]]:
    """Lists in which no two points share an identifier, those without any in a list of their own."""
    lists: dict[int, list[Point]] = {}
    seen: dict[str, int] = {}
    for point in points:
        figure_id = point.mark.figure_id
        seen[figure_id] = seen.get(figure_id, 0) + 1
        lists.setdefault(seen[figure_id] if figure_id else 0, []).append(point)
    return list(lists.values())


def _common(points: Sequence[Point], chart: Chart) -> Json:
    ids = [point.mark.figure_id for point in points]
    codes = [point.row.code for point in points]
    return {
        "name": points[0].series.label,
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "hovertext": [hover(point) for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": [point.address for point in points],
        **({"ids": ids} if all(ids) else {}),
        **({"customdata": codes} | STEADY if chart.picks and any(codes) else {}),
    }


STEADY: Json = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""Plotly fades what a click did not select; the page draws the choice itself."""


def hover(point: Point) -> str:
    """The value, whose it is, and more lines when touched."""
    named = ", ".join(part for part in (point.series.label, point.mark.when) if part)
    lines = dict.fromkeys(line for line in (named, point.row.label, *point.mark.details) if line)
    broken = [part for line in lines for part in letters.wrapped(line, most=HOVER_WIDTH, size=theme.BODY)]
    return "<br>".join([letters.bold(letters.written(point.mark.written)), letters.written(*broken)])


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


def opacities(points: Sequence[Point], sheet: Sheet) -> list[float]:
    return [PALER if is_paler(point, sheet) else 1 for point in points]


def symbols(points: Sequence[Point], sheet: Sheet, *, size: int, is_line: bool | None = None) -> Json:
    """Markers with the colour and the shape of their series: hollow where they stand apart.

    Args:
        is_line: whether they are short uprights; told from the series where it is not said.
    """
    symbol = theme.symbol(points[0].series.role)
    if is_line if is_line is not None else is_upright(points[0].series):
        return _uprights(points, sheet, size=size)
    colors = [fill(point) for point in points]
    hollow = [point.mark.is_hollow or symbol.endswith("-open") for point in points]
    pairs = list(zip(colors, hollow, strict=True))
    return {
        "symbol": symbol.removesuffix("-open"),
        "size": [size + _MORE.get(symbol, 0) + 3 * point.mark.is_strong for point in points],
        "color": [theme.GROUND if is_open else color for color, is_open in pairs],
        "opacity": opacities(points, sheet),
        "line": {
            "color": [color if is_open else theme.GROUND for color, is_open in pairs],
            "width": [2.5 if is_open else 1.5 for is_open in hollow],
        },
    }


_MORE = {"triangle-up": 2, "star": 4, "square": -1}
"""Pixels by which Plotly's shapes differ at one size, so that none outweighs another."""


def is_upright(series: Series) -> bool:
    """Whether the marks of a series are short uprights across a row."""
    return series.shape in ("tick", "line") or series.role == "reference"


def _uprights(points: Sequence[Point], sheet: Sheet, *, size: int) -> Json:
    colors = [fill(point) for point in points]
    return {
        "symbol": "line-ns",
        "size": size,
        "color": colors,
        "opacity": opacities(points, sheet),
        "line": {"color": colors, "width": 3},
    }


def pattern(series: Series) -> Json:
    """What a block that is no answer is filled with, as a part of its marker; nothing for a solid one."""
    if series.shape not in ("hatched", "dotted"):
        return {}
    color = theme.color(series.role)
    shape = "/" if series.shape == "hatched" else "."
    look = {"shape": shape, "fgcolor": color, "bgcolor": theme.GROUND, "fillmode": "replace", "size": 6}
    return {"pattern": look | {"solidity": 0.25}, "color": theme.GROUND, "line": {"color": color, "width": 1}}


def intervals(points: Iterable[Point], *, down: float = 0, cap: float) -> list[Json]:
    """The intervals of some marks as thin lines between two caps, one trace a colour.

    Args:
        down: pixels under the middle of its mark at which each stands.
        cap: half the height of its ends.
    """
    lines: dict[str, list[list[tuple[float, float]]]] = {}
    for point in points:
        if point.mark.interval:
            line = _capped(point.mark.interval, point.y + down, cap=cap)
            lines.setdefault(fill(point), []).append(line)
    return [strokes(found, color=color, width=1.5) for color, found in lines.items()]


def touch(chart: Chart, rows: Iterable[tuple[Row, float, float]]) -> list[Json]:
    """The whole of each row that a click chooses, unseen: a name is easier to hit than its marks.

    Args:
        rows: with the pixels from the top between which each lies.
    """
    touched = [found for found in rows if chart.picks and found[0].code]
    if not touched:
        return []
    block = {
        "type": "bar",
        "orientation": "h",
        "base": chart.axis.low,
        "x": [chart.axis.high - chart.axis.low] * len(touched),
        "y": [(top + bottom) / 2 for _, top, bottom in touched],
        "width": [bottom - top for _, top, bottom in touched],
        "marker": {"color": UNSEEN, "line": {"width": 0}},
        "customdata": [row.code for row, _, _ in touched],
        "hoverinfo": "none",
    }
    return [block | STEADY]


def _capped(interval: Interval, y: float, *, cap: float) -> list[tuple[float, float]]:
    low, high = interval
    return [(low, y - cap), (low, y + cap), (low, y), (high, y), (high, y - cap), (high, y + cap)]
