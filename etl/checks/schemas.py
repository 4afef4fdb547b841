"""Schemas: what a cell may hold by itself — filled, of its type, one of a list, of a pattern — and keys that are unique."""

from collections.abc import Callable, Iterator

import pandas as pd

from etl.checks.lazily import failing_cells, problem_at
from etl.checks.patterns import PATTERNS
from etl.csv_files import FILE, LINE
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.tables import FIGURES, SOURCE_TABLES, Column, Table

Check = Callable[[pd.Series], pd.Series]
NUMBER = r"-?\d+(\.\d+)?"
KIND_CHECKS: dict[str, tuple[str, str]] = {
    "number": (NUMBER, "is not a number. Write it with a dot and without unit (6.4)."),
    "integer": (r"-?\d+", "is not a whole number. Write digits only."),
    "flag": (r"true|false", "is neither true nor false. Write one of them, or leave it blank."),
}


def problems(sources: Sources) -> Iterator[Problem]:
    """Cell by cell, table by table."""
    for table in (*SOURCE_TABLES, FIGURES):
        if table.name in sources.tables:
            frame = sources.tables[table.name]
            yield from _cells(frame, table)
            yield from _repeated_keys(frame, table)


def _cells(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    checks = {column.name: found for column in table.columns if (found := _checks(column))}
    by_name = {column.name: column for column in table.columns}
    for name, check, row in failing_cells(frame, checks):
        yield problem_at(row, name, _message(by_name[name], check, row[name]))


def _checks(column: Column) -> dict[str, Check]:
    checks: dict[str, Check] = {}
    if column.required:
        checks["required"] = lambda cells: cells != ""
    if column.kind in KIND_CHECKS:
        checks["kind"] = _matches(KIND_CHECKS[column.kind][0])
    if column.choices:
        checks["choices"] = lambda cells: cells.isin(["", *column.choices])
    if column.pattern:
        checks["pattern"] = lambda cells: (cells == "") | cells.map(PATTERNS[column.pattern].holds).astype(bool)
    return checks


def _matches(pattern: str) -> Check:
    return lambda cells: (cells == "") | cells.str.fullmatch(pattern)


def _message(column: Column, check: str, value: str) -> str:
    if check == "required":
        return "empty. Fill it in."
    if check == "kind":
        return f"'{value}' {KIND_CHECKS[column.kind][1]}"
    if check == "choices":
        return f"'{value}' is not one of the values allowed. {did_you_mean(value, column.choices)}"
    return f"'{value}' {PATTERNS[column.pattern].remedy}"


def _repeated_keys(frame: pd.DataFrame, table: Table) -> Iterator[Problem]:
    if not table.key:
        return
    keys = frame[list(table.key)].apply(tuple, axis=1)
    first = dict(zip(reversed(keys.tolist()), reversed(frame[LINE].tolist()), strict=True))
    for index in frame.index[keys.duplicated()]:
        shown = ", ".join(f"'{part}'" for part in keys[index])
        message = f"{shown} is there twice, first at line {first[keys[index]]}. Keep one."
        yield Problem(frame.at[index, FILE], message, int(frame.at[index, LINE]), table.key[-1])
