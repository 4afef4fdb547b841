"""Reads a chart back from the worksheet that it becomes: the table that Excel's own chart is drawn over."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import groupby

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.charts.spec import Chart, Lines
from dashboard.renderings import sheet
from dashboard.renderings.sheet import Paper
from dashboard.renderings.sheet.cells import Looks
from dashboard.renderings.sheet.grid import Column, grid
from dashboard.words import vocabulary
from tests.renderings.read_slide import formatted
from tests.renderings.reading import ReadMark, ReadRow

LINKS = False  # numbers lead to their passports where the site is known (tests/dashboard/test_workbook.py)
WORDS = vocabulary("fr")


def read(chart: Chart) -> tuple[ReadRow, ...]:
    """Each line of the table, those of one row of lines over time together."""
    page = drawn(chart)
    if not page.tables:
        return ()
    (table,) = page.tables.values()
    header, *lines = page[table.ref]
    columns = grid(chart, WORDS).columns
    assert [cell.value for cell in header] == [column.header for column in columns]
    rows = [_row(line, columns) for line in lines]
    return tuple(_joined(rows)) if isinstance(chart, Lines) else tuple(rows)


def key(chart: Chart) -> tuple[str, ...]:
    """Labels of series that a cell holds: a header, the row of France, a line under the table."""
    texts = {cell.value for row in drawn(chart).iter_rows() for cell in row}
    return tuple(one.label for one in chart.series if one.is_in_key and one.label in texts)


@cache
def drawn(chart: Chart) -> Worksheet:
    """The worksheet of a chart, opened again."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet("Essai")
    paper = Paper(book, page, Looks(book), WORDS)
    sheet.write(paper, grid(chart, WORDS), top=0, table_name="Tableau_1")
    book.close()
    return openpyxl.load_workbook(content)["Essai"]


def _row(line: tuple[Cell, ...], columns: tuple[Column, ...]) -> ReadRow:
    texts = {column.kind: str(cell.value or "") for cell, column in zip(line, columns, strict=True)}
    values = [(cell, column) for cell, column in zip(line, columns, strict=True) if column.kind == "value"]
    marks = tuple(_mark(cell, column) for cell, column in values if cell.value is not None)
    missing = tuple(_missing(texts["status"], column) for cell, column in values if _is_shaded(cell))
    return ReadRow(
        panel=texts.get("group", ""),
        label=texts["label"],
        sublabel=texts.get("sublabel", ""),
        aside=texts.get("aside", ""),
        marks=marks,
        missing=missing,
    )


def _mark(cell: Cell, column: Column) -> ReadMark:
    return ReadMark(
        column.series.label if column.series else "", formatted(cell.value, cell.number_format), ""
    )


def _missing(status: str, column: Column) -> ReadMark:
    """A shaded cell with the reason that the column of statuses gives it."""
    reasons = [part.partition("\u202f: ") for part in status.split("\u202f; ")]
    named = [word for word, _, names in reasons if column.header in names.split(", ")]
    return ReadMark(_label(column), named[0] if named else status, "")


def _label(column: Column) -> str:
    return column.series.label if column.series else ""


def _is_shaded(cell: Cell) -> bool:
    return cell.value is None and cell.fill.fill_type is not None


def _joined(rows: list[ReadRow]) -> Iterator[ReadRow]:
    for _, group in groupby(rows, key=lambda row: (row.panel, row.label)):
        held = list(group)
        marks = tuple(mark for row in held for mark in row.marks)
        yield held[-1]._replace(marks=marks, missing=tuple(mark for row in held for mark in row.missing))
