"""SVG: a sheet becomes one document whose text stays text, each line at a place of its own.

LibreOffice ignores where a line of a text stands relative to the one before.
"""

from html import escape

from dashboard import theme
from dashboard.exports import fonts
from dashboard.exports.images import EDGE, PAGE, Box, Drawing, Line, Sheet

_ANCHORS = {"left": "start", "right": "end"}
ROOMY = 0.75 * (PAGE - EDGE)
_FALLBACKS = {"Source Serif": "Georgia, serif"}


def document(sheet: Sheet) -> str:
    """The sheet as a file that browsers, Inkscape and LibreOffice open."""
    width, height = sheet.width, f"{sheet.height:g}"
    inside = "\n".join(
        [
            f'<rect width="{width}" height="{height}" fill="{theme.GROUND}"/>',
            *map(_box, sheet.boxes),
            *map(_line, (*sheet.title, *sheet.lines)),
            *([_drawing(sheet.chart)] if sheet.chart else []),
            *map(_line, sheet.foot),
        ]
    )
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" xml:lang="{sheet.language}"'
    title = f"<title>{escape(sheet.heading)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n{title}\n{inside}\n</svg>\n'


def _line(line: Line) -> str:
    family = f"{line.family}, {_FALLBACKS[line.family]}" if line.family in _FALLBACKS else theme.FONT
    return (
        f'<text x="{line.x:g}" y="{line.y:.2f}" font-family="{family}" font-size="{line.size:g}" '
        f'font-weight="{line.weight}" fill="{line.color}" text-anchor="{_ANCHORS[line.side]}"{_length(line)}>'
        f"{escape(line.text)}</text>"
    )


def _length(line: Line) -> str:
    """What keeps a line as long as it was laid out, whatever font another machine takes for ours.

    A title with room for the widest of them goes without: it would be squeezed for nothing.
    """
    length = fonts.width(line.text, size=line.size, family=line.family, weight=line.weight)
    if not fonts.is_known(line.text) or (line.family == fonts.SERIF and length < ROOMY):
        return ""
    return f' textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'


def _box(box: Box) -> str:
    stroke = f' stroke="{box.stroke}" stroke-width="0.75"' if box.stroke else ""
    return (
        f'<rect x="{box.x:g}" y="{box.y:.2f}" width="{box.width:g}" height="{box.height:g}" '
        f'rx="{box.radius:g}" fill="{box.fill}"{stroke}/>'
    )


def _drawing(drawing: Drawing) -> str:
    """The chart enlarged to its place."""
    scale = drawing.width / drawing.canvas
    return f'<g transform="translate({drawing.x:g} {drawing.y:.2f}) scale({scale:.5f})">{drawing.content}</g>'
