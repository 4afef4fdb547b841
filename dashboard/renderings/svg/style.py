"""Style: the rules that a page needs once for the drawings in it, in both themes and on paper."""

from functools import cache

from dashboard import theme
from dashboard.renderings.svg.canvas import NARROWEST, STEP, WIDEST
from dashboard.renderings.svg.maps import NARROW

WRAPPER = "drawing"
"""Class of the element around a drawing: its width decides which values have room."""
_MAP_WIDTH = 394  # of the wrapper, under which a map is smaller


@cache
def stylesheet() -> str:
    """Rules of CSS: colours follow the `color-scheme` of the page, light on paper; values where they fit.

    Without these rules a drawing is light, and writes what fits the narrowest of its widths.
    """
    twins = "".join(f"--c{light[1:]}:light-dark({light},{dark});" for light, dark in theme.DARK_TWINS.items())
    rules = [
        f":root{{{twins}}}",
        f".{WRAPPER}{{container:{WRAPPER}/inline-size}}",
        f"@media print{{.{WRAPPER}{{color-scheme:light}}}}",
        f"@container {WRAPPER} (max-width:{_MAP_WIDTH}px){{.{WRAPPER} .{NARROW}{{font-size:16px}}}}",
    ]
    rules += [
        f"@container {WRAPPER} (min-width:{width}px){{.{WRAPPER} .from-{width}{{display:inline}}}}"
        for width in range(NARROWEST + STEP, WIDEST + 1, STEP)
    ]
    return "\n".join(rules)
