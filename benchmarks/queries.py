"""Queries: the views of every page, made from the tables without a server, timed at several sizes.

What the first reader of a view after a new build waits for, beside Streamlit and the network.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import duckdb
import pandas as pd

from benchmarks.report import milliseconds, p50, p95, spaced
from benchmarks.synthetic import write_tables
from dashboard import sitemap, tables, walks
from dashboard.answers import Answers
from dashboard.desk import Desk
from dashboard.views import View
from etl.identity import TABLES_DIR

REAL, MANY = 0, 15_000
"""Numbers of synthetic figures: none, and ten times what is published today."""
VIEWS = 12
"""Of one page, spread over all that its choices make."""


class Made(NamedTuple):
    """One view made once: seconds in all, those in the database, queries asked."""

    whole_s: float
    database_s: float
    queries_n: int


class Clocked:
    """A cursor that counts its queries and the seconds that it takes."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._cursor, self.spent, self.queries_n = connection.cursor(), 0.0, 0

    def cursor(self) -> "Clocked":
        return self

    @property
    def description(self) -> list[tuple]:
        return self._cursor.description

    def execute(self, query: str, values: object) -> "Clocked":
        self.queries_n += 1
        self._clocked(self._cursor.execute, query, values)
        return self

    def fetchall(self) -> list[tuple]:
        return self._clocked(self._cursor.fetchall)

    def _clocked(self, call: Callable[..., object], *given: object) -> object:
        start = perf_counter()
        result = call(*given)
        self.spent += perf_counter() - start
        return result


class Process:
    """What a server process knows of one build: the answers and observations of the views made so far."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._clock = Clocked(connection)
        self._answers, self._known = Answers(self._clock), {}

    def ask(self) -> walks.Ask:
        """What makes each value once."""

        @cache
        def ask(maker: Callable[..., object], **codes: str) -> object:
            return maker(Desk(self._answers.cursor(), known=self._known), **codes)

        return ask

    def made(self, view: View) -> Made:
        """The sections of a view that nobody asked for before."""
        clock, start = self._clock, perf_counter()
        spent, queries_n = clock.spent, clock.queries_n
        walks.sections(self.ask(), view)
        return Made(perf_counter() - start, clock.spent - spent, clock.queries_n - queries_n)


def query_times(sizes: list[int]) -> pd.DataFrame:
    """Queries and milliseconds of a view, one row a page: as the first of a process, then after others.

    Args:
        sizes: numbers of synthetic figures, or `REAL`.
    """
    pages = views_of_pages()
    columns = [_columns(pages, size) for size in sizes]
    counts = pd.Series({address: str(len(found)) for address, found in pages.items()}, name="views")
    table = pd.concat([counts, *columns], axis="columns").rename_axis("page").reset_index()
    return table.assign(page="/" + table["page"])


def views_of_pages() -> dict[str, list[View]]:
    """The page as it opens and what its choices make of it, at most `VIEWS` of each page, by address."""
    with tables.connect() as connection:
        ask = Process(connection).ask()
        found = {page.address: list(walks.neighbours(ask, page)) for page in sitemap.pages().values()}
    return {address: views[:: -(-len(views) // VIEWS)] for address, views in found.items()}


@contextmanager
def tables_of(size: int) -> Iterator[Path]:
    """A folder with the built tables, or with so many synthetic figures."""
    if not size:
        yield TABLES_DIR
        return
    with TemporaryDirectory(prefix="synthetic-figures-") as folder:
        write_tables(Path(folder), figures_n=size)
        yield Path(folder)


def _columns(pages: dict[str, list[View]], size: int) -> pd.DataFrame:
    with tables_of(size) as folder, tables.connect(folder) as connection:
        (held,) = connection.execute("select count(*) from figures").fetchone()
        process = Process(connection)
        rows = {address: _row(connection, views, process) for address, views in pages.items()}
    table = pd.DataFrame.from_dict(rows, orient="index")
    return table.rename(columns={"queries": f"{spaced(held)} figures: queries"})


def _row(connection: duckdb.DuckDBPyConnection, views: list[View], process: Process) -> dict[str, str]:
    first = [Process(connection).made(view) for view in views]
    later = [process.made(view) for view in views]
    return {
        "queries": f"{p50([one.queries_n for one in first]):.0f}",
        "in the database": milliseconds(p50([one.database_s for one in first])),
        "first, p50": milliseconds(p50([one.whole_s for one in first])),
        "p95": milliseconds(p95([one.whole_s for one in first])),
        "later, p50": milliseconds(p50([one.whole_s for one in later])),
        "p95 ": milliseconds(p95([one.whole_s for one in later])),
    }
