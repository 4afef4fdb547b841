"""Workbook: cards become an Excel file, each with a native chart, its table and what explains both."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.exports import contents, stamps
from dashboard.exports.book import Book
from dashboard.exports.entries import Entry, one_line, passport_link, require
from dashboard.exports.sheet_names import sheet_names
from dashboard.renderings import sheet, text
from dashboard.renderings.sheet import Paper, cells
from dashboard.renderings.sheet.grid import grid
from dashboard.tabular import Table

TITLE_SIZE = 14  # points


def workbook(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """An XLSX file: « Lisez-moi », one sheet an entry, and « Données » with every value and its source.

    An entry's sheet holds its title, what is measured, how to read it, its champ and source, a native chart,
    the table that the chart follows, and its limits. Numbers are numbers, written as the site writes them;
    a cell is empty where a value is missing, with the reason in the column « État ». A hidden sheet says what
    each was made from (`stamps`).

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
    stamps.write(book, entries, names)
    return book.close()


def _readme(book: Book, entries: Sequence[Entry], names: Sequence[str], *, title: str) -> None:
    words = book.words.exports
    page = book.text_sheet(words.README, title or words.SITE)
    row = book.lines(page, 1, [(words.VERSION, book.version), *(("", line) for line in words.HOW_TO_READ)])
    row = book.section(page, row + 1, words.WORDS_OF_STATUS)
    row = book.lines(page, row, words.statuses())
    for place, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
        row = book.section(page, row + 1, contents.section(entry, place))
        _sheet_link(book, page, row, name)
        row = book.lines(page, row + 1, contents.explained(entry))


def _sheet_link(book: Book, page: Worksheet, row: int, name: str) -> None:
    cells.write_text(page, row, 0, book.words.exports.SHEET, book.looks(bold=True, valign="top"))
    address = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
    page.write_url(row, 1, address, string=name)


def _sheet(book: Book, entry: Entry, name: str, *, place: int) -> None:
    """Title, what is measured, how to read it, champ, source and address, chart and table, limits."""
    drawn = grid(entry.card.chart, entry.words)
    widths = sheet.widths(drawn)
    page = book.page(name, widths)
    page.hide_gridlines(2)
    heading, *lines = contents.above(entry, book.notice)
    book.across(page, 0, heading, widths, bold=True, font_size=TITLE_SIZE, font_color=theme.INK)
    for row, said in enumerate(lines, start=1):
        book.across(page, row, said, widths, font_color=theme.MUTED)
    paper = Paper(book.book, page, book.looks, entry.words, link=passport_link)
    alt = text.spoken(entry.card.chart, entry.heading, entry.card.language)
    row = sheet.write(paper, drawn, top=len(lines) + 2, table_name=f"Tableau_{place}", alt=alt) + 1
    for below, said in enumerate(contents.below(entry), start=row):
        look = {"font_color": theme.MUTED} if below > row else {"bold": True, "font_color": theme.INK}
        book.across(page, below, said, widths, **look)
    if place == 1:
        page.activate()


def _data(book: Book, entries: Sequence[Entry], names: Sequence[str]) -> None:
    """Every value of every card with its source, under the name of its sheet."""
    held = [contents.data_table(entry, name) for entry, name in zip(entries, names, strict=True)]
    rows = tuple(row for table in held for row in table.rows)
    if rows:
        book.table_sheet(book.words.exports.DATA, Table(held[0].headers, rows), table_name="Donnees")
