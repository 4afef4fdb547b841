"""Sentences: what a server cannot give becomes an answer of one French sentence, never a traceback."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.server.lanes import Busy
from dashboard.tables import TablesMissing
from dashboard.words import vocabulary

COME_AGAIN_S = 10
"""Seconds after which a server that was busy may be asked again."""

Answer = Callable[[Request], Awaitable[Response]]


def sentence(text: str, *, status: int, again_s: int = 0) -> Response:
    """One sentence with a status; with `Retry-After` where asking again will help."""
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(again_s)} if again_s else {})
    return PlainTextResponse(text, status_code=status, headers=headers)


def told(answer: Answer) -> Answer:
    """The route, which says in a sentence that the tables are gone or that too much is asked at once."""

    async def telling(request: Request) -> Response:
        try:
            return await answer(request)
        except TablesMissing as missing:
            return sentence(vocabulary().problems.tables(missing.code), status=503, again_s=COME_AGAIN_S)
        except Busy:
            return sentence(vocabulary().site.BUSY, status=503, again_s=COME_AGAIN_S)

    return telling


async def failed(_: Request, __: Exception) -> Response:
    """What a route that failed answers; the log says where it did."""
    return sentence(vocabulary().site.NO_FILE, status=500)
