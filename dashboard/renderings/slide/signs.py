"""Signs: what stands after a value in one sign is said in words under the chart of a slide."""

from dashboard import theme
from dashboard.charts.spec import Chart
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

SIZE, GAP = 12, 6  # points


def draw(chart: Chart, canvas: Canvas) -> Canvas:
    """The line that explains the signs of a chart, and what is left over it; all of it without any sign."""
    said = Text(canvas.words.signs(chart), canvas.points(SIZE), theme.MUTED)
    if not said.text:
        return canvas
    box, height = canvas.box, said.height(canvas.box.width)
    above = box.sized(height=box.height - height - canvas.emu(GAP))
    canvas.add([Part(canvas.words.SIGNS, box.below(box.height - height), (said,))], name=canvas.words.SIGNS)
    return canvas.inside(above)
