"""Downloads: the address at which the server hands out the file of one view or of several."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from dashboard.views import View

FOLDER = "fichiers"
FIGURE = "figure"
"""Not a file, but what a browser needs to draw a picture by itself."""
PICTURES = ("png", "svg")
"""Kinds that the reader's browser draws."""


def address(kind: str, chosen: Sequence[View], *, title: str = "") -> str:
    """Where these views are found as a file of this kind, from the root of the site."""
    asked = [("vue", str(view)) for view in chosen] + ([("titre", title)] if title else [])
    return f"/{FOLDER}/{kind}?{urlencode(asked, quote_via=quote)}"
