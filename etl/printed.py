"""Printed numbers: the words a page prints on a figure in, the number they state out."""

import re

_NUMBER = re.compile(r"[+-]?\d+(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|[+-]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?")
_ORDINALS_AND_UNITS = r"(?<=\d)(?:er|ers|re|ère|e|ème|nd|nde|M€|Md€|k€)\b|(?<=\d)(?:M|Md|k)€"
_GARBLED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_]\s?%")
_SCALES = (("milliard", 1e9), ("million", 1e6), ("M€", 1e6), ("Md€", 1e9))


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
    return _GARBLED.search(re.sub(_ORDINALS_AND_UNITS, "", text)) is not None


def _value(digits: str) -> float:
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"[ \u00a0\u202f.]", "", digits)
    return float(digits.replace(",", "."))


def _scale(text: str) -> float:
    return next((scale for word, scale in _SCALES if word in text), 1.0)
