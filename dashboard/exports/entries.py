"""Entries: the cards that leave the site together, in the order and under the names a reader gave them."""

from dataclasses import dataclass

from dashboard.cards.card import Card


@dataclass(frozen=True)
class Entry:
    """One card of a basket or of the command line."""

    card: Card
    title: str = ""  # the reader's own; the card's finding without it
    view: str = ""  # where the card lives: « impacts?profil=associations »

    @property
    def heading(self) -> str:
        return self.title or self.card.finding
