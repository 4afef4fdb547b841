"""Home: the sentence that opens a duel, and one tile a profile."""

import streamlit as st

from dashboard import sitemap, store, walks
from dashboard.blocks import Choice, Choices, Page, Special
from dashboard.renderings.html import specials
from dashboard.renderings.html import texts as html_texts
from dashboard.site import runs
from dashboard.site.choices import listed
from dashboard.site.links import page_link, view_link
from dashboard.site.wording import words

DUELS = "comparer"
"""Address of the page whose sentence stands here."""


def duel_picker(page: Page, block: Special, codes: walks.Codes) -> None:
    """The sentence of the page of duels, on lists of its own, then the way to what it asks."""
    site, chosen = words().site, {}
    with st.container(key="sentence-home", horizontal=True, vertical_alignment="center", gap="small"):
        for choice in _sentence():
            options, default = walks.offered(store.value, choice, chosen)
            key = f"home.{choice.name}"
            if st.session_state.get(key) not in options and not runs.is_first():
                st.session_state[key] = default
            chosen[choice.name] = listed(choice, options, key=key, code=default)
        st.html(html_texts.paragraph(site.SENTENCE_END, name="said"), width="content")
        with st.container(key="go-duel", width="content"):
            page_link(DUELS, label=site.COMPARE, parameters=chosen)


def tiles(page: Page, block: Special, codes: walks.Codes) -> None:
    """One tile a profile: its sign, its name, a finding and the way to all of them."""
    made = store.value(block.maker, **walks.taken(block.takes, codes))
    with st.container(key="tiles", horizontal=True, gap="small"):
        for tile in made:
            with st.container(key=f"tile-{tile.profile_id}", gap="small"):
                st.html(specials.tile_head(tile))
                view_link(tile.view, label=words().site.all_of(tile.label), key=f"tile-{tile.profile_id}")


def _sentence() -> list[Choice]:
    """The choices of the sentence: those of the first row of the page of duels that are drawn so."""
    blocks = sitemap.blocks_of(sitemap.pages()[DUELS])
    rows = [block for block in blocks if isinstance(block, Choices)]
    return [one for one in rows[0].choices if one.shape == "sentence"]
