"""Canvas: the shapes of a slide, the box that a chart may fill, and how large text and strokes are there."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import ModuleType

from pptx.util import Pt

from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.parts import Part, add_group

SMALLEST = 11
"""Points under which nothing is written, on a slide of any size."""


@dataclass(frozen=True)
class Canvas:
    """Where a chart is drawn.

    `scale` is 1 on a slide of 13.33 by 7.5 inches and 2 on one twice as large; `words` are those of slides in
    one language. `spots` is where marks are drawn, by their figures: each kind of chart fills it as it draws.
    """

    shapes: object
    box: Box
    words: ModuleType
    scale: float = 1.0
    spots: dict[str, Box] = field(default_factory=dict)

    def points(self, size: float) -> float:
        """A size of letters, in points, for this slide."""
        return max(SMALLEST, round(2 * size * self.scale) / 2)

    def emu(self, points: float) -> int:
        """A length that follows the size of the slide."""
        return round(Pt(points) * self.scale)

    def inside(self, box: Box) -> "Canvas":
        return replace(self, box=box)

    def add(self, parts: Iterable[Part], *, name: str) -> None:
        """Words and shapes as one group, which goes with the chart that has the words for who listens."""
        add_group(self.shapes, parts, name=name, alt=self.words.described_with(name))
