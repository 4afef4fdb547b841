"""Subtitles: what stands under the title of the first slide becomes a text where the template wants it.

Under that of a chart it is what the chart measures.
"""

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.cards.card import Card
from dashboard.exports.slides import areas, template
from dashboard.exports.slides.look import Look
from dashboard.exports.slides.upright import is_upright
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Text

SIZE, CHART_SIZE = 20, 18  # points on a slide of the usual size
SMALLEST = (0.3, 0.06)  # of the width and the height of a slide: a smaller place is not one for a subtitle
_KINDS = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)


def of_card(card: Card, canvas: Canvas, *, width: int) -> Text:
    """What a chart measures, on two lines at most."""
    return Text(texts.plain(card.subtitle), canvas.points(CHART_SIZE)).within(width, lines=2)


def holder(slide: Slide, page: Box) -> object | None:
    """The placeholder for it: a subtitle, else a text, wide and high enough; None without one."""
    held = [one for kind in _KINDS for one in template.holders(slide, [kind])]
    return next((one for one in held if _is_large(one, page) and not is_upright(one)), None)


def write(slide: Slide, place: object | None, text: str, *, look: Look, name: str) -> None:
    """Write it in its placeholder, moved where the title has grown over it, or else under the title."""
    size, lines = SIZE * look.scale, text.split("\n")
    title = Box.of(slide.shapes.title)
    if place is None:
        box = _below(slide, title, look=look, height=texts.height_of(len(lines) + 1, size))
        for paragraph in look.write(slide, [(one, "") for one in lines], box=box, size=size, name=name):
            paragraph.runs[0].font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        return
    place.text_frame.text = text
    for run in (run for paragraph in place.text_frame.paragraphs for run in paragraph.runs):
        run.font.size = Pt(size)
    box = Box.of(place)
    if box.meets(title) and box.middle > title.top:
        height = min(box.height, look.page.height - title.bottom)
        Box(box.left, title.bottom, box.width, height).place(place)


def _is_large(one: object, page: Box) -> bool:
    box = Box.of(one)
    return bool(box) and box.width >= SMALLEST[0] * page.width and box.height >= SMALLEST[1] * page.height


def _below(slide: Slide, title: Box, *, look: Look, height: int) -> Box:
    """Under the title; beside one that is written from top to bottom."""
    if is_upright(slide.shapes.title):
        area, _ = areas.free(slide, look.page)
        return area.below(area.height // 3).sized(height=height)
    top = min(title.bottom + areas.GAP, look.page.height - height)
    return Box(title.left + areas.INSET, top, title.width - 2 * areas.INSET, height)
