"""Reading: the bytes of a workbook in, its known sheets with their rows of cells out, wherever they are.

Bounded before it is parsed: parts, bytes, rows, and cells of ranges that a parser would spread out.
"""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl import archives
from etl.archives import ArchiveRefused, Limits, Parts
from etl.problems import Refused
from etl.workbook import faults, sheets, words
from etl.workbook.labels import plain
from etl.workbook.sheets import Sheet

LIMITS = Limits(archive=10 * 2**20, unpacked=48 * 2**20, text=16 * 2**20, texts=24 * 2**20, parts=500)
MOST_CELLS = 300_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
HEADERS_WITHIN = 20
"""Rows from the top among which headers are looked for."""


@dataclass(frozen=True)
class Cell:
    """What a person typed, as the spreadsheet keeps it."""

    sheet: str
    row: int
    column: int
    value: Any = None
    number_format: str = "General"
    is_formula: bool = False
    merged_from: int = 0
    """The first row of the merged cells that it lies in, 0 for none."""


@dataclass(frozen=True)
class Line:
    """One row of a sheet: its cells by field."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    is_hidden: bool = False


@dataclass
class Table:
    """One known sheet, as it was found."""

    sheet: Sheet
    title: str
    header_row: int
    columns: dict[str, int]
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Book:
    tables: dict[str, Table]
    """By the name of the sheet, not by its title."""

    @property
    def hidden_n(self) -> int:
        return sum(line.is_hidden for table in self.tables.values() for line in table.lines)


def book(data: bytes) -> Book:
    """The sheets that the headers tell, renamed or moved, with their columns in any order.

    Raises:
        Refused: no workbook of ours, protected by a password, damaged, or too large; one French sentence.
    """
    values, formulas = opened(data)
    found = dict(_tables(values, formulas))
    if not found.keys() & {"missing", "figures"}:
        raise Refused(faults.NO_SHEET)
    return Book(found)


def opened(data: bytes) -> tuple[Workbook, Workbook]:
    """The workbook with the values that its formulas had, and with the formulas.

    Raises:
        Refused: as for `book`.
    """
    held = _parts(data)
    _require_small(held)
    return _loaded(data, values=True), _loaded(data, values=False)


def _parts(data: bytes) -> Parts:
    try:
        held = archives.parts(data, LIMITS)
    except ArchiveRefused as refused:
        raise Refused(faults.of_file(refused.fault, data)) from None
    if b"spreadsheetml" not in held.get("[Content_Types].xml", b""):
        raise Refused(faults.NOT_XLSX)
    return held


def _require_small(held: Parts) -> None:
    """No more cells than a person fills, those of merged and linked ranges included."""
    cells = 0
    for name, part in held.items():
        if archives.is_text(part) and ("worksheets" in name or "sheet" in name.lower()):
            cells += sum(_sizes(part))
        if cells > MOST_CELLS:
            raise Refused(faults.TOO_MANY_CELLS)


def _sizes(part: bytes) -> Iterator[int]:
    """Cells that each element of a sheet stands for."""
    try:
        for _, element in etree.iterparse(io.BytesIO(part), resolve_entities=False, no_network=True):
            name = etree.QName(element).localname
            if name == "c":
                yield 1
            elif name in ("mergeCell", "hyperlink", "selection"):
                yield _area(element.get("ref", ""))
            element.clear()
    except etree.XMLSyntaxError:
        raise Refused(faults.DAMAGED) from None


def _area(ref: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(ref) if ref else (1, 1, 1, 1)
        return (right - left + 1) * (bottom - top + 1)
    except (ValueError, TypeError):
        raise Refused(faults.DAMAGED) from None


def _loaded(data: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: extensions, headers
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except MemoryError:
        raise
    except Exception:  # a parser that meets what it does not expect raises anything
        raise Refused(faults.DAMAGED) from None


def _tables(values: Workbook, formulas: Workbook) -> Iterator[tuple[str, Table]]:
    """The first sheet of each kind, whatever its title."""
    seen: set[str] = set()
    for page in values.worksheets:
        table = _table(page)
        if table and table.sheet.name not in seen:
            seen.add(table.sheet.name)
            table.lines = list(_lines(page, formulas[page.title], table))
            yield table.sheet.name, table


def _table(page: Worksheet) -> Table | None:
    """The kind whose headers the sheet has most of."""
    if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
        raise Refused(faults.too_many_rows(page.title))
    if form := _form(page):
        return form
    found = [one for row in range(1, min(page.max_row, HEADERS_WITHIN) + 1) for one in _headed(page, row)]
    return max(found, key=lambda one: len(one.columns) / len(one.sheet.fields), default=None)


def _headed(page: Worksheet, row: int) -> Iterator[Table]:
    titles = {plain(str(cell.value)): cell.column for cell in page[row] if cell.value is not None}
    for sheet in sheets.SHEETS.values():
        columns = {one.name: titles[plain(one.header)] for one in sheet.fields if plain(one.header) in titles}
        if sheet is not sheets.STUDY and columns.keys() >= set(sheet.signs):
            yield Table(sheet, page.title, row, columns)


def _form(page: Worksheet) -> Table | None:
    """The sheet of the study: names of lines in one column, answers in the next."""
    named = {plain(one.header): one.name for one in sheets.STUDY.fields}
    for column in range(1, min(page.max_column, HEADERS_WITHIN) + 1):
        cells = [page.cell(row, column) for row in range(1, min(page.max_row, 100) + 1)]
        rows = {named[plain(str(cell.value))]: cell.row for cell in cells if plain(str(cell.value)) in named}
        if rows.keys() >= set(sheets.STUDY.signs):
            return Table(sheets.STUDY, page.title, column, rows)
    return None


def _lines(page: Worksheet, formulas: Worksheet, table: Table) -> Iterator[Line]:
    merged = _merged(page)
    if table.sheet is sheets.STUDY:
        answers = _answers_column(page, table)
        cells = {name: _cell(page, formulas, row, answers, merged) for name, row in table.columns.items()}
        yield Line(page.title, table.header_row, cells)
        return
    for row in range(table.header_row + 1, page.max_row + 1):
        cells = {name: _cell(page, formulas, row, column, merged) for name, column in table.columns.items()}
        typed = [cell for name, cell in cells.items() if not table.sheet.field(name).is_shown_only]
        if any(cell.value is not None or cell.is_formula for cell in typed):
            yield Line(page.title, row, cells, bool(page.row_dimensions[row].hidden))


def _answers_column(page: Worksheet, table: Table) -> int:
    """Under the header of answers, or beside the names."""
    wanted = plain(words.KEY_VALUE[1])
    top = range(1, min(table.columns.values()))
    found = [
        cell.column for row in top for cell in page[row] if cell.value and plain(str(cell.value)) == wanted
    ]
    return found[0] if found else table.header_row + 1


Merged = dict[tuple[int, int], tuple[int, int]]


def _merged(page: Worksheet) -> Merged:
    """The cells of merged ranges, and the first of each."""
    return {
        (row, column): (area.min_row, area.min_col)
        for area in page.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


def _cell(page: Worksheet, formulas: Worksheet, row: int, column: int, merged: Merged) -> Cell:
    """A cell; those of a merged range all say what its first says."""
    first = merged.get((row, column), (row, column))
    source = page.cell(*first)
    is_formula = formulas.cell(*first).data_type == "f"
    value = None if isinstance(source.value, str) and not source.value.strip() else source.value
    top = first[0] if (row, column) in merged else 0
    return Cell(page.title, row, column, value, source.number_format or "General", is_formula, top)
