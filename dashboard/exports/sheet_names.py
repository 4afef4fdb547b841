"""Sheet names: the headings of entries become names that Excel takes: short, plain, no two alike."""

import re
from collections.abc import Sequence

from dashboard.exports.entries import JOINERS, Entry, one_line

LONGEST = 31
"""What Excel counts is UTF-16 units: an emoji is two of them."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_HANGING = (
    JOINERS + "\ufe0f '"
)  # what a cut may leave at the end, and the apostrophe that Excel refuses there


def sheet_names(entries: Sequence[Entry]) -> list[str]:
    """« 1 Partenaires des associations »: the reader's own title, or what the card is about, numbered."""
    return [_name(entry, place) for place, entry in enumerate(entries, start=1)]


def units(text: str) -> int:
    """UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2


def _name(entry: Entry, place: int) -> str:
    subject = one_line(entry.title) or one_line(entry.card.subject) or entry.card.title
    name = kept = " ".join(f"{place} {_FORBIDDEN.sub(' ', subject)}".split())
    if units(name) <= LONGEST:
        return name.rstrip(_HANGING)
    while units(kept) >= LONGEST:
        kept = kept[:-1]
    return kept.rstrip(_HANGING) + "…"
