"""Geography: the outlines of the metropolitan regions, read from the data folder. No Streamlit."""

import json
from pathlib import Path

OUTLINES = Path(__file__).resolve().parent.parent / "data" / "geo" / "regions.geojson"


def region_outlines(path: Path = OUTLINES) -> dict[str, object]:
    """GeoJSON of the 13 metropolitan regions: `id` is the region code, `lon` and `lat` place its label."""
    return json.loads(path.read_text(encoding="utf-8"))
