"""Style: the rules that a page needs once for the drawings in it, in both themes and on paper."""

from functools import cache

from dashboard import theme
from dashboard.renderings.drawing import maps
from dashboard.renderings.svg.canvas import NARROWEST, STEP, WIDEST
from dashboard.renderings.svg.maps import NARROW

WRAPPER = "drawing"
"""Class of the element around a drawing: its width decides which values have room."""
_MAP_WIDTH, _MAP_EDGES = 394, 2 * maps.EDGE
"""Of the wrapper, under which a map is smaller, and of what stands beside it."""


@cache
def stylesheet() -> str:
    """Rules of CSS: colours follow the `color-scheme` of the page, light on paper; values where they fit.

    Without these rules a drawing is light, and writes what fits the narrowest of its widths.
    """
    twins = "".join(f"--c{light[1:]}:light-dark({light},{dark});" for light, dark in theme.DARK_TWINS.items())
    rules = [
        f":root{{{twins}}}",
        f".{WRAPPER}{{container:{WRAPPER}/inline-size}}",
        f".{WRAPPER} svg{{overflow:visible}}",
        f"@media print{{.{WRAPPER}{{color-scheme:light}}}}",
    ]
    rules += [
        _where(f"max-width:{width}px", f".{NARROW}{{font-size:{_map_letters(width)}px}}")
        for width in range(_MAP_WIDTH, NARROWEST - 8, -8)
    ]
    rules += [
        _where(f"min-width:{width}px", f".from-{width}{{display:inline}}")
        for width in range(NARROWEST + STEP, WIDEST + 1, STEP)
    ]
    return "\n".join(rules)


def _where(width: str, rule: str) -> str:
    return f"@container {WRAPPER} ({width}){{.{WRAPPER} {rule}}}"


def _map_letters(width: int) -> float:
    """Size of the values of a map that shrinks with it, so that they stay as large as elsewhere."""
    shrunk = (width - 4 - _MAP_EDGES) / (_MAP_WIDTH - _MAP_EDGES)
    return round(theme.SMALL / shrunk, 1)
