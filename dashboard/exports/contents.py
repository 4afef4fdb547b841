"""Contents: all that a workbook says of one card, cell by cell, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.charts.spec import Mark
from dashboard.exports.entries import Entry
from dashboard.renderings import figures
from dashboard.renderings.formats import number_format
from dashboard.renderings.sheet import number_look
from dashboard.renderings.sheet.grid import Grid, grid
from dashboard.tabular import Cell, Table

FIGURE = "figure_id"


class Said(NamedTuple):
    """What a cell holds: a number with its text and the format that writes it so, or a text, or nothing."""

    text: str = ""
    number: float | None = None
    pattern: str = ""


@dataclass(frozen=True)
class Lines:
    """A table: its headers, the places of the columns that name a line, and the cells of each line."""

    headers: tuple[str, ...]
    keys: tuple[int, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Contents:
    """What a workbook says of a card: over, in and under its table, in « Lisez-moi » and in « Données »."""

    above: tuple[str, ...]  # the heading first
    table: Lines
    below: tuple[str, ...]
    explained: tuple[str, ...]
    data: Lines


def of_entry(entry: Entry, *, sheet: str, place: int, notice: str = "") -> Contents:
    """The contents of one entry.

    Args:
        sheet: name of its sheet, and `place` its place among the cards, from 1.
        notice: what every sheet says of the data.
    """
    texts = (section(entry, place), *(text for _, text in explained(entry) if text))
    table = _table(grid(entry.card.chart, entry.words))
    return Contents(above(entry, notice), table, below(entry), texts, _data(entry, sheet))


def above(entry: Entry, notice: str) -> tuple[str, ...]:
    """Heading, what is measured, how to read it, champ, source, the reader's note, address."""
    card, words = entry.card, entry.words.exports
    foot = [words.named(*named) for named in words.foot(card)]
    own = [words.named(words.NOTE, _own(entry))] if card.chart.note else []
    site = " · ".join(filter(None, (words.SITE, entry.link)))
    return (entry.heading, *filter(None, [notice]), card.subtitle, *foot, *own, site)


def below(entry: Entry) -> tuple[str, ...]:
    """The limits under their heading; nothing without any."""
    limits = [limit.text for limit in entry.card.limits]
    return (entry.words.exports.limits_heading(len(limits)), *limits) if limits else ()


def section(entry: Entry, place: int) -> str:
    """The heading of a card in « Lisez-moi »."""
    return f"{place}. {entry.heading}"


def explained(entry: Entry) -> Iterator[tuple[str, str]]:
    """Everything that travels with a card, each with its name, the name of a list on its first line only."""
    card, words = entry.card, entry.words.exports
    yield words.FINDING, card.title if entry.is_renamed else ""
    yield words.MEASURED, card.subtitle
    yield words.DEFINITION, card.definition
    yield from words.foot(card)
    yield words.NOTE, _own(entry)
    yield from _listed(words.LIMITS, [limit.text for limit in card.limits])
    yield from _listed(words.QUESTION, [words.wording(one) for one in card.wordings])
    yield from _listed(words.DOCUMENTS, [words.document(one) for one in card.documents])
    yield words.LIVE, entry.link


def data_table(entry: Entry, sheet: str) -> Table:
    """Every value of a card with its source, under the name of its sheet."""
    held = figures.for_people(entry.card.observations, entry.words)
    rows = tuple((Cell(sheet), *row) for row in held.rows)
    return Table((entry.words.exports.SHEET, *held.headers), rows)


def _own(entry: Entry) -> str:
    """The note of a card; blank for none."""
    return entry.words.charts.noted(entry.card.chart) if entry.card.chart.note else ""


def _listed(name: str, texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((name if place == 0 else "", one) for place, one in enumerate(texts))


def _table(drawn: Grid) -> Lines:
    """The cells of the table of a chart; its lines are named by the texts before the first value."""
    first = min(drawn.places("value"), default=len(drawn.columns))
    columns = ([_said(content, column.kind) for content in column.cells] for column in drawn.columns)
    headers = tuple(column.header for column in drawn.columns)
    return Lines(headers, tuple(range(first)), tuple(zip(*columns, strict=True)))


def _said(content: str | float | Mark | None, kind: str) -> Said:
    if isinstance(content, Mark):
        known = content.value is not None
        pattern = number_format(content.value, content.written) if known else ""
        return Said(content.written if known else "", content.value, pattern)
    if content is None or isinstance(content, str):
        return Said(content or "")
    return Said("", content, number_look(kind))


def _data(entry: Entry, sheet: str) -> Lines:
    table = data_table(entry, sheet)
    columns = list(entry.words.exports.COLUMNS)
    rows = tuple(tuple(map(_written, row)) for row in table.rows)
    return Lines(table.headers, (0, 1 + columns.index(FIGURE)), rows)


def _written(cell: Cell) -> Said:
    if cell.number is None:
        return Said(cell.text)
    return Said(cell.text, cell.number, number_format(cell.number, cell.text))
