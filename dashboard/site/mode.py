"""Mode: the theme that the reader's browser shows."""

import streamlit as st


def mode() -> str:
    """`dark` or `light`."""
    return "dark" if st.context.theme.type == "dark" else "light"
