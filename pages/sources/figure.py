"""Passeport: one figure with its question, its base, its document and its place."""

from dashboard.blocks import Page, Special
from dashboard.cards.sources import passport

PAGE = Page(
    name="figure",
    address="chiffre",
    blocks=(Special("passport", passport.passport, takes={"figure_id": "id"}),),
)
