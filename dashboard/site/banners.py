"""Banners: a table of groups on the page, with the margin of each value where a reader asks for it."""

import streamlit as st

from dashboard import store
from dashboard.cards.card import Card
from dashboard.charts import spec
from dashboard.renderings.html import banners
from dashboard.site.links import places
from dashboard.site.wording import words


def banner(shown: Card) -> None:
    """The table; the margins stand under the values, on all of them or on none."""
    key = f"margins-{shown.card_id}"
    has_margins = spec.has_margins(shown.chart)
    with_them = has_margins and st.session_state.get(key, False)
    st.html(store.piece(banners.banner, shown, places(), with_them))
    if has_margins:
        st.toggle(words().site.MARGINS, key=key, help=words().crossings.MARGINS_HELP)
