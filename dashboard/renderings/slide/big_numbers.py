"""Big numbers: one or two values become large figures, each beside its sentence. No axis is drawn."""

from collections.abc import Iterator

from dashboard import theme
from dashboard.charts.spec import Mark, Numbers, Row
from dashboard.renderings.slide import looks, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

SIZES = (120, 96, 80, 66, 54, 44, 36, 28, 20, 16)  # points of a number
SENTENCES = (32, 28, 24, 20, 18, 16, 14)
SMALL, MISSING = 16, 40
WIDEST = 0.44  # part of the box that numbers take
GAP, BETWEEN = 34, 16  # points between a number and its sentence, between two rows
HIGHEST = 190
ABOVE = 0.4  # part of the room that numbers leave, over them


def draw(chart: Numbers, canvas: Canvas) -> None:
    """A number a mark, at the size that all of them share, its row's name at the right."""
    gap, count = canvas.emu(BETWEEN), len(chart.rows)
    height = min(canvas.emu(HIGHEST), (canvas.box.height - gap * (count - 1)) / count)
    size = _size(chart, canvas, height=height)
    width = _width(chart, canvas, size)
    found: list[Part] = []
    left = canvas.box.height - height * count - gap * (count - 1)
    box = canvas.box.below(max(left, 0) * ABOVE)
    for number, row in enumerate(chart.rows, start=1):
        lane = box.below((height + gap) * (number - 1)).sized(height=height)
        found += _numbers(row, chart, canvas, lane.sized(width=width), size=size, number=number)
        found += _sentence(row, canvas, lane.beside(width + canvas.emu(GAP)), number=number)
    canvas.add(found, name=canvas.words.NUMBERS)


def _numbers(
    row: Row, chart: Numbers, canvas: Canvas, box: Box, *, size: float, number: int
) -> Iterator[Part]:
    """The values of a row one under the other."""
    for place, mark in enumerate(row.marks):
        height = box.height / len(row.marks)
        name = canvas.words.row_part(number, canvas.words.cell(chart.series_of(mark).label))
        said = (_written(mark, chart, canvas, size=size),)
        yield Part(name, box.below(height * place).sized(height=height), said, wraps=False)


def _written(mark: Mark, chart: Numbers, canvas: Canvas, *, size: float) -> Text:
    if mark.value is None:
        return Text(mark.text, min(size, canvas.points(MISSING)), theme.MISSING)
    color = looks.look(chart.series_of(mark)).color
    return Text(mark.written, size, looks.ink(mark, color), is_bold=True)


def _sentence(row: Row, canvas: Canvas, box: Box, *, number: int) -> Iterator[Part]:
    """The name of a row as large as its lane holds it, what is small and what stands aside under it."""
    size, words = canvas.points(SMALL), canvas.words
    small = [Text(row.sublabel, size, theme.MUTED)] if row.sublabel else []
    under = texts.height_of(len(small) + bool(row.aside), size)
    labels = [Text(row.label, canvas.points(one)) for one in SENTENCES]
    fitting = (one for one in labels if one.height(box.width) <= box.height - under)
    yield Part(words.row_part(number), box, (next(fitting, labels[-1]), *small))
    if row.aside:
        aside = Box(box.left, box.bottom - under, box.width, texts.height_of(1, size))
        said = (Text(row.aside, size, is_bold=True),)
        yield Part(words.row_part(number, words.ASIDE), aside, said, wraps=False)


def _size(chart: Numbers, canvas: Canvas, *, height: float) -> float:
    """The largest size at which every number fits its lane and its part of the box."""
    most = max(len(row.marks) for row in chart.rows) or 1
    sizes = [canvas.points(size) for size in SIZES]
    for size in sizes:
        is_low = texts.height_of(most, size) <= height
        if is_low and _width(chart, canvas, size) <= canvas.box.width * WIDEST:
            return size
    return sizes[-1]


def _width(chart: Numbers, canvas: Canvas, size: float) -> int:
    return max((_written(mark, chart, canvas, size=size).width for mark in chart.marks), default=1)
