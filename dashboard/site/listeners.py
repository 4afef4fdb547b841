"""Listeners: the one script of a page: it answers to clicks, follows the theme, says Streamlit in French."""

import streamlit as st

from dashboard.renderings.html.places import PASSPORT
from dashboard.renderings.html.slides import MOST_MEGABYTES
from dashboard.site import choices, exploring, runs
from dashboard.site.layout import asset
from dashboard.site.links import base_path
from dashboard.site.wording import words

SCRIPTS = ("french.js", "access.js", "charts.js", "copies.js", "files.js", "page.js")

_KEY = "listeners"
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
    heard = _page(
        key=_KEY,
        data=data,
        on_theme_change=lambda: None,
        on_picked_change=lambda: _pick(_heard("picked")),
        on_explored_change=lambda: exploring.explore(str(_heard("explored"))),
        height=1,
    )
    runs.follow(bool(heard.picked), _pick, heard.picked)
    runs.follow(bool(heard.explored), exploring.explore, str(heard.explored))


def _heard(name: str) -> object:
    return st.session_state[_KEY][name]


def _pick(picked: object) -> None:
    """Write the code of the mark that was clicked into the address, which the choices follow."""
    match picked:
        case {"name": str(name), "code": str(code)} if name in choices.NAMES:
            choices.ask_for(**{name: code})
