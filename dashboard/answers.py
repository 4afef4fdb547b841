"""Answers: the rows that a query gave are kept for whoever asks the same again: tables never change."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

import duckdb

MOST = 1024
"""Answers that are kept, those asked for longest ago left out first."""
Values = Mapping[str, object] | Sequence[object]


class Answer(NamedTuple):
    """Columns as a cursor describes them, and rows; never change them."""

    columns: list[tuple]
    rows: list[tuple]


class Answers:
    """What one database answers, for all threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def cursor(self) -> "Cursor":
        """A cursor of one's own: two threads may not share one."""
        return Cursor(self)

    def ask(self, query: str, values: Values = ()) -> Answer:
        """The answer to a query and its bound values.

        Raises:
            duckdb.Error: the query fails.
        """
        key = query, _frozen(values)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        cursor = self.connection.cursor().execute(query, values)
        return self._keep(key, Answer(cursor.description, cursor.fetchall()))

    def forget(self) -> None:
        """Keep nothing of what was asked until now."""
        with self._lock:
            self._kept.clear()

    def _keep(self, key: Hashable, answer: Answer) -> Answer:
        with self._lock:
            self._kept[key] = answer
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return answer


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
