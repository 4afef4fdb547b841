"""Default: the site's own template, 16:9, sober, made from the set that python-pptx ships."""

import io
import re
from functools import cache

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from dashboard import theme
from dashboard.exports.slides import cleaning
from dashboard.renderings.slide.box import Box

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.55)
FOOT = Inches(0.32)
TITLE_HEIGHT = Inches(1.05)
FONTS = {"major": "Georgia", "minor": "Arial"}  # on every machine that opens slides, or replaced in kind
TITLE_SIZE = 30

_TITLE_LAYOUT, _TITLE_ONLY = "Title Slide", "Title Only"


@cache
def template() -> bytes:
    """A presentation without slides: a layout for the first slide, one with a title only."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _keep_layouts(deck)
    _set_theme(deck)
    _place_titles(deck)
    cleaning.clean(deck)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _keep_layouts(deck: Deck) -> None:
    for layout in list(deck.slide_layouts):
        if layout.name not in (_TITLE_LAYOUT, _TITLE_ONLY):
            deck.slide_layouts.remove(layout)


def _set_theme(deck: Deck) -> None:
    """Fonts and colours of the theme: text, link and the profiles' own."""
    part = next(
        relation.target_part
        for relation in deck.slide_master.part.rels.values()
        if relation.reltype.endswith("/theme")
    )
    text = part.blob.decode("utf-8")
    for kind, font in FONTS.items():
        text = re.sub(rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", text)
    colors = {"dk1": theme.INK, "dk2": theme.ACCENT, "hlink": theme.ACCENT, "folHlink": theme.ACCENT}
    accents = list(theme.PROFILE_COLORS.values())[:6]
    colors |= {f"accent{place}": color for place, color in enumerate(accents, start=1)}
    for name, color in colors.items():
        value = f'<a:srgbClr val="{color.removeprefix("#").upper()}"/>'
        text = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf"\g<1>{value}\g<2>", text, flags=re.DOTALL)
    part._blob = text.encode("utf-8")


def _place_titles(deck: Deck) -> None:
    for owner in (deck.slide_master, *deck.slide_layouts):
        for holder in list(owner.placeholders):
            if holder.placeholder_format.type.name in ("DATE", "FOOTER", "SLIDE_NUMBER"):
                holder._element.getparent().remove(holder._element)
            elif holder.placeholder_format.type.name == "BODY":
                _place(holder, top=MARGIN + TITLE_HEIGHT, height=HEIGHT - MARGIN - FOOT - TITLE_HEIGHT)
            else:
                _place(holder, top=Inches(0.4), height=TITLE_HEIGHT)
    _write_style(deck.slide_master.placeholders[0], size=TITLE_SIZE, anchor=MSO_ANCHOR.TOP)
    first = next(layout for layout in deck.slide_layouts if layout.name == _TITLE_LAYOUT)
    title, subtitle, *_ = first.placeholders
    _place(title, top=Inches(2.2), height=Inches(1.7))
    _write_style(title, size=40, anchor=MSO_ANCHOR.BOTTOM)
    _place(subtitle, top=Inches(4.05), height=Inches(1.4))
    _write_style(subtitle, size=18, anchor=MSO_ANCHOR.TOP, is_bold=False)


def _place(holder: object, *, top: int, height: int) -> None:
    Box(MARGIN, top, WIDTH - 2 * MARGIN, height).place(holder)


def _write_style(holder: object, *, size: int, anchor: MSO_ANCHOR, is_bold: bool = True) -> None:
    """The size, the side and the anchor that slides inherit from a placeholder."""
    frame = holder.text_frame
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = 0
    style = frame._txBody.find(qn("a:lstStyle"))
    for level in style.findall(qn("a:lvl1pPr")):
        style.remove(level)
    level = style.makeelement(qn("a:lvl1pPr"), {"algn": "l", "marL": "0", "indent": "0"})
    style.insert(0, level)
    level.append(level.makeelement(qn("a:buNone"), {}))
    level.append(level.makeelement(qn("a:defRPr"), {"sz": str(100 * size), "b": "1" if is_bold else "0"}))
