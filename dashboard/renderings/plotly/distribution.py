"""Distribution: the answers of a row side by side from the strongest, what has no side beside them."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.spec import Distribution, Mark, Row
from dashboard.renderings.plotly import letters
from dashboard.renderings.plotly.columns import Columns, column_height, columns, head_asides, write_columns
from dashboard.renderings.plotly.key import write_key
from dashboard.renderings.plotly.marks import Point, fill, link, opacities, pattern, traces
from dashboard.renderings.plotly.sheet import HIDDEN_AXIS, SMALL_LINE, Json, Sheet, Style, tick_texts

BAR = 26
SPACE = 14
APART_GAP = 0.12  # of the scale, between it and what stands apart
TOTAL_GAP = 8
EDGE = 2


def distribution(chart: Distribution, style: Style) -> go.Figure:
    """One stacked bar a row; its printed total in bold before it, next to the strongest answer."""
    places = columns(chart, margin=EDGE)
    totals = _total_width(chart)
    low = min([chart.axis.low, *(mark.start or 0 for mark in _stacked(chart))])
    sheet = Sheet(chart, style, left=totals or EDGE, right=places.width, low=low, high=chart.axis.high)
    sheet.part = _parts(sheet)[0]
    write_key(sheet)
    head_asides(sheet, places)
    _heading_apart(sheet)
    sheet.ticks(tick_texts(chart.axis), is_flush=True)
    points = [point for number, row in sheet.rows() for point in _row(sheet, places, number, row)]
    sheet.y -= SPACE
    in_scale = [point for point in points if point.mark.series in chart.scale]
    apart = [point for point in points if point.mark.series in chart.apart]
    sheet.traces += traces(sheet, in_scale, lambda alike: _segments(alike, sheet))
    sheet.traces += traces(sheet, apart, lambda alike: _segments(alike, sheet) | {"xaxis": "x2"})
    return sheet.figure(**_axes(sheet), uniformtext={"mode": "hide", "minsize": theme.SMALL})


def _stacked(chart: Distribution) -> list[Mark]:
    return [mark for mark in chart.marks if mark.value is not None and mark.series in chart.scale]


def _apart_end(chart: Distribution) -> float:
    """Where the longest row of what stands apart ends; 0 without any."""
    known = [mark for mark in chart.marks if mark.value is not None and mark.series in chart.apart]
    return max(((mark.start or 0) + mark.value for mark in known), default=0)


def _total_width(chart: Distribution) -> float:
    """Pixels of the printed totals, before the bars; 0 without any."""
    totals = [mark for mark in chart.marks if mark.series == chart.total and mark.value is not None]
    wide = [letters.width(mark.written, size=theme.BODY, is_bold=True) for mark in totals]
    return max(wide) + TOTAL_GAP if wide else 0


def _axes(sheet: Sheet) -> Json:
    """The axis of the scale and, at its right and as long for each point, that of what stands apart."""
    scale, apart = _parts(sheet)
    if not apart:
        return {}
    return {
        "xaxis": {"range": [sheet.low, sheet.high], "domain": [0, scale]} | HIDDEN_AXIS,
        "xaxis2": {"range": [0, _apart_end(sheet.chart)], "domain": [1 - apart, 1]} | HIDDEN_AXIS,
    }


def _parts(sheet: Sheet) -> tuple[float, float]:
    """The parts of the plot that the scale and what stands apart take."""
    scale, apart = sheet.high - sheet.low, _apart_end(sheet.chart)
    whole = scale * (1 + APART_GAP) + apart if apart else scale
    return scale / whole, apart / whole


def _heading_apart(sheet: Sheet) -> None:
    if _apart_end(sheet.chart):
        sheet.write(
            letters.written(sheet.style.words.grammar.capitalized(sheet.style.words.charts.APART)),
            y=sheet.y + SMALL_LINE / 2,
            at={"x": 0, "xref": "x2"},
            name="apart",
            size=theme.SMALL,
            color=theme.MUTED,
        )


def _row(sheet: Sheet, places: Columns, number: int, row: Row) -> list[Point]:
    sheet.label(row, number)
    high = max(BAR, column_height(sheet.chart, row))
    y = sheet.y + high / 2
    points = [
        Point(mark, sheet.chart.series_of(mark), row, number, mark.value, y)
        for mark in row.known
        if mark.series in (*sheet.chart.scale, *sheet.chart.apart)
    ]
    for mark in row.known:
        if mark.series == sheet.chart.total:
            _total(sheet, Point(mark, sheet.chart.series_of(mark), row, number, mark.value, y))
    write_columns(sheet, places, row, number, y=y)
    sheet.y += high + SPACE
    return points


def _total(sheet: Sheet, point: Point) -> None:
    """The printed total, a click on which leads to its passport."""
    sheet.write(
        letters.bold(letters.written(point.mark.written)),
        y=point.y,
        at=sheet.edge(sheet.left - TOTAL_GAP),
        name=f"total {link(point.row, point.number, point.mark)}",
        anchor="right",
        color=theme.MISSING if point.mark.is_muted else theme.INK,
        hovertext=letters.written(point.series.label, *point.mark.details),
        captureevents=True,
    )


def _segments(points: Sequence[Point], sheet: Sheet) -> Json:
    """Blocks of one answer, its value on each that is wide enough, whatever the width of the chart."""
    series = points[0].series
    marker = {
        "color": [fill(point) for point in points],
        "opacity": opacities(points, sheet),
        "line": {"color": theme.GROUND, "width": 1.5},
    }
    is_solid = series.shape not in ("hatched", "dotted")
    return {
        "type": "bar",
        "orientation": "h",
        "base": [point.mark.start or 0 for point in points],
        "width": BAR,
        "marker": marker | pattern(series),
        "text": [letters.written(point.mark.written) if is_solid else "" for point in points],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"size": theme.SMALL, "color": theme.text_color(series.role), "family": theme.FONT},
    }
