"""Access: Streamlit's own parts, made to follow the reader's theme, keyboard and language."""

import streamlit as st

from dashboard.components.layout import ASSETS

SCRIPTS = ("french.js", "access.js")

_access = st.components.v2.component(
    "observatoire.access",
    html="",
    js="\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS),
)


def follow_reader() -> None:
    """Run the page again when the reader's theme changes, let Tab reach wide tables, say in French what
    Streamlit says in English; once a page.
    """
    _access(key="access", on_theme_change=lambda: None, height=1)
