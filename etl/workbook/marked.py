"""Marked: the workbook of a person and what is wrong with it in, a copy with each wrong cell red out."""

import io
from collections import defaultdict
from collections.abc import Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties

from etl.workbook import words
from etl.workbook.draft import Mark
from etl.workbook.formats import RED, RED_INK
from etl.workbook.reading import opened

_FILL = PatternFill("solid", fgColor=f"FF{RED[1:]}")
_FONT = Font(name="Calibri", bold=True, color=f"FF{RED_INK[1:]}")
_WRAP = Alignment(wrap_text=True, vertical="top")


def marked(data: bytes, marks: Sequence[Mark]) -> bytes:
    """The copy, its first sheet the list of what to correct; marks of an earlier copy are gone.

    Raises:
        Refused: the workbook cannot be opened.
    """
    _, copy = opened(data)
    _clear(copy)
    told: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for mark in marks:
        told[mark.sheet, mark.row, mark.column].append(mark.message)
    for (sheet, row, column), messages in told.items():
        _mark(copy[sheet].cell(row, column), "\n".join(dict.fromkeys(messages)))
    _list(copy, marks)
    content = io.BytesIO()
    copy.save(content)
    return content.getvalue()


def _mark(cell: Cell | MergedCell, message: str) -> None:
    comment = Comment(message, words.MARKER, height=120, width=340)
    if isinstance(cell, MergedCell):
        return
    cell.comment, cell.fill = comment, _FILL


def _clear(book: Workbook) -> None:
    if words.SHEETS["wrong"] in book.sheetnames:
        del book[words.SHEETS["wrong"]]
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == words.MARKER:
                    cell.comment, cell.fill = None, PatternFill()


def _list(book: Workbook, marks: Sequence[Mark]) -> None:
    page = book.create_sheet(words.SHEETS["wrong"], 0)
    page.append([words.WRONG_LEAD])
    page.append([])
    page.append(list(words.WRONG_HEADERS))
    for mark in marks:
        cell = f"{get_column_letter(mark.column)}{mark.row}"
        page.append([mark.sheet, cell, mark.header, mark.message])
        at = page.cell(page.max_row, 2)
        at.hyperlink = f"#'{mark.sheet}'!{cell}"
        at.style = "Hyperlink"
        page.row_dimensions[at.row].height = 15 * -(-len(mark.message) // 92)
    for letter, width in zip("ABCD", (22, 10, 26, 96), strict=True):
        page.column_dimensions[letter].width = width
    for row in page.iter_rows(min_row=3):
        for one in row:
            one.alignment = _WRAP
    for one in (page["A1"], *page[3]):
        one.font = _FONT
    page.freeze_panes = "A4"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    book.active = 0
