"""Codes: the marks of a series become cells of the workbook behind a chart, and one format for them."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts.spec import Mark, Row, Series
from dashboard.renderings.formats import GENERAL, number_format

FINEST = 3  # decimals of a value in a workbook

Column = Sequence[Mark | None]
"""The marks of a series, a row each."""


def column(rows: Sequence[Row], one: Series) -> Column:
    """The marks of a series that have a value, None for a row without."""
    return [next((mark for mark in row.known if mark.series == one.code), None) for row in rows]


def held(value: float) -> int | float:
    """The value as a workbook holds it, without the rest of a subtraction: 87.99999 is 88."""
    rounded = round(float(value), FINEST)
    return int(rounded) if rounded.is_integer() else rounded


def values(column: Column) -> list[float | None]:
    """The cells of a series; None where there is no value: the cell stays empty."""
    return [held(mark.value) if mark else None for mark in column]


def common(column: Column) -> str:
    """The format of most values of a series; `General` for none."""
    known = Counter(number_format(mark.value, mark.written) for mark in column if mark)
    return known.most_common(1)[0][0] if known else GENERAL
