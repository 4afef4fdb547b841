"""Entries: the cards that leave the site together, in the order and under the names a reader gave them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dashboard.cards.card import Card
from dashboard.words import Vocabulary, vocabulary

JOINERS = "\u200c\u200d\u200e\u200f"
"""Signs without a width that emoji and scripts written from the right need."""


class NothingToExport(ValueError):
    """No entry was given; the message is for the reader."""


@dataclass(frozen=True)
class Entry:
    """One card of a basket or of the command line."""

    card: Card
    title: str = ""  # the reader's own; the card's without it
    view: str = ""  # where the card lives: « profils?profil=associations »

    @property
    def heading(self) -> str:
        """The reader's own title on one line, without what no file can hold; else the card's."""
        return one_line(self.title) or self.card.title

    @property
    def is_renamed(self) -> bool:
        return self.heading != self.card.title

    @property
    def link(self) -> str:
        """Address of the live view; `""` where that of the site is not known."""
        return live_link(self.view)

    @property
    def words(self) -> Vocabulary:
        return vocabulary(self.card.language)


def one_line(text: str) -> str:
    """A reader's text on one line, without control signs or halves of signs; `""` if nothing is left."""
    shown = "".join(sign if sign.isprintable() or sign in JOINERS else " " for sign in text)
    return " ".join(shown.split()).strip(JOINERS)


def live_link(view: str) -> str:
    """The address of a view, or of the site for `""`; blank where `OBSERVATOIRE_URL` is no address."""
    site = os.environ.get("OBSERVATOIRE_URL", "").rstrip("/")
    return f"{site}/{view}".rstrip("/") if is_web(site) else ""


def is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def passport_link(figure_id: str) -> str:
    """Where a figure is explained on the site; `""` where its address is not known or there is no figure."""
    return live_link(f"chiffre?id={quote(figure_id)}") if figure_id else ""


def require(entries: Sequence[Entry]) -> None:
    """Refuse to make an empty file (`NothingToExport`)."""
    if not entries:
        raise NothingToExport(vocabulary().exports.NOTHING)
