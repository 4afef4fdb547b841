"""Downloads: `/fichiers/<kind>?…` answers with a file, without a session: any process can.

`vue` is the text of a view, repeated for several, and `titre` the name of the whole; or `panier` is a
presentation. Posted to, it makes the file in the style of the template that is the body.
"""

import json
import threading
from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from dashboard import basket, downloads, redirects, store, views
from dashboard.exports import files
from dashboard.exports.entries import NothingToExport
from dashboard.exports.filenames import file_name
from dashboard.server import posted
from dashboard.server.lanes import Lane, ReaderGone, Watched
from dashboard.server.sending import Sent
from dashboard.server.sentences import sentence
from dashboard.views import View
from dashboard.walks import ViewUnknown
from dashboard.words import vocabulary
from etl import identity

if TYPE_CHECKING:
    from dashboard.exports.slides.template import Template

WRITTEN, DRAWN = Lane("files"), Lane("pictures")
"""What takes a second, and pictures of many charts, which take many: the first never waits for the second."""
LONG = frozenset({"png", "svg", "pdf"})
"""Kinds that are drawn chart by chart."""
LEFT = 499
"""Status of an answer that nobody reads."""
_KEPT = {"Cache-Control": "no-cache"}


class _Refused(ValueError):
    """What is asked for cannot be had; a sentence and a status."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


async def answer(request: Request) -> Response:
    """The file, or one sentence that says why there is none."""
    if request.method == "POST":
        return await posted.with_template(request, _answer)
    return await _answer(request, None)


async def checked(request: Request) -> Response:
    """Whether the template that was posted can serve: nothing, or the sentence that says why not."""
    return await posted.with_template(request, _checked)


async def refreshed(request: Request) -> Response:
    """The presentation that was posted with the figures of today, and what was done, as JSON."""
    return await posted.with_template(request, _refreshed)


async def _refreshed(request: Request, deck: bytes | None) -> Response:
    newer = bool(request.query_params.get(downloads.NEWER, ""))
    return await _made(request, WRITTEN, lambda gone: _up_to_date(deck, newer=newer))


def _up_to_date(deck: bytes, *, newer: bool) -> Response:
    from dashboard.exports.refresh import files as refresh
    from dashboard.exports.refresh.lines import lines

    made = refresh.refreshed(deck, store.value, newer=newer)
    told = {"lines": lines(made.slides), "file": b64encode(made.data).decode("ascii")}
    return Sent(json.dumps(told).encode(), media_type="application/json", headers=dict(_KEPT))


async def _checked(request: Request, template: bytes | None) -> Response:
    return await _made(request, WRITTEN, lambda gone: _tried(template))


async def _answer(request: Request, template: bytes | None) -> Response:
    lane = DRAWN if request.path_params["kind"] in LONG and not _asks_for_one(request) else WRITTEN
    return await _made(request, lane, lambda gone: _file(request, template, gone))


def _asks_for_one(request: Request) -> bool:
    """Whether one chart is asked for."""
    asked = request.query_params.getlist("vue")
    return len(asked) == 1 and bool(views.parsed(asked[0]).parameter("carte"))


async def _made(request: Request, lane: Lane, make: Callable[[threading.Event], Response]) -> Response:
    """What is made in its lane; the sentence of what refuses."""
    Sent.require_room()
    try:
        return await lane.made(request.receive, make)
    except _Refused as refusal:
        return sentence(str(refusal), status=refusal.status)
    except (ViewUnknown, NothingToExport) as refusal:
        return sentence(str(refusal), status=404)
    except posted.template_refused() as refusal:
        return sentence(str(refusal), status=422)
    except ReaderGone:
        return Response(status_code=LEFT)


def _tried(template: bytes) -> Response:
    from dashboard.exports.slides import apart

    try:
        apart.checked(template)
    except apart.TemplateRefused as refusal:
        return sentence(str(refusal), status=200)
    return sentence("", status=200)


def _style(template: bytes | None) -> "Template | None":
    """The template that was posted, checked in a process of its own."""
    if template is None:
        return None
    from dashboard.exports.slides import apart

    return apart.checked(template)


def _file(request: Request, template: bytes | None, gone: threading.Event) -> Response:
    kind, site = request.path_params["kind"], vocabulary().site
    if make := _OTHERS.get(kind):
        return _saved(make(request))
    if kind not in files.FORMATS:
        raise _Refused(site.no_such_kind(tuple(files.FORMATS)), 404)
    asked, title = _asked(request)
    if not asked:
        raise _Refused(site.NO_VIEW, 404)
    return _saved(files.file(kind, _entries(asked, gone), title=title, template=_style(template)))


def _asked(request: Request) -> tuple[Sequence[View], str]:
    """The views that are asked for, and the title of the whole."""
    if text := request.query_params.get("panier", ""):
        read = basket.parsed(text)
        return read.views, read.title
    found = [redirects.current(views.parsed(one)) for one in request.query_params.getlist("vue")]
    return found, basket.plain(request.query_params.get("titre", ""))


def _entries(asked: Sequence[View], gone: threading.Event) -> Sequence:
    """What the views hold, no more than a file may."""
    try:
        return Watched(store.entries(Watched(asked, gone), most=files.MOST), gone)
    except store.TooMany:
        raise _Refused(vocabulary().site.TOO_MANY, 413) from None


def _base(_: Request) -> files.File:
    from dashboard.exports import records

    return records.base(store.desk())


def _figures(request: Request) -> files.File:
    from dashboard.exports import records

    asked = views.parsed(request.query_params.get("vue", ""))
    kind = "csv" if request.path_params["kind"] == downloads.FIGURES_CSV else "xlsx"
    return records.figures(store.figures(asked), kind=kind)


def _passport(request: Request) -> files.File:
    from dashboard.exports import records

    asked = request.query_params.get("id", "")
    found = store.passport(asked)
    if found is None:
        raise _Refused(vocabulary().site.no_such_figure_here(views.shown(asked)), 404)
    kind = "csv" if request.path_params["kind"] == downloads.PASSPORT_CSV else "json"
    return records.passport(found, kind=kind)


def _to_fill(request: Request) -> files.File:
    from dashboard.exports import records

    is_lost = request.path_params["kind"] == downloads.TO_COMPLETE
    words = vocabulary().exports
    name = file_name(words.TO_COMPLETE if is_lost else words.NEW_STUDY, extension="xlsx")
    return records.to_fill(name, "missing" if is_lost else "new", identity.built_id(identity.TABLES_DIR))


_OTHERS: dict[str, Callable[[Request], files.File]] = {
    downloads.BASE: _base,
    downloads.FIGURES_XLSX: _figures,
    downloads.FIGURES_CSV: _figures,
    downloads.TO_COMPLETE: _to_fill,
    downloads.NEW_STUDY: _to_fill,
    downloads.PASSPORT_JSON: _passport,
    downloads.PASSPORT_CSV: _passport,
}
"""Kinds that are no charts."""


def _saved(made: files.File) -> Response:
    headers = _KEPT | {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Sent(made.data, media_type=made.mime, headers=headers)
