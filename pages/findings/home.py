"""Accueil: the duel sentence, one finding a profile, the latest survey."""

from dashboard.blocks import Page, Sections, Special
from dashboard.cards import home

PAGE = Page(
    name="home",
    address="",
    lead=home.lead,
    blocks=(
        Special("duel_picker"),
        Special("tiles", home.tiles),
        Sections(home.latest_survey),
        Sections(home.ways),
    ),
)
