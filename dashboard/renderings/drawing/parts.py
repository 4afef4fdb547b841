"""Parts: what a drawing is made of, in values along its axes and pixels down its sheet, for any medium."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

UNSEEN_PLOT = 0
"""A part measured in pixels from the top; other numbers are those of `Drawing.downs`, from 1 on."""


class Across(NamedTuple):
    """Values from the left to the right of a part of the plot, which is 0 to 1."""

    low: float
    high: float
    start: float = 0.0
    end: float = 1.0

    def part(self, value: float) -> float:
        """Where a value stands on the whole plot, 0 to 1."""
        length = (self.high - self.low) or 1
        return self.start + (self.end - self.start) * (value - self.low) / length


class Down(NamedTuple):
    """Values from the bottom to the top of some pixels of the sheet."""

    low: float
    high: float
    top: float
    bottom: float

    def pixels(self, value: float) -> float:
        """Pixels from the top of the sheet at which a value stands."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / ((self.high - self.low) or 1)


class Subject(NamedTuple):
    """The mark of the chart that a part draws or speaks of."""

    address: str  # row and place in the chart: « 3.1 »
    figure_id: str  # blank for a derived value
    series: str  # label
    said: tuple[str, ...]  # when touched, its value first
    code: str = ""  # what a click on its row chooses


class Place(NamedTuple):
    """Where a text stands, from the left: a value of an axis or an edge, and pixels to the right of it."""

    frame: str  # "x", "x2": an axis; "edge": the left of the sheet; "end": the right of the plot
    value: float = 0.0
    shift: float = 0.0


class Run(NamedTuple):
    """Letters of one look, which may go on over lines."""

    lines: tuple[str, ...]
    is_bold: bool = False
    color: str = ""  # of its text without it
    size: int = 0


class Sign(NamedTuple):
    """The shape that a text of one sign stands for, for media that draw it."""

    shape: str  # of `theme.symbol`, or of a series: bar, hatched, dotted, tick, line
    size: int  # of that shape in pixels, the same for all
    is_open: bool = False


class Text(NamedTuple):
    """Letters that stand somewhere; `anchor` and `base` say which side and which height of them does."""

    runs: tuple[Run, ...]
    place: Place
    y: float
    kind: str  # what it says: label, value, missing, tick…
    anchor: str = "left"  # or center, right
    base: str = "middle"  # or top
    size: int = 0
    color: str = ""
    row: int | None = None
    subjects: tuple[Subject, ...] = ()
    said: tuple[str, ...] | None = None  # when touched; None where nothing is
    sign: Sign | None = None


class Pattern(NamedTuple):
    """What fills a block that is no answer: lines or dots on the ground."""

    shape: str  # "/" or "."
    color: str
    size: int
    solidity: float


class Block(NamedTuple):
    """A rectangle: its start and signed length along an axis, its middle and height in pixels."""

    x: float
    length: float
    y: float
    height: float
    fill: str
    subject: Subject | None = None
    outline: str = ""
    outline_width: float = 0
    opacity: float = 1
    pattern: Pattern | None = None
    text: str = ""  # on it, where it is wide enough
    text_color: str = ""
    axis: str = "x"


class Area(NamedTuple):
    """An unseen rectangle that is touched: the whole row that a click chooses, or a big number."""

    x: float
    length: float
    y: float
    height: float
    code: str = ""
    subject: Subject | None = None


class Symbol(NamedTuple):
    """A mark of a shape, its middle at a value and some pixels, or at two values of a plot."""

    subject: Subject
    x: float
    y: float
    shape: str  # of `theme.symbol`
    size: float
    fill: str
    outline: str = ""
    outline_width: float = 0
    opacity: float = 1
    plot: int = UNSEEN_PLOT


class Strokes(NamedTuple):
    """Lines of one look, each through its points."""

    lines: Sequence[Sequence[tuple[float, float]]]
    color: str
    width: float
    dash: str = "solid"  # or dash, dot
    opacity: float = 1
    plot: int = UNSEEN_PLOT


class Region(NamedTuple):
    """A region of a map, by its code."""

    subject: Subject
    code: str
    fill: str
    outline: str
    outline_width: float


class RegionText(NamedTuple):
    """The value of a region, its middle, or its left end, at a place of the earth."""

    lon: float
    lat: float
    text: str
    color: str
    is_bold: bool = False
    is_beside: bool = False


@dataclass(frozen=True)
class RegionMap:
    """Regions and their values between two pixels of the sheet, over the whole plot."""

    top: float
    bottom: float
    fills: tuple[str, ...]  # all that there may be: none, then the classes
    regions: tuple[Region, ...]
    texts: tuple[RegionText, ...]
    size: int  # of the letters


Layer = Block | Area | Symbol | Strokes


@dataclass(frozen=True)
class Drawing:
    """A chart laid out: the ground and regions under blocks, those under lines and symbols, texts over all.

    `width` is 0 where it fits every width from 340 pixels: the plot takes what `left` and `right` leave.
    """

    width: int
    height: int
    left: float
    right: float
    across: tuple[Across, ...]  # the axes "x" and, where there is one, "x2"
    downs: tuple[Down, ...] = ()  # the plots that have an axis of values
    ground: tuple[Block, ...] = ()  # under all
    layers: tuple[Layer, ...] = ()
    texts: tuple[Text, ...] = ()
    regions: RegionMap | None = None
    quiet: tuple[str, ...] = ()  # labels of series that a page draws in grey until they are asked for

    def quiet_number(self, subjects: Sequence[Subject]) -> int:
        """The place, from 1, of the series of some marks among those that stay grey; 0 for the others."""
        names = {one.series for one in subjects}
        return next((place for place, name in enumerate(self.quiet, 1) if names == {name}), 0)

    def axis(self, name: str) -> Across:
        return self.across[1 if name == "x2" else 0]

    def from_below(self) -> list[Layer]:
        """The layers in the order in which one lies over the other."""
        return sorted(self.layers, key=_depth)


def _depth(layer: Layer) -> int:
    """What is not seen lies under all, lines and symbols over all."""
    return -1 if isinstance(layer, Area) else isinstance(layer, Symbol | Strokes)
