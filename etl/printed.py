"""Printed numbers: the words a page prints on a figure in, the number they state out."""

import re

_NUMBER = re.compile(r"[+-]?\d+(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|[+-]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?")
_ORDINALS = r"(?<=\d)(?:er|ers|re|ère|e|ème|nd|nde)\b"
_SCALE = re.compile(r"(?<=\d)[ \u00a0\u202f]?(milliard|million|Mds?|M|k)(?:s\b|\b|(?=€))")
_SCALES = {"milliard": 1e9, "Md": 1e9, "Mds": 1e9, "million": 1e6, "M": 1e6, "k": 1e3}
_GARBLED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_]\s?%")


def printed_number(text: str) -> float | None:
    """The one number in `text`, as French pages write it (`88%`, `6,4`, `1.000`, `148 429`, `50,2 millions`).

    None when there is no number, more than one, or a garbled one.
    """
    if is_garbled(text):
        return None
    found = _NUMBER.findall(text.replace("−", "-"))
    if len(found) != 1:
        return None
    return _value(found[0]) * _scale(text)


def is_garbled(text: str) -> bool:
    """Whether the copy turned digits into letters (`g2%`, `8O %`, `lo%`); `1er` and `25M€` are whole."""
    return _GARBLED.search(re.sub(_ORDINALS, "", _SCALE.sub("", text))) is not None


def _value(digits: str) -> float:
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"[ \u00a0\u202f.]", "", digits)
    return float(digits.replace(",", "."))


def _scale(text: str) -> float:
    """What the word after the number multiplies it by: `k`, `M`, `Md`, or millions in full."""
    found = _SCALE.search(text)
    return _SCALES[found[1]] if found else 1.0
