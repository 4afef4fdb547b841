"""Passports: the ways from a chart to each of its figures, and what a reader sees there."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import views
from dashboard.cards.conflicts import Claim
from dashboard.cards.passport import Passport
from dashboard.components.links import page_link, passport_address
from dashboard.components.tables import table, text_table
from dashboard.components.texts import section, spoken_section
from dashboard.exports.filenames import file_name
from dashboard.labels import french


def passport_asked() -> str:
    """The identifier in the address (`?id=`), empty without one."""
    return st.query_params.get("id", "")


def passport(found: Passport) -> None:
    """One figure: its value, everything known of it, its other statements, and how to cite it."""
    st.html(
        f'<div class="key-figure"><p class="value">{escape(found.value)}</p>'
        f'<p class="sentence">{escape(found.finding)}</p></div>'
    )
    spoken_section("Ce que l'on sait de ce chiffre")
    text_table(found.facts)
    text_table(found.statements, title="Où ce résultat est énoncé")
    text_table(found.claims, title="Les autres valeurs qui circulent")
    text_table(found.beside, title="Les autres résultats de la même question, même enquête")
    section("Citer ce chiffre")
    for style, text in found.citations.items():
        st.markdown(f"**{style}**")
        st.code(text, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small", key="passport-files"):
        _download("JSON", found.json, found=found, extension="json", mime="application/json")
        _download("CSV", found.csv, found=found, extension="csv", mime="text/csv")


def claims(entries: Sequence[Claim]) -> None:
    """Each claim with its values, its statements and the way to each of them."""
    for entry in entries:
        section(entry.title, text=entry.lead, anchor=entry.claim_id)
        table(entry.statements)


def passport_unknown(asked: str, *, nearest: Mapping[str, str]) -> None:
    """Why there is no passport, and the figures that may have been meant."""
    if asked:
        st.query_params.pop("id", None)
        st.info(french(f"« {views.shown(asked)} » n'est pas l'identifiant d'un chiffre. Les plus proches :"))
        st.html("".join(f"<p>{_anchor(figure_id, name)}</p>" for figure_id, name in nearest.items()))
        return
    st.info(
        french("Sous chaque graphique, « Voir le tableau » donne le passeport de chacun de ses chiffres.")
    )
    page_link("findings/impacts.py", label="Les impacts perçus", key="begin-passport")


def _anchor(figure_id: str, text: str) -> str:
    return f'<a href="{escape(passport_address(figure_id))}">{escape(french(text))}</a>'


def _download(label: str, data: bytes, *, found: Passport, extension: str, mime: str) -> None:
    name = file_name(f"chiffre_{found.figure_id}", extension=extension)
    key = f"passport-{extension}"
    st.download_button(label, data=data, file_name=name, mime=mime, key=key, on_click="ignore")
