"""Drawings: the chart of one card as that of its slide, as SVG, for the list of a presentation."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboard import redirects, store, views
from dashboard.renderings.html import slides
from dashboard.server.sentences import sentence
from dashboard.views import View
from dashboard.walks import ViewUnknown

OF_AN_HOUR = {"Cache-Control": "public, max-age=3600"}


async def answer(request: Request) -> Response:
    """The drawing of `vue`, the text of a view; 404 with a sentence where it names no card."""
    view = redirects.current(views.parsed(request.query_params.get("vue", "")))
    try:
        drawn = await run_in_threadpool(store.document, ("drawing", view), lambda: _drawn(view))
    except ViewUnknown as unknown:
        return sentence(str(unknown), status=404)
    return Response(drawn, media_type="image/svg+xml", headers=OF_AN_HOUR)


def _drawn(view: View) -> bytes:
    return slides.drawing(store.entry(view).card).encode()
