"""Bar: what stands on top of a page: the name of the site, its places, the search and what it found."""

from html import escape

from dashboard import search, sitemap, views
from dashboard.cards import search_entries
from dashboard.queries import catalogue
from dashboard.renderings.html import texts
from dashboard.renderings.html.paper import Paper
from dashboard.words import vocabulary

BASKET = "presentation"
"""Address of the page that lists the basket."""
BASKETS = "panier"
"""Parameter of the address that holds what the reader has set aside."""
SEARCHED = "recherche"


def bar(paper: Paper) -> str:
    """The bar, and under it what must be known of the data and what the search has found."""
    site = vocabulary().site
    places = "".join(
        _place(page.address, vocabulary().pages.menu(page.name), paper) for page in sitemap.menu()
    )
    return (
        f'<div class="bar" role="banner">'
        f'<a class="brand" href="{_address("", paper)}">{escape(site.NAME)}</a>'
        f'<nav class="places">{places}</nav>'
        f'<details class="menu"><summary>{escape(site.MENU)}</summary><nav>{places}</nav></details>'
        f"{_field(paper)}"
        f"{_basket(paper)}</div>{_notice(paper)}{found(paper)}"
    )


def _basket(paper: Paper) -> str:
    """The way to what was set aside; nothing where nothing can be."""
    if paper.places.is_frozen:
        return ""
    said = escape(vocabulary().site.presentation(len(paper.basket)))
    return f'<a class="basket" href="{_address(BASKET, paper)}"{_here(BASKET, paper)}>{said}</a>'


def _notice(paper: Paper) -> str:
    """What must be known of data that are not real; nothing of those that are."""
    notice = paper.ask(catalogue.version).notice
    return f'<div class="notice">{texts.said(notice)}</div>' if notice else ""


def found(paper: Paper) -> str:
    """What the search has found, each a link to where it is with what it is; or that nothing was."""
    asked = paper.view.parameter(SEARCHED)
    if not asked:
        return ""
    site, made = vocabulary().site, search.search(paper.ask(search_entries.index), asked)
    shown = made.found or made.nearest
    said = views.shown(asked)
    if made.found:
        told = site.results_found(made.total, shown_n=len(shown), asked=said)
    else:
        told = site.nothing_found(said, has_nearest=bool(shown))
    entries = "".join(_entry(one, paper) for one in shown)
    return (
        f'<div class="results">{texts.spoken_title(site.SEARCH)}{texts.paragraph(told, name="found")}'
        f"{entries}</div>"
    )


def _entry(one: search.Entry, paper: Paper) -> str:
    what = vocabulary().site.what_it_is(one.kind, one.detail)
    link = f'<a class="go" href="{escape(paper.places.view(one.view))}">{escape(one.title)}</a>'
    return f'<div class="entry">{link}{texts.paragraph(what, name="foot")}</div>'


def _place(address: str, label: str, paper: Paper) -> str:
    return f'<a href="{_address(address, paper)}"{_here(address, paper)}>{escape(label)}</a>'


def _address(page: str, paper: Paper) -> str:
    return escape(paper.places.view(views.view(page)))


def _here(address: str, paper: Paper) -> str:
    return ' aria-current="page"' if address == paper.page.address else ""


def _field(paper: Paper) -> str:
    """The search as a form: what is typed becomes a parameter of this page, or of the one that searches."""
    site = vocabulary().site
    kept = [] if paper.places.is_frozen else _kept(paper)
    address = paper.places.search or _address(paper.page.address, paper)
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(code)}">' for name, code in kept
    )
    return (
        f'<form class="search" role="search" action="{address}">{hidden}'
        f'<input type="search" name="{SEARCHED}" aria-label="{escape(site.SEARCH)}" '
        f'placeholder="{escape(site.SEARCH_HINT)}" value="{escape(paper.view.parameter(SEARCHED))}"></form>'
    )


def _kept(paper: Paper) -> list[tuple[str, str]]:
    """What stays when something is looked for: the choices of the page and the basket."""
    return [*paper.here().parameters, *([(BASKETS, str(paper.basket))] if paper.basket else [])]
