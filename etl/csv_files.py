"""CSV files: one file in, a frame of text cells out, with one problem for each row that cannot be read.

Cells never hold line breaks, so each line is read on its own and a quote left open spoils one row only.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.columns import Table
from etl.files import Unreadable, file_text
from etl.problems import Problem

FILE, LINE = "_file", "_line"
Row = tuple[int, list[str]]
"""The line of a row and its cells."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u2009\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
"""Control characters, narrow and zero-width spaces, line separators, soft hyphens."""

_LONGEST_CELL = 20
"""Lines that a cell with line breaks may span before its quote counts as left open."""


@dataclass(frozen=True)
class CsvTable:
    """The rows of one file in contract order, with their file and line, and what is wrong with the others."""

    frame: pd.DataFrame
    problems: list[Problem]
    is_whole: bool


def csv_table(path: Path, *, name: str, table: Table) -> CsvTable:
    """Read one CSV file; codes stay text and blanks stay `""`.

    Raises:
        Unreadable: the file as a whole cannot be used.
    """
    lines = _lines(path, name=name)
    header = _header(lines[0], name=name, table=table)
    rows, problems = _rows(lines, name=name, widths=_widths(header, table=table))
    if not rows and not problems and not table.may_be_empty:
        raise Unreadable(name, "holds no row. Add at least one.", line=1)
    others = [
        *_unknown_columns(header, name=name, table=table),
        *_untrimmed_cells(rows, header, name=name),
        *_unseen_characters(rows, header, name=name),
    ]
    return CsvTable(_frame(rows, header, name=name, table=table), problems + others, is_whole=not problems)


def _frame(rows: Sequence[Row], header: Sequence[str], *, name: str, table: Table) -> pd.DataFrame:
    """The columns of the contract, trimmed, with the file and line of each row; blank where they may lack."""
    at = [header.index(column) if column in header else None for column in table.column_names]
    cells = [["" if place is None else row[place].strip() for place in at] for _, row in rows]
    frame = pd.DataFrame(cells, columns=list(table.column_names), dtype="str")
    return frame.assign(**{FILE: name, LINE: pd.Series([line for line, _ in rows], dtype="int64")})


def _lines(path: Path, *, name: str) -> list[str]:
    text = file_text(path, name=name)
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        raise Unreadable(
            name, "holds a carriage return inside a line. Save the file with LF line ends.", line=line
        )
    return text.split("\n")


def _header(line: str, *, name: str, table: Table) -> list[str]:
    header = [cell.strip() for cell in _header_cells(line, name=name)]
    _require_commas(header, name=name)
    if fault := _header_fault(header, table=table):
        raise Unreadable(name, fault, line=1)
    return header


def _header_cells(line: str, *, name: str) -> list[str]:
    try:
        return _cells(line)
    except csv.Error:
        raise Unreadable(name, "a quote is left open in the header. Close or remove it.", line=1) from None


def _require_commas(header: Sequence[str], *, name: str) -> None:
    for separator, shown in ((";", "';'"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            raise Unreadable(name, f"cells are separated by {shown}. Save the file with commas.", line=1)


def _header_fault(header: Sequence[str], *, table: Table) -> str:
    missing = [column for column in table.required_names if column not in header]
    twice = [column for column in table.column_names if header.count(column) > 1]
    if len(missing) == len(table.required_names):
        return f"the header is missing. Make line 1 '{','.join(table.column_names)}'."
    if missing:
        return _missing_columns(
            missing, extra=[column for column in header if column not in table.column_names]
        )
    return f"column '{twice[0]}' is there twice. Keep one." if twice else ""


def _missing_columns(missing: Sequence[str], *, extra: Sequence[str]) -> str:
    names = ", ".join(f"'{column}'" for column in missing)
    what = f"column {names} is missing" if len(missing) == 1 else f"columns {names} are missing"
    if extra:
        return f"{what}, and '{extra[0]}' is not one of the contract. Correct the header."
    return f"{what}. Add {'it' if len(missing) == 1 else 'them'} to the header and to every row."


def _unknown_columns(header: Sequence[str], *, name: str, table: Table) -> Iterator[Problem]:
    for column in header:
        if column not in table.column_names:
            message = f"'{column}' is not a column of this table. Remove it."
            yield Problem(name, message, 1, "header")


def _widths(header: Sequence[str], *, table: Table) -> tuple[int, ...]:
    """Cells that a row may have: one a column, or as many as before the last columns, if all may lack."""
    fewest = max((n for n, name in enumerate(header, 1) if name in table.required_names), default=0)
    return (len(header), fewest)


def _rows(lines: Sequence[str], *, name: str, widths: tuple[int, ...]) -> tuple[list[Row], list[Problem]]:
    """Readable rows with their line numbers, and one problem for each that is not."""
    rows: list[Row] = []
    problems: list[Problem] = []
    index = 1
    while index < len(lines):
        span = _cell_span(lines, index, widths=widths)
        row = _row(lines[index], widths=widths, span=span)
        if isinstance(row, str):
            problems.append(Problem(name, row, index + 1))
        elif row:
            rows.append((index + 1, row))
        index += span
    return rows, problems


def _row(line: str, *, widths: tuple[int, ...], span: int) -> list[str] | str:
    """The cells of one line, nothing for a blank line, or a sentence that says what is wrong."""
    if span > 1:
        return f"a cell holds a line break (the row ends {span - 1} line(s) below). Write it on one line."
    if not line.strip():
        return []
    try:
        cells = _cells(line)
    except csv.Error as error:
        return _quote_fault(error)
    if len(cells) not in widths:
        count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        return f"{count} instead of {widths[0]}. Quote a cell that holds a comma, or add what is missing."
    if not any(cell.strip() for cell in cells):
        return "every cell is blank. Remove the row."
    return cells + [""] * (widths[0] - len(cells))


def _quote_fault(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return 'a quote is left open. Close it with ".'
    return f'not valid CSV ({error}). Write a quote inside a quoted cell twice: "".'


def _cell_span(lines: Sequence[str], start: int, *, widths: tuple[int, ...]) -> int:
    """How many lines the row at `start` takes: more than one only if they join into one well-formed row."""
    if lines[start].count('"') % 2 == 0:
        return 1
    for end in range(start + 2, min(start + _LONGEST_CELL, len(lines)) + 1):
        if _is_row("\n".join(lines[start:end]), widths=widths):
            return end - start
    return 1


def _is_row(text: str, *, widths: tuple[int, ...]) -> bool:
    try:
        return len(_cells(text)) in widths
    except csv.Error:
        return False


def _cells(text: str) -> list[str]:
    return next(csv.reader(text.splitlines(keepends=True) if "\n" in text else [text], strict=True), [])


def _untrimmed_cells(rows: Sequence[Row], header: Sequence[str], *, name: str) -> Iterator[Problem]:
    for line, row in rows:
        for column, cell in zip(header, row, strict=True):
            if cell != cell.strip():
                yield Problem(name, f"'{cell}' starts or ends with a space. Remove it.", line, column)


def _unseen_characters(rows: Sequence[Row], header: Sequence[str], *, name: str) -> Iterator[Problem]:
    """Narrow spaces are the dashboard's to add; the others come from a copy and paste."""
    for line, row in rows:
        for column, cell in zip(header, row, strict=True):
            if unseen := _UNSEEN.search(cell.strip()):
                message = (
                    f"holds the character U+{ord(unseen[0]):04X}, which nobody sees. Type a plain space."
                )
                yield Problem(name, message, line, column)
