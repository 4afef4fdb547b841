"""Documents: every address of a page is answered with its page written out, every other one with « 404 »."""

import hashlib
from collections.abc import Mapping, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import sitemap, store, views
from dashboard.renderings.html.bar import BASKETS
from dashboard.renderings.html.places import PASSPORT
from dashboard.server import paint
from dashboard.server.addresses import parameters, site_url
from dashboard.server.compression import FAST, encoding
from dashboard.server.headers import is_embedded
from dashboard.server.paint import Asked
from dashboard.tables import TablesMissing

KIND = "text/html; charset=utf-8"
NOT_KEPT = "no-cache"
SCHEMES = {"light_theme": "light", "dark_theme": "dark"}
"""Colours by what Streamlit calls them in the address of an embedded view."""


class PageDocuments:
    """Answers for the pages of the site before Streamlit, whose one document says nothing of them."""

    def __init__(self, app: ASGIApp, *, base_path: str = "", answered: Sequence[Route] = ()) -> None:
        self.app, self.base_path, self.answered = app, base_path, answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._path(scope)
        if path is None:
            await self.app(scope, receive, send)
        elif path in sitemap.pages():
            response = await run_in_threadpool(self._page, scope, path)
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, _Watched(scope, receive, send, path, self.base_path).send)

    def _path(self, scope: Scope) -> str | None:
        """The path below that of the site; None where nothing of ours may stand."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        path = scope["path"]
        if any(route.matches(scope)[0] is Match.FULL for route in self.answered):
            return None
        return path.removeprefix(f"{self.base_path}/") if path.startswith(f"{self.base_path}/") else None

    def _page(self, scope: Scope, path: str) -> Response:
        asked = _asked(scope, path, self.base_path)
        whole = document(asked)
        how = encoding(scope)
        body = store.document((asked, how), lambda: FAST[how](whole)) if how else whole
        tag = f'W/"{hashlib.sha256(whole).hexdigest()[:20]}"'
        headers = {"Cache-Control": NOT_KEPT, "ETag": tag, "Vary": "Accept-Encoding"}
        if dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1") == tag:
            return Response(status_code=304, headers=headers)
        return _sent(scope, body, headers | ({"Content-Encoding": how.decode()} if how else {}))


def document(asked: Asked) -> bytes:
    """The document of a page, written where it is not kept."""
    return store.document(asked, lambda: paint.document(asked))


class _Watched:
    """Lets an answer through, but for Streamlit's document, which any address gets: that is no page."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, path: str, base_path: str) -> None:
        self.scope, self.receive, self.out = scope, receive, send
        self.path, self.base_path = path, base_path
        self.is_document = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_document = _is_document(message)
        if not self.is_document:
            await self.out(message)
        elif message["type"] == "http.response.body" and not message.get("more_body"):
            response = await run_in_threadpool(self._missing)
            await response(self.scope, self.receive, self.out)

    def _missing(self) -> Response:
        try:
            body = paint.missing(_words(self.path), self.base_path)
        except TablesMissing:
            body = b""
        return _sent(self.scope, body, {"Cache-Control": NOT_KEPT}, status=404)


def _asked(scope: Scope, path: str, base_path: str) -> Asked:
    given = parameters(scope)
    embedded = is_embedded(scope)
    view = views.view(path, **{name: given[name] for name in views.PARAMETERS if name in given})
    writes_address = path == PASSPORT or embedded
    return Asked(
        view,
        held=given.get(BASKETS, ""),
        is_embedded=embedded,
        scheme=SCHEMES.get(given.get("embed_options", ""), "") if embedded else "",
        site_url=site_url(scope, base_path) if writes_address else "",
        base_path=base_path,
    )


def _sent(scope: Scope, body: bytes, headers: Mapping[str, str], *, status: int = 200) -> Response:
    """The answer; without its body where only its head is asked for."""
    sized = {**headers, "Content-Length": str(len(body))}
    shown = b"" if scope["method"] == "HEAD" else body
    return Response(shown, status_code=status, headers=sized, media_type=KIND)


def _words(path: str) -> str:
    """What an address may have been meant to find; blank for the name of a file."""
    return "" if "." in path else views.shown(path.replace("/", " ").replace("-", " ").replace("_", " "))


def _is_document(start: Message) -> bool:
    headers = {name.lower(): value for name, value in start["headers"]}
    is_file = b"content-disposition" in headers
    return (
        start["status"] == 200 and not is_file and headers.get(b"content-type", b"").startswith(b"text/html")
    )
