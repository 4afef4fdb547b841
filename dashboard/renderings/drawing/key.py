"""Key: the series of a chart become named signs above it, in lines that a phone shows whole."""

from collections.abc import Iterator

from dashboard import theme
from dashboard.charts.spec import Bars, Chart, Map, Series
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.parts import Run, Sign
from dashboard.renderings.drawing.sheet import Sheet, edge

LINE = 24
SIGN_WIDTH, SIGN_SIZE = 22, 18
SHAPE = 12  # pixels of a sign that is drawn and no letter
APART = 18  # between two names
_SHAPE_SIGNS = {"bar": "■", "hatched": "▨", "dotted": "▒", "tick": "┃", "line": "━"}


def write_key(sheet: Sheet) -> None:
    """Sign and name of each series that the key names, in their order; the next thing goes under it."""
    shown = named(sheet.chart) if sheet.style.has_key else []
    for one, x, y in _placed(sheet, shown):
        drawn = Run((sign(one),), one.role == "total", theme.color(one.role), _sign_size(one))
        name = Run(letters.wrapped(one.label, most=sheet.whole - SIGN_WIDTH, size=theme.BODY))
        at = edge(x + SIGN_WIDTH / 2 - 3)
        sheet.write(drawn, y=y, at=at, kind="sign", anchor="center", sign=shape(one))
        color = theme.MISSING if one.role == "missing" else theme.INK
        sheet.write(name, y=y, at=edge(x + SIGN_WIDTH), kind="key", color=color)
    if shown:
        sheet.y += 8


def named(chart: Chart) -> list[Series]:
    """The series that the key names, in their order."""
    return [one for one in chart.series if one.is_in_key and not _is_named_at_its_line(chart, one)]


def sign(series: Series, *, is_open: bool = False) -> str:
    """What stands for a series in a text: its shape, open where there is no value."""
    is_open = is_open or series.role == "missing"
    if series.role == "total":
        return "%"
    if series.shape == "bar" and is_open:
        return "□"
    return _SHAPE_SIGNS.get(series.shape) or theme.glyph(series.role, is_open=is_open)


def shape(series: Series, *, size: int = SHAPE, is_open: bool = False) -> Sign | None:
    """The shape that the sign of a series draws; None for one that is a letter."""
    if series.role == "total":
        return None
    is_open = is_open or series.role == "missing"
    return Sign(theme.symbol(series.role) if series.shape == "mark" else series.shape, size, is_open)


def _is_named_at_its_line(chart: Chart, series: Series) -> bool:
    """Whether the series is that of the value that everything is read against."""
    reference = chart.reference if isinstance(chart, Bars | Map) else None
    return reference is not None and reference.series == series.code


def _sign_size(series: Series) -> int:
    is_thin = series.role in ("total", "reference") or series.shape in ("tick", "line")
    is_wide = theme.is_wide(series.role) and series.shape == "mark"
    return theme.SMALL if is_thin or is_wide else SIGN_SIZE


def _placed(sheet: Sheet, named: list[Series]) -> Iterator[tuple[Series, float, float]]:
    """Each series with the left end and the middle of its entry."""
    x = 0.0
    for one in named:
        lines = letters.wrapped(one.label, most=sheet.whole - SIGN_WIDTH, size=theme.BODY)
        wide = SIGN_WIDTH + max(letters.width(line, size=theme.BODY) for line in lines)
        if x and x + wide > sheet.whole:
            sheet.y, x = sheet.y + LINE, 0.0
        extra = letters.height(len(lines) - 1, size=theme.BODY)
        yield one, x, sheet.y + (LINE + extra) / 2
        sheet.y += extra
        x += wide + APART
    if named:
        sheet.y += LINE
