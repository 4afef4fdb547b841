"""Deck: entries become a presentation of native charts, one slide each, the rest in its notes."""

import io
from collections.abc import Sequence
from datetime import date

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from dashboard import theme
from dashboard.exports.entries import Entry, one_line, require
from dashboard.exports.release import data_release
from dashboard.exports.slides import (
    areas,
    feet,
    grounds,
    method,
    signing,
    subtitles,
    template,
    titles,
    upright,
)
from dashboard.exports.slides.look import Look, rectangle
from dashboard.exports.slides.method import Line
from dashboard.renderings import slide as native
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.renderings.slide.parts import Text
from dashboard.words import vocabulary

DOCUMENT = 14  # points
LONGEST_PROPERTY = 255  # characters that Office keeps of a document's title


def deck(
    entries: Sequence[Entry], *, title: str = "", style: template.Template | None = None, made_on: date
) -> bytes:
    """One slide an entry, in 16:9 or in the format of the template.

    Several entries, or a title of the reader's own, get a first slide; several get the documents used at the
    end.

    Args:
        title: the reader's own, of the deck.
        style: the reader's own template; the site's without it.
        made_on: the date of the first slide.

    Raises:
        NothingToExport: there is no entry.
        TemplateRefused: slides cannot be made on the template.
    """
    require(entries)
    try:
        return _deck(entries, title=one_line(title), style=style, made_on=made_on)
    except Exception as error:
        if style is None:
            raise
        raise template.TemplateRefused(entries[0].words.slides.UNUSABLE) from error


def _deck(entries: Sequence[Entry], *, title: str, style: template.Template | None, made_on: date) -> bytes:
    is_several = len(entries) > 1
    presentation = template.opened(style)
    layout = template.chart_layout(presentation)
    page = Box(0, 0, presentation.slide_width, presentation.slide_height)
    look = Look(layout, grounds.is_light(layout), page, is_own=style is None)
    if is_several or title:
        _first_slide(presentation, entries, title=title, made_on=made_on, look=look)
    for entry in entries:
        _chart_slide(presentation, entry, look=look)
    if is_several:
        _closing_slides(presentation, entries, look=look)
    _list_notes_master(presentation)
    _sign(presentation, title=title or (entries[0].heading if not is_several else ""))
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _sign(presentation: Deck, *, title: str) -> None:
    properties, brand = presentation.core_properties, vocabulary().slides.BRAND
    properties.title = texts.plain(title or brand)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = brand
    properties.language = "fr-FR"


def _first_slide(
    presentation: Deck, entries: Sequence[Entry], *, title: str, made_on: date, look: Look
) -> None:
    words = entries[0].words.slides
    slide = presentation.slides.add_slide(template.title_layout(presentation))
    titles.give(slide)
    if Box.of(slide.shapes.title) is None:
        areas.place_title(slide, look.page)
    titles.write(slide, title or words.BRAND, scale=look.scale, sizes=titles.FIRST_SIZES)
    notice = data_release().notice
    said = words.subtitle_of_deck(made_on.isoformat(), has_own_title=bool(title), notice=notice)
    holder = subtitles.holder(slide, look.page)
    _drop([one for one in _beside_title(slide) if holder is None or one.shape_id != holder.shape_id])
    subtitles.write(slide, holder, said, look=look, name=words.SUBTITLE)


def _chart_slide(presentation: Deck, entry: Entry, *, look: Look) -> None:
    """Title, subtitle, chart and foot from the top down, the rest in the notes."""
    slide, canvas = _titled_slide(presentation, entry, entry.heading, look=look)
    area = feet.write(slide, entry, canvas, look=look)
    subtitle = subtitles.of_card(entry.card, canvas, width=area.width)
    head = area.sized(height=subtitle.height(area.width))
    lines = [(subtitle.text, "")]
    look.write(slide, lines, box=head, size=subtitle.size, name=canvas.words.SUBTITLE)
    below = canvas.inside(area.below(head.height + canvas.emu(14)))
    native.draw(entry.card.chart, below, alt=method.alternative(entry))
    slide.notes_slide.notes_text_frame.text = method.notes(entry)
    signing.sign(slide, entry, below)


def _closing_slides(presentation: Deck, entries: Sequence[Entry], *, look: Look) -> None:
    left, heading = method.closing_lines(entries), entries[0].words.slides.SOURCES
    while left:
        slide, canvas = _titled_slide(presentation, entries[0], heading, look=look)
        size = canvas.points(DOCUMENT)
        fitting = _fitting(left, area=canvas.box, size=size)
        for paragraph in look.write(slide, left[:fitting], box=canvas.box, size=size, name=heading):
            paragraph.space_after = texts.height_of(1, size) // 3
        left = left[fitting:]


def _fitting(lines: Sequence[Line], *, area: Box, size: float) -> int:
    """How many paragraphs the area holds; one at least."""
    room, space = area.height, texts.height_of(1, size) // 3
    for count, (text, _) in enumerate(lines):
        room -= Text(text, size).height(area.width) + space
        if room < 0:
            return max(1, count)
    return len(lines)


def _titled_slide(presentation: Deck, entry: Entry, title: str, *, look: Look) -> tuple[Slide, Canvas]:
    """A slide with its title written, and the room below it; a dark or drawn ground gets a white panel."""
    slide = presentation.slides.add_slide(look.layout)
    titles.give(slide)
    _drop(_beside_title(slide))
    turned = areas.place_title(slide, look.page)
    titles.write(slide, title, scale=look.scale, is_tight=look.is_own)
    area, is_clear = areas.free(slide, look.page)
    upright.turn(slide.shapes.title, turned)
    canvas = Canvas(slide.shapes, area, entry.words.slides, look.scale)
    if not look.is_light or not is_clear:
        gap = min(canvas.emu(8), areas.GAP)
        panel = canvas.box.grown(left=gap, top=gap, right=gap, bottom=gap)
        rectangle(slide, panel, color=theme.GROUND, name=canvas.words.GROUND)
    return slide, _noticed(slide, canvas, look=look)


def _noticed(slide: Slide, canvas: Canvas, *, look: Look) -> Canvas:
    """What must be said of data that are not real, at the bottom; the room over it, or all of it."""
    notice = texts.plain(data_release().notice)
    if not notice:
        return canvas
    said = Text(notice, canvas.points(12)).within(canvas.box.width, lines=2)
    height = said.height(canvas.box.width)
    line = Box(canvas.box.left, canvas.box.bottom - height, canvas.box.width, height)
    (paragraph,) = look.write(slide, [(said.text, "")], box=line, size=said.size, name=canvas.words.NOTICE)
    paragraph.runs[0].font.bold = True
    return canvas.inside(canvas.box.sized(height=canvas.box.height - height - canvas.emu(4)))


def _list_notes_master(presentation: Deck) -> None:
    """Name the master of the notes among the parts of the deck: without, some programs drop all notes."""
    root, parts = presentation.element, presentation.part.rels.items()
    found = [name for name, one in parts if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    if found and root.find(qn("p:notesMasterIdLst")) is None:
        master = f'<p:notesMasterId r:id="{found[0]}"/>'
        listed = f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{master}</p:notesMasterIdLst>"
        root.find(qn("p:sldMasterIdLst")).addnext(parse_xml(listed))


def _beside_title(slide: Slide) -> list[object]:
    title = slide.shapes.title.shape_id
    return [holder for holder in slide.placeholders if holder.shape_id != title]


def _drop(holders: Sequence[object]) -> None:
    for holder in holders:
        holder._element.getparent().remove(holder._element)
