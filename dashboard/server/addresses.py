"""Addresses: where the links of a page that the server writes lead, for who holds a basket."""

from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlencode

from starlette.types import Scope

from dashboard import downloads
from dashboard.basket import Basket
from dashboard.exports.entries import live_link
from dashboard.renderings.html.bar import BASKETS
from dashboard.renderings.html.places import Places


def addresses(base_path: str) -> Callable[[Basket], Places]:
    """Links from the root of the server, each keeping the basket of the reader."""

    def places(held: Basket) -> Places:
        kept = urlencode({BASKETS: str(held)}, quote_via=quote) if held else ""

        def view(asked: object) -> str:
            text = f"{base_path}/{asked}"
            return f"{text}{'&' if '?' in text else '?'}{kept}" if kept else text

        return Places(view, lambda kind, chosen, title: base_path + downloads.place(kind, chosen, title))

    return places


def site_url(scope: Scope, base_path: str) -> str:
    """Where the site is: `OBSERVATOIRE_URL`, else the address that the reader's browser asked."""
    if told := live_link(""):
        return told
    headers = dict(scope.get("headers", ()))
    scheme = headers.get(b"x-forwarded-proto", scope.get("scheme", "http").encode()).split(b",")[0].strip()
    host = headers.get(b"host", b"")
    return f"{scheme.decode('latin-1')}://{host.decode('latin-1')}{base_path}" if host else ""


def parameters(scope: Scope) -> dict[str, str]:
    """The query of a request, the first of two values, as in a browser."""
    text = scope.get("query_string", b"").decode("latin-1")
    return dict(reversed(parse_qsl(text)))
