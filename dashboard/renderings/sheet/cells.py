"""Cells: numbers, links, texts and tables become cells of a worksheet, each in a format made once."""

import textwrap
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import theme

LONGEST_TEXT = 32_767  # what a cell of Excel holds
LONGEST_ADDRESS = 2_079
LINE_HEIGHT = 20  # pixels
SHADED = {"pattern": 14, "fg_color": theme.LINE, "bg_color": theme.GROUND}
"""A cell that is empty because a value is missing."""


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **look: object) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]


def link(sheet: Worksheet, row: int, column: int, address: str, look: Format) -> None:
    """Where a cell leads, whose content is written after it; nothing for what Excel could not hold."""
    if address.startswith(("http://", "https://")) and len(address) <= LONGEST_ADDRESS:
        sheet.write_url(row, column, address, look)


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None) -> None:
    """A text that never runs, cut where Excel would refuse it."""
    sheet.write_string(row, column, text[:LONGEST_TEXT], look)


def add_table(
    sheet: Worksheet, row: int, headers: Sequence[str], height: int, *, name: str, look: Format
) -> None:
    """A table of Excel, to sort and filter, around `height` lines under their headers."""
    columns = [{"header": header, "header_format": look} for header in headers]
    options = {"name": name, "style": "Table Style Light 1", "columns": columns}
    sheet.add_table(row, 0, row + max(height, 1), len(headers) - 1, options)


def header_look(looks: Looks) -> Format:
    return looks(bold=True, font_color=theme.GROUND, bg_color=theme.ACCENT, text_wrap=True, valign="top")


def height_of(texts: Iterable[str], *, widths: Sequence[float]) -> int:
    """Pixels of a row whose texts are wrapped: Excel finds them by itself, other programs do not."""
    pairs = zip(texts, widths, strict=True)
    return LINE_HEIGHT * max((line_count(text, width=width) for text, width in pairs), default=1)


def line_count(text: str, *, width: float) -> int:
    """Lines of a text in a column of this width, in characters."""
    letters = max(4, round(1.15 * width))  # a column as wide as twelve zeros holds some fourteen letters
    return sum(max(1, len(textwrap.wrap(line, width=letters))) for line in text.splitlines() or [""])
