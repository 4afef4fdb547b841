"""Previews: two builds in, what a reader would find changed out: figures and cards, before and after."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

from dashboard import sitemap, tables, walks
from dashboard.answers import Answers
from dashboard.cards.card import Card
from dashboard.cards.sources.passport import passport
from dashboard.desk import Desk
from etl.differences import differences


@dataclass(frozen=True)
class FigureChange:
    """One figure as its passport says it, before and after; blank on the side where there is none."""

    kind: str  # `added`, `corrected` or `withdrawn`
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class CardChange:
    """One card before and after; None on the side where there is none."""

    page: str
    before: Card | None
    after: Card | None


@dataclass(frozen=True)
class Preview:
    """What another build changes, in the order of identifiers and of the site's pages."""

    figures: list[FigureChange]
    cards: list[CardChange]


def preview(old: Path, new: Path) -> Preview:
    """What a reader would find changed between two folders of tables.

    Raises:
        TablesMissing: one of them cannot be read.
    """
    before, after = _asking(old), _asking(new)
    found = differences(old, new)
    figures = [_figure(before, after, kind, figure_id) for kind, figure_id in found.iloc[:, :2].to_numpy()]
    return Preview(figures, _changed(_cards(before), _cards(after)))


Place = tuple[str, str]
"""Page and identifier of a card."""


def _changed(before: dict[Place, Card], after: dict[Place, Card]) -> list[CardChange]:
    found = (CardChange(place[0], before.get(place), after.get(place)) for place in before | after)
    return [change for change in found if change.before != change.after]


def _figure(before: walks.Ask, after: walks.Ask, kind: str, figure_id: str) -> FigureChange:
    sides = [ask(passport, figure_id=figure_id, site_url="") for ask in (before, after)]
    values = [one.value if one else "" for one in sides]
    return FigureChange(kind, next(one.name for one in reversed(sides) if one), *values)


def _asking(build_dir: Path) -> walks.Ask:
    """What makes values from the tables of a folder, each of them once."""
    made: dict[Hashable, object] = {}
    desk = Desk(Answers(tables.connect(build_dir)).cursor())

    def ask(maker: Callable[..., object], **codes: str) -> object:
        key = (maker, tuple(sorted(codes.items())))
        if key not in made:
            made[key] = maker(desk, **codes)
        return made[key]

    return ask


def _cards(ask: walks.Ask) -> dict[Place, Card]:
    """Every card of every state that a page reaches by one choice, once a page."""
    found: dict[Place, Card] = {}
    for page in sitemap.pages().values():
        for view in dict.fromkeys(walks.neighbours(ask, page)):
            for card in walks.cards(ask, view):
                found.setdefault((page.address, card.card_id), card)
    return found
