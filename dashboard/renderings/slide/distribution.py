"""Distribution: answers of a scale become native stacked bars, what stands apart a second chart."""

from collections.abc import Sequence

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from dashboard import theme
from dashboard.charts.spec import Distribution, Mark, Series
from dashboard.renderings.slide import frames, labels, looks, parts, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.labels import Label
from dashboard.renderings.slide.lanes import Block, Sizes, Wish
from dashboard.renderings.slide.parts import Part
from dashboard.renderings.slide.rows import Rows, Values

THICKNESS = 64, 0.68  # of a bar: points at most; part of a lane
BETWEEN = 16  # points between both charts
INSIDE = 4  # points around a value inside its segment


def draw(chart: Distribution, canvas: Canvas) -> None:
    """Two charts a block of rows, on one width a point, and all that is written around them."""
    _Distribution(chart, canvas).draw()


class _Distribution(Rows):
    """Answers are stacked from zero; what no side claims has its own chart, a printed total a column."""

    def __init__(self, chart: Distribution, canvas: Canvas) -> None:
        held = {mark.series for mark in chart.marks}
        drawn = [one for one in chart.series if one.code in held]
        order = [*chart.scale, *(one.code for one in drawn)]
        outside = {*chart.apart, chart.total}
        scale = [one for one in drawn if one.code not in outside]
        self.scale = sorted(scale, key=lambda one: order.index(one.code))
        self.apart = [one for one in drawn if one.code in chart.apart]
        totals = [Values((one,), header=one.label) for one in drawn if one.code == chart.total]
        super().__init__(chart, canvas, totals)

    def wish(self, sizes: Sizes) -> Wish:
        return Wish(right=self.canvas.emu(2))

    def marks(self, block: Block, name: str) -> Sequence[Part]:
        high, apart = self.chart.axis.high, self._high_apart()
        scale, beside = self._plots(block)
        self._stack(block, self.scale, plot=scale, high=high, name=f"{name}, {self.words.SCALE}")
        if apart:
            self._stack(block, self.apart, plot=beside, high=apart, name=f"{name}, {self.words.APART}")
        return ()

    def _plots(self, block: Block) -> tuple[Box, Box]:
        """The plot of the scale, and what is left for answers apart, on one width a point."""
        high, apart = self.chart.axis.high, self._high_apart()
        gap = self.canvas.emu(BETWEEN) * bool(apart)
        scale = block.plot.sized(width=(block.plot.width - gap) * high / (high + apart))
        return scale, block.plot.beside(scale.width + gap)

    def spot(self, mark: Mark, block: Block, lane: Box) -> Box:
        """The segment of an answer, in the scale or apart from it; the end of its column for a total."""
        if mark.series == self.chart.total:
            column = block.columns[mark.series]
            return self.inside(lane, left=column.left + column.width / 2, right=column.right)
        scale, apart = self._plots(block)
        is_apart = mark.series in self.chart.apart
        plot, high = (apart, self._high_apart()) if is_apart else (scale, self.chart.axis.high)
        start, point = mark.start or 0, plot.width / high
        return self.inside(
            lane, left=plot.left + start * point, right=plot.left + (start + mark.value) * point
        )

    def _high_apart(self) -> float:
        """The width of what stands beside the scale, in the unit of the values."""
        marks = [mark for mark in self.chart.marks if mark.series in self.chart.apart]
        return max(((mark.start or 0) + (mark.value or 0) for mark in marks), default=0)

    def _stack(self, block: Block, series: Sequence[Series], *, plot: Box, high: float, name: str) -> None:
        drawn = frames.add_bars(
            self.canvas,
            block,
            series,
            blank=self.words.VALUE,
            kind=XL_CHART_TYPE.BAR_STACKED,
            box=plot,
            plot=plot,
            name=name,
            low=0,
            high=high,
            thickness=THICKNESS,
        )
        for points, one, held in drawn:
            look = looks.look(one)
            outline = parts.line(look.color if look.pattern else theme.GROUND, width=self.canvas.emu(1))
            fill = parts.pattern(look.color, look.pattern) if look.pattern else parts.solid(look.color)
            frames.paint(frames.style_of(points), fill, outline)
            width = plot.width / high
            labels.write(points, [mark and self._label(mark, look, block, width=width) for mark in held])

    def _label(self, mark: Mark, look: looks.Look, block: Block, *, width: float) -> Label:
        """The value inside its segment, in smaller letters where it must; hidden where it has no room."""
        sizes = (block.sizes.value, block.sizes.label, block.sizes.small)
        room = mark.value * width - self.canvas.emu(INSIDE)
        fitting = (size for size in sizes if texts.width_of(mark.written, size, is_bold=True) <= room)
        size = None if look.pattern else next(fitting, None)
        place = XL_LABEL_POSITION.CENTER
        return Label(mark, place, size or sizes[-1], look.on_color, is_hidden=size is None)
