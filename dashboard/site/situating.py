"""Situating: the questions put to a visitor, each with its answers as buttons; the address keeps them."""

from collections.abc import Sequence

import streamlit as st

from dashboard import downloads, store, walks
from dashboard.blocks import Page, Special
from dashboard.cards import situate
from dashboard.cards.situate import Line
from dashboard.renderings.html import situating as html
from dashboard.site import choices, files, runs
from dashboard.site.links import base_path
from dashboard.site.wording import words


def answers(page: Page, block: Special, codes: walks.Codes) -> None:
    """The questions one under the other; then what was answered in one file, and how to forget it."""
    lines = store.value(block.maker, **walks.taken(block.takes, codes))
    with st.container(key="asked-all", gap="small"):
        for place, line in enumerate(lines, start=1):
            with st.container(key=f"one-asked-{line.key}", gap=None):
                st.html(html.question(line, place))
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    _items(lines, line, profile=codes["profil"])
                    _buttons(lines, line, profile=codes["profil"])
                if line.place:
                    st.html(html.placed(line))
    st.html(html.progress(lines))
    if any(line.code for line in lines):
        _after(page)


def _items(lines: Sequence[Line], line: Line, *, profile: str) -> None:
    """What else the question may be about; nothing where it is about one thing."""
    if len(line.items) == 1:
        return
    key, keys = f"item-{profile}-{line.key}", list(line.items)
    if not runs.is_first() and st.session_state.get(key) != line.key:
        st.session_state[key] = line.key
    chosen = st.selectbox(
        words().situate.ITEM,
        keys,
        index=keys.index(line.key) if runs.is_first() else 0,
        key=key,
        format_func=line.items.__getitem__,
        label_visibility="collapsed",
        width=html.list_width(line),
        on_change=_ask_of,
        args=(lines, line.key, key),
    )
    runs.follow(chosen != line.key, _ask_of, lines, line.key, key)


def _ask_of(lines: Sequence[Line], name: str, key: str) -> None:
    choices.ask_for(**{html.ANSWERS: situate.asked_of(lines, name, st.session_state[key])})


def _buttons(lines: Sequence[Line], line: Line, *, profile: str) -> None:
    """The answers to one question; pressing the one that stands takes it back."""
    key = f"answer-{profile}-{line.key}"
    if not runs.is_first() and st.session_state.get(key) != (line.code or None):
        st.session_state[key] = line.code or None
    chosen = st.segmented_control(
        line.question,
        list(line.options),
        default=(line.code or None) if runs.is_first() else None,
        key=key,
        format_func=line.options.__getitem__,
        wrap=True,
        label_visibility="collapsed",
        on_change=_answer,
        args=(lines, line.key, key),
    )
    runs.follow((chosen or "") != line.code, _answer, lines, line.key, key)


def _answer(lines: Sequence[Line], name: str, key: str) -> None:
    choices.ask_for(**{html.ANSWERS: situate.answered(lines, name, st.session_state.get(key) or "")})


def _after(page: Page) -> None:
    here, said = choices.view_here(page), words().situate
    with st.container(key="answered", horizontal=True, vertical_alignment="center", gap="small"):
        address = base_path() + downloads.address("pptx", [here], title=said.TITLE)
        st.html(files.row([files.link(said.WHOLE_DECK, address)]), width="content")
        runs.button(
            said.FORGET, key="forget", type="tertiary", on_click=choices.ask_for, kwargs={html.ANSWERS: ""}
        )
