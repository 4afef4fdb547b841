"""Titles: the title of a slide at the largest size of its kind that fits, in a place as high as it needs."""

import unicodedata
from collections.abc import Sequence

from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.exports.slides import areas
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.parts import Text

SIZES = ((32, 2), (30, 2), (28, 2), (26, 2), (24, 3), (21, 3), (18, 4), (16, 99))
"""Points on a slide of the usual size, and lines at most: 28 and more for the titles of the site."""
FIRST_SIZES = ((40, 2), (36, 2), (32, 3), (28, 4), (24, 5), (18, 99))
SMALLEST = 12
SAFE = 0.88  # part of the width of a title that is counted on: its font may be wider than ours
LOW_TITLE = 1.06  # of the height of its lines, what a title takes


def write(
    slide: Slide, text: str, *, scale: float, sizes: Sequence[tuple[int, int]] = SIZES, is_tight: bool = False
) -> None:
    """Write a title in bold; a text too long for its place makes the place higher.

    Args:
        scale: of letters, 1 on a slide of 13.33 by 7.5 inches.
        is_tight: the template is the site's: a short title gives back the height that it does not need.
    """
    title, plain = slide.shapes.title, texts.plain(text)
    frame = title.text_frame
    frame.text, frame.word_wrap, frame.auto_size = plain, True, MSO_AUTO_SIZE.NONE
    inset = (frame.margin_left or areas.INSET) + (frame.margin_right or areas.INSET)
    width = round(max((title.width or Pt(600)) - inset, 1) * SAFE)
    size, height = _fitting(plain, width=width, scale=scale, sizes=sizes)
    for run in frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(size), True
    direct(frame.paragraphs[0], plain)
    needed = height + frame.margin_top + frame.margin_bottom
    if needed > (title.height or 0) or is_tight:
        Box(title.left, title.top, title.width, needed).place(title)


def direct(paragraph: object, text: str) -> None:
    """A text whose first letter is Arabic or Hebrew is read from the right."""
    sides = (unicodedata.bidirectional(sign) for sign in text)
    if next((side for side in sides if side in ("L", "R", "AL")), "L") != "L":
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.alignment = PP_ALIGN.RIGHT


def _fitting(text: str, *, width: int, scale: float, sizes: Sequence[tuple[int, int]]) -> tuple[float, int]:
    """The size in points, and the height of the lines of a text at it."""
    for points, most in sizes:
        title = Text(text, max(SMALLEST, round(2 * points * scale) / 2), is_bold=True)
        if title.lines(width) <= most:
            break
    return title.size, round(title.height(width) * LOW_TITLE)
