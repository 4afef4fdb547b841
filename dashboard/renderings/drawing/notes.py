"""Notes: a reader's own words get a band of a drawing and an arrow to their mark; all else makes room."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard import theme
from dashboard.charts.spec import Chart
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.parts import (
    Area,
    Block,
    Drawing,
    Layer,
    Place,
    Run,
    Sign,
    Strokes,
    Symbol,
    Text,
)
from dashboard.renderings.drawing.placing import HALF, RADIUS
from dashboard.renderings.drawing.sheet import Style, edge

GAP = 6  # pixels over and under the words, and between an arrow and its mark
SHAFT = 16  # pixels of an arrow outside of its row
HEAD = 9
INDENT = 4  # pixels from the shaft to the words
ROOM_FOR_VALUE = 30  # pixels over a plot of values, where the value of its highest point stands
_HEADS = ("label", "heading", "subheading", "tick", "nothing")
"""Texts under which the rows of a chart never go on."""


@dataclass(frozen=True)
class _Target:
    """A mark where it is drawn: value along the first axis, pixels from the top, and pixels down its half."""

    x: float
    y: float
    half: float
    plot: int
    row: int


def noted(drawn: Drawing, chart: Chart, style: Style) -> Drawing:
    """The drawing with the words of its note: under the row of their mark, over a plot of values, or last."""
    target = _target(drawn, chart)
    if target is None:
        return _last(drawn, chart, style)
    return _over(drawn, chart, style, target) if target.plot else _under(drawn, chart, style, target)


def _last(drawn: Drawing, chart: Chart, style: Style) -> Drawing:
    """The words under everything."""
    said = style.words.charts.noted(chart)
    lines = letters.wrapped(said, most=style.narrowest - 4, size=theme.BODY)
    words = Text(
        (Run(lines),), edge(), drawn.height + GAP, "own", base="top", size=theme.BODY, color=theme.INK
    )
    height = drawn.height + 2 * GAP + letters.height(len(lines), size=theme.BODY)
    return replace(drawn, height=round(height), texts=(*drawn.texts, words))


def _under(drawn: Drawing, chart: Chart, style: Style, target: _Target) -> Drawing:
    """A band under the row of the mark, an arrow up to it."""
    y = _row_end(drawn, target)
    lines, anchor = _wrapped(drawn, chart, style, target.x)
    tip = max([target.y + target.half, *_below(drawn, style, target, until=y)]) + GAP
    top = max(y + GAP, tip + SHAFT)
    high = top - y + letters.height(len(lines), size=theme.BODY) + GAP
    return _written(_opened(drawn, y, high), lines, anchor, x=target.x, top=top, start=top - 2, tip=tip)


def _over(drawn: Drawing, chart: Chart, style: Style, target: _Target) -> Drawing:
    """A band over the plot of the mark, an arrow down to it, or to its value where that stands over it."""
    y = drawn.downs[target.plot - 1].top - ROOM_FOR_VALUE
    lines, anchor = _wrapped(drawn, chart, style, target.x)
    high = letters.height(len(lines), size=theme.BODY) + 2 * GAP
    tip = min([target.y - target.half, *_above(drawn, style, target)]) - GAP + high
    return _written(_opened(drawn, y, high), lines, anchor, x=target.x, top=y, start=y + high - GAP, tip=tip)


def _written(
    drawn: Drawing, lines: tuple[str, ...], anchor: str, *, x: float, top: float, start: float, tip: float
) -> Drawing:
    """The words and the arrow, in a drawing that has room for them."""
    shift = {"left": -INDENT, "right": INDENT}[anchor]
    words = Text((Run(lines),), Place("x", x, shift), top, "own", anchor, "top", theme.BODY, theme.INK)
    is_up = tip < start
    shape, middle = ("triangle-up", tip + HEAD / 2) if is_up else ("triangle-down", tip - HEAD / 2)
    glyph = Run(("▲" if is_up else "▼",))
    sign = Sign(shape, HEAD)
    head = Text((glyph,), Place("x", x), middle, "sign", "center", size=HEAD, color=theme.INK, sign=sign)
    shaft = Strokes([[(x, start), (x, middle)]], theme.INK, 1.5)
    return replace(drawn, texts=(*drawn.texts, words, head), layers=(*drawn.layers, shaft))


def _wrapped(drawn: Drawing, chart: Chart, style: Style, x: float) -> tuple[tuple[str, ...], str]:
    """The lines of the words, and the side of the mark on which they begin: where there is more room."""
    whole, at = style.narrowest - 4, _pixels(drawn, style, Place("x", x))
    size = theme.BODY
    right, left = whole - at + INDENT, at + INDENT
    is_right = right >= left or letters.width(chart.note.text, size=size) <= right
    lines = letters.wrapped(chart.note.text, most=right if is_right else left, size=size)
    return lines, "left" if is_right else "right"


def _target(drawn: Drawing, chart: Chart) -> _Target | None:
    """Where the mark of the note is drawn; None where it has no place along an axis."""
    if chart.noted is None:
        return None
    figure_id = chart.noted[1].figure_id
    found = (_place(layer, drawn) for layer in drawn.layers if _figure(layer) == figure_id)
    return next((place for place in found if place), None)


def _figure(layer: Layer) -> str:
    subject = getattr(layer, "subject", None)
    return subject.figure_id if subject else ""


def _place(layer: Layer, drawn: Drawing) -> _Target | None:
    if isinstance(layer, Symbol):
        y = drawn.downs[layer.plot - 1].pixels(layer.y) if layer.plot else layer.y
        return _Target(layer.x, y, RADIUS, layer.plot, _row(layer))
    if isinstance(layer, Block):
        middle = drawn.axis(layer.axis).part(layer.x + layer.length / 2)
        first = drawn.across[0]
        x = first.low + (middle - first.start) / ((first.end - first.start) or 1) * (first.high - first.low)
        return _Target(x, layer.y, layer.height / 2, 0, _row(layer))
    return None


def _row(layer: Symbol | Block) -> int:
    return int(layer.subject.address.split(".")[0])


def _row_end(drawn: Drawing, target: _Target) -> float:
    """Pixels from the top at which the row of a mark has ended and the next has not begun."""
    heads = (
        _top(text)
        for text in drawn.texts
        if text.kind in _HEADS and text.row != target.row and _top(text) > target.y
    )
    return min(heads, default=drawn.height)


def _top(text: Text) -> float:
    return text.y if text.base == "top" else text.y - HALF


def _below(drawn: Drawing, style: Style, target: _Target, *, until: float) -> Iterator[float]:
    """How far down reaches what stands under a mark in its row."""
    for text, left, right in _near(drawn, style, target):
        if left < right and target.y + HALF <= text.y < until:
            yield text.y + HALF
    at = _pixels(drawn, style, Place("x", target.x))
    for layer in drawn.layers:
        is_under = isinstance(layer, Symbol) and not layer.plot and target.y < layer.y < until
        if is_under and abs(_pixels(drawn, style, Place("x", layer.x)) - at) < RADIUS + HEAD / 2:
            yield layer.y + RADIUS


def _above(drawn: Drawing, style: Style, target: _Target) -> Iterator[float]:
    """How far up reaches the value that stands over a point of a plot."""
    for text, _, _ in _near(drawn, style, target):
        if text.kind == "value" and target.y - 3 * HALF <= text.y <= target.y - HALF:
            yield text.y - HALF


def _near(drawn: Drawing, style: Style, target: _Target) -> Iterator[tuple[Text, float, float]]:
    """The texts along the axis that stand over or under a mark, with the pixels that they take."""
    at = _pixels(drawn, style, Place("x", target.x))
    for text in drawn.texts:
        if text.place.frame in ("x", "x2") and text.base == "middle" and text.kind not in _HEADS:
            wide = sum(letters.width(run.lines[0], size=text.size, is_bold=run.is_bold) for run in text.runs)
            left = (
                _pixels(drawn, style, text.place)
                - {"left": 0, "center": wide / 2, "right": wide}[text.anchor]
            )
            if left - HEAD / 2 < at < left + wide + HEAD / 2:
                yield text, left, left + wide


def _pixels(drawn: Drawing, style: Style, place: Place) -> float:
    """Where something stands on the narrowest sheet, from its left."""
    axis = drawn.axis(place.frame)
    return drawn.left + (style.narrowest - drawn.left - drawn.right) * axis.part(place.value) + place.shift


def _opened(drawn: Drawing, y: float, by: float) -> Drawing:
    """The drawing with so many pixels more at a height, what is under it moved down."""

    def moved(at: float) -> float:
        return at + by if at >= y else at

    regions = drawn.regions
    return replace(
        drawn,
        height=round(drawn.height + by),
        downs=tuple(one._replace(top=moved(one.top), bottom=moved(one.bottom)) for one in drawn.downs),
        ground=tuple(one._replace(y=moved(one.y)) for one in drawn.ground),
        layers=tuple(_moved(one, y, by) for one in drawn.layers),
        texts=tuple(one._replace(y=moved(one.y)) for one in drawn.texts),
        regions=regions and replace(regions, top=moved(regions.top), bottom=moved(regions.bottom)),
    )


def _moved(layer: Layer, y: float, by: float) -> Layer:
    if isinstance(layer, Strokes):
        if layer.plot:
            return layer
        lines = [[(x, at + by if at >= y else at) for x, at in line] for line in layer.lines]
        return layer._replace(lines=lines)
    if isinstance(layer, Symbol) and layer.plot:
        return layer
    if isinstance(layer, Area):
        top, bottom = layer.y - layer.height / 2, layer.y + layer.height / 2
        top, bottom = (at + by if at >= y else at for at in (top, bottom))
        return layer._replace(y=(top + bottom) / 2, height=bottom - top)
    return layer._replace(y=layer.y + by) if layer.y >= y else layer
