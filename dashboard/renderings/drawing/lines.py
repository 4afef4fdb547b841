"""Lines: each row a line over time, its values at its points and its name at its end, right of the plot."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts.spec import Lines, Panel, Row
from dashboard.renderings.drawing import letters, placing
from dashboard.renderings.drawing.columns import ABSENT
from dashboard.renderings.drawing.key import write_key
from dashboard.renderings.drawing.marks import Point, opacity, subject, symbols, text_fill
from dashboard.renderings.drawing.parts import Down, Drawing, Place, Run, Strokes
from dashboard.renderings.drawing.sheet import Sheet, Style, column, edge, tick_texts

HEIGHT = 220
NAME_WIDTH = 108
NAME_GAP = 20  # between the end of the plot and the names
BETWEEN_NAMES = 6
TOP = 30  # over the plot: room for the value of a point at its top
SIZE = 12
DASHES = ("solid", "dash", "dot")  # of lines of one colour
TIERS = 9
STEP = 6  # pixels between the places where a line may not be written over


def lines(chart: Lines, style: Style) -> Drawing:
    """One plot a panel on the same axes; points that are hollow are not joined."""
    tick_width = max((letters.width(tick.text, size=theme.SMALL) for tick in chart.axis.ticks), default=0)
    right = NAME_GAP + max((_name_width(chart, row) for row in chart.rows), default=0)
    sheet = Sheet(chart, style, left=tick_width + 14, right=right, low=chart.years.low, high=chart.years.high)
    write_key(sheet)
    number = 0
    for place, panel in enumerate(chart.panels):
        sheet.heading(panel, is_first=place == 0)
        _Plot(sheet, panel, first=number, place=place + 1).draw()
        number += len(panel.rows)
    return sheet.drawing()


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

    def __init__(self, sheet: Sheet, panel: Panel, *, first: int, place: int) -> None:
        self.sheet, self.panel, self.first, self.place = sheet, panel, first, place
        self.top = sheet.y + TOP
        self.names = [self._name(row, first + place) for place, row in enumerate(panel.rows)]
        self.height = max(HEIGHT, sum(name.height for name in self.names))
        axis = sheet.chart.axis
        self.down = Down(axis.low, axis.high, self.top, self.top + self.height)

    def draw(self) -> None:
        """Grid, lines, points, values, names and years; the next thing goes under them."""
        self.sheet.downs.append(self.down)
        self._grid()
        points = [
            point
            for place, row in enumerate(self.panel.rows)
            for point in self._points(row, self.first + place)
        ]
        self._strokes()
        self.sheet.layers += symbols(points, self.sheet, size=SIZE, is_line=False, plot=self.place)
        self._values(points)
        self._write_names()
        self.sheet.y = self.top + self.height + 4
        self.sheet.ticks(tick_texts(self.sheet.chart.years))
        if not any(row.marks for row in self.panel.rows):
            self.sheet.nothing()

    def _points(self, row: Row, number: int) -> list[Point]:
        series = self.sheet.chart.series_of
        return [Point(mark, series(mark), row, number, mark.at, mark.value) for mark in row.known]

    def _grid(self) -> None:
        chart = self.sheet.chart
        for tick in chart.axis.ticks:
            y = self.down.pixels(tick.value)
            at, small = edge(self.sheet.left - 10), {"size": theme.SMALL, "color": theme.MUTED}
            self.sheet.write(Run((tick.text,)), y=y, at=at, kind="tick", anchor="right", **small)
        across = [
            [
                (chart.years.low, self.down.pixels(tick.value)),
                (chart.years.high, self.down.pixels(tick.value)),
            ]
            for tick in chart.axis.ticks
        ]
        self.sheet.layers.append(Strokes(across, theme.GRID, 1))

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
            pale = opacity(points[0], self.sheet)
            self.sheet.layers.append(Strokes(joined, color, width, dash, pale, self.place))
            if spread:
                self.sheet.layers.append(Strokes(spread, color, 1.5, "solid", pale, self.place))

    def _values(self, points: Sequence[Point]) -> None:
        """Each value over or under its point, clear of points, lines and other values."""
        sheet = self.sheet
        markers = [self._box(point) for point in points]
        along = [box for row in self.panel.rows for box in self._line_boxes(row)]
        within = placing.Box(-10, self.top - TOP, sheet.plot + NAME_GAP - 4, self.top + self.height + 3)
        texts: list[placing.Box] = []
        for point in self._told(points):
            wide = letters.width(point.mark.written, size=theme.BODY, is_bold=True)
            x, y = sheet.px(point.x), self.down.pixels(point.y)
            around = _over_or_under(self._is_under(point))
            spot = placing.first_clear(around, x, y, wide, texts, markers, along, within=within)
            texts.append(placing.covered(spot, x, y, wide))
            sheet.write(
                Run((point.mark.written,), is_bold=True),
                y=y + spot.dy,
                at=Place("x", point.x, spot.dx),
                kind="value",
                anchor=spot.anchor,
                color=text_fill(point, sheet),
                subjects=(point.subject(sheet.chart),),
            )

    def _told(self, points: Sequence[Point]) -> list[Point]:
        """Points whose value is written: of a line that stays level over the width of it, the last one."""
        told: list[Point] = []
        for point in sorted(_told_once(points), key=lambda point: -point.x):
            wide = letters.width(point.mark.written, size=theme.BODY, is_bold=True)
            same = (
                one for one in told if (one.number, one.mark.written) == (point.number, point.mark.written)
            )
            if not any(self.sheet.px(one.x) - self.sheet.px(point.x) < wide for one in same):
                told.append(point)
        return sorted(told, key=lambda point: (point.mark.is_hollow, point.number, point.x))

    def _is_under(self, point: Point) -> bool:
        """Whether its line comes down to a point or goes up from it."""
        joined = [mark for mark in point.row.known if not mark.is_hollow]
        others = [mark.value for mark in joined if mark is not point.mark]
        return bool(others) and point.y < sum(others) / len(others)

    def _box(self, point: Point) -> placing.Box:
        x, y, reach = self.sheet.px(point.x), self.down.pixels(point.y), placing.RADIUS - 1
        return placing.Box(x - reach, y - reach, x + reach, y + reach)

    def _line_boxes(self, row: Row) -> Iterator[placing.Box]:
        """Small boxes along a line."""
        joined = [mark for mark in row.known if not mark.is_hollow]
        for first, second in itertools.pairwise(joined):
            x0, x1 = self.sheet.px(first.at), self.sheet.px(second.at)
            y0, y1 = self.down.pixels(first.value), self.down.pixels(second.value)
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
        sheet, marks, at = self.sheet, name.row.marks, column(NAME_GAP)
        small = {"at": at, "base": "top", "size": theme.SMALL}
        color = theme.color(sheet.chart.series_of(marks[0]).role) if marks else theme.INK
        sheet.write(Run(name.lines, is_bold=True), y=top, kind="label", color=color, row=name.number, **small)
        top += letters.height(len(name.lines), size=theme.SMALL)
        for mark in name.row.missing:
            runs = [Run((f"{ABSENT} {mark.written}",)), Run((f" {mark.when}",), color=theme.MUTED)]
            meant = subject(sheet.chart, sheet.chart.series_of(mark), name.row, name.number, mark)
            more = {"color": theme.MISSING, "subjects": (meant,), "said": mark.details}
            sheet.write(*runs, y=top, kind="missing", **small, **more)
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
