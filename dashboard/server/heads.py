"""Heads: what the head of a document says of its page to browsers, search engines and sites that share it."""

from html import escape

from dashboard import downloads, sitemap, store, walks
from dashboard.exports.entries import live_link
from dashboard.views import View
from dashboard.words import vocabulary


def head(view: View) -> str:
    """Title, description, canonical address and sharing picture of a view of a page that exists."""
    addressed = _addressed(walks.canonical(store.value, view)) if live_link("") else []
    return "\n    ".join([plain(view), *addressed])


def plain(view: View) -> str:
    """Title and description of the page of a view."""
    words, page = vocabulary(), sitemap.pages()[view.page]
    title = f"{words.pages.title(page.name)} · {words.site.NAME}"
    lines = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(words.pages.description(page.name))}">',
        _property("title", title),
        _property("description", words.pages.description(page.name)),
        _property("site_name", words.site.NAME),
        _property("type", "website"),
        _property("locale", words.site.LOCALE),
    ]
    return "\n    ".join(lines)


def _addressed(shortest: View) -> list[str]:
    return [
        f'<link rel="canonical" href="{escape(live_link(str(shortest)))}">',
        _property("url", live_link(str(shortest))),
        _property("image", live_link("") + downloads.sharing_address(shortest)),
        '<meta name="twitter:card" content="summary_large_image">',
    ]


def _property(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{escape(content)}">'
