"""Blocks: the sections and the special parts of a page, drawn in its order on the codes of its choices."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard import store, walks
from dashboard.blocks import Page, Sections, Special
from dashboard.cards.card import Section
from dashboard.renderings.html import cards as html_cards
from dashboard.renderings.html import texts as html_texts
from dashboard.site import (
    cards,
    checks,
    files,
    home,
    passports,
    presentation,
    situating,
    tables,
    texts,
    workshop,
)
from dashboard.site.choices import Followed, Widgets
from dashboard.site.links import places, view_link

SPECIALS: Mapping[str, Callable[[Page, Special, walks.Codes], None]] = {
    "duel_picker": home.duel_picker,
    "tiles": home.tiles,
    "basket": presentation.presentation,
    "passport": passports.passport,
    "answers": situating.answers,
    "workshop": workshop.workshop,
    "base_download": files.base_download,
    "figures_files": files.figures_files,
    "print": files.print_button,
    "check": checks.check,
}
"""What draws each kind of special block."""


def draw(page: Page, found: Followed) -> None:
    """Every block of the page."""
    codes: walks.Codes = dict(found.codes)
    widgets = Widgets(page, found)
    for block in walks.walked(store.value, page.blocks, widgets, codes):
        if isinstance(block, Special):
            widgets.part()
            SPECIALS[block.kind](page, block, codes)
        elif made := store.value(block.maker, **walks.taken(block.takes, codes)):
            widgets.part()
            _sections(page, block, made)


def _sections(page: Page, block: Sections, made: Sequence[Section]) -> None:
    for section in made:
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
        st.html(html_texts.bullets(section.points))
    if section.numbers:
        st.html(f'<div class="firsts">{html_cards.numbers(section.numbers, places())}</div>')
    if layout == "grid" and len(section.cards) > 1:
        cards.card_grid(section.cards, page=page, level=level)
    else:
        for shown in section.cards:
            cards.card(shown, page=page, level=level)
    for table in section.tables:
        tables.table(table)
    if not section.title:
        texts.text(section.text)
    if section.links:
        _ways(section)


def _ways(section: Section) -> None:
    """The views that a part leads to, side by side."""
    with st.container(horizontal=True, gap="small", key=f"ways-{section.anchor}"):
        for place, (label, view) in enumerate(section.links):
            view_link(view, label=label, key=f"{section.anchor}-{place}")
