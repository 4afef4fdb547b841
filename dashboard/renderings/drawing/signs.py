"""Signs: what stands after a value in one sign is said in words under the drawing."""

from dataclasses import replace

from dashboard import theme
from dashboard.charts.spec import Chart
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.parts import Drawing, Run, Text
from dashboard.renderings.drawing.sheet import SMALL_LINE, Style, edge


def signed(drawn: Drawing, chart: Chart, style: Style) -> Drawing:
    """The drawing with a line that explains its signs; as it is without any."""
    said = style.words.charts.signs(chart)
    if not said:
        return drawn
    lines = letters.wrapped(said, most=style.narrowest - 4, size=theme.SMALL)
    look = {"base": "top", "size": theme.SMALL, "color": theme.MUTED}
    text = Text((Run(lines),), edge(), drawn.height, "signs", **look)
    return replace(drawn, height=drawn.height + SMALL_LINE * len(lines), texts=(*drawn.texts, text))
