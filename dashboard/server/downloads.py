"""Downloads: `/fichiers/<kind>?vue=…` answers with the file of one view or of several, without a session.

`vue` is the text of a view, repeated for several, `titre` the name of the whole. `figure` is not a file but
what the browser needs to draw a picture by itself.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import basket, store, views
from dashboard.cards.pages import ViewUnknown
from dashboard.exports import files
from dashboard.exports.entries import NothingToExport
from dashboard.labels import french
from dashboard.views import View

FOLDER = "fichiers"
FIGURE = "figure"
TOO_MANY = french(f"Un fichier tient {files.MOST} graphiques au plus.")
KINDS = tuple(kind for kind in files.FORMATS if kind not in files.DRAWN_BY_A_BROWSER)
"""What an address may ask for: pictures are drawn by the reader's browser, or for a basket by its page."""
UNKNOWN_KIND = french(f"Ce type de fichier n'existe pas ici. Types : {', '.join(KINDS)}.")
NO_VIEW = french("L'adresse ne dit pas quel graphique : il manque « vue ».")
_KEPT = {"Cache-Control": "no-cache"}


def address(kind: str, chosen: Sequence[View], *, title: str = "") -> str:
    """Where these views are found as a file of this kind, from the root of the site."""
    asked = [("vue", str(view)) for view in chosen] + ([("titre", title)] if title else [])
    return f"/{FOLDER}/{kind}?{urlencode(asked, quote_via=quote)}"


def answer(request: Request) -> Response:
    asked = [views.parsed(text) for text in request.query_params.getlist("vue")]
    kind = request.path_params["kind"]
    try:
        if len(asked) > files.MOST:
            return _refused(TOO_MANY, status=413)
        if not asked:
            return _refused(NO_VIEW, status=404)
        if kind == FIGURE:
            drawn = store.export_image(store.entry(asked[0]))
            return Response(drawn, media_type="application/json", headers=_KEPT)
        if kind not in KINDS:
            return _refused(UNKNOWN_KIND, status=404)
        return _saved(kind, asked, title=request.query_params.get("titre", ""))
    except (ViewUnknown, NothingToExport) as refusal:
        return _refused(str(refusal), status=404)


def _saved(kind: str, asked: Sequence[View], *, title: str) -> Response:
    made = files.file(kind, store.entries(asked), title=basket.joined([], title=title).title)
    headers = _KEPT | {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.data, media_type=made.mime, headers=headers)


def _refused(sentence: str, *, status: int) -> PlainTextResponse:
    return PlainTextResponse(sentence, status_code=status)
