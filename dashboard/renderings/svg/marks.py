"""Marks: blocks, symbols and strokes of a drawing become elements, each with its identifier and its link."""

from functools import singledispatch
from math import pi, sqrt

from dashboard import theme
from dashboard.renderings.drawing.parts import Area, Block, Layer, Pattern, Strokes, Symbol
from dashboard.renderings.svg import symbols
from dashboard.renderings.svg.canvas import Canvas
from dashboard.renderings.svg.texts import block_text, mark_names, tag
from dashboard.renderings.svg.xml import number, safe, title


@singledispatch
def element(layer: Layer, canvas: Canvas) -> str:
    """A part of a drawing where it stands."""
    raise TypeError(f"no element for {type(layer).__name__}")


@element.register
def _(layer: Area, canvas: Canvas) -> str:
    if not layer.code:
        return ""  # a number is touched itself
    axis = canvas.drawing.across[0]
    shape = canvas.rectangle(
        axis.part(layer.x), axis.part(layer.x + layer.length), layer.y - layer.height / 2, layer.height
    )
    return f'{shape} fill="none" pointer-events="all" data-code="{safe(layer.code)}"/>'


@element.register
def _(layer: Strokes, canvas: Canvas) -> str:
    drawing = canvas.drawing
    down = drawing.downs[layer.plot - 1].pixels if layer.plot else float
    lines = [[(drawing.across[0].part(x), down(y)) for x, y in line] for line in layer.lines]
    look = f'stroke="{canvas.color(layer.color)}" stroke-width="{number(layer.width)}"'
    return canvas.lines(lines, look + _dash(layer) + _opacity(layer.opacity))


@element.register
def _(layer: Symbol, canvas: Canvas) -> str:
    drawing = canvas.drawing
    y = drawing.downs[layer.plot - 1].pixels(layer.y) if layer.plot else layer.y
    look = f' fill="{canvas.color(layer.fill)}"' + _outline(layer, canvas) + _opacity(layer.opacity)
    shape = symbols.path(layer.shape, layer.size)
    tied = mark_names((layer.subject,)) + canvas.quiet((layer.subject,))
    drawn = f"{shape}{look}{tied}>{title(layer.subject.said)}</{tag(shape)}>"
    put = canvas.put(drawn, drawing.across[0].part(layer.x), 0, y)
    return canvas.linked(put, (layer.subject,))


@element.register
def _(layer: Block, canvas: Canvas) -> str:
    axis = canvas.drawing.axis(layer.axis)
    start, end = sorted((axis.part(layer.x), axis.part(layer.x + layer.length)))
    shape = canvas.rectangle(start, end, layer.y - layer.height / 2, layer.height)
    look = f' fill="{canvas.fill(layer)}"' + _outline(layer, canvas) + _opacity(layer.opacity)
    if layer.subject is None:
        return f"{shape}{look}/>"
    drawn = f"{shape}{look}{mark_names((layer.subject,))}>{title(layer.subject.said)}</rect>"
    return canvas.linked(drawn + block_text(layer, canvas), (layer.subject,))


def definitions(canvas: Canvas) -> str:
    """The patterns that were used, each under its own identifier."""
    found = "".join(_pattern(name, pattern, canvas) for name, pattern in canvas.patterns.items())
    return f"<defs>{found}</defs>" if found else ""


def _pattern(name: str, pattern: Pattern, canvas: Canvas) -> str:
    """Lines or dots as Plotly spaces them."""
    is_lines = pattern.shape == "/"
    side = pattern.size * (sqrt(2) if is_lines else 1)
    wide, color = number(side), canvas.color(pattern.color)
    drawn = _lines(side, pattern, color) if is_lines else _dots(side, pattern, color)
    ground = f'<rect width="{wide}" height="{wide}" fill="{canvas.color(theme.GROUND)}"/>'
    size = f'width="{wide}" height="{wide}" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{safe(name)}" {size}>{ground}{drawn}</pattern>'


def _lines(side: float, pattern: Pattern, color: str) -> str:
    quarter, half, whole = number(side / 4), number(side / 2), number(side)
    ways = f"M-{quarter} {quarter}l{half}-{half}M0 {whole}L{whole} 0"
    ways += f"M{number(side * 3 / 4)} {number(side * 5 / 4)}l{half}-{half}"
    return f'<path d="{ways}" stroke="{color}" stroke-width="{number(pattern.size * pattern.solidity)}"/>'


def _dots(side: float, pattern: Pattern, color: str) -> str:
    middle, radius = number(side / 2), number(sqrt(pattern.solidity * side * side / pi))
    return f'<circle cx="{middle}" cy="{middle}" r="{radius}" fill="{color}"/>'


def _outline(layer: Symbol | Block, canvas: Canvas) -> str:
    if not layer.outline or not layer.outline_width:
        return ""
    return f' stroke="{canvas.color(layer.outline)}" stroke-width="{number(layer.outline_width)}"'


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{number(opacity)}"'


def _dash(layer: Strokes) -> str:
    length = max(layer.width, 3) * {"solid": 0, "dash": 3, "dot": 1}[layer.dash]
    return f' stroke-dasharray="{number(length)}"' if length else ""
