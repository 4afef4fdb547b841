"""Tables: text in rows and columns, open or folded."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.cards.catalogue import Section
from dashboard.labels import french


def text_table(table: pd.DataFrame, *, title: str = "", text: str = "") -> None:
    """A table that no chart shows, under its title; nothing when it is empty."""
    if table.empty:
        return
    if title:
        st.subheader(french(title), anchor=False)
    if text:
        st.markdown(french(text))
    st.table(table, hide_index=True, border="horizontal")


def folded_table(table: pd.DataFrame, *, title: str) -> None:
    """A long table that opens on demand; nothing when it is empty."""
    if table.empty:
        return
    with st.expander(french(title)):
        st.table(table, hide_index=True, border="horizontal")


def folded_list(entries: Sequence[Section], *, title: str) -> None:
    """Terms and what is said of each, opened on demand."""
    with st.expander(french(title)):
        st.markdown("\n".join(f"- **{entry.title}** : {entry.text}" for entry in entries))


def download(label: str, *, data: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """A file that is made only when it is asked for."""
    st.download_button(french(label), data=data, file_name=name, mime=mime, key=key, on_click="ignore")
