"""Keeping: the charts that a reader sets aside, kept for the visit and in the address (`?panier=`)."""

from urllib.parse import quote, urlencode

import streamlit as st

from dashboard import basket, store
from dashboard.site import texts
from dashboard.site.wording import words
from dashboard.views import View

PARAMETER = "panier"
ADDRESS = "presentation"
"""Of the page that lists the basket."""


def held() -> basket.Basket:
    """The charts that the reader has set aside."""
    return st.session_state.get("basket", basket.Basket())


def keep(changed: basket.Basket) -> None:
    """Make this the reader's basket; the address follows at the next run."""
    st.session_state["basket"] = changed
    st.session_state["basket_state"] = "whole"
    st.session_state["basket_text"] = st.query_params.get(PARAMETER, "")


def link_text() -> str:
    """The basket as the parameter of an address."""
    return urlencode({PARAMETER: str(held())}, quote_via=quote)


def follow() -> None:
    """Take the basket of an address that changed by itself, and keep the address in step with the basket."""
    asked = st.query_params.get(PARAMETER, "")
    if asked and asked != st.session_state.get("basket_text"):
        st.session_state["basket"], st.session_state["basket_state"] = basket.read(asked)
    text = str(held())
    st.session_state["basket_text"] = text
    if text and text != asked:
        st.query_params[PARAMETER] = text
    elif asked and not text:
        del st.query_params[PARAMETER]


def say_what_was_lost() -> None:
    """That the address of the basket was cut or changed on its way, until the reader changes the basket."""
    if told := words().site.LOST.get(st.session_state.get("basket_state", "whole")):
        texts.say(told)


def add(view: View) -> None:
    """Set a card aside, by the view that lasts; a sentence when no more fit."""
    if held().is_full():
        st.toast(words().site.FULL_BASKET)
    else:
        keep(held().with_view(store.lasting(view)))


def remove(place: int) -> None:
    """Take out what stands at a place."""
    keep(held().without(place))
