"""Formats: a value and the text that the site writes for it become the number format that writes the same."""

import re

GENERAL = "General"
FRENCH = "[$-40C]"
"""Comma and narrow spaces whatever the language of the program, where the program follows it."""
MINUS = "\u2212"

_NUMBER = re.compile(rf"([+{MINUS}-]?)(\d+(?:[ \u00a0\u202f]\d{{3}})*)(?:[,.](\d+))?")


def number_format(value: float, text: str) -> str:
    """The format of Office that writes a number as the text does: « environ 6,4 % » is `"environ "0.0" %"`.

    A sign in the text is written for every number but zero. `General` where the number is not in the text.
    """
    found = next((one for one in _NUMBER.finditer(text) if _is_of(value, one)), None)
    if found is None:
        return GENERAL
    sign, whole, decimals = found[1], found[2], found[3] or ""
    is_plain = whole.isdigit() and not decimals
    digits = ("0" if whole.isdigit() else "#,##0") + (f".{'0' * len(decimals)}" if decimals else "")
    before, after = text[: found.start()], _quoted(text[found.end() :])

    def section(sign: str) -> str:
        return f"{'' if is_plain else FRENCH}{_quoted(before + sign)}{digits}{after}"

    signs = ("+" if sign == "+" else "", MINUS, "") if sign else ("",)
    return ";".join(map(section, signs))


def _is_of(value: float, found: re.Match[str]) -> bool:
    """Whether a number of a text is the value, rounded."""
    whole, decimals = re.sub(r"\D", "", found[2]), found[3] or ""
    return abs(float(f"{whole}.{decimals}") - abs(value)) <= 0.5000001 / 10 ** len(decimals)


def _quoted(words: str) -> str:
    bare = words.replace('"', "")
    return f'"{bare}"' if bare else ""
