"""Dots: several series on each row become a native chart of points, one lane a row, joined from low to high.

Two values of a row stand on the outer sides of their marks; where there may be more, each series has a column
of values beside the plot, so that no value lies over another.
"""

from collections.abc import Mapping, Sequence

from pptx.enum.chart import XL_AXIS_CROSSES, XL_LABEL_POSITION, XL_MARKER_STYLE

from dashboard import theme
from dashboard.charts.spec import Dots, Mark, Row, Series
from dashboard.renderings.formats import GENERAL
from dashboard.renderings.slide import codes, frames, labels, looks, parts, scales, texts
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.codes import Column
from dashboard.renderings.slide.labels import Label
from dashboard.renderings.slide.lanes import Block, Sizes, Wish
from dashboard.renderings.slide.parts import Part
from dashboard.renderings.slide.rows import Rows, Values

WIDEST_NAMES, MANY_NAMES, NARROWEST_PLOT = 0.31, 0.53, 0.2  # parts of a column
MARKER, MOST_MARKER = 16, 0.42  # points; part of a lane
JOIN = 3  # points across
AT_MARKS = 2  # series whose values are written at their marks
SAME_PLACE = 2.2  # percent of the axis: nearer marks of a row stand one over the other
DODGE, MOST_DODGE = 0.32, 0.6  # of a lane: between two such marks, between the first and the last
AFTER_MARK = 10  # points between the middle of a mark and its value


def draw(chart: Dots, canvas: Canvas) -> None:
    """A chart of points a block of rows, and all that is written around it."""
    _Dots(chart, canvas).draw()


class _Dots(Rows):
    """A mark a series on each lane, on one axis."""

    def __init__(self, chart: Dots, canvas: Canvas) -> None:
        held = {mark.series for mark in chart.marks}
        self.series = [one for one in chart.series if one.code in held]
        is_tabled = len(self.series) > AT_MARKS or any(len(row.known) > AT_MARKS for row in chart.rows)
        super().__init__(chart, canvas, [Values((one,)) for one in self.series] if is_tabled else ())

    def wish(self, sizes: Sizes) -> Wish:
        room = self.canvas.emu(AFTER_MARK)
        if not self.tabled:
            widths = (texts.width_of(one.written, sizes.value, is_bold=True) for one in self.chart.marks)
            room += max(widths, default=0) + self.canvas.emu(AFTER_MARK)
        return Wish(
            left=room,
            right=room,
            under=texts.height_of(1, sizes.small) + self.canvas.emu(scales.AFTER),
            names=MANY_NAMES if sizes.is_small else WIDEST_NAMES,
            plot=NARROWEST_PLOT,
        )

    def marks(self, block: Block, name: str) -> list[Part]:
        shifts = [_shifts(row, self.chart) for row in block.rows]
        columns = [codes.column(block.rows, one) for one in self.series]
        left = block.plot.left - block.names.right
        made = frames.add_points(
            self.canvas,
            names=[row.label for row in block.rows],
            series=[
                (self.words.SPANS, *_joined(block)),
                *(_points(one, held, shifts) for one, held in zip(self.series, columns, strict=True)),
            ],
            box=block.plot.grown(left=left, right=self.canvas.emu(2 * AFTER_MARK) if self.tabled else left),
            plot=block.plot,
            name=name,
            read=0,
            other=self.words.LINE_PLACE,
        )
        self._style_axes(made, rows_n=len(block.rows))
        spans, *drawn = made.plots[0].series
        self._join(spans)
        lane = block.pitch / self.canvas.emu(1) * self.canvas.scale
        size = round(min(MARKER * self.canvas.scale, MOST_MARKER * lane))
        for points, one, held in zip(drawn, self.series, columns, strict=True):
            self._paint(points, one, held, size=size)
            pairs = zip(held, block.rows, strict=True) if not self.tabled else ()
            at_marks = [mark and _label(mark, row, one, block) for mark, row in pairs]
            labels.write(points, at_marks, is_across=True)
        return scales.under(self.chart.axis, block.plot, self.canvas, size=block.sizes.small)

    def _style_axes(self, made: object, *, rows_n: int) -> None:
        """Light lines up from the numbers, one across each row; a dark line at zero where it is inside."""
        across, up, axis = made.category_axis, made.value_axis, self.chart.axis
        frames.style_values(across, low=axis.low, high=axis.high, step=frames.step_of(axis))
        frames.style_values(up, low=0.5 - rows_n, high=0.5)
        across._element.crosses.val = XL_AXIS_CROSSES.MINIMUM
        up.format.line.color.rgb = frames.rgb(theme.MISSING if axis.low < 0 < axis.high else theme.LINE)

    def _join(self, spans: object) -> None:
        """Strokes without marks or values."""
        frames.paint(frames.style_of(spans), "", parts.line(theme.BORDER, width=self.canvas.emu(JOIN)))
        spans.smooth = False
        spans.marker.style = XL_MARKER_STYLE.NONE
        labels.write(spans, [])

    def _paint(self, points: object, one: Series, marks: Column, *, size: int) -> None:
        look = looks.look(one)
        frames.paint(frames.style_of(points), "")
        points.smooth = False
        style = frames.marker_style(points, marker=look.marker, size=size)
        frames.paint(style, *_ink(look, look.color, is_hollow=look.is_open))
        for place, mark in enumerate(marks):
            color = look.color if mark is None else looks.color_of(mark, self.chart)
            if mark and (color != look.color or mark.is_hollow):
                own = frames.marker_style(points, marker=look.marker, size=size, place=place)
                frames.paint(own, *_ink(look, color, is_hollow=mark.is_hollow or look.is_open))


def _joined(block: Block) -> tuple:
    """The series that carries a stroke from the lowest to the highest mark of each row, a gap after each."""
    across: list[float | None] = []
    up: list[float | None] = []
    for place, row in enumerate(block.rows):
        values = [codes.held(mark.value) for mark in row.known]
        if values and max(values) > min(values):
            across += [min(values), max(values), None]
            up += [-place, -place, None]
    return across or [None], up or [None], GENERAL


def _points(one: Series, marks: Column, shifts: Sequence[Mapping[str, float]]) -> tuple:
    """Title, values across, heights and format of a series."""
    heights = [round(-place + shift.get(one.code, 0), 3) for place, shift in enumerate(shifts)]
    return one.label, codes.values(marks), heights, codes.common(marks)


def _shifts(row: Row, chart: Dots) -> dict[str, float]:
    """How far up or down marks of nearly one value stand, so that none hides another."""
    close = (chart.axis.high - chart.axis.low) * SAME_PLACE / 100
    clusters: list[list[Mark]] = []
    for mark in sorted(row.known, key=lambda mark: mark.value):
        if clusters and mark.value - clusters[-1][-1].value < close:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return {
        mark.series: _shift(place, len(cluster)) for cluster in clusters for place, mark in enumerate(cluster)
    }


def _shift(place: int, count: int) -> float:
    step = min(DODGE, MOST_DODGE / max(count - 1, 1))
    return step * ((count - 1) / 2 - place)


def _ink(look: looks.Look, color: str, *, is_hollow: bool) -> tuple[str, str]:
    """Fill and outline of a marker."""
    if is_hollow:
        return parts.solid(looks.tint(color)), parts.line(color, width=19050)
    return parts.solid(color), parts.line(color, width=28575) if look.is_stroke else parts.NO_LINE


def _label(mark: Mark, row: Row, one: Series, block: Block) -> Label:
    """On the outer side of each of two marks, beyond zero for one, in the colour of its series."""
    highest = max(row.known, key=lambda other: other.value)
    is_right = mark.value >= 0 if len(row.known) == 1 else mark is highest
    if len({other.value for other in row.known}) < len(row.known):
        is_right = mark is row.known[-1]
    position = XL_LABEL_POSITION.RIGHT if is_right else XL_LABEL_POSITION.LEFT
    return Label(mark, position, block.sizes.value, looks.ink(mark, looks.look(one).color))
