"""Maps: regions coloured by class from the outlines of this repository, and overseas regions as tiles below.

Drawn without any network: the outlines travel inside the figure, and whoever shows it points Plotly's
`topojsonURL` at the empty world file of this site, which Plotly would otherwise fetch from elsewhere first.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import plotly.graph_objects as go

from dashboard import geography, theme
from dashboard.charts.maps import class_of
from dashboard.charts.spec import Map, Mark, Row
from dashboard.renderings.plotly import letters
from dashboard.renderings.plotly.columns import ABSENT
from dashboard.renderings.plotly.marks import Point, link, traces
from dashboard.renderings.plotly.reference import write_reference
from dashboard.renderings.plotly.sheet import SMALL_LINE, Json, Sheet, Style, rectangle

MAP_HEIGHT = 340
EDGE = 21  # pixels beside the key: half of its first and last limit
STRIP = 14
TILE, TILE_GAP, TILES_A_LINE = 52, 4, 3
OUTLINE, CHOSEN_OUTLINE = 0.8, 3
MISSING_FILL = theme.LINE
# Frame of mainland France and Corsica in degrees, and the projection of French national maps (Lambert 93).
_FRAME = {
    "visible": False,
    "bgcolor": "rgba(0,0,0,0)",
    "projection": {"type": "conic conformal", "parallels": [44, 49], "rotation": {"lon": 3, "lat": 0}},
    "lonaxis": {"range": [-4.7, 9.3]},
    "lataxis": {"range": [41.55, 50.95]},
}
# A region too narrow for its value: it stands beside it, in the sea.
_BESIDE = {"94": (8.45, 42.2)}
_DARK_SHADES = theme.SEQUENTIAL[4:]
_DARK_TEXT, _LIGHT_TEXT = theme.SCALE_TEXT_COLORS["favourable:2"], theme.SCALE_TEXT_COLORS["favourable:1"]


class _Place(NamedTuple):
    lon: float
    lat: float
    is_beside: bool


def region_map(chart: Map, style: Style) -> go.Figure:
    """The map over its key, and tiles for the regions that it has no outline of."""
    classes = chart.classes
    ends = (classes[0].low, classes[-1].high) if classes else (0.0, 1.0)
    sheet = Sheet(chart, style, left=EDGE, right=EDGE, low=ends[0], high=ends[1])
    numbered = [(number, row) for number, row in enumerate(chart.rows) if row.marks]
    mapped = [(number, row) for number, row in numbered if row.code in label_places()]
    tiles = [(number, row) for number, row in numbered if row.code not in label_places()]
    geo = _map(sheet, mapped) if mapped else {}
    if classes:
        _key(sheet)
    if mapped:
        _missing_key(sheet, [mark for _, row in mapped for mark in row.missing])
    _tiles(sheet, tiles)
    return sheet.figure(**_geo(sheet, geo))


def shade_text(place: int, count: int) -> str:
    """Colour of a text on a class."""
    return _LIGHT_TEXT if theme.shades(count)[place] in _DARK_SHADES else _DARK_TEXT


@cache
def label_places() -> dict[str, _Place]:
    """Where the value of each region stands: in its middle, or beside it where it is too narrow."""
    found = {}
    for feature in _outlines()["features"]:
        code, about = feature["id"], feature["properties"]
        lon, lat = _BESIDE.get(code, (about["lon"], about["lat"]))
        found[code] = _Place(lon, lat, code in _BESIDE)
    return found


class _Shared(dict):
    """Outlines that all figures hold together: Plotly copies what it is given, 40 times as slow."""

    def __deepcopy__(self, memo: object) -> "_Shared":
        return self


@cache
def _outlines() -> _Shared:
    return _Shared(geography.region_outlines())


Numbered = Sequence[tuple[int, Row]]


def _map(sheet: Sheet, mapped: Numbered) -> tuple[float, float]:
    """Regions and their values; the pixels from the top between which they lie."""
    known = [_point(sheet, number, row, mark) for number, row in mapped for mark in row.known[:1]]
    missing = [_point(sheet, number, row, mark) for number, row in mapped for mark in row.missing[:1]]
    points = sorted([*known, *missing], key=lambda point: point.row.is_strong)  # its outline lies over all
    sheet.traces += _regions(sheet, points)
    sheet.traces.append(_values(sheet, points))
    top, sheet.y = sheet.y, sheet.y + MAP_HEIGHT
    return top, sheet.y


def _point(sheet: Sheet, number: int, row: Row, mark: Mark) -> Point:
    return Point(mark, sheet.chart.series_of(mark), row, number, 0, 0)


def _regions(sheet: Sheet, points: Sequence[Point]) -> list[Json]:
    chart = sheet.chart

    def look(alike: Sequence[Point]) -> Json:
        chosen = [point.row.is_strong for point in alike]
        line = {
            "color": [theme.INK if one else theme.BORDER for one in chosen],
            "width": [CHOSEN_OUTLINE if one else OUTLINE for one in chosen],
        }
        return {
            "type": "choropleth",
            "geojson": _outlines(),
            "featureidkey": "id",
            "locations": [point.row.code for point in alike],
            "showscale": False,
            "marker": {"line": line},
            **_fill(chart, alike),
        }

    return [
        {name: cells for name, cells in trace.items() if name not in ("x", "y")}
        for trace in traces(sheet, points, look)
    ]


def _fill(chart: Map, points: Sequence[Point]) -> Json:
    """The class of each region, the first colour being the grey of those without a value."""
    colors = [MISSING_FILL, *theme.shades(len(chart.classes))]
    steps = [
        [place / len(colors), color] for start, color in enumerate(colors) for place in (start, start + 1)
    ]
    classes = [_class(chart, point.mark.value) for point in points]
    z = [0 if place is None else place + 1 for place in classes]
    return {"z": z, "zmin": -0.5, "zmax": len(colors) - 0.5, "colorscale": steps}


def _values(sheet: Sheet, points: Sequence[Point]) -> Json:
    """The value of each region, and a dash for none."""
    places = [label_places()[point.row.code] for point in points]
    texts = [letters.written(_told(point)) for point in points]
    return {
        "type": "scattergeo",
        "mode": "text",
        "name": "value",
        "lon": [place.lon for place in places],
        "lat": [place.lat for place in places],
        "text": [
            letters.bold(text) if point.row.is_strong else text
            for text, point in zip(texts, points, strict=True)
        ],
        "textposition": ["middle left" if place.is_beside else "middle center" for place in places],
        "textfont": {
            "size": theme.SMALL,
            "color": [_text_color(sheet.chart, *pair) for pair in zip(points, places, strict=True)],
        },
        "hoverinfo": "skip",
    }


def _told(point: Point) -> str:
    return ABSENT if point.mark.value is None else point.mark.written


def _text_color(chart: Map, point: Point, place: _Place) -> str:
    if point.mark.value is None or place.is_beside:
        return theme.INK
    return shade_text(class_of(point.mark.value, chart.classes), len(chart.classes))


def _key(sheet: Sheet) -> None:
    """A strip of the classes with their limits, France above it."""
    chart = sheet.chart
    sheet.y += 6
    if chart.reference is not None:
        write_reference(sheet, chart.reference)
    blocks = zip(chart.classes, theme.shades(len(chart.classes)), strict=True)
    sheet.shapes += [
        rectangle(one.low, one.high, sheet.y, sheet.y + STRIP, color=color) for one, color in blocks
    ]
    sheet.y += STRIP + 2
    limits = [chart.classes[0].low, *(one.high for one in chart.classes)]
    sheet.ticks(list(zip(limits, chart.limit_texts, strict=True)))
    sheet.y += 6


def _missing_key(sheet: Sheet, missing: Sequence[Mark]) -> None:
    """What the grey of the map says, each word once."""
    words = list(dict.fromkeys(mark.written for mark in missing))
    if not words:
        return
    sign = letters.coloured("■", MISSING_FILL, size=theme.LARGE)
    text = letters.written(f"{ABSENT} {', '.join(words)}")
    sheet.write(sign, y=sheet.y + SMALL_LINE / 2, at=sheet.edge(EDGE), name="sign")
    small = {"size": theme.SMALL, "color": theme.MUTED}
    sheet.write(text, y=sheet.y + SMALL_LINE / 2, at=sheet.edge(EDGE + 22), name="absent", **small)
    sheet.y += SMALL_LINE + 10


def _tiles(sheet: Sheet, tiles: Numbered) -> None:
    """One tile a region, three a line: name, value, and the colour of its class where it has one."""
    if not tiles:
        return
    headings = [panel.heading for panel in sheet.chart.panels[1:] if panel.heading]
    for heading in headings:
        text = letters.bold(letters.written(heading))
        sheet.write(text, y=sheet.y, at=sheet.edge(EDGE), name="heading", yanchor="top")
        sheet.y += letters.height(1, size=theme.BODY) + 4
    points = [_tile(sheet, place, number, row) for place, (number, row) in enumerate(tiles)]
    for is_known in (True, False):
        alike = [point for point in points if (point.mark.value is not None) is is_known]
        sheet.traces += traces(sheet, alike, lambda some: _blocks(sheet, some))
    sheet.y += (TILE + TILE_GAP) * (1 + (len(tiles) - 1) // TILES_A_LINE)


def _tile(sheet: Sheet, place: int, number: int, row: Row) -> Point:
    """Where a tile lies, its texts written: its middle and its left end."""
    step = (sheet.high - sheet.low) / TILES_A_LINE
    left = sheet.low + step * (place % TILES_A_LINE)
    y = sheet.y + TILE / 2 + (TILE + TILE_GAP) * (place // TILES_A_LINE)
    mark = row.marks[0]
    at = {"x": left + step * 0.49}
    color = _tile_text(sheet.chart, mark)
    name = letters.written(row.label)
    name = letters.bold(name) if row.is_strong else name
    sheet.write(name, y=y - 11, at=at, name=f"label {number}", anchor="center", size=theme.SMALL, color=color)
    point = Point(mark, sheet.chart.series_of(mark), row, number, left, y)
    if mark.value is None:
        text, kind = letters.written(f"{ABSENT} {mark.written}"), f"missing {link(row, number, mark)}"
    else:
        text, kind = letters.bold(letters.written(mark.written)), f"value {point.address}"
    sheet.write(text, y=y + 10, at=at, name=kind, anchor="center", color=color)
    return point


def _class(chart: Map, value: float | None) -> int | None:
    return None if value is None else class_of(value, chart.classes)


def _tile_text(chart: Map, mark: Mark) -> str:
    place = _class(chart, mark.value)
    return theme.INK if place is None else shade_text(place, len(chart.classes))


def _blocks(sheet: Sheet, points: Sequence[Point]) -> Json:
    chart = sheet.chart
    step = (sheet.high - sheet.low) / TILES_A_LINE
    places = [_class(chart, point.mark.value) for point in points]
    colors = [theme.GROUND if place is None else theme.shades(len(chart.classes))[place] for place in places]
    is_missing = points[0].mark.value is None
    hatching = {
        "shape": "/",
        "fgcolor": theme.LINE,
        "bgcolor": theme.GROUND,
        "fillmode": "replace",
        "size": 8,
    }
    return {
        "type": "bar",
        "orientation": "h",
        "base": [point.x for point in points],
        "x": [step * 0.98] * len(points),
        "width": TILE,
        "marker": {
            "color": colors,
            "line": {
                "color": [theme.INK if point.row.is_strong else theme.BORDER for point in points],
                "width": [CHOSEN_OUTLINE if point.row.is_strong else OUTLINE for point in points],
            },
            **({"pattern": hatching} if is_missing else {}),
        },
    }


def _geo(sheet: Sheet, pixels: tuple[float, float]) -> Json:
    """The place of the map in the sheet, once its height is known."""
    if not pixels:
        return {}
    top, bottom = (pixel / round(sheet.y) for pixel in pixels)
    return {"geo": _FRAME | {"domain": {"x": [0, 1], "y": [max(0, 1 - bottom), 1 - top]}}}
