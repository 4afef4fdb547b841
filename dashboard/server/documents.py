"""Documents: Streamlit's one HTML page becomes that of its address: language, title, description, picture."""

import re
from functools import lru_cache
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import downloads, sitemap
from dashboard.exports.entries import live_link
from dashboard.server import scripts
from dashboard.server.headers import place_of_server
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

_HEAD = re.compile(r"<title>.*?</title>", re.DOTALL)
_NO_SCRIPT = re.compile(r"(<noscript>).*?(</noscript>)", re.DOTALL)


class PageDocuments:
    """Rewrites the HTML that Streamlit serves for every address of the site."""

    def __init__(self, app: ASGIApp, *, base_path: str = "") -> None:
        self.app, self.base_path = app, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        address = scope["path"].removeprefix(self.base_path).strip("/")
        writer = _Rewriter(send, address=address, base_path=self.base_path)
        await self.app(_whole(scope), receive, writer.send)


class _Rewriter:
    """Holds an HTML answer until it is whole; lets any other one through as it comes."""

    def __init__(self, send: Send, *, address: str, base_path: str) -> None:
        self.out, self.address, self.base_path = send, address, base_path
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_html(message):
                self.start = message
                return
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_whole()
            return
        await self.out(message)

    async def _send_whole(self) -> None:
        body = rewritten(self.body.decode("utf-8"), address=self.address, base_path=self.base_path).encode(
            "utf-8"
        )
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified", "accept-ranges"):
            if name in headers:
                del headers[name]
        headers["Content-Length"] = str(len(body))
        await self.out(self.start)
        await self.out({"type": "http.response.body", "body": body})


def rewritten(document: str, *, address: str, base_path: str = "") -> str:
    """The document in the language of the site, with the title and description of the page at this address.

    It says where the server is, which Streamlit would first look for below the address of the page. A page
    with charts names the scripts that draw them, which Streamlit asks for only when a chart has come.
    """
    document = document.replace('<html lang="en">', f'<html lang="{DEFAULT}">', 1)
    head = f"{_about(address)}\n    <script>{place_of_server(base_path)}</script>"
    document = _HEAD.sub(lambda _: head, document, count=1)
    page = sitemap.pages().get(address)
    if page and sitemap.has_cards(page):
        document = document.replace("</head>", f"{_early()}</head>", 1)
    told = escape(vocabulary().site.NO_SCRIPT)
    return _NO_SCRIPT.sub(rf"\1<p>{told}</p>\2", document, count=1)


@lru_cache(maxsize=1)
def _early() -> str:
    links = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts.of_charts()
    )
    return "".join(f"  {link}\n  " for link in links)


def _about(address: str) -> str:
    words, pages = vocabulary(), sitemap.pages()
    page, name = pages.get(address, pages[""]), escape(words.site.NAME)
    title = escape(f"{words.pages.title(page.name)} · {words.site.NAME}")
    description = escape(words.pages.description(page.name))
    lines = [
        f"<title>{title}</title>",
        f'<meta name="description" content="{description}">',
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{description}">',
        f'<meta property="og:site_name" content="{name}">',
        '<meta property="og:type" content="website">',
        f'<meta property="og:locale" content="{words.site.LOCALE}">',
    ]
    if site := live_link(""):
        picture = site + downloads.sharing_address(View(page.address))
        lines += [
            f'<meta property="og:url" content="{escape(live_link(page.address))}">',
            f'<meta property="og:image" content="{escape(picture)}">',
            '<meta name="twitter:card" content="summary_large_image">',
        ]
    return "\n    ".join(lines)


def _is_html(start: Message) -> bool:
    headers = {name.lower(): value for name, value in start["headers"]}
    is_plain = b"content-encoding" not in headers
    return start["status"] == 200 and is_plain and headers.get(b"content-type", b"").startswith(b"text/html")


def _whole(scope: Scope) -> Scope:
    """The request without what would make the answer partial, compressed or « not modified »."""
    if "text/html" not in dict(scope["headers"]).get(b"accept", b"text/html").decode("latin-1"):
        return scope
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
    return scope | {"headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}
