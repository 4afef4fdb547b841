"""Reading: what a medium shows of a chart, as records that every medium and the specification share.

Each medium has a module `read_<medium>.py` that draws a chart and reads the result back:

- `read(chart: Chart) -> tuple[ReadRow, ...]`: equal to `expected(chart)`, row by row, in the same order. What
  cannot be seen at once (a narrow segment, a small mark) may be read where it is touched or listed; a missing
  word is read where it stands (a column beside the plot), as one `ReadMark` a series;
- `key(chart: Chart) -> tuple[str, ...]`: the labels that the key names, equal to `expected_key(chart)`;
- `LINKS: bool`: whether its marks lead to the passports of their figures; else every `figure_id` is blank.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.charts.spec import Banner, Bars, Chart, Map, Mark, Panel, Row


class ReadMark(NamedTuple):
    """One value or one missing word as a medium shows it."""

    series: str  # label of its series where the key names it, blank where it does not
    text: str  # `Mark.written`: « 57 % », « 57 % ≠ », « illisible »
    figure_id: str  # blank without link


class ReadRow(NamedTuple):
    """One row as a medium shows it. The line of France is a row of its own, without panel, before all."""

    panel: str  # heading
    label: str
    sublabel: str
    aside: str
    marks: tuple[ReadMark, ...]  # with a value, in the order of the key; in time order for lines
    missing: tuple[ReadMark, ...]  # without one, in the same order


def expected(chart: Chart) -> tuple[ReadRow, ...]:
    """What every medium must show of a chart, in order; rows without any mark included."""
    rows = tuple(_row(chart, panel, row) for panel in chart.panels for row in panel.rows)
    bases = chart.bases if isinstance(chart, Banner) else ()
    return (*_reference(chart), *(_row(chart, Panel(()), row) for row in bases), *rows)


def expected_key(chart: Chart) -> tuple[str, ...]:
    """Labels that the key must name, in order."""
    return tuple(one.label for one in chart.series if one.is_in_key)


def without_links(rows: Iterable[ReadRow]) -> tuple[ReadRow, ...]:
    """The same rows for a medium whose marks lead nowhere."""
    return tuple(row._replace(marks=_bare(row.marks), missing=_bare(row.missing)) for row in rows)


def _bare(marks: Iterable[ReadMark]) -> tuple[ReadMark, ...]:
    return tuple(mark._replace(figure_id="") for mark in marks)


def _reference(chart: Chart) -> tuple[ReadRow, ...]:
    mark = chart.reference if isinstance(chart, Bars | Map) else None
    if mark is None:
        return ()
    read = ReadMark("", mark.written, mark.figure_id)
    return (ReadRow("", chart.series_of(mark).label, "", "", (read,), ()),)


def _row(chart: Chart, panel: Panel, row: Row) -> ReadRow:
    known = tuple(_mark(chart, mark) for mark in row.known)
    missing = tuple(_mark(chart, mark) for mark in row.missing)
    return ReadRow(panel.heading, row.label, row.sublabel, row.aside, known, missing)


def _mark(chart: Chart, mark: Mark) -> ReadMark:
    series = chart.series_of(mark)
    return ReadMark(series.label if series.is_in_key else "", mark.written, mark.figure_id)
