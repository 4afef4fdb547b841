"""Reference: the value that a whole chart is read against becomes its name and its mark above an axis."""

from dashboard import theme
from dashboard.charts.spec import Mark, Row
from dashboard.renderings.plotly import letters
from dashboard.renderings.plotly.marks import Point, traces
from dashboard.renderings.plotly.sheet import SMALL_LINE, Sheet

_MARK = {"symbol": "triangle-down", "size": 10, "color": theme.INK}
_NUMBER = -1  # of its row: it stands before all others


def write_reference(sheet: Sheet, mark: Mark) -> None:
    """« France 14,6 % » over a small mark at its place, kept on the axis; the next thing goes under it."""
    label = sheet.chart.series_of(mark).label
    place = min(max(mark.value, sheet.low), sheet.high)
    wide = letters.width(f"{label}  {mark.written}", size=theme.SMALL, is_bold=True)
    anchor, shift = _side(sheet, sheet.px(place), wide)
    sheet.write(
        f"{letters.written(label)}  {letters.bold(letters.written(mark.written))}",
        y=sheet.y + SMALL_LINE / 2,
        at={"x": place, "xshift": shift},
        name="reference",
        anchor=anchor,
        size=theme.SMALL,
    )
    sheet.y += SMALL_LINE + 8
    point = Point(mark, sheet.chart.series_of(mark), Row("", (mark,)), _NUMBER, place, sheet.y - 4)
    look = {"type": "scatter", "mode": "markers", "cliponaxis": False, "marker": _MARK}
    sheet.traces += traces(sheet, [point], lambda _: look)


def _side(sheet: Sheet, x: float, wide: float) -> tuple[str, float]:
    """The side of its place on which a text has room, and by how many pixels it is moved to stay whole."""
    free = sheet.left + sheet.plot + min(sheet.right, 14)
    if sheet.left + x - 4 + wide <= free:
        return "left", -min(4, sheet.left + x)
    if x + 4 - wide >= -sheet.left:
        return "right", min(4, free - sheet.left - x)
    return "right", wide - sheet.left - x
