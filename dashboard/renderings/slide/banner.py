"""Banner: a table of groups becomes a native table of Office, its letters and signs explained under it."""

from collections.abc import Iterator, Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard import theme
from dashboard.charts.spec import Banner, Mark, Row, Series
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.frames import rgb
from dashboard.renderings.slide.parts import Part, Text

SIZES = (16, 14, 12, 11)  # points of the values
NAMES = 0.26  # part of the box that the names of the rows take
PAD = 4  # points on the left and right of a cell
APART = 16
WHOLE = 0.6  # of a column, that the first one is wider
TINTS = {"above": theme.SEQUENTIAL[1], "below": theme.SCALE_COLORS["unfavourable:3"]}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of Office without fills or lines."""


def draw(chart: Banner, canvas: Canvas) -> None:
    """The table at the largest letters that its box holds, the key at the foot of the box."""
    columns = [one for one in chart.series if one.role != "missing"]
    is_named = _fit(columns, canvas, size=canvas.points(SIZES[-1]), width=_width(canvas, columns))
    keyed = [one for one in chart.series if one.role == "missing" or not is_named]
    lines = list(_key_lines(keyed, canvas))
    small = canvas.points(SIZES[-1])
    high = texts.height_of(len(lines), small) + canvas.emu(6) * bool(lines)
    box = canvas.box.sized(height=canvas.box.height - high)
    _table(chart, columns, canvas.inside(box), is_named=is_named)
    canvas.add(_key(lines, canvas, box.bottom + canvas.emu(6), size=small), name=canvas.words.KEY)


def _width(canvas: Canvas, columns: Sequence[Series]) -> float:
    """Of the column of a group; the whole, whose name is no letter, has more."""
    return canvas.box.width * (1 - NAMES) / (len(columns) + WHOLE)


def _fit(columns: Sequence[Series], canvas: Canvas, *, size: float, width: float) -> bool:
    """Whether the longest word of every name fits its column."""
    words = [word for one in columns for word in one.label.split()]
    return max(texts.width_of(word, size, is_bold=True) for word in words) <= width - 2 * canvas.emu(PAD)


def _table(chart: Banner, columns: Sequence[Series], canvas: Canvas, *, is_named: bool) -> None:
    box, rows = canvas.box, chart.rows
    size = _size(chart, columns, canvas)
    frame = canvas.shapes.add_table(len(rows) + 1, len(columns) + 1, box.left, box.top, box.width, box.height)
    frame.name = canvas.words.TABLE
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    table.columns[0].width = max(1, round(box.width * NAMES))
    for place in range(len(columns)):
        wider = 1 + WHOLE * (place == 0)
        table.columns[place + 1].width = max(1, round(_width(canvas, columns) * wider))
    letters = dict(chart.letters)
    small = canvas.points(SIZES[-1])
    _write(table.cell(0, 0), chart.row_header, canvas, size=small, color=theme.MUTED)
    for place, one in enumerate(columns, start=1):
        said = one.label if is_named else letters.get(one.code, one.label)
        _write(table.cell(0, place), said, canvas, size=small, is_bold=True, is_middle=True)
    for number, row in enumerate(rows, start=1):
        _line(table, number, row, columns, canvas, size=size)
    _low(table, box, canvas, size=size)


def _line(
    table: object, number: int, row: Row, columns: Sequence[Series], canvas: Canvas, *, size: float
) -> None:
    _write(table.cell(number, 0), row.label, canvas, size=min(size, canvas.points(14)))
    marks = {mark.series: mark for mark in row.marks}
    for place, one in enumerate(columns, start=1):
        if one.code in marks:
            _mark(table.cell(number, place), marks[one.code], canvas, size=size)
        else:
            _write(table.cell(number, place), "", canvas, size=size)


def _mark(cell: object, mark: Mark, canvas: Canvas, *, size: float) -> None:
    color = theme.MISSING if mark.is_muted or mark.value is None else theme.INK
    _write(cell, mark.written, canvas, size=size, color=color, is_bold=bool(mark.side), is_middle=True)
    if mark.side:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(TINTS[mark.side])


def _write(
    cell: object,
    text: str,
    canvas: Canvas,
    *,
    size: float,
    color: str = theme.INK,
    is_bold: bool = False,
    is_middle: bool = False,
) -> None:
    cell.margin_left = cell.margin_right = canvas.emu(PAD)
    cell.margin_top = cell.margin_bottom = canvas.emu(1)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if is_middle else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = texts.plain(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, rgb(color)


def _size(chart: Banner, columns: Sequence[Series], canvas: Canvas) -> float:
    """The largest letters at which no value is broken and all rows stand in the box."""
    marks = [mark.written for row in chart.rows for mark in row.marks]
    room = _width(canvas, columns) - 2 * canvas.emu(PAD)
    sizes = [canvas.points(one) for one in SIZES]
    for size in sizes:
        held = sum(_height(row, canvas, size=size) for row in chart.rows) + texts.height_of(3, sizes[-1])
        is_low = held <= canvas.box.height
        if is_low and max((texts.width_of(one, size, is_bold=True) for one in marks), default=0) <= room:
            return size
    return sizes[-1]


def _height(row: Row, canvas: Canvas, *, size: float) -> int:
    """EMU of a line, by the lines that its name takes."""
    name = Text(row.label, min(size, canvas.points(14)))
    lines = name.lines(canvas.box.width * NAMES - 2 * canvas.emu(PAD))
    return texts.height_of(lines, size) + canvas.emu(3)


def _low(table: object, box: Box, canvas: Canvas, *, size: float) -> None:
    """Rows as high as the box allows, none much higher than its text."""
    count = len(table.rows)
    height = min(box.height / count, texts.height_of(2, size) + canvas.emu(4))
    for row in table.rows:
        row.height = max(1, round(height))


def _key_lines(keyed: Sequence[Series], canvas: Canvas) -> Iterator[list[Text]]:
    """What is explained, as many side by side as a line holds."""
    line: list[Text] = []
    room, size = canvas.box.width, canvas.points(SIZES[-1])
    for one in keyed:
        said = Text(one.label, size, theme.MUTED)
        if line and sum(text.width + canvas.emu(APART) for text in line) + said.width > room:
            yield line
            line = []
        line.append(said)
    if line:
        yield line


def _key(lines: Sequence[Sequence[Text]], canvas: Canvas, top: float, *, size: float) -> Iterator[Part]:
    height = texts.height_of(1, size)
    for place, line in enumerate(lines):
        left = canvas.box.left
        for said in line:
            box = Box(left, top + place * height, said.width, height)
            yield Part(canvas.words.KEY, box, (said,), wraps=False)
            left += said.width + canvas.emu(APART)
