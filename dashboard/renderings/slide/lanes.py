"""Lanes: the rows of a chart become lanes of one height, with room for names, marks and what stands beside.

Text is as large as the rows allow: one column of lanes first, then several beside each other, then smaller
letters. What a kind of chart wants beside its marks is a `Wish`, worked out for each size of text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from pptx.util import Pt

from dashboard import theme
from dashboard.charts.spec import Chart, Panel, Row
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

VALUE_HEIGHT = 1.15  # of its letters, the lowest lane that holds a value
LONGEST_WORD = 0.3  # part of a column beyond which a word of a name may be broken
MOST_LINES = 4  # of a name; a longer one is cut
HIGHEST = 126  # points of a lane, on a slide of the usual size
BETWEEN_COLUMNS, BETWEEN_PANELS, BESIDE = 26, 12, 10  # points

INLINE = "\u2002"
"""Between a name and what is small after it."""


@dataclass(frozen=True)
class Sizes:
    """Points of names, of values and of small words, and how lanes of them are laid.

    `roomy` lanes are so many names high; `is_inline` writes what is small after a name, not under it;
    `is_small` letters are for charts of many rows, whose names may then be wider.
    """

    label: float
    value: float
    small: float
    roomy: float = 1.0
    columns_n: int = 1
    is_inline: bool = False
    is_small: bool = False


SIZES = (
    Sizes(24, 30, 18, roomy=3.4),
    Sizes(20, 24, 16, roomy=2.6),
    Sizes(18, 20, 16, roomy=2.0),
    Sizes(16, 18, 14, columns_n=3),
    Sizes(14, 16, 12, columns_n=3, is_small=True),
    Sizes(14, 16, 12, columns_n=2, is_small=True, is_inline=True),
    Sizes(12, 14, 11, columns_n=4, is_small=True),
    Sizes(12, 14, 11, columns_n=2, is_small=True, is_inline=True),
    Sizes(11, 12, 11, columns_n=5, is_small=True, is_inline=True),
)


@dataclass(frozen=True)
class Wish:
    """EMU wanted around the marks: for values on both sides, for words over and under, for columns beside."""

    left: int = 0
    right: int = 0
    over: int = 0
    under: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)  # name -> width, from left to right
    names: float = 0.42  # part of a column that names take at most
    plot: float = 0.16  # part of a column that marks take at least


@dataclass(frozen=True)
class Block:
    """Consecutive rows of one panel in one column; `first` is the place of its first row in the chart."""

    panel: Panel
    rows: tuple[Row, ...]
    first: int
    sizes: Sizes
    head: Box  # heading of the panel; of no height to speak of without one
    names: Box
    plot: Box
    columns: Mapping[str, Box]

    @property
    def pitch(self) -> float:
        return self.plot.height / len(self.rows)

    def lane(self, number: int, within: Box) -> Box:
        """The part of a box that belongs to one row, by its place in the whole chart, from 1."""
        top = self.plot.top + (number - self.first - 1) * self.pitch
        return Box(within.left, top, within.width, self.pitch)

    @property
    def places(self) -> Iterator[tuple[int, Row]]:
        """Each row with its place in the whole chart, from 1."""
        return enumerate(self.rows, start=self.first + 1)


def blocks(chart: Chart, canvas: Canvas, *, wish: Callable[[Sizes], Wish]) -> list[Block]:
    """The rows of a chart in lanes; the largest text that fits, the smallest where none does."""
    plans = list[_Plan]()
    for size in SIZES:
        points = {name: canvas.points(getattr(size, name)) for name in ("label", "value", "small")}
        sizes = replace(size, **points)
        columns_n = range(1, sizes.columns_n + 1)
        plans = [_Plan(chart, canvas, sizes, wish(sizes), columns_n=count) for count in columns_n]
        if fitting := next((plan for plan in plans if plan.fits), None):
            return fitting.blocks
    return max(plans, key=lambda plan: (plan.is_wide, plan.is_whole, plan.pitch)).blocks


class _Plan:
    """One way of laying lanes: a size of text, a number of columns."""

    def __init__(self, chart: Chart, canvas: Canvas, sizes: Sizes, wish: Wish, *, columns_n: int) -> None:
        self.canvas, self.sizes, self.wish, self.rows = canvas, sizes, wish, chart.rows
        self.flow = list(_flow(chart.panels, rows_n=ceil(len(chart.rows) / columns_n)))
        self.boxes = canvas.box.columns(len(self.flow), gap=canvas.emu(BETWEEN_COLUMNS))
        self.width, self.gap = self.boxes[0].width, canvas.emu(BESIDE)
        around = wish.left + wish.right + sum(wish.columns.values())
        room = min(wish.names * self.width, self.width - around - wish.plot * self.width)
        self.names_width = min(self._wished_names(), max(room, 1))
        self.plot_width = self.width - self.names_width - around
        self.lines_n = max(_label(row, sizes).lines(self.names_width - self.gap) for row in self.rows)
        self.pitch = min(map(self._pitch, self.flow))

    def _wished_names(self) -> int:
        """EMU of the longest name on one line."""
        widths = [_label(row, self.sizes).width for row in self.rows]
        widths += [texts.width_of(row.sublabel, self.sizes.small) for row in self.rows]
        return round(max(widths) / texts.SLACK) + self.gap + 1

    @property
    def is_wide(self) -> bool:
        """Whether no word of a name is broken and the marks have their width."""
        size, most = self.sizes.label, round(LONGEST_WORD * self.width)
        words = ((word, row.is_strong) for row in self.rows for word in row.label.split())
        widest = max((texts.width_of(word, size, is_bold=bold) for word, bold in words), default=0)
        is_named = self.names_width >= min(widest, most) / texts.SLACK + self.gap
        return is_named and self.plot_width >= self.wish.plot * self.width

    @property
    def is_whole(self) -> bool:
        """Whether names are whole; in one column, very long ones are cut."""
        return self.lines_n <= MOST_LINES or len(self.flow) == 1

    @property
    def fits(self) -> bool:
        """Whether every name has its lines too, and every value its height."""
        name = texts.height_of(min(self.lines_n, MOST_LINES), self.sizes.label)
        has_under = not self.sizes.is_inline and any(row.sublabel for row in self.rows)
        name += texts.height_of(has_under, self.sizes.small)
        lowest = max(name, Pt(self.sizes.value * VALUE_HEIGHT), Pt(self.sizes.label * self.sizes.roomy))
        return self.is_wide and self.is_whole and self.pitch >= lowest

    @property
    def blocks(self) -> list[Block]:
        pitch = max(1, min(self.pitch, self.canvas.emu(HIGHEST)))
        columns = zip(self.flow, self.boxes, strict=True)
        return [block for column, box in columns for block in self._column(column, box, pitch=pitch)]

    def _column(self, column: Sequence[tuple], box: Box, *, pitch: float) -> Iterator[Block]:
        for place, (panel, rows, first) in enumerate(column):
            box = box.below(self.canvas.emu(BETWEEN_PANELS) * (place > 0))
            head = box.sized(height=self._head_height(panel))
            lanes = box.below(self._head_height(panel) + self.wish.over).sized(height=pitch * len(rows))
            names = lanes.sized(width=self.names_width)
            plot = lanes.beside(self.names_width + self.wish.left).sized(width=self.plot_width)
            columns = self._beside(lanes, left=plot.right + self.wish.right)
            yield Block(panel, rows, first, self.sizes, head, names, plot, columns)
            box = Box(box.left, lanes.bottom + self.wish.under, box.width, box.bottom - lanes.bottom)

    def _beside(self, lanes: Box, *, left: int) -> dict[str, Box]:
        found = {}
        for name, width in self.wish.columns.items():
            found[name] = Box(left, lanes.top, width, lanes.height)
            left += width
        return found

    def _pitch(self, column: Sequence[tuple]) -> float:
        fixed = sum(self._head_height(panel) + self.wish.over + self.wish.under for panel, *_ in column)
        fixed += self.canvas.emu(BETWEEN_PANELS) * (len(column) - 1)
        return (self.canvas.box.height - fixed) / sum(len(rows) for _, rows, _ in column)

    def _head_height(self, panel: Panel) -> int:
        return sum(text.height(self.width) for text in _heading(panel, self.sizes))


def _flow(panels: Sequence[Panel], *, rows_n: int) -> Iterator[list[tuple[Panel, tuple[Row, ...], int]]]:
    """Panels cut into columns of at most so many rows; a heading comes back where its panel goes on."""
    column, room, first = [], rows_n, 0
    for panel in panels:
        left = panel.rows
        while left:
            if not room:
                yield column
                column, room = [], rows_n
            taken, left = left[:room], left[room:]
            column.append((panel, taken, first))
            room, first = room - len(taken), first + len(taken)
    yield column


def _label(row: Row, sizes: Sizes) -> Text:
    """The name of a row, with what is small after it where both are on one line."""
    after = INLINE + row.sublabel if sizes.is_inline and row.sublabel else ""
    return Text(row.label + after, sizes.label, is_bold=row.is_strong)


def _heading(panel: Panel, sizes: Sizes) -> tuple[Text, ...]:
    """The paragraphs over a panel."""
    heading = Text(panel.heading, sizes.value, is_bold=True)
    return tuple(one for one in (heading, Text(panel.subheading, sizes.small, theme.MUTED)) if one.text)


def heading_parts(block: Block, canvas: Canvas) -> list[Part]:
    """What heads the rows of a panel, and its base."""
    said = _heading(block.panel, block.sizes)
    return [Part(canvas.words.HEADING, block.head, said, anchor="t")] if said else []


def name_parts(block: Block, canvas: Canvas) -> Iterator[Part]:
    """The name of each row against its marks, what is small under it."""
    width = block.names.width - canvas.emu(BESIDE)
    for number, row in block.places:
        box = block.lane(number, block.names).sized(width=width)
        said, wraps = _name(row, block, width=width)
        yield Part(canvas.words.row_part(number), box, said, align="r", wraps=wraps)


def _name(row: Row, block: Block, *, width: int) -> tuple[tuple[Text, ...], bool]:
    """What is written at a row, and whether it takes several lines."""
    sizes, is_inline = block.sizes, block.sizes.is_inline
    room = block.pitch - texts.height_of(bool(row.sublabel) and not is_inline, sizes.small)
    lines = max(1, int(room / texts.height_of(1, sizes.label)))
    after = texts.width_of(INLINE + row.sublabel, sizes.small) if is_inline and row.sublabel else 0
    left = width - after / lines
    label = Text(row.label, sizes.label, is_bold=row.is_strong).within(left, lines=lines)
    small = Text(row.sublabel, sizes.small, theme.MUTED, is_inline=is_inline).within(width)
    under = replace(small, text=INLINE + small.text) if is_inline else small
    return (label, under) if small.text else (label,), label.lines(left) > 1
