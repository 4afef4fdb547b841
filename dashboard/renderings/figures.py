"""Figures: observations become a table with one line a published number, for people or for programs."""

from collections.abc import Callable, Iterable, Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.tabular import Cell, Table
from dashboard.words import Vocabulary

BLANK = Cell("")

FIELDS = (
    *("figure_id", "observation_id", "study_id", "study_title", "study_kind", "producer", "producer_type"),
    *("institute", "question_id", "question_label", "wording", "item_id", "item_label", "response_id"),
    *("response_label", "measure_id", "measure_label", "actor_profile_id", "profile_label"),
    *("population_id", "population_label", "region_id", "region_label", "period", "period_status", "value"),
    *("value_printed", "qualifier", "status", "reading", "label_reported", "base_label", "base_unit"),
    *("base_n", "universe_n", "n_eff", "std_error", "df", "publication_id", "publication_title", "publisher"),
    *("publication_date", "publication_url", "locator", "source_row", "confidence", "note"),
)
"""Fields of an observation that a table for programs holds, under these names."""


def for_people(observations: Iterable[Observation], words: Vocabulary) -> Table:
    """Columns in the language of the reader, labels beside codes, periods as they are said.

    A value and a count are numbers; an empty one says why in the column of statuses.
    """
    columns = _columns(words)
    headers = tuple(words.exports.column(key) for key in words.exports.COLUMNS)
    makers = tuple(columns[key] for key in words.exports.COLUMNS)
    return Table(headers, tuple(tuple(make(one) for make in makers) for one in observations))


def for_programs(observations: Iterable[Observation]) -> Table:
    """`FIELDS` of each observation, codes and English names, numbers as numbers."""
    return Table(FIELDS, tuple(tuple(_field(one, name) for name in FIELDS) for one in observations))


def with_columns(table: Table, headers: Sequence[str], texts: Sequence[str]) -> Table:
    """The table with more columns at its end, the same texts on every row."""
    cells = tuple(Cell(text) for text in texts)
    return Table((*table.headers, *headers), tuple((*row, *cells) for row in table.rows))


def _field(o: Observation, name: str) -> Cell:
    held = getattr(o, name)
    return _number(held, "") if isinstance(held, int | float) or held is None else Cell(held)


def _columns(words: Vocabulary) -> dict[str, Callable[[Observation], Cell]]:
    """How the cell of each column is made; those not named here hold a text of the observation."""
    exports = words.exports
    special: dict[str, Callable[[Observation], Cell]] = {
        "item_label": lambda o: _unless_whole(o.item_id, o.item_label),
        "response_label": lambda o: _unless_whole(o.response_id, o.response_label),
        "profile_label": lambda o: _unless_whole(o.actor_profile_id, o.profile_label),
        "population_label": lambda o: Cell(words.names.population(o)),
        "period": lambda o: _dated(words.periods.period(o.period)),
        "year": lambda o: _number(int(o.year) if o.year.isdecimal() else None, o.year),
        "value": lambda o: _number(o.value, o.text),
        "qualifier": lambda o: Cell(exports.nuance(o)),
        "status": lambda o: Cell(exports.status(o)),
        "reading": lambda o: Cell(exports.READINGS.get(o.reading, "")),
        "base_n": lambda o: _number(o.base_n, words.numbers.number(o.base_n)),
        "universe_n": lambda o: _number(o.universe_n, words.numbers.number(o.universe_n)),
        "publication_date": lambda o: _dated(exports.date(o.publication_date)),
        "publication_url": lambda o: Cell(o.publication_url, url=o.publication_url),
        "confidence": lambda o: Cell(exports.CONFIDENCES.get(o.confidence, "")),
        "figure_id": lambda o: Cell(o.figure_id, figure_id=o.figure_id),
    }
    return {key: special.get(key) or (lambda o, key=key: Cell(getattr(o, key))) for key in exports.COLUMNS}


def _unless_whole(code: str, label: str) -> Cell:
    return BLANK if code == WHOLE else Cell(label)


def _dated(said: str) -> Cell:
    """A year alone is a number; « septembre 2021 » a text."""
    return Cell(said, number=int(said) if said.isdecimal() else None)


def _number(value: float | None, text: str) -> Cell:
    return BLANK if value is None else Cell(text, number=value)
