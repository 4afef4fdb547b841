"""Numbers: a number becomes French text, grouped by three, with a decimal comma and narrow spaces."""

import math
import re
from functools import lru_cache

from babel.numbers import format_decimal

NARROW = "\u202f"
MINUS = "\u2212"
ABSENT = "–"
"""What stands where there is no number: NaN and None are never written."""

_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_BEFORE = re.compile(r"[ \u00a0\u202f]+([;:!?%»€])")
_AFTER = re.compile(r"«[ \u00a0\u202f]*")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|[«“])")
_ELLIPSIS = re.compile(r"[ \u00a0\u202f]?\.{3}")
_GROUP = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")


def typed(text: str) -> str:
    """Text with French spacing: narrow before ; : ! ? % » €, after « and inside numbers; typographic
    apostrophes and ellipsis. The second time changes nothing."""
    grouped = _GROUP.sub(NARROW, _ELLIPSIS.sub("…", text))
    spaced = _AFTER.sub(f"«{NARROW}", _BEFORE.sub(rf"{NARROW}\1", grouped))
    return _APOSTROPHE.sub("’", spaced)


def is_known(value: float | None) -> bool:
    """Whether there is a number to write."""
    return value is not None and math.isfinite(value)


def number(value: float | None, decimals: int | None = None) -> str:
    """« 148 429 », « 6,4 »; without `decimals`, as many as the value needs (three at most)."""
    return _number(float(value), decimals) if is_known(value) else ABSENT


@lru_cache(maxsize=8192)
def _number(value: float, decimals: int | None) -> str:
    pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, format=pattern, locale="fr", group_separator=True)
    digits = text.removeprefix("-").replace("\u00a0", NARROW)
    return f"{MINUS}{digits}" if text.startswith("-") and digits.strip("0,") else digits


def percent(value: float | None, decimals: int | None = None) -> str:
    """« 12,5 % »."""
    return f"{number(value, decimals)}{NARROW}%" if is_known(value) else ABSENT


def euros(value: float | None) -> str:
    """« 100 000 € »."""
    return f"{number(value)}{NARROW}€" if is_known(value) else ABSENT


def signed(value: float | None) -> str:
    """« +21 », « −1 », « 0 »: a difference, its sign always written unless nothing printed differs."""
    written = number(value)
    has_own = written.startswith(MINUS) or written == ABSENT or not written.strip("0,")
    return written if has_own else f"+{written}"


def points(value: float | None, *, signed: bool = True) -> str:
    """« +21 points », « −1 point »: a difference between two percentages."""
    written = _signed(value) if signed else number(value)
    return f"{written}{NARROW}point{plural_mark(value)}" if is_known(value) else written


_signed = signed


def plural_mark(count: float) -> str:
    """« s » from two on: « 0 point », « 1,5 point », « 2 points »."""
    return "s" if abs(round(count, 3)) >= 2 else ""


def count_word(count: int) -> str:
    """« sept »; figures from eleven on."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else number(count)


def ordinal(rank: float, *, feminine: bool = False) -> str:
    """« 1er », « 1re », « 2e »."""
    if rank == 1:
        return "1re" if feminine else "1er"
    return f"{number(rank)}e"
