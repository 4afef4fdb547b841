"""Rows: one horizontal bar a category and a series, the first at the top, names at the left."""

from collections.abc import Collection, Sequence

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE
from pptx.util import Pt

from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, texts

HIGHEST = Pt(58)  # of a row; a chart of few rows leaves the rest of its box empty
BAR = Pt(24)  # thickness at most
INK_PART = 0.66  # of a row that bars cover
PAIR_GAP = -8  # percent of a bar between the two of a row
VALUE_WIDTH = Pt(46)  # at the right of a plot: the value of a bar that reaches the end
NARROWEST, WIDEST = 0.12, 0.42  # part of the frame that names may take


def bar_chart(
    shapes: object,
    *,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    box: Box,
    axis: frames.Axis,
    name: str,
    is_paired: bool = True,
) -> Chart:
    """Bars on an axis from zero, on rows of one height; a legend where there are several series.

    Args:
        is_paired: the series stand side by side in a row; otherwise each row belongs to one of them.
    """
    has_legend = len(series) > 1
    above = frames.legend_height((one[0] for one in series), width=box.width) * has_legend
    below = frames.AXIS_HEIGHT * bool(axis.step)
    pitch = min(HIGHEST, (box.height - above - below) // len(categories))
    box = box.sized(height=pitch * len(categories) + above + below)
    chart = frames.add_chart(
        shapes, XL_CHART_TYPE.BAR_CLUSTERED, categories=categories, series=series, box=box, name=name
    )
    width = names_width(categories, within=box.width)
    plot = box.beside(width).below(above)
    plot = plot.sized(width=plot.width - VALUE_WIDTH, height=pitch * len(categories))
    frames.place_plot(chart, box=box, plot=plot)
    frames.fit_names(chart, width=width - Pt(8), height=pitch)
    first_at_the_top(chart, axis=axis)
    thicken(chart, pitch=pitch, bars=len(series) if is_paired else 1, overlap=PAIR_GAP if is_paired else 100)
    if has_legend:
        frames.add_legend(chart)
    return chart


def first_at_the_top(chart: Chart, *, axis: frames.Axis) -> None:
    """Office draws the first category at the bottom: turn the names round, keep the numbers below."""
    frames.style_names_axis(chart)
    frames.style_values_axis(chart.value_axis, axis)
    chart.category_axis.reverse_order = True
    chart.value_axis._element.crosses.val = (
        XL_AXIS_CROSSES.MAXIMUM
    )  # python-pptx offers it for the other axis only
    chart.plots[0].vary_by_categories = False


def thicken(chart: Chart, *, pitch: int, bars: int, overlap: int) -> None:
    """Bars as thick as a row allows, never thicker than `BAR`."""
    bar = min(BAR, pitch * INK_PART / bars)
    chart.plots[0].overlap = overlap
    chart.plots[0].gap_width = max(0, min(500, round((pitch - bar * bars) / bar * 100)))


def names_width(categories: Collection[str], *, within: int) -> int:
    """EMU for the longest name, within reason; a longer one is cut into lines."""
    longest = max((len(name) for name in categories), default=0)
    wished = longest * Pt(texts.BODY * texts.CHARACTER) + Pt(12)
    return int(min(max(wished, within * NARROWEST), within * WIDEST))
