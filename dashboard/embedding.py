"""Embedding: a card becomes the code that shows it in a page of another site, as high as it is there."""

from html import escape

from dashboard import store
from dashboard.cards.card import Card
from dashboard.words import vocabulary

WIDTH = 700  # pixels of the column of most articles
AROUND = 380  # pixels of a card over and under its chart, in a column of that width
WITHOUT_CHART = 320  # pixels of a chart that has no height of its own
LISTENER = (
    '<script>addEventListener("message", (e) => { '
    'if (e.origin === "ORIGIN" && e.data.observatoire === "hauteur") '
    'for (const f of document.querySelectorAll("iframe")) '
    "if (f.contentWindow === e.source) f.height = e.data.hauteur; });</script>"
)
"""What gives a frame the height that it tells: `{observatoire: "hauteur", hauteur: pixels}`."""


def code(card: Card, address: str, *, origin: str) -> str:
    """A frame of the height of the card, and what keeps it as high as what it shows.

    Args:
        address: of the card; `origin` is that of the site, whose messages alone are heard.
    """
    framed = frame(address, title=vocabulary().site.NAME, width="100%", height=height(card))
    return framed + LISTENER.replace("ORIGIN", origin)


def frame(address: str, *, title: str, width: str, height: int) -> str:
    """The page of an address in a frame, light as most articles."""
    return (
        f'<iframe src="{address}&embed=true&theme=light" width="{width}" height="{height}" '
        f'style="border:0" title="{escape(title)}" loading="lazy"></iframe>'
    )


def height(card: Card) -> int:
    """Pixels of a card in a column of `WIDTH`."""
    return round((store.height(card) or WITHOUT_CHART) + AROUND)
