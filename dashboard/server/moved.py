"""Moved: an old address, or one written as folders, is sent to its page; that of no page becomes a search."""

import re
from urllib.parse import parse_qsl, quote, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import downloads, redirects, sitemap, views
from dashboard.views import View

FOLDERS = {"profils": "profil", "territoires": "region", "domaines": "domaine"}
"""Pages whose one thing may be written as a folder: `/territoires/bretagne`."""
THEMES = ("light", "dark")
OWN = frozenset({"healthz", downloads.TEMPLATE})
"""Addresses of one word that this server answers beside the pages."""
OF_AN_HOUR = "max-age=3600"
_A_WORD = re.compile(r"[\w-]{2,40}")


class MovedAddresses:
    """Answers old addresses before Streamlit, which would open the home page for them."""

    def __init__(self, app: ASGIApp, *, base_path: str = "") -> None:
        self.app, self.base_path = app, base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self._response(scope) or self.app
        await response(scope, receive, send)

    def _response(self, scope: Scope) -> RedirectResponse | None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        if not scope["path"].startswith(f"{self.base_path}/"):
            return None
        path = scope["path"].removeprefix(self.base_path).strip("/")
        target = moved(path, scope.get("query_string", b"").decode("latin-1"))
        if target is not None:
            kept = {"Cache-Control": OF_AN_HOUR}
            return RedirectResponse(f"{self.base_path}/{target}", status_code=301, headers=kept)
        if _is_reader(scope) and (words := unknown(path)):
            return RedirectResponse(f"{self.base_path}/?{urlencode({'recherche': words}, quote_via=quote)}")
        return None


def moved(path: str, query: str) -> str | None:
    """Where a path and its query are today, from the root of the site; None where they are there already."""
    given = parse_qsl(query)
    pairs = [_embedding(name, code) for name, code in given]
    asked = {name: code for name, code in reversed(pairs) if name in views.PARAMETERS}
    view = _unfolded(path, asked)
    found = redirects.current(view)
    if found == views.view(path, **asked) and pairs == given:
        return None
    others = [(name, code) for name, code in pairs if name not in views.PARAMETERS]
    said = urlencode([*found.parameters, *others], quote_via=quote)
    return found.page + (f"?{said}" if said else "")


def _embedding(name: str, code: str) -> tuple[str, str]:
    """How Streamlit calls an embedded view, and the theme that the page around it asks for."""
    if name == "embed" and code.lower() == "true":
        return name, "true"
    return ("embed_options", f"{code}_theme") if name == "theme" and code in THEMES else (name, code)


def unknown(path: str) -> str:
    """What the address of no page may have been meant to find; blank for one that the server answers."""
    is_plain = _A_WORD.fullmatch(path) and path not in OWN
    return "" if not is_plain or path in sitemap.pages() else path.replace("-", " ").replace("_", " ")


def _is_reader(scope: Scope) -> bool:
    """Whether a browser asks for a page, rather than a script or a program for a file."""
    return b"text/html" in dict(scope.get("headers", ())).get(b"accept", b"")


def _unfolded(path: str, asked: dict[str, str]) -> View:
    page, _, code = path.partition("/")
    if page in FOLDERS and code and "/" not in code:
        return views.view(page, **asked | {FOLDERS[page]: code})
    return views.view(path, **asked)
