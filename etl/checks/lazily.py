"""Lazily: a frame and pandera checks in, one problem for each cell or row that fails out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from etl.csv_files import FILE, LINE
from etl.problems import Problem


@dataclass(frozen=True)
class RowRule:
    """A rule on whole rows: which rows fail, the column to look at, and the sentence for one of them."""

    column: str
    fails: Callable[[pd.DataFrame], pd.Series]
    message: Callable[[pd.Series], str]


def failing_rows(frame: pd.DataFrame, rules: Sequence[RowRule]) -> Iterator[Problem]:
    """Run every rule on every row, all problems at once."""
    checks = [pa.Check(_passes(rule), name=str(number)) for number, rule in enumerate(rules)]
    for number, index in _failures(pa.DataFrameSchema(checks=checks), frame):
        rule = rules[int(number)]
        yield problem_at(frame.loc[index], rule.column, rule.message(frame.loc[index]))


def failing_cells(
    frame: pd.DataFrame, columns: Mapping[str, Mapping[str, Callable[[pd.Series], pd.Series]]]
) -> Iterator[tuple[str, str, pd.Series]]:
    """Run named checks column by column; yields column, name of the check and the row of each failing cell."""
    schema = pa.DataFrameSchema(
        {
            column: pa.Column(str, [pa.Check(check, name=f"{column} {name}") for name, check in checks.items()])
            for column, checks in columns.items()
        }
    )
    for name, index in _failures(schema, frame):
        column, check = name.split(" ", 1)
        yield column, check, frame.loc[index]


def problem_at(row: pd.Series, column: str, message: str) -> Problem:
    """A problem at a row of a source file."""
    return Problem(row[FILE], message, int(row[LINE]), column)


def _passes(rule: RowRule) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: ~rule.fails(frame).astype(bool)


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[tuple[str, int]]:
    """Name of the check and index of the row, once each."""
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        found = zip(cases["check"], cases["index"], strict=True)
        return list(dict.fromkeys((str(check), index) for check, index in found))
    return []
