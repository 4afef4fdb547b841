"""Notes: a card gets the words that its reader put at one of its figures."""

from dataclasses import replace

from dashboard.cards.card import Card
from dashboard.charts.spec import Note
from dashboard.views import LONGEST_NOTE, View
from dashboard.words import vocabulary


def annotated(card: Card, view: View) -> Card:
    """The card with the note of a view (`note`, about the figure `repere`); as it is where there is none."""
    text = view.parameter("note")
    if not text:
        return card
    typed = vocabulary(card.language).numbers.typed(text[:LONGEST_NOTE])
    return replace(card, chart=replace(card.chart, note=Note(typed, view.parameter("repere"))))
