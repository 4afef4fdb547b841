"""Tables: text in rows and columns, open or folded."""

from collections.abc import Callable, Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import store
from dashboard.cards.card import Card, figure_ids
from dashboard.cards.catalogue import Section
from dashboard.components.links import passport_address
from dashboard.labels import french

PASSPORT = french("D'où vient ce chiffre (nouvel onglet)")


def table(rows: pd.DataFrame) -> None:
    """A table in which each figure leads to its passport."""
    st.table(_with_links(rows), hide_index=True, border="horizontal")


def card_table(card: Card, *, marked: str = "") -> None:
    """The table of a card, each figure leading to its passport.

    Args:
        marked: the row shown as chosen, by one of its cells.
    """
    rows = _with_mark(_with_links(card.table), marked=marked) if marked else store.sent_table(card, _as_sent)
    st.table(rows, hide_index=True, border="horizontal")


def text_table(rows: pd.DataFrame, *, title: str = "", text: str = "") -> None:
    """A table that no chart shows, under its title; nothing when it is empty."""
    if rows.empty:
        return
    if title:
        st.subheader(french(title), anchor=False)
    if text:
        st.markdown(french(text))
    table(rows)


def folded_table(rows: pd.DataFrame, *, title: str) -> None:
    """A long table that opens on demand; nothing when it is empty."""
    if rows.empty:
        return
    with st.expander(french(title)):
        table(rows)


def folded_list(entries: Sequence[Section], *, title: str) -> None:
    """Terms and what is said of each, opened on demand."""
    with st.expander(french(title)):
        st.markdown("\n".join(f"- **{entry.title}** : {entry.text}" for entry in entries))


def download(label: str, *, data: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """A file that is made only when it is asked for."""
    st.download_button(french(label), data=data, file_name=name, mime=mime, key=key, on_click="ignore")


def _with_mark(rows: pd.DataFrame, *, marked: str) -> pd.DataFrame:
    """The table with the chosen row in bold behind a sign."""
    marked = french(marked)
    chosen = rows.eq(marked).any(axis=1)
    if not chosen.any():
        return rows
    shown = rows.copy()
    shown.loc[chosen] = [[f"**{cell}**" for cell in row] for row in rows[chosen].to_numpy()]
    shown.loc[chosen] = shown[chosen].replace(f"**{marked}**", f"**▸ {marked}**")
    return shown


def _as_sent(rows: pd.DataFrame) -> pa.Table:
    """The table with its links as the browser is sent it, which Streamlit then converts no more."""
    return pa.Table.from_pandas(_with_links(rows), preserve_index=False)


def _with_links(rows: pd.DataFrame) -> pd.DataFrame:
    """The table with a link to its passport on each cell that states a figure, and nothing else to send."""
    shown = rows.copy()
    shown.attrs.clear()
    for header, ids in figure_ids(rows).items():
        cells = zip(rows[header], ids, strict=True)
        shown[header] = [
            _link(cell, figure_id) if isinstance(figure_id, str) else cell for cell, figure_id in cells
        ]
    return shown


def _link(cell: str, figure_id: str) -> str:
    return f'[{cell}]({passport_address(figure_id)} "{PASSPORT}")'
