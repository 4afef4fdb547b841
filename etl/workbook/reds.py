"""Reds: conditional formats that turn red, while one types, what the checks would refuse."""

from collections.abc import Callable, Iterator

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from etl.workbook import sheets, words
from etl.workbook.formats import Formats
from etl.workbook.labels import Labels
from etl.workbook.sheets import Sheet

Cell = Callable[[str], str]
"""The cell of a field in the first row, its column fixed."""


def add_reds(
    page: Worksheet, sheet: Sheet, *, first: int, last: int, formats: Formats, known: Labels
) -> None:
    """The rules of a sheet on all of its rows."""

    def cell(name: str) -> str:
        return xl_rowcol_to_cell(first, sheet.fields.index(sheet.field(name)), col_abs=True)

    for name, formula in _rules(sheet, cell, known):
        column = sheet.fields.index(sheet.field(name))
        rule = {"type": "formula", "criteria": f"={formula}", "format": formats.red}
        page.conditional_format(first, column, last, column, rule)


def _rules(sheet: Sheet, cell: Cell, known: Labels) -> Iterator[tuple[str, str]]:
    """Columns and the formulas that hold where their cell is wrong."""
    if sheet is sheets.MISSING:
        yield from _value("_printed", cell, known)
        yield "_remark", f'AND({cell("_remark")}<>"",{cell("_printed")}="")'
        return
    yield from _required(sheet, cell)
    if sheet is sheets.FIGURES:
        yield from _value("value", cell, known)
        yield from _bases(cell, known)
    if sheet is sheets.ASKED:
        asked, text = cell("question_id"), cell("text")
        yield "missing_reason", f'AND({asked}<>"",{text}="",{cell("missing_reason")}="")'


def _required(sheet: Sheet, cell: Cell) -> Iterator[tuple[str, str]]:
    """Empty, in a row that is begun; a value may be, where a status says why."""
    others = [field.name for field in sheet.fields if not field.name.startswith("_")]
    begun = "+".join(f"LEN({cell(name)})" for name in others)
    for field in sheet.fields:
        if field.required:
            unless = f',{cell("status")}=""' if field.name == "value" else ""
            yield field.name, f'AND({begun}>0,{cell(field.name)}=""{unless})'


def _value(name: str, cell: Cell, known: Labels) -> Iterator[tuple[str, str]]:
    """A text without a digit or with letters among them, a share beyond 100, a number below 0."""
    value, measure = cell(name), cell("measure_id")
    words_of_none = f'ISERROR(MATCH(LOWER({value}),{{"n.d.","nd","{words.WHOLE_CHART}"}},0))'
    is_word = f'ISERROR(VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({value},"%","")," ",""),".",",")))'
    is_word_en = f'ISERROR(VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({value},"%","")," ",""),",",".")))'
    yield name, f"AND(ISTEXT({value}),{is_word},{is_word_en},{words_of_none})"
    is_share = f'OR({measure}="",{measure}="{known.shown("measures", "share")}")'
    yield name, f"AND(ISNUMBER({value}),{is_share},OR({value}<0,{value}>100))"


def _bases(cell: Cell, known: Labels) -> Iterator[tuple[str, str]]:
    """A base as large as what it represents, or larger than any sample."""
    base, population = cell("base_n"), cell("universe_n")
    yield "base_n", f'AND(ISNUMBER({base}),OR({base}={population},AND({base}>20000,{cell("note")}="")))'
    is_lost = f'{cell("status")}="{known.shown("status", "illegible")}"'
    is_deduced = f'{cell("reading")}="{known.shown("reading", "reconstructed")}"'
    yield "note", f'AND({cell("note")}="",OR({is_lost},{is_deduced}))'
