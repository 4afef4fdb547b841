"""Listeners: the one script of a page: it answers to clicks, follows the theme, says Streamlit in French."""

import streamlit as st

from dashboard.renderings.html.places import PASSPORT
from dashboard.site.layout import asset
from dashboard.site.links import base_path
from dashboard.site.template import MOST_MEGABYTES
from dashboard.site.wording import words

SCRIPTS = ("french.js", "access.js", "points.js", "copies.js", "files.js", "page.js")

_page = st.components.v2.component("observatoire.page", html="", js=asset(*SCRIPTS))


def listen() -> None:
    """Run the page again when the reader's theme changes; answer to what is clicked; once a page."""
    site = words().site
    data = {
        "passport": f"{base_path()}/{PASSPORT}?id=",
        "words": {
            "table": site.WIDE_TABLE,
            "preparing": site.PREPARING,
            "noFile": site.NO_FILE,
            "noAnswer": site.NO_ANSWER,
            "tooLarge": words().slides.TOO_LARGE,
            "checking": site.TEMPLATE_CHECKING,
            "taken": site.TEMPLATE_TAKEN,
            "refreshing": site.REFRESHING,
            "refreshed": words().refresh.ENDING,
            "usedInstead": site.TEMPLATE_USED_INSTEAD,
        },
        "largest": MOST_MEGABYTES * 2**20,
    }
    _page(key="listeners", data=data, on_theme_change=lambda: None, height=1)
