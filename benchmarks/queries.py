"""Queries: every query function with the arguments of the pages, timed on tables of several sizes."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb
import pandas as pd

from benchmarks.figures import milliseconds, p50, p95, spaced
from benchmarks.pages import Call, calls_of_pages, query_functions
from benchmarks.synthetic import write_tables
from dashboard import database

REAL, SMALL, LARGE = 0, 100_000, 5_000_000
REPEATS = {REAL: 30, SMALL: 10, LARGE: 3}
"""Calls of each query with each set of arguments, by number of synthetic figures; `REAL` has none."""


def query_times(sizes: list[int]) -> pd.DataFrame:
    """Median and p95 of every query function in milliseconds, one row a function.

    Args:
        sizes: keys of `REPEATS`.
    """
    calls = calls_of_pages()
    columns = [_times(calls, figures_n=size) for size in sizes]
    table = pd.concat([_counted(calls), *columns], axis="columns")
    return table.rename_axis("query").reset_index()


def never_called(queries: pd.DataFrame) -> list[str]:
    """Query functions that no page called, hence not timed."""
    return sorted(set(query_functions()) - set(queries["query"]))


def call_times(
    call: Call, connection: duckdb.DuckDBPyConnection, *, repeats: int
) -> tuple[object, list[float]]:
    """The result of one call and the time of each of its repeats after it, in seconds."""
    result = call.query(connection.cursor(), **call.arguments)
    spent = []
    for _ in range(repeats):
        start = perf_counter()
        call.query(connection.cursor(), **call.arguments)
        spent.append(perf_counter() - start)
    return result, spent


def _counted(calls: list[Call]) -> pd.Series:
    return pd.Series([call.name for call in calls]).value_counts(sort=False).rename("arguments")


def _times(calls: list[Call], *, figures_n: int) -> pd.DataFrame:
    with TemporaryDirectory(prefix="synthetic-figures-") as folder:
        if figures_n:
            write_tables(Path(folder), figures_n=figures_n)
        with database.connect(Path(folder) if figures_n else database.identity.BUILD_DIR) as connection:
            return _timed_all(calls, connection, figures_n=figures_n)


def _timed_all(calls: list[Call], connection: duckdb.DuckDBPyConnection, *, figures_n: int) -> pd.DataFrame:
    times: dict[str, list[float]] = {}
    rows: dict[str, int] = {}
    for call in calls:
        result, spent = call_times(call, connection, repeats=REPEATS[figures_n])
        times.setdefault(call.name, []).extend(spent)
        rows[call.name] = max(rows.get(call.name, 0), _rows_n(result))
    held = connection.execute("select count(*) from figures").fetchone()[0]
    title = f"{spaced(held)} figures"
    return pd.DataFrame(
        {
            f"{title}: rows": pd.Series(rows).map(str),
            "p50": pd.Series({name: milliseconds(p50(spent)) for name, spent in times.items()}),
            "p95": pd.Series({name: milliseconds(p95(spent)) for name, spent in times.items()}),
        }
    )


def _rows_n(result: object) -> int:
    return len(result) if isinstance(result, pd.DataFrame) else 1
