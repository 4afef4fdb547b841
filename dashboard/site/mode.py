"""Mode: the theme that the reader's browser shows, and its colours."""

import streamlit as st

from dashboard import theme


def mode() -> str:
    """`dark` or `light`."""
    return "dark" if st.context.theme.type == "dark" else "light"


def shown(color: str) -> str:
    """A light colour, or its twin on a dark ground."""
    return theme.DARK_TWINS.get(color.upper(), color) if mode() == "dark" else color
