"""Vérifier un chiffre: a sentence as it circulates against the figures that are published."""

from dashboard.blocks import Page, Special
from dashboard.cards.sources import verifying

PAGE = Page(
    name="check",
    address=verifying.ADDRESS,
    blocks=(Special("check", verifying.held, takes={"sentence": verifying.ASKED}),),
)
"""The sentence is held against what the maker gathers, which no sentence changes."""
