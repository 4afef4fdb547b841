"""Links: the ways from one page to another, each choice written out so that it lasts."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import streamlit as st

from dashboard import downloads, sitemap
from dashboard.blocks import Page
from dashboard.exports.entries import live_link
from dashboard.renderings.html.places import Places
from dashboard.site.wording import words
from dashboard.views import View


def streamlit_page(page: Page):
    """The page as Streamlit wants it; two of the same address are one to it."""
    return st.Page(
        _nothing,
        title=words().pages.title(page.name),
        url_path=page.address or None,
        default=not page.address,
    )


def page_link(
    address: str, *, label: str, key: str = "", parameters: Mapping[str, str] | None = None
) -> None:
    """A link to a page, with the choices that it opens on; an arrow marks those that stand in a text.

    Args:
        key: unique on the page; blank for a link without arrow.
    """
    page = streamlit_page(sitemap.pages()[address])
    if not key:
        st.page_link(page, label=label, query_params=parameters or None)
        return
    with st.container(key=f"go-{key}", width="content"):
        st.page_link(
            page,
            label=label,
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=parameters or None,
        )


def view_link(view: View, *, label: str, key: str) -> None:
    """A link to a view."""
    page_link(view.page, label=label, key=key, parameters=dict(view.parameters))


def base_path() -> str:
    """The path that the server runs under: empty, or `/observatoire`."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def places() -> Places:
    """Where links lead from a page of this server."""
    return _places(base_path())


@cache
def _places(base: str) -> Places:
    return Places(
        view=lambda view: f"{base}/{view}",
        file=lambda kind, chosen, title: base + downloads.place(kind, chosen, title),
    )


def static_url(path: str) -> str:
    """Address of a file under static/."""
    return f"{base_path()}/app/static/{path}"


def site_address() -> str:
    """Where the site is reached: `OBSERVATOIRE_URL`, else the address in the reader's browser."""
    if told := live_link(""):
        return told
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{base_path()}" if parts.netloc else ""


def origin_of(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _nothing() -> None:
    """What a page of Streamlit's would run: the shell draws every page itself."""
