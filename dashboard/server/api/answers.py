"""Answers: what an address of the API makes, sent with its ETag, to any site's scripts, within bounds."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dashboard import store, tables
from dashboard.server.addresses import site_url
from dashboard.server.api.asked import Refused
from dashboard.server.api.bounds import Allowance
from dashboard.server.compression import FAST, encoding
from dashboard.server.lanes import Busy, Lane, ReaderGone
from dashboard.server.sending import Sent
from dashboard.server.sentences import COME_AGAIN_S, Answer, sentence
from dashboard.words import vocabulary

VERSION = "1"
"""Of the shape of the answers: part of every ETag."""
LANE = Lane("api", most_waiting=24)
"""One thread: programs never take those of the pages."""
ALLOWANCE = Allowance()
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Total-Count",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
CSV, JSON = "text/csv; charset=utf-8", "application/json"
LEFT = 499


@dataclass(frozen=True)
class Called:
    """A request: what stands in its path, its query, and where the API is."""

    path: tuple[tuple[str, str], ...]
    query: str
    site: str

    def named(self, name: str) -> str:
        """A part of the path."""
        return dict(self.path)[name]

    @property
    def api(self) -> str:
        return f"{self.site}/api"


@dataclass(frozen=True)
class Made:
    """A body, its kind, and headers of its own."""

    body: bytes
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()


Make = Callable[[Called], Made]


def answered(make: Make, *, base_path: str) -> Answer:
    """The route of an address: bounded, read by scripts of any site, not sent again while nothing changed."""

    async def answer(request: Request) -> Response:
        response = await _answer(request, make, base_path)
        response.headers.update(CORS)
        return response

    return answer


async def _answer(request: Request, make: Make, base_path: str) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=PREFLIGHT)
    if wait := ALLOWANCE.wait(request.client.host if request.client else ""):
        return sentence(vocabulary().api.TOO_FAST, status=429, again_s=wait)
    stamp = tables.stamp()
    kept = {"ETag": f'W/"{stamp}-{VERSION}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if stamp and _has(request, kept["ETag"]):
        return Response(status_code=304, headers=kept)
    return await _made(request, make, base_path, kept)


async def _made(request: Request, make: Make, base_path: str, kept: dict[str, str]) -> Response:
    path = tuple(request.path_params.items())
    called = Called(path, request.url.query, site_url(request.scope, base_path))
    how = encoding(request.scope)

    def work(gone: threading.Event) -> Made:
        store.prepare()
        return store.answer((make, called, how), lambda: _encoded(make(called), how))

    try:
        Sent.require_room()
        made = await LANE.made(request.receive, work)
    except Refused as refusal:
        return sentence(str(refusal), status=refusal.status)
    except Busy:
        return sentence(vocabulary().api.BUSY, status=503, again_s=COME_AGAIN_S)
    except ReaderGone:
        return Response(status_code=LEFT)
    headers = kept | dict(made.headers) | ({"Content-Encoding": how.decode()} if how else {})
    return Sent(made.body, media_type=made.kind, headers=headers)


def _encoded(made: Made, how: bytes) -> Made:
    return Made(FAST[how](made.body), made.kind, made.headers) if how else made


def _has(request: Request, tag: str) -> bool:
    """Whether the client holds this very build; `W/` says nothing here."""
    held = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") == tag.removeprefix("W/") for one in held)
