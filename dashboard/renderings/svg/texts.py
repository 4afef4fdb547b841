"""Texts: the texts of a drawing become elements, a line each, and its signs become shapes."""

from collections.abc import Iterator

from dashboard import theme
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.marks import HATCH, MORE, PATTERNS, SOLIDITY
from dashboard.renderings.drawing.parts import Block, Pattern, Run, Sign, Subject, Text
from dashboard.renderings.svg import symbols
from dashboard.renderings.svg.canvas import Canvas
from dashboard.renderings.svg.xml import number, safe, title

DESCENT = 0.326  # of the font, under its base line, in sizes of its letters; above it is one size
ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
COLOURED = ("value", "sign")
"""Texts in the colour of their series."""
EDGE = 1  # pixels that Plotly leaves between a text and what it stands at
PADDING = 3  # pixels on both sides of a text on its block


def text(one: Text, canvas: Canvas) -> str:
    """A text where it stands, leading to the passport of the figure that it speaks of."""
    drawn = _sign(one, one.sign, canvas) if one.sign else _letters(one, canvas)
    return canvas.linked(drawn, one.subjects)


def block_text(block: Block, canvas: Canvas) -> str:
    """The value on a block, where the block is wide enough for it."""
    wide = letters.width(block.text, size=theme.SMALL) + 2 * PADDING
    axis = canvas.drawing.axis(block.axis)
    start, end = axis.part(block.x), axis.part(block.x + block.length)
    shown = canvas.shown_from(end - start, wide) if block.text else None
    if shown is None:
        return ""
    at = canvas.text_at((start + end) / 2, 0)
    y, look = number(block.y + middle(theme.SMALL)), f'font-size="{theme.SMALL}" text-anchor="middle"'
    tied = mark_names([block.subject] if block.subject else [])
    look += f' fill="{canvas.color(block.text_color)}"{shown}{tied}'
    return f'<text {at} y="{y}" {look} data-is="value">{safe(block.text)}</text>'


def middle(size: int) -> float:
    """Pixels from the middle of a line of text down to its base line."""
    return (size - round(DESCENT * size)) / 2


def mark_names(subjects: list[Subject] | tuple[Subject, ...]) -> str:
    """Attributes that tie an element to its marks."""
    if not subjects:
        return ""
    addresses = " ".join(one.address for one in subjects)
    ids = " ".join(one.figure_id for one in subjects if one.figure_id)
    code = subjects[0].code
    return (
        f' data-mark="{addresses}"'
        + (f' data-id="{safe(ids)}"' if ids else "")
        + (f' data-code="{safe(code)}"' if code else "")
    )


def _letters(one: Text, canvas: Canvas) -> str:
    """Its lines, those of a longer one in a group: no line counts on the place of another."""
    lines = list(_lines(one.runs))
    shift = canvas.shift(one.place) + {"left": EDGE, "center": 0, "right": -EDGE}[one.anchor]
    at, anchor = canvas.text_at(canvas.part(one.place), shift), ANCHORS[one.anchor]
    size = f' font-size="{one.size}"' if one.size != theme.BODY else ""
    row = f' data-row="{one.row}"' if one.row is not None else ""
    told = f'data-is="{one.kind}"{row}{mark_names(one.subjects)}{_quiet(one, canvas)}'
    look = f'fill="{canvas.color(one.color)}"{size}{anchor}'
    first = _first_base(one, len(lines))
    heights = [number(first + letters.height(place, size=one.size)) for place in range(len(lines))]
    if len(lines) == 1:
        spans = title(one.said) + _spans(lines[0], canvas)
        return f'<text {at} y="{heights[0]}" {look} {told}{_weight(lines[0])}>{spans}</text>'
    drawn = (
        f'<text {at} y="{y}"{_weight(line)}>{_spans(line, canvas)}</text>'
        for y, line in zip(heights, lines, strict=True)
    )
    return f"<g {look} {told}>{title(one.said)}{''.join(drawn)}</g>"


def _quiet(one: Text, canvas: Canvas) -> str:
    return canvas.quiet(one.subjects) if one.kind in COLOURED else ""


def _first_base(one: Text, lines: int) -> float:
    """Pixels from the top of the sheet to the base line of the first line."""
    if one.base == "top":
        return one.y + EDGE + one.size
    return one.y + middle(one.size) - letters.height(lines - 1, size=one.size) / 2


def _lines(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    """The runs of each line, each of one line."""
    line: list[Run] = []
    for run in runs:
        for place, text in enumerate(run.lines):
            if place:
                yield line
                line = []
            line.append(run._replace(lines=(text,)))
    yield line


def _is_bold(line: list[Run]) -> bool:
    return all(run.is_bold for run in line)


def _weight(line: list[Run]) -> str:
    return ' font-weight="700"' if _is_bold(line) else ""


def _spans(line: list[Run], canvas: Canvas) -> str:
    is_bold = _is_bold(line)
    return "".join(_span(run, canvas, is_bold=run.is_bold and not is_bold) for run in line)


def _span(run: Run, canvas: Canvas, *, is_bold: bool) -> str:
    look = ' font-weight="700"' if is_bold else ""
    look += f' fill="{canvas.color(run.color)}"' if run.color else ""
    look += f' font-size="{run.size}"' if run.size else ""
    return f"<tspan{look}>{safe(run.lines[0])}</tspan>" if look else safe(run.lines[0])


def _sign(one: Text, sign: Sign, canvas: Canvas) -> str:
    """The shape of a sign, in the middle of where its letter would be."""
    shift = canvas.shift(one.place) + (sign.size / 2 if one.anchor == "left" else 0)
    drawn = _shape(sign, one.runs[0].color or one.color, canvas)
    told = f' data-is="{one.kind}"{mark_names(one.subjects)}{_quiet(one, canvas)}>{title(one.said)}'
    return canvas.put(f"{drawn}{told}</{tag(drawn)}>", canvas.part(one.place), shift, one.y)


def tag(element: str) -> str:
    """The name of an element whose start is written."""
    return element[1 : element.index(" ")]


def _shape(sign: Sign, color: str, canvas: Canvas) -> str:
    """The element of a sign, its end left open."""
    paint, size = canvas.color(color), sign.size + MORE.get(sign.shape, 0)
    if sign.shape in _WAYS:
        return f'<path d="{_WAYS[sign.shape]}" fill="none" stroke="{paint}" stroke-width="3"'
    shape = "square" if sign.shape in BLOCKS else sign.shape.removesuffix("-open")
    if sign.shape in PATTERNS:
        filled = Pattern(PATTERNS[sign.shape], color, HATCH, SOLIDITY)
        return f'{symbols.path(shape, size)} fill="{canvas.pattern(filled)}" stroke="{paint}"'
    if sign.is_open or sign.shape.endswith("-open"):
        return f'{symbols.path(shape, size - 1.5)} fill="none" stroke="{paint}" stroke-width="1.5"'
    return f'{symbols.path(shape, size)} fill="{paint}"'


_WAYS = {"tick": "M0-8V8", "line-ns-open": "M0-8V8", "line": "M-7 0H7"}
BLOCKS = ("bar", *PATTERNS)
