"""Blocks: the sections and the special parts of a page, drawn in its order on the codes of its choices."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import store, walks
from dashboard.blocks import Page, Sections, Special
from dashboard.cards.card import Section
from dashboard.site import cards, files, home, passports, presentation, tables, texts
from dashboard.site.choices import Followed, Widgets

SPECIALS: Mapping[str, Callable[[Page, Special, walks.Codes], None]] = {
    "duel_picker": home.duel_picker,
    "tiles": home.tiles,
    "basket": presentation.presentation,
    "passport": passports.passport,
    "base_download": files.base_download,
    "figures_files": files.figures_files,
    "print": files.print_button,
}
"""What draws each kind of special block."""


def draw(page: Page, found: Followed) -> None:
    """Every block of the page."""
    codes: walks.Codes = dict(found.codes)
    for block in walks.walked(store.value, page.blocks, Widgets(page, found), codes):
        if isinstance(block, Special):
            SPECIALS[block.kind](page, block, codes)
        else:
            _sections(page, block, codes)


def _sections(page: Page, block: Sections, codes: walks.Codes) -> None:
    for section in store.value(block.maker, **walks.taken(block.takes, codes)):
        if section.is_folded and section.title:
            _folded(page, section, layout=block.layout)
        elif not section.is_empty:
            texts.section_title(section.title, anchor=section.anchor)
            _content(page, section, layout=block.layout, level=3 if section.title else 2)


def _folded(page: Page, section: Section, *, layout: str) -> None:
    """A part that a reader opens; its cards are made then."""
    if not section.cards:
        with st.expander(section.title):
            _content(page, section, layout=layout, level=3)
        return
    with st.expander(section.title, key=f"folded-{section.cards[0].card_id}", on_change="rerun") as part:
        if part.open:
            _content(page, section, layout=layout, level=3)


def _content(page: Page, section: Section, *, layout: str, level: int) -> None:
    """Text, cards, tables; the text of a section without title closes it."""
    if section.title:
        texts.text(section.text)
    if section.points:
        st.html(texts.bullets(section.points))
    if layout == "grid" and len(section.cards) > 1:
        cards.card_grid(section.cards, page=page, level=level)
    else:
        for shown in section.cards:
            cards.card(shown, page=page, level=level)
    for table in section.tables:
        tables.table(table)
    if not section.title:
        texts.text(section.text)
