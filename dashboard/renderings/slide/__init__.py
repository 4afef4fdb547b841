"""Slide: a chart becomes native Office charts, words and shapes in a box of a slide, all of them editable."""

from dashboard.charts.spec import Banner, Bars, Chart, Distribution, Dots, Lines, Map, Numbers
from dashboard.renderings.slide import (
    banner,
    bars,
    big_numbers,
    distribution,
    dots,
    frames,
    lines,
    maps,
    notes,
    signs,
    texts,
)
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

_MAKERS = {
    Numbers: big_numbers.draw,
    Bars: bars.draw,
    Dots: dots.draw,
    Distribution: distribution.draw,
    Lines: lines.draw,
    Map: maps.draw,
    Banner: banner.draw,
}


def draw(chart: Chart, canvas: Canvas, *, alt: str) -> None:
    """Draw a chart natively; a box of any size is drawn on, none makes a shape without a size.

    Args:
        alt: alternative text of the chart, on its first native chart or group; other charts say that they go
            with it.
    """
    before = len(canvas.shapes)
    if chart.rows:
        inside = notes.room(chart, canvas)
        _MAKERS[type(chart)](chart, signs.draw(chart, inside))
        notes.draw(chart, canvas, spots=inside.spots)
    else:
        _say_nothing(canvas)
    drawn = list(canvas.shapes)[before:]
    charts = [shape for shape in drawn if shape.has_chart] or drawn[:1]
    for place, shape in enumerate(charts):
        frames.describe(shape, alt if place == 0 else canvas.words.described_with(shape.name))


def _say_nothing(canvas: Canvas) -> None:
    """What stands in the place of a chart without rows."""
    words, said = canvas.words, Text(canvas.words.NOTHING, canvas.points(18))
    box = canvas.box.sized(height=texts.height_of(2, said.size))
    canvas.add([Part(words.WORDS, box, (said,), anchor="t")], name=words.WORDS)
