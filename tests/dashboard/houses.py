"""Houses: presentations of organisations, made as bytes for the tests of templates."""

import io
import zipfile
from functools import cache

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.renderings.slide.box import Box

OLD_TITLE = "Ancienne diapositive"
DECK_TYPE = b"presentationml.presentation.main+xml"
TYPES = "[Content_Types].xml"
BLACK = b'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
PLUM = b'<a:dk1><a:srgbClr val="5B1238"/></a:dk1>'


def saved(presentation) -> bytes:
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        return {name: held.read(name) for name in held.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def changed(package: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """The same package, one of its parts with other words."""
    parts = parts_of(package)
    return packed(parts | {name: parts[name].replace(before, after)})


def with_slides():
    """4:3, two slides already there."""
    made = Presentation()
    for _ in range(2):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = OLD_TITLE
    return made


@cache
def house_style() -> bytes:
    """The same with a font and a text colour of the house."""
    theme = "ppt/theme/theme1.xml"
    styled = changed(saved(with_slides()), theme, b'typeface="Calibri"', b'typeface="Marianne"')
    return changed(styled, theme, BLACK, PLUM)


def drawn_on(owner, *place: float, color: str = ""):
    """A rectangle on a layout or a master, in inches; python-pptx draws on slides only."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, place))
    if color:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(color)
    shape._element._nvXxPr.cNvPr.set("id", "900")
    owner.shapes._spTree.append(shape._element)
    return shape._element


def of_size(width: float, height: float) -> bytes:
    """The usual layouts in another format, in inches."""
    made = Presentation()
    across, down = Inches(width) / made.slide_width, Inches(height) / made.slide_height
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    for owner in (made.slide_master, *made.slide_layouts):
        for holder in owner.placeholders:
            if holder._element.spPr.find(qn("a:xfrm")) is not None:
                place = Box.of(holder)
                left, top = place.left * across, place.top * down
                Box(left, top, place.width * across, place.height * down).place(holder)
    return saved(made)
