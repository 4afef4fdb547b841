"""Look: what the slides made on a template have in common: their layout, their letters, how they write."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide, SlideLayout
from pptx.util import Inches, Pt

from dashboard import theme
from dashboard.exports.slides import titles
from dashboard.exports.slides.method import Line
from dashboard.renderings.slide import frames
from dashboard.renderings.slide.box import Box

QUIET = 0.25  # how much lighter than the text of the theme what is secondary is written


@dataclass(frozen=True)
class Look:
    """What every slide but the first is made on; `is_own` where the template is that of the site."""

    layout: SlideLayout
    is_light: bool
    page: Box
    is_own: bool

    @property
    def scale(self) -> float:
        """How large letters are on these slides: 1 on one of 13.33 by 7.5 inches."""
        return math.sqrt(self.page.width * self.page.height / (Inches(13.333) * Inches(7.5)))

    def color(self, run: object) -> None:
        """Write what is secondary in the text colour of the theme, lighter; in a grey of ours on a panel."""
        if self.is_light:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
            run.font.color.brightness = QUIET
        else:
            run.font.color.rgb = frames.rgb(theme.MUTED)

    def write(self, slide: Slide, lines: Sequence[Line], *, box: Box, size: float, name: str) -> list[object]:
        """Paragraphs of secondary words, from the top of a box; one with an address is a link."""
        shape = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, (text, address) in enumerate(lines):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            frames.settle(paragraph)
            run = paragraph.add_run()
            run.text, run.font.size = text, Pt(size)
            titles.direct(paragraph, text)
            if address:
                run.hyperlink.address = address
            else:
                self.color(run)
        return list(frame.paragraphs)


def rectangle(slide: Slide, box: Box, *, color: str, name: str) -> None:
    """A plain area of one colour."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, box.left, box.top, box.width, box.height)
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = frames.rgb(color)
    shape.line.fill.background()
    shape.shadow.inherit = False
    frames.describe(shape, "")
