"""Placing: values in pixels become texts beside their marks, none over another, over a mark or outside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

RADIUS = 9  # of a mark
BESIDE = 12  # pixels from the middle of a mark to a text at its side
TIER = 19  # from the middle of a mark to a text above or under it
CLOSE = 15  # marks nearer to one another are moved apart, up and down
APART = 13
_TIERS = 8
HALF = 10  # half the height of a text


class Box(NamedTuple):
    """Pixels from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_in(self, other: "Box") -> bool:
        is_across = other.left <= self.left and self.right <= other.right
        return is_across and other.top <= self.top and self.bottom <= other.bottom


class Spot(NamedTuple):
    """Where a text stands from its mark: pixels to the right, pixels down, and the end that is there."""

    dx: float
    dy: float
    anchor: str


@dataclass(frozen=True)
class Place:
    """A mark and its text: pixels by which the mark is moved down, and where the text stands from it."""

    shift: float
    spot: Spot


def shifts(places: Sequence[float], fixed: Sequence[bool] = ()) -> list[float]:
    """By how much each mark of one line is moved down, so that none hides another: 0 for one alone.

    Args:
        places: in pixels, in ascending order.
        fixed: whether a mark is never moved, an upright; none without it.
    """
    moved = [0.0] * len(places)
    groups: list[list[int]] = []
    for index, x in enumerate(places):
        if fixed and fixed[index]:
            continue
        if groups and x - places[groups[-1][-1]] < CLOSE:
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        for place, index in enumerate(group):
            moved[index] = (place - (len(group) - 1) / 2) * APART
    return moved


def beside(
    places: Sequence[float],
    wide: Sequence[float],
    *,
    moved: Sequence[float],
    within: Box,
    strokes: Iterable[Box] = (),
) -> list[Place]:
    """Marks of one line and their values: the ends outside, the others above or under, further where taken.

    Args:
        places: of the marks, in pixels, in ascending order; `wide` are their texts in pixels.
        moved: of `shifts`.
        within: pixels that a text may take.
        strokes: what else no text may cover, the line itself being at 0.
    """
    taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in zip(places, moved, strict=True)]
    taken += strokes
    last = len(places) - 1
    spots: dict[int, Spot] = {}
    for index in sorted(range(len(places)), key=lambda index: (index not in (0, last), index)):
        x, y, text = places[index], moved[index], wide[index]
        candidates = _candidates(is_first=index == 0, is_last=index == last, y=y)
        found = first_clear(candidates, x, y, text, taken, within=within)
        spots[index] = found
        taken.append(covered(found, x, y, text))
    return [Place(moved[index], spots[index]) for index in range(len(places))]


def first_clear(
    candidates: Iterable[Spot],
    x: float,
    y: float,
    wide: float,
    *taken: Sequence[Box],
    within: Box,
) -> Spot:
    """The first place whose text is within the ends and touches nothing.

    Args:
        taken: what it may not touch; where no place is clear of all, the last lists are given up first.
    """
    spots = [(spot, covered(spot, x, y, wide)) for spot in candidates]
    spots = [(spot, box) for spot, box in spots if box.is_in(within)] or spots
    for kept in range(len(taken), -1, -1):
        boxes = [box for boxes in taken[:kept] for box in boxes]
        clear = (spot for spot, box in spots if not any(box.meets(other) for other in boxes))
        found = next(clear, None)
        if found is not None:
            return found
    return spots[0][0]


def covered(spot: Spot, x: float, y: float, wide: float) -> Box:
    """The pixels of a text of one line that stands so from a mark at `x` and `y`."""
    left = x + spot.dx - {"left": 0, "center": wide / 2, "right": wide}[spot.anchor]
    return Box(left, y + spot.dy - HALF, left + wide, y + spot.dy + HALF)


def _candidates(*, is_first: bool, is_last: bool, y: float) -> Iterator[Spot]:
    left, right = Spot(-BESIDE, 0, "right"), Spot(BESIDE, 0, "left")
    if is_last:
        yield right
    if is_first:
        yield left
    side = 1 if y > 0 else -1
    for tier in range(1, _TIERS + 1):
        for anchor in ("center", "left", "right"):
            dx = {"center": 0, "left": -RADIUS, "right": RADIUS}[anchor]
            yield Spot(dx, side * tier * TIER, anchor)
            yield Spot(dx, -side * tier * TIER, anchor)
        if tier == 1 and not (is_first or is_last):
            yield right
            yield left
