"""Symbols: the shapes of marks, as large as Plotly's at the same size, become paths around 0, 0."""

from collections.abc import Callable
from functools import lru_cache
from math import sqrt

from dashboard.renderings.svg.xml import number

Points = list[tuple[float, float]]


@lru_cache(maxsize=256)
def path(shape: str, size: float) -> str:
    """The element of a shape of `theme.symbol`, its end left open for its colours."""
    if shape == "circle":
        return f'<circle r="{number(size / 2)}"'
    if shape == "line-ns":
        return f'<path d="M0 {number(size * 0.7)}V-{number(size * 0.7)}"'
    points = _SHAPES[shape](size / 2)
    return f'<path d="M{"L".join(f"{number(x)} {number(y)}" for x, y in points)}Z"'


def _square(r: float) -> Points:
    return [(r, r), (r, -r), (-r, -r), (-r, r)]


def _diamond(r: float) -> Points:
    return [(1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0), (0, -1.3 * r)]


def _triangle(r: float) -> Points:
    wide = r * 2 / sqrt(3)
    return [(-wide, r / 2), (wide, r / 2), (0, -r)]


def _cross(r: float) -> Points:
    near, far = 0.4 * r, 1.2 * r
    quarter = [(far, near), (near, near), (near, far)]
    return [
        *quarter,
        *((-x, y) for x, y in reversed(quarter)),
        *((-x, -y) for x, y in quarter),
        *((x, -y) for x, y in reversed(quarter)),
    ]


def _pentagon(r: float) -> Points:
    return [
        (0.951 * r, -0.309 * r),
        (0.588 * r, 0.809 * r),
        (-0.588 * r, 0.809 * r),
        (-0.951 * r, -0.309 * r),
        (0, -r),
    ]


def _hexagon(r: float) -> Points:
    x = r * sqrt(3) / 2
    return [(x, -r / 2), (x, r / 2), (0, r), (-x, r / 2), (-x, -r / 2), (0, -r)]


def _star(r: float) -> Points:
    r *= 1.4
    right = [(0.225, -0.309), (0.951, -0.309), (0.363, 0.118), (0.588, 0.809), (0, 0.382)]
    left = [(-0.588, 0.809), (-0.363, 0.118), (-0.951, -0.309), (-0.225, -0.309), (0, -1)]
    return [(x * r, y * r) for x, y in (*right, *left)]


_SHAPES: dict[str, Callable[[float], Points]] = {
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _triangle,
    "triangle-down": lambda r: [(x, -y) for x, y in _triangle(r)],
    "cross": _cross,
    "pentagon": _pentagon,
    "hexagon": _hexagon,
    "star": _star,
}
