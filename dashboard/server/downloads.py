"""Downloads: `/fichiers/<kind>?vue=…` answers with the file of one view or of several, without a session.

`vue` is the text of a view, repeated for several, `titre` the name of the whole.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import basket, redirects, store, views
from dashboard.exports import files
from dashboard.exports.entries import NothingToExport
from dashboard.views import View
from dashboard.walks import ViewUnknown
from dashboard.words import vocabulary

_KEPT = {"Cache-Control": "no-cache"}


def answer(request: Request) -> Response:
    """The file, or one sentence that says why there is none."""
    asked = [redirects.current(views.parsed(text)) for text in request.query_params.getlist("vue")]
    kind, site = request.path_params["kind"], vocabulary().site
    if len(asked) > files.MOST:
        return _refused(site.TOO_MANY, status=413)
    if not asked:
        return _refused(site.NO_VIEW, status=404)
    if kind not in files.FORMATS:
        return _refused(site.no_such_kind(list(files.FORMATS)), status=404)
    try:
        return _saved(kind, asked, title=request.query_params.get("titre", ""))
    except (ViewUnknown, NothingToExport) as refusal:
        return _refused(str(refusal), status=404)


def _saved(kind: str, asked: Sequence[View], *, title: str) -> Response:
    made = files.file(kind, store.entries(asked), title=basket.plain(title))
    headers = _KEPT | {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.data, media_type=made.mime, headers=headers)


def _refused(sentence: str, *, status: int) -> PlainTextResponse:
    return PlainTextResponse(sentence, status_code=status)
