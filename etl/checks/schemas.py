"""Schemas: what a cell holds by itself — filled, typed, in a list, of a pattern — and keys told twice."""

from collections.abc import Callable, Iterator

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.checks.patterns import PATTERNS
from etl.columns import Column, Table
from etl.csv_files import FILE, LINE
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.tables import CROSSINGS, FIGURES, SOURCE_TABLES

NUMBER = r"-?[0-9]{1,15}(\.[0-9]+)?"
KINDS = {
    "number": (NUMBER, "is not a number. Write it with a dot and without unit (6.4)."),
    "integer": (r"-?[0-9]{1,15}", "is not a whole number. Write digits only."),
    "flag": (r"true|false", "is neither true nor false. Write one of them, or leave it blank."),
}


def problems(sources: Sources) -> Iterator[Problem]:
    """Cell by cell, table by table."""
    for table in (*SOURCE_TABLES, FIGURES, CROSSINGS):
        if table.name in sources.tables:
            frame = sources.tables[table.name]
            yield from failing_rows(frame, [rule for column in table.columns for rule in _rules(column)])
            yield from _repeated_keys(frame, table)


def _rules(column: Column) -> Iterator[RowRule]:
    name = column.name
    if column.required:
        yield RowRule(name, lambda rows: rows[name] == "", lambda row: "empty. Fill it in.", "empty")
    if column.kind in KINDS:
        written, remedy = KINDS[column.kind]
        yield _filled_rule(name, lambda cells: cells.str.fullmatch(written), lambda cell: remedy, column.kind)
    if column.choices:
        yield _filled_rule(
            name,
            lambda cells: cells.isin(column.choices),
            lambda cell: f"is not one of the values allowed. {did_you_mean(cell, column.choices)}",
            "choice",
        )
    if column.pattern:
        pattern = PATTERNS[column.pattern]
        yield _filled_rule(
            name,
            lambda cells: cells.map(pattern.holds).astype(bool),
            lambda cell: pattern.remedy,
            column.pattern,
        )


def _filled_rule(
    column: str, holds: Callable[[pd.Series], pd.Series], remedy: Callable[[str], str], name: str
) -> RowRule:
    """What every cell that is not blank must be."""
    return RowRule(
        column,
        lambda rows: (rows[column] != "") & ~holds(rows[column]),
        lambda row: f"'{row[column]}' {remedy(row[column])}",
        name,
    )


def _repeated_keys(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    if not table.key:
        return
    first: dict[tuple[str, ...], int] = {}
    keys = zip(*(frame[name] for name in table.key), strict=True)
    for key, file, line in zip(keys, frame[FILE], frame[LINE], strict=True):
        if first.setdefault(key, line) != line:
            shown = ", ".join(f"'{part}'" for part in key)
            message = f"{shown} is there twice, first at line {first[key]}. Keep one."
            yield Problem(file, message, line, table.key[-1], "twice")
