"""Sharing pictures: the first chart of a page, for the messages and sites where its address is shared."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import store
from dashboard.exports import pictures
from dashboard.server.documents import HOME_PICTURE
from dashboard.views import View
from dashboard.walks import ViewUnknown

OF_A_DAY = "public, max-age=86400"


def answer(request: Request) -> Response:
    """A PNG; 404 for a page without charts, 503 where no browser can draw one."""
    name = request.path_params["page"]
    try:
        drawn = store.sharing_picture(View("" if name == HOME_PICTURE else name))
    except ViewUnknown as unknown:
        return PlainTextResponse(str(unknown), status_code=404)
    except pictures.NoBrowser as unavailable:
        return PlainTextResponse(str(unavailable), status_code=503)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": OF_A_DAY})
