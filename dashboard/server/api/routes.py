"""Routes: the addresses of the API, under the path that the server runs under."""

import json

from starlette.routing import Route

from dashboard.server.api import oembed, openapi, resources
from dashboard.server.api.answers import Called, Made, Make, answered
from dashboard.server.api.asked import CODES, given
from dashboard.server.sentences import told

FOLDER = "api"
METHODS = ["GET", "OPTIONS"]


def described(called: Called) -> Made:
    """The description of all of them."""
    given(called.query, ())
    return Made(json.dumps(openapi.description(called.site), ensure_ascii=False).encode("utf-8"))


ADDRESSES: dict[str, Make] = {
    "openapi.json": described,
    "figures": resources.page,
    "figures.csv": resources.figures_csv,
    "figures.sdmx.csv": resources.figures_sdmx,
    "figures/{figure_id:path}": resources.figure,
    **{name: resources.code_list(name) for name in CODES.values()},
    "jsonstat": resources.cubes,
    "jsonstat/{question_id}": resources.cube,
    "datapackage.json": resources.package,
    "tables/{table}.csv": resources.table,
    "oembed": oembed.answer,
    "{rest:path}": resources.nothing,
}
"""What answers at each address; whatever is under `/api/` and not here does not exist."""


def routes(prefix: str) -> list[Route]:
    """All of them."""
    return [
        Route(f"{prefix}/{FOLDER}/{path}", told(answered(make, base_path=prefix)), methods=METHODS)
        for path, make in ADDRESSES.items()
    ]
