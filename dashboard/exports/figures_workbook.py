"""Figures workbook: figures become an Excel file: a sheet of them, one of sources, one of definitions."""

from collections.abc import Iterable, Sequence

from dashboard.exports.book import Book
from dashboard.observations import Observation
from dashboard.renderings import figures
from dashboard.tabular import Cell, Table
from dashboard.words import Vocabulary, vocabulary

SOURCE_KEYS = (
    "study_title",
    "institute",
    "publication_title",
    "publisher",
    "publication_date",
    "publication_url",
)
"""Columns of the figures that the sheet of sources holds, before how many figures each states."""


def figures_workbook(observations: Sequence[Observation]) -> bytes:
    """« Chiffres », « Sources » and « Définitions » of the figures that a reader filtered, in their order.

    None gives sheets with their headers.
    """
    words = vocabulary()
    book = Book(words, title=words.exports.SITE)
    table = figures.for_people(observations, words)
    book.table_sheet(words.exports.FIGURES, table, table_name="Chiffres")
    book.table_sheet(words.exports.SOURCES, _sources(observations, words), table_name="Sources")
    _definitions(book, observations)
    return book.close()


def _sources(observations: Iterable[Observation], words: Vocabulary) -> Table:
    """Each study with each publication that states its figures, and how many of these."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for one in observations:
        groups.setdefault((one.study_id, one.publication_id), []).append(one)
    held = figures.for_people([group[0] for group in groups.values()], words)
    keys = list(words.exports.COLUMNS)
    places = [keys.index(key) for key in SOURCE_KEYS]
    rows = [
        (*(row[place] for place in places), Cell(words.numbers.number(len(group)), number=len(group)))
        for row, group in zip(held.rows, groups.values(), strict=True)
    ]
    headers = (*(held.headers[place] for place in places), words.exports.FIGURES)
    return Table(headers, tuple(rows))


def _definitions(book: Book, observations: Sequence[Observation]) -> None:
    words = book.words.exports
    page = book.text_sheet(words.DEFINITIONS, words.SITE)
    told = [(words.VERSION, book.version), *(("", line) for line in words.HOW_TO_READ_FIGURES)]
    row = book.lines(page, 1, told)
    columns = [(words.column(key), words.column_meaning(key)) for key in words.COLUMNS]
    parts = (
        (words.COLUMNS_OF_FIGURES, columns),
        (words.WORDS_OF_STATUS, words.statuses()),
        (words.QUESTIONS, list(_questions(observations, book.words))),
    )
    for title, lines in parts:
        row = book.section(page, row + 1, title)
        row = book.lines(page, row, lines)


def _questions(observations: Iterable[Observation], words: Vocabulary) -> Iterable[tuple[str, str]]:
    """Each question once, with its definition, or its measure where it has none."""
    seen: dict[str, Observation] = {}
    for one in observations:
        seen.setdefault(one.question_id, one)
    for one in seen.values():
        yield one.question_label, one.question_definition or one.question_measures or one.measure_label
