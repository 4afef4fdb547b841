"""XML: numbers, texts and attributes as a vector drawing writes them."""

import re
from functools import lru_cache
from html import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(" {2,}")


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """A text for an element or an attribute, without the signs that XML forbids; spaces in a row are kept."""
    kept = _SPACES.sub(lambda found: "\u00a0" * len(found[0]), _FORBIDDEN.sub("", text))
    return escape(kept)


def number(value: float) -> str:
    """At most two decimals, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def title(lines: tuple[str, ...] | None) -> str:
    """What a browser says where a mark is touched, a line each; nothing for none."""
    return f"<title>{safe(chr(10).join(lines))}</title>" if lines else ""
