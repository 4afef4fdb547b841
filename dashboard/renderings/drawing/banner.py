"""Banner: a table of groups becomes rows of tiles, each under the letter or the name of its column.

As many columns stand beside each other as the width holds; the others follow on lines of their own, in the
same order, so that a letter finds its tile on a phone too.
"""

from dashboard import theme
from dashboard.charts.spec import Banner, Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.marks import Point
from dashboard.renderings.drawing.parts import Block, Drawing, Place, Run
from dashboard.renderings.drawing.sheet import Sheet, Style, edge

KEY_LINE, APART, SPACE = 22, 18, 10
LETTER, VALUE = 18, 24  # pixels of the letter and of the value of a tile
ROOM = 12  # pixels around the widest value
TINTS = {"above": theme.SEQUENTIAL[1], "below": theme.SCALE_COLORS["unfavourable:3"], "": theme.GRID}


def banner(chart: Banner, style: Style) -> Drawing:
    """The key, which gives each letter its name, then the rows."""
    sheet = Sheet(chart, style, left=2, right=2)
    if style.has_key:
        _key(sheet, chart)
    most = sum(one.role != "missing" for one in chart.series)
    columns = max(1, min(most, int(sheet.plot / (_widest(chart) + ROOM))))
    named = dict(chart.letters)
    for number, row in enumerate(chart.rows):
        sheet.label(row, number)
        _tiles(sheet, row, number, columns=columns, named=named)
        sheet.y += SPACE
    return sheet.drawing()


def _key(sheet: Sheet, chart: Banner) -> None:
    """The columns by their names and letters, then what the signs in the tiles mean."""
    x = 0.0
    for one in (series for series in chart.series if series.is_in_key):
        is_sign = one.role == "missing"
        lines = letters.wrapped(one.label, most=sheet.whole, size=theme.SMALL)
        wide = max(letters.width(line, size=theme.SMALL) for line in lines)
        if x and (is_sign or x + wide > sheet.whole):
            x, sheet.y = 0.0, sheet.y + KEY_LINE
        color = theme.MUTED if is_sign else theme.INK
        sheet.write(Run(lines), y=sheet.y, at=edge(x), kind="key", base="top", size=theme.SMALL, color=color)
        sheet.y += letters.height(len(lines) - 1, size=theme.SMALL)
        x += wide + APART
    sheet.y += KEY_LINE + SPACE


def _widest(chart: Banner) -> float:
    marks = [mark for row in chart.rows for mark in row.marks]
    return max(letters.width(mark.written, size=theme.BODY, is_bold=True) for mark in marks)


def _tiles(sheet: Sheet, row: Row, number: int, *, columns: int, named: dict[str, str]) -> None:
    """Each column at one place in all rows, also where a row has no mark of it."""
    order = [one.code for one in sheet.chart.series if one.role != "missing"]
    marks = {mark.series: mark for mark in row.marks}
    for start in range(0, len(order), columns):
        for place, code in enumerate(order[start : start + columns]):
            if code in marks:
                _tile(
                    sheet, row, number, marks[code], place=place, columns=columns, letter=named.get(code, "")
                )
        sheet.y += LETTER + VALUE + 4


def _tile(sheet: Sheet, row: Row, number: int, mark: Mark, *, place: int, columns: int, letter: str) -> None:
    """The letter, and under it the value on its tile, or the sign that stands for it."""
    chart, width = sheet.chart, 1 / columns
    series = chart.series_of(mark)
    middle, y = (place + 0.5) * width, sheet.y + LETTER + VALUE / 2
    meant = Point(mark, series, row, number, middle, y).subject(chart)
    at = Place("x", middle)
    name = letter or _short(series.label, most=sheet.plot * width)
    small = {"size": theme.SMALL, "color": theme.MUTED, "anchor": "center"}
    sheet.write(Run((name,)), y=sheet.y + LETTER / 2, at=at, kind="letter", **small)
    if mark.value is None:
        sheet.write(
            Run((mark.written,)), y=y, at=at, kind="missing", subjects=(meant,), said=meant.said, **small
        )
        return
    gap = 0.04 * width
    fill = TINTS[mark.side]
    sheet.layers.append(Block(place * width + gap, width - 2 * gap, y, VALUE, fill, meant, fill))
    color = theme.MISSING if mark.is_muted else theme.INK
    run = Run((mark.written,), is_bold=bool(mark.side))
    sheet.write(run, y=y, at=at, kind="value", subjects=(meant,), anchor="center", color=color)


def _short(label: str, *, most: float) -> str:
    """The name of the whole, which has no letter, where its tile holds it."""
    return label if letters.width(label, size=theme.SMALL) <= most else ""
