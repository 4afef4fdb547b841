"""Every card of every view, made once for the tests that hold all of them to a rule."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dashboard import sitemap, walks
from dashboard.cards.card import Card, Section
from dashboard.desk import Desk

TABLES_ONLY = "sources"
"""The page that has many choices and no card."""


class Shown(NamedTuple):
    """A card and one view that shows it."""

    view: str
    card: Card


def asking(desk: Desk) -> Callable[..., object]:
    """What makes values from the tables of a desk, each once."""

    @cache
    def value(maker: Callable[..., object], codes: tuple[tuple[str, str], ...]) -> object:
        return maker(desk, **dict(codes))

    return lambda maker, **codes: value(maker, tuple(sorted(codes.items())))


def cards(desk: Desk) -> list[Shown]:
    """Each card of each view, as often as views show it."""
    return [Shown(view, card) for view, section in sections(desk) for card in section.cards]


def sections(desk: Desk) -> Iterator[tuple[str, Section]]:
    """The parts of each page of findings as it opens, and with each other code of each of its choices."""
    ask = asking(desk)
    for page in (page for page in sitemap.pages().values() if page.name != TABLES_ONLY):
        for view in walks.neighbours(ask, page):
            for section in walks.sections(ask, view):
                yield str(view), section
