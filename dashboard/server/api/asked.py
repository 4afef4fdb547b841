"""Asked: the query of a request becomes a filter and a page; what is not known is refused in a sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dashboard import views
from dashboard.desk import Desk
from dashboard.downloads import MOST_A_PAGE
from dashboard.queries import filtered
from dashboard.queries.filtered import Filter
from dashboard.words import vocabulary

PAGE_SIZE = 100
LAST_PAGE = 100_000
MOST_CODES, LONGEST = 20, 200
"""Codes of one filter, characters of one parameter."""
MOST_PAIRS = 200
CODES: Mapping[str, str] = {
    "question": "questions",
    "profile": "profiles",
    "region": "regions",
    "study": "studies",
}
"""The list of codes of each filter."""
WAVES, STATEMENTS = ("all", "latest"), ("preferred", "all")
"""What these parameters take, their defaults first."""
FILTERS = (*CODES, "period", "waves", "statements")
PAGES = ("page", "page_size")
_POINT = r"\d{4}(?:-(?:T[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?"
_PERIOD = re.compile(rf"{_POINT}(?:/{_POINT})?")

Given = Mapping[str, Sequence[str]]


class Refused(ValueError):
    """A request that cannot be answered: a French sentence and a status."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True)
class Page:
    """Which page of how many figures."""

    number: int = 1
    size: int = PAGE_SIZE

    @property
    def after(self) -> int:
        """Figures of the pages before."""
        return (self.number - 1) * self.size


def given(query: str, known: Sequence[str], *, longest: int = LONGEST) -> Given:
    """The values of each parameter of a query, each of them known and short enough.

    Raises:
        Refused: a parameter that does not exist here, too long, or too many of them.
    """
    words = vocabulary().api
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PAIRS)
    except ValueError:
        raise Refused(words.TOO_MANY_PARAMETERS) from None
    for name, value in pairs:
        if name not in known:
            raise Refused(words.unknown_parameter(_said(name), known))
        if len(value) > longest:
            raise Refused(words.too_long(name, longest))
        found.setdefault(name, []).append(value)
    return found


def filter_of(desk: Desk, asked: Given) -> Filter:
    """The filter that is asked for.

    Raises:
        Refused: a code that does not exist, or more of them than `MOST_CODES`.
    """
    return Filter(
        **{f"{name}_ids": _codes(desk, name, asked.get(name, ())) for name in CODES},
        periods=tuple(map(_period, _few("period", asked.get("period", ())))),
        is_latest=_among("waves", asked, WAVES) == "latest",
        every_statement=_among("statements", asked, STATEMENTS) == "all",
    )


def page_of(asked: Given) -> Page:
    """The page that is asked for, the first by default.

    Raises:
        Refused: what is no number, or too large a one.
    """
    return Page(
        _number("page", asked, default=1, most=LAST_PAGE),
        _number("page_size", asked, default=PAGE_SIZE, most=MOST_A_PAGE),
    )


def once(name: str, asked: Given) -> str:
    """The only value of a parameter; blank where it is not given.

    Raises:
        Refused: it is given twice.
    """
    values = asked.get(name, ())
    if len(values) > 1:
        raise Refused(vocabulary().api.given_twice(name))
    return values[0] if values else ""


def _codes(desk: Desk, name: str, values: Sequence[str]) -> tuple[str, ...]:
    known = filtered.codes(desk, CODES[name]) if values else frozenset()
    for code in _few(name, values):
        if code not in known:
            told = vocabulary().api.unknown_code(name, _said(code), codes_at=f"/api/{CODES[name]}")
            raise Refused(told)
    return tuple(values)


def _few(name: str, values: Sequence[str]) -> Sequence[str]:
    if len(values) > MOST_CODES:
        raise Refused(vocabulary().api.too_many(name, MOST_CODES))
    return values


def _period(code: str) -> str:
    if not _PERIOD.fullmatch(code):
        raise Refused(vocabulary().api.bad_period(_said(code)))
    return code


def _among(name: str, asked: Given, known: Sequence[str]) -> str:
    code = once(name, asked) if name in asked else known[0]
    if code not in known:
        raise Refused(vocabulary().api.not_among(name, _said(code), known))
    return code


def _number(name: str, asked: Given, *, default: int, most: int) -> int:
    text = once(name, asked) if name in asked else str(default)
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most):
        raise Refused(vocabulary().api.not_a_number(name, _said(text), most=most))
    return int(text)


def _said(text: str) -> str:
    """What was asked, short and harmless."""
    return views.shown(text) or "…"
