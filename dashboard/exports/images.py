"""Images: a card becomes one sheet: title, what is measured, chart and foot, each at its place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard import theme
from dashboard.cards.card import Chip
from dashboard.charts.spec import Numbers
from dashboard.exports import fonts
from dashboard.exports.entries import Entry, live_link
from dashboard.exports.release import data_release
from dashboard.renderings import svg
from dashboard.renderings.drawing import drawing
from dashboard.renderings.text import spoken
from dashboard.words import Vocabulary

WIDE, SHARED = 9 / 16, 630 / 1200
"""Height of a sheet by its width: of a slide, and of what a message shows of an address."""
PAGE = 960
"""Points that a sheet is wide; sizes below are in them, whatever the canvas of its chart."""
LONG_CANVAS = 960  # of a chart too long for its sheet, which is then as high as it needs
CANVASES = range(640, LONG_CANVAS + 1, 80)
"""Pixels that a chart is laid out for, tried until all of it fits: the fewer, the larger its letters."""
OF_ADDRESSES = range(640, 1601, 80)  # their pictures keep their height, seen small they show a shape
OF_NUMBERS = (480, 560)
EDGE, TOP, BOTTOM = 42, 30, 20
TITLE, SMALLEST_TITLE, TITLE_LINES = 30, 24, 2
SUBTITLE, CHIP, FOOT, POSTER = 18, 13, 11.5, 46
LEADING, CLOSE = 1.35, 1.2  # from one line to the next, in sizes of the letters; of a title
GAP = 14
AMBER, AMBER_GROUND = "#7A4B00", "#FFF6E5"
_PLAIN_CHIPS = ("wave", "context")


@dataclass(frozen=True)
class Line:
    """One line of text; `y` is where its letters stand."""

    text: str
    x: float
    y: float
    size: float
    color: str = theme.MUTED
    weight: int = 400
    family: str = fonts.SANS
    side: Literal["left", "right"] = "left"  # of the text that `x` is


@dataclass(frozen=True)
class Box:
    """A rectangle, with round corners, under the texts."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    radius: float = 0


@dataclass(frozen=True)
class Drawing:
    """The chart as an SVG element, and what it says in words."""

    content: str
    canvas: float  # pixels that it was laid out for
    x: float
    y: float
    width: float
    height: float
    spoken: str


@dataclass(frozen=True)
class Sheet:
    """A picture before it is one, in points from its top left corner."""

    height: float
    heading: str
    title: tuple[Line, ...]
    lines: tuple[Line, ...] = ()  # under the title
    foot: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    chart: Drawing | None = None
    language: str = "fr"
    width: float = PAGE

    @property
    def letters(self) -> str:
        """Every letter of it, those of its chart too."""
        drawn = self.chart.content if self.chart else ""
        return "".join([drawn, *(line.text for line in (*self.title, *self.lines, *self.foot))])


@dataclass(frozen=True)
class _Frame:
    """What stands around the chart, and where it leaves off and begins again."""

    title: tuple[Line, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    top: float
    foot: tuple[tuple[str, str], ...]  # left and right of each line

    @property
    def bottom(self) -> float:
        """Points below the chart."""
        return GAP * 2 + len(self.foot) * FOOT * LEADING + BOTTOM


def sheet(entry: Entry) -> Sheet:
    """The card on 16:9, or on as much height as a long chart needs to be read."""
    frame = _frame(entry)
    return _fitted(entry, frame, CANVASES, height=PAGE * WIDE) or _long(entry, frame)


def shared_sheet(entry: Entry) -> Sheet:
    """The card as the picture of its address; its finding alone where the chart is too long for it."""
    frame = _frame(entry)
    return _fitted(entry, frame, OF_ADDRESSES, height=PAGE * SHARED) or poster(
        entry.heading, entry.card.subtitle, words=entry.words
    )


def poster(title: str, text: str, *, words: Vocabulary) -> Sheet:
    """A title in large letters and a sentence, for what has no chart."""
    height, most = PAGE * SHARED, PAGE - 2 * EDGE
    size, wrapped = _title_lines(title, largest=POSTER, smallest=SMALLEST_TITLE, most_n=3)
    said = fonts.lines(text, most=most, size=SUBTITLE * 1.2)
    held = len(wrapped) * size * CLOSE + GAP + len(said) * SUBTITLE * 1.2 * LEADING
    top = max(TOP, (height - held) / 2.4)
    below = top + len(wrapped) * size * CLOSE + GAP
    signed = " · ".join(filter(None, (words.exports.SITE, data_release().notice)))
    brand = Line(signed, EDGE, height - TOP, FOOT * 1.4, theme.ACCENT, weight=600)
    address = Line(live_link(""), PAGE - EDGE, height - TOP, FOOT * 1.4, side="right")
    return Sheet(
        height=height,
        heading=title,
        title=tuple(_title(wrapped, size=size, top=top)),
        lines=tuple(_stacked(said, size=SUBTITLE * 1.2, top=below)),
        foot=(brand, *([address] if address.text else ())),
        boxes=(Box(0, 0, PAGE, 10, theme.ACCENT),),
    )


def _fitted(entry: Entry, frame: _Frame, canvases: Sequence[int], *, height: float) -> Sheet | None:
    """The sheet with the largest letters that let all of the chart in; None where none does."""
    room = height - frame.top - frame.bottom
    larger = OF_NUMBERS if isinstance(entry.card.chart, Numbers) else ()
    canvas = next((one for one in (*larger, *canvases) if _chart_height(entry, one) <= room), 0)
    return _sheet(entry, frame, canvas, height=height) if canvas else None


def _long(entry: Entry, frame: _Frame) -> Sheet:
    height = frame.top + _chart_height(entry, LONG_CANVAS) + frame.bottom
    return _sheet(entry, frame, LONG_CANVAS, height=math.ceil(height))


def _chart_height(entry: Entry, canvas: int) -> float:
    """Points that the chart is high on the sheet, once laid out for a canvas."""
    card = entry.card
    laid = drawing(card.chart, width=_chart_width(canvas), emphasis=True, language=card.language)
    return laid.height * (PAGE - 2 * EDGE) / laid.width


def _chart_width(canvas: int) -> int:
    """Pixels of a canvas between its edges."""
    return round(canvas * (PAGE - 2 * EDGE) / PAGE)


def _sheet(entry: Entry, frame: _Frame, canvas: int, *, height: float) -> Sheet:
    """The chart a little above the middle of what its texts leave."""
    chart_height = _chart_height(entry, canvas)
    left = height - frame.top - frame.bottom - chart_height
    foot = height - BOTTOM - len(frame.foot) * FOOT * LEADING
    return Sheet(
        height=height,
        heading=entry.heading,
        title=frame.title,
        lines=frame.lines,
        foot=tuple(_foot_lines(frame.foot, top=foot)),
        boxes=(*frame.boxes, Box(EDGE, foot - GAP * 0.7, PAGE - 2 * EDGE, 0.75, theme.LINE)),
        chart=_drawing(entry, canvas, y=frame.top + left / 3, height=chart_height),
        language=entry.card.language,
    )


def _drawing(entry: Entry, canvas: int, *, y: float, height: float) -> Drawing:
    card, width = entry.card, _chart_width(canvas)
    return Drawing(
        svg.draw(card.chart, width=width, emphasis=True, language=card.language),
        canvas=width,
        x=EDGE,
        y=y,
        width=PAGE - 2 * EDGE,
        height=height,
        spoken=spoken(card.chart, entry.heading, card.language),
    )


def _frame(entry: Entry) -> _Frame:
    size, wrapped = _title_lines(entry.heading, largest=TITLE, smallest=SMALLEST_TITLE, most_n=TITLE_LINES)
    below = TOP + len(wrapped) * size * CLOSE + GAP * 0.4
    measured = fonts.lines(entry.card.subtitle, most=PAGE - 2 * EDGE, size=SUBTITLE)
    lines = tuple(_stacked(measured, size=SUBTITLE, top=below))
    below += len(measured) * SUBTITLE * LEADING
    chips = list(_chips(entry.card.chips, after=lines[-1], top=below)) if lines else []
    lowest = max((box.y + box.height for box, _ in chips), default=below)
    return _Frame(
        title=tuple(_title(wrapped, size=size, top=TOP)),
        lines=(*lines, *(line for _, line in chips)),
        boxes=tuple(box for box, _ in chips),
        top=max(below, lowest) + GAP,
        foot=tuple(_foot(entry)),
    )


def _title_lines(text: str, *, largest: int, smallest: int, most_n: int) -> tuple[int, tuple[str, ...]]:
    """The largest letters that keep a title on so many lines; the smallest, on more, for a very long one."""
    for size in range(largest, smallest - 1, -1):
        found = fonts.lines(text, most=PAGE - 2 * EDGE, size=size, family=fonts.SERIF, weight=600)
        if len(found) <= most_n:
            break
    return size, _balanced(text, found, size=size)


def _balanced(text: str, found: tuple[str, ...], *, size: int) -> tuple[str, ...]:
    """A title on no more lines, the last not much shorter than the others."""
    for most in range(round((PAGE - 2 * EDGE) * 0.5), PAGE - 2 * EDGE, 12):
        closer = fonts.lines(text, most=most, size=size, family=fonts.SERIF, weight=600)
        if len(closer) <= len(found):
            return closer
    return found


def _title(texts: tuple[str, ...], *, size: float, top: float) -> Iterator[Line]:
    for place, text in enumerate(texts):
        y = top + (place + 0.8) * size * CLOSE
        yield Line(text, EDGE, y, size, theme.INK, weight=600, family=fonts.SERIF)


def _stacked(texts: tuple[str, ...], *, size: float, top: float) -> Iterator[Line]:
    for place, text in enumerate(texts):
        yield Line(text, EDGE, top + (place + 0.8) * size * LEADING, size)


def _chips(chips: tuple[Chip, ...], *, after: Line, top: float) -> Iterator[tuple[Box, Line]]:
    """The chips behind the last line of the subtitle where they fit, else under it."""
    padding, high = CHIP * 0.6, CHIP * 1.6
    sizes = [fonts.width(chip.text, size=CHIP) + 2 * padding for chip in chips]
    x = EDGE + fonts.width(after.text, size=SUBTITLE) + GAP
    y = after.y - SUBTITLE * 0.33 - high / 2
    if x + sum(sizes) + GAP / 2 * (len(sizes) - 1) > PAGE - EDGE:
        x, y = EDGE, top + GAP * 0.3
    for chip, wide in zip(chips, sizes, strict=True):
        is_plain = chip.kind in _PLAIN_CHIPS
        ink, ground = (theme.MUTED, theme.GROUND) if is_plain else (AMBER, AMBER_GROUND)
        stroke = theme.LINE if is_plain else AMBER
        box = Box(x, y, wide, high, fill=ground, stroke=stroke, radius=high / 2)
        yield box, Line(chip.text, x + padding, y + high * 0.69, CHIP, ink)
        x += wide + GAP / 2


def _foot(entry: Entry) -> Iterator[tuple[str, str]]:
    """Champ, source and limits; the site, on the same line where there is room; where the card is."""
    words, slides = entry.words.exports, entry.words.slides
    about = slides.foot(entry.card.champ, entry.card.source, slides.limits(entry.card))
    signed = " · ".join((slides.BRAND, words.data_version(data_release().version)))
    if notice := data_release().notice:
        yield from ((text, "") for text in fonts.lines(notice, most=PAGE - 2 * EDGE, size=FOOT))
    *others, last = fonts.lines(about, most=PAGE - 2 * EDGE, size=FOOT)
    yield from ((text, "") for text in others)
    if entry.link or not _is_side_by_side(last, signed):
        yield last, ""
        yield from _apart(signed, entry.link)
    else:
        yield last, signed


def _apart(signed: str, link: str) -> Iterator[tuple[str, str]]:
    if _is_side_by_side(signed, link):
        yield signed, link
    else:
        yield signed, ""
        yield from ((text, "") for text in fonts.lines(link, most=PAGE - 2 * EDGE, size=FOOT))


def _is_side_by_side(left: str, right: str) -> bool:
    return sum(fonts.width(text, size=FOOT) for text in (left, right)) + 2 * GAP <= PAGE - 2 * EDGE


def _foot_lines(foot: tuple[tuple[str, str], ...], *, top: float) -> Iterator[Line]:
    for place, (left, right) in enumerate(foot):
        y = top + (place + 0.8) * FOOT * LEADING
        both = (Line(left, EDGE, y, FOOT), Line(right, PAGE - EDGE, y, FOOT, side="right"))
        yield from (line for line in both if line.text)
