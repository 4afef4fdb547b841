"""Numbers: what a sentence says in figures or in words becomes ranges of values, each of one kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard.words import DEFAULT, vocabulary

Kind = Literal["share", "mean_10", "points", "amount", "any"]
NEAR = {"share": 5.0, "mean_10": 0.3, "points": 1.0, "any": 1.0}
"""How far « près de », « plus de » reach, in the unit of a kind; a tenth of an amount."""
OF_A_FRACTION = 3.0
"""Points of percentage around « un sur deux », « les trois quarts »."""
ROUNDED_AMOUNT = 0.005
"""Of an amount said with a multiplier: « 1,2 million »."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIGITS = r"\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+(?:[,.]\d+)?"


@dataclass(frozen=True)
class Number:
    """A number of a sentence: the values that it may stand for, and where it stands in the folded text."""

    kind: Kind
    low: float
    high: float
    start: int
    end: int
    is_rounded: bool = False  # a fraction, or an approximation

    def holds(self, value: float) -> bool:
        """Whether a published value is what the sentence says."""
        return self.low - 1e-9 <= value <= self.high + 1e-9


def numbers(text: str, language: str = DEFAULT) -> list[Number]:
    """The numbers of a folded text in its order; two for one that may be read in two ways (« 8 sur 10 »).

    Years are no numbers here.
    """
    found: list[Number] = []
    for number in _read(text, language):
        if not any(_overlap(number, one) for one in found):
            found += _ways(number, text)
    return sorted(found, key=lambda one: one.start)


def _ways(number: Number, text: str) -> list[Number]:
    """« 8 sur 10 », with nobody between, is a share or a mark."""
    said = re.fullmatch(r"(\d+) ?(?:sur|/) ?10", text[number.start : number.end])
    if number.kind != "share" or not said:
        return [number]
    mark = float(said[1])
    return [number, Number("mean_10", mark - 0.5, mark + 0.4, number.start, number.end, is_rounded=True)]


def _read(text: str, language: str) -> Iterator[Number]:
    """Every reading, the surest first."""
    for rule, make in (
        (_percent(language), _of_percent),
        (_marks(language), _of_marks),
        (_out_of(language), _of_fraction),
        (_parts(language), _of_parts),
        (_points(language), _of_points),
        (_amount(language), _of_amount),
    ):
        for match in rule.finditer(text):
            number = make(match, language)
            if number is not None:
                yield _widened(number, text, language)


def _value(text: str) -> float:
    """« 148 429 », « 6,4 », « 1.200 »."""
    plain = re.sub(r"[ .](?=\d{3}(?!\d))", "", text) if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", text) else text
    return float(plain.replace(",", "."))


def _half(text: str) -> float:
    """Half a unit of the last digit that is said: 0.5 for « 81 », 0.05 for « 6,4 »."""
    _, _, decimals = text.replace(",", ".").partition(".")
    return 0.5 * 10 ** -(0 if len(decimals) == 3 else len(decimals))


def spelt(words: list[str], language: str = DEFAULT) -> int | None:
    """« quatre vingt douze » -> 92; None where a word is no part of a number."""
    units = vocabulary(language).claims.UNITS
    total = 0
    for word in (one for one in words if one != "et"):
        if word not in units:
            return None
        unit = units[word]
        total = total * unit if 0 < total < unit and unit in (20, 100) else total + unit
    return total or None


def _of_percent(match: re.Match[str], language: str) -> Number | None:
    said = match["number"]
    value = _value(said) if said[0].isdigit() else spelt(said.split(), language)
    if value is None or value > 1_000:
        return None
    half = _half(said) if said[0].isdigit() else 0.5
    return Number("share", value - half, value + half, *match.span())


def _of_marks(match: re.Match[str], language: str) -> Number:
    value, half = _value(match["number"]), _half(match["number"])
    return Number("mean_10", value - half, value + half, *match.span())


def _of_fraction(match: re.Match[str], language: str) -> Number | None:
    part, whole = (_count(match[name], language) for name in ("part", "whole"))
    if not part or not whole or not part < whole <= 100:
        return None
    share, reach = 100 * part / whole, OF_A_FRACTION if whole <= 10 else 0.5
    return Number("share", share - reach, share + reach, *match.span(), is_rounded=True)


def _count(text: str, language: str) -> int | None:
    return int(text) if text.isdigit() else spelt([text], language)


def _of_parts(match: re.Match[str], language: str) -> Number | None:
    part = spelt([match["part"]], language) if match["part"] else 1
    whole = vocabulary(language).claims.PARTS[match["whole"]]
    if not part or part >= whole:
        return None
    share = 100 * part / whole
    return Number("share", share - OF_A_FRACTION, share + OF_A_FRACTION, *match.span(), is_rounded=True)


def _of_points(match: re.Match[str], language: str) -> Number:
    value, half = _value(match["number"]), _half(match["number"])
    return Number("points", value - half, value + half, *match.span())


def _of_amount(match: re.Match[str], language: str) -> Number | None:
    said, times = match["number"], vocabulary(language).claims.TIMES.get(match["times"] or "", 1)
    if times == 1 and YEAR.fullmatch(said):
        return None
    value = _value(said) * times
    reach = value * ROUNDED_AMOUNT if times > 1 else _half(said)
    kind = "amount" if times > 1 or value >= 1_000 else "any"
    return Number(kind, value - reach, value + reach, *match.span(), is_rounded=times > 1)


def _widened(number: Number, text: str, language: str) -> Number:
    """The number with what stands before it: « près de », « plus de », « environ »."""
    words, before = vocabulary(language).claims, text[: number.start].rstrip()
    reach = NEAR.get(number.kind) or 0.1 * number.high
    middle = (number.low + number.high) / 2
    for pattern, low, high in (
        (words.BELOW, middle - reach, number.high),
        (words.OVER, max(number.low, middle - reach / 10), middle + 1.4 * reach),
        (words.UNDER, middle - reach, middle),
        (words.ABOUT, min(number.low, middle - reach), max(number.high, middle + reach)),
    ):
        if found := re.search(rf"\b(?:{pattern})(?: (?:la|les|l|des|un|une))*$", before):
            return Number(number.kind, low, high, found.start(), number.end, is_rounded=True)
    return number


def _overlap(a: Number, b: Number) -> bool:
    return a.start < b.end and b.start < a.end


@cache
def _spelt(language: str) -> str:
    names = "|".join(sorted(vocabulary(language).claims.UNITS, key=len, reverse=True))
    return rf"(?:{names})(?: (?:et )?(?:{names}))*"


@cache
def _percent(language: str) -> re.Pattern[str]:
    sign = vocabulary(language).claims.PERCENT
    return re.compile(rf"(?<![\d,.])(?P<number>{_DIGITS}|{_spelt(language)}) ?(?:{sign})(?!\w)")


@cache
def _marks(language: str) -> re.Pattern[str]:
    sign = vocabulary(language).claims.OUT_OF
    return re.compile(rf"(?<![\d,.])(?P<number>\d+[,.]\d+) ?(?:{sign}) ?(?:10|dix)\b")


@cache
def _out_of(language: str) -> re.Pattern[str]:
    words = vocabulary(language).claims
    one = rf"\d{{1,2}}|{'|'.join(words.UNITS)}"
    return re.compile(
        rf"(?<![\d,.])\b(?P<part>{one}) ?(?:\b[a-z]+ (?:[a-z]+ ){{0,2}})?(?:{words.OUT_OF}) ?"
        rf"(?P<whole>\d{{1,3}}|{'|'.join(words.UNITS)})\b"
    )


@cache
def _parts(language: str) -> re.Pattern[str]:
    words = vocabulary(language).claims
    return re.compile(rf"\b(?:(?P<part>{'|'.join(words.UNITS)}) )?(?P<whole>{'|'.join(words.PARTS)})\b")


@cache
def _points(language: str) -> re.Pattern[str]:
    sign = vocabulary(language).claims.POINTS
    return re.compile(rf"(?<![\d,.])(?P<number>{_DIGITS}) ?(?:{sign})\b")


@cache
def _amount(language: str) -> re.Pattern[str]:
    times = "|".join(sorted(vocabulary(language).claims.TIMES, key=len, reverse=True))
    return re.compile(rf"(?<![\w,.])(?P<number>{_DIGITS})(?: (?P<times>{times}))?(?![\w%])")
