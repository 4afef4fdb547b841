"""Slides: the charts that a reader has set aside, each drawn small as its slide will be."""

from html import escape

from dashboard import downloads, views, walks
from dashboard.basket import LONGEST_TITLE, Basket
from dashboard.blocks import Special
from dashboard.cards import notes
from dashboard.cards.card import Card
from dashboard.charts.spec import Numbers
from dashboard.renderings import svg
from dashboard.renderings.html import cards, texts
from dashboard.renderings.html.paper import Paper
from dashboard.renderings.text import said
from dashboard.views import View
from dashboard.words import vocabulary

FIRST, OTHERS = "pptx", ("xlsx", "html", "pdf", "png", "svg", "csv")
"""Files of a whole presentation, the one that most ask for first."""
MOST_MEGABYTES = 20
"""Of a template that the server takes (`exports.slides.package.LARGEST`)."""
WIDTH = 960
"""Pixels at which the chart of a slide is drawn, before it is made small."""


def drawing(shown: Card) -> str:
    """The chart of a slide, in plain colours."""
    return svg.draw(shown.chart, title=shown.title, width=WIDTH, emphasis=True, language=shown.language)


def thumbnail(shown: Card, *, heading: str = "", address: str = "") -> str:
    """A card as its slide will be: title, what is measured, the chart, champ and source.

    Args:
        heading: the reader's own title; the card's without it.
        address: of the drawing, where it is not to stand in the page itself.
    """
    if isinstance(shown.chart, Numbers):
        own = texts.paragraph(shown.chart.note.text, name="under") if shown.chart.note else ""
        chart = cards.numbers(shown.chart) + own
    elif address:
        chart = f'<img src="{escape(address)}" alt="" loading="lazy">'
    else:
        chart = drawing(shown)
    site, title = vocabulary(shown.language).site, escape(heading or shown.title)
    foot = f"{site.CHAMP} {shown.champ} {site.SOURCE} {shown.source}"
    return (
        f'<div class="slide" role="img" aria-label="{title}"><p class="heading">{title}</p>'
        f"{texts.paragraph(shown.subtitle, name='under')}"
        f'<div class="picture">{chart}</div>{texts.paragraph(foot, name="sourced")}</div>'
    )


def template_box(address: str) -> str:
    """Where a reader chooses a template of one's own: its name, what it does, the field, what files.js says.

    Args:
        address: of the server that checks it; blank where the box does not answer yet.
    """
    site = vocabulary().site
    named = f' data-template="{escape(address)}"' if address else ""
    field = f'<input type="file" class="spoken"{"" if address else " disabled"}>'
    return (
        f'<div class="template"{named}><p class="choice">{escape(site.TEMPLATE)}</p>'
        f"{texts.paragraph(site.template_help(MOST_MEGABYTES), name='foot')}"
        f'<div class="actions"><label class="action">{escape(site.CHOOSE_TEMPLATE)}{field}</label>'
        f'<b data-name></b><button type="button" class="quiet" hidden>{escape(site.FORGET_TEMPLATE)}</button>'
        '<span role="status" data-state></span></div></div>'
    )


def refresh_box(address: str) -> str:
    """Where a presentation that was made here is sent, and what files.js says of what was done in it.

    Args:
        address: of the server that brings it up to date; blank where the box does not answer yet.
    """
    site = vocabulary().site
    named = f' data-refresh="{escape(address)}" data-newer="?{downloads.NEWER}=1"' if address else ""
    off = "" if address else " disabled"
    return (
        f'<div class="template"{named}><p class="choice">{escape(site.REFRESH)}</p>'
        f"{texts.paragraph(site.refresh_help(MOST_MEGABYTES), name='foot')}"
        f'<div class="actions"><label class="action">{escape(site.CHOOSE_DECK)}'
        f'<input type="file" class="spoken"{off}></label>'
        f'<label><input type="checkbox"{off}> {escape(site.TAKE_NEWER)}</label>'
        '<span role="status"></span></div><div class="report" data-report aria-live="polite"></div></div>'
    )


def presentation(block: Special, paper: Paper) -> str:
    """The page as it will be, its fields not yet to be typed in; without a slide, how to begin."""
    site, held = vocabulary().site, paper.basket
    if not held:
        address = escape(paper.places.view(views.view("comparer")))
        begin = f'<a class="go" href="{address}">{escape(site.COMPARE)}</a>'
        return f"{texts.said(site.EMPTY_BASKET)}{begin}{refresh_box('')}"
    rows = "".join(_row(place, view, paper) for place, view in enumerate(held.views))
    empty = f'<a class="swap" href="{_here(paper, Basket())}">{escape(site.EMPTY_IT)}</a>'
    return (
        f"<noscript>{texts.said(site.SLIDES_WITHOUT_SCRIPT)}</noscript>"
        f"{_field(site.BASKET_TITLE, held.title or site.NAME)}{_files(paper)}"
        f'<ol class="slides">{rows}</ol>{template_box("")}{refresh_box("")}{empty}'
    )


def _here(paper: Paper, changed: Basket) -> str:
    """This page with another basket."""
    return escape(paper.with_basket(changed).places.view(views.view(paper.page.address)))


def _field(label: str, said: str) -> str:
    return f'<div class="named"><p>{escape(label)}</p><p class="field">{escape(said)}</p></div>'


def _files(paper: Paper) -> str:
    site, held, labels = vocabulary().site, paper.basket, vocabulary().exports.FORMATS
    names = {FIRST: "action first"} | dict.fromkeys(OTHERS, "quiet")
    first, *others = (
        f'<a class="{name}" download href="{escape(paper.places.file(kind, held.views, held.title))}">'
        f"{escape(labels[kind])}</a>"
        for kind, name in names.items()
    )
    copy = f'<a class="quiet" href="{_here(paper, held)}">{escape(site.COPY)}</a>'
    opened = texts.opened(site.OTHER_FILES, "".join(others), name="others")
    return f'<div class="actions">{first}{copy}{opened}</div>'


def _row(place: int, view: View, paper: Paper) -> str:
    """One slide: its drawing, the other places that it may take, its title, the way out."""
    site, heading = vocabulary().site, view.parameter("titre")
    left = _here(paper, paper.basket.without(place))
    out = f'<a class="button" href="{left}">{escape(site.REMOVE_SLIDE)}</a>'
    try:
        shown = notes.annotated(walks.card(paper.ask, view.bare), view)
    except walks.ViewUnknown as unknown:
        lost = texts.paragraph(str(unknown), name="lost")
        return f'<li><div class="row">{_places(place, paper)}{lost}{out}</div></li>'
    named = (heading or shown.title)[:LONGEST_TITLE]
    label = site.slide_title(place + 1, used_n=len(named), most_n=LONGEST_TITLE)
    drawn = f'<div class="small">{thumbnail(shown, heading=heading)}</div>'
    row = f'<div class="row">{drawn}{_places(place, paper)}{_field(label, named)}{out}</div>'
    return f"<li>{row}{_note(view, shown)}</li>"


def _note(view: View, shown: Card) -> str:
    """Where the words at a value of the chart will be typed."""
    site, text, chart = vocabulary().site, view.parameter("note"), shown.chart
    if chart.to_note is None:
        return ""
    about = said(chart, *chart.to_note)
    fields = _field(site.note(used_n=len(text), most_n=views.LONGEST_NOTE), text)
    fields += _field(site.NOTE_ABOUT, about)
    state = " open" if text else ""
    summary = f"<summary>{escape(site.ANNOTATE)}</summary>"
    return f'<details class="annotate"{state}>{summary}<div>{fields}</div></details>'


def _places(place: int, paper: Paper) -> str:
    """The list of places, each a link to the presentation in that order."""
    site, held = vocabulary().site, paper.basket
    links = "".join(
        f'<a href="{_here(paper, held.moved(place, to=to))}">{escape(site.position(to + 1))}</a>'
        for to in range(len(held))
    )
    summary = f"<summary>{escape(site.position(place + 1))}</summary>"
    return f'<details class="list" style="width:150px">{summary}<div>{links}</div></details>'
