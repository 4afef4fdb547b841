"""Letters: texts become their width in pixels and the lines that fit one, before any browser draws them."""

import unicodedata
from functools import lru_cache

# Advance of Source Sans in thousandths of its size, rounded up to 20 (tests/dashboard/test_plotly_kinds.py
# compares them with the font itself).
_ADVANCES = {
    120: "\u202f",
    200: " ",
    260: "',.:;ijl|‘’·",
    280: "I",
    300: "!f",
    320: "()-[]{}•▸",
    340: "t°",
    360: "/\\r",
    420: "*s",
    440: '"?z“”«»',
    460: "cx",
    480: "JYvy–",
    500: "#$+0123456789<=>FL^_ek~€−≈≠≤≥",
    520: "VXag",
    540: "ESTZ",
    560: "A`bdhnopqu",
    580: "CKPR",
    600: "B●■▲○□△▼",
    620: "&DG",
    660: "HNU",
    680: "OQ",
    720: "w",
    740: "M",
    780: "æ",
    800: "W—",
    840: "%mœ",
    860: "@Œ",
    960: "…",
}
_ADVANCE = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_WIDEST = 960
_BOLD = 1.1
LEADING = 1.3
"""From one line of a text to the next, in sizes of its letters."""


@lru_cache(maxsize=4096)
def width(text: str, *, size: int, is_bold: bool = False) -> float:
    """Pixels that one line of a text takes, never less than the browser's."""
    thousandths = sum(_advance(letter) for letter in text)
    return thousandths * size / 1000 * (_BOLD if is_bold else 1)


def height(lines: int, *, size: int) -> float:
    """Pixels that some lines of a text take, one under the other."""
    return lines * size * LEADING


@lru_cache(maxsize=4096)
def wrapped(text: str, *, most: float, size: int, is_bold: bool = False) -> tuple[str, ...]:
    """The text on lines of `most` pixels, parted at plain spaces only; a word wider than that stays whole."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size=size, is_bold=is_bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@lru_cache(maxsize=1024)
def _advance(letter: str) -> int:
    if letter in _ADVANCE:
        return _ADVANCE[letter]
    return _ADVANCE.get(unicodedata.normalize("NFKD", letter)[0], _WIDEST)
