"""Sharing pictures: what a view shows first, for the messages and sites where its address is shared."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard import redirects, store, views
from dashboard.downloads import HOME_PICTURE
from dashboard.server.downloads import LEFT, WRITTEN
from dashboard.server.lanes import ReaderGone
from dashboard.server.sentences import sentence
from dashboard.walks import ViewUnknown

OF_A_DAY = "public, max-age=86400"


async def answer(request: Request) -> Response:
    """A PNG of 1200 x 630; 404 and a sentence for a view that does not exist."""
    name = request.path_params["page"]
    page = "" if name == HOME_PICTURE else name
    view = redirects.current(views.parsed(f"{page}?{request.url.query}"))
    try:
        drawn = await WRITTEN.made(request.receive, lambda gone: store.sharing_picture(view))
    except ViewUnknown as unknown:
        return sentence(str(unknown), status=404)
    except ReaderGone:
        return Response(status_code=LEFT)
    return Response(drawn, media_type="image/png", headers={"Cache-Control": OF_A_DAY})
