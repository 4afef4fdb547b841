"""Deck: entries become a presentation of native charts, each slide with its base, source and method."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.cards.card import Card
from dashboard.exports.entries import Entry, live_link, require
from dashboard.exports.images import SITE
from dashboard.exports.slides import areas, grounds, method, native, template
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import texts
from dashboard.labels import french

SMALL, BODY = 12, 14  # points; nothing on a slide is smaller
TITLE_SIZES, FIRST_TITLE_SIZES = (24, 22, 20, 18, 16), (40, 36, 32, 28, 24, 20)
LINES = ((2, 2, 3), (2, 2, 2), (1, 1, 1))  # of question, base and source, at most; the notes have it all
ROOMY = Pt(230)  # for a chart: what takes it from a chart is written in fewer lines
CLOSING = french("Sources et méthode")
SEE_LIVE = french("Voir ce graphique en ligne")
REST_IN_NOTES = french(" (suite dans les commentaires)")
LONGEST_PROPERTY = 255  # characters that Office keeps of a document's title

_GAP = areas.GAP
_BETWEEN = Pt(4)  # of two paragraphs of the closing page

Line = tuple[str, str]  # a paragraph and the address that it links to, or ""


@dataclass(frozen=True)
class _Look:
    """What every slide but the first is made on."""

    layout: SlideLayout
    is_light: bool
    width: int
    height: int


def deck(
    entries: Sequence[Entry],
    *,
    title: str = SITE,
    site_url: str = "",
    template_data: bytes | None = None,
    made_on: date,
) -> bytes:
    """A title slide, one slide an entry, and the documents used, in 16:9 or in the format of the template.

    Args:
        site_url: address of the site for the links; `OBSERVATOIRE_URL` without it, no link without either.
        template_data: the reader's .pptx or .potx.
        made_on: the date of the title slide.

    Raises:
        NothingToExport: there is no entry.
        TemplateRefused: the template cannot be used.
    """
    require(entries)
    presentation = template.opened(template_data)
    look = _look(presentation)
    _title_slide(presentation, title=title, made_on=made_on)
    for entry in entries:
        link = live_link(entry.view, site_url=site_url) if entry.view else ""
        _chart_slide(presentation, entry, link=link, look=look)
    _closing_slides(
        presentation, method.closing_lines(entries, site=live_link("", site_url=site_url)), look=look
    )
    _sign(presentation, title=title)
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _look(presentation: Deck) -> _Look:
    layout = template.chart_layout(presentation)
    return _Look(layout, grounds.is_light(layout), presentation.slide_width, presentation.slide_height)


def _sign(presentation: Deck, *, title: str) -> None:
    properties = presentation.core_properties
    properties.title = texts.plain(title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = SITE
    properties.language = "fr-FR"


def _title_slide(presentation: Deck, *, title: str, made_on: date) -> None:
    slide = presentation.slides.add_slide(template.title_layout(presentation))
    _write_title(slide, title, sizes=FIRST_TITLE_SIZES, may_grow=False)
    others = [holder for holder in slide.placeholders if holder.shape_id != slide.shapes.title.shape_id]
    said = french(f"{SITE}\n{labels.period(made_on.isoformat())}")
    if others:
        others[0].text_frame.text = said
    _drop(others[1:])


def _chart_slide(presentation: Deck, entry: Entry, *, link: str, look: _Look) -> None:
    slide, area = _titled_slide(presentation, entry.heading, look=look)
    head, foot, box = _around(entry.card, link=link, area=area)
    top, bottom = box.top, box.top + box.height + _GAP
    _write(slide, head, box=area.sized(height=top - area.top - _GAP), size=BODY, look=look)
    native.draw(slide.shapes, entry.card, box=box)
    below = area.below(bottom - area.top)
    _write(slide, foot, box=below, size=SMALL, look=look)
    slide.notes_slide.notes_text_frame.text = method.notes(entry, link=link)


def _around(card: Card, *, link: str, area: Box) -> tuple[list[Line], list[Line], Box]:
    """What is written above and below a chart, in as many lines as leave it room, and the room."""
    for question_n, base_n, source_n in LINES:
        fitted = partial(_fitted, width=area.width)
        head = [(fitted(card.question, size=BODY, lines=question_n), "")]
        foot = [(fitted(card.base, size=SMALL, lines=base_n), "")]
        foot += [(fitted(card.source, size=SMALL, lines=source_n), "")]
        foot += [(SEE_LIVE, link)] if link else []
        above = _height_of(head, width=area.width, size=BODY) + _GAP
        below = _height_of(foot, width=area.width, size=SMALL) + _GAP
        box = area.below(above).sized(height=area.height - above - below)
        if box.height >= ROOMY:
            break
    return head, foot, box


def _fitted(text: str, *, width: int, size: int, lines: int) -> str:
    """The text in so many lines; where it does not fit, its beginning and where the rest is."""
    plain, height = texts.plain(text), texts.height_of(lines, size=size)
    shown = texts.shortened(plain, width=width, height=height, size=size)
    if shown == plain:
        return plain
    beginning = shown[: -len(REST_IN_NOTES) - 1].rpartition(" ")[0].rstrip(" ,;:·«")
    return f"{beginning}…{REST_IN_NOTES}" if beginning else shown


def _closing_slides(presentation: Deck, lines: Sequence[Line], *, look: _Look) -> None:
    left = list(lines)
    while left:
        slide, area = _titled_slide(presentation, CLOSING, look=look)
        fitting = max(1, sum(1 for _ in _fitting(left, area=area)))
        _write(slide, left[:fitting], box=area, size=SMALL, look=look, space=_BETWEEN)
        left = left[fitting:]


def _fitting(lines: Sequence[Line], *, area: Box) -> Iterator[Line]:
    """The first paragraphs that the area holds."""
    room = area.height
    for line in lines:
        room -= _height_of([line], width=area.width, size=SMALL) + _BETWEEN
        if room < 0:
            return
        yield line


def _titled_slide(presentation: Deck, title: str, *, look: _Look) -> tuple[Slide, Box]:
    """A slide with its title written, and the room below it; a dark or pictured ground gets a white panel."""
    slide = presentation.slides.add_slide(look.layout)
    _drop([holder for holder in slide.placeholders if holder.shape_id != slide.shapes.title.shape_id])
    areas.place_title(slide, width=look.width, height=look.height)
    sizes = (*TITLE_SIZES, BODY) if look.height <= areas.LOW else TITLE_SIZES
    _write_title(slide, title, sizes=sizes, may_grow=True)
    area = areas.free(slide, width=look.width, height=look.height)
    if not look.is_light:
        _panel(slide, area)
    return slide, area


def _write_title(slide: Slide, text: str, *, sizes: Sequence[int], may_grow: bool) -> None:
    """The title at the largest size that fits; a text too long for the smallest makes its place higher."""
    title, plain = slide.shapes.title, texts.plain(text)
    frame = title.text_frame
    frame.text, frame.word_wrap, frame.auto_size = plain, True, MSO_AUTO_SIZE.NONE
    width, height = int((title.width or Pt(600)) * 0.97), title.height or Pt(80)
    heights = {size: _height_of([(plain, "")], width=width, size=size) for size in sizes}
    size = next((size for size in sizes if heights[size] <= height), sizes[-1])
    frame.paragraphs[0].runs[0].font.size = Pt(size)
    _direct(frame.paragraphs[0], plain)
    if may_grow and heights[size] > height:
        left, top, wide = title.left, title.top, title.width
        title.left, title.top, title.width, title.height = left, top, wide, heights[size] + _GAP


def _height_of(lines: Sequence[Line], *, width: int, size: int) -> int:
    count = sum(max(1, len(texts.lines_of(text, width=width, size=size))) for text, _ in lines)
    return texts.height_of(count, size=size)


def _write(slide: Slide, lines: Sequence[Line], *, box: Box, size: int, look: _Look, space: int = 0) -> None:
    """Paragraphs in the text colour of the theme; one with an address is a link."""
    frame = slide.shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (text, address) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, space
        run = paragraph.add_run()
        run.text, run.font.size = text, Pt(size)
        _direct(paragraph, text)
        if address:
            run.hyperlink.address = address
        elif look.is_light:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        else:
            run.font.color.rgb = texts.rgb(theme.INK)  # over the white panel


def _direct(paragraph: object, text: str) -> None:
    """A text whose first letter is Arabic or Hebrew is read from the right."""
    sides = (unicodedata.bidirectional(sign) for sign in text)
    if next((side for side in sides if side in ("L", "R", "AL")), "L") != "L":
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.alignment = PP_ALIGN.RIGHT


def _panel(slide: Slide, area: Box) -> None:
    panel = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, area.left - _GAP, area.top - _GAP, area.width + 2 * _GAP, area.height + 2 * _GAP
    )
    panel.name = "Fond"
    panel.fill.solid()
    panel.fill.fore_color.rgb = texts.rgb(theme.GROUND)
    panel.line.fill.background()
    panel.shadow.inherit = False
    panel._element._nvXxPr.cNvPr.set("descr", "")


def _drop(holders: Sequence[object]) -> None:
    for holder in holders:
        holder._element.getparent().remove(holder._element)
