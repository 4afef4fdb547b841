"""Bar: what stands on top of a page: the name of the site, its places, the search and what it found."""

from html import escape

from dashboard import search, sitemap, views
from dashboard.cards import search_entries
from dashboard.cards.sources import verifying
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
    """The bar, and under it what must be known of the data."""
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
        f"{_basket(paper)}</div>{notice(paper)}"
    )


def _basket(paper: Paper) -> str:
    """The way to what was set aside; nothing where nothing can be."""
    if paper.places.is_frozen:
        return ""
    said = escape(vocabulary().site.presentation(len(paper.basket)))
    return f'<a class="basket" href="{_address(BASKET, paper)}"{_here(BASKET, paper)}>{said}</a>'


def notice(paper: Paper) -> str:
    """What must be known of data that are not real; nothing of those that are."""
    told = paper.ask(catalogue.version).notice
    return f'<div class="notice">{texts.said(told)}</div>' if told else ""


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
    verdicts = verifying.verdicts(asked, paper.ask)
    sentences = verdicts if verdicts and not made.found else (told, *verdicts)
    paragraphs = "".join(texts.paragraph(one, name="found") for one in sentences)
    entries = _way_to_check(asked, paper) + "".join(_entry(one, paper) for one in shown)
    return f'<div class="results">{texts.spoken_title(site.SEARCH)}{paragraphs}{entries}</div>'


def _entry(one: search.Entry, paper: Paper) -> str:
    what = vocabulary().site.what_it_is(one.kind, one.detail)
    link = f'<a class="go" href="{escape(paper.places.view(one.view))}">{escape(one.title)}</a>'
    return f'<div class="entry">{link}{texts.paragraph(what, name="foot")}</div>'


def _way_to_check(asked: str, paper: Paper) -> str:
    """Where a sentence with a number can be verified."""
    view = verifying.way_of(asked)
    if view is None:
        return ""
    label = escape(vocabulary().claims.FROM_SEARCH)
    return f'<div class="entry"><a class="go" href="{escape(paper.places.view(view))}">{label}</a></div>'


def _place(address: str, label: str, paper: Paper) -> str:
    return f'<a href="{_address(address, paper)}"{_here(address, paper)}>{escape(label)}</a>'


def _address(page: str, paper: Paper) -> str:
    return escape(paper.places.view(views.view(page)))


def _here(address: str, paper: Paper) -> str:
    return ' aria-current="page"' if address == paper.page.address else ""


def basket_field(paper: Paper) -> str:
    """What a form sends along so that the reader keeps what was set aside; nothing for an empty basket."""
    return _hidden(BASKETS, str(paper.basket)) if paper.basket else ""


def _hidden(name: str, code: str) -> str:
    return f'<input type="hidden" name="{escape(name)}" value="{escape(code)}">'


def _field(paper: Paper) -> str:
    """The search as a form: what is typed becomes a parameter of this page, or of the one that searches."""
    site = vocabulary().site
    kept = [] if paper.places.is_frozen else _kept(paper)
    address = paper.places.search or _address(paper.page.address, paper)
    hidden = "".join(_hidden(name, code) for name, code in kept)
    return (
        f'<form class="search" role="search" action="{address}">{hidden}'
        f'<input type="search" name="{SEARCHED}" aria-label="{escape(site.SEARCH)}" '
        f'placeholder="{escape(site.SEARCH_HINT)}" value="{escape(paper.view.parameter(SEARCHED))}"></form>'
    )


def _kept(paper: Paper) -> list[tuple[str, str]]:
    """What stays when something is looked for: the choices of the page and the basket."""
    return [*paper.here().parameters, *([(BASKETS, str(paper.basket))] if paper.basket else [])]
