"""Moved: an old address, or one written as folders, or one misspelt, is sent to its page."""

from urllib.parse import parse_qsl, quote, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import redirects, search, sitemap, views
from dashboard.views import View

FOLDERS = {"profils": "profil", "territoires": "region", "domaines": "domaine"}
"""Pages whose one thing may be written as a folder: `/territoires/bretagne`."""
THEMES = ("light", "dark")
OF_AN_HOUR = "max-age=3600"


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


def _unfolded(path: str, asked: dict[str, str]) -> View:
    page, _, code = path.partition("/")
    page = _known(page)
    if page in FOLDERS and code and "/" not in code:
        return views.view(page, **asked | {FOLDERS[page]: code})
    return views.view(f"{page}/{code}" if code else page, **asked)


def _known(page: str) -> str:
    """The page, of today or of 1.0.0, of the same address but for capitals and accents; else as it is."""
    plain = search.folded(page)
    return plain if plain in sitemap.pages() or plain in redirects.OLD_PAGES else page
