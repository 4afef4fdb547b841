"""Every card of every view, made once for the tests that hold all of them to a rule."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dashboard import sitemap, views, walks
from dashboard.cards import askable, situate, workshop
from dashboard.cards.card import Card, Section
from dashboard.desk import Desk
from dashboard.views import View

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
    for view in answered(ask):
        for section in walks.sections(ask, view):
            yield str(view), section


def answered(ask: Callable[..., object]) -> Iterator[View]:
    """Every answer that a visitor of each profile can give, and every question that a room can be asked."""
    for profile_id in ask(askable.profiles):
        asked = ask(askable.questions, profile_id=profile_id)
        for place in range(max(len(one.codes) for one in asked)):
            codes = {one.key: one.codes[min(place, len(one.codes) - 1)] for one in asked}
            region = "27" if place == 0 else ""
            yield views.view("me-situer", profil=profile_id, region=region, reponses=situate.written(codes))
    keys = [one.key for one in ask(workshop.questions)]
    for start in range(0, len(keys), workshop.MOST):
        yield views.view("atelier", questions=views.listed(keys[start : start + workshop.MOST]))
