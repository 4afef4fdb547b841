"""Site: the list of pages, the page settings, and what all pages share. `app.py` serves it."""

import streamlit as st

from dashboard import components, sitemap


def pages() -> dict[str, list]:
    """The pages of each group whose script exists."""
    return {
        group: found
        for group, entries in sitemap.GROUPS.items()
        if (found := [_page(entry) for entry in entries if components.page_script(entry.script).exists()])
    }


def _page(entry: sitemap.Entry):
    return st.Page(
        components.page_script(entry.script),
        title=entry.title,
        url_path=entry.address or None,
        default=not entry.address,
    )


page = st.navigation(pages(), position="hidden" if st.context.is_embedded else "top")
st.set_page_config(
    page_title=f"{page.title} · Observatoire des partenariats",
    layout="wide",
    initial_sidebar_state="collapsed",
)
with components.page_column():
    components.run(page)
