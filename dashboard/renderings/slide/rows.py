"""Rows: a chart of lanes gets its key and names, and columns of values, missing words and gaps beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import theme
from dashboard.charts.spec import Chart, Mark, Row, Series
from dashboard.renderings.slide import key, lanes, looks, scales, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.lanes import Block, Sizes, Wish
from dashboard.renderings.slide.parts import Part, Text

ASIDE, MISSING = "aside", "missing"  # names of columns; those of values are named as their `Values`
PADDING = 14  # points left of each column
WIDEST_WORDS, WIDEST_HEADER = 170, 110
HALF = 0.62  # of a header, that a line of it holds at least
HEADER_GAP = 4
RADIUS = 8  # points, half of a mark
MARK = 0.68  # part of a lane that marks take


@dataclass(frozen=True)
class Values:
    """A column of values: those of a series, or of several that never meet in a row."""

    series: tuple[Series, ...]
    header: str | None = None  # a text; without one the mark of its series; nothing at all where it is blank

    @property
    def name(self) -> str:
        return self.series[0].code

    def of(self, row: Row) -> Mark | None:
        """The mark of a row that is written in this column."""
        codes = {one.code for one in self.series}
        return next((mark for mark in row.marks if mark.series in codes), None)


class Rows:
    """A chart whose rows are lanes; each kind adds its marks, and the room that it wants around them."""

    def __init__(self, chart: Chart, canvas: Canvas, tabled: Sequence[Values] = ()) -> None:
        self.chart, self.canvas, self.tabled = chart, key.draw(chart, canvas), tabled
        self.words = canvas.words

    def wish(self, sizes: Sizes) -> Wish:
        """The room around the marks, but for the columns beside."""
        raise NotImplementedError

    def marks(self, block: Block, name: str) -> Sequence[Part]:
        """Draw the marks of a block as native charts; what is written or drawn over them."""
        raise NotImplementedError

    def spot(self, mark: Mark, block: Block, lane: Box) -> Box:
        """Where the marks of a block have put one, its lane being known."""
        at, radius = scales.across(self.chart.axis, block.plot, mark.value), self.canvas.emu(RADIUS)
        return self.inside(lane, left=at - radius, right=at + radius)

    def inside(self, lane: Box, *, left: float, right: float) -> Box:
        """What a mark takes of its lane."""
        around = lane.height * (1 - MARK) / 2
        return Box(left, lane.top + around, right - left, lane.height - 2 * around)

    def draw(self) -> None:
        """The key, the marks of each block, and all that is written around them as one group."""
        found: list[Part] = []
        for number, block in enumerate(lanes.blocks(self.chart, self.canvas, wish=self._wish), start=1):
            found += lanes.heading_parts(block, self.canvas)
            found += lanes.name_parts(block, self.canvas)
            found += self.marks(block, self.words.chart_name(number))
            found += self._headers(block)
            for place, row in block.places:
                found += self._beside(block, row, place)
                lane = block.lane(place, block.plot)
                spots = {mark.figure_id: self.spot(mark, block, lane) for mark in row.known}
                self.canvas.spots.update(spots)
        self.canvas.add(found, name=self.words.WORDS)

    def _wish(self, sizes: Sizes) -> Wish:
        wish = self.wish(sizes)
        return replace(
            wish, over=max(wish.over, self._header_height(sizes)), columns=dict(self._columns(sizes))
        )

    def _columns(self, sizes: Sizes) -> Iterator[tuple[str, int]]:
        """Name and width of the columns: values that are written there, missing words, gaps."""
        padding, rows = self.canvas.emu(PADDING), self.chart.rows
        yield from ((one.name, padding + self._values_width(one, sizes)) for one in self.tabled)
        if words := [self._short(row) for row in rows if self._lost(row)]:
            longest = max(texts.width_of(text, sizes.label) for text in words)
            yield MISSING, padding + min(round(longest / texts.SLACK) + 1, self.canvas.emu(WIDEST_WORDS))
        if any(row.aside for row in rows):
            width = max(texts.width_of(row.aside, sizes.value, is_bold=True) for row in rows)
            header = texts.width_of(self.chart.aside_header, sizes.small)
            yield ASIDE, padding + max(width, min(header, self.canvas.emu(WIDEST_HEADER)))

    def _values_width(self, one: Values, sizes: Sizes) -> int:
        marks = [mark for row in self.chart.rows if (mark := one.of(row))]
        widths = [self.canvas.emu(24), *(_value(mark, sizes).width for mark in marks)]
        if one.header:
            half = max(texts.width_of(one.header, sizes.small) * HALF, self.canvas.emu(60))
            lines = texts.lines_of(one.header, width=half, size=sizes.small)
            most = self.canvas.emu(WIDEST_HEADER)
            widths += [min(texts.width_of(line, sizes.small), most) for line in lines]
        return round(max(widths) / texts.SLACK) + self.canvas.emu(2)

    def _header_height(self, sizes: Sizes) -> int:
        """EMU over the lanes that the headers of the columns take; nothing where no column has one."""
        has_aside = bool(self.chart.aside_header) and any(row.aside for row in self.chart.rows)
        if not has_aside and all(one.header == "" for one in self.tabled):
            return 0
        lines = 2 if any(one.header for one in self.tabled) else 1
        return texts.height_of(lines, sizes.small) + self.canvas.emu(HEADER_GAP)

    def _headers(self, block: Block) -> Iterator[Part]:
        """The name of each column in the colour of its series, or the mark of the series."""
        height, gap = self._header_height(block.sizes), self.canvas.emu(4)
        over = {
            name: Box(box.left + gap, box.top - height, box.width - gap, height - self.canvas.emu(HEADER_GAP))
            for name, box in block.columns.items()
        }
        for one in self.tabled:
            box, side = over[one.name], self.canvas.emu(key.SWATCH)
            if one.header:
                color = looks.look(one.series[0]).color if len(one.series) == 1 else theme.MUTED
                yield self._header(one.header, color, block, box)
            elif one.header is None:
                square = Box(box.right - side - self.canvas.emu(8), box.bottom - side, side, side)
                yield key.swatch(one.series[0], self.chart, square)
        if self.chart.aside_header and ASIDE in over:
            yield self._header(self.chart.aside_header, theme.MUTED, block, over[ASIDE])

    def _header(self, text: str, color: str, block: Block, box: Box) -> Part:
        shown = Text(text, block.sizes.small, color).within(box.width, lines=2)
        return Part(self.words.column(text), box, (shown,), align="r", anchor="b")

    def _beside(self, block: Block, row: Row, number: int) -> Iterator[Part]:
        """What stands in the columns right of a row."""
        lanes_of = {
            name: block.lane(number, box.beside(self.canvas.emu(PADDING)))
            for name, box in block.columns.items()
        }
        for one in self.tabled:
            if mark := one.of(row):
                box, text = lanes_of[one.name], _value(mark, block.sizes)
                label = self.chart.series_of(mark).label or self.chart.value_header
                name = self.words.row_part(number, self.words.cell(label))
                yield Part(name, box, (text,), align="r", wraps=text.width > box.width)
        if self._lost(row):
            yield self._missing(block, row, number, lanes_of[MISSING])
        if row.aside:
            name = self.words.row_part(number, self.words.ASIDE)
            said = (Text(row.aside, block.sizes.value, is_bold=True),)
            yield Part(name, lanes_of[ASIDE], said, align="r", wraps=False)

    def _missing(self, block: Block, row: Row, number: int, box: Box) -> Part:
        """Why a row lacks values, in as many words as its lane holds; whole in the text for who listens."""
        said = Text(self._short(row), block.sizes.label, theme.MISSING)
        if said.height(box.width) > block.pitch:
            said = replace(said, size=block.sizes.small)
        said = said.within(box.width, lines=int(block.pitch / texts.height_of(1, said.size)))
        name, whole = self.words.row_part(number, self.words.MISSING), self._reasons(row)
        wraps = said.lines(box.width) > 1
        return Part(name, box, (said,), wraps=wraps, alt=self.words.missing(whole))

    def _lost(self, row: Row) -> list[Mark]:
        """Marks without value that no column of values names."""
        held = {one.code for values in self.tabled for one in values.series}
        return [mark for mark in row.missing if mark.series not in held]

    def _reasons(self, row: Row) -> Mapping[str, list[str]]:
        """The series that lack a value for each word; those that the key does not name have no name."""
        found: dict[str, list[str]] = {}
        for mark in self._lost(row):
            one = self.chart.series_of(mark)
            found.setdefault(mark.text, []).extend([one.label] if one.is_in_key and one.label else [])
        return found

    def _short(self, row: Row) -> str:
        """The word alone where a row shows nothing else; else after the series, or how many they are."""
        reasons = self._reasons(row)
        if len(reasons) == 1 and not row.known:
            return next(iter(reasons))
        counted = {
            word: [self.words.answers_n(len(names))] if len(names) > 1 else names
            for word, names in reasons.items()
        }
        return self.words.missing(counted)


def _value(mark: Mark, sizes: Sizes) -> Text:
    """A value, in ink; grey and small where there is only a word."""
    if mark.value is None:
        return Text(mark.text, sizes.small, theme.MISSING)
    return Text(mark.written, sizes.value, looks.ink(mark), is_bold=True)
