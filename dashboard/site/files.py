"""Files: what a page hands out beside its cards: the whole base, the figures that were filtered, paper."""

from functools import partial
from html import escape

import streamlit as st

from dashboard import store, walks
from dashboard.blocks import Page, Special
from dashboard.exports import database, filenames
from dashboard.observations import Observation
from dashboard.renderings import csv
from dashboard.site.wording import words


def base_download(page: Page, block: Special, codes: walks.Codes) -> None:
    """The whole base in one ZIP, made when it is asked for."""
    desk = store.desk()
    st.download_button(
        words().site.BASE_ZIP,
        data=lambda: database.database_zip(desk),
        file_name=database.database_name(desk),
        mime="application/zip",
        key="base",
        on_click="ignore",
    )


def figures_files(page: Page, block: Special, codes: walks.Codes) -> None:
    """The figures that the choices leave, as a workbook and as a CSV; nothing when they leave none."""
    figures: list[Observation] = store.value(block.maker, **walks.taken(block.takes, codes))
    if not figures:
        return
    site, name = words().site, partial(filenames.file_name, words().exports.FIGURES)
    with st.container(horizontal=True, gap="small", key="figures-files"):
        st.download_button(
            site.FIGURES_XLSX,
            data=lambda: _workbook(figures),
            file_name=name(extension="xlsx"),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="figures-xlsx",
            on_click="ignore",
        )
        st.download_button(
            site.FIGURES_CSV,
            data=lambda: csv.of_figures(figures),
            file_name=name(extension="csv"),
            mime="text/csv",
            key="figures-csv",
            on_click="ignore",
        )


def _workbook(figures: list[Observation]) -> bytes:
    from dashboard.exports.figures_workbook import figures_workbook  # no page needs what writes Excel

    return figures_workbook(figures)


def print_button(page: Page, block: Special, codes: walks.Codes) -> None:
    """The browser's own print window, which page.js opens."""
    st.html(f'<button type="button" class="action" data-print>{escape(words().site.PRINT)}</button>')
