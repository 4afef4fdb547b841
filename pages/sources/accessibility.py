"""Accessibilité: what was checked and how, what still stands in the way of a reader, and how to say so."""

from dashboard import components
from dashboard.cards import catalogue

components.page_header(
    "Accessibilité",
    answers="Ce qui a été vérifié pour que chacun puisse lire ce site, ce qui y fait encore obstacle, et "
    "comment le signaler.",
)
components.prose(catalogue.accessibility_sections())
