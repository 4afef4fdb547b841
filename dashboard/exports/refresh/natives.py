"""Natives: the values of an Office chart become those of its twin, point by point; all else of it stays."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from dashboard.charts.spec import Chart, Dots, Lines
from dashboard.exports.refresh.books import Book, Unwritten
from dashboard.exports.refresh.report import Change
from dashboard.exports.slides.signing import columns_of, values_in
from dashboard.words import vocabulary

_COPIED = ("numFmt", "dLblPos", "showVal")
"""What a label of a new value takes from its twin; its letters stay."""


class Point(NamedTuple):
    """A value that differs from that of the twin."""

    series: int
    column: int
    place: int
    old: float
    new: float


def is_like(chart: object, other: object) -> bool:
    """Whether both have as many series, and values at the same places."""
    shapes = [
        [
            [value is None for value in values_in(column)]
            for one in _series(each)
            for column in columns_of(one)
        ]
        for each in (chart, other)
    ]
    return len(_series(chart)) == len(_series(other)) and shapes[0] == shapes[1]


def differing(chart: object, other: object) -> list[Point]:
    """The points of a chart whose values are not those of its twin, which is like it."""
    return [
        Point(number, place_of_column, place, old, new)
        for number, (one, twin) in enumerate(zip(_series(chart), _series(other), strict=True))
        for place_of_column, (column, wanted) in enumerate(
            zip(columns_of(one), columns_of(twin), strict=True)
        )
        for place, (old, new) in enumerate(zip(values_in(column), values_in(wanted), strict=True))
        if old is not None and abs(old - new) > 1e-6
    ]


def changes(points: list[Point], other: object, spec: Chart, *, before: int) -> Iterator[Change]:
    """The points in words, but for those of strokes and of places.

    Args:
        other: the native chart of the twin.
        before: rows of the chart that stand in other native charts before this one.
    """
    read, decimals = 1 if isinstance(spec, Lines) else 0, _decimals(spec)
    written = partial(vocabulary().values.value, measure_id=spec.axis.measure_id, decimals=decimals)
    for one in points:
        if one.column == read and not (isinstance(spec, Dots) and one.series == 0):
            name = _name(one, _series(other)[one.series], spec, before=before)
            yield Change(name, written(one.old), written(one.new))


def rows_in(other: object, spec: Chart) -> int:
    """How many rows of the chart this native chart holds."""
    last = _series(other)[-1]
    return 0 if isinstance(spec, Lines) else max(len(values_in(one)) for one in columns_of(last))


def write(chart: object, other: object, points: list[Point]) -> bool:
    """Write the values, their labels and the cells behind them; whether all cells could be."""
    touched = {(one.series, one.place) for one in points}
    rows = {place for _, place in touched}
    for one in points:
        column = columns_of(_series(chart)[one.series])[one.column]
        _point(column, one.place).find("{*}v").text = f"{one.new:.12g}"
    for own, twin in zip(_series(chart), _series(other), strict=True):
        for place in rows:
            _label(own, twin, place)
    return _write_cells(chart, points)


def stretch(chart: object, other: object) -> None:
    """Give the axes the ends and steps of the twin's: the numbers along them are written as it has them."""
    for own, wanted in zip(_axes(chart), _axes(other), strict=False):
        for name in ("max", "min", "majorUnit"):
            held, new = (next(one.iter(f"{{*}}{name}"), None) for one in (own, wanted))
            if held is not None and new is not None:
                held.set("val", new.get("val"))


def _axes(chart: object) -> list[object]:
    return chart._chartSpace.xpath(".//c:valAx")


def _series(chart: object) -> list[object]:
    return chart._chartSpace.xpath(".//c:ser")


def _point(column: object, place: int) -> object:
    return next(one for one in column.iter("{*}pt") if one.get("idx") == str(place))


def _decimals(spec: Chart) -> int:
    """As many as the values of a chart have at most."""
    return max(
        (len(f"{mark.value:g}".partition(".")[2]) for mark in spec.marks if mark.value is not None), default=0
    )


def _name(point: Point, series: object, spec: Chart, *, before: int) -> str:
    label = next(iter(series.xpath("c:tx//c:v/text()")), "")
    if isinstance(spec, Lines):
        marks = (mark for row in spec.rows for mark in row.known)
        year = values_in(columns_of(series)[0])[point.place]
        when = next((one.when for one in marks if one.at is not None and abs(one.at - year) < 1e-3), "")
        return f"{label}, {when}" if when else label
    row = spec.rows[before + point.place].label
    is_named = any(one.label == label and one.is_in_key for one in spec.series)
    return f"{row}, {label}" if is_named and label else row


def _label(own: object, twin: object, place: int) -> None:
    """The label of a point is written as that of the twin, in the letters that it has."""
    mine, wanted = (
        next((one for one in each.iter("{*}dLbl") if one.find("{*}idx").get("val") == str(place)), None)
        for each in (own, twin)
    )
    if mine is None or wanted is None:
        return
    for name in _COPIED:
        held, new = mine.find(f"{{*}}{name}"), wanted.find(f"{{*}}{name}")
        if held is not None and new is not None:
            held.attrib.update(new.attrib)
    said = list(mine.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"))
    told = "".join(one.text or "" for one in wanted.iter("{*}t"))
    for number, one in enumerate(said if told else ()):
        one.text = told if number == 0 else ""


def _write_cells(chart: object, points: list[Point]) -> bool:
    held = chart.part.chart_workbook
    if held.xlsx_part is None or not points:
        return True
    try:
        book = Book(held.xlsx_part.blob)
        for one in points:
            column = columns_of(_series(chart)[one.series])[one.column]
            book.write(next(iter(column.xpath(".//c:f/text()")), ""), one.place, one.new)
    except Unwritten:
        return False
    held.xlsx_part._blob = book.data()
    return True
