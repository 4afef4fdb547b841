"""Maps: regions of a drawing become outlines of this repository, their values over them."""

from functools import cache
from itertools import pairwise

from dashboard import geography
from dashboard.renderings.drawing.parts import Region, RegionMap, RegionText
from dashboard.renderings.svg.canvas import Canvas
from dashboard.renderings.svg.projection import Point, frame, projected
from dashboard.renderings.svg.texts import mark_names
from dashboard.renderings.svg.xml import number, safe, title

FINE = 10  # steps of an outline in a pixel of the largest map
RISE = 0.25  # of its letters, from the middle of a value to its base line
NARROW = "narrow"
"""Class of values of a map, which are smaller where the map is."""


def region_map(regions: RegionMap, canvas: Canvas) -> str:
    """The map in the middle of the plot, as large as it fits."""
    width = canvas.drawing.width
    return _fixed(regions, canvas) if width else _fluid(regions, canvas)


def _fluid(regions: RegionMap, canvas: Canvas) -> str:
    """A map that shrinks with the plot, its values with it."""
    height = regions.bottom - regions.top
    _, (wide, high) = frame()
    scale = height / high
    box = (
        f'viewBox="{number(-wide * scale / 2)} {number(-height / 2)} {number(wide * scale)} {number(height)}"'
    )
    where = f'y="{number(regions.top)}" width="100%" height="{number(height)}" overflow="visible"'
    shapes = "".join(
        _region(one, canvas, scale, ' vector-effect="non-scaling-stroke"', 1) for one in regions.regions
    )
    texts = "".join(_text(one, regions.size, canvas, scale, (0, 0)) for one in regions.texts)
    grown = f'<g transform="scale({1 / FINE})">{shapes}</g>'
    return f'<svg {where} {box}>{grown}<g class="{NARROW}" font-size="{regions.size}">{texts}</g></svg>'


def _fixed(regions: RegionMap, canvas: Canvas) -> str:
    drawing, height = canvas.drawing, regions.bottom - regions.top
    plot, (_, (wide, high)) = drawing.width - drawing.left - drawing.right, frame()
    scale, largest = min(plot / wide, height / high), height / high
    middle = drawing.left + plot / 2, (regions.top + regions.bottom) / 2
    steps = FINE * largest / scale
    shapes = "".join(_region(one, canvas, largest, "", steps) for one in regions.regions)
    at = f"translate({number(middle[0])} {number(middle[1])}) scale({1 / steps:.5f})"
    texts = "".join(_text(one, regions.size, canvas, scale, middle) for one in regions.texts)
    return f'<g transform="{at}">{shapes}</g><g font-size="{regions.size}">{texts}</g>'


def _region(region: Region, canvas: Canvas, scale: float, more: str, steps: float) -> str:
    """An outline, `steps` being its units in a pixel of its line."""
    look = f'fill="{canvas.color(region.fill)}" stroke="{canvas.color(region.outline)}"'
    width = number(region.outline_width * steps)
    said, told = title(region.subject.said), mark_names((region.subject,))
    way = _outlines(scale)[region.code]
    drawn = f'<path d="{way}" {look} stroke-width="{width}"{more}{told}>{said}</path>'
    return canvas.linked(drawn, (region.subject,))


def _text(one: RegionText, size: int, canvas: Canvas, scale: float, middle: Point) -> str:
    x, y = _point(one.lon, one.lat, scale)
    where = f'x="{number(x + middle[0])}" y="{number(y + middle[1] + RISE * size)}"'
    look = f'text-anchor="{"end" if one.is_beside else "middle"}" fill="{canvas.color(one.color)}"'
    weight = ' font-weight="700"' if one.is_bold else ""
    return f'<text {where} {look}{weight} pointer-events="none" data-is="region">{safe(one.text)}</text>'


def _point(lon: float, lat: float, scale: float) -> Point:
    """Pixels from the middle of the map."""
    (x, y), ((middle_x, middle_y), _) = projected(lon, lat), frame()
    return (x - middle_x) * scale, (y - middle_y) * scale


@cache
def _outlines(scale: float) -> dict[str, str]:
    """The outline of each region, in steps from the middle of the map."""
    found = {}
    for feature in geography.region_outlines()["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = [ring for polygon in polygons for ring in polygon]
        found[feature["id"]] = "".join(_ring([_point(*place, scale) for place in ring]) for ring in rings)
    return found


def _ring(points: list[Point]) -> str:
    """A closed way, in whole steps from each point to the next."""
    steps = [(round(x * FINE), round(y * FINE)) for x, y in points]
    moves = [
        (after[0] - before[0], after[1] - before[1])
        for before, after in pairwise(steps[:-1])
        if after != before
    ]
    return f"M{steps[0][0]} {steps[0][1]}l" + " ".join(f"{x} {y}" for x, y in moves) + "z"
