"""Maps: one rate a region becomes editable shapes, one a region, beside a scale of its classes."""

from collections.abc import Iterator, Sequence
from math import ceil

from dashboard import theme
from dashboard.charts.maps import class_of
from dashboard.charts.spec import Axis, Map, Mark, Row
from dashboard.renderings.slide import outlines, parts, scales, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Part, Text

VALUE, LABEL, SMALL = 16, 16, 14  # points
GAP = 30  # points between the map and its scale
STEP = 40  # points, height of a class
LOWEST_SCALE, TALLEST_SCALE = 0.35, 0.7  # parts of the box that the scale takes
SWATCH, MARK, PADDING = 22, 11, 6
TILE, TILE_GAP, TILES_ACROSS = 34, 6, 2  # height of a tile, points between two, tiles in a line

_HATCHING = parts.pattern(theme.MISSING, "ltUpDiag")
_DARK_SHADES = theme.SEQUENTIAL[4:]  # words on them are light

Numbered = Sequence[tuple[int, Row]]


def draw(chart: Map, canvas: Canvas) -> None:
    """The regions in one group, named and described each; the scale of the classes and tiles in another.

    A region that has no outline is a tile too.
    """
    drawn, words = _Map(chart, canvas), canvas.words
    canvas.add([*drawn.regions(), *drawn.values()], name=words.MAP)
    canvas.add(drawn.legend(), name=words.CLASSES)


class _Map:
    """A map at the left of a canvas, as large as it fits, and the column of its scale and tiles."""

    def __init__(self, chart: Map, canvas: Canvas) -> None:
        self.chart, self.canvas, self.words = chart, canvas, canvas.words
        self.plane, self.shades = outlines.plane(), theme.shades(len(chart.classes))
        rows, outlined = list(enumerate(chart.rows, start=1)), len(chart.panels[0].rows)
        self.drawn = [(n, row) for n, row in rows if n <= outlined and row.code in self.plane.regions]
        self.drawn.sort(key=lambda one: one[1].is_strong)  # the chosen one over its neighbours
        self.tiles = [one for one in rows if one not in self.drawn]
        self.size, self.padding = canvas.points(LABEL), canvas.emu(PADDING)
        self.line = texts.height_of(1, self.size)
        limits = (texts.width_of(text, canvas.points(SMALL)) for text in chart.limit_texts)
        self.limits_width = round(max(limits, default=0) * 1.1)
        mark = chart.reference
        self.reference = self.words.named(chart.series_of(mark).label, mark.written) if mark else ""
        self._place(canvas.box, right=self._right_width(), gap=canvas.emu(GAP))

    def _place(self, box: Box, *, right: int, gap: int) -> None:
        """Where units of the map stand on the slide, and the column right of it."""
        room = max(box.width - right - gap, 1)
        self.scale = min(room / self.plane.width, box.height / self.plane.height)
        width, height = self.scale * self.plane.width, self.scale * self.plane.height
        self.box = box.beside(max(room - round(width), 0) // 2).sized(width=width, height=height)
        self.side = Box(self.box.right + gap, box.top, right, box.height)

    def _right_width(self) -> int:
        """EMU of the column of the scale and the tiles."""
        scale = self.limits_width + self.canvas.emu(SWATCH + 4 * PADDING + MARK)
        widths = [scale + texts.width_of(self.reference, self.size, is_bold=True)]
        for panel in self.chart.panels[1:]:
            said = (texts.width_of(self._said(row), self.size) for row in panel.rows)
            widths += [TILES_ACROSS * (width + self.canvas.emu(3 * PADDING)) for width in said]
        return round(min(max(widths) * 1.05, self.canvas.box.width * 0.45))

    def _said(self, row: Row) -> str:
        return self.words.named(row.label, row.marks[0].written)

    def _fill(self, mark: Mark) -> str:
        """The colour of the class; hatching where there is no value, white outside of all classes."""
        return _HATCHING if mark.value is None else parts.solid(self._shade(mark) or theme.GROUND)

    def _shade(self, mark: Mark) -> str:
        if mark.is_muted:
            return theme.LINE
        place = class_of(mark.value, self.chart.classes)
        return "" if place is None else self.shades[place]

    def _ink(self, mark: Mark) -> str:
        return theme.ON_MARK if self._shade(mark) in _DARK_SHADES else theme.INK

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.box.left + self.scale * x, self.box.top + self.scale * y

    def regions(self) -> Iterator[Part]:
        for number, row in self.drawn:
            outline, mark = self.plane.regions[row.code], row.marks[0]
            border = theme.INK if row.is_strong else theme.MISSING if mark.value is None else theme.GROUND
            size = self.scale * outline.box.width, self.scale * outline.box.height
            yield Part(
                self.words.row_part(number, row.label),
                Box(*self._at(outline.box.left, outline.box.top), *size),
                path=outline.path,
                fill=self._fill(mark),
                outline=parts.line(border, width=self.canvas.emu(2.5 if row.is_strong else 0.75)),
                alt=self._said(row),
            )

    def values(self) -> Iterator[Part]:
        """Each value centred on its point; at the left of it where the point is in the sea."""
        for number, row in self.drawn:
            outline, mark = self.plane.regions[row.code], row.marks[0]
            self.canvas.spots[mark.figure_id] = Box(*self._at(*outline.point), 1, 1)
            if mark.value is not None:
                (x, y), is_beside = self._at(*outline.point), outline.point[0] < outline.box.left
                color = theme.INK if is_beside else self._ink(mark)
                said = Text(mark.written_briefly, self.canvas.points(VALUE), color, is_bold=True)
                width, height = said.width * 1.1, texts.height_of(1, said.size)
                yield Part(
                    self.words.row_part(number, self.words.VALUE),
                    Box(x - (width if is_beside else width / 2), y - height / 2, width, height),
                    (said,),
                    align="r" if is_beside else "ctr",
                    wraps=False,
                )

    def legend(self) -> list[Part]:
        """Classes one over the other with their limits, France at its height, what is missing, then tiles."""
        chart, box = self.chart, self.side
        words = dict.fromkeys(mark.text for mark in chart.marks if mark.value is None)
        under = self.line + self.canvas.emu(2 * PADDING) if words else 0
        muted = self.line if any(mark.is_muted and mark.note for mark in chart.marks) else 0
        scale = self._scale(box, under=under + muted)
        found = [*self._classes(scale), *self._limits(scale)]
        if chart.reference is not None and chart.reference.value is not None:
            found += self._reference(scale, chart.reference.value)
        left = box.below(scale.bottom - box.top + self.line) if chart.classes else box
        if words:
            found += self._missing(", ".join(words), scale, left)
            left = left.below(under)
        if muted:
            said = Text(self.words.WEAK_KEY, self.canvas.points(SMALL), theme.MUTED)
            found.append(Part(self.words.WEAK, left.sized(height=self.line), (said,), wraps=False))
            left = left.below(muted)
        heading = chart.panels[1].heading if chart.panels[1:] else ""
        if self.tiles and heading:
            said = Text(heading, self.canvas.points(SMALL), theme.MUTED)
            found.append(Part(self.words.HEADING, left.sized(height=self.line), (said,)))
            left = left.below(self.line)
        places = self._tile_places(left)
        return found + [self._tile(*one, place) for one, place in zip(self.tiles, places, strict=False)]

    def _scale(self, box: Box, *, under: int) -> Box:
        """The swatches of all classes, as high as what stands under them leaves it."""
        under += ceil(len(self.tiles) / TILES_ACROSS) * self.canvas.emu(TILE + TILE_GAP) + 2 * self.line
        classes_n = len(self.chart.classes)
        most = min(self.canvas.emu(STEP) * classes_n, box.height * TALLEST_SCALE)
        height = max(min(most, box.height - under), min(most, box.height * LOWEST_SCALE))
        left = box.left + self.limits_width + self.padding
        return Box(left, box.top + self.line // 2, self.canvas.emu(SWATCH), height)

    def _classes(self, scale: Box) -> Iterator[Part]:
        for place in range(len(self.chart.classes)):
            step = scale.height / len(self.chart.classes)
            yield Part(
                f"{self.words.CLASSES} {place + 1}",
                Box(scale.left, scale.bottom - (place + 1) * step, scale.width, step),
                fill=parts.solid(self.shades[place]),
                outline=parts.line(theme.LINE),
            )

    def _limits(self, scale: Box) -> Iterator[Part]:
        size, width = self.canvas.points(SMALL), self.limits_width
        height, step = texts.height_of(1, size), scale.height / max(len(self.chart.limit_texts) - 1, 1)
        every = ceil(height / step)  # limits that would lie over others are left out
        for place, text in list(enumerate(self.chart.limit_texts))[::every]:
            top = scale.bottom - place * step - height / 2
            box = Box(scale.left - self.padding - width, top, width, height)
            said = (Text(text, size, theme.MUTED),)
            yield Part(self.words.TICK, box, said, align="r", wraps=False)

    def _missing(self, words: str, scale: Box, box: Box) -> list[Part]:
        """What hatching means: the words of the regions without value."""
        side = self.canvas.emu(SWATCH)
        swatch = Box(scale.left, box.top + (self.line - side) // 2, side, side)
        place = Box(swatch.right + self.padding, box.top, box.right - swatch.right, self.line)
        said, outline = Text(words, self.size, theme.MUTED), parts.line(theme.MISSING)
        return [
            Part(self.words.MISSING, swatch, fill=_HATCHING, outline=outline),
            Part(self.words.MISSING, place, (said,), wraps=False),
        ]

    def _reference(self, scale: Box, value: float) -> list[Part]:
        """A mark at the height of the value of France, its words beside it."""
        classes = self.chart.classes
        axis = Axis(classes[0].low, classes[-1].high, ()) if classes else Axis(0, 1, ())
        middle, side = scales.up(axis, scale, value), self.canvas.emu(MARK)
        mark = Box(scale.right + self.padding / 2, middle - side / 2, side, side)
        left, said = mark.right + self.padding, Text(self.reference, self.size, is_bold=True)
        width = self.side.right - left
        words = Box(left, middle - said.height(width) / 2, width, said.height(width))
        return [
            Part(self.words.RULE, mark, preset="triangle", fill=parts.solid(theme.INK), turned=-90),
            Part(self.words.REFERENCE, words, (said,)),
        ]

    def _tile_places(self, box: Box) -> list[Box]:
        """Lines of tiles, as high as the box holds them."""
        gap, lines_n = self.canvas.emu(TILE_GAP), ceil(len(self.tiles) / TILES_ACROSS)
        height = min(self.canvas.emu(TILE), box.height / max(lines_n, 1) - gap)
        lines = [box.below(place * (height + gap)).sized(height=height) for place in range(lines_n)]
        return [tile for line in lines for tile in line.columns(TILES_ACROSS, gap=gap)]

    def _tile(self, number: int, row: Row, tile: Box) -> Part:
        """A region that is not on the map: its name and its value on the colour of its class."""
        mark, is_missing = row.marks[0], row.marks[0].value is None
        color = theme.MISSING if is_missing else self._ink(mark)
        said = Text(self._said(row), self.canvas.points(SMALL), color, is_bold=row.is_strong)
        return Part(
            self.words.row_part(number, row.label),
            tile,
            (said.within(tile.width - self.padding, lines=2),),
            align="ctr",
            fill=parts.solid(theme.GROUND) if is_missing else self._fill(mark),
            outline=parts.line(theme.INK if row.is_strong else theme.LINE),
            alt=self._said(row),
        )
