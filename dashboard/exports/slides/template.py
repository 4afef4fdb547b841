"""Template: the bytes of a reader's presentation become an empty presentation in its style, or a refusal."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from dashboard.exports.slides import default
from dashboard.labels import french

LARGEST = 20 * 2**20
"""Bytes of a template."""
LARGEST_UNPACKED = 300 * 2**20
MOST_PARTS = 5000

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # older PowerPoint, or a newer one behind a password
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_ASIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

TOO_LARGE = french("Ce modèle est trop lourd : 20 Mo au plus.")
PROTECTED = french(
    "Ce fichier est protégé par un mot de passe, ou dans l'ancien format .ppt : enregistrez-le en .pptx sans "
    "mot de passe."
)
NOT_A_DECK = french("Ce fichier n'est pas une présentation PowerPoint (.pptx ou .potx).")
HAS_MACROS = french("Ce modèle contient des macros : enregistrez-le en .pptx ou en .potx.")
BOMB = french("Ce modèle, une fois ouvert, est trop grand : 300 Mo et 5\u202f000 éléments au plus.")
DAMAGED = french("Ce modèle est endommagé : il n'a pas pu être lu.")
NO_LAYOUT = french("Ce modèle n'a aucune disposition avec un titre : il en faut une pour les diapositives.")


class TemplateRefused(ValueError):
    """A file that cannot serve as a template; the message is for the reader, in French."""


def opened(data: bytes | None) -> Deck:
    """A presentation without slides that has the layouts, the fonts and the colours of the template.

    Args:
        data: the reader's .pptx or .potx, read in memory only; the site's own template without it.

    Raises:
        TemplateRefused: too large, protected, not a presentation, with macros, damaged, or without a layout
            that has a title.
    """
    if data is None:
        return Presentation(io.BytesIO(default.template()))
    deck = _presentation(_checked(data))
    _remove_slides(deck)
    if next(_titled(deck), None) is None:
        raise TemplateRefused(NO_LAYOUT)
    return deck


def title_layout(deck: Deck) -> SlideLayout:
    """The layout of the first slide: a title and a subtitle, else the one of the other slides."""
    for layout in _titled(deck):
        kinds = [holder.placeholder_format.type for holder in layout.placeholders]
        if PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return chart_layout(deck)


def chart_layout(deck: Deck) -> SlideLayout:
    """The layout with a title and the fewest other places to fill; the widest title among equals."""
    return min(_titled(deck), key=lambda layout: (len(_fillable(layout)), -(title_of(layout).width or 0)))


def title_of(layout: object) -> object:
    """The title placeholder of a layout or of a slide."""
    return next(holder for holder in layout.placeholders if holder.placeholder_format.type in _TITLES)


def aside_of(layout: SlideLayout) -> list[object]:
    """The placeholders that every slide repeats: date, footer, number."""
    return [holder for holder in layout.placeholders if holder.placeholder_format.type in _ASIDE]


def _titled(deck: Deck) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        for layout in master.slide_layouts:
            if any(holder.placeholder_format.type in _TITLES for holder in layout.placeholders):
                yield layout


def _fillable(layout: SlideLayout) -> list[object]:
    known = (*_TITLES, *_ASIDE)
    return [holder for holder in layout.placeholders if holder.placeholder_format.type not in known]


def _checked(data: bytes) -> bytes:
    """The same package, its main part called a presentation; its size is known before it is opened."""
    if len(data) > LARGEST:
        raise TemplateRefused(TOO_LARGE)
    if data.startswith(_OLE):
        raise TemplateRefused(PROTECTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_size(package)
            return _as_presentation(package)
    except TemplateRefused:
        raise
    except KeyError as missing:
        raise TemplateRefused(NOT_A_DECK) from missing
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        is_package = data.startswith(b"PK")
        raise TemplateRefused(DAMAGED if is_package else NOT_A_DECK) from error


def _check_size(package: zipfile.ZipFile) -> None:
    """Refuse what unpacks to more than it should, whatever sizes it declares."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise TemplateRefused(BOMB)
    unpacked = 0
    for part in parts:
        with package.open(part) as content:
            while chunk := content.read(2**20):
                unpacked += len(chunk)
                if unpacked > LARGEST_UNPACKED:
                    raise TemplateRefused(BOMB)


def _as_presentation(package: zipfile.ZipFile) -> bytes:
    types = package.read(_CONTENT_TYPES)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise TemplateRefused(HAS_MACROS)
    if _MAIN.encode() not in types and _TEMPLATE.encode() not in types:
        raise TemplateRefused(NOT_A_DECK)
    renamed = io.BytesIO()
    with zipfile.ZipFile(renamed, "w") as copy:  # stored as it is: it is read at once
        for part in package.infolist():
            content = package.read(part)
            if part.filename == _CONTENT_TYPES:
                content = content.replace(_TEMPLATE.encode(), _MAIN.encode())
            copy.writestr(part.filename, content)
    return renamed.getvalue()


def _presentation(data: bytes) -> Deck:
    try:
        deck = Presentation(io.BytesIO(data))
        for layout in _titled(deck):
            deepcopy(layout._element)  # read now what would fail on the first slide
        return deck
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.LxmlError) as error:
        raise TemplateRefused(DAMAGED) from error


def _remove_slides(deck: Deck) -> None:
    """Empty the presentation: a slide that nothing refers to is not saved."""
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    for extra in deck.element.xpath("./p:extLst"):  # sections name slides that are gone
        deck.element.remove(extra)
