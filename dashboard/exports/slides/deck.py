"""Deck: entries become a presentation of native charts, each slide with its base, source and method."""

import io
from collections.abc import Sequence
from datetime import date
from functools import partial

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.exports.entries import Entry, live_link, require
from dashboard.exports.images import SITE
from dashboard.exports.slides import grounds, method, native, template
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import texts
from dashboard.labels import french

SMALL, BODY = 12, 14  # points; nothing on a slide is smaller
TITLE_SIZES = (24, 22, 20, 18, 16)
CLOSING = french("Sources et méthode")
SEE_LIVE = french("Voir ce graphique en ligne")
LONGEST_PROPERTY = 255  # characters that Office keeps of a document's title
_GAP = Pt(8)


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
    _title_slide(presentation, title=title, made_on=made_on)
    for entry in entries:
        _chart_slide(presentation, entry, link=live_link(entry.view, site_url=site_url) if entry.view else "")
    for lines in method.closing_pages(entries, site=live_link("", site_url=site_url)):
        _text_slide(presentation, CLOSING, lines)
    presentation.core_properties.title = texts.plain(title)[:LONGEST_PROPERTY]
    presentation.core_properties.author = SITE
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _title_slide(presentation: Deck, *, title: str, made_on: date) -> None:
    slide = presentation.slides.add_slide(template.title_layout(presentation))
    _write_title(slide, title, sizes=(40, 36, 32, 28, 24, 20))
    others = [holder for holder in slide.placeholders if holder.shape_id != slide.shapes.title.shape_id]
    said = french(f"{SITE}\n{labels.period(made_on.isoformat())}")
    if others:
        others[0].text_frame.text = said
    _drop(slide, others[1:])


def _chart_slide(presentation: Deck, entry: Entry, *, link: str) -> None:
    slide, area = _titled_slide(presentation, entry.heading)
    card = entry.card
    foot = _foot(card.base, card.source, link=link, width=area.width)
    question = texts.shortened(
        texts.plain(card.question), width=area.width, height=texts.height_of(2, size=BODY)
    )
    head = texts.height_of(len(texts.lines_of(question, width=area.width, size=BODY)), size=BODY)
    _write(slide, [(question, "")], box=area.sized(height=head), size=BODY)
    below = texts.height_of(sum(lines for _, _, lines in foot), size=SMALL) + _GAP
    box = area.below(head + _GAP)
    native.draw(slide.shapes, card, box=box.sized(height=box.height - below))
    _write(
        slide,
        [(text, address) for text, address, _ in foot],
        box=Box(area.left, area.top + area.height - below + _GAP, area.width, below - _GAP),
        size=SMALL,
    )
    slide.notes_slide.notes_text_frame.text = method.notes(entry, link=link)


def _foot(base: str, source: str, *, link: str, width: int) -> list[tuple[str, str, int]]:
    """Base, source and link, each with its address and the lines that it takes: two, whole in the notes."""
    fitted = [
        texts.shortened(texts.plain(text), width=width, height=texts.height_of(2, size=SMALL), size=SMALL)
        for text in (base, source)
    ]
    lines = [(text, "", len(texts.lines_of(text, width=width, size=SMALL))) for text in fitted]
    return [*lines, (SEE_LIVE, link, 1)] if link else lines


def _text_slide(presentation: Deck, title: str, lines: Sequence[tuple[str, str]]) -> None:
    slide, area = _titled_slide(presentation, title)
    _write(slide, lines, box=area, size=SMALL, space=Pt(4))


def _titled_slide(presentation: Deck, title: str) -> tuple[Slide, Box]:
    """A slide with its title written, and the room below it; a dark or pictured ground gets a white panel."""
    layout = template.chart_layout(presentation)
    slide = presentation.slides.add_slide(layout)
    _drop(slide, [holder for holder in slide.placeholders if holder.shape_id != slide.shapes.title.shape_id])
    area = _area(presentation, layout, slide)
    _write_title(slide, title, sizes=TITLE_SIZES)
    if not grounds.is_light(layout):
        _panel(slide, area)
    return slide, area


def _area(presentation: Deck, layout: SlideLayout, slide: Slide) -> Box:
    """What the title and the repeated places leave free; a title that leaves too little moves to the top."""
    width, height = presentation.slide_width, presentation.slide_height
    title = slide.shapes.title
    margin = min(max(title.left, width // 40), width // 8)
    bottom = min([height - height // 25, *_tops_of_foot(layout, height=height)])
    top = title.top + title.height
    if top > height * 2 // 5 or title.width < width // 2:
        title.left, title.top = margin, height // 20
        title.width, title.height = width - 2 * margin, height // 7
        top = title.top + title.height
    return Box(margin, top + _GAP, width - 2 * margin, bottom - top - 2 * _GAP)


def _tops_of_foot(layout: SlideLayout, *, height: int) -> list[int]:
    tops = (holder.top for holder in template.aside_of(layout))
    return [top for top in tops if top is not None and top > height * 3 // 4]


def _write_title(slide: Slide, text: str, *, sizes: Sequence[int]) -> None:
    """The title at the largest size that fits, never larger than what the template writes."""
    title, plain = slide.shapes.title, texts.plain(text)
    frame = title.text_frame
    frame.text, frame.word_wrap, frame.auto_size = plain, True, MSO_AUTO_SIZE.NONE
    room = title.height or Pt(80)
    fits = partial(_fits, plain, width=int((title.width or Pt(600)) * 0.97), height=room)
    size = next((size for size in sizes if fits(size=size)), sizes[-1])
    frame.paragraphs[0].runs[0].font.size = Pt(size)


def _fits(text: str, *, width: int, height: int, size: int) -> bool:
    return texts.height_of(len(texts.lines_of(text, width=width, size=size)), size=size) <= height


def _write(slide: Slide, lines: Sequence[tuple[str, str]], *, box: Box, size: int, space: int = 0) -> None:
    """Paragraphs in the text colour of the theme; one with an address is a link."""
    shape = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    is_light = grounds.is_light(slide.slide_layout)
    for number, (text, address) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, space
        run = paragraph.add_run()
        run.text, run.font.size = text, Pt(size)
        if address:
            run.hyperlink.address = address
        elif is_light:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        else:
            run.font.color.rgb = texts.rgb(theme.INK)  # over the white panel


def _panel(slide: Slide, area: Box) -> None:
    edge = _GAP
    panel = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, area.left - edge, area.top - edge, area.width + 2 * edge, area.height + 2 * edge
    )
    panel.fill.solid()
    panel.fill.fore_color.rgb = texts.rgb(theme.GROUND)
    panel.line.fill.background()
    panel.shadow.inherit = False
    panel._element._nvXxPr.cNvPr.set("descr", "")


def _drop(slide: Slide, holders: Sequence[object]) -> None:
    for holder in holders:
        holder._element.getparent().remove(holder._element)
