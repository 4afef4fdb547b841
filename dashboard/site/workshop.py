"""Workshop: the set of questions of a room as a list to shorten and to lengthen; the address keeps it."""

import streamlit as st

from dashboard import downloads, store, walks
from dashboard.blocks import Page, Special
from dashboard.cards import workshop as rooms
from dashboard.cards.workshop import Chosen
from dashboard.renderings.html import workshop as html
from dashboard.site import actions, choices, files, runs, texts
from dashboard.site.links import places, site_address, view_link
from dashboard.site.wording import words
from dashboard.views import View


def workshop(page: Page, block: Special, codes: walks.Codes) -> None:
    """The way in, the set, what may be added; a sentence where nothing can be asked."""
    chosen: Chosen = store.value(block.maker, **walks.taken(block.takes, codes))
    said = words().workshop
    if not chosen.questions:
        texts.say(said.NONE)
        return
    here = View(page.address).with_parameter(html.QUESTIONS, chosen.address)
    if told := html.said(chosen):
        st.html(told)
    st.html(_ways(here))
    st.html(html.heading(chosen))
    _set(chosen)
    _add(chosen)
    is_own = bool(codes.get(html.QUESTIONS, ""))
    label, view = (said.BACK_TO_READY, View(page.address)) if is_own else (said.SEE_ANSWERS, here)
    view_link(view, label=label, key="workshop")


def _ways(here: View) -> str:
    said = words().workshop
    links = [html.start(here, places())]
    for kind, label in ((downloads.ROOM_FILE, said.FILE), ("pptx", said.DECK)):
        links.append(files.link(label, places().file(kind, [here], said.TITLE)))
    links.append(actions.copy_button(said.COPY_SET, f"{site_address()}/{here}", done=words().site.COPIED))
    return files.row(links)


def _set(chosen: Chosen) -> None:
    """One line a question, with the way out of the set; the last one stays."""
    with st.container(key="asked-set", gap="small"):
        for place, one in enumerate(chosen.questions):
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"set-{place}"):
                st.html(f'<span class="place">{place + 1}.</span>{html.line(one)}')
                if len(chosen.questions) > 1:
                    with st.container(width="content", key=f"out-{place}", gap=None):
                        runs.button(
                            words().workshop.REMOVE,
                            key=f"drop-{one.key}",
                            type="tertiary",
                            help=words().workshop.remove(one.text),
                            on_click=choices.ask_for,
                            kwargs={html.QUESTIONS: chosen.without(one)},
                        )


def _add(chosen: Chosen) -> None:
    """The questions that may be added, found by their words."""
    held = rooms.offered(store.value(rooms.questions), chosen)
    offered = {name: words().workshop.short(one) for name, one in held.items()}
    if not offered:
        return
    key = f"add-{len(chosen.questions)}-{chosen.address}"
    added = st.selectbox(
        words().workshop.ADD,
        list(offered),
        index=None,
        key=key,
        format_func=offered.__getitem__,
        placeholder=words().workshop.ADD,
        label_visibility="collapsed",
        on_change=_put,
        args=(chosen, key),
    )
    runs.follow(added is not None, _put, chosen, key)


def _put(chosen: Chosen, key: str) -> None:
    if added := st.session_state.get(key):
        choices.ask_for(**{html.QUESTIONS: chosen.with_added(added)})
