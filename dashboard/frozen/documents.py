"""Documents: pages whose links are known become HTML documents that open from a disk and on any web host."""

from collections.abc import Sequence
from functools import partial
from html import escape

from dashboard import search, sitemap, store
from dashboard.blocks import Page
from dashboard.cards import search_entries
from dashboard.exports.entries import live_link
from dashboard.exports.release import data_release
from dashboard.frozen import marks, names
from dashboard.frozen.crawl import Written
from dashboard.frozen.marks import SEARCH, Link, Marks, is_made
from dashboard.frozen.names import ASSETS, Names, to
from dashboard.renderings.html import texts
from dashboard.renderings.html.bar import bar
from dashboard.renderings.html.paper import Paper
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

STYLES = f"{ASSETS}/style.css"
SCRIPTS = (f"{ASSETS}/stemmer.js", f"{ASSETS}/index.js", f"{ASSETS}/search.js")
"""Of the page that searches, and of no other."""
FOUND = "found"
"""Identifier of the part of that page that is filled."""
_SEARCHING = Page(name="", address=SEARCH, blocks=())


def document(page: Written, known: Names, *, here: str) -> str:
    """The document of a view, in the file that is called `here`."""
    address = partial(names.link, names=known, view=page.view, here=here)
    narrowed = _narrowed(page, known)
    body = narrowed + marks.told(page.html, page.links, address) + _foot(known, here)
    head = f"{_head(page)}{_canonical(page.view)}"
    return _assembled(head, _edition(page.view) + body, here=here)


def _head(page: Written) -> str:
    """What a page is called, which many pages of one place share but in part."""
    words, name = vocabulary(), sitemap.pages()[page.view.page].name
    title = " · ".join(filter(None, [page.name.title, words.pages.title(name), words.site.NAME]))
    description = escape(words.pages.description(name))
    return f'<title>{escape(title)}</title><meta name="description" content="{description}">'


def search_page(known: Names) -> str:
    """The page that searches: what is found, and without scripts the way to everything that has a name."""
    site, frozen, links = vocabulary().site, vocabulary().frozen, Marks()
    paper = Paper(ask=store.value, page=_SEARCHING, view=View(SEARCH), addresses=links.places)
    top = marks.told(
        bar(paper), _numbered(links), partial(names.link, names=known, view=View(""), here=SEARCH)
    )
    listed = f"<noscript>{texts.said(frozen.NO_SCRIPT)}{_everything(known)}</noscript>"
    found = f'<div class="results" id="{FOUND}" role="status"></div>'
    main = (
        f'<div class="page"><main class="column"><h1>{escape(site.SEARCH)}</h1>{found}{listed}</main></div>'
    )
    title = f"<title>{escape(f'{site.SEARCH} · {site.NAME}')}</title>"
    scripts = "".join(f'<script src="{name}" defer></script>' for name in SCRIPTS)
    return _assembled(title + scripts, _edition(View("")) + top + main + _foot(known, SEARCH), here=SEARCH)


def _numbered(links: Marks) -> Sequence[Link]:
    return tuple(links.numbers)


def _everything(known: Names) -> str:
    """Everything that the search finds but single figures, each a link to where it is."""
    entries = store.value(search_entries.index).entries
    listed = (_entry(one, known) for one in entries if not one.is_detail)
    return texts.listed(one for one in listed if one)


def _entry(one: search.Entry, known: Names) -> str:
    name = known.page(marks.shortest(one.view))
    what = vocabulary().site.what_it_is(one.kind, one.detail)
    return f'<a href="{to(name, here=SEARCH)}">{escape(one.title)}</a> {escape(what)}' if name else ""


def _assembled(head: str, body: str, *, here: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{DEFAULT}"><head><meta charset="UTF-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{head}<link rel="stylesheet" href="{to(STYLES, here=here)}"></head>'
        f'<body><div id="paint">{body}</div></body></html>\n'
    )


def _canonical(view: View) -> str:
    """For search engines: the live page is the one to find."""
    address = live_link(str(view)) if live_link("") else ""
    return f'<link rel="canonical" href="{escape(address)}">' if address else ""


def _edition(view: View) -> str:
    """That this is a frozen edition, of which data, and the way to the same page of today."""
    frozen, address = vocabulary().frozen, live_link(str(view))
    live = f' <a href="{escape(address)}">{escape(frozen.LIVE)}</a>' if address else ""
    return f'<p class="edition">{escape(frozen.edition(*data_release()[:2]))}{live}</p>'


def _narrowed(page: Written, known: Names) -> str:
    """That the choices of this page are frozen one at a time, and where they combine."""
    if not names.is_narrowed(page.links, known, page.view):
        return ""
    return f'<p class="edition">{escape(vocabulary().frozen.ONE_CHOICE)}</p>'


def _foot(known: Names, here: str) -> str:
    """The way to every page."""
    views = [View(page.address) for page in sitemap.pages().values()]
    links = "".join(
        f'<a href="{to(known.page(view), here=here)}">{escape(_menu(view))}</a>'
        for view in views
        if is_made(view) and known.page(view)
    )
    return f"<footer><nav>{links}</nav></footer>"


def _menu(view: View) -> str:
    return vocabulary().pages.menu(sitemap.pages()[view.page].name)
