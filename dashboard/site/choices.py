"""Choices: the widgets of a page, kept in step with its address.

A run first follows the address (or what the reader has just chosen) and writes it whole; the widgets are
drawn after that, in their places, on what was found.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import sitemap, store, views, walks
from dashboard.blocks import Choice, Choices, Page
from dashboard.renderings.html import texts as html_texts
from dashboard.renderings.html.choices import (
    ARROW_WIDTH,
    LETTER_WIDTH,
    MOST_WIDE,
    WIDEST_LIST,
    WIDEST_OF_MANY,
)
from dashboard.site import runs
from dashboard.site.wording import words
from dashboard.views import View
from dashboard.walks import Codes

NAMES = tuple(name for name in views.PARAMETERS if name not in views.FREE)


@dataclass
class Followed:
    """What the choices of a page have: their codes, and what to say of an address that asks in vain."""

    codes: Codes
    offered: dict[str, Mapping[str, str]] = field(default_factory=dict)  # options of each choice
    changed: set[str] = field(default_factory=set)  # choices that are not at their defaults
    refused: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # choices that stand in a sentence


def followed(page: Page) -> Followed:
    """The codes of a page as its address and its widgets have them now; the address then says them all."""
    asked = {name: code for name in NAMES if (code := st.query_params.get(name, ""))}
    is_new = (page.name, asked) != st.session_state.get("written")
    found = Followed(codes={name: st.query_params.get(name, "") for name in views.FREE})
    reader = _Follower(page, found, asked=asked, is_new=is_new)
    for _ in walks.walked(store.value, page.blocks, reader, found.codes):
        pass
    _write(page, {name: found.codes[name] for name, options in found.offered.items() if len(options) > 1})
    return found


def view_here(page: Page) -> View:
    """The page with every choice that its address says."""
    written = st.session_state.get("written", ("", {}))[1]
    lists = {name: st.query_params.get(name, "") for name in sitemap.lists_of(page)}
    return views.view(page.address, **written, **lists)


def ask_for(**codes: str) -> None:
    """Change choices through the address, which the next run follows; a blank code takes one out."""
    for name, code in codes.items():
        if code:
            st.query_params[name] = code
        else:
            st.query_params.pop(name, None)


@dataclass
class _Follower:
    """Reads each choice from the address that has just come, else from its widget."""

    page: Page
    found: Followed
    asked: dict[str, str]
    is_new: bool

    def row(self, block: Choices) -> AbstractContextManager[object]:
        return nullcontext()

    def code(self, choice: Choice, options: Mapping[str, str], default: str) -> str:
        key = widget_key(self.page, choice)
        reading = views.opening(
            self.asked.get(choice.name, ""),
            current=st.session_state.get(key),
            options=options,
            default=default,
            is_new=self.is_new,
        )
        if len(options) > 1 and st.session_state.get(key) != reading.code and not runs.is_first():
            st.session_state[key] = reading.code
        self.found.offered[choice.name] = options
        self.found.said += [choice.name] if choice.shape == "sentence" else []
        self.found.refused += [reading.refused] if reading.refused else []
        self.found.changed |= {choice.name} if reading.code != default else set()
        return reading.code


def _write(page: Page, codes: Codes) -> None:
    """The codes in the address, and no other choice beside them."""
    said = {name: code for name, code in codes.items() if code}
    asked = st.query_params.to_dict()
    wanted = {name: text for name, text in asked.items() if name not in NAMES} | said
    if wanted != asked:
        st.query_params.from_dict(wanted)  # at once: a message each would be an entry each of the history
    st.session_state["written"] = (page.name, {name: said[name] for name in NAMES if name in said})


def widget_key(page: Page, choice: Choice) -> str:
    """Key of the widget of a choice."""
    return f"{page.name}.{choice.name}"


@dataclass
class _Row:
    """A row of choices where it stands on the page."""

    place: DeltaGenerator
    summary: DeltaGenerator | None  # what opens it on a phone; a sentence has none
    is_sentence: bool
    choices: list[Choice] = field(default_factory=list)


@dataclass
class Widgets:
    """Draws the choices of a page on the codes that were followed."""

    page: Page
    found: Followed
    rows_n: int = 0
    widest: int = 0  # list of the row
    standing: _Row | None = None  # the last row, while nothing stands under it

    @contextmanager
    def row(self, block: Choices) -> Iterator[None]:
        """One row of choices, folded on a phone under what they say now; a sentence is never folded.

        Rows that nothing parts are one row.
        """
        drawn = [one for one in block.choices if len(self.found.offered.get(one.name, {})) > 1]
        if not drawn:
            yield
            return
        is_sentence = any(one.name in self.found.said for one in drawn)
        if self.standing is None or self.standing.is_sentence or is_sentence:
            self.standing = self._new_row(is_sentence)
        row = self.standing
        row.choices += drawn
        self.widest = WIDEST_LIST if len(row.choices) <= MOST_WIDE else WIDEST_OF_MANY
        if not is_sentence:
            row.summary.html(self._summary(row.choices))
        with row.place:
            yield
            if not is_sentence:
                self._reset(drawn)

    def part(self) -> None:
        """Something now stands under the last row."""
        self.standing = None

    def _new_row(self, is_sentence: bool) -> _Row:
        self.rows_n += 1
        kind = "sentence" if is_sentence else "choices"
        with st.container(key=f"{kind}-box-{self.rows_n}", gap=None):
            summary = None if is_sentence else st.empty()
            place = st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"{kind}-{self.rows_n}"
            )
        return _Row(place, summary, is_sentence)

    def code(self, choice: Choice, options: Mapping[str, str], default: str) -> str:
        if len(options) > 1:
            self._draw(choice, options)
        if self.found.said[1:2] == [choice.name]:
            self._swap(*self.found.said[:2])
        return self.found.codes[choice.name]

    def _draw(self, choice: Choice, options: Mapping[str, str]) -> None:
        key, code = widget_key(self.page, choice), self.found.codes[choice.name]
        if choice.shape == "buttons":
            chosen = st.segmented_control(
                words().site.LABELS[choice.name],
                list(options),
                default=code if runs.is_first() else None,
                key=key,
                format_func=options.__getitem__,
                required=True,
                wrap=True,
                label_visibility="collapsed",
            )
        else:
            chosen = listed(choice, options, key=key, code=code, widest=self.widest)
        runs.follow(chosen != code, lambda: None)

    def _summary(self, drawn: list[Choice]) -> str:
        """« Filtrer : Associations, 2021 », which opens the row on a phone."""
        chosen = [self.found.offered[one.name][self.found.codes[one.name]] for one in drawn]
        said = escape(words().site.filtered(chosen))
        return f'<details class="filter"><summary>{said}</summary></details>'

    def _reset(self, drawn: list[Choice]) -> None:
        """The way back to the defaults of a row, when there is something to go back from."""
        if any(one.name in self.found.changed for one in drawn):
            runs.button(
                words().site.RESET,
                key=f"reset-{drawn[0].name}",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=ask_for,
                kwargs={one.name: "" for one in drawn},
            )

    def _swap(self, first: str, second: str) -> None:
        """The end of a sentence, and its two profiles the other way round."""
        codes = self.found.codes
        st.html(html_texts.paragraph(words().site.SENTENCE_END, name="said"), width="content")
        runs.button(
            words().site.SWAP,
            key=f"swap-{self.rows_n}",
            type="tertiary",
            on_click=ask_for,
            kwargs={first: codes[second], second: codes[first]},
        )


def listed(choice: Choice, options: Mapping[str, str], *, key: str, code: str, widest: int = 0) -> str:
    """A list as wide as its longest name, after the words that lead to it; its code.

    Args:
        code: what it shows on a first run, where the reader has not chosen yet.
    """
    site, is_said = words().site, choice.shape == "sentence"
    before = site.BEFORE[choice.name] if is_said else site.LABELS[choice.name]
    longest = max(len(label) for label in options.values())
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="small",
        width="content",
        key=f"{'said' if is_said else 'listed'}-{key}",
    ):
        st.html(html_texts.paragraph(before, name="said" if is_said else "choice"), width="content")
        return st.selectbox(
            site.LABELS[choice.name],
            list(options),
            index=list(options).index(code) if runs.is_first() else 0,
            key=key,
            format_func=options.__getitem__,
            label_visibility="collapsed",
            width=min(int(LETTER_WIDTH * longest + ARROW_WIDTH), widest or WIDEST_LIST),
        )
