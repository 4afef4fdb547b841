"""Scales: places along an axis, and the numbers written along it beside a native chart."""

from collections.abc import Iterator

from dashboard import theme
from dashboard.charts.spec import Axis
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

AFTER = 4  # points between a plot and its numbers


def part_of(axis: Axis, value: float) -> float:
    """Where a value stands along an axis, from 0 to 1, kept on it."""
    return min(max((value - axis.low) / ((axis.high - axis.low) or 1), 0), 1)


def across(axis: Axis, box: Box, value: float) -> float:
    """The same in the width of a box, in EMU of the slide."""
    return box.left + box.width * part_of(axis, value)


def up(axis: Axis, box: Box, value: float) -> float:
    """The same in its height, from the bottom."""
    return box.bottom - box.height * part_of(axis, value)


def under(axis: Axis, plot: Box, canvas: Canvas, *, size: float) -> list[Part]:
    """Numbers under a plot; those that would lie over another are left out, the last one never."""
    found: list[Part] = []
    for tick in reversed(axis.ticks):
        said = Text(tick.text, size, theme.MUTED)
        width, height = round(said.width * 1.1), texts.height_of(1, size)
        box = Box(across(axis, plot, tick.value) - width / 2, plot.bottom + canvas.emu(AFTER), width, height)
        if not found or box.right + canvas.emu(AFTER) <= found[0].box.left:
            found.insert(0, Part(canvas.words.TICK, box, (said,), align="ctr", wraps=False))
    return found


def at_left(axis: Axis, plot: Box, canvas: Canvas, *, size: float, width: int) -> Iterator[Part]:
    """Numbers at the left of a plot, from the top down."""
    height, left = texts.height_of(1, size), plot.left - canvas.emu(2 * AFTER) - width
    for tick in reversed(axis.ticks):
        box = Box(left, up(axis, plot, tick.value) - height // 2, width, height)
        said = (Text(tick.text, size, theme.MUTED),)
        yield Part(canvas.words.TICK, box, said, align="r", wraps=False)


def width_of(axis: Axis, *, size: float) -> int:
    """EMU of the longest number along an axis."""
    return round(max((texts.width_of(tick.text, size) for tick in axis.ticks), default=0) * 1.05)
