"""Frames: columns of values become an editable chart of a slide, with a workbook of its own behind it.

python-pptx makes the chart; what it has no call for (labels point by point, the place of the plot, joining
lines, alternative text) is written here as DrawingML, in the order that PowerPoint insists on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.marker import Marker
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from dashboard import theme
from dashboard.charts.spec import Axis, Series
from dashboard.renderings.slide import codes, parts, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.codes import Column
from dashboard.renderings.slide.lanes import Block

NAMES_WIDTH = 45  # characters of the first column of a workbook
THIN = Pt(0.75)
PAIR_GAP = -8  # percent of a bar between two in a lane

_TEXT_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _Writer(CategoryWorkbookWriter):
    """One row a category, one column a series; text stays text, whatever it begins with."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Iterator[tuple[object, object]]:
        workbook = Workbook(xlsx_file, _TEXT_OPTIONS)
        yield workbook, workbook.add_worksheet()
        workbook.close()

    def _write_cat_column(self, worksheet: object, col: int, level: object, num_format: object) -> None:
        super()._write_cat_column(worksheet, col, level, num_format)
        worksheet.set_column(col, col, NAMES_WIDTH)


class _XyWriter(XyWorkbookWriter):
    """One row a name, two columns a series: what it has across and what it has up."""

    _open_worksheet = _Writer._open_worksheet

    def series_name_ref(self, series: object) -> str:
        return f"Sheet1!${self._letter(series, offset=self._chart_data.read)}$1"

    def x_values_ref(self, series: object) -> str:
        return self._range(series, offset=0)

    def y_values_ref(self, series: object) -> str:
        return self._range(series, offset=1)

    def _range(self, series: object, *, offset: int) -> str:
        letter = self._letter(series, offset=offset)
        return f"Sheet1!${letter}$2:${letter}${len(series) + 1}"

    @staticmethod
    def _letter(series: object, *, offset: int) -> str:
        return xl_col_to_name(1 + 2 * series.index + offset)

    def _populate_worksheet(self, workbook: Workbook, worksheet: object) -> None:
        worksheet.set_column(0, 0, NAMES_WIDTH)
        worksheet.write_column(1, 0, self._chart_data.names)
        for series in self._chart_data:
            formats = [None, None]
            formats[self._chart_data.read] = workbook.add_format({"num_format": series.number_format})
            headers = [f"{self._chart_data.other} ({series.name})"] * 2
            headers[self._chart_data.read] = series.name
            for offset, values in enumerate((series.x_values, series.y_values)):
                column = 1 + 2 * series.index + offset
                worksheet.write(0, column, headers[offset])
                worksheet.write_column(1, column, values, formats[offset])


class _Data(CategoryChartData):
    """Chart data whose workbook is safe to open."""

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


class _XyData(XyChartData):
    """The same for points: names of the rows of its workbook, `read` 0 for values across, 1 for values up."""

    def __init__(self, names: Sequence[str], *, read: int, other: str) -> None:
        super().__init__()
        self.names, self.read, self.other = list(names), read, other

    @property
    def _workbook_writer(self) -> _XyWriter:
        return _XyWriter(self)


def add_bars(
    canvas: Canvas,
    block: Block,
    series: Sequence[Series],
    *,
    blank: str,
    kind: XL_CHART_TYPE,
    box: Box,
    plot: Box,
    name: str,
    low: float,
    high: float,
    thickness: tuple[int, float],
    beside_n: int = 1,
) -> Iterator[tuple[object, Series, Column]]:
    """A chart of level bars, without title, key or written axis: each series drawn, with its marks.

    Args:
        blank: title of a series that has none, and of a chart without any.
        box: the frame; `plot` the marks alone, in the same coordinates.
        thickness: of a bar, in points at most and as a part of its lane.
        beside_n: bars beside each other in one lane.
    """
    data = _Data()
    data.categories = [texts.plain(row.label) for row in block.rows]
    columns = [codes.column(block.rows, one) for one in series]
    titles = [one.label or blank for one in series]
    for title, held in zip(titles or [blank], columns or [[None] * len(block.rows)], strict=True):
        data.add_series(texts.plain(title), codes.values(held), number_format=codes.common(held))
    chart = _added(canvas, kind, data, box=box, plot=plot, name=name)
    _quiet(chart.category_axis)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = rgb(theme.MISSING)
    chart.category_axis.format.line.width = THIN
    style_values(chart.value_axis, low=low, high=high)
    bar = max(1.0, min(canvas.emu(thickness[0]), block.pitch * thickness[1] / beside_n))
    chart.plots[0].vary_by_categories = False
    chart.plots[0].overlap = PAIR_GAP if beside_n > 1 else 100
    chart.plots[0].gap_width = max(0, min(500, round((block.pitch - bar * beside_n) / bar * 100)))
    return zip(chart.plots[0].series, series, columns, strict=False)


def add_points(
    canvas: Canvas,
    *,
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], Sequence[float | None], str]],
    box: Box,
    plot: Box,
    name: str,
    read: int,
    other: str,
) -> Chart:
    """A chart of joined points; otherwise as `add_bars`.

    Args:
        series: title, values across, values up (None where there is none) and format code of each.
        read: 0 where what is read stands across, 1 where it stands up; `other` names the other direction.
    """
    data = _XyData([texts.plain(one) for one in names], read=read, other=other)
    for title, across, up, code in series:
        points = data.add_series(texts.plain(title), number_format=code)
        for pair in zip(across, up, strict=True):
            points.add_data_point(*((None, None) if None in pair else pair))
    return _added(canvas, XL_CHART_TYPE.XY_SCATTER_LINES, data, box=box, plot=plot, name=name)


def _added(canvas: Canvas, kind: XL_CHART_TYPE, data: object, *, box: Box, plot: Box, name: str) -> Chart:
    frame = canvas.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    frame.name = name
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    for element in chart._chartSpace.xpath("c:chart/c:showDLblsOverMax"):
        element.set("val", "1")  # a value may be written beyond the end of the axis
    _place_plot(chart, box=box, plot=plot)
    _number_axes(chart)
    return chart


def _number_axes(chart: Chart) -> None:
    """Identifiers of axes from 1: those of python-pptx are below zero, which the format does not know."""
    named = chart._chartSpace.xpath(".//c:axId | .//c:crossAx")
    numbers = list(dict.fromkeys(one.get("val") for one in named))
    for one in named:
        one.set("val", str(numbers.index(one.get("val")) + 1))


def _place_plot(chart: Chart, *, box: Box, plot: Box) -> None:
    """Fix where the marks stand inside the frame, level with the words beside it."""
    area = chart._chartSpace.chart.plotArea
    for old in area.xpath("c:layout"):
        area.remove(old)
    places = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    written = "".join(f'<c:{name} val="{part:.5f}"/>' for name, part in places.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{written}</c:manualLayout></c:layout>'
        ),
    )


def style_values(axis: object, *, low: float, high: float, step: float = 0) -> None:
    """An axis without numbers, which stand beside the chart: light lines at its steps, if it has any."""
    axis.minimum_scale, axis.maximum_scale = low, high if high > low else low + 1
    _quiet(axis)
    axis.format.line.fill.background()
    axis.has_major_gridlines = bool(step)
    if step:
        axis.major_unit = step
        axis.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
        axis.major_gridlines.format.line.width = THIN


def step_of(axis: Axis) -> float:
    """The distance between the ticks of an axis; 0 where they are not evenly spaced from its low end."""
    places = [tick.value for tick in axis.ticks]
    if len(places) < 2 or places[0] != axis.low:
        return 0
    step = places[1] - places[0]
    even = all(abs(place - axis.low - number * step) < 1e-6 for number, place in enumerate(places))
    return step if even and step > 0 else 0


def rgb(color: str) -> RGBColor:
    """`#24408E` as Office holds it."""
    return RGBColor.from_string(color.removeprefix("#").upper())


def style_of(series: object) -> object:
    """Where a series of bars, or a line, says how it looks."""
    return series._element.get_or_add_spPr()


def point_style(series: object, place: int) -> object:
    """The same for one of its points, which never turns white below zero."""
    point = series._element.get_or_add_dPt_for_point(place)
    if not point.xpath("c:invertIfNegative | c:marker"):
        point.idx.addnext(parse_xml(f'<c:invertIfNegative {nsdecls("c")} val="0"/>'))
    return point.get_or_add_spPr()


def marker_style(series: object, *, marker: object, size: int, place: int | None = None) -> object:
    """The same for the markers of a series, or for one of them; `size` in points."""
    owner = series._element if place is None else series._element.get_or_add_dPt_for_point(place)
    made = owner.get_or_add_marker()
    Marker(owner).style, Marker(owner).size = marker, max(2, min(72, size))
    return made.get_or_add_spPr()


def paint(style: object, fill: str, outline: str = parts.NO_LINE) -> None:
    """Write a fill and an outline (DrawingML of `parts`) where a mark says how it looks."""
    style[:] = parse_xml(f"<a:spPr {nsdecls('a')}>{fill}{outline}</a:spPr>")


def describe(shape: object, text: str) -> None:
    """Alternative text, which python-pptx has no call for."""
    shape._element.xpath("./*[1]/p:cNvPr")[0].set("descr", texts.plain(text))


def settle(paragraph: object) -> None:
    """Keep lines as far apart as they are counted, whatever the text boxes of a template say."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties[:] = parse_xml(f"<a:pPr {nsdecls('a')}>{parts.PLAIN}</a:pPr>")


def _quiet(axis: object) -> None:
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
