"""Atelier: a set of questions for a room to guess, and the way to the screen where it does."""

from dashboard.blocks import Page, Sections, Special
from dashboard.cards import workshop

NAMED = {"names": "questions"}
PAGE = Page(
    name="workshop",
    address="atelier",
    lead=workshop.lead,
    blocks=(
        Special("workshop", workshop.chosen, takes=NAMED),
        Sections(workshop.sections, takes=NAMED, layout="grid"),
    ),
)
