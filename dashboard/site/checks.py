"""Checks: the page where a sentence is verified, a form that asks for its own page again."""

import streamlit as st

from dashboard import store, walks
from dashboard.blocks import Page, Special
from dashboard.cards.sources import verifying
from dashboard.renderings.html import checks
from dashboard.site.links import places


def check(page: Page, block: Special, codes: walks.Codes) -> None:
    """The box, and what was found of the sentence that the address holds."""
    sentence = codes[verifying.ASKED]
    found = verifying.checked(sentence, store.value(block.maker)) if sentence else []
    st.html(checks.check(sentence, found, places()))
