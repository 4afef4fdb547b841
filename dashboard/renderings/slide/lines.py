"""Lines: values over time become one native chart of joined points, each line named where it ends."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from dashboard import theme
from dashboard.charts.spec import Lines, Mark, Row
from dashboard.renderings.slide import codes, frames, key, labels, looks, parts, scales, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.labels import Label
from dashboard.renderings.slide.parts import Part, Text

LABEL, VALUE, SMALL = 16, 18, 14  # points
STROKE, PALE_STROKE, MARKER = 3.5, 2.5, 11
WIDEST_NAMES = 0.34  # part of the box
GAP = 16  # points between the last value and the name of its line

_ABOVE, _BELOW = XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW
_RIGHT, _LEFT = XL_LABEL_POSITION.RIGHT, XL_LABEL_POSITION.LEFT


class _Series(NamedTuple):
    """Marks that one line joins, or those of a row that stand apart from it."""

    row: Row
    marks: tuple[Mark, ...]
    is_joined: bool


def draw(chart: Lines, canvas: Canvas) -> None:
    """One chart; years under it, numbers at its left, names and missing words at its right."""
    below = key.draw(chart, canvas)
    headings, below = _headings(chart, below)
    lines = _Lines(chart, below)
    lines.draw()
    below.add([*headings, *lines.words()], name=canvas.words.WORDS)


def _headings(chart: Lines, canvas: Canvas) -> tuple[list[Part], Canvas]:
    """What heads the panel, where there is one; all panels share one chart."""
    said = [text for panel in chart.panels for text in (panel.heading, panel.subheading) if text]
    if not said:
        return [], canvas
    text = Text(" · ".join(said), canvas.points(LABEL), is_bold=True).within(canvas.box.width)
    box = canvas.box.sized(height=texts.height_of(1, text.size))
    part = Part(canvas.words.HEADING, box, (text,))
    return [part], canvas.inside(canvas.box.below(box.height + canvas.emu(6)))


class _Lines:
    """The chart on a canvas: where its plot is, and the column of names right of it."""

    def __init__(self, chart: Lines, canvas: Canvas) -> None:
        self.chart, self.canvas, box = chart, canvas, canvas.box
        self.label, self.value, self.small = map(canvas.points, (LABEL, VALUE, SMALL))
        said = (text for row in chart.rows for text in self._said(row))
        wished = max((texts.width_of(text, self.label, is_bold=True) for text in said), default=0)
        wide = min(round(wished * 1.05), box.width * WIDEST_NAMES)
        after, gap = canvas.emu(2 * scales.AFTER), canvas.emu(GAP)
        self.numbers_width = scales.width_of(chart.axis, size=self.small)
        top, bottom = texts.height_of(1, self.value), texts.height_of(1, self.label) + after
        plot = box.beside(self.numbers_width + after).below(top)
        self.plot = plot.sized(width=plot.width - wide - gap, height=plot.height - bottom)
        self.names = Box(self.plot.right + gap, box.top, wide, box.height)

    def draw(self) -> None:
        chart, plot, box = self.chart, self.plot, self.canvas.box
        series = list(_series(chart))
        names = dict.fromkeys(mark.when for one in series for mark in one.marks)
        left, top = plot.left - box.left, plot.top - box.top
        made = frames.add_points(
            self.canvas,
            names=list(names) or [""],
            series=[(one.row.label, *_columns(one)) for one in series],
            box=plot.grown(left=left, right=self.canvas.emu(60), top=top, bottom=4),
            plot=plot,
            name=self.canvas.words.chart_name(1),
            read=1,
            other=self.canvas.words.YEAR,
        )
        years, values = chart.years, chart.axis
        frames.style_values(made.category_axis, low=years.low, high=years.high)
        made.category_axis.format.line.color.rgb = frames.rgb(theme.MISSING)
        frames.style_values(made.value_axis, low=values.low, high=values.high, step=frames.step_of(values))
        self.canvas.spots.update(self._noted_spots())
        positions = self._positions()
        for points, one in zip(made.plots[0].series, series, strict=True):
            self._paint(points, one)
            size, color = self.value, self._look(one.row).color
            sides = [(mark, positions[id(mark)]) for mark in one.marks]
            labels.write(points, [Label(mark, side, size, looks.ink(mark, color)) for mark, side in sides])

    def words(self) -> Iterator[Part]:
        """Years, numbers along the axis and names of the lines."""
        yield from scales.under(self.chart.years, self.plot, self.canvas, size=self.label)
        width = self.numbers_width
        yield from scales.at_left(self.chart.axis, self.plot, self.canvas, size=self.small, width=width)
        yield from self._names()

    def _said(self, row: Row) -> list[str]:
        """The name of a line, what is small under it, and when it lacks a value, with the word."""
        named = self.canvas.words.named
        lost = [named(mark.when, mark.text) if mark.when else mark.text for mark in row.missing]
        return [row.label, *filter(None, (row.sublabel, *lost, row.aside))]

    def _paint(self, points: object, one: _Series) -> None:
        look = self._look(one.row)
        colors = [looks.color_of(mark, self.chart) for mark in one.marks]
        is_pale = bool(colors) and all(color != look.color for color in colors)
        color = looks.tint(look.color) if is_pale else look.color
        width = self.canvas.emu(PALE_STROKE if is_pale else STROKE)
        stroke = parts.line(color, width=width, is_dashed=self._turn(one.row) % 2 == 1)
        frames.paint(frames.style_of(points), "", stroke if one.is_joined else parts.NO_LINE)
        points.smooth = False
        size = round(MARKER * self.canvas.scale)
        for place in (None, *(place for place, own in enumerate(colors) if own != color)):
            style = frames.marker_style(points, marker=look.marker, size=size, place=place)
            own = color if place is None else colors[place]
            fill = parts.solid(own if one.is_joined else looks.tint(own))
            frames.paint(style, fill, parts.line(own, width=self.canvas.emu(2)))

    def _turn(self, row: Row) -> int:
        """How many lines of the same colour come before a line: their strokes tell them apart."""
        color = self._look(row).color
        same = [one for one in self.chart.rows if self._look(one).color == color]
        return next(place for place, one in enumerate(same) if one is row)

    def _look(self, row: Row) -> looks.Look:
        chart = self.chart
        return looks.look(chart.series_of(row.marks[0]) if row.marks else chart.series[0])

    def _positions(self) -> dict[int, XL_LABEL_POSITION]:
        """The side of each mark where its value lies over nothing else: over it, under it, or beside it."""
        known = [mark for row in self.chart.rows for mark in _dated(row)]
        spots = {id(mark): self._spot(mark) for mark in known}
        taken, found = list(spots.values()), {}
        for mark in sorted(known, key=lambda one: -one.value):
            own = spots[id(mark)]
            sides = self._sides(mark, own)
            others = [one for one in taken if one is not own]
            free = (side for side, box in sides.items() if not any(box.meets(one) for one in others))
            found[id(mark)] = next(free, _ABOVE)
            taken.append(sides[found[id(mark)]])
        return found

    def _noted_spots(self) -> dict[str, Box]:
        """Where the points are with their values, which may stand over them."""
        over = texts.height_of(1, self.value)
        known = [mark for row in self.chart.rows for mark in _dated(row)]
        return {mark.figure_id: self._spot(mark).grown(top=over) for mark in known}

    def _spot(self, mark: Mark) -> Box:
        side = self.canvas.emu(MARKER)
        across = scales.across(self.chart.years, self.plot, mark.at)
        return Box(across - side / 2, self._level(mark) - side / 2, side, side)

    def _sides(self, mark: Mark, spot: Box) -> dict[XL_LABEL_POSITION, Box]:
        width = texts.width_of(mark.written, self.value, is_bold=True) + Pt(6)
        height = texts.height_of(1, self.value)
        left, top = spot.left + (spot.width - width) / 2, spot.middle - height / 2
        return {
            _ABOVE: Box(left, spot.top - height, width, height),
            _BELOW: Box(left, spot.bottom, width, height),
            _RIGHT: Box(spot.right, top, width, height),
            _LEFT: Box(spot.left - width, top, width, height),
        }

    def _names(self) -> Iterator[Part]:
        """The names of the lines, level with their last values, pushed apart where they would meet."""
        width, rows = self.names.width, enumerate(self.chart.rows, start=1)
        blocks = [(self._end(row), self._paragraphs(row), number) for number, row in rows]
        blocks.sort(key=lambda block: block[0])
        heights = [sum(text.height(width) for text in said) for _, said, _ in blocks]
        wished = [level - height / 2 for (level, *_), height in zip(blocks, heights, strict=True)]
        tops = _apart(wished, heights, within=self.names)
        for top, height, (_, said, number) in zip(tops, heights, blocks, strict=True):
            wraps = any(text.lines(width) > 1 for text in said)
            box = Box(self.names.left, top, width, height)
            yield Part(self.canvas.words.row_part(number), box, said, anchor="t", wraps=wraps)

    def _end(self, row: Row) -> float:
        """How far down the last value of a line stands; at the bottom for a line without any."""
        dated = _dated(row)
        return self._level(dated[-1]) if dated else self.plot.bottom

    def _level(self, mark: Mark) -> float:
        return scales.up(self.chart.axis, self.plot, mark.value)

    def _paragraphs(self, row: Row) -> tuple[Text, ...]:
        name, *others = self._said(row)
        color, width = self._look(row).color, self.names.width
        more = (Text(text, self.small, theme.MUTED).within(width, lines=2) for text in others)
        return (Text(name, self.label, color, is_bold=True).within(width, lines=3), *more)


def _dated(row: Row) -> list[Mark]:
    return [mark for mark in row.known if mark.at is not None]


def _series(chart: Lines) -> Iterator[_Series]:
    for row in chart.rows:
        for is_joined in (True, False):
            marks = tuple(mark for mark in _dated(row) if mark.is_hollow != is_joined)
            if marks or is_joined:
                yield _Series(row, marks, is_joined)


def _columns(one: _Series) -> tuple[list[float | None], list[float | None], str]:
    """Times, values and their format."""
    times = [round(mark.at, 3) for mark in one.marks] or [None]
    return times, codes.values(one.marks) or [None], codes.common(one.marks)


def _apart(tops: Sequence[float], heights: Sequence[float], *, within: Box) -> list[float]:
    """Tops moved down, then up, until nothing meets inside a box that is high enough."""
    found: list[float] = []
    low = within.top
    for top, height in zip(tops, heights, strict=True):
        found.append(max(top, low))
        low = found[-1] + height
    high = within.bottom
    for place in range(len(found) - 1, -1, -1):
        found[place] = max(min(found[place], high - heights[place]), within.top)
        high = found[place]
    return found
