"""Components: what pages draw with. Every widget key and every piece of Streamlit layout is here."""

from dashboard.components.cards import card_grid, figure_card, folded_cards, linked_cards
from dashboard.components.choices import choice, choices_row, exclusive_choice, is_asked
from dashboard.components.links import page_link, page_script, static_url, view_link, ways_in
from dashboard.components.navigation import pages
from dashboard.components.overview import gaps, key_figures, search_field, search_results
from dashboard.components.passports import claims, passport, passport_asked, passport_unknown
from dashboard.components.presentation import basket_entries, basket_files, basket_is_empty
from dashboard.components.sheets import portrait, sheet
from dashboard.components.shell import page_column, page_header, run, say_failure
from dashboard.components.tables import download, folded_list, folded_table, text_table
from dashboard.components.texts import (
    aside,
    contents,
    definitions,
    news,
    prose,
    say,
    section,
    spoken_section,
    typology,
    wordings,
)

__all__ = [
    "aside",
    "basket_entries",
    "basket_files",
    "basket_is_empty",
    "card_grid",
    "choice",
    "choices_row",
    "claims",
    "contents",
    "definitions",
    "download",
    "exclusive_choice",
    "figure_card",
    "folded_cards",
    "folded_list",
    "folded_table",
    "gaps",
    "is_asked",
    "key_figures",
    "linked_cards",
    "news",
    "page_column",
    "page_header",
    "page_link",
    "page_script",
    "pages",
    "passport",
    "passport_asked",
    "passport_unknown",
    "portrait",
    "prose",
    "run",
    "say",
    "say_failure",
    "search_field",
    "search_results",
    "section",
    "sheet",
    "spoken_section",
    "static_url",
    "text_table",
    "typology",
    "view_link",
    "ways_in",
    "wordings",
]
