"""Workbook: cards become an Excel file, each with a native chart, its table and what explains both."""

from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.exports.book import Book
from dashboard.exports.entries import Entry, one_line, passport_link, require
from dashboard.exports.sheet_names import sheet_names
from dashboard.renderings import figures, sheet, text
from dashboard.renderings.sheet import Paper, cells
from dashboard.renderings.sheet.grid import grid
from dashboard.tabular import Cell, Table

TITLE_SIZE = 14  # points


def workbook(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """An XLSX file: « Lisez-moi », one sheet an entry, and « Données » with every value and its source.

    An entry's sheet holds its title, what is measured, how to read it, its champ and source, a native chart,
    the table that the chart follows, and its limits. Numbers are numbers, written as the site writes them;
    a cell is empty where a value is missing, with the reason in the column « État ».

    Raises:
        NothingToExport: there is no entry.
    """
    require(entries)
    words, title = entries[0].words, one_line(title)
    book = Book(words, title=title or words.exports.SITE)
    names = sheet_names(entries)
    _readme(book, entries, names, title=title)
    for place, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
        _sheet(book, entry, name, place=place)
    _data(book, entries, names)
    return book.close()


def _readme(book: Book, entries: Sequence[Entry], names: Sequence[str], *, title: str) -> None:
    words = book.words.exports
    page = book.text_sheet(words.README, title or words.SITE)
    row = book.lines(page, 1, [(words.VERSION, book.version), *(("", line) for line in words.HOW_TO_READ)])
    row = book.section(page, row + 1, words.WORDS_OF_STATUS)
    row = book.lines(page, row, words.statuses())
    for place, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
        row = book.section(page, row + 1, f"{place}. {entry.heading}")
        _sheet_link(book, page, row, name)
        row = book.lines(page, row + 1, _explained(entry))


def _sheet_link(book: Book, page: Worksheet, row: int, name: str) -> None:
    cells.write_text(page, row, 0, book.words.exports.SHEET, book.looks(bold=True, valign="top"))
    address = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
    page.write_url(row, 1, address, string=name)


def _explained(entry: Entry) -> Iterable[tuple[str, str]]:
    """Everything that travels with a card, each with its name, the name of a list on its first line only."""
    card, words = entry.card, entry.words.exports
    yield words.FINDING, card.title if entry.is_renamed else ""
    yield words.MEASURED, card.subtitle
    yield from words.foot(card)
    yield from _listed(words.LIMITS, [limit.text for limit in card.limits])
    yield from _listed(words.QUESTION, [words.wording(one) for one in card.wordings])
    yield from _listed(words.DOCUMENTS, [words.document(one) for one in card.documents])
    yield words.LIVE, entry.link


def _listed(name: str, texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((name if place == 0 else "", one) for place, one in enumerate(texts))


def _sheet(book: Book, entry: Entry, name: str, *, place: int) -> None:
    """Title, what is measured, how to read it, champ, source and address, chart and table, limits."""
    drawn, words = grid(entry.card.chart, entry.words), entry.words.exports
    widths = sheet.widths(drawn)
    page = book.page(name, widths)
    page.hide_gridlines(2)
    book.across(page, 0, entry.heading, widths, bold=True, font_size=TITLE_SIZE, font_color=theme.INK)
    foot = (words.named(*named) for named in words.foot(entry.card))
    notice = [book.notice] if book.notice else []
    lines = [*notice, entry.card.subtitle, *foot, " · ".join(filter(None, (words.SITE, entry.link)))]
    for row, said in enumerate(lines, start=1):
        book.across(page, row, said, widths, font_color=theme.MUTED)
    paper = Paper(book.book, page, book.looks, entry.words, link=passport_link)
    alt = text.spoken(entry.card.chart, entry.heading, entry.card.language)
    row = sheet.write(paper, drawn, top=len(lines) + 2, table_name=f"Tableau_{place}", alt=alt) + 1
    limits = [limit.text for limit in entry.card.limits]
    if limits:
        book.across(page, row, words.limits_heading(len(limits)), widths, bold=True, font_color=theme.INK)
    for below, limit in enumerate(limits, start=row + 1):
        book.across(page, below, limit, widths, font_color=theme.MUTED)
    if place == 1:
        page.activate()


def _data(book: Book, entries: Sequence[Entry], names: Sequence[str]) -> None:
    """Every value of every card with its source, under the name of its sheet."""
    rows, headers = [], ()
    for entry, name in zip(entries, names, strict=True):
        table = figures.for_people(entry.card.observations, entry.words)
        headers = table.headers
        rows += [(Cell(name), *row) for row in table.rows]
    if rows:
        table = Table((book.words.exports.SHEET, *headers), tuple(rows))
        book.table_sheet(book.words.exports.DATA, table, table_name="Donnees")
