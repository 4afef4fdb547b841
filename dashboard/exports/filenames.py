"""File names: a card's identifier and its waves become a name that every system accepts."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from dashboard.cards.card import Card
from dashboard.exports.entries import Entry

PREFIX = "observatoire"
LONGEST = 120  # characters: a name of many codes still fits every file system, numbered and with its folder

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def file_name(card_id: str, *, extension: str = "") -> str:
    """`observatoire_impacts-percus_profils.png`: ASCII letters, digits, `-` and `_` only."""
    return f"{PREFIX}_{_slug(card_id)}" + (f".{extension}" if extension else "")


def card_file_name(card: Card, *, extension: str = "") -> str:
    """The name with the waves shown: `observatoire_impacts-percus_distribution_associations_2021.pptx`.

    Several waves are written as their span (`_2019-2021`); none when the identifier names a year, or when no
    wave is known.
    """
    return file_name("_".join(filter(None, (card.card_id, _waves(card)))), extension=extension)


def basket_file_name(entries: Sequence[Entry], *, extension: str = "") -> str:
    """The card's own name for one entry; `observatoire_presentation_12-graphiques.pptx` for several."""
    if len(entries) == 1:
        return card_file_name(entries[0].card, extension=extension)
    return file_name(f"presentation_{len(entries)}-graphiques", extension=extension)


def numbered_names(entries: Iterable[Entry], *, extension: str) -> list[str]:
    """`01_impacts-percus_profils_2019-2021.png`, …: in the order of the entries, no two alike."""
    names = [card_file_name(entry.card, extension=extension) for entry in entries]
    return [f"{place:02d}_{name.removeprefix(PREFIX + '_')}" for place, name in enumerate(names, start=1)]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", plain).lower()[:LONGEST].strip("-_") or "graphique"


def _waves(card: Card) -> str:
    """The first and the last year of the waves shown, `""` when the identifier already says when."""
    if "period" not in card.data or _YEAR.search(card.card_id):
        return ""
    years = [year for period in card.data["period"].dropna() for year in _YEAR.findall(str(period))]
    return "-".join(dict.fromkeys((min(years), max(years)))) if years else ""
