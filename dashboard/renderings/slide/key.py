"""Key: the series of a chart are named once over it, each beside the mark that stands for it."""

from collections.abc import Iterator, Sequence

from dashboard import theme
from dashboard.charts.spec import Bars, Chart, Distribution, Lines, Series
from dashboard.renderings.slide import looks, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import NO_FILL, NO_LINE, Part, Text, line, pattern, solid

LABEL = 16  # points
SWATCH, AFTER_SWATCH, AFTER_ENTRY, AFTER_KEY = 13, 7, 24, 10


def draw(chart: Chart, canvas: Canvas) -> Canvas:
    """The key at the top of a box, and the canvas that is left under it; nothing where nothing is named."""
    named = [one for one in chart.series if one.is_in_key and not _is_named_elsewhere(one, chart)]
    if not named:
        return canvas
    found = list(_entries(named, chart, canvas))
    canvas.add(found, name=canvas.words.KEY)
    return canvas.inside(canvas.box.below(found[-1].box.bottom - canvas.box.top + canvas.emu(AFTER_KEY)))


def _is_named_elsewhere(one: Series, chart: Chart) -> bool:
    """Whether the chart names a series where it stands: a total over its column, a reference at its line."""
    reference = getattr(chart, "reference", None)
    return one.role == "total" or (reference is not None and one.code == reference.series)


def _entries(named: Sequence[Series], chart: Chart, canvas: Canvas) -> Iterator[Part]:
    """Mark and label of each series, the label as far as a line holds it, on as many lines as they take."""
    size, side, before = canvas.points(LABEL), canvas.emu(SWATCH), canvas.emu(SWATCH + AFTER_SWATCH)
    left, top, height = canvas.box.left, canvas.box.top, texts.height_of(1, size)
    for one in named:
        label = Text(one.label, size).within(canvas.box.width - before)
        width = round(label.width / texts.SLACK) + before
        if left > canvas.box.left and left + width > canvas.box.right:
            left, top = canvas.box.left, top + height
        yield swatch(one, chart, Box(left, top + (height - side) // 2, side, side))
        place = Box(left + side + canvas.emu(AFTER_SWATCH), top, width - side, height)
        yield Part(one.label, place, (label,), wraps=False)
        left += width + canvas.emu(AFTER_ENTRY)


def swatch(one: Series, chart: Chart, box: Box) -> Part:
    """The mark of a series, in a square box."""
    look, side, is_bar = looks.look(one), box.width, isinstance(chart, Bars | Distribution)
    preset, fill, outline = "rect", solid(look.color), NO_LINE
    if one.role == "missing":
        preset, fill, outline = "ellipse", NO_FILL, line(theme.MISSING)
    elif look.pattern:
        fill, outline = pattern(look.color, look.pattern), line(look.color)
    elif isinstance(chart, Bars) and one.shape in ("tick", "line"):
        box = Box(box.left + side * 2 // 5, box.top, side // 5, side)
    elif isinstance(chart, Lines) or (look.preset == "dash" and not is_bar):
        box = Box(box.left, box.middle - side // 8, side, side // 4)
    elif not is_bar:
        preset = look.preset
        if look.is_open:
            fill, outline = solid(looks.tint(look.color)), line(look.color)
        elif preset in ("mathMultiply", "mathPlus"):  # they leave a margin in their box
            box = box.grown(left=side / 4, top=side / 4, right=side / 4, bottom=side / 4)
    return Part(one.label, box, preset=preset, fill=fill, outline=outline)
