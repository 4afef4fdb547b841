"""Areas: what a layout leaves free under the title of a slide, for any format and any decoration."""

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide, SlideLayout
from pptx.util import Cm, Pt

from dashboard.exports.slides import grounds, template, upright
from dashboard.renderings.slide.box import Box

GAP = Pt(8)
INSET = 91440  # EMU that Office leaves at the left of a text, unless told otherwise
KEPT = 0.65  # part of an area that must remain for a decoration to be avoided
FLOOR = 0.65  # part of it that must remain for all of them together
SMALLEST = (0.5, 0.4)  # of the width and the height of a slide: a smaller place for text is not for charts

LOW = Cm(16.5)  # a slide no higher has no room to leave for a foot, which our slides do not have

_TEXT = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


def place_title(slide: Slide, page: Box) -> int:
    """Move a title that leaves too little room for a chart, or has no place, to where it leaves enough.

    That is the top of its slide; the right side for one that is written from top to bottom. Returns the
    degrees by which it was turned, and is to be again.
    """
    title = slide.shapes.title
    turned = upright.settle(title)
    place, is_up = Box.of(title), upright.is_upright(title)
    if place and _is_fit(place, page, is_up=is_up):
        return turned
    across, down = page.width // 20, page.height // 20
    if is_up:
        width = page.width // 8
        Box(page.width - across - width, down, width, page.height - 2 * down).place(title)
    else:
        Box(across, down, page.width - 2 * across, page.height // 7).place(title)
    return turned


def _is_fit(place: Box, page: Box, *, is_up: bool) -> bool:
    """Whether a title is inside its slide, long enough for its lines, and leaves most of the slide."""
    is_inside = place.left >= 0 and place.top >= 0 and place.right <= page.width * 1.01
    if is_up:
        most = page.width // 3
        is_aside = place.right <= most or place.left >= page.width - most
        return is_inside and is_aside and page.height // 2 <= place.height <= page.height - place.top
    return is_inside and place.bottom <= page.height * 2 // 5 and place.width >= page.width // 2


def free(slide: Slide, page: Box) -> tuple[Box, bool]:
    """The room beside a title that has its place: inside the text of the master, off what is drawn there.

    And whether all that is drawn there is avoided: a floor is kept for the room whatever a house draws.
    """
    layout, title = slide.slide_layout, slide.shapes.title
    whole = area = _whole(layout, title, page)
    shapes = grounds.decorations(layout)
    drawn = [Box.of(one) for one in shapes if not grounds.is_covering(one, layout=layout)]
    for box in drawn:
        beside = _beside(area, box)
        area = beside if beside.area >= FLOOR * whole.area else area
    return area, not any(area.meets(box) for box in drawn)


def _whole(layout: SlideLayout, title: object, page: Box) -> Box:
    """The room under a title; the wider side of one that is written from top to bottom."""
    if not upright.is_upright(title):
        return _under(title.top + title.height + GAP, layout, title=title, page=page)
    area = _under(page.height // 20, layout, title=title, page=page)
    before = area.sized(width=title.left - GAP - area.left)
    after = area.beside(title.left + title.width + GAP - area.left)
    return max(before, after, key=lambda side: side.width)


def _under(top: int, layout: SlideLayout, *, title: object, page: Box) -> Box:
    """Down to the foot, as wide as the master's place for text, else as the title begins."""
    inset, end = _inset(layout), page.height - page.height // 25
    foot = min([end, *_tops_of_foot(layout, page)]) - GAP
    text = _text_place(layout, page)
    if text is None:
        left = min(max(title.left, page.width // 40), page.width // 8)
        right, bottom = page.width - left, foot
    else:
        left, right = text.left, text.right
        bottom = min(max(text.bottom, foot - page.height // 12), foot)
    bottom = end if page.height <= LOW else bottom
    return Box(left + inset, top, right - left - 2 * inset, bottom - top)


def _text_place(layout: SlideLayout, page: Box) -> Box | None:
    """The widest place for text of the layout or of its master; none that is too small for a chart."""
    width, height = SMALLEST[0] * page.width, SMALLEST[1] * page.height
    for owner in (layout, layout.slide_master):
        places = [place for place in map(Box.of, template.holders(owner, _TEXT)) if place]
        large = [
            place
            for place in places
            if place.width >= width and place.height >= height and 0 <= place.left <= page.width - place.width
        ]
        if large:
            return max(large, key=lambda place: place.width)
    return None


def _inset(layout: SlideLayout) -> int:
    """EMU between the edge of the title and its letters, so that what is below starts where they do."""
    owners = (layout, layout.slide_master)
    titles = (title for owner in owners for title in template.holders(owner, template.TITLES))
    bodies = (body for title in titles for body in title._element.iter(qn("a:bodyPr")))
    inset = next((body.get("lIns") for body in bodies if body.get("lIns") is not None), INSET)
    return min(int(inset), 2 * INSET)


def _tops_of_foot(layout: SlideLayout, page: Box) -> list[int]:
    tops = (holder.top or 0 for holder in template.holders(layout, template.ASIDE))
    return [top for top in tops if top > page.height * 3 // 4]


def _beside(area: Box, drawn: Box) -> Box:
    """The largest part of an area on one side of what is drawn over it; the area where that is too little."""
    if not area.meets(drawn):
        return area
    sides = (
        area.sized(width=drawn.left - GAP - area.left),
        area.beside(drawn.right + GAP - area.left),
        area.sized(height=drawn.top - GAP - area.top),
        area.below(drawn.bottom + GAP - area.top),
    )
    best = max(sides, key=lambda side: side.area)
    return best if best.area >= KEPT * area.area else area
