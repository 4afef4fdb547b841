"""Reference: the value that a whole chart is read against becomes its name and its mark above an axis."""

from dashboard import theme
from dashboard.charts.spec import Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.marks import subject
from dashboard.renderings.drawing.parts import Place, Run, Symbol
from dashboard.renderings.drawing.sheet import SMALL_LINE, Sheet

SIZE = 10
SPACES = "  "
_NUMBER = -1  # of its row: it stands before all others


def write_reference(sheet: Sheet, mark: Mark) -> None:
    """« France 14,6 % » over a small mark at its place, kept on the axis; the next thing goes under it."""
    series = sheet.chart.series_of(mark)
    place = min(max(mark.value, sheet.low), sheet.high)
    wide = letters.width(f"{series.label}{SPACES}{mark.written}", size=theme.SMALL, is_bold=True)
    anchor, shift = _side(sheet, sheet.px(place), wide)
    meant = subject(sheet.chart, series, Row("", (mark,)), _NUMBER, mark)
    sheet.write(
        Run((series.label + SPACES,)),
        Run((mark.written,), is_bold=True),
        y=sheet.y + SMALL_LINE / 2,
        at=Place("x", place, shift),
        kind="reference",
        anchor=anchor,
        size=theme.SMALL,
        subjects=(meant,),
    )
    sheet.y += SMALL_LINE + 8
    sheet.layers.append(Symbol(meant, place, sheet.y - 4, "triangle-down", SIZE, theme.INK))


def _side(sheet: Sheet, x: float, wide: float) -> tuple[str, float]:
    """The side of its place on which a text has room, and by how many pixels it is moved to stay whole."""
    free = sheet.left + sheet.plot + min(sheet.right, 14)
    if sheet.left + x - 4 + wide <= free:
        return "left", -min(4, sheet.left + x)
    if x + 4 - wide >= -sheet.left:
        return "right", min(4, free - sheet.left - x)
    return "right", wide - sheet.left - x
