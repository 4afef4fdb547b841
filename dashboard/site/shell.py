"""Shell: what all pages share, from the bar to the listeners, around the blocks of one of them."""

from html import escape

import streamlit as st

from dashboard import sitemap, store, views, walks
from dashboard.blocks import Page
from dashboard.cards import search_entries
from dashboard.cards.sources import history, verifying
from dashboard.queries import catalogue
from dashboard.renderings import svg
from dashboard.site import actions, bar, blocks, cards, choices, keeping, listeners, runs, texts
from dashboard.site.layout import PAGE_WIDTH, asset
from dashboard.site.links import streamlit_page
from dashboard.site.wording import words
from dashboard.tables import TablesMissing
from dashboard.views import View


def run() -> None:
    """Draw the page of the address, or say in one sentence why there is nothing to show."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    try:
        store.prepare()
    except TablesMissing as missing:
        st.error(words().problems.tables(missing.code))
        return
    runs.begin()
    places = {streamlit_page(page).url_path: page for page in sitemap.pages().values()}
    page = places[st.navigation([*map(streamlit_page, places.values())], position="hidden").url_path]
    st.set_page_config(page_title=f"{words().pages.title(page.name)} · {words().site.NAME}")
    _style()
    keeping.follow()
    if st.context.is_embedded:
        _embedded(page)
    else:
        bar.bar(page)
        with _column():
            _page(page)
    listeners.listen()


def warm() -> None:
    """Make ready what the first readers would wait for: the search, and the cards of each page as it opens.

    Raises:
        TablesMissing: there is nothing to show.
    """
    store.prepare()
    store.value(search_entries.index)
    store.value(verifying.held)
    for page in sitemap.pages().values():
        walks.cards(store.value, View(page.address))


def say_failure(error: Exception) -> bool:
    """What a reader sees when a page fails, instead of a traceback; the server logs the cause."""
    is_empty = isinstance(error, TablesMissing)
    st.error(words().problems.tables(error.code) if is_empty else words().site.FAILED)
    return True


def _style() -> None:
    st.html(f"<style>{asset('style.css')}\n{svg.stylesheet()}</style>")


def _column():
    """The column every page is read in: 1 100 px on a wide screen, the whole width on a phone."""
    outer = st.container(horizontal_alignment="center", key="page")
    return outer.container(width=PAGE_WIDTH, key="column")


def _page(page: Page) -> None:
    """The one card that the address names, or the whole page."""
    _say_what_changed()
    keeping.say_what_was_lost()
    if st.query_params.get("carte") and _lone_card(page):
        return
    found = choices.followed(page)
    st.title(words().pages.title(page.name), anchor=False)
    if lead := walks.lead(store.value, page, found.codes):
        with st.container(key="lead"):
            texts.text(lead)
    for refused in found.refused:
        texts.say(words().site.nearest(refused))
    blocks.draw(page, found)


def _embedded(page: Page) -> None:
    """What stands in another site's page: a card, or the page without its bar."""
    with _column():
        texts.say(store.value(catalogue.version).notice)
        _page(page)
        actions.way_to_site(_asked(page).with_parameter("carte", ""))


def _say_what_changed() -> None:
    """What the data gained or lost since the version that the address was made with (`?version=`)."""
    version = st.query_params.get("version", "")
    if version:
        texts.say(store.value(history.since, version=version))


def _asked(page: Page) -> View:
    """The view that the address names, without what a reader wrote or a version."""
    names = (name for name in views.PARAMETERS if name not in (*views.OWN, "version", bar.SEARCHED))
    return views.view(page.address, **{name: st.query_params.get(name, "") for name in names})


def _lone_card(page: Page) -> bool:
    """Whether the card that the address names could be shown by itself; a sentence where it could not."""
    view = _asked(page)
    try:
        entry = store.entry(view)
    except walks.ViewUnknown as unknown:
        texts.say(str(unknown))
        st.query_params.pop("carte", None)
        return False
    st.html(f'<h1 class="spoken">{escape(words().site.LONE_CARD)}</h1>')
    cards.card(entry.card, page=page, view=view)
    if not st.context.is_embedded:
        runs.button(
            words().site.whole_page(words().pages.title(page.name)),
            key="whole-page",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=choices.ask_for,
            kwargs={"carte": ""},
        )
    return True
