"""Shell: what all pages share — style, column, title — and what a reader sees when one fails."""

from html import escape

import streamlit as st

from dashboard import store, theme, views
from dashboard.cards import history
from dashboard.cards.pages import ViewUnknown
from dashboard.components import access, sharing
from dashboard.components.cards import lone_card
from dashboard.components.choices import written
from dashboard.components.layout import ASSETS, PAGE_WIDTH
from dashboard.components.links import page_link
from dashboard.database import TablesMissing
from dashboard.exports.images import SITE
from dashboard.labels import french

FAILED = "Cette page n'a pas pu être affichée. Rechargez-la ; si l'erreur revient, ouvrez la vue d'ensemble."


def run(page) -> None:
    """Run a page, or say in one sentence why there is nothing to show."""
    try:
        store.prepare()
    except TablesMissing as missing:
        st.error(str(missing))
        return
    st.html(ASSETS / "style.css")
    accent = theme.DARK_TWINS[theme.ACCENT] if store.theme_mode() == "dark" else theme.ACCENT
    st.html(f"<style>:root {{ --accent: {accent}; }}</style>")
    if st.session_state.get("page") != page.url_path:
        written().clear()  # a link to another page is an address of its own
        st.session_state["page"] = page.url_path
    sharing.follow_basket()
    _say_what_changed()
    if st.query_params.get("carte"):
        _lone_card(page)
    else:
        page.run()
    sharing.listen()
    access.follow_reader()


def _say_what_changed() -> None:
    """What the data gained or lost since the version that the address was made with (`?version=`)."""
    version = st.query_params.get("version", "")
    if version and (changed := store.value(history.since, version=version)):
        st.info(changed)


def _lone_card(page) -> None:
    """The one card that the address names; the whole page, with a sentence, when there is no such card."""
    asked = (name for name in views.PARAMETERS if name not in ("titre", "version"))
    named = {name: st.query_params.get(name, "") for name in asked}
    view = views.view(page.url_path, **named)
    try:
        entry = store.entry(view)
    except ViewUnknown as unknown:
        st.info(str(unknown))
        page.run()
        return
    written().update(view.parameters)
    lone_card(entry.card)
    whole = view.with_parameter("carte", "")
    if st.context.is_embedded:
        sharing.way_to_site(whole)
    else:
        st.button(
            french(f"Toute la page « {page.title} »"),
            key="whole-page",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=lambda: st.query_params.pop("carte"),
        )


def say_failure(error: Exception) -> bool:
    """What a reader sees when a page fails, instead of a traceback; the server logs the cause."""
    st.error(str(error) if isinstance(error, TablesMissing) else french(FAILED))
    return True


def page_column():
    """The column every page is drawn in: 1 100 px on a wide screen, the whole width on a phone."""
    outer = st.container(horizontal_alignment="center", key="page")
    return outer.container(width=PAGE_WIDTH, key="column")


def page_header(title: str, *, answers: str) -> None:
    """The name of the site, the page's title, and the sentence that says what it answers."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(f'<p class="masthead">{escape(SITE)}</p>', width="content")
        count = len(sharing.held())
        if count and st.session_state.get("page") != sharing.PRESENTATION:
            page_link(
                "exports/presentation.py",
                label=f"Ma présentation : {count} graphique{'s' * (count > 1)}",
                key="presentation",
            )
    st.title(french(title), anchor=False)
    with st.container(key="answers"):
        st.markdown(french(answers))
