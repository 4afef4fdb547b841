"""Read table: the table of a chart, read back by its headers."""

from itertools import groupby

from dashboard.charts.spec import Chart, Lines
from dashboard.renderings.table import table
from dashboard.tabular import Cell
from tests.renderings.reading import ReadMark, ReadRow, expected_key
from tests.renderings.specs import WORDS

LINKS = True


def read(chart: Chart) -> tuple[ReadRow, ...]:
    found = table(chart)
    rows = [dict(zip(found.headers, cells, strict=True)) for cells in found.rows]
    if isinstance(chart, Lines):
        groups = [list(group) for _, group in groupby(rows, key=lambda row: row[chart.row_header].text)]
    else:
        groups = [[row] for row in rows]
    return tuple(_row(chart, group) for group in groups)


def key(chart: Chart) -> tuple[str, ...]:
    found = table(chart)
    named = {*found.headers, *(cell.text for cells in found.rows[:1] for cell in cells)}
    return tuple(label for label in expected_key(chart) if label in named or label in found.text)


def _row(chart: Chart, group: list[dict[str, Cell]]) -> ReadRow:
    about = {
        WORDS.charts.GROUP,
        WORDS.charts.BASE,
        WORDS.charts.WAVE,
        WORDS.charts.REMARK,
        chart.row_header,
        chart.aside_header,
    }
    cells = [(header, cell) for row in group for header, cell in row.items() if header not in about]
    marks = [(_mark(chart, *pair), pair[1].number) for pair in cells if pair[1].text != WORDS.numbers.ABSENT]
    last = {header: cell.text for header, cell in group[-1].items()}
    return ReadRow(
        panel=last.get(WORDS.charts.GROUP, ""),
        label=last[chart.row_header],
        sublabel="" if isinstance(chart, Lines) else last.get(WORDS.charts.WAVE, ""),
        aside=last.get(chart.aside_header, ""),
        marks=tuple(mark for mark, number in marks if number is not None),
        missing=tuple(mark for mark, number in marks if number is None),
    )


def _mark(chart: Chart, header: str, cell: Cell) -> ReadMark:
    return ReadMark(header if header in expected_key(chart) else "", cell.text, cell.figure_id)
