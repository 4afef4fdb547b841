"""Crawlers: `/robots.txt` and `/sitemap.xml` tell search engines which addresses hold a page."""

from collections.abc import Iterator
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import sitemap, store, walks
from dashboard.server.addresses import site_url
from dashboard.views import View

ROBOTS, MAP = "/robots.txt", "/sitemap.xml"
OF_A_DAY = {"Cache-Control": "public, max-age=86400"}
UNLISTED = ("chiffre", "presentation")
"""Pages that show nothing by themselves."""


def robots(base_path: str):
    """What answers for `/robots.txt`: all may be read but what is made when it is asked for."""

    def answer(request: Request) -> Response:
        site = site_url(request.scope, base_path)
        kept = [f"Disallow: {base_path}/{folder}/" for folder in ("fichiers", "api")]
        lines = ["User-agent: *", *kept, f"Sitemap: {site}{MAP}", ""]
        return PlainTextResponse("\n".join(lines), headers=OF_A_DAY)

    return answer


def site_map(base_path: str):
    """What answers for `/sitemap.xml`."""

    async def answer(request: Request) -> Response:
        site = site_url(request.scope, base_path)
        made = await run_in_threadpool(store.document, ("sitemap", site), lambda: _written(site))
        return Response(made, media_type="application/xml", headers=OF_A_DAY)

    return answer


def _written(site: str) -> bytes:
    store.prepare()
    entries = "".join(f"<url><loc>{escape(f'{site}/{view}')}</loc></url>\n" for view in main_views())
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return f"{head}\n{entries}</urlset>\n".encode()


def main_views() -> Iterator[View]:
    """Every page as it opens, then with each other code of each of its choices, each once."""
    listed = (page for page in sitemap.pages().values() if page.address not in UNLISTED)
    found = (
        walks.canonical(store.value, view) for page in listed for view in walks.neighbours(store.value, page)
    )
    yield from dict.fromkeys(found)
