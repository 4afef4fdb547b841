"""Columns: asides and missing words become columns right of the plot, never marks on its axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import theme
from dashboard.charts.spec import Chart, Distribution, Mark, Row
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.key import shape, sign
from dashboard.renderings.drawing.marks import subject
from dashboard.renderings.drawing.parts import Run
from dashboard.renderings.drawing.sheet import RIGHT, SMALL_LINE, Sheet, column

ABSENT = "–"
GLYPH_WIDTH, SIGN_SIZE = 18, 13
SHAPE = 10  # pixels of a sign that is drawn and no letter
GAP = 8
LEAST_MARGIN, EDGE = 14, 3
Group = tuple[str, tuple[Mark, ...]]


@dataclass(frozen=True)
class Columns:
    """Where the columns begin, in pixels from the plot, and how much they take with the plot's own margin."""

    aside: float
    missing: float
    width: float


def columns(chart: Chart, *, margin: float = RIGHT) -> Columns:
    """The columns that a chart needs; a row with an aside and a missing word parts them."""
    asides = _aside_width(chart)
    missing = max((_cell_width(chart, row) for row in chart.rows), default=0)
    are_parted = any(row.aside and row.missing for row in chart.rows)
    both = asides + missing + 2 * GAP if are_parted else max(asides, missing)
    first = max(margin, LEAST_MARGIN) if both else margin
    start = first + (asides + 2 * GAP if are_parted else 0)
    return Columns(first, start, first + both + (EDGE if both else 0))


def head_asides(sheet: Sheet, places: Columns) -> bool:
    """What the asides are, on the line where the sheet stands; whether there are any."""
    if not sheet.chart.aside_header or not any(row.aside for row in sheet.chart.rows):
        return False
    middle = places.aside + _aside_width(sheet.chart) / 2
    sheet.write(
        Run((sheet.chart.aside_header,)),
        y=sheet.y + SMALL_LINE / 2,
        at=column(middle),
        kind="aside header",
        anchor="center",
        size=theme.SMALL,
        color=theme.MUTED,
    )
    return True


def write_columns(sheet: Sheet, places: Columns, row: Row, number: int, *, y: float) -> None:
    """The aside of a row and the words of its missing values, their middle at some pixels from the top."""
    if row.aside:
        middle = places.aside + _aside_width(sheet.chart) / 2
        text = Run((row.aside,), is_bold=True)
        sheet.write(text, y=y, at=column(middle), kind="aside", anchor="center", row=number)
    if row.missing:
        _write_missing(sheet, places, row, number, y=y)


def column_height(chart: Chart, row: Row) -> float:
    """Pixels that the missing words of a row take."""
    return SMALL_LINE * sum(len(_lines(chart, marks)) for _, marks in _groups(row))


def _aside_width(chart: Chart) -> float:
    asides = [letters.width(row.aside, size=theme.BODY, is_bold=True) for row in chart.rows if row.aside]
    header = letters.width(chart.aside_header, size=theme.SMALL) if asides else 0
    return max([header, *asides])


def _groups(row: Row) -> Iterator[Group]:
    """The missing marks of a row that share a word."""
    words = list(dict.fromkeys(mark.written for mark in row.missing))
    ordered = sorted(row.missing, key=lambda mark: words.index(mark.written))
    for word, marks in groupby(ordered, key=lambda mark: mark.written):
        yield word, tuple(marks)


def _has_signs(chart: Chart) -> bool:
    """Whether a reader must be told which series is missing."""
    return not isinstance(chart, Distribution) and sum(one.is_in_key for one in chart.series) > 1


def _lines(chart: Chart, marks: Sequence[Mark]) -> tuple[int, ...]:
    """How many signs stand on each line of a group, the word after them or on a line of its own."""
    if not _has_signs(chart):
        return (0,)
    return (len(marks),) if len(marks) == 1 else (len(marks), 0)


def _cell_width(chart: Chart, row: Row) -> float:
    found = [0.0]
    for word, marks in _groups(row):
        wide = letters.width(f"{ABSENT} {word}", size=theme.SMALL)
        found += [signs * GLYPH_WIDTH for signs in _lines(chart, marks)]
        found.append(wide + (GLYPH_WIDTH if len(_lines(chart, marks)) == 1 and _has_signs(chart) else 0))
    return max(found)


def _write_missing(sheet: Sheet, places: Columns, row: Row, number: int, *, y: float) -> None:
    top = y - column_height(sheet.chart, row) / 2 + SMALL_LINE / 2
    for word, marks in _groups(row):
        x = places.missing
        lines = _lines(sheet.chart, marks)
        if _has_signs(sheet.chart):
            for mark in marks:
                _write_sign(sheet, row, number, mark, x=x + GLYPH_WIDTH / 2 - 2, y=top)
                x += GLYPH_WIDTH
        if len(lines) == 2:
            x, top = places.missing, top + SMALL_LINE
        _write_word(sheet, row, number, word, marks, x=x, y=top)
        top += SMALL_LINE


def _write_sign(sheet: Sheet, row: Row, number: int, mark: Mark, *, x: float, y: float) -> None:
    series = sheet.chart.series_of(mark)
    sheet.write(
        Run((sign(series, is_open=True),), series.role == "total"),
        y=y,
        at=column(x),
        kind="sign",
        anchor="center",
        size=SIGN_SIZE,
        color=theme.color(series.role),
        subjects=(subject(sheet.chart, series, row, number, mark),),
        said=(series.label, *mark.details),
        sign=shape(series, size=SHAPE, is_open=True),
    )


def _write_word(
    sheet: Sheet, row: Row, number: int, word: str, marks: Sequence[Mark], *, x: float, y: float
) -> None:
    """The word, a click on which leads to the passport of the first figure that it speaks of."""
    chart = sheet.chart
    sheet.write(
        Run((f"{ABSENT} {word}",)),
        y=y,
        at=column(x),
        kind="missing",
        size=theme.SMALL,
        color=theme.MISSING,
        subjects=tuple(subject(chart, chart.series_of(mark), row, number, mark) for mark in marks),
        said=marks[0].details if len(marks) == 1 else (),
    )
