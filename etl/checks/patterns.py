"""Patterns: how codes, periods, dates, addresses and source rows are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(\d{4})(?:-(?:T([1-4])|(\d{2})(?:-(\d{2}))?))?")
_LINE = r"(?:\d{3}:\d+(?:-\d+)?|[WRS]\d+|M[0-9a-f]{8}:[^;\s]+)"
_SOURCE_ROW = re.compile(rf"{_LINE}(?:;{_LINE})*")
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


@dataclass(frozen=True)
class Pattern:
    """How a cell is written, and the sentence that says so."""

    holds: Callable[[str], bool]
    remedy: str


def is_period(text: str) -> bool:
    """`2015`, `2021-09`, `2021-09-30`, `2021-T3`, or two of them joined by `/`, the earlier first."""
    points = text.split("/")
    return len(points) <= 2 and all(map(_is_point, points)) and points == sorted(points)


def is_date(text: str) -> bool:
    """A year, a month or a day."""
    return _is_point(text) and "T" not in text


def _is_point(text: str) -> bool:
    match = _POINT.fullmatch(text)
    if not match:
        return False
    year, _, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _fullmatch(pattern: str | re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


def _with_only(placeholder: str) -> Callable[[str], bool]:
    return lambda text: set(_BRACED.findall(text)) <= {placeholder}


PATTERNS = {
    "code": Pattern(
        _fullmatch(r"[\w+-]+"), "is not a code. Use letters, digits, '_', '-' and '+', without spaces."
    ),
    "period": Pattern(
        is_period, "is not a period. Write 2015, 2021-09, 2021-09-30, 2021-T3, or two joined by '/'."
    ),
    "date": Pattern(is_date, "is not a date. Write 2021, 2021-09 or 2021-09-30."),
    "url": Pattern(
        _fullmatch(r"https?://\S+"), "is not an address. Write it whole, from http:// or https://."
    ),
    "version": Pattern(
        _fullmatch(r"\d+\.\d+\.\d+"), "is not a version. Write 1.0.0: redefined, added, corrected."
    ),
    "of_item": Pattern(
        _with_only("{item}"), "holds a brace that is not '{item}'. Write '{item}' where the item goes."
    ),
    "of_profile": Pattern(
        _with_only("{profile}"),
        "holds a brace that is not '{profile}'. Write '{profile}' where the profile goes.",
    ),
    "source_row": Pattern(
        _fullmatch(_SOURCE_ROW), "is not one of our lines. Write 004:450, 004:450-452, W041, R0123 or S007."
    ),
}
