"""Texts: titles, paragraphs, definitions and wordings."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from dashboard.cards.catalogue import Section
from dashboard.cards.typology import Model, Typology
from dashboard.cards.wording import Wording
from dashboard.labels import french


def contents(parts: Mapping[str, str]) -> None:
    """Links to the parts of a long page: the title of each, under the anchor that `section` gives it."""
    st.markdown(" · ".join(f"[{french(title)}](#{anchor})" for anchor, title in parts.items()))


def section(title: str, *, text: str = "", anchor: str = "") -> None:
    """A part of a page: a title and, where it helps, a paragraph; `anchor` is what `contents` links to."""
    place = f' id="{escape(anchor)}"' if anchor else ""
    st.html(f'<h2 class="section-title"{place}>{escape(french(title))}</h2>')
    if text:
        st.markdown(french(text))


def spoken_section(title: str) -> None:
    """The title of a part that shows none, for readers who listen to the page or go from title to title."""
    with st.container(key="spoken"):
        st.html(f'<h2 class="spoken">{escape(french(title))}</h2>')


def prose(sections: Sequence[Section]) -> None:
    """Titled pieces of text, one after the other."""
    for part in sections:
        section(part.title, text=part.text)


def definitions(rows: pd.DataFrame, *, title: str) -> None:
    """Terms and their definitions, two in a row: `item_label`, `item_definition`; nothing without any."""
    if rows.empty:
        return
    section(title)
    entries = list(rows[["item_label", "item_definition"]].itertuples(index=False))
    for start in range(0, len(entries), 2):
        columns = st.columns(2, gap="medium")
        for column, entry in zip(columns, entries[start : start + 2], strict=False):
            column.markdown(french(f"**{entry.item_label}**  \n{entry.item_definition}"))


def news(text: str) -> None:
    """What is new in the data, one line each."""
    st.markdown(text)


def aside(text: str) -> None:
    """A remark below the cards; nothing when there is none."""
    if text:
        st.markdown(french(text))


def say(message: str) -> None:
    """A sentence about the view, in a quiet box; nothing when it is empty."""
    if message:
        st.info(message)


def wordings(entries: Sequence[Wording]) -> None:
    """What each profile was asked, opened on demand; every word that differs from the reference is marked."""
    with st.expander("Comparer les questions posées, mot à mot"):
        if any(piece.kind != "shared" for entry in entries for piece in entry.pieces):
            st.html(
                f'<p class="wording">Par rapport à la référence : {_marked("mots ajoutés", "own")}, '
                f"{_marked('mots absents', 'reference')}.</p>"
            )
        st.html("".join(_wording_html(entry) for entry in entries))


def _wording_html(entry: Wording) -> str:
    words = " ".join(_marked(piece.text, piece.kind) for piece in entry.pieces)
    asked = f"<p>«\u202f{words}\u202f»</p>" if words else ""
    reason = f'<p class="foot">{escape(entry.reason)}</p>' if entry.reason else ""
    heading = f"<p><b>{escape(entry.profile)}</b> · {escape(entry.study)}</p>"
    return f'<div class="wording">{heading}{asked}{reason}</div>'


def _marked(words: str, kind: str) -> str:
    """Words as they are, or added (bold, underlined) or absent (struck), which a screen reader says too."""
    text = escape(french(words))
    if kind == "own":
        return f'<ins><span class="spoken">(ajouté\u202f: </span>{text}<span class="spoken">)</span></ins>'
    if kind == "reference":
        return f'<del><span class="spoken">(absent\u202f: </span>{text}<span class="spoken">)</span></del>'
    return text


def typology(typology: Typology) -> None:
    """Types of partnership two in a row, each with its models folded; the models without type below."""
    for start in range(0, len(typology.types), 2):
        columns = st.columns(2, gap="medium")
        for column, entry in zip(columns, typology.types[start : start + 2], strict=False):
            with column:
                st.markdown(
                    f"**{entry.name}**  \n{entry.definition}  \n"
                    + french(f"*Objectif* : {entry.objective} · *Résultat attendu* : {entry.result}")
                )
                _models(entry.models, title=entry.models_title)
    _models(typology.apart, title=typology.apart_title)
    st.html(paragraphs([typology.source], name="foot"))


def _models(models: Sequence[Model], *, title: str) -> None:
    with st.expander(title):
        for model in models:
            note = f"  \n:small[{model.note}]" if model.note else ""
            st.markdown(f"**{model.name}**  \n{model.definition}{note}")


def paragraphs(texts: Sequence[str], *, name: str) -> str:
    return "".join(f'<p class="{name}">{escape(text)}</p>' for text in texts)
