"""Drawing: a chart specification becomes marks and texts in their places, one module a kind of chart."""

from functools import singledispatch

from dashboard.charts.spec import Banner, Bars, Chart, Distribution, Dots, Lines, Map, Numbers
from dashboard.renderings.drawing.banner import banner
from dashboard.renderings.drawing.bars import bars
from dashboard.renderings.drawing.distribution import distribution
from dashboard.renderings.drawing.dots import dots
from dashboard.renderings.drawing.lines import lines
from dashboard.renderings.drawing.maps import region_map
from dashboard.renderings.drawing.notes import noted
from dashboard.renderings.drawing.numbers import numbers
from dashboard.renderings.drawing.parts import Drawing
from dashboard.renderings.drawing.sheet import Style, sentence
from dashboard.renderings.drawing.signs import signed
from dashboard.words import DEFAULT, vocabulary


def drawing(
    chart: Chart, *, width: int = 0, emphasis: bool = False, key: bool = True, language: str = DEFAULT
) -> Drawing:
    """A chart laid out, in light colours.

    Without a width it fits every width from 340 pixels, at one height.

    Args:
        width: pixels, where they are known: key, names and values then take the room that there is.
        emphasis: the marks or rows that are strong stay so, the others are paler.
        key: the drawing holds the key of its series; else `key.named` says what to write beside it.
        language: of the few words that are not in the chart, a folder of `dashboard/words`.

    Raises:
        TypeError: the kind of the chart is unknown.
    """
    style = Style(vocabulary(language), width=width, is_emphasised=emphasis, has_key=key)
    drawn = signed(_laid_out(chart, style), chart, style) if chart.rows else sentence(chart, style)
    return noted(drawn, chart, style) if chart.note else drawn


@singledispatch
def _laid_out(chart: Chart, style: Style) -> Drawing:
    raise TypeError(f"no drawing for {type(chart).__name__}: register one in {__name__}")


for _kind, _maker in (
    (Numbers, numbers),
    (Bars, bars),
    (Dots, dots),
    (Distribution, distribution),
    (Lines, lines),
    (Map, region_map),
    (Banner, banner),
):
    _laid_out.register(_kind, _maker)
