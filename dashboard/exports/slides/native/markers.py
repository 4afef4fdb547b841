"""Markers: a profile becomes a mark that Office knows, its value on a side where it hides no other."""

from collections.abc import Mapping, Sequence

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.slides.native import frames, texts

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


def enlarge(point: object, *, series: object, profile_id: str, by: int, ring: str = "") -> None:
    """One point larger than the others of its series, in a ring where it has a colour."""
    marker = point.marker
    marker.style, marker.size = series.marker.style, SIZE + by
    frames.paint(marker, theme.PROFILE_COLORS[profile_id], outline=ring, width=2.25)


def close_by(*, span: float, height: int) -> float:
    """Difference below which two values written on the same side of one line touch.

    Args:
        span: of the axis, in its unit.
        height: of the plot, EMU.
    """
    return span * Pt(texts.BODY * texts.LINE) / height


def sides(values: Mapping[int, float], *, close: float) -> dict[int, XL_LABEL_POSITION]:
    """The side of each dot of a column where its value is written.

    Right of the dot, unless another value is written there; then left, then under or above.

    Args:
        values: by place of the series.
        close: from `close_by`.
    """
    order = sorted(values, key=lambda place: values[place])
    written: dict[XL_LABEL_POSITION, float] = {}
    found = {}
    for place in order:
        free = [side for side in (_RIGHT, _LEFT) if values[place] - written.get(side, -1e9) >= close]
        side = free[0] if free else _BELOW if place == order[0] else _ABOVE
        found[place] = written_side = side
        written[written_side] = values[place]
    return found


def hidden_behind(values: Sequence[float | None], *, close: float) -> set[int]:
    """Places whose dot a later series covers: as good as the same value."""
    return {
        place
        for place, value in enumerate(values)
        if value is not None
        and any(other is not None and abs(other - value) < close for other in values[place + 1 :])
    }
