"""Template: the bytes of a reader's presentation become an empty presentation in its style, or a refusal."""

import io
import zipfile
from collections.abc import Iterator, Sequence

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Cm

from dashboard.exports.slides import cleaning, default, grounds
from dashboard.words import vocabulary

LARGEST = 20 * 2**20
"""Bytes of a template."""
LARGEST_UNPACKED, LARGEST_TEXT = 300 * 2**20, 40 * 2**20
MOST_PARTS = 5000
NARROWEST, LOWEST = Cm(16), Cm(11)

_WORDS = vocabulary().slides
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OTHERS = tuple(  # a template and a slide show are presentations but for their names
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml".encode()
    for kind in ("template", "slideshow")
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # older PowerPoint, or a newer one behind a password
_ENCRYPTED = 0x1  # flag of a part of a ZIP
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
ASIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
"""What every slide repeats."""


class TemplateRefused(ValueError):
    """A file that cannot serve as a template; the message is for the reader."""


def opened(data: bytes | None) -> Deck:
    """A presentation without slides that has the layouts, the fonts and the colours of the template.

    Args:
        data: the reader's .pptx or .potx, read in memory only; the site's own template without it.

    Raises:
        TemplateRefused: too large, protected, not a presentation, with macros, damaged, with slides too small
            for a chart, or without a layout that has a title.
    """
    if data is None:
        return Presentation(io.BytesIO(default.template()))
    package = _checked(data)
    try:
        deck = Presentation(io.BytesIO(package))
        cleaning.clean(deck)
        _check_slides(deck)
        _try(deck)
        return deck
    except TemplateRefused:
        raise
    except Exception as error:  # python-pptx raises anything on a part that is not what it expects
        raise TemplateRefused(_WORDS.DAMAGED) from error


def title_layout(deck: Deck) -> SlideLayout:
    """The layout of the first slide: a title and a subtitle, else the one of the other slides."""
    with_subtitle = (layout for layout in _titled(deck) if holders(layout, [PP_PLACEHOLDER.SUBTITLE]))
    return next(with_subtitle, None) or chart_layout(deck)


def chart_layout(deck: Deck) -> SlideLayout:
    """The layout of a chart: a title at the top, as wide as possible, and as little else as possible."""
    return min(_titled(deck), key=lambda layout: _unfitness(layout, deck=deck))


def holders(layout: object, kinds: Sequence[PP_PLACEHOLDER]) -> list[object]:
    """The placeholders of a layout or a master that are of some kinds."""
    return [holder for holder in layout.placeholders if holder.placeholder_format.type in kinds]


def _titled(deck: Deck) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        yield from (layout for layout in master.slide_layouts if holders(layout, TITLES))


def _unfitness(layout: SlideLayout, *, deck: Deck) -> tuple[int, bool, bool, int]:
    """Found by its placeholders: layouts are named in every language, covers and chapters have titles too."""
    title, *_ = holders(layout, TITLES)
    is_cover = title.placeholder_format.type != PP_PLACEHOLDER.TITLE
    is_low = (title.top or 0) > deck.slide_height * 2 // 5
    others = len(layout.placeholders) - len(holders(layout, (*TITLES, *ASIDE)))
    return others + 2 * is_low, is_cover, not grounds.is_light(layout), -(title.width or 0)


def _checked(data: bytes) -> bytes:
    """The same package, its main part called a presentation; its size is known before it is opened."""
    if len(data) > LARGEST:
        raise TemplateRefused(_WORDS.TOO_LARGE)
    if data.startswith(_OLE):
        raise TemplateRefused(_WORDS.PROTECTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _as_presentation(_unpacked(package))
    except TemplateRefused:
        raise
    except Exception as error:  # zipfile and zlib too raise anything
        raise TemplateRefused(_WORDS.DAMAGED if data.startswith(b"PK") else _WORDS.NOT_A_DECK) from error


def _unpacked(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part by its name, no more of it than the size that it declares."""
    listed = package.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in listed):
        raise TemplateRefused(_WORDS.PROTECTED)
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_UNPACKED:
        raise TemplateRefused(_WORDS.BOMB)
    texts = (part.file_size for part in listed if part.filename.lower().endswith((".xml", ".rels", ".vml")))
    if sum(texts) > LARGEST_TEXT:
        raise TemplateRefused(_WORDS.TOO_MUCH_TEXT)
    return {part.filename: package.open(part).read(part.file_size) for part in listed}


def _as_presentation(parts: dict[str, bytes]) -> bytes:
    types = parts.get(_CONTENT_TYPES, b"")
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise TemplateRefused(_WORDS.HAS_MACROS)
    if not any(kind in types for kind in (_MAIN, *_OTHERS)):
        raise TemplateRefused(_WORDS.NOT_A_DECK)
    for kind in _OTHERS:
        types = types.replace(kind, _MAIN)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as copy:  # stored as it is: it is read at once
        for name, part in (parts | {_CONTENT_TYPES: types}).items():
            copy.writestr(name, part)
    return content.getvalue()


def _check_slides(deck: Deck) -> None:
    if next(_titled(deck), None) is None:
        raise TemplateRefused(_WORDS.NO_LAYOUT)
    if deck.slide_width < NARROWEST or deck.slide_height < LOWEST:
        raise TemplateRefused(_WORDS.TOO_SMALL)


def _try(deck: Deck) -> None:
    """Make a slide of each layout that will serve, then forget it: what cannot be written fails now."""
    for layout in (title_layout(deck), chart_layout(deck)):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = slide.notes_slide.notes_text_frame.text = _WORDS.ESSAY
    deck.save(io.BytesIO())
    for listed in list(deck.slides._sldIdLst):
        deck.part.drop_rel(listed.rId)
        deck.slides._sldIdLst.remove(listed)
