"""Exploring: the one chart of a visit that Plotly draws, to be enlarged and moved."""

import streamlit as st

from dashboard.cards.card import Card

_HELD = "explored"


def is_explored(card: Card) -> bool:
    """Whether the reader has asked for the chart of this card."""
    return st.session_state.get(_HELD) == card.card_id


def explore(card_id: str) -> None:
    """Let Plotly draw the chart of a card, or no longer where it does."""
    st.session_state[_HELD] = "" if st.session_state.get(_HELD) == card_id else card_id
