"""Embedding: a card becomes the code that shows it in a page of another site, as high as it is there."""

from dashboard import store
from dashboard.cards.card import Card
from dashboard.site.wording import words

AROUND = 380  # pixels of a card over and under its chart, in a column of some 700
WITHOUT_CHART = 320  # pixels of a chart that has no height of its own
LISTENER = (
    '<script>addEventListener("message", (e) => { '
    'if (e.origin === "ORIGIN" && e.data.observatoire === "hauteur") '
    'for (const f of document.querySelectorAll("iframe")) '
    "if (f.contentWindow === e.source) f.height = e.data.hauteur; });</script>"
)
"""What gives a frame the height that it tells: `{observatoire: "hauteur", hauteur: pixels}`."""


def code(card: Card, address: str, *, origin: str) -> str:
    """A frame of the height of the card, light as most articles, and what keeps it as high as what it shows.

    Args:
        address: of the card; `origin` is that of the site, whose messages alone are heard.
    """
    height = (store.height(card) or WITHOUT_CHART) + AROUND
    return (
        f'<iframe src="{address}&embed=true&theme=light" width="100%" height="{round(height)}" '
        f'style="border:0" title="{words().site.NAME}" loading="lazy"></iframe>'
        + LISTENER.replace("ORIGIN", origin)
    )
