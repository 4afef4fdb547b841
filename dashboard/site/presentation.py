"""Presentation: the basket as a list to rename, move and shorten, and the files made of it."""

from html import escape

import streamlit as st

from dashboard import basket, downloads, store, views, walks
from dashboard.blocks import Page, Special
from dashboard.exports.entries import Entry
from dashboard.exports.files import FORMATS
from dashboard.renderings.html import slides
from dashboard.renderings.html import texts as html_texts
from dashboard.renderings.text import said
from dashboard.site import actions, files, keeping, runs, texts
from dashboard.site.links import base_path, page_link, site_address
from dashboard.site.wording import words
from dashboard.views import View

THUMBNAIL_WIDTH = 240
"""Pixels of the drawing of a slide."""


def presentation(page: Page, block: Special, codes: walks.Codes) -> None:
    """The files first, then one row a slide; without a slide, how to begin."""
    chosen = keeping.held()
    if not chosen:
        texts.say(words().site.EMPTY_BASKET)
        page_link("comparer", label=words().site.COMPARE, key="begin")
        _refresh()
        return
    entries = _entries(chosen)
    with st.container(key="basket-head", gap="small"):
        _title(chosen)
        if any(entries):
            _files(chosen)
    for place, (view, entry) in enumerate(zip(chosen.views, entries, strict=True)):
        with st.container(key=f"slide-{place}", gap=None):
            _row(place, view, entry, charts_n=len(chosen))
            if entry:
                _annotate(place, view, entry, key=f"{place}-{view.parameter('carte')}")
    st.html(slides.template_box(f"{base_path()}/{downloads.TEMPLATE}"))
    _refresh()
    runs.button(words().site.EMPTY_IT, key="basket-empty", type="tertiary", on_click=_empty)


def _refresh() -> None:
    st.html(slides.refresh_box(f"{base_path()}/{downloads.REFRESH}"))


def _entries(chosen: basket.Basket) -> list[Entry | None]:
    """What each view holds; nothing for a chart that exists no more."""
    found: list[Entry | None] = []
    for view in chosen.views:
        try:
            found.append(store.entry(view))
        except walks.ViewUnknown:
            found.append(None)
    return found


def _row(place: int, view: View, entry: Entry | None, *, charts_n: int) -> None:
    """One slide: its place, its title with what is left of it, and the way out."""
    site = words().site
    heading = entry.heading if entry else view.parameter("titre") or view.parameter("carte")
    key = f"{place}-{view.parameter('carte')}"
    with st.container(key=f"row-{place}", horizontal=True, vertical_alignment="bottom", gap="small"):
        if entry:
            drawn = base_path() + downloads.drawing(view)
            st.html(slides.thumbnail(entry.card, heading=entry.heading, address=drawn), width=THUMBNAIL_WIDTH)
        wanted = st.selectbox(
            site.slide_place(place + 1),
            range(charts_n),
            index=place,
            key=f"place-{key}-{charts_n}",
            format_func=lambda at: site.position(at + 1),
            label_visibility="collapsed",
            width=150,
            on_change=_move,
            args=(place, f"place-{key}-{charts_n}"),
        )
        runs.follow(wanted != place, _move, place, f"place-{key}-{charts_n}")
        if entry:
            _name(place, heading, key=f"name-{key}")
        else:
            lost = site.no_such_card(views.shown(heading), page=view.page)
            st.html(html_texts.paragraph(lost, name="lost"))
        with st.container(width="content", key=f"out-{place}", gap=None):
            runs.button(
                site.REMOVE_SLIDE,
                key=f"drop-{key}",
                help=site.remove_slide(place + 1, heading),
                on_click=keeping.remove,
                args=(place,),
            )
            st.html(f'<span hidden data-names="{escape(site.remove_slide(place + 1, heading))}"></span>')


def _name(place: int, heading: str, *, key: str) -> None:
    """The title of a slide, ready to be shortened, with its counter."""
    shown = heading[: basket.LONGEST_TITLE]
    if key not in st.session_state and not runs.is_first():
        st.session_state[key] = shown
    used_n = len(st.session_state.get(key, shown))
    typed = st.text_input(
        words().site.slide_title(place + 1, used_n=used_n, most_n=basket.LONGEST_TITLE),
        value=shown if runs.is_first() else "",
        key=key,
        max_chars=basket.LONGEST_TITLE,
        on_change=_rename,
        args=(place, key),
    )
    runs.follow(typed != shown, _rename, place, key)


def _annotate(place: int, view: View, entry: Entry, *, key: str) -> None:
    """A few words at one of the values of a chart, folded until there are some."""
    chart, site = entry.card.chart, words().site
    values = {mark.figure_id: said(chart, row, mark) for row, mark in chart.notable}
    if chart.to_note is None:
        return
    text = view.parameter("note")
    about = chart.to_note[1].figure_id
    folded = st.expander(site.ANNOTATE, expanded=bool(text), key=f"annotate-{place}")
    with folded.container(horizontal=True, gap="small"):
        typed = st.text_input(
            site.note(used_n=len(text), most_n=views.LONGEST_NOTE),
            value=text,
            key=f"note-{key}",
            max_chars=views.LONGEST_NOTE,
            on_change=_keep_note,
            args=(place, key),
        )
        names = list(values)
        chosen = st.selectbox(
            site.NOTE_ABOUT,
            names,
            index=names.index(about),
            key=f"about-{key}",
            format_func=values.__getitem__,
            on_change=_keep_note,
            args=(place, key),
        )
    runs.follow(typed != text or (bool(text) and chosen != about), _keep_note, place, key)


def _keep_note(place: int, key: str) -> None:
    text, about = st.session_state[f"note-{key}"], st.session_state[f"about-{key}"]
    keeping.keep(keeping.held().annotated(place, text, figure_id=about))


def _rename(place: int, key: str) -> None:
    keeping.keep(keeping.held().renamed(place, st.session_state[key]))


def _move(place: int, key: str) -> None:
    keeping.keep(keeping.held().moved(place, to=st.session_state[key]))


def _title(chosen: basket.Basket) -> None:
    typed = st.text_input(
        words().site.BASKET_TITLE,
        value=chosen.title,
        key="basket-title",
        max_chars=basket.LONGEST_TITLE,
        placeholder=words().site.NAME,
        on_change=_entitle,
    )
    runs.follow(typed != chosen.title, _entitle)


def _entitle() -> None:
    keeping.keep(keeping.held().entitled(st.session_state["basket-title"]))


def _empty() -> None:
    keeping.keep(basket.Basket())


def _files(chosen: basket.Basket) -> None:
    """The PowerPoint first, then a link to all this, then the other formats."""
    site = words().site
    address = f"{site_address()}/{keeping.ADDRESS}?{keeping.link_text()}"
    copy = actions.copy_button(site.COPY, address, done=site.COPIED)
    first = _link(slides.FIRST, chosen, name="action first")
    others = "".join(_link(kind, chosen, name="quiet") for kind in slides.OTHERS)
    with st.container(key="basket-files"):
        st.html(files.row([first, copy, html_texts.opened(site.OTHER_FILES, others, name="others")]))


def _link(kind: str, chosen: basket.Basket, *, name: str) -> str:
    address = base_path() + downloads.of_basket(kind, chosen)
    return files.link(FORMATS[kind].label, address, name=name, has_style=kind == slides.FIRST)
