"""Areas: what a layout leaves free under the title of a slide, for any format and any decoration."""

from collections.abc import Iterator

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide, SlideLayout
from pptx.util import Cm, Pt

from dashboard.exports.slides import grounds, template
from dashboard.exports.slides.box import Box

GAP = Pt(8)
INSET = 91440  # EMU that Office leaves at the left of a text, unless told otherwise
KEPT = 0.65  # part of an area that must remain for a decoration to be avoided
SMALLEST = (0.5, 0.4)  # of the width and the height of a slide: a smaller place for text is not for charts

LOW = Cm(16.5)  # a slide no higher has no room to leave for a foot, which our slides do not have

_TEXT = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


def place_title(slide: Slide, *, width: int, height: int) -> None:
    """Move a title that leaves too little under it, or has no place at all, to the top of its slide."""
    title = slide.shapes.title
    has_place = None not in (title.left, title.top, title.width, title.height)
    if has_place and title.top + title.height <= height * 2 // 5 and title.width >= width // 2:
        return
    margin = width // 20
    title.left, title.top, title.width, title.height = margin, height // 20, width - 2 * margin, height // 7


def free(slide: Slide, *, width: int, height: int) -> Box:
    """The room under a title that has its place: inside the text of the master, off what is drawn there."""
    layout, title = slide.slide_layout, slide.shapes.title
    top = title.top + title.height + GAP
    left, right, bottom = _edges(layout, title=title, width=width, height=height)
    area = Box(left, top, right - left, bottom - top)
    for shape in grounds.decorations(layout):
        if not grounds.is_covering(shape, layout=layout):
            area = _beside(area, Box(shape.left, shape.top, shape.width, shape.height))
    return area


def _edges(layout: SlideLayout, *, title: object, width: int, height: int) -> tuple[int, int, int]:
    """Left, right and bottom: the master's place for text, else the title's and the foot's."""
    inset, end = _inset(layout), height - height // 25
    foot = min([end, *_tops_of_foot(layout, height=height)]) - GAP
    text = _text_place(layout, width=width, height=height)
    if text is None:
        margin = min(max(title.left, width // 40), width // 8)
        left, right, bottom = margin, width - margin, foot
    else:
        left, right = text.left, text.left + text.width
        bottom = min(max(text.top + text.height, foot - height // 12), foot)
    return left + inset, right - inset, end if height <= LOW else bottom


def _text_place(layout: SlideLayout, *, width: int, height: int) -> Box | None:
    """The widest place for text of the layout or of its master; none that is too small for a chart."""
    for owner in (layout, layout.slide_master):
        places = [
            Box(holder.left, holder.top, holder.width, holder.height)
            for holder in owner.placeholders
            if holder.placeholder_format.type in _TEXT and holder.width and holder.height
        ]
        large = [
            place
            for place in places
            if place.width >= SMALLEST[0] * width
            and place.height >= SMALLEST[1] * height
            and place.left >= 0
            and place.left + place.width <= width
        ]
        if large:
            return max(large, key=lambda place: place.width)
    return None


def _inset(layout: SlideLayout) -> int:
    """EMU between the edge of the title and its letters, so that what is below starts where they do."""
    for owner in (layout, layout.slide_master):
        for body in _title_bodies(owner):
            if body.get("lIns") is not None:
                return min(int(body.get("lIns")), 2 * INSET)
    return INSET


def _title_bodies(owner: object) -> Iterator[object]:
    for holder in owner.placeholders:
        if holder.placeholder_format.type in template.TITLES:
            yield from holder._element.iter(qn("a:bodyPr"))


def _tops_of_foot(layout: SlideLayout, *, height: int) -> list[int]:
    tops = (holder.top for holder in template.aside_of(layout))
    return [top for top in tops if top is not None and top > height * 3 // 4]


def _beside(area: Box, drawn: Box) -> Box:
    """The largest part of an area on one side of what is drawn over it; the area where that is too little."""
    right, bottom = area.left + area.width, area.top + area.height
    ends_right, ends_bottom = drawn.left + drawn.width, drawn.top + drawn.height
    if drawn.left >= right or ends_right <= area.left or drawn.top >= bottom or ends_bottom <= area.top:
        return area
    sides = [
        Box(area.left, area.top, drawn.left - GAP - area.left, area.height),
        Box(ends_right + GAP, area.top, right - ends_right - GAP, area.height),
        Box(area.left, area.top, area.width, drawn.top - GAP - area.top),
        Box(area.left, ends_bottom + GAP, area.width, bottom - ends_bottom - GAP),
    ]
    best = max(sides, key=lambda side: max(side.width, 0) * max(side.height, 0))
    is_enough = (
        min(best.width, best.height) > 0 and best.width * best.height >= KEPT * area.width * area.height
    )
    return best if is_enough else area
