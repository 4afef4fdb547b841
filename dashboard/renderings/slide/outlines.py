"""Outlines: the regions of the small map become paths of shapes, projected once for every slide."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard import geography
from dashboard.renderings.slide.box import Box

Point = tuple[int, int]
Ring = Sequence[Point]

# Lambert conformal conic of the French national maps: parallels 44 and 49, meridian 3.
_PARALLELS, _MERIDIAN, _ORIGIN = (44.0, 49.0), 3.0, 46.5
_UNITS = 1_000_000  # of a map a radian: about 170 000 from west to east
# A region too narrow for its value: it stands beside it, in the sea.
_BESIDE = {"94": (8.45, 42.2)}


@dataclass(frozen=True)
class Outline:
    """One region in units of the map: its rectangle, the path that fills it, where its value stands."""

    box: Box
    path: str
    point: Point


@dataclass(frozen=True)
class Plane:
    """The regions beside each other, y downwards, from the top left corner of them all."""

    width: int
    height: int
    regions: Mapping[str, Outline]


@cache
def plane() -> Plane:
    """The 13 metropolitan regions by code."""
    features = geography.region_outlines(geography.SMALL_OUTLINES)["features"]
    rings = {one["id"]: list(_rings(one["geometry"])) for one in features}
    whole = _extent(ring for region in rings.values() for ring in region)
    places = {one["id"]: (one["properties"]["lon"], one["properties"]["lat"]) for one in features} | _BESIDE
    regions = {code: _outline(region, places[code], whole=whole) for code, region in rings.items()}
    return Plane(whole.width, whole.height, regions)


def _rings(geometry: Mapping[str, object]) -> Iterator[Ring]:
    """The mainland, the islands and the enclaves of a region."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield from ([_project(lon, lat) for lon, lat in ring] for ring in polygon)


def _project(lon: float, lat: float) -> Point:
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


def _extent(rings: Iterable[Ring]) -> Box:
    """The rectangle around them all."""
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _outline(rings: Sequence[Ring], place: tuple[float, float], *, whole: Box) -> Outline:
    own, (x, y) = _extent(rings), _project(*place)
    drawn = "".join(_ring_path(ring, own) for ring in rings)
    path = f'<a:path w="{own.width}" h="{own.height}">{drawn}</a:path>'
    box = Box(own.left - whole.left, own.top - whole.top, own.width, own.height)
    return Outline(box, path, (x - whole.left, y - whole.top))


def _ring_path(ring: Ring, own: Box) -> str:
    points = [f'<a:pt x="{x - own.left}" y="{y - own.top}"/>' for x, y in ring]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>"
