"""Texts: words become text boxes and category names that fit their place on a slide."""

import math
import re
import textwrap
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.exports.slides.box import Box

BODY, HEADING = 12, 14  # points; nothing on a slide is smaller than 12
LINE = 1.25  # of the size of the letters
CHARACTER = 0.55  # of the same, on average; the theme may bring wider letters than Calibri
NOTHING = "Aucune valeur publiée."

_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Style:
    """How a text box is written."""

    size: float = BODY
    color: str = theme.INK
    is_bold: bool = False
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


def rgb(color: str) -> RGBColor:
    """`#24408E` as Office holds it."""
    return RGBColor.from_string(color.removeprefix("#").upper())


def tint(color: str) -> RGBColor:
    """Two thirds of white in the colour: a hollow mark that programs without outlines still show."""
    red, green, blue = (round(255 - (255 - level) / 3) for level in rgb(color))
    return RGBColor(red, green, blue)


def plain(text: object) -> str:
    """A label of a Plotly chart without its marks-up, in French spacing."""
    bare = _CONTROL.sub("", _TAG.sub("", _BREAK.sub(" ", str(text))))
    return labels.french(re.sub(r"\s*\n\s*", " ", bare).strip())


def with_word(label: str, word: str) -> str:
    """A category and the word that says why it has no mark: « Mécénat (non publié) »."""
    return f"{plain(label)} ({plain(word)})"


def named(label: str, *, value: float | None, status: object) -> str:
    """A category, with its word where there is no value."""
    if value is not None:
        return plain(label)
    return with_word(label, labels.STATUS_WORDS.get(status, labels.STATUS_WORDS["not_published"]))


def lines_of(text: str, *, width: int, size: float = BODY) -> list[str]:
    """The text cut into lines of `width` EMU, a word longer than a line broken."""
    return textwrap.wrap(text, width=_characters(width, size=size))


def shortened(text: str, *, width: int, height: int, size: float = BODY) -> str:
    """The text as far as it fits, then an ellipsis; unbroken, Office cuts the lines itself."""
    lines, most = lines_of(text, width=width, size=size), max(1, int(height / Pt(size * LINE)))
    if len(lines) <= most:
        return text
    kept = sum(_letters(line) for line in lines[:most]) - 1
    return f"{_beginning(text, letters=kept)}…"


def height_of(lines: int, *, size: float = BODY) -> int:
    """EMU that so many lines take."""
    return math.ceil(lines * Pt(size * LINE))


def write(shapes: object, paragraphs: list[tuple[str, Style]], *, box: Box) -> None:
    """A text box without margins; one style a paragraph, left aligned, the font left to the theme."""
    frame = shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = paragraphs[0][1].anchor
    for number, (text, style) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        set_run(paragraph, text, style=style)


def set_run(paragraph: object, text: str, *, style: Style) -> None:
    """One run of text, in RGB and points."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(style.size), style.is_bold
    run.font.color.rgb = rgb(style.color)


def say_nothing(shapes: object, *, box: Box) -> None:
    """What stands in the place of a chart when nothing is published."""
    write(shapes, [(NOTHING, Style(size=HEADING, color=theme.MISSING))], box=box)


def _letters(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _beginning(text: str, *, letters: int) -> str:
    """The first letters of a text with the spaces between them."""
    for end, character in enumerate(text):
        letters -= not character.isspace()
        if letters <= 0:
            return text[: end + 1]
    return text


def _characters(width: int, *, size: float) -> int:
    return max(4, int(width / Pt(size * CHARACTER)))
