"""Looks: the role of a series becomes a colour, a pattern and a marker that Office knows."""

from typing import NamedTuple

from pptx.enum.chart import XL_MARKER_STYLE

from dashboard import theme
from dashboard.charts.spec import Chart, Mark, Series

PALE = 0.62
"""Part of white in a mark that is not the strong one."""

_PATTERNS = {"hatched": "wdUpDiag", "dotted": "pct20"}

# Office has no pentagon and no hexagon: marks that no other profile has, and their shapes in a key. A dash
# beside a value would be read as its sign: it is left to the profile that has the fewest values.
_MARKERS = {
    "circle": (XL_MARKER_STYLE.CIRCLE, "ellipse"),
    "square": (XL_MARKER_STYLE.SQUARE, "rect"),
    "diamond": (XL_MARKER_STYLE.DIAMOND, "diamond"),
    "triangle-up": (XL_MARKER_STYLE.TRIANGLE, "triangle"),
    "pentagon": (XL_MARKER_STYLE.X, "mathMultiply"),
    "star": (XL_MARKER_STYLE.STAR, "star6"),
    "cross": (XL_MARKER_STYLE.PLUS, "mathPlus"),
    "hexagon": (XL_MARKER_STYLE.DASH, "dash"),
    "circle-open": (XL_MARKER_STYLE.CIRCLE, "ellipse"),
    "line-ns-open": (XL_MARKER_STYLE.CIRCLE, "ellipse"),
}
_STROKES = ("star", "cross", "pentagon")  # drawn by their line alone
_OPEN = ("circle-open",)


class Look(NamedTuple):
    """How the marks of a series look: colours of the mark and of words on it, pattern, marker, its shape."""

    color: str
    on_color: str
    pattern: str
    marker: object
    preset: str
    is_stroke: bool
    is_open: bool


def look(series: Series) -> Look:
    """The look of a series, the same on every slide."""
    symbol = theme.symbol(series.role)
    marker, preset = _MARKERS.get(symbol, _MARKERS["circle"])
    return Look(
        color=theme.color(series.role),
        on_color=theme.text_color(series.role),
        pattern=_PATTERNS.get(series.shape, ""),
        marker=marker,
        preset=preset,
        is_stroke=symbol in _STROKES,
        is_open=symbol in _OPEN,
    )


def ink(mark: Mark, color: str = theme.INK) -> str:
    """The colour of what says a value: grey where its base is too small."""
    return theme.MISSING if mark.is_muted else color


def color_of(mark: Mark, chart: Chart) -> str:
    """The colour of one mark: grey where its base is too small, paler beside the strong one."""
    color = ink(mark, theme.color(chart.series_of(mark).role))
    return color if is_strong(mark, chart) else tint(color)


def is_strong(mark: Mark, chart: Chart) -> bool:
    """Whether a mark keeps its colour: it is the strong one, or there is none; a chosen row counts as one."""
    if any(one.is_strong for one in chart.marks):
        return mark.is_strong
    rows = [row for row in chart.rows if row.is_strong]
    return not rows or any(mark is one for row in rows for one in row.marks)


def tint(color: str, *, white: float = PALE) -> str:
    """The colour with white in it: a paler mark, which programs without outlines show too."""
    levels = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(level + (255 - level) * white):02X}" for level in levels)
