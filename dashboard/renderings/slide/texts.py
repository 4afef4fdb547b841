"""Texts: how wide words are, in EMU, so that they are cut into lines and boxes before Office does it."""

import math
import re
import unicodedata
from functools import lru_cache

from pptx.util import Pt

LINE = 1.2  # of the size of the letters
BOLD = 1.09
SLACK = 0.97  # of a width that our lines fill: the fonts of a theme are not ours

# Parts of the size of a letter, after Arial, which is wider than most fonts of themes.
_WIDTHS = {
    0.22: "ijl'’‘|",
    0.25: "\u202f\u2009",
    0.28: "ftI.,:;!/ \u00a0[]\\",
    0.34: 'r()-"“”°',
    0.50: "cksvxyzJ",
    0.56: "abdeghnopqu0123456789L?«»–_$#*€",
    0.61: "FTZ+−=<>≈≠",
    0.67: "ABEKPSVXY&",
    0.73: "CDHNRUw",
    0.78: "GOQ",
    0.84: "mM",
    0.90: "%",
    0.95: "WœŒæÆ",
    1.00: "—…@",
}
_WIDTH_OF = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\t\r\n ]+")


def plain(text: str) -> str:
    """The text on one line, without what no file of Office may hold."""
    return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()


def width_of(text: str, size: float, *, is_bold: bool = False) -> int:
    """EMU that a line takes at a size in points."""
    return math.ceil(Pt(size) * sum(map(_width, text)) * (BOLD if is_bold else 1))


def height_of(lines: int, size: float) -> int:
    """EMU that so many lines take."""
    return math.ceil(lines * Pt(size) * LINE)


def lines_of(text: str, *, width: float, size: float, is_bold: bool = False) -> list[str]:
    """The text cut into lines; a word longer than a line is broken. One empty line for nothing."""
    room = max(width * SLACK, Pt(size))
    words = [part for word in text.split(" ") for part in _broken(word, room, size, is_bold=is_bold)]
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width_of(longer, size, is_bold=is_bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shortened(text: str, *, width: float, lines: int, size: float, is_bold: bool = False) -> str:
    """The text as far as so many lines hold it, then an ellipsis; Office cuts the lines itself."""
    cut = lines_of(text, width=width, size=size, is_bold=is_bold)
    most = max(1, lines)
    if len(cut) <= most:
        return text
    kept = " ".join(cut[:most])
    while kept and len(lines_of(f"{kept}…", width=width, size=size, is_bold=is_bold)) > most:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:·«(')}…"


def _broken(word: str, room: float, size: float, *, is_bold: bool) -> list[str]:
    """A word, in pieces where it is longer than a line."""
    if width_of(word, size, is_bold=is_bold) <= room:
        return [word]
    most = max(1, int(room / (Pt(size) * 0.6)))
    return [word[start : start + most] for start in range(0, len(word), most)]


@lru_cache(maxsize=4096)
def _width(sign: str) -> float:
    base = unicodedata.normalize("NFD", sign)[0]
    if base in _WIDTH_OF:
        return _WIDTH_OF[base]
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.67
