"""Presentation: the basket as a list to rename, move and shorten, and the files made of it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import basket, downloads, store, views, walks
from dashboard.blocks import Page, Special
from dashboard.exports import files
from dashboard.exports.entries import Entry
from dashboard.renderings.html import slides
from dashboard.renderings.html import texts as html_texts
from dashboard.site import actions, keeping, texts
from dashboard.site.links import base_path, page_link, site_address
from dashboard.site.wording import words
from dashboard.views import View

if TYPE_CHECKING:
    from dashboard.exports.slides.template import Template

FIRST, OTHERS = "pptx", ("xlsx", "html", "pdf", "png", "svg", "csv")
MEGABYTE = 2**20
CHECKED = "template-checked"
"""In the visit: which upload was checked, the template that it makes, or why it makes none."""
THUMBNAIL_WIDTH = 240
"""Pixels of the drawing of a slide."""


def presentation(page: Page, block: Special, codes: walks.Codes) -> None:
    """The files first, then one row a slide; without a slide, how to begin."""
    chosen = keeping.held()
    if not chosen:
        texts.say(words().site.EMPTY_BASKET)
        page_link("comparer", label=words().site.COMPARE, key="begin")
        return
    entries = _entries(chosen)
    with st.container(key="basket-head", gap="small"):
        _title(chosen)
        _files([entry for entry in entries if entry], title=chosen.title)
    for place, (view, entry) in enumerate(zip(chosen.views, entries, strict=True)):
        _row(place, view, entry, charts_n=len(chosen))
    _template_note()
    st.button(words().site.EMPTY_IT, key="basket-empty", type="tertiary", on_click=_empty)


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
    with st.container(key=f"slide-{place}", horizontal=True, vertical_alignment="bottom", gap="small"):
        if entry:
            drawn = base_path() + downloads.drawing(view)
            st.html(slides.thumbnail(entry.card, heading=entry.heading, address=drawn), width=THUMBNAIL_WIDTH)
        st.selectbox(
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
        if entry:
            _name(place, heading, key=f"name-{key}")
        else:
            st.html(
                html_texts.paragraph(site.no_such_card(views.shown(heading), page=view.page), name="lost")
            )
        with st.container(width="content", key=f"out-{place}"):
            st.button(
                site.REMOVE_SLIDE,
                key=f"drop-{key}",
                help=site.remove_slide(place + 1, heading),
                on_click=keeping.remove,
                args=(place,),
            )


def _name(place: int, heading: str, *, key: str) -> None:
    """The title of a slide, ready to be shortened, with its counter."""
    if key not in st.session_state:
        st.session_state[key] = heading[: basket.LONGEST_TITLE]
    used_n = len(st.session_state[key])
    st.text_input(
        words().site.slide_title(place + 1, used_n=used_n, most_n=basket.LONGEST_TITLE),
        key=key,
        max_chars=basket.LONGEST_TITLE,
        on_change=_rename,
        args=(place, key),
    )


def _rename(place: int, key: str) -> None:
    keeping.keep(keeping.held().renamed(place, st.session_state[key]))


def _move(place: int, key: str) -> None:
    keeping.keep(keeping.held().moved(place, to=st.session_state[key]))


def _title(chosen: basket.Basket) -> None:
    st.text_input(
        words().site.BASKET_TITLE,
        value=chosen.title,
        key="basket-title",
        max_chars=basket.LONGEST_TITLE,
        placeholder=words().site.NAME,
        on_change=_entitle,
    )


def _entitle() -> None:
    keeping.keep(keeping.held().entitled(st.session_state["basket-title"]))


def _empty() -> None:
    keeping.keep(basket.Basket())


def _files(entries: Sequence[Entry], *, title: str) -> None:
    """The PowerPoint first, then a link to all this, then the other formats."""
    if not entries:
        return
    site = words().site
    template = _template()
    address = f"{site_address()}/{keeping.ADDRESS}?{keeping.link_text()}"
    with st.container(key="basket-files", horizontal=True, vertical_alignment="center", gap="small"):
        _download(FIRST, entries, title=title, template=template)
        st.html(
            f'<div class="actions">{actions.copy_button(site.COPY, address, done=site.COPIED)}'
            '<span role="status"></span></div>',
            width="content",
        )
        with st.popover(site.OTHER_FILES, type="tertiary", key="basket-others"):
            for kind in OTHERS:
                _download(kind, entries, title=title)


def _download(kind: str, entries: Sequence[Entry], *, title: str, template: "Template | None" = None) -> None:
    name, mime = files.described(kind, entries, title=title)
    make = partial(files.file, kind, entries, title=title, template=template)
    st.download_button(
        files.FORMATS[kind].label,
        data=lambda: make().data,
        file_name=name,
        mime=mime,
        key=f"save-{kind}",
        type="primary" if kind == FIRST else "secondary",
        on_click="ignore",
    )


def _template() -> "Template | None":
    """The reader's own presentation, kept in memory for this visit only; nothing when it cannot be used."""
    uploaded = st.session_state.get("template")
    if uploaded is None:
        st.session_state.pop(CHECKED, None)
        return None
    if st.session_state.get(CHECKED, (None,))[0] != uploaded.file_id:
        st.session_state[CHECKED] = (uploaded.file_id, *_checked(uploaded.getvalue()))
    _, found, refusal = st.session_state[CHECKED]
    if refusal:
        st.warning(f"{refusal} {words().site.TEMPLATE_USED_INSTEAD}")
    return found


def _checked(data: bytes) -> "tuple[Template | None, str]":
    """An upload as a template, checked once, or why it cannot be one."""
    from dashboard.exports.slides import apart  # here: pages need no library of presentations

    try:
        return apart.checked(data), ""
    except apart.TemplateRefused as refused:
        return None, str(refused)


def _template_note() -> None:
    """Where a reader's own template goes, of any type: a file of another one is answered in a sentence."""
    from dashboard.exports.slides.package import LARGEST

    st.file_uploader(
        words().site.TEMPLATE,
        key="template",
        max_upload_size=LARGEST // MEGABYTE,
        help=words().site.TEMPLATE_HELP,
    )
