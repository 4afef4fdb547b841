"""Template: the bytes of a reader's presentation become an empty presentation in its style, or a refusal."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Cm

from dashboard.exports.slides import cleaning, default, grounds, package, slimming, strict, upright
from dashboard.exports.slides.package import TemplateRefused
from dashboard.words import vocabulary
from etl import archives

NARROWEST, LOWEST = Cm(16), Cm(11)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
ASIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
"""What every slide repeats."""

_WORDS = vocabulary().slides


@dataclass(frozen=True)
class Template:
    """A presentation without slides, checked and clean, as the bytes of a package."""

    data: bytes


def taken(data: bytes) -> Template:
    """The layouts, the fonts and the colours of a reader's presentation.

    Args:
        data: a .pptx, .potx or .ppsx, in Strict Open XML too; of one with macros all but these.

    Raises:
        TemplateRefused: too large, protected, not a presentation, damaged, with slides too small for a
            chart, or without a layout.
    """
    parts = slimming.slim(strict.transitional(package.parts(data)))
    try:
        deck = Presentation(io.BytesIO(archives.packed(parts)))
        cleaning.clean(deck)
        _check_slides(deck)
        _try(deck)
        return Template(_saved(deck))
    except (TemplateRefused, MemoryError):
        raise
    except Exception as error:  # python-pptx raises anything on a part that is not what it expects
        raise TemplateRefused(_WORDS.DAMAGED) from error


def opened(template: Template | None) -> Deck:
    """The presentation to which slides are added; in the site's own style without a template."""
    return Presentation(io.BytesIO((template or _own()).data))


def title_layout(deck: Deck) -> SlideLayout:
    """The layout of the first slide: a title and a subtitle, else the one of the other slides."""
    with_subtitle = (layout for layout in _titled(deck) if holders(layout, [PP_PLACEHOLDER.SUBTITLE]))
    return next(with_subtitle, None) or chart_layout(deck)


def chart_layout(deck: Deck) -> SlideLayout:
    """The layout of a chart: a title at the top, as wide as possible, and as little else as possible.

    Where none has a title, the emptiest one.
    """
    layouts = list(_titled(deck)) or list(_layouts(deck))
    return min(layouts, key=lambda layout: _unfitness(layout, deck=deck))


def holders(layout: object, kinds: Sequence[PP_PLACEHOLDER]) -> list[object]:
    """The placeholders of a layout or a master that are of some kinds."""
    return [holder for holder in layout.placeholders if holder.placeholder_format.type in kinds]


@cache
def _own() -> Template:
    return Template(default.template())


def _layouts(deck: Deck) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        yield from master.slide_layouts


def _titled(deck: Deck) -> Iterator[SlideLayout]:
    return (layout for layout in _layouts(deck) if holders(layout, TITLES))


def _unfitness(layout: SlideLayout, *, deck: Deck) -> tuple[int, bool, bool, int]:
    """Found by its placeholders: layouts are named in every language, covers and chapters have titles too."""
    others = len(layout.placeholders) - len(holders(layout, (*TITLES, *ASIDE)))
    title = next(iter(holders(layout, TITLES)), None)
    if title is None:
        return others, False, not grounds.is_light(layout), 0
    is_cover, is_up = title.placeholder_format.type != PP_PLACEHOLDER.TITLE, upright.is_upright(title)
    is_low = (title.top or 0) > deck.slide_height * 2 // 5
    unlike = 3 * is_cover + 2 * is_low + is_up
    return others + unlike, is_cover, not grounds.is_light(layout), -(title.width or 0)


def _check_slides(deck: Deck) -> None:
    if next(_layouts(deck), None) is None:
        raise TemplateRefused(_WORDS.NO_LAYOUT)
    if deck.slide_width < NARROWEST or deck.slide_height < LOWEST:
        raise TemplateRefused(_WORDS.TOO_SMALL)


def _try(deck: Deck) -> None:
    """Make a slide of each layout that will serve, then forget it: what cannot be written fails now."""
    for layout in (title_layout(deck), chart_layout(deck)):
        slide = deck.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = _WORDS.ESSAY
    _saved(deck)
    for listed in list(deck.slides._sldIdLst):
        deck.part.drop_rel(listed.rId)
        deck.slides._sldIdLst.remove(listed)


def _saved(deck: Deck) -> bytes:
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()
