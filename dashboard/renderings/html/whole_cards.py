"""Whole cards: a card with its drawing, its table, its foot and its files, all of it without a script."""

from html import escape

from dashboard.cards.card import Card
from dashboard.charts import spec
from dashboard.charts.spec import Banner, Chart, Numbers
from dashboard.renderings import svg
from dashboard.renderings.drawing import drawing as laid_out
from dashboard.renderings.html import banners, cards, tables, texts
from dashboard.renderings.html.paper import Paper
from dashboard.renderings.html.places import Places
from dashboard.renderings.table import table
from dashboard.views import View
from dashboard.words import vocabulary

FILES, RARER = ("pptx", "png", "xlsx"), ("svg", "csv", "csv-en", "html")


def card(shown: Card, paper: Paper, *, level: int = 2, view: View | None = None) -> str:
    """One finding: title, what is measured, chart, table, how to read it, and what it leaves the site as."""
    named = view or paper.here().with_parameter("carte", shown.card_id)
    done = "" if paper.is_embedded else actions(shown, paper, named)
    body = cards.head(shown, level) + _body(shown, paper.places) + cards.foot(shown, paper.is_embedded)
    whole = f'<div class="whole">{body}</div>' if isinstance(shown.chart, Numbers) else body
    return f'<article class="card">{whole}{done}</article>'


def drawing(shown: Card, places: Places, margins: bool = False) -> str:
    """The chart of a card, its marks leading to their passports; with the margins of its values or not."""
    chart = _chart(shown, margins)
    return f"<div {_wrapper(chart)}>{_svg(shown, chart, places, margins)}</div>"


def carried(shown: Card, places: Places, margins: bool) -> str:
    """The same as an attribute, which charts.js draws: Streamlit takes drawings out of the HTML of a page."""
    chart = _chart(shown, margins)
    text = _svg(shown, chart, places, margins)
    for sign in "%<&'":  # the first is what the others are written with
        text = text.replace(sign, f"%{ord(sign):02X}")
    return f"<div {_wrapper(chart)} data-svg='{text}'></div>"


def _chart(shown: Card, margins: bool) -> Chart:
    return spec.with_margins(shown.chart) if margins else shown.chart


def _wrapper(chart: Chart) -> str:
    """Attributes of what a drawing stands in, as high as it will be."""
    picks = f' data-picks="{escape(chart.picks)}"' if chart.picks else ""
    return f'class="{svg.WRAPPER}" style="height:{laid_out(chart, key=False).height}px"{picks}'


def _svg(shown: Card, chart: Chart, places: Places, margins: bool) -> str:
    return svg.draw(
        chart,
        title=shown.title,
        key=False,
        language=shown.language,
        address=places.passport,
        name=f"{shown.card_id}-{margins:d}",
    )


def actions(shown: Card, paper: Paper, view: View) -> str:
    """The row under a card; `view` names it."""
    site = vocabulary().site
    labels = dict(zip(FILES, (site.POWERPOINT, site.IMAGE, site.EXCEL), strict=True))
    files = "".join(_file(kind, label, shown, paper, view, name="action") for kind, label in labels.items())
    copy = _way(paper, view)
    rarer = dict(zip(RARER, (site.SVG, site.CSV, site.CSV_EN, site.HTML), strict=True))
    others = "".join(_file(kind, label, shown, paper, view, name="quiet") for kind, label in rarer.items())
    return (
        f'<div class="do">{_keep(shown, paper, view)}<div class="actions">{files}{copy}'
        f"{texts.opened(site.OTHERS, others, name='others')}</div></div>"
    )


def _way(paper: Paper, view: View) -> str:
    """The card by itself: a link to copy, or where nobody copies links the page that shows it alone."""
    if paper.places.is_frozen and paper.view.parameter("carte"):
        return ""
    name = vocabulary().site.ALONE if paper.places.is_frozen else vocabulary().site.COPY
    return f'<a class="quiet" href="{escape(paper.places.view(view))}">{escape(name)}</a>'


def _keep(shown: Card, paper: Paper, view: View) -> str:
    """What sets a card aside, or takes it back: this page with another basket."""
    if paper.places.is_frozen:
        return ""
    site, place = vocabulary().site, paper.basket.place(shown.card_id)
    changed = paper.basket.with_view(view) if place is None else paper.basket.without(place)
    here = paper.with_basket(changed).places.view(paper.here())
    name, label = ("keep", site.ADD) if place is None else ("keep kept", site.REMOVE)
    return f'<a class="{name}" href="{escape(here)}">{escape(label)}</a>'


def _file(kind: str, label: str, shown: Card, paper: Paper, view: View, *, name: str) -> str:
    spoken = escape(vocabulary().site.file_of(label, shown.title))
    address = escape(paper.places.file(kind, [view], ""))
    if not address:
        return ""
    return f'<a class="{name}" href="{address}" download aria-label="{spoken}">{escape(label)}</a>'


def _body(shown: Card, places: Places) -> str:
    """Chart and table, two tabs that need no script; numbers need no table."""
    if isinstance(shown.chart, Numbers):
        return cards.numbers(shown.chart, places)
    if isinstance(shown.chart, Banner):
        return banners.banner(shown, places) + _margins(shown, places)
    site, held = vocabulary(shown.language).site, table(shown)
    return (
        f'<details class="tabs"><summary><span class="tab" aria-hidden="true">{escape(site.CHART)}</span>'
        f'<span class="tab">{escape(site.TABLE)}</span></summary>{tables.table(held, places)}</details>'
        f"{cards.key(shown.chart)}{drawing(shown, places)}{_margins(shown, places)}"
    )


def _margins(shown: Card, places: Places) -> str:
    """The same chart with the margins of its values, which a reader may open in its place."""
    if not spec.has_margins(shown.chart):
        return ""
    label = vocabulary(shown.language).site.MARGINS
    if isinstance(shown.chart, Banner):
        return texts.opened(label, banners.banner(shown, places, margins=True), name="margins")
    return texts.opened(label, drawing(shown, places, True), name="margins")
