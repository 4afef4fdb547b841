"""API: how programs read the figures, for the people who write them."""

from dashboard.blocks import Page, Sections
from dashboard.cards.sources import texts

PAGE = Page(name="api", address="api", blocks=(Sections(texts.programs),))
