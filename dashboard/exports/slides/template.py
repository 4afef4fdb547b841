"""Template: the bytes of a reader's presentation become an empty presentation in its style, or a refusal."""

import io
import zipfile
from collections.abc import Iterator

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Cm

from dashboard.exports.slides import cleaning, default, grounds
from dashboard.labels import french

LARGEST = 20 * 2**20
"""Bytes of a template."""
LARGEST_UNPACKED, LARGEST_TEXT = 300 * 2**20, 40 * 2**20
MOST_PARTS = 5000
NARROWEST, LOWEST = Cm(16), Cm(11)

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # older PowerPoint, or a newer one behind a password
_ENCRYPTED = 0x1  # flag of a part of a ZIP
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_ASIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

TOO_LARGE = french("Ce modèle est trop lourd : 20 Mo au plus.")
PROTECTED = french(
    "Ce fichier est protégé par un mot de passe, ou dans l'ancien format .ppt : enregistrez-le en .pptx sans "
    "mot de passe."
)
NOT_A_DECK = french("Ce fichier n'est pas une présentation PowerPoint (.pptx ou .potx).")
HAS_MACROS = french("Ce modèle contient des macros : enregistrez-le en .pptx ou en .potx.")
BOMB = french("Ce modèle, une fois ouvert, est trop grand : 300 Mo et 5\u202f000 éléments au plus.")
TOO_MUCH_TEXT = french("Ce modèle, une fois ouvert, est trop grand : 40 Mo au plus sans ses images.")
DAMAGED = french("Ce modèle est endommagé : il n'a pas pu être lu.")
TOO_SMALL = french(
    "Les diapositives de ce modèle sont trop petites pour un graphique : 16 cm de large et 11 cm de haut au "
    "moins."
)
NO_LAYOUT = french("Ce modèle n'a aucune disposition avec un titre : il en faut une pour les diapositives.")


class TemplateRefused(ValueError):
    """A file that cannot serve as a template; the message is for the reader, in French."""


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
        raise TemplateRefused(DAMAGED) from error


def title_layout(deck: Deck) -> SlideLayout:
    """The layout of the first slide: a title and a subtitle, else the one of the other slides."""
    for layout in _titled(deck):
        kinds = [holder.placeholder_format.type for holder in layout.placeholders]
        if PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return chart_layout(deck)


def chart_layout(deck: Deck) -> SlideLayout:
    """The layout of a chart: a title at the top, as wide as possible, and as little else as possible."""
    return min(_titled(deck), key=lambda layout: _unfitness(layout, deck=deck))


def title_of(layout: SlideLayout) -> object:
    """The title placeholder of a layout."""
    return next(holder for holder in layout.placeholders if holder.placeholder_format.type in TITLES)


def aside_of(layout: SlideLayout) -> list[object]:
    """The placeholders that every slide repeats: date, footer, number."""
    return [holder for holder in layout.placeholders if holder.placeholder_format.type in _ASIDE]


def _titled(deck: Deck) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        for layout in master.slide_layouts:
            if any(holder.placeholder_format.type in TITLES for holder in layout.placeholders):
                yield layout


def _unfitness(layout: SlideLayout, *, deck: Deck) -> tuple[int, bool, bool, int]:
    """Found by its placeholders: layouts are named in every language, covers and chapters have titles too."""
    title = title_of(layout)
    is_cover = title.placeholder_format.type != PP_PLACEHOLDER.TITLE
    is_low = (title.top or 0) > deck.slide_height * 2 // 5
    known = (*TITLES, *_ASIDE)
    others = [holder for holder in layout.placeholders if holder.placeholder_format.type not in known]
    return len(others) + 2 * is_low, is_cover, not grounds.is_light(layout), -(title.width or 0)


def _checked(data: bytes) -> bytes:
    """The same package, its main part called a presentation; its size is known before it is opened."""
    if len(data) > LARGEST:
        raise TemplateRefused(TOO_LARGE)
    if data.startswith(_OLE):
        raise TemplateRefused(PROTECTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _as_presentation(_unpacked(package))
    except TemplateRefused:
        raise
    except Exception as error:  # zipfile and zlib too raise anything
        raise TemplateRefused(DAMAGED if data.startswith(b"PK") else NOT_A_DECK) from error


def _unpacked(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part by its name; refused as soon as it is more than it should, whatever sizes it declares."""
    listed = package.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in listed):
        raise TemplateRefused(PROTECTED)
    _check_sizes([part.file_size for part in listed], names=[part.filename for part in listed])
    parts, room = {}, LARGEST_UNPACKED
    for part in listed:
        parts[part.filename] = content = _read(package, part, limit=room)
        room -= len(content)
    _check_sizes([len(content) for content in parts.values()], names=list(parts))
    return parts


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, limit: int) -> bytes:
    with package.open(part) as content:
        read = content.read(limit + 1)
    if len(read) > limit:
        raise TemplateRefused(BOMB)
    return read


def _check_sizes(sizes: list[int], *, names: list[str]) -> None:
    if len(sizes) > MOST_PARTS or sum(sizes) > LARGEST_UNPACKED:
        raise TemplateRefused(BOMB)
    is_text = [name.lower().endswith((".xml", ".rels", ".vml")) for name in names]
    if sum(size for size, one in zip(sizes, is_text, strict=True) if one) > LARGEST_TEXT:
        raise TemplateRefused(TOO_MUCH_TEXT)


def _as_presentation(parts: dict[str, bytes]) -> bytes:
    types = parts.get(_CONTENT_TYPES, b"")
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise TemplateRefused(HAS_MACROS)
    if _MAIN not in types and _TEMPLATE not in types:
        raise TemplateRefused(NOT_A_DECK)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as copy:  # stored as it is: it is read at once
        for name, part in parts.items():
            copy.writestr(name, part.replace(_TEMPLATE, _MAIN) if name == _CONTENT_TYPES else part)
    return content.getvalue()


def _check_slides(deck: Deck) -> None:
    if next(_titled(deck), None) is None:
        raise TemplateRefused(NO_LAYOUT)
    if deck.slide_width < NARROWEST or deck.slide_height < LOWEST:
        raise TemplateRefused(TOO_SMALL)


def _try(deck: Deck) -> None:
    """Make a slide of each layout that will serve, then forget it: what cannot be written fails now."""
    for layout in (title_layout(deck), chart_layout(deck)):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = slide.notes_slide.notes_text_frame.text = "Essai"
    deck.save(io.BytesIO())
    for listed in list(deck.slides._sldIdLst):
        deck.part.drop_rel(listed.rId)
        deck.slides._sldIdLst.remove(listed)
