"""File names: a card's identifier becomes a name that every system accepts."""

import re
import unicodedata

PREFIX = "observatoire-partenariats"


def file_name(card_id: str, *, extension: str = "") -> str:
    """`observatoire-partenariats_impacts-percus_profils.png`: ASCII letters, digits, `-` and `_` only."""
    plain = unicodedata.normalize("NFKD", card_id).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-").lower()
    return f"{PREFIX}_{slug}" + (f".{extension}" if extension else "")
