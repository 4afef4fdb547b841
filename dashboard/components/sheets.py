"""Sheets: everything held on one profile, region or domain."""

import streamlit as st

from dashboard.cards.portrait import Portrait
from dashboard.cards.sheets.parts import Part, Sheet
from dashboard.components.cards import figure_card
from dashboard.components.layout import ASSETS, GAP, PAGE_WIDTH, SMALL_CARD
from dashboard.components.links import page_link
from dashboard.components.tables import table, text_table
from dashboard.components.texts import paragraphs, section

_print_button = st.components.v2.component(
    "observatoire.print_button",
    html='<button type="button" class="png"></button>',
    css=(ASSETS / "button.css").read_text(encoding="utf-8"),
    js=(ASSETS / "print_button.js").read_text(encoding="utf-8"),
)


def sheet(sheet: Sheet) -> None:
    """One sheet: its name, a way to print it, and its parts, small cards three in a row."""
    with st.container(key="sheet"):
        with st.container(horizontal=True, vertical_alignment="center", key="sheet-head"):
            st.header(sheet.title, anchor=False)
            _print_button(key="print", data={"label": "Imprimer la fiche"}, width="content")
        st.markdown(sheet.lead)
        for part in sheet.parts:
            with st.container(key=f"part-{part.kind}"):
                _sheet_part(part)


def _sheet_part(part: Part) -> None:
    """Small cards side by side, as many as the width holds, then the table; a lone card beside its table.

    Widths are fixed rather than columns, so that paper, which a browser takes for a small screen, keeps them.
    """
    section(part.title, text=part.text)
    if part.opened:
        with st.container(horizontal=True, gap="medium", key=f"beside-{part.opened.card_id}"):
            with st.container(width=SMALL_CARD):
                figure_card(part.opened)
            with st.container(width=PAGE_WIDTH - SMALL_CARD - GAP):
                table(part.opened.table)
    is_lone = len(part.cards) == 1 and part.table is not None
    if part.cards:
        shape = "beside" if is_lone else "cards"
        with st.container(horizontal=True, gap="medium", key=f"{shape}-{part.cards[0].card_id}"):
            for card in part.cards:
                with st.container(width=SMALL_CARD):
                    figure_card(card)
            if is_lone:
                with st.container(width=PAGE_WIDTH - SMALL_CARD - GAP):
                    _sheet_table(part)
    if not is_lone:
        _sheet_table(part)
    if part.sentences:
        st.markdown("\n".join(f"- {sentence}" for sentence in part.sentences))


def _sheet_table(part: Part) -> None:
    if part.table is not None:
        table(part.table)
    if part.foot:
        st.html(paragraphs([part.foot], name="foot"))


def portrait(portrait: Portrait | None, *, invitation: str) -> None:
    """Everything held on one region; without one, how to choose it."""
    if portrait is None:
        section("Portrait d'une région", text=invitation, anchor="portrait")
        return
    section(f"Portrait : {portrait.name}", text=portrait.lead, anchor="portrait")
    if portrait.has_sheet:
        page_link(
            "findings/profile_sheet.py",
            label=f"La fiche repère à imprimer : {portrait.name}",
            key="fiche",
            region=portrait.region_id,
        )
    for held in portrait.tables:
        text_table(held.rows, title=held.title, text=held.text)
    st.subheader("Ce qui n’est pas publié", anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in portrait.missing))
