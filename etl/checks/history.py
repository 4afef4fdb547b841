"""History: `history.csv` against the version of the data and against the figures it names."""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.csv_files import LINE
from etl.identifiers import with_identifiers
from etl.problems import Problem
from etl.read import Sources
from etl.tables import VERSION_FILE

NAME = "history.csv"
LEVELS = ("withdrawn", "added", "corrected")
"""The change that each part of a version stands for: one figure withdrawn makes it major."""


def problems(sources: Sources) -> Iterator[Problem]:
    """Rows that name the wrong figure, versions out of order or of the wrong level, and the last of them."""
    if not sources.is_whole("history"):
        return
    history = sources.tables["history"]
    yield from failing_rows(history, [_FIRST_ALONE, _FIGURE_NAMED])
    if sources.is_whole("figures"):
        yield from _unknown_figures(history, sources)
    yield from _order(history)
    yield from _last(history, sources)


def parts(version: str) -> tuple[int, ...]:
    """`(1, 0, 0)` from `1.0.0`; empty for what is no version."""
    numbers = version.split(".")
    return tuple(map(int, numbers)) if all(number.isdecimal() for number in numbers) else ()


def next_version(version: str, changes: set[str]) -> str:
    """The version that follows `1.0.0` when figures are changed in these ways."""
    return ".".join(map(str, _next(parts(version), changes)))


_FIRST_ALONE = RowRule(
    "figure_id",
    lambda rows: rows["change"].eq("first") & rows["figure_id"].ne(""),
    lambda row: "the first version names no figure. Leave the cell blank.",
)
_FIGURE_NAMED = RowRule(
    "figure_id",
    lambda rows: rows["change"].ne("first") & rows["figure_id"].eq(""),
    lambda row: f"blank. Say which figure was {row['change']}.",
)


def _unknown_figures(history: pd.DataFrame, sources: Sources) -> Iterator[Problem]:
    """The last word on a figure must agree with the figures: withdrawn is gone, the rest is there."""
    known = set(with_identifiers(sources.tables["figures"])["figure_id"])
    last = history[history["figure_id"].ne("")].drop_duplicates("figure_id", keep="last")
    for row in last.to_dict("records"):
        is_there = row["figure_id"] in known
        if row["change"] == "withdrawn" and is_there:
            yield _problem(row, "is withdrawn here and still a figure. Remove it, or this row.", "figure_id")
        elif row["change"] != "withdrawn" and not is_there:
            message = "is not a figure. Correct it, or add a row that withdraws it."
            yield _problem(row, message, "figure_id")


def _order(history: pd.DataFrame) -> Iterator[Problem]:
    """Each version follows the one before, at the level that its changes ask for."""
    releases = [rows for _, rows in history.groupby("version", sort=False)]
    for before, rows in pairwise(releases):
        old, new = parts(before["version"].iloc[0]), parts(rows["version"].iloc[0])
        expected = _next(old, set(rows["change"])) if len(old) == len(LEVELS) else new
        if new != expected:
            wanted = ".".join(map(str, expected))
            message = f"after {before['version'].iloc[0]}, these changes make version {wanted}. Write it."
            yield _problem(rows.iloc[0], message, "version")


def _next(old: tuple[int, ...], changes: set[str]) -> tuple[int, ...]:
    level = next((number for number, change in enumerate(LEVELS) if change in changes), len(LEVELS) - 1)
    return (*old[:level], old[level] + 1, *([0] * (len(old) - level - 1)))


def _last(history: pd.DataFrame, sources: Sources) -> Iterator[Problem]:
    document = sources.documents.get(VERSION_FILE)
    version = document.content.get("version") if document else None
    if history.empty or not version or not isinstance(version, str):
        return
    last = history.iloc[-1]
    if last["version"] != version:
        message = (
            f"the last version told is {last['version']}, {VERSION_FILE} says {version}. Tell {version}."
        )
        yield _problem(last, message, "version")


def _problem(row: object, message: str, column: str) -> Problem:
    return Problem(NAME, message, int(row[LINE]), column)
