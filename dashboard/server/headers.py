"""Headers: what every answer says to the browser about safety."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def place_of_server(base_path: str) -> str:
    """The script of each document: where Streamlit finds its server; one entry of the history a choice."""
    told = f'window.__streamlit = {{ BACKEND_BASE_URL: location.origin + "{base_path}/" }};'
    return f"{told}\n{HISTORY.read_text('utf-8')}"


def _hashes(scripts: Iterable[str]) -> str:
    """What names scripts written in the document itself, for the policy to let them through."""
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


HISTORY = Path(__file__).resolve().parents[1] / "assets" / "history.js"
_DOCUMENT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
STREAMLITS = tuple(_SCRIPT.findall(_DOCUMENT))
"""The scripts that Streamlit writes in its document."""

CONTENT_POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
"""Nothing from another host, no websocket but this site's, and no script but the server's own files and those
of Streamlit's document."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OF_A_YEAR = "max-age=31536000"


class SafetyHeaders:
    """Adds them to every answer; only an embedded view (`?embed=true`) may stand in another site's page."""

    def __init__(self, app: ASGIApp, *, base_path: str = "") -> None:
        self.app = app
        self.scripts = f"'self' blob: {_hashes((*STREAMLITS, place_of_server(base_path)))}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _headers(scope, self.scripts).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sending)


def _headers(scope: Scope, scripts: str) -> dict[str, str]:
    may_frame = "*" if is_embedded(scope) else "'self'"
    connect = " ".join([CONTENT_POLICY["connect-src"], *_stream(scope)])
    policy = CONTENT_POLICY | {"connect-src": connect, "script-src": scripts, "frame-ancestors": may_frame}
    headers = ALWAYS | {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items())
    }
    if _is_encrypted(scope):
        headers["Strict-Transport-Security"] = OF_A_YEAR
    return headers


def _stream(scope: Scope) -> list[str]:
    """This site's own websocket, which older browsers do not count as `'self'`; none for a strange host."""
    host = dict(scope.get("headers", ())).get(b"host", b"").decode("latin-1")
    if not _HOST.fullmatch(host):
        return []
    return [f"wss://{host}"] if _is_encrypted(scope) else [f"ws://{host}", f"wss://{host}"]


def is_embedded(scope: Scope) -> bool:
    """Whether the page stands in that of another site."""
    return b"embed=true" in scope.get("query_string", b"").split(b"&")


def _is_encrypted(scope: Scope) -> bool:
    """Whether the reader's browser speaks TLS, to us or to the proxy in front of us."""
    told = dict(scope.get("headers", ())).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or told.split(b",")[0].strip() == b"https"
