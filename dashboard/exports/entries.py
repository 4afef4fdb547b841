"""Entries: the cards that leave the site together, in the order and under the names a reader gave them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cards.card import Card
from dashboard.labels import french

EMPTY = french("Il n'y a rien à exporter : ajoutez au moins un graphique à la présentation.")


class NothingToExport(ValueError):
    """No entry was given; the message is for the reader, in French."""


@dataclass(frozen=True)
class Entry:
    """One card of a basket or of the command line."""

    card: Card
    title: str = ""  # the reader's own; the card's finding without it
    view: str = ""  # where the card lives: « impacts?profil=associations »

    @property
    def heading(self) -> str:
        return self.title or self.card.finding

    @property
    def link(self) -> str:
        """Address of the live view; `""` where the address of the site is not known (`OBSERVATOIRE_URL`)."""
        return live_link(self.view)


def live_link(view: str, *, site_url: str = "") -> str:
    """The address of a view on the site, of the site without one; `""` unless it is a web address."""
    site = (site_url or os.environ.get("OBSERVATOIRE_URL", "")).rstrip("/")
    is_web = site.lower().startswith(("http://", "https://"))
    return f"{site}/{view}".rstrip("/") if is_web else ""


def require(entries: Sequence[Entry]) -> None:
    """Refuse to make an empty file.

    Raises:
        NothingToExport: there is no entry.
    """
    if not entries:
        raise NothingToExport(EMPTY)
