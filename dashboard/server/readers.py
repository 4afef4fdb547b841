"""Readers: those who are there at once are counted; who comes when the server is full is told so.

A reader takes memory and four descriptors. Beyond what a process was given, it would fail for all of them.
"""

import os
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from dashboard.downloads import FOLDER, PICTURES
from dashboard.server.sentences import sentence
from dashboard.words import DEFAULT, vocabulary

MOST = 300
"""Readers of one process: its memory holds them under the shipped limit of 1 GiB."""
SPARED = 96
"""Descriptors that are left to what is asked while readers are there: files, tables, health."""
COME_AGAIN_S = 60
NOT_PAGES = ("api/", "healthz", FOLDER, PICTURES, "static", "app", "_stcore")
"""Beginnings of what a browser may ask for as a page and takes no reader's place."""
STREAM = "/_stcore/stream"
_DESCRIPTORS = "/dev/fd"


@dataclass
class Crowd:
    """Those who are there."""

    readers_n: int = 0

    @property
    def is_full(self) -> bool:
        """Whether another reader would be too many, for the memory or for the descriptors."""
        return self.readers_n >= MOST or _descriptors_left() < SPARED


CROWD = Crowd()


class BoundedReaders:
    """Lets readers in while there is room; files, health and scripts are not theirs."""

    def __init__(self, app: ASGIApp, *, base_path: str = "") -> None:
        self.app, self.stream = app, base_path + STREAM
        self.others = tuple(f"{base_path}/{name}" for name in NOT_PAGES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == self.stream:
            await self._let_in(scope, receive, send)
        elif self._asks_for_a_page(scope) and CROWD.is_full:
            await full()(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _asks_for_a_page(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(self.others):
            return False
        return b"text/html" in dict(scope.get("headers", ())).get(b"accept", b"")

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        if CROWD.is_full:
            await _refuse(WebSocket(scope, receive, send))
            return
        CROWD.readers_n += 1
        try:
            await self.app(scope, receive, send)
        finally:
            CROWD.readers_n -= 1


async def _refuse(socket: WebSocket) -> None:
    if "websocket.http.response" in socket.scope.get("extensions", {}):
        refusal = sentence(vocabulary().site.FULL, status=503, again_s=COME_AGAIN_S)
        await socket.send_denial_response(refusal)
    else:
        await socket.close()


def full() -> Response:
    """The page of who comes when there is no room: it asks again by itself."""
    site = vocabulary().site
    text = (
        f'<!doctype html><html lang="{DEFAULT}"><head><meta charset="utf-8"><title>{site.NAME}</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="refresh" content="{COME_AGAIN_S}">'
        f"</head><body><h1>{site.NAME}</h1><p>{site.FULL}</p></body></html>"
    )
    headers = {"Retry-After": str(COME_AGAIN_S), "Cache-Control": "no-store"}
    return HTMLResponse(text, status_code=503, headers=headers)


def take_all_descriptors() -> None:
    """Raise the limit of this process to what the system lets it have."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (_enough(hard), hard))


def _enough(hard: int) -> int:
    """No more than any reader could need: some systems have no limit, and programs that count up to it."""
    wanted = 16 * MOST
    return wanted if hard < 0 else min(hard, wanted)


def _descriptors_left() -> int:
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return limit - len(os.listdir(_DESCRIPTORS)) if limit >= 0 else SPARED
    except (ImportError, OSError):
        return SPARED if os.name == "nt" else 0
