"""Maps: the regions of a drawing become Plotly's, with the outlines of this repository.

Drawn without any network: the outlines travel inside the figure, and whoever shows it points Plotly's
`topojsonURL` at the empty world file of this site, which Plotly would otherwise fetch from elsewhere first.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from dashboard import geography
from dashboard.renderings.drawing.parts import Drawing, Region, RegionMap, RegionText
from dashboard.renderings.plotly.texts import Json, bold, written
from dashboard.renderings.plotly.traces import UNSEEN, common, unique

_FRAME = {
    "visible": False,
    "bgcolor": UNSEEN,
    "projection": {
        "type": "conic conformal",
        "parallels": list(geography.PARALLELS),
        "rotation": {"lon": geography.MERIDIAN, "lat": 0},
    },
    "lonaxis": {"range": list(geography.LONGITUDES)},
    "lataxis": {"range": list(geography.LATITUDES)},
}


def region_traces(regions: RegionMap) -> Iterator[Json]:
    """The regions and, over them, their values."""
    for places in unique([one.subject for one in regions.regions]):
        yield _regions([regions.regions[place] for place in places], regions.fills)
    yield _values(regions.texts, regions.size)


def geo(drawing: Drawing) -> Json:
    """The part of the layout that places the map in the sheet; nothing without a map."""
    if drawing.regions is None:
        return {}
    top, bottom = (pixels / drawing.height for pixels in (drawing.regions.top, drawing.regions.bottom))
    return {"geo": _FRAME | {"domain": {"x": [0, 1], "y": [max(0, 1 - bottom), 1 - top]}}}


class _Shared(dict):
    """Outlines that all figures hold together: Plotly copies what it is given, 40 times as slow."""

    def __deepcopy__(self, memo: object) -> "_Shared":
        return self


@cache
def _outlines() -> _Shared:
    return _Shared(geography.region_outlines())


def _regions(alike: Sequence[Region], fills: Sequence[str]) -> Json:
    """Regions by the place of their colour among all."""
    steps = [[place / len(fills), color] for start, color in enumerate(fills) for place in (start, start + 1)]
    line = {"color": [one.outline for one in alike], "width": [one.outline_width for one in alike]}
    return common([one.subject for one in alike]) | {
        "type": "choropleth",
        "geojson": _outlines(),
        "featureidkey": "id",
        "locations": [one.code for one in alike],
        "showscale": False,
        "marker": {"line": line},
        "z": [fills.index(one.fill) for one in alike],
        "zmin": -0.5,
        "zmax": len(fills) - 0.5,
        "colorscale": steps,
    }


def _values(texts: Sequence[RegionText], size: int) -> Json:
    return {
        "type": "scattergeo",
        "mode": "text",
        "name": "value",
        "lon": [one.lon for one in texts],
        "lat": [one.lat for one in texts],
        "text": [bold(written(one.text)) if one.is_bold else written(one.text) for one in texts],
        "textposition": ["middle left" if one.is_beside else "middle center" for one in texts],
        "textfont": {"size": size, "color": [one.color for one in texts]},
        "hoverinfo": "skip",
    }
