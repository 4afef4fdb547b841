"""Native: a grid becomes Excel's own chart over its cells: what a reader changes there changes here.

Dots become bars beside each other: Excel draws no dots along a horizontal axis whose labels follow the cells.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import xlsxwriter
from xlsxwriter.chart import Chart as NativeChart

from dashboard import theme
from dashboard.charts.maps import class_of
from dashboard.charts.spec import Banner, Distribution, Lines, Map, Mark, Numbers, Series
from dashboard.renderings.formats import GENERAL, number_format
from dashboard.renderings.sheet.grid import Grid

WIDTH = 1040  # pixels
TALLEST, TIME_HEIGHT = 1300, 560
LABEL_SIZE = 10
PALE = theme.SEQUENTIAL[:2]
"""Colours lost on white paper without an outline."""

Json = dict[str, object]
"""What XlsxWriter is told of a part of a chart."""
Marks = Sequence[Mark | None]
"""Of a column, in the order of its lines."""


def native(book: xlsxwriter.Workbook, grid: Grid, *, sheet: str, header_row: int) -> NativeChart | None:
    """The chart, sized; None for numbers and tables of groups, whose cells say all, and without any value.

    Args:
        sheet: name of the sheet whose cells the chart follows; `header_row` is where they begin.
    """
    chart = grid.chart
    if isinstance(chart, Numbers | Banner) or chart.is_empty:
        return None
    drawing = _Drawing(book, grid, sheet, header_row)
    if isinstance(chart, Lines):
        return drawing.time()
    return drawing.stack() if drawing.is_stacked else drawing.bars()


def height(grid: Grid) -> int:
    """Pixels that the chart takes."""
    if isinstance(grid.chart, Lines):
        return TIME_HEIGHT
    is_stacked = isinstance(grid.chart, Distribution)
    thickness = 46 if is_stacked else max(30, 22 + 14 * len(grid.places("value")))
    return min(TALLEST, 110 + len(grid.lines) * thickness)


class _Drawing:
    """A chart over the cells of a sheet."""

    def __init__(self, book: xlsxwriter.Workbook, grid: Grid, sheet: str, header_row: int) -> None:
        self.book, self.grid, self.chart = book, grid, grid.chart
        self.sheet, self.header_row = sheet, header_row
        self.columns = grid.places("value")
        self.is_stacked = isinstance(grid.chart, Distribution)

    def bars(self) -> NativeChart:
        chart, many = self.book.add_chart({"type": "bar"}), len(self.columns)
        rows = zip(*(self._marks(column) for column in self.columns), strict=True)
        is_sparse = all(sum(mark is not None for mark in row) < 2 for row in rows)
        spacing = {"gap": 40, "overlap": 100} if is_sparse else {"gap": 40 * many}
        for column in self.columns:
            chart.add_series(self._bar_series(column) | spacing)
        return self._finished(chart, *self._bar_axes(), has_key=many > 1)

    def stack(self) -> NativeChart:
        """Totals are written in their column, not drawn."""
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        of = {one.code: column for column in self.columns if (one := self.grid.columns[column].series)}
        for code in (*self.chart.scale, *self.chart.apart):
            if code in of:
                chart.add_series(self._bar_series(of[code]) | {"gap": 60, "overlap": 100})
        return self._finished(chart, *self._bar_axes(), has_key=True)

    def time(self) -> NativeChart:
        """One series a row of the chart; marks that are hollow are apart from its line."""
        chart = self.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        for rows in self._runs():
            for column in self.columns:
                if any(mark and mark.value is not None for mark in self._marks(column, rows)):
                    chart.add_series(self._time_series(column, rows))
        return self._finished(chart, self._year_axis(), self._value_axis(), has_key=True)

    def _runs(self) -> Iterator[range]:
        """The lines of each row of a chart over time."""
        lines = self.grid.lines
        for _, places in groupby(range(len(lines)), key=lambda place: id(lines[place].row)):
            first, *others = places
            yield range(first, [first, *others][-1] + 1)

    def _cells(self, column: int, rows: range | None = None) -> list[object]:
        rows = rows or range(len(self.grid.lines))
        top = self.header_row + 1
        return [self.sheet, top + rows[0], column, top + rows[-1], column]

    def _marks(self, column: int, rows: range | None = None) -> Marks:
        cells = self.grid.columns[column].cells
        return [cells[place] for place in rows or range(len(cells))]

    def _bar_series(self, column: int) -> Json:
        marks = self._marks(column)
        looks = [(self._color(mark), mark.is_hollow) for mark in marks if mark]
        most = looks.index(max(dict.fromkeys(looks), key=looks.count))
        common = [mark for mark in marks if mark][most]
        position = "center" if self.is_stacked else "outside_end"
        found = self._described(column, marks, common, position=position) | {
            "name": [self.sheet, self.header_row, column],
            "categories": self._cells(self.grid.categories),
            **_fill(self.chart.series_of(common), common, theme.color(self._role(common))),
        }
        if len(set(looks)) > 1:
            found["points"] = [
                mark and _fill(self.chart.series_of(mark), mark, self._color(mark)) for mark in marks
            ]
        if any(mark and mark.interval for mark in marks):
            found["y_error_bars"] = _error_bars(marks)
        return found

    def _time_series(self, column: int, rows: range) -> Json:
        marks = self._marks(column, rows)
        first = next(mark for mark in marks if mark)
        color = self._color(first)
        is_joined = sum(mark is not None and not mark.is_hollow for mark in marks) > 1
        apart = {"fill": {"color": theme.GROUND}, "border": {"color": color}}
        points = [apart if mark and mark.is_hollow else None for mark in marks]
        border = {"color": color, "width": 1.5}
        return self._described(column, marks, first, position="above", rows=rows) | {
            "name": self.grid.lines[rows[0]].row.label,
            "categories": self._cells(self.grid.places("helper")[0], rows),
            "line": {"color": color, "width": 2.25} if is_joined else {"none": True},
            "marker": {"type": "circle", "size": 9, "fill": {"color": color}, "border": border},
            **({"points": points} if any(points) else {}),
        }

    def _described(
        self,
        column: int,
        marks: Marks,
        one: Mark,
        *,
        position: str,
        rows: range | None = None,
    ) -> Json:
        return {
            "values": self._cells(column, rows),
            "values_data": [mark.value if mark else None for mark in marks],  # a shaded blank is no 0
            "data_labels": self._labels(marks, one, position),
        }

    def _labels(self, marks: Marks, one: Mark, position: str) -> Json:
        """Values beside their marks, as the site writes them; one written otherwise keeps its text."""
        known = [mark if mark and mark.value is not None else None for mark in marks]
        formats = [number_format(mark.value, mark.written) if mark else "" for mark in known]
        common = max(filter(None, dict.fromkeys(formats)), key=formats.count, default=GENERAL)
        own = [
            {"value": mark.written} if mark and format_ != common else None
            for mark, format_ in zip(known, formats, strict=True)
        ]
        color = theme.text_color(self._role(one)) if self.is_stacked else theme.INK
        font = {"size": LABEL_SIZE, "color": color}
        told = {"value": True, "num_format": common, "position": position, "font": font}
        return told | ({"custom": own} if any(own) else {})

    def _role(self, mark: Mark) -> str:
        return self.chart.series_of(mark).role

    def _color(self, mark: Mark) -> str:
        """The colour of a mark: its series', its class on a map, grey for a base too small."""
        if mark.is_muted:
            return theme.MISSING
        if isinstance(self.chart, Map) and mark is not self.chart.reference:
            place = None if mark.value is None else class_of(mark.value, self.chart.classes)
            return theme.color("region") if place is None else theme.shades(len(self.chart.classes))[place]
        return theme.color(self._role(mark))

    def _finished(self, chart: NativeChart, x: Json, y: Json, *, has_key: bool) -> NativeChart:
        chart.set_x_axis(x)
        chart.set_y_axis(y)
        chart.set_legend({"position": "top", "font": {"size": LABEL_SIZE}} if has_key else {"none": True})
        chart.set_title({"none": True})  # the sheet's heading says it
        chart.set_chartarea({"border": {"none": True}})
        chart.show_blanks_as("gap")
        chart.set_size({"width": WIDTH, "height": height(self.grid)})
        return chart

    def _bar_axes(self) -> tuple[Json, Json]:
        """XlsxWriter calls the horizontal axis of bars x, whatever it holds; the first row is the top."""
        return self._value_axis() | {"label_position": "high"}, _AXIS | {
            "reverse": True,
            "label_position": "low",
        }

    def _year_axis(self) -> Json:
        years = self.chart.years
        return _AXIS | {
            "min": int(years.low),
            "max": int(years.high) + 1,
            "num_format": "0",
            "major_unit": 1 if years.high - years.low <= 14 else 5,
            "major_gridlines": {"visible": False},
        }

    def _value_axis(self) -> Json:
        """As the last number along the axis is written, with its unit."""
        axis = self.chart.axis
        step = axis.ticks[1].value - axis.ticks[0].value if axis.ticks[1:] else 0
        last = axis.ticks[-1] if axis.ticks else None
        return {
            "min": axis.low,
            "max": axis.high,
            "num_format": number_format(last.value, last.text) if last else GENERAL,
            "major_gridlines": {"visible": True, "line": {"color": theme.GRID, "width": 0.75}},
            "num_font": {"color": theme.MUTED, "size": LABEL_SIZE},
            "line": {"none": True},
        } | ({"major_unit": step} if step > 0 else {})


_AXIS = {"num_font": {"color": theme.INK, "size": LABEL_SIZE}, "line": {"color": theme.LINE}}


def _fill(series: Series, mark: Mark, color: str) -> Json:
    """Full, hatched for what no answer says, hollow for what is planned or stated elsewhere."""
    if series.shape == "hatched":
        hatching = {"pattern": "wide_upward_diagonal", "fg_color": color, "bg_color": theme.GROUND}
        return {"pattern": hatching, "border": {"color": color}}
    if mark.is_hollow or series.shape == "tick":
        return {"fill": {"color": theme.GROUND}, "border": {"color": color, "width": 1.5}}
    return {"fill": {"color": color}, "border": {"color": theme.MUTED} if color in PALE else {"none": True}}


def _error_bars(marks: Marks) -> Json:
    """The intervals, none where a mark has none."""
    under, over = [], []
    for mark in marks:
        reach = mark.interval if mark and mark.value is not None else None
        under.append(mark.value - reach.low if reach else 0)
        over.append(reach.high - mark.value if reach else 0)
    line = {"color": theme.INK, "width": 1.25}
    return {"type": "custom", "minus_values": under, "plus_values": over, "line": line}
