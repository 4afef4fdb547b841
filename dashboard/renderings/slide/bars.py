"""Bars: rows of one value become native bar charts, the value at the end of its bar or in a column beside."""

from collections.abc import Iterator, Sequence

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from dashboard import theme
from dashboard.charts.spec import Bars, Mark, Series
from dashboard.renderings.slide import frames, labels, looks, parts, scales, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.codes import Column
from dashboard.renderings.slide.labels import Label
from dashboard.renderings.slide.lanes import Block, Sizes, Wish
from dashboard.renderings.slide.parts import Part, Text
from dashboard.renderings.slide.rows import Rows, Values

THICKNESS = 72, 0.64  # of a bar: points at most; part of a lane
TICK_WIDTH, TICK_PART = 5, 0.84  # points across; part of a lane
AFTER_BAR = 8  # points between a bar and its value


def draw(chart: Bars, canvas: Canvas) -> None:
    """A bar chart a block of rows, and all that is written around it."""
    _Bars(chart, canvas).draw()


class _Bars(Rows):
    """Some series are bars, others stand on them; values are in columns where they would lie over marks."""

    def __init__(self, chart: Bars, canvas: Canvas) -> None:
        held = {mark.series for mark in chart.marks}
        drawn = [one for one in chart.series if one.code in held]
        self.ticks = [one for one in drawn if one.shape in ("tick", "line")]
        self.bars = [one for one in drawn if one not in self.ticks]
        codes = {one.code for one in self.bars}
        self.is_paired = any(sum(mark.series in codes for mark in row.known) > 1 for row in chart.rows)
        is_tabled = bool(self.ticks) or chart.reference is not None
        super().__init__(chart, canvas, self._tabled() if is_tabled else ())

    def _tabled(self) -> list[Values]:
        """A column a series that shares its rows with another; one for all bars that stand alone."""
        are_apart = self.is_paired or (len(self.bars) == 1 and self.ticks)
        alone = [] if are_apart or not self.bars else [Values(tuple(self.bars), header="")]
        named = (*self.bars, *self.ticks) if are_apart else self.ticks
        return alone + [Values((one,), header=one.label) for one in named]

    def wish(self, sizes: Sizes) -> Wish:
        room, over = self.canvas.emu(4), 0
        if not self.tabled:
            texts_of = (texts.width_of(one.written, sizes.value, is_bold=True) for one in self.chart.marks)
            room = max(texts_of, default=0) + self.canvas.emu(AFTER_BAR)
        if self.chart.reference is not None:
            over = texts.height_of(1, sizes.small) + self.canvas.emu(4)
        has_negative = any((mark.value or 0) < 0 for mark in self.chart.marks)
        return Wish(left=room if has_negative else 0, right=room, over=over)

    def marks(self, block: Block, name: str) -> list[Part]:
        right = min((box.left for box in block.columns.values()), default=self.canvas.box.right)
        around = {"left": block.plot.left - block.names.right, "right": max(right - block.plot.right, 0)}
        drawn = frames.add_bars(
            self.canvas,
            block,
            self.bars,
            blank=self.chart.value_header,
            kind=XL_CHART_TYPE.BAR_CLUSTERED,
            box=block.plot.grown(**around),  # the values of its bars stand there
            plot=block.plot,
            name=name,
            low=self.chart.axis.low,
            high=self.chart.axis.high,
            thickness=THICKNESS,
            beside_n=len(self.bars) if self.is_paired else 1,
        )
        place, size = XL_LABEL_POSITION.OUTSIDE_END, block.sizes.value
        for points, one, held in drawn:
            self._paint(points, one, held)
            written = [] if self.tabled else held
            labels.write(points, [mark and Label(mark, place, size, looks.ink(mark)) for mark in written])
        return [*self._reference(block), *self._ticks(block)]

    def spot(self, mark: Mark, block: Block, lane: Box) -> Box:
        """A bar from zero to its end; a tick as any other mark."""
        if mark.series not in {one.code for one in self.bars}:
            return super().spot(mark, block, lane)
        ends = sorted(scales.across(self.chart.axis, block.plot, value) for value in (0, mark.value))
        return self.inside(lane, left=ends[0], right=ends[1])

    def _paint(self, series: object, one: Series, marks: Column) -> None:
        look = looks.look(one)
        frames.paint(frames.style_of(series), *_ink(look.color, look.pattern, is_hollow=False))
        for place, mark in enumerate(marks):
            color = looks.color_of(mark, self.chart) if mark else look.color
            if mark and (color != look.color or mark.is_hollow):
                ink = _ink(color, look.pattern, is_hollow=mark.is_hollow)
                frames.paint(frames.point_style(series, place), *ink)

    def _ticks(self, block: Block) -> Iterator[Part]:
        """Marks that stand on their bars, each a stroke across its lane."""
        kinds = {one.code: one for one in self.ticks}
        for number, row in block.places:
            for mark in row.known:
                if mark.series in kinds:
                    yield self._tick(mark, kinds[mark.series], number, block.lane(number, block.plot))

    def _tick(self, mark: Mark, one: Series, number: int, lane: Box) -> Part:
        width, height = self.canvas.emu(TICK_WIDTH), lane.height * TICK_PART
        at = scales.across(self.chart.axis, lane, mark.value)
        return Part(
            self.words.row_part(number, self.words.tick_mark(one.label)),
            Box(at - width / 2, lane.middle - height / 2, width, height),
            fill=parts.solid(looks.ink(mark, looks.look(one).color)),
            alt=self.words.named(one.label, mark.written),
        )

    def _reference(self, block: Block) -> Sequence[Part]:
        """The line that all rows are read against, its name and value over it."""
        mark, plot, over = self.chart.reference, block.plot, self.canvas.emu(3)
        if mark is None or mark.value is None:
            return ()
        at, width = scales.across(self.chart.axis, plot, mark.value), self.canvas.emu(1.5)
        said = Text(self.words.named(self.chart.series_of(mark).label, mark.written), block.sizes.small)
        wide, height = said.width * 1.05, texts.height_of(1, said.size)
        left = min(max(at - wide / 2, block.names.left), plot.right + self.canvas.emu(AFTER_BAR) - wide)
        place = Box(left, plot.top - height - over, wide, height)
        stroke = Box(at - width / 2, plot.top - over, width, plot.height + over)
        return (
            Part(self.words.RULE, stroke, fill=parts.solid(theme.MUTED)),
            Part(self.words.REFERENCE, place, (said,), align="ctr", wraps=False),
        )


def _ink(color: str, pattern: str, *, is_hollow: bool) -> tuple[str, str]:
    """Fill and outline of a bar."""
    if pattern:
        return parts.pattern(color, pattern), parts.line(color)
    if is_hollow:
        return parts.solid(looks.tint(color, white=0.85)), parts.line(color, width=19050)
    return parts.solid(color), parts.NO_LINE
