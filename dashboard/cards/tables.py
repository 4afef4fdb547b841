"""Tables: results that no chart carries, one a line, each value leading to its passport."""

from collections.abc import Iterable

from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.tabular import Cell, Table


def results(desk: Desk, observations: Iterable[Observation]) -> Table:
    """What was asked, the value, who answered and when, the source: one line an observation."""
    return Table(desk.words.sections.RESULT_HEADERS, tuple(_line(desk, one) for one in observations))


def _line(desk: Desk, one: Observation) -> tuple[Cell, ...]:
    words = desk.words
    return (
        Cell(words.names.result_and_answer(one)),
        value(one),
        Cell(words.champs.who_and_when(one)),
        Cell(words.sources.line([one]), url=one.publication_url),
    )


def value(one: Observation) -> Cell:
    """The value or the word in its place, with its passport."""
    return Cell(one.text or one.word, figure_id=one.figure_id, number=one.value)


def missing_from(observations: Iterable[Observation], drawn: set[str]) -> list[Observation]:
    """Those that no card states."""
    return [one for one in observations if one.figure_id not in drawn]
