"""Tables: a table of a page, under its title and its sentence."""

import streamlit as st

from dashboard.renderings.html import tables
from dashboard.site import texts
from dashboard.site.links import places
from dashboard.tabular import Table


def table(shown: Table) -> None:
    """A table under its title and its sentence; nothing when it has no row."""
    if shown.is_empty:
        return
    if title := tables.title(shown):
        st.html(title)
    texts.text(shown.text)
    st.html(tables.table(shown, places()))
