"""Frames: columns of values become an editable chart of a slide, with a workbook of its own behind it.

python-pptx makes the chart; what it has no call for (labels point by point, the place of the plot,
alternative text) is written here as DrawingML, in the order that PowerPoint insists on.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from dashboard import theme
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import texts

AXIS_HEIGHT = Pt(24)  # numbers under a plot
LEGEND_HEIGHT = Pt(24)
THIN = Pt(0.75)

_SWATCH = 5  # letters that a mark and the space around it take in a legend
_LEGEND_PART = 0.65  # of a frame that Office gives a line of a legend
_LEGEND_NAME = Pt(texts.BODY * texts.CHARACTER * 80)
_NAMES_WIDTH = 45  # characters of the first column of a workbook
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{Val}"/><c:showCatName val="{CatName}"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# What Office 2013 and later want beside a field of a label.
_FIELDS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:dlblFieldTable/><c15:showDataLabelsRange val="0"/></c:ext></c:extLst>'
)
_TEXT_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Axis:
    """What the value axis of a chart shows; hidden without a step."""

    end: float
    start: float = 0
    step: float = 0
    code: str = "General"


@dataclass(frozen=True)
class Labels:
    """How the values of a series are written; per point where `codes`, `positions` or `hidden` say so."""

    codes: Sequence[str]  # one a point, any text where there is no value
    common: str
    color: str = theme.INK
    position: XL_LABEL_POSITION | None = None
    positions: Mapping[int, XL_LABEL_POSITION] = field(default_factory=dict)
    hidden: Collection[int] = ()
    bold: Collection[int] = ()
    is_bold: bool = False


class _SafeWorkbook(CategoryWorkbookWriter):
    """One row a category, one column a series; text stays text, whatever it begins with."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Iterator[tuple[object, object]]:
        workbook = Workbook(xlsx_file, _TEXT_OPTIONS)
        yield workbook, workbook.add_worksheet()
        workbook.close()

    def _write_cat_column(self, worksheet: object, col: int, level: object, num_format: object) -> None:
        super()._write_cat_column(worksheet, col, level, num_format)
        worksheet.set_column(col, col, _NAMES_WIDTH)


class _SafeXyWorkbook(XyWorkbookWriter):
    """One row a name, two columns a series: what it has across and what it has up."""

    _open_worksheet = _SafeWorkbook._open_worksheet

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
        worksheet.set_column(0, 0, _NAMES_WIDTH)
        worksheet.write_column(1, 0, self._chart_data.names)
        for series in self._chart_data:
            formats = [workbook.add_format({"num_format": series.number_format}), None]
            headers = [series.name, f"{self._chart_data.other} ({series.name})"]
            columns = [series.x_values, series.y_values]
            for offset in (0, 1):
                is_other = offset != self._chart_data.read
                column = 1 + 2 * series.index + offset
                worksheet.write(0, column, headers[is_other])
                worksheet.write_column(1, column, columns[offset], formats[is_other])


class _Data(CategoryChartData):
    """Chart data whose workbook is safe to open."""

    @property
    def _workbook_writer(self) -> _SafeWorkbook:
        return _SafeWorkbook(self)


class _XyData(XyChartData):
    """The same for a chart of points: names of its rows, `read` 0 for values across and 1 for values up."""

    def __init__(self, names: Sequence[str], *, read: int, other: str) -> None:
        super().__init__()
        self.names, self.read, self.other = list(names), read, other

    @property
    def _workbook_writer(self) -> _SafeXyWorkbook:
        return _SafeXyWorkbook(self)


def add_chart(
    shapes: object,
    kind: XL_CHART_TYPE,
    *,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    box: Box,
    name: str,
) -> Chart:
    """A chart without title or legend, text of 12 points, in the fonts of the theme.

    Args:
        series: name, values (None where unpublished: the cell stays empty) and format code of each.
        name: of the shape, for the selection pane and the reader of the next chart.
    """
    data = _Data()
    data.categories = list(categories)
    for title, values, code in series:
        data.add_series(title, list(values), number_format=code)
    return _add(shapes, kind, data, box=box, name=name)


def add_scatter(
    shapes: object,
    *,
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], Sequence[float | None], str]],
    box: Box,
    name: str,
    is_across: bool = True,
    other: str,
) -> Chart:
    """A chart of points without lines; otherwise as `add_chart`.

    Args:
        names: of the rows of its workbook.
        series: name, values across, values up (None where unpublished) and format code of each, one a row.
        is_across: what is read stands across; otherwise up.
        other: what the direction that is not read means (« Ligne », « Année »).
    """
    data = _XyData(names, read=0 if is_across else 1, other=other)
    for title, across, up, code in series:
        points = data.add_series(title, number_format=code)
        for pair in zip(across, up, strict=True):
            points.add_data_point(*((None, None) if None in pair else pair))
    chart = _add(shapes, XL_CHART_TYPE.XY_SCATTER, data, box=box, name=name)
    for one in chart.plots[0].series:
        one.format.line.fill.background()
    return chart


def _add(shapes: object, kind: XL_CHART_TYPE, data: object, *, box: Box, name: str) -> Chart:
    frame = shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    frame.name = name
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(texts.BODY)
    chart.font.color.rgb = texts.rgb(theme.INK)
    for element in chart._chartSpace.xpath("c:chart/c:showDLblsOverMax"):
        element.set("val", "1")  # a total is written beyond the end of the axis
    return chart


def fit_names(chart: Chart, *, width: int, height: int) -> None:
    """Category names as far as they fit on the slide; the workbook keeps them whole."""
    for value in chart._chartSpace.xpath(".//c:cat//c:v"):
        value.text = texts.shortened(value.text, width=width, height=height)


def place_plot(chart: Chart, *, box: Box, plot: Box) -> None:
    """Fix where the marks stand inside the frame, so that charts of one slide line up.

    Args:
        box: the frame.
        plot: the marks without names or numbers, in the same coordinates.
    """
    area = chart._chartSpace.chart.plotArea
    for old in area.xpath("c:layout"):
        area.remove(old)
    area.insert(0, _layout(box=box, plot=plot))


def add_legend(chart: Chart, *, without: Collection[int] = ()) -> None:
    """A legend above the plot; `without` are places of series that it does not name.

    A series with a name without end is called by the beginning of it; the workbook keeps the whole.
    """
    for value in chart._chartSpace.xpath(".//c:ser/c:tx//c:v"):
        value.text = texts.shortened(value.text, width=_LEGEND_NAME, height=0)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    place = chart.legend._element.find("{*}legendPos")
    for number in sorted(without, reverse=True):
        place.addnext(_entry(number))


def legend_height(names: Iterable[str], *, width: int) -> int:
    """EMU that a legend of these names takes above a plot, in as many lines as the frame needs."""
    letters = sum(len(name) + _SWATCH for name in names) * Pt(texts.BODY * texts.CHARACTER)
    return LEGEND_HEIGHT + texts.height_of(int(letters // (width * _LEGEND_PART)))


def style_values_axis(values: object, axis: Axis) -> None:
    """Light lines and grey numbers from `start` to `end`; neither without a step."""
    values.minimum_scale, values.maximum_scale = axis.start, axis.end
    values.major_tick_mark = values.minor_tick_mark = XL_TICK_MARK.NONE
    values.has_major_gridlines = bool(axis.step)
    values.format.line.fill.background()
    if not axis.step:
        values.visible = False
        return
    values.major_unit = axis.step
    values.major_gridlines.format.line.color.rgb = texts.rgb(theme.GRID)
    values.major_gridlines.format.line.width = THIN
    values.tick_labels.font.size = Pt(texts.BODY)
    values.tick_labels.font.color.rgb = texts.rgb(theme.MUTED)
    values.tick_labels.number_format = axis.code
    values.tick_labels.number_format_is_linked = False


def style_names_axis(chart: Chart, *, color: str = theme.LINE) -> None:
    """Names at the low end of the values, a thin line at zero."""
    names = chart.category_axis
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = texts.rgb(color)
    names.format.line.width = THIN
    names.tick_labels.font.size = Pt(texts.BODY)


def paint(
    mark: object, color: str, *, is_hollow: bool = False, outline: str = "", width: float = 1.5
) -> None:
    """Fill a bar or a marker with its colour, or with a tint of it inside an outline."""
    mark.format.fill.solid()
    mark.format.fill.fore_color.rgb = texts.tint(color) if is_hollow else texts.rgb(color)
    if is_hollow or outline:
        mark.format.line.color.rgb = texts.rgb(outline or color)
        mark.format.line.width = Pt(width)


def hatch(mark: object, color: str, *, pattern: MSO_PATTERN) -> None:
    """A pattern in the colour on white, with a thin outline: what is no answer of the scale."""
    mark.format.fill.patterned()
    mark.format.fill.pattern = pattern
    mark.format.fill.fore_color.rgb = texts.rgb(color)
    mark.format.fill.back_color.rgb = texts.rgb(theme.GROUND)
    mark.format.line.color.rgb = texts.rgb(color)
    mark.format.line.width = THIN


def draw_line(series: object, color: str, *, width: float, is_dotted: bool = False) -> None:
    """The line of a series, straight from point to point."""
    series.smooth = False
    series.format.line.color.rgb = texts.rgb(color)
    series.format.line.width = Pt(width)
    if is_dotted:
        series.format.line.dash_style = MSO_LINE.ROUND_DOT


def write_values(series: object, written: Labels) -> None:
    """Labels that Office writes from the workbook, with the code of each point."""
    points = "".join(_point_xml(index, code, written) for index, code in enumerate(written.codes))
    common = _body_xml(
        written.common, color=written.color, is_bold=written.is_bold, position=written.position
    )
    _replace_labels(series, points + common)


def write_across(series: object, said: Sequence[str], written: Labels) -> None:
    """Labels of the values across, which PowerPoint keeps up to date and other programs show as `said`."""
    points = "".join(_across_xml(index, text, written) for index, text in enumerate(said) if text)
    common = _body_xml(
        written.common,
        color=written.color,
        is_bold=written.is_bold,
        position=written.position,
        shows="CatName",
    )
    _replace_labels(series, points + common)


def write_names(series: object, names: Sequence[Sequence[tuple[str, str]]], *, position: object) -> None:
    """A fixed text beside each point: its lines, each with its colour."""
    points = "".join(_name_xml(index, lines, position=position) for index, lines in enumerate(names))
    _replace_labels(series, points + _SHOWN.format(Val=0, CatName=0))


def no_values(series: object) -> None:
    """No label on any point."""
    _replace_labels(series, '<c:delete val="1"/>')


def join_over_gaps(chart: Chart) -> None:
    """A line goes on where a year has no value, instead of falling to zero."""
    chart._chartSpace.xpath("c:chart/c:dispBlanksAs")[0].set("val", "span")


def describe(shape: object, text: str) -> None:
    """Alternative text, which python-pptx has no call for."""
    shape._element.xpath("./*[1]/p:cNvPr")[0].set("descr", text)


def is_described(shape: object) -> bool:
    """Whether a shape has an alternative text."""
    return bool(shape._element.xpath("./*[1]/p:cNvPr")[0].get("descr"))


def _layout(*, box: Box, plot: Box) -> object:
    parts = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    places = "".join(f'<c:{name} val="{part:.5f}"/>' for name, part in parts.items())
    return parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    )


def _entry(number: int) -> object:
    return parse_xml(
        f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
    )


def _replace_labels(series: object, content: str) -> None:
    element = series._element
    new = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{content}</c:dLbls>")
    element.replace(element.get_or_add_dLbls(), new)


def _across_xml(index: int, said: str, written: Labels) -> str:
    """A field that holds the horizontal value, its text for programs that do not know the field."""
    is_bold = written.is_bold or index in written.bold
    field = (
        f'<a:fld id="{{00000000-0000-4000-8000-{index:012X}}}" type="XVALUE">'
        f"{_run_xml(written.color, is_bold=is_bold)}<a:pPr/><a:t>{escape(said)}</a:t></a:fld>"
    )
    body = _body_xml(
        written.codes[index],
        color=written.color,
        is_bold=is_bold,
        position=written.positions.get(index, written.position),
        shows="CatName",
    )
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'<a:p>{field}<a:endParaRPr lang="fr-FR"/></a:p></c:rich></c:tx>{body}{_FIELDS}</c:dLbl>'
    )


def _name_xml(index: int, lines: Sequence[tuple[str, str]], *, position: object) -> str:
    paragraphs = "".join(
        f'<a:p><a:pPr algn="r"/><a:r>{_run_xml(color)}<a:t>{escape(text)}</a:t></a:r></a:p>'
        for text, color in lines
    )
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f'{paragraphs}</c:rich></c:tx><c:dLblPos val="{XL_LABEL_POSITION.to_xml(position)}"/>'
        f"{_SHOWN.format(Val=1, CatName=0)}</c:dLbl>"
    )


def _run_xml(color: str, *, is_bold: bool = False) -> str:
    return (
        f'<a:rPr lang="fr-FR" sz="{texts.BODY * 100}" b="{int(is_bold)}"><a:solidFill>'
        f'<a:srgbClr val="{color.removeprefix("#").upper()}"/></a:solidFill></a:rPr>'
    )


def _point_xml(index: int, code: str, written: Labels) -> str:
    """Nothing where the point is written like its series."""
    if index in written.hidden:
        return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
    position = written.positions.get(index, written.position)
    is_bold = written.is_bold or index in written.bold
    if (code or written.common, position, is_bold) == (written.common, written.position, written.is_bold):
        return ""
    body = _body_xml(code or written.common, color=written.color, is_bold=is_bold, position=position)
    return f'<c:dLbl><c:idx val="{index}"/>{body}</c:dLbl>'


def _body_xml(
    code: str, *, color: str, is_bold: bool, position: XL_LABEL_POSITION | None, shows: str = "Val"
) -> str:
    place = f'<c:dLblPos val="{XL_LABEL_POSITION.to_xml(position)}"/>' if position is not None else ""
    return (
        f'<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{texts.BODY * 100}" b="{int(is_bold)}"><a:solidFill>'
        f'<a:srgbClr val="{color.removeprefix("#").upper()}"/></a:solidFill></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
        f"{place}{_SHOWN.format(Val=int(shows == 'Val'), CatName=int(shows == 'CatName'))}"
    )
