"""Notes: a reader's own words stand beside a chart as a text box, with an arrow to their mark."""

from collections.abc import Sequence

from dashboard import theme
from dashboard.charts.spec import Banner, Chart, Lines, Map, Numbers
from dashboard.renderings.slide import parts, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

SIZE = 16  # points
COLUMN, BAND = 0.2, 0.6  # parts of the width of the box that words take left of a map, over lines
GAP = 14  # points between the words and the chart
GUTTER = 18  # points right of a chart of rows, where the arrow goes up
NEAR = 6  # points between an arrow and what it starts at
VALUE_HALF = 14  # points around the value of a region
STROKE = 1.5

Point = tuple[float, float]


def room(chart: Chart, canvas: Canvas) -> Canvas:
    """What the words leave of a canvas to the chart; all of it without a note."""
    if chart.note is None:
        return canvas
    words, box, gap = _words(chart, canvas), canvas.box, canvas.emu(GAP)
    if isinstance(chart, Lines):
        return canvas.inside(box.below(words.height + 2 * gap))
    if isinstance(chart, Map):
        return canvas.inside(box.beside(words.width + gap))
    above = box.sized(height=box.height - words.height - gap)
    is_pointed = _is_pointed(chart)
    return canvas.inside(above.sized(width=box.width - canvas.emu(GUTTER)) if is_pointed else above)


def draw(chart: Chart, canvas: Canvas, *, spots: dict[str, Box]) -> None:
    """The words and the arrow, over a chart that is drawn.

    Args:
        canvas: the whole of it, of which `room` gave a part to the chart.
        spots: where its marks are, by their figures.
    """
    if chart.note is None:
        return
    spot = spots.get(chart.noted[1].figure_id) if _is_pointed(chart) else None
    words = _words(chart, canvas)
    if spot is not None:
        words = _near(chart, canvas, words, spot)
    align = "r" if spot is not None and not isinstance(chart, Lines | Map) else "l"
    found = [Part(canvas.words.NOTE, words, (_text(chart, canvas),), anchor="t", align=align)]
    if spot is not None:
        found.append(_arrow(_way(chart, canvas, words, spot), canvas))
    canvas.add(found, name=canvas.words.NOTE)


def _is_pointed(chart: Chart) -> bool:
    """Whether an arrow leads from the words to a mark; else they say what they are about."""
    if chart.noted is None or isinstance(chart, Numbers | Banner):
        return False
    return not isinstance(chart, Map) or chart.noted[0] in chart.panels[0].rows


def _text(chart: Chart, canvas: Canvas) -> Text:
    said = chart.note.text if _is_pointed(chart) else canvas.words.noted(chart)
    return Text(said, canvas.points(SIZE))


def _words(chart: Chart, canvas: Canvas) -> Box:
    """The room of the words: over a chart of lines, left of a map, under all others."""
    box, said = canvas.box, _text(chart, canvas)
    part = COLUMN if isinstance(chart, Map) else BAND if isinstance(chart, Lines) else 1
    width = min(box.width * part, round(said.width / texts.SLACK) + 1)
    height = said.height(width)
    if isinstance(chart, Lines | Map):
        return Box(box.left, box.top, width, height)
    left = box.right - width if _is_pointed(chart) else box.left
    return Box(left, box.bottom - height, width, height)


def _near(chart: Chart, canvas: Canvas, words: Box, spot: Box) -> Box:
    """The words moved along their band towards the mark."""
    box = canvas.box
    if isinstance(chart, Lines):
        left = min(max(spot.left - words.width // 3, box.left), box.right - words.width)
        return Box(left, words.top, words.width, words.height)
    if isinstance(chart, Map):
        top = min(max(spot.middle - words.height // 2, box.top), box.bottom - words.height)
        return Box(words.left, top, words.width, words.height)
    return words


def _way(chart: Chart, canvas: Canvas, words: Box, spot: Box) -> Sequence[Point]:
    """Down to a point of a line, across a map, or up beside the rows, along under one, and to its mark."""
    near, middle = canvas.emu(NEAR), spot.left + spot.width / 2
    if isinstance(chart, Lines):
        return (min(max(middle, words.left), words.right), words.bottom + near), (middle, spot.top - near)
    if isinstance(chart, Map):
        return (words.right + near, words.middle), (middle - canvas.emu(VALUE_HALF), spot.middle)
    right, level = canvas.box.right - near, spot.bottom + near
    return (right, words.top - near), (right, level), (middle, level), (middle, spot.bottom - near / 2)


def _arrow(way: Sequence[Point], canvas: Canvas) -> Part:
    """An open line through some points of the slide, its head at the last."""
    left, top = min(x for x, _ in way), min(y for _, y in way)
    box = Box(left, top, max(x for x, _ in way) - left, max(y for _, y in way) - top)
    first, *others = [f'<a:pt x="{round(x - left)}" y="{round(y - top)}"/>' for x, y in way]
    steps = f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{one}</a:lnTo>" for one in others)
    path = f'<a:path w="{box.width}" h="{box.height}" fill="none">{steps}</a:path>'
    line = parts.line(theme.INK, width=canvas.emu(STROKE), is_pointed=True)
    return Part(canvas.words.ARROW, box, path=path, outline=line)
