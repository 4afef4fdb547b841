"""Canvas: values and pixels become the coordinates of a drawing of one width, or of one that fits any."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard import theme
from dashboard.renderings.drawing.parts import Block, Drawing, Pattern, Place, Subject
from dashboard.renderings.svg.xml import number, safe

Point = tuple[float, float]
"""A part of the plot, 0 to 1, and pixels from the top of the sheet."""
NARROWEST, WIDEST, STEP = 340, 1600, 20


@dataclass
class Canvas:
    """What both kinds share: addresses of marks, and the patterns used so far, by their identifiers."""

    drawing: Drawing
    address: Callable[[str], str] | None = None
    name: str = ""
    patterns: dict[str, Pattern] = field(default_factory=dict)

    def pattern(self, pattern: Pattern) -> str:
        """The paint of a pattern, which the drawing then defines."""
        kind = "lines" if pattern.shape == "/" else "dots"
        found = f"{self.name or 'drawing'}-{kind}-{pattern.size}-{pattern.color.removeprefix('#')}"
        self.patterns[found] = pattern
        return f"url(#{safe(found)})"

    def fill(self, block: Block) -> str:
        return self.pattern(block.pattern) if block.pattern else self.color(block.fill)

    def linked(self, inside: str, subjects: Sequence[Subject]) -> str:
        """An element that leads to the passport of its figure, where addresses are known.

        No tab stop: the table beside a chart has the same links in reading order.
        """
        figure_id = next((one.figure_id for one in subjects if one.figure_id), "")
        if not (self.address and figure_id):
            return inside
        return f'<a href="{safe(self.address(figure_id))}" tabindex="-1">{inside}</a>'

    def quiet(self, subjects: Sequence[Subject]) -> str:
        """The attribute of what stays grey on a page until its series is asked for."""
        number = self.drawing.quiet_number(subjects)
        return f' data-quiet="{number}"' if number else ""

    def part(self, place: Place) -> float:
        """The part of the plot that a place is counted from."""
        if place.frame in ("x", "x2"):
            return self.drawing.axis(place.frame).part(place.value)
        return float(place.frame == "end")

    def shift(self, place: Place) -> float:
        """Pixels from there."""
        return place.shift - (self.drawing.left if place.frame == "edge" else 0)


class Fluid(Canvas):
    """Percentages of the plot, whose edges are padding of the whole; colours are variables of the page."""

    def color(self, color: str) -> str:
        """A colour that follows the theme of the page: see `style.stylesheet`."""
        return f"var(--c{color[1:]},{color})" if color in theme.DARK_TWINS else color

    def across(self, part: float) -> str:
        return f"{number(part * 100)}%" if part else "0"

    def text_at(self, part: float, shift: float) -> str:
        """Attributes of a text so many pixels right of a part of the plot."""
        if not part:
            return f'x="{number(shift)}"'
        moved = f' dx="{number(shift)}"' if shift else ""
        return f'x="{self.across(part)}"{moved}'

    def put(self, inside: str, part: float, shift: float, y: float) -> str:
        """What is drawn around 0, 0 at a part of the plot."""
        if not part:
            return f'<g transform="translate({number(shift)} {number(y)})">{inside}</g>'
        inside = f'<g transform="translate({number(shift)})">{inside}</g>' if shift else inside
        return f'<svg x="{self.across(part)}" y="{number(y)}" overflow="visible">{inside}</svg>'

    def rectangle(self, start: float, end: float, top: float, height: float) -> str:
        return (
            f'<rect x="{self.across(start)}" y="{number(top)}" width="{self.across(end - start)}" '
            f'height="{number(height)}"'
        )

    def lines(self, lines: Iterable[Sequence[Point]], look: str) -> str:
        """Lines through points, each piece an element, since a path knows no percentages."""
        pieces = "".join(
            f'<line x1="{self.across(x0)}" y1="{number(y0)}" x2="{self.across(x1)}" y2="{number(y1)}"/>'
            for line in lines
            for (x0, y0), (x1, y1) in pairwise(line)
        )
        return f"<g {look}>{pieces}</g>" if pieces else ""

    def shown_from(self, part: float, wide: float) -> str | None:
        """What shows a text only where a part of the plot is so many pixels wide; None where it never is."""
        needed = wide / part + self.drawing.left + self.drawing.right if part else WIDEST + 1
        if needed <= NARROWEST:
            return ""
        step = int(-(-needed // STEP) * STEP)
        return f' class="from-{step}" display="none"' if step <= WIDEST else None


class Fixed(Canvas):
    """Pixels of one width, and plain colours, for every program that reads vector drawings."""

    def color(self, color: str) -> str:
        return color

    def x(self, part: float) -> float:
        drawing = self.drawing
        return drawing.left + (drawing.width - drawing.left - drawing.right) * part

    def text_at(self, part: float, shift: float) -> str:
        return f'x="{number(self.x(part) + shift)}"'

    def put(self, inside: str, part: float, shift: float, y: float) -> str:
        return f'<g transform="translate({number(self.x(part) + shift)} {number(y)})">{inside}</g>'

    def rectangle(self, start: float, end: float, top: float, height: float) -> str:
        x, wide = self.x(start), self.x(end) - self.x(start)
        return f'<rect x="{number(x)}" y="{number(top)}" width="{number(wide)}" height="{number(height)}"'

    def lines(self, lines: Iterable[Sequence[Point]], look: str) -> str:
        drawn = "".join(
            "M" + "L".join(f"{number(self.x(x))} {number(y)}" for x, y in line) for line in lines if line
        )
        return f'<path d="{drawn}" fill="none" {look}/>' if drawn else ""

    def shown_from(self, part: float, wide: float) -> str | None:
        return "" if self.x(part) - self.x(0) >= wide else None
