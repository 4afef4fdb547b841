"""Site: the list of pages, the page settings, and what all pages share. `app.py` serves it."""

import streamlit as st

from dashboard import components

page = st.navigation(components.pages(), position="hidden" if st.context.is_embedded else "top")
st.set_page_config(
    page_title=f"{page.title} · Observatoire des partenariats",
    layout="wide",
    initial_sidebar_state="collapsed",
)
with components.page_column():
    components.run(page)
