"""Closed: addresses that nobody may ask for, and those that no address can be, are answered in a sentence."""

import re
from urllib.parse import unquote_to_bytes

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.sentences import sentence
from dashboard.words import vocabulary

_OURS = ("metrics", "upload_file", "script-health-check", "agent")
CLOSED = tuple(f"/_stcore/{name}" for name in _OURS)
"""What Streamlit offers and this site does not: counts for its operators, files that stay in memory."""
LONGEST_NAME = 255
"""Bytes of one part of a path: no file has a longer name, and asking a disk for one fails."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class ClosedAddresses:
    """Answers them before anything looks for a file of that name."""

    def __init__(self, app: ASGIApp, *, base_path: str = "") -> None:
        self.app, self.base_path = app, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self._response(scope) if scope["type"] == "http" else None
        await (response or self.app)(scope, receive, send)

    def _response(self, scope: Scope) -> Response | None:
        site, path = vocabulary().site, scope["path"]
        if _CONTROL.search(path) or not _is_text(scope.get("raw_path", b"")):
            return sentence(site.BAD_ADDRESS, status=400)
        is_closed = path.removeprefix(self.base_path).startswith(CLOSED)
        if is_closed or any(len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in path.split("/")):
            return sentence(site.NO_SUCH_ADDRESS, status=404)
        return None


def _is_text(raw_path: bytes) -> bool:
    try:
        unquote_to_bytes(raw_path).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
