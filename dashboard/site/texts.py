"""Texts: titles, paragraphs and sentences about the view, as the page draws them."""

import streamlit as st

from dashboard.renderings.html import texts


def section_title(title: str, *, anchor: str = "") -> None:
    """The title of a part of a page; nothing without one."""
    if title:
        st.html(texts.section_title(title, anchor=anchor))


def spoken_title(title: str) -> None:
    """A title that is not seen, for readers who listen to the page or go from title to title."""
    with st.container(key="spoken"):
        st.html(texts.spoken_title(title))


def text(body: str) -> None:
    """A paragraph in Markdown; nothing for an empty one."""
    if body:
        st.markdown(body)


def say(message: str) -> None:
    """A sentence about the view, in a quiet box; nothing when it is empty."""
    if message:
        st.info(message)
