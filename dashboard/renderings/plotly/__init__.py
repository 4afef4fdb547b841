"""Plotly: a chart specification becomes the figure that the page draws, one module a kind."""

from functools import singledispatch

import plotly.graph_objects as go

from dashboard.charts.spec import Bars, Chart, Distribution, Dots, Lines, Map, Numbers
from dashboard.renderings.plotly.bars import bars
from dashboard.renderings.plotly.distribution import distribution
from dashboard.renderings.plotly.dots import dots
from dashboard.renderings.plotly.lines import lines
from dashboard.renderings.plotly.maps import region_map
from dashboard.renderings.plotly.numbers import numbers
from dashboard.renderings.plotly.sheet import Style, sentence
from dashboard.words import DEFAULT, vocabulary


def draw(
    chart: Chart, *, width: int = 0, emphasis: bool = False, key: bool = True, language: str = DEFAULT
) -> go.Figure:
    """The figure of a chart, in light colours (`theme.recoloured` has the dark ones).

    Without a width it fits every width from 340 pixels, at one height.

    Args:
        width: pixels, where they are known: key, names and values then take the room that there is.
        emphasis: the marks or rows that are strong stay so, the others are paler.
        key: the figure holds the key of its series; else `key.named` says what to write beside it.
        language: of the few words that are not in the chart, a folder of `dashboard/words`.

    Raises:
        TypeError: the kind of the chart is unknown.
    """
    style = Style(vocabulary(language), width=width, is_emphasised=emphasis, has_key=key)
    return _drawing(chart, style) if chart.rows else sentence(chart, style)


@singledispatch
def _drawing(chart: Chart, style: Style) -> go.Figure:
    raise TypeError(f"no drawing for {type(chart).__name__}: register one in {__name__}")


for _kind, _maker in (
    (Numbers, numbers),
    (Bars, bars),
    (Dots, dots),
    (Distribution, distribution),
    (Lines, lines),
    (Map, region_map),
):
    _drawing.register(_kind, _maker)
