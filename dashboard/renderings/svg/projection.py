"""Projection: places of the earth become points of the national map, framed as Plotly frames it."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dashboard import geography

Point = tuple[float, float]
_STEPS = 8  # of an edge of the frame, which is the shortest way on the earth


def tangent(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


@cache
def _exponent() -> float:
    south, north = (math.radians(parallel) for parallel in geography.PARALLELS)
    return math.log(math.cos(south) / math.cos(north)) / math.log(tangent(north) / tangent(south))


def projected(lon: float, lat: float) -> Point:
    """A place on the conic projection, in its own unit, downwards."""
    n = _exponent()
    radius, angle = tangent(math.radians(lat)) ** -n, n * math.radians(lon - geography.MERIDIAN)
    return radius * math.sin(angle), radius * math.cos(angle)


@cache
def frame() -> tuple[Point, Point]:
    """The middle of the map and its size, in the unit of `projected`."""
    (west, east), (south, north) = geography.LONGITUDES, geography.LATITUDES
    quarters = [west + (east - west) * place / 4 for place in range(5)]
    corners = [(west, south), *((lon, north) for lon in quarters), (east, south)]
    corners += [(lon, south) for lon in reversed(quarters[:-1])]
    points = [projected(*place) for pair in pairwise(corners) for place in _way(*pair)]
    xs, ys = zip(*points, strict=True)
    return projected(geography.MERIDIAN, (south + north) / 2), (max(xs) - min(xs), max(ys) - min(ys))


def _way(start: Point, end: Point) -> Sequence[Point]:
    """Places along the shortest way between two."""
    first, last = _vector(*start), _vector(*end)
    angle = math.acos(min(1, sum(a * b for a, b in zip(first, last, strict=True)))) or 1e-9
    parts = [(math.sin(angle * (1 - t / _STEPS)), math.sin(angle * t / _STEPS)) for t in range(_STEPS + 1)]
    vectors = [[p * a + q * b for a, b in zip(first, last, strict=True)] for p, q in parts]
    return [
        (math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))) for x, y, z in vectors
    ]


def _vector(lon: float, lat: float) -> tuple[float, float, float]:
    a, b = math.radians(lon), math.radians(lat)
    return math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b)
