"""SVG: a drawing becomes one element that any page, file or program shows without a script."""

from collections.abc import Callable

from dashboard import theme
from dashboard.charts.spec import Chart
from dashboard.renderings.drawing import drawing
from dashboard.renderings.drawing.parts import Drawing
from dashboard.renderings.svg.canvas import Fixed, Fluid
from dashboard.renderings.svg.maps import region_map
from dashboard.renderings.svg.marks import definitions, element
from dashboard.renderings.svg.style import WRAPPER, stylesheet
from dashboard.renderings.svg.texts import text
from dashboard.renderings.svg.xml import number, safe
from dashboard.renderings.text import spoken
from dashboard.words import DEFAULT

__all__ = ["WRAPPER", "draw", "stylesheet"]


def draw(
    chart: Chart,
    *,
    title: str = "",
    width: int = 0,
    emphasis: bool = False,
    key: bool = True,
    language: str = DEFAULT,
    address: Callable[[str], str] | None = None,
    name: str = "",
) -> str:
    """The `<svg>` element of a chart, its texts as texts and its marks with the identifiers of their figures.

    Without a width it fits every width from 340 pixels, at one height, inside a page that has `stylesheet`:
    put it into an element of the class `WRAPPER`. With a width it is a drawing of its own, in plain colours.

    Args:
        title: of the chart, the name of the image; what it says is its description.
        width: pixels, where they are known; `emphasis`, `key` and `language` as for `drawing`.
        address: of the passport of a figure, by its identifier, where marks and missing words lead; with it
            the drawing is a group, since an image may hold no link.
        name: begins the identifiers of its patterns, which no two drawings of a page may share.

    Raises:
        TypeError: the kind of the chart is unknown.
    """
    drawn = drawing(chart, width=width, emphasis=emphasis, key=key, language=language)
    canvas = (Fixed if width else Fluid)(drawn, address, name)
    parts = [
        *(element(block, canvas) for block in drawn.ground),
        *([region_map(drawn.regions, canvas)] if drawn.regions else ()),
        *(element(layer, canvas) for layer in drawn.from_below()),
        *(text(one, canvas) for one in drawn.texts),
    ]
    named = f"<title>{safe(title)}</title>" if title else ""
    described = f"<desc>{safe(spoken(chart, title, language))}</desc>"
    opening = _opening(drawn, role="group" if address else "img")
    return "".join([opening, named, described, definitions(canvas), *parts, "</svg>"])


def _opening(drawn: Drawing, *, role: str) -> str:
    look = f'role="{role}" font-family="{safe(theme.FONT)}" font-size="{theme.BODY}"'
    if drawn.width:
        box = f'viewBox="0 0 {drawn.width} {drawn.height}" width="{drawn.width}" height="{drawn.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {look}>'
    edges = f"padding:0 {number(drawn.right)}px 0 {number(drawn.left)}px"
    style = f"display:block;box-sizing:border-box;overflow:visible;{edges}"
    size = f'width="100%" height="{drawn.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {look} style="{style}">'
