"""Sheet: texts and marks set down in pixels, from the top, become one drawing that fits any width.

The left edge, the plot and the columns right of it are known in pixels; the plot takes the rest.
Labels stand above their marks, so that the same drawing reads at 340 and at 1 100 pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard import theme
from dashboard.charts.spec import Axis, Chart, Panel, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.parts import (
    Across,
    Block,
    Down,
    Drawing,
    Layer,
    Place,
    RegionMap,
    Run,
    Text,
)
from dashboard.words import Vocabulary

NARROWEST = 340
"""Pixels of the narrowest chart: what a phone of 390 leaves it."""
LEFT, RIGHT = 10, 26  # room for half of the first and of the last label of the axis
LABEL_GAP = 1  # under a label, before its marks
SMALL_LINE = 18
TICK_GAP = 6
SPACES, SUBLABEL_GAP = "   ", 12  # between a name and what stands small after it


@dataclass(frozen=True)
class Style:
    """How a chart is drawn, apart from what it says."""

    words: Vocabulary
    width: int = 0  # pixels, where they are known
    is_emphasised: bool = False  # one strong mark, the others paler
    has_key: bool = True  # else it stands beside the figure

    @property
    def narrowest(self) -> int:
        return self.width or NARROWEST


@dataclass
class Sheet:
    """What is drawn so far, and how far down."""

    chart: Chart
    style: Style
    left: float = LEFT
    right: float = RIGHT
    low: float = 0.0
    high: float = 1.0
    part: float = 1.0  # of the plot that the first axis takes
    y: float = 0.0  # pixels from the top
    layers: list[Layer] = field(default_factory=list)
    ground: list[Block] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    downs: list[Down] = field(default_factory=list)

    @property
    def whole(self) -> float:
        """Pixels of the narrowest sheet that texts may take."""
        return self.style.narrowest - 4

    @property
    def plot(self) -> float:
        """Pixels of the narrowest plot."""
        return self.style.narrowest - self.left - self.right

    def px(self, value: float) -> float:
        """Where a value stands on the narrowest plot, in pixels from its left."""
        return self.plot * self.part * (value - self.low) / ((self.high - self.low) or 1)

    def write(
        self,
        *runs: Run,
        y: float,
        at: Place,
        kind: str,
        size: int = theme.BODY,
        color: str = theme.INK,
        **more: object,
    ) -> None:
        """A text at some pixels from the top; `more` are other fields of `parts.Text`."""
        self.texts.append(Text(runs, at, y, kind, size=size, color=color, **more))

    def paragraph(
        self,
        text: str,
        *,
        kind: str,
        size: int,
        color: str = theme.INK,
        is_bold: bool = False,
        after: int = 0,
        row: int | None = None,
    ) -> None:
        """A text on as many lines as it takes, at the left edge, the next thing under it."""
        lines = letters.wrapped(text, most=self.whole, size=size, is_bold=is_bold)
        run = Run(lines, is_bold)
        self.write(run, y=self.y, at=edge(), kind=kind, base="top", size=size, color=color, row=row)
        self.y += letters.height(len(lines), size=size) + after

    def heading(self, panel: Panel, *, is_first: bool) -> None:
        """The heading of a panel and its base."""
        if not (panel.heading or panel.subheading):
            return
        self.y += 0 if is_first else 10
        if panel.heading:
            self.paragraph(panel.heading, kind="heading", size=theme.LARGE, is_bold=True)
        if panel.subheading:
            self.paragraph(panel.subheading, kind="subheading", size=theme.SMALL, color=theme.MUTED)
        self.y += 10

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows of all panels with their number, each panel's heading written before its first."""
        number = 0
        for place, panel in enumerate(self.chart.panels):
            self.heading(panel, is_first=place == 0)
            if not any(row.marks for row in panel.rows):
                self.nothing()
            for row in panel.rows:
                yield number, row
                number += 1

    def nothing(self) -> None:
        """The sentence that stands where no value is published."""
        text = self.style.words.charts.NOTHING
        self.paragraph(text, kind="nothing", size=theme.BODY, color=theme.MUTED, after=10)

    def label(self, row: Row, place: int) -> None:
        """The name of a row and what stands small after it, on its last line where there is room."""
        lines = letters.wrapped(row.label, most=self.whole, size=theme.BODY, is_bold=row.is_strong)
        runs = [Run(lines, row.is_strong)]
        used = letters.width(lines[-1], size=theme.BODY, is_bold=row.is_strong) + SUBLABEL_GAP
        told = letters.width(row.sublabel, size=theme.SMALL)
        is_after = bool(row.sublabel) and used + told <= self.whole
        if is_after:
            runs += [Run((SPACES,)), Run((row.sublabel,), color=theme.MUTED, size=theme.SMALL)]
        self.write(*runs, y=self.y, at=edge(), kind="label", base="top", row=place)
        self.y += letters.height(len(lines), size=theme.BODY)
        if row.sublabel and not is_after:
            small = theme.SMALL
            self.paragraph(row.sublabel, kind="sublabel", size=small, color=theme.MUTED, row=place)
        self.y += LABEL_GAP

    def ticks(self, ticks: Sequence[tuple[float, str]], *, is_flush: bool = False) -> None:
        """Numbers of the horizontal axis that have room, on a line of their own.

        Args:
            is_flush: the first and the last end with the axis, which then needs no room beside it.
        """
        if len(ticks) % 2 and _is_even(ticks) and len(self._clear(ticks, is_flush=is_flush)) < len(ticks):
            ticks = ticks[::2]  # as even as they were, both ends among them
        for place, anchor in sorted(self._clear(ticks, is_flush=is_flush).items()):
            value, text = ticks[place]
            self.write(
                Run((text,)),
                y=self.y + SMALL_LINE / 2,
                at=Place("x", value),
                kind="tick",
                anchor=anchor,
                size=theme.SMALL,
                color=theme.MUTED,
            )
        self.y += SMALL_LINE + 2

    def _clear(self, ticks: Sequence[tuple[float, str]], *, is_flush: bool) -> dict[int, str]:
        """The places of the numbers that have room, each with the side that stands at its value."""
        places = dict(enumerate(ticks))
        anchors = dict.fromkeys(places, "center") | (
            {0: "left", len(places) - 1: "right"} if is_flush else {}
        )
        taken: list[tuple[float, float]] = []
        found: dict[int, str] = {}
        for place in sorted(places, key=lambda place: (place not in (0, len(places) - 1), -place)):
            value, text = places[place]
            span = self._span(value, text, anchors[place])
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            found[place] = anchors[place]
        return found

    def _span(self, value: float, text: str, anchor: str) -> tuple[float, float]:
        wide = letters.width(text, size=theme.SMALL) + TICK_GAP
        left = self.px(value) - {"left": 0, "center": wide / 2, "right": wide}[anchor]
        return left, left + wide

    def drawing(self, *axes: Across, regions: RegionMap | None = None) -> Drawing:
        """Everything at once; `axes` where there is more than that of the sheet."""
        return Drawing(
            self.style.width,
            round(self.y),
            self.left,
            self.right,
            axes or (Across(self.low, self.high),),
            tuple(self.downs),
            tuple(self.ground),
            tuple(self.layers),
            tuple(self.texts),
            regions,
        )


def _is_even(ticks: Sequence[tuple[float, str]]) -> bool:
    """Whether the numbers of an axis are equally far apart."""
    steps = [after - before for (before, _), (after, _) in pairwise(ticks)]
    return all(abs(step - steps[0]) < 1e-6 for step in steps)


def edge(shift: float = 0) -> Place:
    """Pixels from the left edge of the sheet."""
    return Place("edge", shift=shift)


def column(shift: float) -> Place:
    """Pixels from the right end of the plot."""
    return Place("end", shift=shift)


def sentence(chart: Chart, style: Style) -> Drawing:
    """What stands in the place of a chart without rows: that nothing is published."""
    sheet = Sheet(chart, style, y=12)
    for panel in chart.panels:
        sheet.heading(panel, is_first=True)
    sheet.nothing()
    return sheet.drawing()


def tick_texts(axis: Axis) -> list[tuple[float, str]]:
    """Places and texts of the numbers of an axis."""
    return [(tick.value, tick.text) for tick in axis.ticks]
