"""Sharing pictures: what a view shows first, for the messages and sites where its address is shared."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import redirects, store, views
from dashboard.downloads import HOME_PICTURE
from dashboard.walks import ViewUnknown

OF_A_DAY = "public, max-age=86400"


def answer(request: Request) -> Response:
    """A PNG of 1200 x 630; 404 and a sentence for a view that does not exist."""
    name = request.path_params["page"]
    page = "" if name == HOME_PICTURE else name
    try:
        drawn = store.sharing_picture(redirects.current(views.parsed(f"{page}?{request.url.query}")))
    except ViewUnknown as unknown:
        return PlainTextResponse(str(unknown), status_code=404)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": OF_A_DAY})
