"""Sheet: a chart becomes cells of a worksheet, as Excel's own chart over a table that it follows."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import theme
from dashboard.charts.spec import Mark, Numbers
from dashboard.renderings.formats import number_format
from dashboard.renderings.sheet import cells, native
from dashboard.renderings.sheet.cells import LINE_HEIGHT, Looks
from dashboard.renderings.sheet.grid import Column, Grid
from dashboard.words import Vocabulary

WIDE = ("year", "status", "remark", "aside", "helper")  # kinds of columns
BIG = 28  # points of a big number
LANDSCAPE_PAGE, PORTRAIT_PAGE = 700, 1400  # pixels


@dataclass(frozen=True)
class Paper:
    """Where a chart is written: a sheet of a workbook, its formats and the words.

    `link` is the address of the passport of a figure, by its identifier; `""` for none.
    """

    book: xlsxwriter.Workbook
    sheet: Worksheet
    looks: Looks
    words: Vocabulary
    link: Callable[[str], str] = lambda figure_id: ""


def widths(drawn: Grid) -> list[float]:
    """Widths of the columns of its table, in characters, at least as wide together as the chart."""
    held = [_width(column) for column in drawn.columns]
    left = max(0, native.WIDTH / 7 - sum(held))
    return [
        width + left * (column.kind == "status") for width, column in zip(held, drawn.columns, strict=True)
    ]


def write(paper: Paper, drawn: Grid, *, top: int, table_name: str, alt: str = "") -> int:
    """Draw the chart from row `top` on, its table below; the row below both.

    Numbers are numbers, written as the site writes them; a cell is empty and shaded where a value is missing,
    with the reason in the column of statuses.
    """
    if not drawn.lines:
        cells.write_text(paper.sheet, top, 0, paper.words.charts.NOTHING)
        return top + 1
    row = _chart(paper, drawn, top=top, alt=alt)
    _table(paper, drawn, row, name=table_name)
    below = row + len(drawn.lines) + 1
    height = below * LINE_HEIGHT
    if height <= LANDSCAPE_PAGE:
        paper.sheet.set_landscape()
    elif height > PORTRAIT_PAGE:
        paper.sheet.set_h_pagebreaks([row])  # the table on a page of its own
    for place, series in enumerate(drawn.chart.silent):
        cells.write_text(paper.sheet, below + place, 0, series.label, paper.looks(font_color=theme.MUTED))
    return below + len(drawn.chart.silent)


def _chart(paper: Paper, drawn: Grid, *, top: int, alt: str) -> int:
    """The row under the native chart; `top` where there is none."""
    below = top + math.ceil(native.height(drawn) / LINE_HEIGHT) + 2
    chart = native.native(paper.book, drawn, sheet=paper.sheet.get_name(), header_row=below)
    if chart is None:
        return top
    options = {"object_position": 2, "description": alt, "x_offset": 4, "y_offset": 4}
    paper.sheet.insert_chart(top, 0, chart, options)
    return below


def _table(paper: Paper, drawn: Grid, row: int, *, name: str) -> None:
    headers, sizes = [column.header for column in drawn.columns], widths(drawn)
    look = cells.header_look(paper.looks)
    cells.add_table(paper.sheet, row, headers, len(drawn.lines), name=name, look=look)
    paper.sheet.set_row_pixels(row, cells.height_of(headers, widths=[size * 0.9 for size in sizes]))
    for place in range(len(drawn.lines)):
        _line(paper, drawn, place, sizes, row=row + 1 + place)
    last = xlsxwriter.utility.xl_rowcol_to_cell(row + len(drawn.lines), len(headers) - 1)
    paper.sheet.ignore_errors({"number_stored_as_text": f"A{row + 1}:{last}"})


def _line(paper: Paper, drawn: Grid, place: int, sizes: Sequence[float], *, row: int) -> None:
    bold = {"bold": True} if drawn.lines[place].row.is_strong else {}
    is_big = isinstance(drawn.chart, Numbers)
    held = [column.cells[place] for column in drawn.columns]
    for number, (content, column) in enumerate(zip(held, drawn.columns, strict=True)):
        if isinstance(content, Mark):
            _mark(paper, row, number, content, {"font_size": BIG, "bold": True} if is_big else bold)
        elif isinstance(content, str):
            muted = {"font_color": theme.MUTED} if column.kind == "helper" else {}
            look = paper.looks(text_wrap=True, valign="top", indent=int(number > 0), **bold, **muted)
            cells.write_text(paper.sheet, row, number, content, look)
        elif content is not None:
            look = paper.looks(num_format=number_look(column.kind), valign="top", align="right")
            paper.sheet.write_number(row, number, content, look)
    texts = [content if isinstance(content, str) else "" for content in held]
    tall = round(BIG * 1.9) if is_big else 0
    paper.sheet.set_row_pixels(row, max(cells.height_of(texts, widths=sizes), tall))


def number_look(kind: str) -> str:
    """The format of a number that no mark writes: a year, or when a mark is."""
    return "0" if kind == "year" else "0.00"


def _mark(paper: Paper, row: int, column: int, mark: Mark, look: dict[str, object]) -> None:
    """The number in its own format; shaded where it is missing."""
    if mark.value is None:  # without a link, which some programs would read as the content of the cell
        paper.sheet.write_blank(row, column, None, paper.looks(**cells.SHADED))
        return
    pattern = number_format(mark.value, mark.written)
    format_ = paper.looks(num_format=pattern, valign="top", align="right", indent=1, **look)
    cells.link(paper.sheet, row, column, paper.link(mark.figure_id), format_)
    paper.sheet.write_number(row, column, mark.value, format_)


def _width(column: Column) -> float:
    """Names by their text, numbers by the longest word of their header."""
    if column.kind == "value":
        written = [len(mark.written) + 3 for mark in column.cells if isinstance(mark, Mark)]
        words = [len(word) + 3 for word in column.header.split()]
        return min(24, max([12, *words, *written]))
    texts = [len(text) + 2 for text in column.cells if isinstance(text, str)]
    return min(60 if column.kind in WIDE else 46, max([14, *texts]))
