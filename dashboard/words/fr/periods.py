"""Periods: a code of the data (`2021-09`, `2016-05/2016-06`) becomes a date as a sentence takes it."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from babel.dates import format_date

from dashboard.words.fr.grammar import of
from dashboard.words.fr.numbers import ordinal

UNKNOWN, UNDATED = "date non précisée", "sans date"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_QUARTER = re.compile(r"\d{4}-T[1-4]")
_YEAR = re.compile(r"\d{4}")


@cache
def period(code: str) -> str:
    """« septembre 2021 », « de mai à juin 2016 », « du 30 septembre au 28 octobre 2024 », « 2018-2022 »."""
    start, _, end = code.partition("/")
    if not start:
        return UNKNOWN
    return _span(start, end) if end and end != start else _single(start)


@cache
def within(code: str) -> str:
    """« en septembre 2021 », « le 7 mai 2020 », « de 2018 à 2022 »; blank for none."""
    start, _, end = code.partition("/")
    if not start:
        return ""
    if end and end != start:
        return f"de {start} à {end}" if _are_years(start, end) else period(code)
    if _DAY.fullmatch(start):
        return f"le {period(start)}"
    return f"{'au' if _QUARTER.fullmatch(start) else 'en'} {_single(start)}"


def year(code: str) -> str:
    """The year of a period, « 2018-2022 » where it holds several; blank for none."""
    start, _, end = code.partition("/")
    first, last = start[:4], end[:4] or start[:4]
    return first if first == last else f"{first}-{last}"


def in_year(code: str) -> str:
    """« en 2021 », « de 2018 à 2022 »; blank for none."""
    first, _, last = year(code).partition("-")
    if not first:
        return ""
    return f"de {first} à {last}" if last else f"en {first}"


def years(codes: Iterable[str]) -> str:
    """« 2021 », « 2015 et 2021 », « 2019-2021 » for three and more; blank where none is known."""
    spans = {year(code) for code in codes if code}
    found = sorted({edge for span in spans for edge in span.split("-")})
    if len(found) > 2 or (len(found) == 2 and len(spans) == 1):
        return f"{found[0]}-{found[-1]}"
    return " et ".join(found)


def when_words(first: str, last: str) -> tuple[str, str]:
    """Two waves as a sentence tells them apart: by their years, or by their months within one year."""
    write = in_year if year(first) != year(last) else within
    return write(first), write(last)


def since(first: str, last: str) -> str:
    """« depuis 2015 »; « depuis février 2026 », « depuis le 7 mai 2020 » where both waves are of one year."""
    if year(first) != year(last) or not first:
        return f"depuis {first[:4]}" if first else ""
    end = first.partition("/")[2] or first
    article = "" if _MONTH.fullmatch(end) or _YEAR.fullmatch(end) else "le "
    return f"depuis {article}{_single(end)}"


def _span(start: str, end: str) -> str:
    if _are_years(start, end):
        return f"{start}-{end}"
    if _DAY.fullmatch(start) and _DAY.fullmatch(end):
        return f"du {_short(start, end)} au {_single(end)}"
    if _MONTH.fullmatch(start) and _MONTH.fullmatch(end):
        return f"{of(_short(start, end))} à {_single(end)}"
    return f"{of(_single(start))} à {_single(end)}"


def _short(start: str, end: str) -> str:
    """The start of a span without what its end says again: the year, or the month and the year."""
    if start[:7] == end[:7] and _DAY.fullmatch(start):
        return _day(start, "d")
    if start[:4] != end[:4]:
        return _single(start)
    return _day(start, "d MMMM") if _DAY.fullmatch(start) else _day(f"{start}-01", "MMMM")


def _single(code: str) -> str:
    if _DAY.fullmatch(code):
        return _day(code, "d MMMM y")
    if _MONTH.fullmatch(code):
        return _day(f"{code}-01", "MMMM y")
    if _QUARTER.fullmatch(code):
        return f"{ordinal(int(code[-1]))} trimestre {code[:4]}"
    return code


def _day(code: str, pattern: str) -> str:
    text = format_date(date.fromisoformat(code), pattern, locale="fr")
    starts_at_first = code.endswith("-01") and pattern.startswith("d")
    return f"1er{text.removeprefix('1')}" if starts_at_first else text


def _are_years(start: str, end: str) -> bool:
    return bool(_YEAR.fullmatch(start) and _YEAR.fullmatch(end))
