"""Sharing pictures: the first chart of a page, for the messages and sites where its address is shared."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard import store
from dashboard.exports.entries import NoBrowser
from dashboard.server.documents import HOME_PICTURE
from dashboard.server.downloads import DRAWN, LEFT
from dashboard.server.lanes import ReaderGone
from dashboard.server.sentences import sentence
from dashboard.views import View
from dashboard.walks import ViewUnknown

OF_A_DAY = "public, max-age=86400"


async def answer(request: Request) -> Response:
    """A PNG; 404 for a page without charts, 503 where no browser can draw one."""
    name = request.path_params["page"]
    view = View("" if name == HOME_PICTURE else name)
    try:
        drawn = await DRAWN.made(request.receive, lambda gone: store.sharing_picture(view))
    except ViewUnknown as unknown:
        return sentence(str(unknown), status=404)
    except NoBrowser as unavailable:
        return sentence(str(unavailable), status=503)
    except ReaderGone:
        return Response(status_code=LEFT)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": OF_A_DAY})
