"""Distribution: the answers of a row side by side from the strongest, what has no side beside them."""

from dashboard import theme
from dashboard.charts.spec import Distribution, Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.columns import Columns, column_height, columns, head_asides, write_columns
from dashboard.renderings.drawing.key import write_key
from dashboard.renderings.drawing.marks import Point, by_series, fill, opacity, pattern
from dashboard.renderings.drawing.parts import Across, Block, Drawing, Place, Run
from dashboard.renderings.drawing.sheet import SMALL_LINE, Sheet, Style, edge, tick_texts

BAR = 26
SPACE = 14
APART_GAP = 0.12  # of the scale, between it and what stands apart
TOTAL_GAP = 8
EDGE = 2


def distribution(chart: Distribution, style: Style) -> Drawing:
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
    sheet.layers += [_segment(point, sheet, axis="x") for point in by_series(sheet, in_scale)]
    sheet.layers += [_segment(point, sheet, axis="x2") for point in by_series(sheet, apart)]
    return sheet.drawing(*_axes(sheet))


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


def _axes(sheet: Sheet) -> list[Across]:
    """The axis of the scale and, at its right and as long for each point, that of what stands apart."""
    scale, apart = _parts(sheet)
    axes = [Across(sheet.low, sheet.high, 0, scale)]
    return [*axes, Across(0, _apart_end(sheet.chart), 1 - apart, 1)] if apart else axes


def _parts(sheet: Sheet) -> tuple[float, float]:
    """The parts of the plot that the scale and what stands apart take."""
    scale, apart = sheet.high - sheet.low, _apart_end(sheet.chart)
    whole = scale * (1 + APART_GAP) + apart if apart else scale
    return scale / whole, apart / whole


def _heading_apart(sheet: Sheet) -> None:
    if _apart_end(sheet.chart):
        sheet.write(
            Run((sheet.style.words.grammar.capitalized(sheet.style.words.charts.APART),)),
            y=sheet.y + SMALL_LINE / 2,
            at=Place("x2"),
            kind="apart",
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
        Run((point.mark.written,), is_bold=True),
        y=point.y,
        at=edge(sheet.left - TOTAL_GAP),
        kind="total",
        anchor="right",
        color=theme.MISSING if point.mark.is_muted else theme.INK,
        subjects=(point.subject(sheet.chart),),
        said=(point.series.label, *point.mark.details),
    )


def _segment(point: Point, sheet: Sheet, *, axis: str) -> Block:
    """The block of an answer, its value on it where it is wide enough, whatever the width of the chart."""
    filled = pattern(point.series)
    return Block(
        point.mark.start or 0,
        point.mark.value,
        point.y,
        BAR,
        theme.GROUND if filled else fill(point),
        point.subject(sheet.chart),
        *((filled.color, 1) if filled else (theme.GROUND, 1.5)),
        opacity(point, sheet),
        filled,
        "" if filled else point.mark.written,
        theme.text_color(point.series.role),
        axis,
    )
