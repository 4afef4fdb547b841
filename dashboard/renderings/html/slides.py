"""Slides: the charts that a reader has set aside, each drawn small as its slide will be."""

from html import escape

from dashboard import views, walks
from dashboard.blocks import Special
from dashboard.cards.card import Card
from dashboard.charts.spec import Numbers
from dashboard.renderings import svg
from dashboard.renderings.html import cards, texts
from dashboard.renderings.html.paper import Paper
from dashboard.views import View
from dashboard.words import vocabulary

FIRST, OTHERS = "pptx", ("xlsx", "html", "pdf", "png", "svg", "csv")
"""Files of a whole presentation, the one that most ask for first."""
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
        chart = cards.numbers(shown.chart)
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


def presentation(block: Special, paper: Paper) -> str:
    """What the page needs, the files of the whole, then one drawing a slide; without any, how to begin."""
    site, held = vocabulary().site, paper.basket
    if not held:
        address = escape(paper.places.view(views.view("comparer")))
        return f'{texts.said(site.EMPTY_BASKET)}<a class="go" href="{address}">{escape(site.COMPARE)}</a>'
    labels = vocabulary().exports.FORMATS
    links = "".join(
        f'<a class="{"keep" if kind == FIRST else "button"}" download '
        f'href="{escape(paper.places.file(kind, held.views, held.title))}">{escape(labels[kind])}</a>'
        for kind in (FIRST, *OTHERS)
    )
    slides = "".join(_slide(place, view, paper) for place, view in enumerate(held.views))
    return (
        f'<noscript>{texts.said(site.SLIDES_WITHOUT_SCRIPT)}</noscript><div class="files">{links}</div>'
        f'<ol class="slides">{slides}</ol>'
    )


def _slide(place: int, view: View, paper: Paper) -> str:
    site, heading = vocabulary().site, view.parameter("titre")
    out = escape(paper.with_basket(paper.basket.without(place)).places.view(views.view(paper.page.address)))
    way = f'<a class="quiet" href="{out}">{escape(site.REMOVE_SLIDE)}</a>'
    try:
        shown = walks.card(paper.ask, view.with_parameter("titre", ""))
    except walks.ViewUnknown as unknown:
        return f"<li>{texts.paragraph(str(unknown), name='lost')}{way}</li>"
    return f"<li>{thumbnail(shown, heading=heading)}{way}</li>"
