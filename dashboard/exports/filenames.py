"""File names: what a card is about and its years become a name that a person reads and any system takes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from dashboard.cards.card import Card
from dashboard.exports.entries import Entry
from dashboard.words import vocabulary

LONGEST = 80  # characters: with its number and its extension the name fits every file system
SHORTEST_WORD = 20  # a name is cut between two words, unless the first is longer than all that is left

_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # by Windows
_SPELT = str.maketrans(
    {"’": " ", "'": " ", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l"}
)


def slug(text: str) -> str:
    """« partenaires-des-associations »: small ASCII letters, digits and hyphens; `""` for another script."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT)).encode("ascii", "ignore").decode()
    return _cut("-".join(re.findall(r"[a-z0-9]+", plain.lower())))


def file_name(*parts: str, extension: str = "") -> str:
    """The parts that say something, joined: `associations-partenaires-2021.pptx`; never blank."""
    name = "-".join(filter(None, map(slug, parts))) or slug(vocabulary().exports.PRESENTATION)
    safe = f"{name}-1" if _RESERVED.fullmatch(name) else name
    return f"{safe}.{extension}" if extension else safe


def card_file_name(card: Card, *, extension: str = "", ending: str = "") -> str:
    """The subject and the years of the values: `partenaires-des-associations-2019-2021.xlsx`."""
    subject = slug(card.subject) or slug(card.title) or slug(card.card_id)
    years = _years(card)
    said = "" if years and subject.endswith(years) else years
    return file_name(subject, said, ending, extension=extension)


def basket_file_name(
    entries: Sequence[Entry], *, title: str = "", extension: str = "", ending: str = ""
) -> str:
    """The card's own name for one entry; `comite-de-mai-12-graphiques.pptx` for several."""
    if len(entries) == 1:
        return card_file_name(entries[0].card, extension=extension, ending=ending)
    words = entries[0].words.exports
    return file_name(
        slug(title) or words.PRESENTATION, words.charts_n(len(entries)), ending, extension=extension
    )


def numbered_names(entries: Iterable[Entry], *, extension: str, ending: str = "") -> list[str]:
    """`01-partenaires-des-associations-2021.png`, …: in the order of the entries, no two alike."""
    names = [card_file_name(entry.card, extension=extension, ending=ending) for entry in entries]
    return [f"{place:02d}-{name}" for place, name in enumerate(names, start=1)]


def _cut(words: str) -> str:
    """The words that fit; a part of the first where even that one is too long."""
    if len(words) <= LONGEST:
        return words
    whole, _, _ = words[: LONGEST + 1].rpartition("-")
    return whole if len(whole) >= SHORTEST_WORD else words[:LONGEST]


def _years(card: Card) -> str:
    """The first and the last year of the values, `""` where none is known."""
    years = sorted({one.year for one in card.observations if one.year})
    return "-".join(dict.fromkeys((years[0], years[-1]))) if years else ""
