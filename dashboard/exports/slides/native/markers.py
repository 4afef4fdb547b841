"""Markers: a profile becomes a mark that Office knows, its value on a side where it hides no other."""

import math
from collections.abc import Mapping
from itertools import pairwise

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

from dashboard import theme
from dashboard.exports.slides.native import frames

SIZE = 11
# Office has no pentagon and no hexagon: the nearest filled mark that no other profile has.
SHAPES = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "pentagon": XL_MARKER_STYLE.DASH,
    "star": XL_MARKER_STYLE.STAR,
    "cross": XL_MARKER_STYLE.PLUS,
    "hexagon": XL_MARKER_STYLE.X,
    "circle-open": XL_MARKER_STYLE.CIRCLE,
}
_STROKES = ("star", "cross", "hexagon")  # drawn by their line alone

_RIGHT, _LEFT = XL_LABEL_POSITION.RIGHT, XL_LABEL_POSITION.LEFT
_ABOVE, _BELOW = XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW


def mark(series: object, *, profile_id: str, is_hollow: bool = False, style: object = None) -> None:
    """Colour and shape of a profile on every point of a series; hollow where it stands apart."""
    symbol, color = theme.PROFILE_SYMBOLS[profile_id], theme.PROFILE_COLORS[profile_id]
    marker = series.marker
    marker.style, marker.size = style or SHAPES[symbol], SIZE
    frames.paint(
        marker,
        color,
        is_hollow=is_hollow or symbol == "circle-open",
        outline=color if symbol in _STROKES else "",
        width=2.25,
    )


def circle(point: object, *, series: object, profile_id: str, by: int) -> None:
    """One point larger than the others of its series, in a dark ring."""
    marker = point.marker
    marker.style, marker.size = series.marker.style, SIZE + by
    frames.paint(marker, theme.PROFILE_COLORS[profile_id], outline=theme.INK, width=2.25)


def sides_across(
    values: Mapping[int, float], *, shifts: Mapping[int, int], close: float
) -> dict[int, XL_LABEL_POSITION]:
    """The side of each dot of a line where its value is written: outside, else in a gap, else over or under.

    Args:
        values: by place of the series.
        shifts: from `shifts`.
        close: room that a value takes beside its dot, in the unit of the axis.
    """
    order = sorted(values, key=lambda place: values[place])
    found: dict[int, XL_LABEL_POSITION] = {}
    taken = True  # the gap before the dot, by the value of the dot before
    for before, place, after in zip([None, *order], order, [*order[1:], None], strict=False):
        room_before = math.inf if before is None else values[place] - values[before] - close * taken
        room_after = math.inf if after is None else values[after] - values[place]
        if (before is None and after is not None) or room_after < close <= room_before:
            found[place] = _LEFT
        elif room_after >= close:
            found[place] = _RIGHT
        else:
            found[place] = _BELOW if shifts.get(place, 0) < 0 else _ABOVE
        taken = found[place] == _RIGHT
    return found


def sides_up(values: Mapping[int, float]) -> dict[int, XL_LABEL_POSITION]:
    """The side of each dot of a column: the highest above, the lowest under, others beside it in turn."""
    order = sorted(values, key=lambda place: values[place])
    found = {place: (_RIGHT, _LEFT)[turn % 2] for turn, place in enumerate(order[1:-1])}
    return found | {place: _BELOW for place in order[:1]} | {place: _ABOVE for place in order[-1:]}


def shifts(values: Mapping[int, float], *, close: float) -> dict[int, int]:
    """One up and one down for two dots closer than `close`, so that none lies under another."""
    order = sorted(values, key=lambda place: values[place])
    found: dict[int, int] = {}
    for before, place in pairwise(order):
        if values[place] - values[before] < close:
            found.setdefault(before, 1)
            found[place] = -found[before]
    return found
