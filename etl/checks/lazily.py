"""Lazily: a frame and rules in, one problem for each row that fails out."""

from collections.abc import Callable, Iterator, Sequence
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
    name: str = ""
    """What a problem calls the rule."""


def failing_rows(frame: pd.DataFrame, rules: Sequence[RowRule]) -> Iterator[Problem]:
    """Run every rule on every row, all problems at once."""
    if frame.empty:
        return
    checks = [pa.Check(_passes(rule), name=str(n), ignore_na=False) for n, rule in enumerate(rules)]
    for number, index in _failures(pa.DataFrameSchema(checks=checks), frame):
        rule, row = rules[int(number)], frame.loc[index]
        yield Problem(row[FILE], rule.message(row), int(row[LINE]), rule.column, rule.name)


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
