"""Numbers: one or two values become big numbers, each beside its sentence, without an axis."""

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.spec import JOINED, Mark, Numbers, Row
from dashboard.renderings.plotly import letters
from dashboard.renderings.plotly.columns import ABSENT
from dashboard.renderings.plotly.key import write_key
from dashboard.renderings.plotly.marks import Point, fill, link, text_fill, traces
from dashboard.renderings.plotly.sheet import SMALL_LINE, UNSEEN, Json, Sheet, Style

GAP = 16
SPACE = 8
LINE = 52
LEAST_LABEL = 150  # pixels of a sentence beside its number; under it with less


def numbers(chart: Numbers, style: Style) -> go.Figure:
    """One big number a mark, one under the other."""
    sheet = Sheet(chart, style, right=4)
    write_key(sheet)
    wide = max((_width(mark) for mark in chart.marks), default=0) + GAP
    points = [point for number, row in sheet.rows() for point in _row(sheet, row, number, wide=wide)]
    sheet.traces += traces(sheet, points, _touch)
    return sheet.figure()


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
    sheet.write(letters.written(*label), y=top, at=sheet.edge(x), name=f"label {number}", yanchor="top")
    if sublabel:
        small = {"size": theme.SMALL, "color": theme.MUTED, "yanchor": "top"}
        told_small = letters.written(*sublabel)
        sheet.write(told_small, y=top + above, at=sheet.edge(x), name=f"sublabel {number}", **small)
    sheet.y += high + (0 if is_beside else told) + SPACE
    return [point for point in points if point.mark.value is not None]


def _number(sheet: Sheet, row: Row, number: int, mark: Mark, *, y: float) -> Point:
    point = Point(mark, sheet.chart.series_of(mark), row, number, 1.0, y)
    if mark.value is None:
        text = letters.written(f"{ABSENT} {mark.written}")
        name = f"missing {link(row, number, mark)}"
        small = {"size": theme.LARGE, "color": theme.MISSING, "captureevents": True}
        sheet.write(text, y=y, at=sheet.edge(), name=name, hovertext=point.series.label, **small)
        return point
    note = (
        letters.coloured(letters.written(JOINED + mark.note), fill(point), size=theme.BODY)
        if mark.note
        else ""
    )
    text = letters.bold(letters.written(mark.text)) + note
    name = f"value {point.address}"
    sheet.write(text, y=y, at=sheet.edge(), name=name, size=theme.HUGE, color=text_fill(point, sheet))
    return point


def _touch(points: list[Point]) -> Json:
    """Unseen blocks over the numbers, that a pointer meets."""
    return {
        "type": "bar",
        "orientation": "h",
        "width": LINE,
        "marker": {"color": UNSEEN, "line": {"width": 0}},
    }
