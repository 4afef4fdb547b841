"""Drawings: the chart of one card as that of its slide, as SVG, for the list of a presentation."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import redirects, store, views
from dashboard.renderings.html import slides
from dashboard.walks import ViewUnknown

OF_AN_HOUR = {"Cache-Control": "public, max-age=3600"}


def answer(request: Request) -> Response:
    """The drawing of `vue`, the text of a view; 404 with a sentence where it names no card."""
    view = redirects.current(views.parsed(request.query_params.get("vue", "")))
    try:
        drawn = store.document(("drawing", view), lambda: slides.drawing(store.entry(view).card).encode())
    except ViewUnknown as unknown:
        return PlainTextResponse(str(unknown), status_code=404)
    return Response(drawn, media_type="image/svg+xml", headers=OF_AN_HOUR)
