"""Feet: champ, source and number of limits become one line under a chart, with the brand and the page."""

from copy import deepcopy

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from dashboard import theme
from dashboard.cards.card import Card
from dashboard.exports.entries import Entry
from dashboard.exports.slides.look import Look, rectangle
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Text

SIZES = (12, 11.5, 11)  # points, the largest at which the line is whole
SHARE, CHAMP_SHARE = 0.66, 0.4  # parts of a line that a whole source may take, and the champ beside a cut one
ABOVE, APART, PAGE_DIGITS = 8, 22, "000"  # points over the line and between its ends; room for a page number


def write(slide: Slide, entry: Entry, canvas: Canvas, *, look: Look) -> Box:
    """Write the foot at the bottom of a canvas; what is left over it."""
    words, area = canvas.words, canvas.box
    width, (said, size, room) = _corner_width(canvas), fitted(entry.card, canvas)
    height = texts.height_of(1, size)
    line = Box(area.left, area.bottom - height, area.width, height)
    over = Box(line.left, line.top - canvas.emu(ABOVE), line.width, canvas.emu(0.75))
    rectangle(slide, over, color=theme.LINE, name=words.RULE)
    look.write(slide, [(said, "")], box=line.sized(width=room), size=size, name=words.FOOT)
    _keep_on_line(slide)
    corner = Box(line.right - width, line.top, width, height)
    _page(slide, canvas, box=corner, size=size, look=look, link=entry.link)
    return area.sized(height=line.top - canvas.emu(2 * ABOVE) - area.top)


def fitted(card: Card, canvas: Canvas) -> tuple[str, float, int]:
    """The line as long as the canvas is wide, its size in points, and the width that it may take."""
    whole, room = _whole(card, canvas), max(canvas.box.width - _corner_width(canvas) - canvas.emu(APART), 1)
    sizes = [canvas.points(one) for one in SIZES]
    size = next((one for one in sizes if texts.width_of(whole, one) <= room), sizes[-1])
    return text(card, canvas, width=room, size=size), size, room


def _corner_width(canvas: Canvas) -> int:
    """What the brand and the number of the slide take."""
    words = canvas.words
    said = words.BRAND + words.AND_PAGE + PAGE_DIGITS
    return round(texts.width_of(said, canvas.points(SIZES[0])) * 1.05)


def text(card: Card, canvas: Canvas, *, width: int, size: float) -> str:
    """Champ, source and limits on one line; the champ is cut before the source, the notes have them whole."""
    whole, words = texts.plain(_whole(card, canvas)), canvas.words
    if texts.width_of(whole, size) <= width * texts.SLACK:
        return whole
    champ, source = Text(texts.plain(card.champ), size), Text(texts.plain(card.source), size)
    room = width * texts.SLACK - texts.width_of(words.foot("", "", words.limits(card)), size)
    is_whole = source.width <= SHARE * room
    wide = source.width if is_whole else room - min(champ.width, CHAMP_SHARE * room)
    return words.foot(_cut(champ, width=room - wide), _cut(source, width=wide), words.limits(card))


def _cut(one: Text, *, width: float) -> str:
    return one.text if one.width <= width + 1 else one.within(max(width, 1)).text


def _whole(card: Card, canvas: Canvas) -> str:
    return canvas.words.foot(card.champ, card.source, canvas.words.limits(card))


def _keep_on_line(slide: Slide) -> None:
    """Let what was just written have one line, in a font wider than what was counted on too."""
    slide.shapes[-1].text_frame.word_wrap = False


def _page(slide: Slide, canvas: Canvas, *, box: Box, size: float, look: Look, link: str) -> None:
    """The brand, which leads to the live view, and the number of the slide, which follows it in any deck."""
    words = canvas.words
    (paragraph,) = look.write(slide, [(words.BRAND, "")], box=box, size=size, name=words.BRAND)
    _keep_on_line(slide)
    paragraph.alignment = PP_ALIGN.RIGHT
    if link:
        paragraph.runs[0].hyperlink.address = link
    between = paragraph.add_run()
    between.text, between.font.size = words.AND_PAGE, Pt(size)
    look.color(between)
    number = len(slide.part.package.presentation_part.presentation.slides)
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="fr-FR" sz="{round(size * 100)}"/><a:t>{number}</a:t></a:fld>'
    )
    field.find(qn("a:rPr")).extend(deepcopy(list(between._r.rPr)))
    between._r.addnext(field)
