"""Geography: the outlines of the metropolitan regions, read from the data folder. No Streamlit."""

import json
from pathlib import Path

GEO = Path(__file__).resolve().parent.parent / "data" / "geo"
OUTLINES = GEO / "regions.geojson"
SMALL_OUTLINES = GEO / "regions_small.geojson"
PARALLELS, MERIDIAN = (44, 49), 3
"""Of the conic projection of French national maps (Lambert 93), in degrees."""
LONGITUDES, LATITUDES = (-4.7, 9.3), (41.55, 50.95)
"""Frame of mainland France and Corsica, in degrees."""


def region_outlines(path: Path = OUTLINES) -> dict[str, object]:
    """GeoJSON of the 13 metropolitan regions: `id` is the region code, `lon` and `lat` place its label."""
    return json.loads(path.read_text(encoding="utf-8"))
