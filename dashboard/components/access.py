"""Access: Streamlit's own parts, made to follow the reader's theme and keyboard."""

import streamlit as st

from dashboard.components.layout import ASSETS

_access = st.components.v2.component(
    "observatoire.access", html="", js=(ASSETS / "access.js").read_text(encoding="utf-8")
)


def follow_reader() -> None:
    """Run the page again when the reader's theme changes, and let Tab reach wide tables; once a page."""
    _access(key="access", on_theme_change=lambda: None, height=1)
