"""Outlines: the regions of the small map become paths of shapes, projected once for every slide."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard import geography

Point = tuple[float, float]
Ring = Sequence[Point]

# Lambert conformal conic of the French national maps: parallels 44 and 49, meridian 3.
_PARALLELS, _MERIDIAN, _ORIGIN = (44.0, 49.0), 3.0, 46.5
_UNITS = 1_000_000  # of a map a radian: about 170 000 from west to east


@dataclass(frozen=True)
class Outline:
    """One region: its rectangle in units of the map, and the DrawingML path that fills it."""

    left: int
    top: int
    width: int
    height: int
    path: str


@dataclass(frozen=True)
class Plane:
    """The regions beside each other, y downwards, from the top left corner of them all."""

    left: int
    top: int
    width: int
    height: int
    regions: Mapping[str, Outline]

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        """Place of a point in degrees, in units from the corner."""
        x, y = _project(lon, lat)
        return x - self.left, y - self.top


@cache
def plane() -> Plane:
    """The 13 metropolitan regions by code."""
    rings = _projected(json.loads(geography.SMALL_OUTLINES.read_text(encoding="utf-8")))
    left, top, width, height = _extent([ring for region in rings.values() for ring in region])
    regions = {code: _outline(region, left=left, top=top) for code, region in rings.items()}
    return Plane(left, top, width, height, regions)


def _projected(outlines: Mapping[str, object]) -> dict[str, list[list[tuple[int, int]]]]:
    return {
        feature["id"]: [[_project(lon, lat) for lon, lat in ring] for ring in _rings(feature["geometry"])]
        for feature in outlines["features"]
    }


def _rings(geometry: Mapping[str, object]) -> Iterator[Ring]:
    """The mainland, the islands and the enclaves of a region."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield from polygon


def _project(lon: float, lat: float) -> tuple[int, int]:
    """Longitude and latitude in degrees to the plane (Snyder 1987, equations 15-1 to 15-3)."""
    n, f, rho_origin = _cone()
    rho = f / _half(lat) ** n
    theta = n * math.radians(lon - _MERIDIAN)
    return round(_UNITS * rho * math.sin(theta)), round(_UNITS * (rho * math.cos(theta) - rho_origin))


@cache
def _cone() -> tuple[float, float, float]:
    first, second = (math.cos(math.radians(parallel)) for parallel in _PARALLELS)
    n = math.log(first / second) / math.log(_half(_PARALLELS[1]) / _half(_PARALLELS[0]))
    f = first * _half(_PARALLELS[0]) ** n / n
    return n, f, f / _half(_ORIGIN) ** n


def _half(latitude: float) -> float:
    return math.tan(math.pi / 4 + math.radians(latitude) / 2)


def _extent(rings: Sequence[Ring]) -> tuple[int, int, int, int]:
    """Left, top, width and height of them all."""
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _outline(rings: Sequence[Ring], *, left: int, top: int) -> Outline:
    own_left, own_top, width, height = _extent(rings)
    drawn = "".join(_ring_path(ring, left=own_left, top=own_top) for ring in rings)
    path = f'<a:path w="{width}" h="{height}">{drawn}</a:path>'
    return Outline(own_left - left, own_top - top, width, height, path)


def _ring_path(ring: Ring, *, left: int, top: int) -> str:
    points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>"
