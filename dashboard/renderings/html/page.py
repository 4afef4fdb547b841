"""Page: a view becomes the whole page as HTML: the bar, the title, every block with its charts and tables."""

from collections.abc import Callable
from html import escape

from dashboard import sitemap, views, walks
from dashboard.basket import Basket
from dashboard.blocks import Page, Special
from dashboard.cards.card import Section
from dashboard.cards.sources import history
from dashboard.renderings.html import cards, texts
from dashboard.renderings.html.bar import bar, found, notice
from dashboard.renderings.html.choices import Rows
from dashboard.renderings.html.paper import Paper
from dashboard.renderings.html.places import Places
from dashboard.renderings.html.specials import special, whole_table
from dashboard.renderings.html.whole_cards import card
from dashboard.views import View
from dashboard.words import vocabulary

_NO_PAGE = Page(name="", address="", blocks=())


def page(
    ask: walks.Ask,
    view: View,
    *,
    addresses: Callable[[Basket], Places],
    held: Basket | None = None,
    is_embedded: bool = False,
    site_url: str = "",
) -> str:
    """The page of a view, readable without any script.

    Args:
        ask: makes a value from the tables, or finds it in a cache.
        view: of a page that exists; a code that does not is said, and the nearest one is shown.
        addresses: where links lead for who holds this basket.
        held: the charts that the reader has set aside.
        is_embedded: whether it stands in another site's page, without bar and files.
        site_url: where the live site is; blank where that is not known.
    """
    reading, codes = walks.nearest(ask, view)
    paper = Paper(
        ask=ask,
        page=sitemap.pages()[view.page],
        view=view,
        addresses=addresses,
        codes=codes,
        chosen=reading.chosen,
        basket=held or Basket(),
        is_embedded=is_embedded,
        site_url=site_url,
    )
    top, kind = (notice(paper), "page embedded") if is_embedded else (bar(paper) + found(paper), "page")
    return f'{top}<div class="{kind}"><main class="column">{_content(paper, reading.refused)}</main></div>'


def missing(ask: walks.Ask, asked: str, *, addresses: Callable[[Basket], Places], site_url: str = "") -> str:
    """What stands at the address of no page: that there is none, and what its words may have been meant for.

    Args:
        asked: the words of the address, short and harmless; blank where there are none.
    """
    view, site = views.view("", recherche=asked), vocabulary().site
    paper = Paper(ask=ask, page=_NO_PAGE, view=view, addresses=addresses, site_url=site_url)
    told = f"<h1>{escape(site.NO_PAGE)}</h1>{texts.said(site.NO_PAGE_HERE)}"
    main = f'<div class="page"><main class="column">{told}</main></div>'
    return bar(paper) + main + found(paper)


def footer(addresses: Callable[[Basket], Places], *, told: str = "") -> str:
    """The way to every page, under a sentence."""
    pages = vocabulary().pages
    links = "".join(
        f'<a href="{escape(addresses(Basket()).view(View(one.address)))}">{escape(pages.menu(one.name))}</a>'
        for one in sitemap.pages().values()
    )
    said = f"<p>{escape(told)}</p>" if told else ""
    return f"<footer>{said}<nav>{links}</nav></footer>"


def _content(paper: Paper, refused: list[str]) -> str:
    site, version = vocabulary().site, paper.view.parameter("version")
    changed = texts.said(paper.ask(history.since, version=version)) if version else ""
    lone, told = _lone_card(paper)
    if lone:
        return changed + lone + _way_to_site(paper)
    lead = walks.lead(paper.ask, paper.page, paper.codes)
    said = "".join(texts.said(site.nearest(one)) for one in refused)
    title = f"<h1>{escape(vocabulary().pages.title(paper.page.name))}</h1>"
    led = f'<div class="lead">{texts.prose(lead)}</div>' if lead else ""
    return changed + texts.said(told) + title + led + said + _blocks(paper) + _way_to_site(paper)


def _lone_card(paper: Paper) -> tuple[str, str]:
    """The one card that the address names, with the way to its page; or a sentence that says it is gone."""
    if not paper.view.parameter("carte"):
        return "", ""
    asked, site = paper.asked(), vocabulary().site
    try:
        shown = walks.card(paper.ask, asked)
    except walks.ViewUnknown as unknown:
        return "", str(unknown)
    title = f'<h1 class="spoken">{escape(site.LONE_CARD)}</h1>'
    whole = ""
    if not paper.is_embedded:
        label = site.whole_page(vocabulary().pages.title(paper.page.name))
        whole = f'<a class="go" href="{escape(paper.places.view(paper.here()))}">{escape(label)}</a>'
    return title + card(shown, paper, view=asked) + whole, ""


def _way_to_site(paper: Paper) -> str:
    """From another site's page to the view on this one."""
    if not (paper.is_embedded and paper.site_url):
        return ""
    address = f"{paper.site_url}/{paper.asked().with_parameter('carte', '')}"
    return f'<p class="foot">{texts.link(vocabulary().site.ON_SITE, address)}</p>'


def _blocks(paper: Paper) -> str:
    rows, parts, codes = Rows(paper), [], dict(paper.codes)
    for block in walks.walked(paper.ask, paper.page.blocks, rows, codes):
        if isinstance(block, Special):
            parts += [rows.taken(), special(block, paper)]
        elif made := paper.ask(block.maker, **walks.taken(block.takes, paper.codes)):
            parts += [rows.taken(), *(section(one, paper, layout=block.layout) for one in made)]
    return "".join([*parts, rows.taken()])


def section(shown: Section, paper: Paper, *, layout: str) -> str:
    """A part of a page under its title; folded where a reader opens it."""
    if shown.is_folded and shown.title:
        content = _section(shown, paper, layout=layout, level=3)
        return texts.opened(shown.title, content, name="folded")
    if shown.is_empty:
        return ""
    title = texts.section_title(shown.title, anchor=shown.anchor)
    return title + _section(shown, paper, layout=layout, level=3 if shown.title else 2)


def _section(shown: Section, paper: Paper, *, layout: str, level: int) -> str:
    """Text, cards, tables; the text of a section without title closes it."""
    text = texts.prose(shown.text)
    is_grid = layout == "grid" and len(shown.cards) > 1
    made = "".join(card(one, paper, level=level) for one in shown.cards)
    numbers = cards.numbers(shown.numbers, paper.places) if shown.numbers else ""
    parts = [
        texts.bullets(shown.points),
        f'<div class="firsts">{numbers}</div>' if numbers else "",
        f'<div class="grid">{made}</div>' if is_grid else made,
        *(whole_table(one, paper) for one in shown.tables),
    ]
    body = "".join(parts)
    return (text + body if shown.title else body + text) + _ways(shown, paper)


def _ways(shown: Section, paper: Paper) -> str:
    """The views that a part leads to, side by side."""
    links = "".join(
        f'<a class="go" href="{escape(paper.places.view(view))}">{escape(label)}</a>'
        for label, view in shown.links
    )
    return f'<div class="ways">{links}</div>' if links else ""
