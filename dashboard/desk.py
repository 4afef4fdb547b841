"""Desk: what everything is made from, a cursor on the tables, the language of the words, what is known."""

from collections.abc import Collection
from dataclasses import dataclass, field

import duckdb

from dashboard.answers import Cursor
from dashboard.observations import Observation
from dashboard.words import DEFAULT, Vocabulary, vocabulary

MOST_KNOWN = 20_000
"""Observations that desks keep, at 2.6 kB each: ten times what is published today."""


@dataclass(frozen=True)
class Desk:
    """One cursor (two threads may not share it) and a language, a folder of `dashboard/words`.

    `known` holds the observations read so far, by figure; desks of one build and language may share it.
    """

    cursor: duckdb.DuckDBPyConnection | Cursor
    language: str = DEFAULT
    known: dict[str, Observation] = field(default_factory=dict, repr=False, compare=False)

    @property
    def words(self) -> Vocabulary:
        return vocabulary(self.language)

    def keep(self, observations: Collection[Observation]) -> None:
        """Remember observations, which a later query then finds made already; no more than `MOST_KNOWN`."""
        if len(self.known) + len(observations) <= MOST_KNOWN:
            self.known.update({one.figure_id: one for one in observations})
