"""Numbers: one or two values become big numbers, each beside its sentence, without an axis."""

from dashboard import theme
from dashboard.charts.spec import JOINED, Mark, Numbers, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.columns import ABSENT
from dashboard.renderings.drawing.key import write_key
from dashboard.renderings.drawing.marks import Point, by_series, fill, text_fill
from dashboard.renderings.drawing.parts import Area, Drawing, Run
from dashboard.renderings.drawing.sheet import SMALL_LINE, Sheet, Style, edge

GAP = 16
SPACE = 8
LINE = 52
LEAST_LABEL = 150  # pixels of a sentence beside its number; under it with less


def numbers(chart: Numbers, style: Style) -> Drawing:
    """One big number a mark, one under the other."""
    sheet = Sheet(chart, style, right=4)
    write_key(sheet)
    wide = max((_width(mark) for mark in chart.marks), default=0) + GAP
    points = [point for number, row in sheet.rows() for point in _row(sheet, row, number, wide=wide)]
    sheet.layers += [_touched(sheet, point) for point in by_series(sheet, points)]
    return sheet.drawing()


def _width(mark: Mark) -> float:
    """Pixels of a number with its note, or of the word that stands for it."""
    if mark.value is None:
        return letters.width(f"{ABSENT} {mark.written}", size=theme.LARGE)
    note = letters.width(JOINED + mark.note, size=theme.BODY) if mark.note else 0
    return letters.width(mark.text, size=theme.HUGE, is_bold=True) + note


def _row(sheet: Sheet, row: Row, number: int, *, wide: float) -> list[Point]:
    """The numbers of a row at the left, its sentence beside their middle or under them."""
    is_beside = sheet.whole - wide >= LEAST_LABEL
    most = sheet.whole - (wide if is_beside else 0)
    label = letters.wrapped(row.label, most=most, size=theme.BODY)
    sublabel = letters.wrapped(row.sublabel, most=most, size=theme.SMALL) if row.sublabel else ()
    above = letters.height(len(label), size=theme.BODY)
    told = above + SMALL_LINE * len(sublabel)
    high = max(LINE * len(row.marks), told) if is_beside else LINE * len(row.marks)
    points = [
        _number(sheet, row, number, mark, y=sheet.y + high / 2 + LINE * (place - (len(row.marks) - 1) / 2))
        for place, mark in enumerate(row.marks)
    ]
    x, top = (wide, sheet.y + (high - told) / 2) if is_beside else (0, sheet.y + high)
    sheet.write(Run(label), y=top, at=edge(x), kind="label", base="top", row=number)
    if sublabel:
        small = {"size": theme.SMALL, "color": theme.MUTED, "base": "top"}
        sheet.write(Run(sublabel), y=top + above, at=edge(x), kind="sublabel", row=number, **small)
    sheet.y += high + (0 if is_beside else told) + SPACE
    return [point for point in points if point.mark.value is not None]


def _number(sheet: Sheet, row: Row, number: int, mark: Mark, *, y: float) -> Point:
    point = Point(mark, sheet.chart.series_of(mark), row, number, 1.0, y)
    meant = (point.subject(sheet.chart),)
    if mark.value is None:
        text = Run((f"{ABSENT} {mark.written}",))
        small = {"size": theme.LARGE, "color": theme.MISSING, "said": (point.series.label,)}
        sheet.write(text, y=y, at=edge(), kind="missing", subjects=meant, **small)
        return point
    note = [Run((JOINED + mark.note,), color=fill(point), size=theme.BODY)] if mark.note else []
    color = text_fill(point, sheet)
    runs = [Run((mark.text,), is_bold=True), *note]
    sheet.write(*runs, y=y, at=edge(), kind="value", subjects=meant, size=theme.HUGE, color=color)
    return point


def _touched(sheet: Sheet, point: Point) -> Area:
    """An unseen block over a number, that a pointer meets."""
    return Area(0, point.x, point.y, LINE, subject=point.subject(sheet.chart))
