"""OpenAPI: the addresses of the API become their description in OpenAPI 3.1."""

from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.downloads import MOST_A_PAGE
from dashboard.renderings import figures
from dashboard.server.api import asked
from dashboard.server.api.answers import VERSION
from dashboard.words import vocabulary

Described = dict[str, object]

_NUMBERS = {"value", "n_eff", "std_error", "df"}
_COUNTS = {"base_n", "universe_n"}
_TEXT, _SENTENCE = {"type": "string"}, {"text/plain": {"schema": {"type": "string"}}}
_REFUSALS = ("400", "404", "429", "503")


@cache
def description(site: str) -> Described:
    """The whole description; `site` is where the site is, from its scheme on."""
    words = vocabulary()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words.api.TITLE,
            "version": VERSION,
            "description": words.openapi.DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": f"{site}/api"}],
        "paths": {path: {"get": operation} for path, operation in _operations().items()},
        "components": {"schemas": {"Figure": _figure(), "FigurePage": _page(), "CodeList": _code_list()}},
    }


def _operations() -> dict[str, Described]:
    filters = [_parameter(name) for name in asked.FILTERS]
    once = [one for one in filters if one["name"] != "statements"]
    return {
        "/figures": _get("figures", _ref("FigurePage"), [*filters, *map(_parameter, asked.PAGES)]),
        "/figures.csv": _get("figures_csv", _TEXT, filters, kind="text/csv"),
        "/figures.sdmx.csv": _get("figures_sdmx", _TEXT, once, kind="application/vnd.sdmx.data+csv"),
        "/figures/{figure_id}": _get("figure", _one_figure(), [_in_path("figure_id")]),
        **{f"/{name}": _get(name, _ref("CodeList")) for name in asked.CODES.values()},
        "/jsonstat": _get("jsonstat", {"type": "object"}),
        "/jsonstat/{question_id}": _get("jsonstat_question", {"type": "object"}, [_in_path("question_id")]),
        "/datapackage.json": _get("datapackage", {"type": "object"}),
        "/tables/{table}.csv": _get("table", _TEXT, [_in_path("table")], kind="text/csv"),
        "/oembed": _get(
            "oembed", {"type": "object"}, [_query(name, schema) for name, schema in _OEMBED.items()]
        ),
    }


_OEMBED: Mapping[str, Described] = {
    "url": {"type": "string", "format": "uri"},
    "format": {"type": "string", "enum": ["json"]},
    "maxwidth": {"type": "integer", "minimum": 1},
    "maxheight": {"type": "integer", "minimum": 1},
}


def _get(
    name: str, schema: Described, parameters: Sequence[Described] = (), *, kind: str = "application/json"
) -> Described:
    words = vocabulary().openapi
    refused = (*_REFUSALS, "501") if name == "oembed" else _REFUSALS
    held = {"200": {"description": words.answer("200"), "content": {kind: {"schema": schema}}}}
    held["304"] = {"description": words.answer("304")}
    told = {code: {"description": words.answer(code), "content": _SENTENCE} for code in refused}
    return {
        "operationId": name,
        "summary": words.summary(name),
        "parameters": list(parameters),
        "responses": held | told,
    }


def _parameter(name: str) -> Described:
    if name in asked.CODES or name == "period":
        items = {"type": "string", "maxLength": asked.LONGEST}
        return _query(name, {"type": "array", "items": items, "maxItems": asked.MOST_CODES})
    if name in asked.PAGES:
        most = MOST_A_PAGE if name == "page_size" else asked.LAST_PAGE
        default = asked.PAGE_SIZE if name == "page_size" else 1
        return _query(name, {"type": "integer", "minimum": 1, "maximum": most, "default": default})
    known = asked.WAVES if name == "waves" else asked.STATEMENTS
    return _query(name, {"type": "string", "enum": list(known), "default": known[0]})


def _query(name: str, schema: Described) -> Described:
    told = vocabulary().openapi.described(name)
    return {"name": name, "in": "query", "description": told, "schema": schema, "required": name == "url"}


def _in_path(name: str) -> Described:
    told = vocabulary().openapi.described(name)
    return {"name": name, "in": "path", "description": told, "schema": _TEXT, "required": True}


def _ref(name: str) -> Described:
    return {"$ref": f"#/components/schemas/{name}"}


def _figure() -> Described:
    words = vocabulary()
    held = {name: _field(name) for name in figures.FIELDS}
    held["passport_url"] = {"type": "string", "format": "uri", "description": words.openapi.PASSPORT}
    return {"type": "object", "properties": held, "required": list(held)}


def _field(name: str) -> Described:
    told = vocabulary().codebook.COLUMNS.get(name)
    kind = "number" if name in _NUMBERS else "integer" if name in _COUNTS else "string"
    held: Described = {"type": kind if kind == "string" else [kind, "null"]}
    return held | ({"description": vocabulary().numbers.typed(told)} if told else {})


def _meta(**more: Described) -> Described:
    held = {"data_version": _TEXT, "released_on": {"type": "string", "format": "date"}, **more}
    return {"type": "object", "properties": held, "required": list(held)}


def _page() -> Described:
    words, number = vocabulary().openapi, {"type": "integer"}
    meta = _meta(
        total=number | {"description": words.TOTAL}, pages=number | {"description": words.PAGES}, page=number
    )
    links = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}
    return _object(meta=meta, links=links, data={"type": "array", "items": _ref("Figure")})


def _one_figure() -> Described:
    return _object(meta=_meta(), data=_ref("Figure"))


def _code_list() -> Described:
    rows = {"type": "array", "items": {"type": "object"}}
    return _object(meta=_meta(total={"type": "integer"}), data=rows)


def _object(**held: Described) -> Described:
    return {"type": "object", "properties": held, "required": list(held)}
