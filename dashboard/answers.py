"""Answers: the rows that a query gave are kept for whoever asks the same again: tables never change."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import duckdb

from dashboard.kept import Kept

MOST_BYTES = 48 * 2**20
"""Of answers that are kept, those asked for longest ago left out first."""
A_CELL, AN_ANSWER = 56, 1024
"""Bytes that they take in memory, about."""
Values = Mapping[str, object] | Sequence[object]


class Answer(NamedTuple):
    """Columns as a cursor describes them, and rows; never change them."""

    columns: list[tuple]
    rows: list[tuple]


class Answers:
    """What one database answers, for all threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._kept: Kept[Answer] = Kept(MOST_BYTES, weigh=_weight)

    def cursor(self) -> "Cursor":
        """A cursor of one's own: two threads may not share one."""
        return Cursor(self)

    def ask(self, query: str, values: Values = ()) -> Answer:
        """The answer to a query and its bound values.

        Raises:
            duckdb.Error: the query fails.
        """
        return self._kept.get((query, _frozen(values)), lambda: self._asked(query, values))

    def forget(self) -> None:
        """Keep nothing of what was asked until now."""
        self._kept.forget()

    def _asked(self, query: str, values: Values) -> Answer:
        cursor = self.connection.cursor().execute(query, values)
        return Answer(cursor.description, cursor.fetchall())


class Cursor:
    """What the queries use of a cursor, on answers that are kept."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._answer = Answer([], [])

    @property
    def description(self) -> list[tuple]:
        return self._answer.columns

    def execute(self, query: str, values: Values = ()) -> "Cursor":
        self._answer = self._answers.ask(query, values)
        return self

    def fetchall(self) -> list[tuple]:
        return list(self._answer.rows)

    def fetchone(self) -> tuple | None:
        return next(iter(self._answer.rows), None)


def _frozen(values: Values) -> Hashable:
    if isinstance(values, Mapping):
        return tuple((name, _hashable(value)) for name, value in values.items())
    return tuple(map(_hashable, values))


def _hashable(value: object) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def _weight(answer: Answer) -> int:
    return AN_ANSWER + A_CELL * len(answer.rows) * len(answer.columns)
