"""Bar: on top of every page, the name of the site, its places, the search and the reader's presentation."""

import streamlit as st

from dashboard import search, sitemap, store, views
from dashboard.blocks import Page
from dashboard.cards import search_entries
from dashboard.cards.sources import verifying
from dashboard.queries import catalogue
from dashboard.renderings.html import texts as html_texts
from dashboard.site import keeping, runs, texts
from dashboard.site.links import page_link, view_link
from dashboard.site.wording import words

SEARCHED = "recherche"
"""Parameter of the address that holds what the reader looks for."""


def bar(page: Page) -> None:
    """The bar, what must be known of data that are not real, and what the search has found."""
    site = words().site
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="brand", width="content"):
            page_link("", label=site.NAME)
        with st.container(key="places", horizontal=True, gap="small", width="content"):
            _places()
        with st.popover(site.MENU, key=f"menu-{page.name}", icon=":material/menu:"):  # another page shuts it
            _places()
        asked = _field(page)
        with st.container(key="basket-link", width="content"):
            page_link(keeping.ADDRESS, label=site.presentation(len(keeping.held())))
    if notice := store.value(catalogue.version).notice:
        texts.say(notice)
    if asked:
        _results(asked)


def _places() -> None:
    for place in sitemap.menu():
        page_link(place.address, label=words().pages.menu(place.name))


def _field(page: Page) -> str:
    """What the reader types, kept in the address and given again at each pause."""
    key = f"search-{page.name}"
    asked = st.query_params.get(SEARCHED, "")
    is_new = asked != st.session_state.get("searched", "")  # an address that came by itself, or went
    if is_new and not runs.is_first():
        st.session_state[key] = asked
    st.session_state["searched"] = asked
    typed = st.text_input(
        words().site.SEARCH,
        value=asked if runs.is_first() else "",
        key=key,
        type="search",
        live="300ms",
        icon=":material/search:",
        placeholder=words().site.SEARCH_HINT,
        label_visibility="collapsed",
        on_change=_look_for,
        args=(key,),
    )
    runs.follow(typed != asked, _look_for, key)
    return typed


def _look_for(key: str) -> None:
    text = st.session_state[key]
    st.session_state["searched"] = text
    if text:
        st.query_params[SEARCHED] = text
    else:
        st.query_params.pop(SEARCHED, None)


def _results(asked: str) -> None:
    """What was found, each a link to where it is with what it is; or that nothing was."""
    site, said = words().site, views.shown(asked)
    found = search.search(store.value(search_entries.index), asked)
    shown = found.found or found.nearest
    with st.container(key="found", gap="small"):
        texts.spoken_title(site.SEARCH)
        if found.found:
            told = site.results_found(found.total, shown_n=len(shown), asked=said)
        else:
            told = site.nothing_found(said, has_nearest=bool(shown))
        verdicts = verifying.verdicts(asked, store.value)
        for one in verdicts if verdicts and not found.found else (told, *verdicts):
            st.html(html_texts.paragraph(one, name="found"))
        if way := verifying.way_of(asked):
            view_link(way, label=words().claims.FROM_SEARCH, key="found-check")
        for place, entry in enumerate(shown):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                view_link(entry.view, label=entry.title, key=f"found-{place}")
                what = site.what_it_is(entry.kind, entry.detail)
                st.html(html_texts.paragraph(what, name="foot"), width="content")
