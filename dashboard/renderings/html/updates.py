"""Updates: versions, problems and changes of the data become the page of those who may change them."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard import sitemap
from dashboard.cards.card import Card
from dashboard.charts.spec import Numbers
from dashboard.previews import CardChange, FigureChange, Preview
from dashboard.renderings.html import cards, tables, texts
from dashboard.renderings.html.places import Places
from dashboard.renderings.html.whole_cards import drawing
from dashboard.tabular import Cell, Table
from dashboard.words import vocabulary
from etl.versions import Version


def home(
    place: str, versions: Sequence[Version], current: Version, studies: Mapping[str, str], told: str
) -> str:
    """What may be done: a workbook out, a workbook in, another version read.

    Args:
        place: address of this page.
        versions: the latest first.
        studies: names of the studies, by code.
        told: what has just been done, or refused.
    """
    words = vocabulary().updates
    books = "".join(
        _book(place, kind, label) for kind, label in (("missing", words.MISSING), ("new", words.NEW))
    )
    listed = texts.listed(_book(place, code, label, name="quiet") for code, label in studies.items())
    return (
        f"<h1>{escape(words.TITLE)}</h1>{texts.prose(words.LEAD)}{texts.said(told)}"
        f"{texts.prose(words.online(current.number, current.moment))}"
        f"{texts.section_title(words.WORKBOOKS)}<div class='actions'>{books}</div>"
        f"{texts.opened(words.STUDIES, listed, name='others')}"
        f"{texts.section_title(words.DEPOSIT)}{_deposit(place)}"
        f"{texts.section_title(words.VERSIONS)}{_versions(place, versions, current)}"
    )


def refused(place: str, lines: Sequence[str], marked: str) -> str:
    """What is wrong in a workbook, line by line, and the workbook with its wrong cells marked.

    Args:
        marked: address of the marked workbook; blank where there is none.
    """
    words = vocabulary().updates
    way = f'<a class="action" href="{escape(marked)}" download>{escape(words.CORRECT)}</a>' if marked else ""
    return (
        f'<h1>{escape(words.refused(len(lines)))}</h1><div class="prose">{texts.bullets(lines)}</div>'
        f'<div class="actions">{way}</div>{_deposit(place)}{_back(place)}'
    )


def preview(place: str, draft: str, found: Preview, places: Places) -> str:
    """What a workbook changes, figure by figure and card by card, and the button that publishes it.

    Args:
        places: where links of cards lead.
    """
    words = vocabulary().updates
    publish = _button(f"{place}/{draft}/publier", words.PUBLISH, name="action first")
    shown = "".join(_change(number, one, places) for number, one in enumerate(found.cards, start=1))
    return (
        f'<h1>{escape(words.PREVIEW)}</h1><div class="actions">{publish}</div>{_back(place)}'
        f"{texts.section_title(words.figures_changed(len(found.figures)))}{_figures(found.figures, places)}"
        f"{texts.section_title(words.cards_changed(len(found.cards)))}{shown}"
    )


def _figures(changes: Sequence[FigureChange], places: Places) -> str:
    words = vocabulary().updates
    rows = tuple(
        tuple(map(Cell, (words.KINDS[one.kind], one.name, one.before, one.after))) for one in changes
    )
    return tables.table(Table(words.FIGURE_HEADERS, rows), places) if rows else ""


def _book(place: str, kind: str, label: str, *, name: str = "action") -> str:
    return f'<a class="{name}" href="{escape(place)}/classeur/{escape(kind)}" download>{escape(label)}</a>'


def _deposit(place: str) -> str:
    words = vocabulary().updates
    return (
        f'<form class="deposit" method="post" action="{escape(place)}" enctype="multipart/form-data">'
        f'<label>{escape(words.FILE)} <input type="file" name="classeur" accept=".xlsx" required></label> '
        f'<button class="action first">{escape(words.CHECK)}</button></form>'
    )


def _versions(place: str, versions: Sequence[Version], current: Version) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in vocabulary().updates.HEADERS)
    rows = "".join(_version(place, one, current) for one in versions)
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _version(place: str, one: Version, current: Version) -> str:
    words = vocabulary().updates
    cells = (escape(words.moment(one.moment)), escape(words.brought(one.origin, one.changes)))
    shown = "".join(f"<td>{cell}</td>" for cell in (*cells, _taken_up(place, one, current)))
    return f'<tr><th scope="row">{one.number}</th>{shown}</tr>'


def _taken_up(place: str, version: Version, current: Version) -> str:
    words = vocabulary().updates
    if version.number == current.number:
        return f"<strong>{escape(words.ONLINE)}</strong>"
    return _button(f"{place}/version/{version.number}", words.TAKE_UP, name="quiet")


def _button(address: str, label: str, *, name: str) -> str:
    button = f'<button class="{name}">{escape(label)}</button>'
    return f'<form method="post" action="{escape(address)}">{button}</form>'


def _back(place: str) -> str:
    return f'<p><a class="go" href="{escape(place)}">{escape(vocabulary().updates.BACK)}</a></p>'


def _change(number: int, change: CardChange, places: Places) -> str:
    """One card twice: as readers see it, and as they will."""
    words = vocabulary().updates
    sides = ((words.BEFORE, change.before), (words.AFTER, change.after))
    page = vocabulary().pages.title(sitemap.pages()[change.page].name)
    named = texts.paragraph(f"{number}. {page}", name="foot")
    both = "".join(f"<div><p><b>{escape(said)}</b></p>{_side(one, places)}</div>" for said, one in sides)
    return f'<section class="change">{named}<div class="pair">{both}</div></section>'


def _side(card: Card | None, places: Places) -> str:
    if card is None:
        return texts.said(vocabulary().updates.NOTHING)
    drawn = cards.numbers(card.chart) if isinstance(card.chart, Numbers) else drawing(card, places)
    return f'<article class="card">{cards.head(card, 3)}{drawn}{cards.foot(card, True)}</article>'
