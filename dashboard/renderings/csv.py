r"""CSV: a table becomes the bytes of a file that spreadsheets open without a question and without running it.

`PEOPLE` is what a French spreadsheet opens on a double click: `;` between columns, decimal comma; a text that
it would take for a number, a date or a time stands between quotation marks. `PROGRAMS` has `,`, a decimal
point and texts as they are. Both are UTF-8 with BOM, lines end with `\r\n`, an empty cell is a value that is
not known, and no text can run as a formula: one that starts with `=`, `+`, `-`, `@`, a tab or a line end
(blanks and apostrophes before them set aside) gets an apostrophe in front.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from dashboard.cards.card import Card
from dashboard.observations import Observation
from dashboard.renderings import figures
from dashboard.tabular import Table
from dashboard.words import DEFAULT, Vocabulary, vocabulary

BOM = "\ufeff"

# What starts a formula in one spreadsheet or another, full-width signs included.
_RUNS = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
# What a spreadsheet turns into another number, a date or a time: digits and their signs, « 1E5 » included.
_CONVERTED = re.compile(r"(?!(?:0|[1-9]\d{0,14})$)\s*[\d(](?:[\d\s.,:/()%€$-]|[eE](?=[\d+-]))*")


_CARD_FIELDS = ("card_title", "card_champ", "card_source", "data_version")


class Dialect(NamedTuple):
    """How columns and decimals are parted."""

    separator: str
    decimal: str
    is_for_people: bool


PEOPLE = Dialect(";", ",", is_for_people=True)
PROGRAMS = Dialect(",", ".", is_for_people=False)
TABLES = Dialect(";", ",", is_for_people=False)
"""Codes as they are, opened by a French spreadsheet: the tables of the whole base."""


def of_card(card: Card, dialect: Dialect, *, data_version: str, notice: str = "") -> bytes:
    """The observations of a card, then what must travel with them, the same on every row.

    Args:
        notice: what must be said of data that are not real, on every line.

    For people, the columns of `words.exports.COLUMNS` and four more; for programs, `figures.FIELDS`,
    `card_title`, `card_champ`, `card_source` and `data_version`.
    """
    exports = vocabulary(card.language).exports
    headers = exports.CARD_COLUMNS if dialect.is_for_people else _CARD_FIELDS
    version = exports.data_version(data_version) if dialect.is_for_people else data_version
    texts = (card.title, card.champ, card.source, version)
    table = figures.with_columns(_figures(card.observations, dialect, card.language), headers, texts)
    return of_table(_noticed(table, notice, dialect, card.language), dialect, language=card.language)


def of_figures(
    observations: Iterable[Observation],
    dialect: Dialect = PEOPLE,
    *,
    language: str = DEFAULT,
    notice: str = "",
) -> bytes:
    """One line an observation, with its source: the table of all figures, filtered, or one passport.

    Args:
        notice: what must be said of data that are not real, on every line.
    """
    table = _noticed(_figures(observations, dialect, language), notice, dialect, language)
    return of_table(table, dialect, language=language)


def _noticed(table: Table, notice: str, dialect: Dialect, language: str) -> Table:
    """The table with what must be said of data that are not real, where they are not."""
    header = vocabulary(language).exports.NOTICE if dialect.is_for_people else "notice"
    return figures.with_columns(table, (header,), (notice,)) if notice else table


def of_table(table: Table, dialect: Dialect, *, language: str = DEFAULT) -> bytes:
    """The cells of a table, numbers as numbers."""
    rows = ((cell.text if cell.number is None else cell.number for cell in row) for row in table.rows)
    return of_rows(table.headers, rows, dialect, language=language)


def of_rows(
    headers: Sequence[str], rows: Iterable[Iterable[object]], dialect: Dialect, *, language: str = DEFAULT
) -> bytes:
    """Rows of texts, numbers, booleans and None under their headers."""
    text, words = io.StringIO(newline=""), vocabulary(language)
    writer = csv.writer(text, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerows([_cell(held, dialect, words) for held in row] for row in chain([headers], rows))
    return (BOM + text.getvalue()).encode("utf-8", errors="replace")


def _figures(observations: Iterable[Observation], dialect: Dialect, language: str) -> Table:
    if dialect.is_for_people:
        return figures.for_people(observations, vocabulary(language))
    return figures.for_programs(observations)


def _cell(held: object, dialect: Dialect, words: Vocabulary) -> str:
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, int | float):
        return _number(held).replace(".", dialect.decimal)
    text = "" if held is None else str(held)
    if _RUNS.match(text):
        return f"'{text}"
    is_converted = dialect.is_for_people and _CONVERTED.fullmatch(text)
    return words.exports.quoted(text) if is_converted else text


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
