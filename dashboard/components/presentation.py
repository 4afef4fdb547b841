"""Presentation: the basket as a list to reorder, rename and shorten, and the files made of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import basket, store, views
from dashboard.cards.pages import ViewUnknown
from dashboard.components.links import page_link
from dashboard.components.sharing import PRESENTATION, held, keep, site_address
from dashboard.exports import files, pictures
from dashboard.exports.entries import Entry
from dashboard.exports.filenames import basket_file_name
from dashboard.exports.slides.template import LARGEST, TemplateRefused, opened
from dashboard.labels import french

DOCUMENTS = ("pptx", "xlsx", "html", "csv")
HOW_TO_ADD = french(
    "Votre présentation est vide. Sous chaque graphique du site, « Ajouter à ma présentation » le met ici."
)


def basket_is_empty() -> None:
    """How to begin."""
    st.info(HOW_TO_ADD)
    page_link("findings/compare.py", label="Comparer les profils", key="begin-compare")
    page_link("findings/impacts.py", label="Les impacts perçus", key="begin-impacts")


def basket_entries() -> list[Entry]:
    """The list, one row a chart; what it holds, without the charts that exist no more."""
    chosen, found = held(), []
    for place, view in enumerate(chosen.views):
        try:
            found.append(store.entry(view))
            _row(place, view, placeholder=found[-1].card.finding, last=len(chosen) - 1)
        except ViewUnknown as unknown:
            _lost_row(place, str(unknown))
    return found


def basket_files(entries: Sequence[Entry]) -> None:
    """Every file that the basket can become, and the address that brings it back."""
    title = st.text_input(
        "Titre de la présentation",
        value=held().title,
        key="basket-title",
        max_chars=120,
        placeholder="Observatoire des partenariats",
        on_change=_entitle,
    )
    template = _template()
    with st.container(horizontal=True, gap="small", key="basket-files"):
        for kind in DOCUMENTS:
            _download(kind, entries, title=title, template=template, is_first=kind == "pptx")
    _drawn_files(entries, title=title)
    st.markdown("**L’adresse de cette présentation**")
    address = str(views.View(PRESENTATION, (("panier", str(held())),)))
    st.code(f"{site_address()}/{address}", language=None, wrap_lines=True)
    st.button("Vider la présentation", key="basket-empty", type="tertiary", on_click=_empty)


def _row(place: int, view: views.View, *, placeholder: str, last: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"slide-{place}"):
        key = f"name-{place}-{view.parameter('carte')}"
        st.text_input(
            french(f"Diapositive {place + 1}"),
            value=view.parameter("titre"),
            key=key,
            placeholder=placeholder,
            help=placeholder,
            on_change=lambda: keep(held().renamed(place, st.session_state[key])),
        )
        _move(place, by=-1, label="Monter", is_end=place == 0)
        _move(place, by=1, label="Descendre", is_end=place == last)
        _drop(place)


def _lost_row(place: int, why: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"slide-{place}"):
        st.warning(why)
        _drop(place)


def _move(place: int, *, by: int, label: str, is_end: bool) -> None:
    st.button(
        label,
        key=f"{label}-{place}",
        disabled=is_end,
        on_click=lambda: keep(held().moved(place, by=by)),
    )


def _drop(place: int) -> None:
    st.button(
        "Retirer",
        key=f"drop-{place}",
        on_click=lambda: keep(held().without(place)),
    )


def _entitle() -> None:
    keep(held().entitled(st.session_state["basket-title"]))


def _empty() -> None:
    keep(basket.Basket())


def _template() -> bytes | None:
    """The reader's own presentation, kept in memory for this visit only; nothing when it cannot be used."""
    uploaded = st.file_uploader(
        "Votre modèle PowerPoint (facultatif, 20 Mo au plus)",
        type=["pptx", "potx"],
        key="template",
        max_upload_size=LARGEST // 2**20 + 5,  # so that our own sentence says the limit
        help=french(
            "Un fichier .pptx ou .potx de votre organisation : ses mises en page, ses polices et ses "
            "couleurs sont reprises. Il n'est ni enregistré ni transmis."
        ),
    )
    if uploaded is None:
        return None
    data = uploaded.getvalue()
    try:
        opened(data)
    except TemplateRefused as refused:
        st.warning(french(f"{refused} Le modèle du site est utilisé à la place."))
        return None
    return data


def _download(
    kind: str,
    entries: Sequence[Entry],
    *,
    title: str = "",
    template: bytes | None = None,
    is_first: bool = False,
) -> None:
    form = files.FORMATS[kind]
    is_zip = form.is_zipped(len(entries))
    make = partial(files.file, kind, entries, title=title, template=template)
    st.download_button(
        form.label,
        data=lambda: make().data,
        file_name=basket_file_name(entries, extension="zip" if is_zip else form.extension),
        mime="application/zip" if is_zip else form.mime,
        key=f"save-{kind}",
        type="primary" if is_first else "secondary",
        on_click="ignore",
    )


def _drawn_files(entries: Sequence[Entry], *, title: str) -> None:
    """Pictures and PDF, where the server has a browser to draw them; else how to have them."""
    if not pictures.can_draw():
        st.caption(pictures.NO_BROWSER)
        return
    with st.container(horizontal=True, gap="small", key="basket-pictures"):
        for kind in files.DRAWN_BY_A_BROWSER:
            _download(kind, entries, title=title)
