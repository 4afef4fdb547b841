"""Titles: the title of a slide at the largest size of its kind that fits, in a place as large as it needs."""

import unicodedata
from collections.abc import Sequence

from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.exports.slides import areas, styles
from dashboard.exports.slides.upright import is_upright
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.parts import Text

SIZES = ((32, 2), (30, 2), (28, 2), (26, 2), (24, 3), (21, 3), (18, 4), (16, 99))
"""Points on a slide of the usual size, and lines at most: 28 and more for the titles of the site."""
FIRST_SIZES = ((40, 2), (36, 2), (32, 3), (28, 4), (24, 5), (18, 99))
SMALLEST = 12
SAFE = 0.88  # part of the width of a title that is counted on: its font may be wider than ours
LOW_TITLE = 1.06  # of the height of its lines, what a title takes


def give(slide: Slide) -> None:
    """A title to a slide whose layout has none, in the letters that the master has for titles."""
    if slide.shapes.title is None:
        shape_id = slide.shapes._next_shape_id
        title = parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{shape_id}" name="Titre {shape_id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
        slide.shapes._spTree.insert_element_before(title, "p:extLst")


def write(
    slide: Slide, text: str, *, scale: float, sizes: Sequence[tuple[int, int]] = SIZES, is_tight: bool = False
) -> None:
    """Write a title in bold; a text too long for its place makes the place larger.

    Args:
        scale: of letters, 1 on a slide of 13.33 by 7.5 inches.
        is_tight: the template is the site's: a short title gives back the height that it does not need.
    """
    title, plain = slide.shapes.title, texts.plain(text)
    frame, is_up = title.text_frame, is_upright(title)
    frame.text, frame.word_wrap, frame.auto_size = plain, True, MSO_AUTO_SIZE.NONE
    beside = (frame.margin_left or areas.INSET) + (frame.margin_right or areas.INSET)
    above = frame.margin_top + frame.margin_bottom
    room = title.height - above if is_up else title.width - beside
    size, height = _fitting(plain, title, width=round(max(room, 1) * SAFE), scale=scale, sizes=sizes)
    for run in frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(size), True
    direct(frame.paragraphs[0], plain)
    if is_up:
        _widen(title, needed=height + beside)
    elif height + above > title.height or is_tight:
        Box(title.left, title.top, title.width, height + above).place(title)


def direct(paragraph: object, text: str) -> None:
    """A text whose first letter is Arabic or Hebrew is read from the right."""
    sides = (unicodedata.bidirectional(sign) for sign in text)
    if next((side for side in sides if side in ("L", "R", "AL")), "L") != "L":
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.alignment = PP_ALIGN.RIGHT


def _widen(title: object, *, needed: int) -> None:
    """Make room for the lines of an upright title, towards the middle of the slide."""
    page = title.part.package.presentation_part.presentation.slide_width
    if needed > title.width:
        is_left = title.left + title.width // 2 < page // 2
        left = title.left if is_left else title.left + title.width - needed
        Box(left, title.top, needed, title.height).place(title)


def _fitting(
    text: str, title: object, *, width: int, scale: float, sizes: Sequence[tuple[int, int]]
) -> tuple[float, int]:
    """The size in points, and the height of the lines of a text at it, as the template spaces them."""
    for points, most in sizes:
        size = max(SMALLEST, round(2 * points * scale) / 2)
        style = styles.of_title(title, size=size)
        shown = Text(style.said(text), size, is_bold=True)
        if shown.lines(width) <= most:
            break
    return size, round(shown.height(width) * max(LOW_TITLE, style.spacing))
