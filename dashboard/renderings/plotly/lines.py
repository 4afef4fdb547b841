"""Lines: each row a line over time, its values at its points and its name at its end, right of the plot."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.spec import Lines, Panel, Row
from dashboard.renderings.plotly import letters, placing
from dashboard.renderings.plotly.columns import ABSENT
from dashboard.renderings.plotly.key import write_key
from dashboard.renderings.plotly.marks import Point, is_paler, link, symbols, text_fill, traces
from dashboard.renderings.plotly.sheet import Json, Sheet, Style, strokes, tick_texts

HEIGHT = 220
NAME_WIDTH = 108
NAME_GAP = 20  # between the end of the plot and the names
BETWEEN_NAMES = 6
TOP = 30  # over the plot: room for the value of a point at its top
SIZE = 12
DASHES = ("solid", "dash", "dot")  # of lines of one colour
TIERS = 9
STEP = 6  # pixels between the places where a line may not be written over


def lines(chart: Lines, style: Style) -> go.Figure:
    """One plot a panel on the same axes; points that are hollow are not joined."""
    tick_width = max((letters.width(tick.text, size=theme.SMALL) for tick in chart.axis.ticks), default=0)
    right = NAME_GAP + max((_name_width(chart, row) for row in chart.rows), default=0)
    sheet = Sheet(chart, style, left=tick_width + 14, right=right, low=chart.years.low, high=chart.years.high)
    write_key(sheet)
    number, axes = 0, {}
    for place, panel in enumerate(chart.panels):
        sheet.heading(panel, is_first=place == 0)
        plot = _Plot(sheet, panel, first=number, axis=place + 2)
        plot.draw()
        number += len(panel.rows)
        axes[f"yaxis{plot.axis}"] = plot
    return sheet.figure(**{name: plot.value_axis() for name, plot in axes.items()})


@dataclass(frozen=True)
class _Name:
    """The name of a row and the words of its missing values, where they stand."""

    row: Row
    number: int
    lines: tuple[str, ...]
    wanted: float  # pixels from the top of the plot where its line ends

    @property
    def height(self) -> float:
        lines = len(self.lines) + len(self.row.missing)
        return letters.height(lines, size=theme.SMALL) + BETWEEN_NAMES


class _Plot:
    """One panel: its value axis lies on some pixels of the sheet."""

    def __init__(self, sheet: Sheet, panel: Panel, *, first: int, axis: int) -> None:
        self.sheet, self.panel, self.first, self.axis = sheet, panel, first, axis
        self.top = sheet.y + TOP
        self.names = [self._name(row, first + place) for place, row in enumerate(panel.rows)]
        self.height = max(HEIGHT, sum(name.height for name in self.names))

    def draw(self) -> None:
        """Grid, lines, points, values, names and years; the next thing goes under them."""
        self._grid()
        points = [
            point
            for place, row in enumerate(self.panel.rows)
            for point in self._points(row, self.first + place)
        ]
        self._strokes()
        for trace in traces(self.sheet, points, lambda alike: self._markers(alike)):
            self.sheet.traces.append(trace | {"yaxis": f"y{self.axis}"})
        self._values(points)
        self._write_names()
        self.sheet.y = self.top + self.height + 4
        self.sheet.ticks(tick_texts(self.sheet.chart.years))
        if not any(row.marks for row in self.panel.rows):
            self.sheet.nothing()

    def value_axis(self) -> Json:
        """The axis of values on the pixels of this panel, once the height of the sheet is known."""
        chart, height = self.sheet.chart, round(self.sheet.y)
        domain = [max(0, 1 - (self.top + self.height) / height), 1 - self.top / height]
        return {
            "range": [chart.axis.low, chart.axis.high],
            "domain": domain,
            "anchor": "x",
            "visible": False,
            "fixedrange": True,
        }

    def px(self, value: float) -> float:
        """Pixels from the top of the sheet at which a value stands."""
        axis = self.sheet.chart.axis
        return self.top + self.height * (1 - (value - axis.low) / ((axis.high - axis.low) or 1))

    def _points(self, row: Row, number: int) -> list[Point]:
        series = self.sheet.chart.series_of
        return [Point(mark, series(mark), row, number, mark.at, mark.value) for mark in row.known]

    def _markers(self, points: Sequence[Point]) -> Json:
        marker = symbols(points, self.sheet, size=SIZE, is_line=False)
        return {"type": "scatter", "mode": "markers", "cliponaxis": False, "marker": marker}

    def _grid(self) -> None:
        chart = self.sheet.chart
        for tick in chart.axis.ticks:
            y = self.px(tick.value)
            small = {"size": theme.SMALL, "color": theme.MUTED}
            self.sheet.write(
                letters.written(tick.text),
                y=y,
                at=self.sheet.edge(self.sheet.left - 10),
                name="tick",
                anchor="right",
                **small,
            )
        across = [
            [(chart.years.low, self.px(tick.value)), (chart.years.high, self.px(tick.value))]
            for tick in chart.axis.ticks
        ]
        self.sheet.traces.append(strokes(across, color=theme.GRID, width=1))

    def _strokes(self) -> None:
        """The lines, and the intervals of their points."""
        alike: list[str] = []
        for place, row in enumerate(self.panel.rows):
            points = self._points(row, self.first + place)
            if not points:
                continue
            width = 4 if row.is_strong else 3
            joined = [[(point.x, point.y) for point in points if not point.mark.is_hollow]]
            spread = [
                [(point.x, low), (point.x, high)]
                for point in points
                if point.mark.interval
                for low, high in [point.mark.interval]
            ]
            color = theme.color(points[0].series.role)
            dash = DASHES[alike.count(points[0].series.role) % len(DASHES)]
            alike.append(points[0].series.role)
            opacity = {"opacity": 0.4 if is_paler(points[0], self.sheet) else 1, "yaxis": f"y{self.axis}"}
            line = {"color": color, "width": width, "dash": dash}
            self.sheet.traces.append(strokes(joined, color=color, width=width) | {"line": line} | opacity)
            if spread:
                self.sheet.traces.append(strokes(spread, color=color, width=1.5) | opacity)

    def _values(self, points: Sequence[Point]) -> None:
        """Each value over or under its point, clear of points, lines and other values."""
        sheet = self.sheet
        markers = [self._box(point) for point in points]
        along = [box for row in self.panel.rows for box in self._line_boxes(row)]
        within = placing.Box(-10, self.top - TOP, sheet.plot + NAME_GAP - 4, self.top + self.height + 3)
        texts: list[placing.Box] = []
        for point in _told_once(points):
            wide = letters.width(point.mark.written, size=theme.BODY, is_bold=True)
            x, y = sheet.px(point.x), self.px(point.y)
            around = _over_or_under(self._is_under(point))
            spot = placing.first_clear(around, x, y, wide, texts, markers, along, within=within)
            texts.append(placing.covered(spot, x, y, wide))
            sheet.write(
                letters.bold(letters.written(point.mark.written)),
                y=y + spot.dy,
                at={"x": point.x, "xshift": spot.dx},
                name=f"value {point.address}",
                anchor=spot.anchor,
                color=text_fill(point, sheet),
            )

    def _is_under(self, point: Point) -> bool:
        """Whether its line comes down to a point or goes up from it."""
        joined = [mark for mark in point.row.known if not mark.is_hollow]
        others = [mark.value for mark in joined if mark is not point.mark]
        return bool(others) and point.y < sum(others) / len(others)

    def _box(self, point: Point) -> placing.Box:
        x, y, reach = self.sheet.px(point.x), self.px(point.y), placing.RADIUS - 1
        return placing.Box(x - reach, y - reach, x + reach, y + reach)

    def _line_boxes(self, row: Row) -> Iterator[placing.Box]:
        """Small boxes along a line."""
        joined = [mark for mark in row.known if not mark.is_hollow]
        for first, second in itertools.pairwise(joined):
            x0, x1 = self.sheet.px(first.at), self.sheet.px(second.at)
            y0, y1 = self.px(first.value), self.px(second.value)
            steps = int(max(abs(x1 - x0), abs(y1 - y0)) / STEP) + 1
            for step in range(steps + 1):
                x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
                yield placing.Box(x - 3, y - 3, x + 3, y + 3)

    def _name(self, row: Row, number: int) -> _Name:
        lines = letters.wrapped(row.label, most=NAME_WIDTH, size=theme.SMALL, is_bold=True)
        wanted = self.px_last(row)
        return _Name(row, number, lines, wanted)

    def px_last(self, row: Row) -> float:
        """How far down the axis a line ends, 0 to 1; at the bottom without any value."""
        axis = self.sheet.chart.axis
        last = row.known[-1].value if row.known else axis.low
        return 1 - (last - axis.low) / ((axis.high - axis.low) or 1)

    def _write_names(self) -> None:
        """Names beside the ends of their lines, moved apart where they would meet."""
        ordered = sorted(self.names, key=lambda name: name.wanted)
        tops = _apart(
            [name.wanted * self.height - name.height / 2 for name in ordered],
            [name.height for name in ordered],
            self.height,
        )
        for name, top in zip(ordered, tops, strict=True):
            self._write_name(name, self.top + top)

    def _write_name(self, name: _Name, top: float) -> None:
        sheet = self.sheet
        marks = name.row.marks
        color = theme.color(sheet.chart.series_of(marks[0]).role) if marks else theme.INK
        text = letters.bold(letters.written(*name.lines))
        at = sheet.column(NAME_GAP)
        sheet.write(
            text, y=top, at=at, name=f"label {name.number}", yanchor="top", size=theme.SMALL, color=color
        )
        top += letters.height(len(name.lines), size=theme.SMALL)
        for mark in name.row.missing:
            when = letters.coloured(letters.written(f" {mark.when}"), theme.MUTED)
            text = letters.written(f"{ABSENT} {mark.written}") + when
            small = {"size": theme.SMALL, "color": theme.MISSING, "yanchor": "top", "captureevents": True}
            more = {"hovertext": letters.written(*mark.details)}
            sheet.write(
                text, y=top, at=at, name=f"missing {link(name.row, name.number, mark)}", **small, **more
            )
            top += letters.height(1, size=theme.SMALL)


def _name_width(chart: Lines, row: Row) -> float:
    lines = letters.wrapped(row.label, most=NAME_WIDTH, size=theme.SMALL, is_bold=True)
    wide = [letters.width(line, size=theme.SMALL, is_bold=True) for line in lines]
    wide += [letters.width(f"{ABSENT} {mark.written} {mark.when}", size=theme.SMALL) for mark in row.missing]
    return max(wide) + 6


def _told_once(points: Sequence[Point]) -> list[Point]:
    """Points of which no two say the same in the same place, those on a line first."""
    ordered = sorted(points, key=lambda point: (point.mark.is_hollow, point.number, point.x))
    return list({(point.x, point.mark.written): point for point in reversed(ordered)}.values())[::-1]


def _over_or_under(is_under: bool) -> Iterator[placing.Spot]:
    """Places for a value around its point, the nearest first: over and under it, then beside it."""
    side = 1 if is_under else -1
    for tier in range(1, TIERS + 1):
        for anchor, dx in (("center", 0), ("right", 10), ("left", -10), ("right", -4), ("left", 4)):
            yield placing.Spot(dx, side * tier * placing.TIER, anchor)
            yield placing.Spot(dx, -side * tier * placing.TIER, anchor)
        if tier == 1:
            yield placing.Spot(-placing.BESIDE, 0, "right")
            yield placing.Spot(placing.BESIDE, 0, "left")


def _apart(tops: Sequence[float], heights: Sequence[float], most: float) -> list[float]:
    """Tops moved down, then up, as little as it takes for none to meet the next or to leave the plot."""
    moved, free = [], 0.0
    for top, height in zip(tops, heights, strict=True):
        moved.append(max(top, free))
        free = moved[-1] + height
    limit = most
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit - heights[index])
        limit = moved[index]
    return moved
