"""Book: an Excel file under way: its formats, its headings, and tables of figures on their sheets."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.exports.entries import passport_link
from dashboard.exports.release import data_release
from dashboard.renderings import figures
from dashboard.renderings.formats import number_format
from dashboard.renderings.sheet import cells
from dashboard.renderings.sheet.cells import Looks
from dashboard.tabular import Cell, Table
from dashboard.words import Vocabulary

TEXT_WIDTHS = (24, 120)  # characters of a name and of a text
BODY_SIZE = 11  # points
NARROWEST, WIDEST = 12, 36
MEASURED = 200  # rows that the width of a column is measured on
A3, A4 = 8, 9
_NEVER_RUNS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Book:
    """An XLSX file in memory; `close` gives its bytes, the same for the same data."""

    def __init__(self, words: Vocabulary, *, title: str) -> None:
        self._content = io.BytesIO()
        self.book = xlsxwriter.Workbook(self._content, {"in_memory": True, **_NEVER_RUNS})
        self.looks = Looks(self.book)
        self.words = words
        release = data_release()
        self.version, self.notice = words.exports.version(*release), release.notice
        made_on = datetime.fromisoformat(release.released_on)
        self.book.set_properties({"title": title[:255], "comments": self.version, "created": made_on})

    def close(self) -> bytes:
        self.book.close()
        return self._content.getvalue()

    def page(self, name: str, widths: Sequence[float], *, paper: int = A4) -> Worksheet:
        """A sheet with columns of so many characters, printed one page wide."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(paper)
        if self.notice:
            sheet.set_footer(f"&L{self.notice.replace('&', '&&')}")
        sheet.fit_to_pages(1, 0)
        return sheet

    def text_sheet(self, name: str, heading: str) -> Worksheet:
        """A sheet of names and texts under a heading."""
        sheet = self.page(name, TEXT_WIDTHS)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        self.across(sheet, 0, heading, TEXT_WIDTHS, bold=True, font_size=16, font_color=theme.INK)
        return sheet

    def section(self, sheet: Worksheet, row: int, title: str) -> int:
        """A heading; the row below it."""
        self.across(sheet, row, title, TEXT_WIDTHS, bold=True, font_size=12, font_color=theme.ACCENT)
        return row + 1

    def across(self, sheet: Worksheet, row: int, text: str, widths: Sequence[float], **look: object) -> None:
        """A text over all columns, as high as it needs."""
        format_, size = self.looks(text_wrap=True, valign="top", **look), look.get("font_size", BODY_SIZE)
        if len(widths) > 1:
            sheet.merge_range(row, 0, row, len(widths) - 1, "", format_)
        cells.write_text(sheet, row, 0, text, format_)
        lines = cells.line_count(text, width=sum(widths) * BODY_SIZE / size)
        sheet.set_row_pixels(row, round(lines * size * 1.85))

    def lines(self, sheet: Worksheet, row: int, named: Iterable[tuple[str, str]]) -> int:
        """Name and text, one line each, those without text left out; the row below them."""
        look = self.looks(text_wrap=True, valign="top")
        for name, text in named:
            if text:
                cells.write_text(sheet, row, 0, name, self.looks(bold=True, valign="top", text_wrap=True))
                cells.write_text(sheet, row, 1, text, look)
                height = cells.height_of([name, text], widths=TEXT_WIDTHS)
                sheet.set_row_pixels(row, height)
                row += 1
        return row

    def table_sheet(self, name: str, table: Table, *, table_name: str) -> None:
        """One line a figure or a source, under headers that stay in view."""
        if self.notice:
            table = figures.with_columns(table, (self.words.exports.NOTICE,), (self.notice,))
        sheet = self.page(name, _widths(table), paper=A3)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        look = cells.header_look(self.looks)
        cells.add_table(sheet, 0, table.headers, len(table.rows), name=table_name, look=look)
        for row, held in enumerate(table.rows, start=1):
            self._row(sheet, row, held)
        last = xlsxwriter.utility.xl_rowcol_to_cell(max(len(table.rows), 1), len(table.headers) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last}"})  # codes of regions are texts

    def _row(self, sheet: Worksheet, row: int, held: Sequence[Cell]) -> None:
        top = self.looks(valign="top")
        for column, cell in enumerate(held):
            if cell.number is not None:
                pattern = number_format(cell.number, cell.text)
                look = self.looks(num_format=pattern, valign="top", align="right", indent=1)
                sheet.write_number(row, column, cell.number, look)
            elif cell.text:
                cells.link(sheet, row, column, cell.url or passport_link(cell.figure_id), top)
                cells.write_text(sheet, row, column, cell.text, top)


def _widths(table: Table) -> list[float]:
    """Widths in characters: as wide as the longest text of the first rows, within bounds."""
    first = table.rows[:MEASURED]
    longest = [
        max([len(header), *(len(row[place].text) for row in first)])
        for place, header in enumerate(table.headers)
    ]
    return [min(WIDEST, max(NARROWEST, letters + 2)) for letters in longest]
