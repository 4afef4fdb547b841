"""Resources: what each address of the API holds, made from the tables."""

import json
from collections.abc import Iterable
from math import ceil
from urllib.parse import parse_qsl, quote, urlencode

from dashboard import store, views
from dashboard.desk import Desk
from dashboard.exports.codebook import published_tables
from dashboard.exports.machine import data_package, jsonstat, sdmx
from dashboard.observations import Observation
from dashboard.queries import catalogue, filtered
from dashboard.queries.filtered import Filter
from dashboard.renderings import csv, figures
from dashboard.server.api.answers import CSV, Called, Made
from dashboard.server.api.asked import FILTERS, PAGES, Refused, filter_of, given, page_of
from dashboard.words import vocabulary

SDMX = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
TABLES = "tables"

Record = dict[str, object]


def page(called: Called) -> Made:
    """Figures that a filter leaves, one page of them, with the ways to the pages around."""
    desk = store.desk()
    asked = given(called.query, (*FILTERS, *PAGES))
    where, wanted = filter_of(desk, asked), page_of(asked)
    total = filtered.count(desk, where)
    pages = max(1, ceil(total / wanted.size))
    if wanted.number > pages:
        raise Refused(vocabulary().api.no_such_page(wanted.number, pages))
    links = _links(called, wanted.number, pages)
    found = filtered.observations(desk, where, most=wanted.size, after=wanted.after)
    held = {
        "meta": _meta(desk) | {"total": total, "pages": pages, "page": wanted.number},
        "links": links,
        "data": [record(one, called.site) for one in found],
    }
    told = ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if name != "self")
    headers = (("X-Total-Count", str(total)), *((("Link", told),) if told else ()))
    return Made(_json(held), headers=headers)


def figures_csv(called: Called) -> Made:
    """Every figure that a filter leaves, as a table for programs."""
    found = _all(called, FILTERS)
    return _csv(csv.of_figures(found, csv.PROGRAMS))


def figures_sdmx(called: Called) -> Made:
    """Every observation that a filter leaves, stated once, as SDMX-CSV."""
    known = tuple(name for name in FILTERS if name != "statements")
    return Made(sdmx.sdmx_csv(_all(called, known)), SDMX)


def figure(called: Called) -> Made:
    """One figure."""
    given(called.query, ())
    found = filtered.figure(store.desk(), called.named("figure_id"))
    if found is None:
        raise Refused(vocabulary().api.no_such_figure(views.shown(called.named("figure_id"))), 404)
    return Made(_json({"meta": _meta(store.desk()), "data": record(found, called.site)}))


def code_list(name: str):
    """What answers for a list of codes."""

    def answer(called: Called) -> Made:
        given(called.query, ())
        desk = store.desk()
        held = filtered.code_list(desk, name)
        rows = [dict(zip(held.columns, row, strict=True)) for row in held.rows]
        return Made(_json({"meta": _meta(desk) | {"total": len(rows)}, "data": rows}))

    return answer


def cubes(called: Called) -> Made:
    """Every question that a figure answers, as a JSON-stat collection."""
    given(called.query, ())
    desk = store.desk()
    listed = filtered.answered_questions(desk)
    return Made(_json(jsonstat.collection(listed, desk.words, href=f"{called.api}/jsonstat")))


def cube(called: Called) -> Made:
    """One question as a JSON-stat dataset."""
    given(called.query, ())
    desk, code = store.desk(), called.named("question_id")
    found = filtered.observations(desk, Filter(question_ids=(code,)))
    if not found:
        raise Refused(vocabulary().api.no_such_question(views.shown(code)), 404)
    made = jsonstat.dataset(
        found,
        desk.words,
        updated=catalogue.version(desk).released_on,
        href=f"{called.api}/jsonstat/{quote(code)}",
    )
    return Made(_json(made))


def package(called: Called) -> Made:
    """The description of all tables."""
    given(called.query, ())
    return Made(_json(data_package.descriptor(store.desk(), folder=TABLES, dialect=csv.PROGRAMS)))


def table(called: Called) -> Made:
    """One table of the base."""
    given(called.query, ())
    desk, name = store.desk(), called.named("table")
    if name not in published_tables(desk.cursor):
        raise Refused(vocabulary().api.no_such_table(views.shown(name)), 404)
    held = desk.cursor.execute(f'select * from "{name}"')
    columns = [column for column, *_ in held.description]
    return _csv(csv.of_rows(columns, held.fetchall(), csv.PROGRAMS))


def nothing(called: Called) -> Made:
    """Any other address."""
    raise Refused(vocabulary().api.no_such_place(), 404)


def record(o: Observation, site: str) -> Record:
    """A figure under the names of its columns, unknown numbers null, with the page that explains it."""
    held = {name: getattr(o, name) for name in figures.FIELDS}
    held["value"] = o.value if o.is_known else None
    return held | {"passport_url": f"{site}/chiffre?id={quote(o.figure_id, safe='')}"}


def _all(called: Called, known: Iterable[str]) -> list[Observation]:
    desk = store.desk()
    return filtered.observations(desk, filter_of(desk, given(called.query, tuple(known))))


def _meta(desk: Desk) -> Record:
    found = catalogue.version(desk)
    return {"data_version": found.data_version, "released_on": found.released_on}


def _links(called: Called, number: int, pages: int) -> dict[str, str]:
    """This page, the first, the last and those around, by their relation."""
    asked = [(name, code) for name, code in parse_qsl(called.query) if name != "page"]

    def at(page: int) -> str:
        return f"{called.api}/figures?{urlencode([*asked, ('page', page)], quote_via=quote)}"

    around = {"self": number, "first": 1, "prev": number - 1, "next": number + 1, "last": pages}
    return {name: at(page) for name, page in around.items() if 1 <= page <= pages}


def _csv(content: bytes) -> Made:
    """Without the mark at its beginning, which programs take for a part of the first name."""
    return Made(content.removeprefix(csv.BOM.encode()), CSV)


def _json(held: object) -> bytes:
    return json.dumps(held, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
