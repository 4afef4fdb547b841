"""Files: what a page hands out beside its cards: the whole base, the figures that were filtered, paper.

Each is a link that any process answers; files.js follows it and says in a sentence what went wrong.
"""

from collections.abc import Iterable
from html import escape

import streamlit as st

from dashboard import downloads, store, walks
from dashboard.blocks import Page, Special
from dashboard.site.choices import view_here
from dashboard.site.links import base_path
from dashboard.site.wording import words


def link(label: str, address: str, *, name: str = "action", spoken: str = "", has_style: bool = False) -> str:
    """A link to a file.

    Args:
        address: with the path that the server runs under.
        name: of its style.
        spoken: what it is, for who hears it without what surrounds it.
        has_style: whether a template of one's own changes it.
    """
    heard = f' aria-label="{escape(spoken)}"' if spoken else ""
    style = " data-style" if has_style else ""
    return f'<a class="{name}" href="{escape(address)}" download data-file{style}{heard}>{escape(label)}</a>'


def row(links: Iterable[str]) -> str:
    """Links in a row, and where what happens to them is said."""
    return f'<div class="actions">{"".join(links)}<span role="status"></span></div>'


def base_download(page: Page, block: Special, codes: walks.Codes) -> None:
    """The whole base in one ZIP, and the workbooks by which figures come in."""
    site = words().site
    kinds = (
        (downloads.BASE, site.BASE_ZIP),
        (downloads.TO_COMPLETE, site.TO_COMPLETE),
        (downloads.NEW_STUDY, site.NEW_STUDY),
    )
    st.html(row(link(label, base_path() + downloads.address(kind, [])) for kind, label in kinds))


def figures_files(page: Page, block: Special, codes: walks.Codes) -> None:
    """The figures that the choices leave, as a workbook and as a CSV; nothing when they leave none."""
    if not store.value(block.maker, **walks.taken(block.takes, codes)):
        return
    site, here = words().site, view_here(page).with_parameter("recherche", codes.get("recherche", ""))
    kinds = ((downloads.FIGURES_XLSX, site.FIGURES_XLSX), (downloads.FIGURES_CSV, site.FIGURES_CSV))
    st.html(row(link(label, base_path() + downloads.address(kind, [here])) for kind, label in kinds))


def print_button(page: Page, block: Special, codes: walks.Codes) -> None:
    """The browser's own print window, which page.js opens."""
    st.html(f'<button type="button" class="action" data-print>{escape(words().site.PRINT)}</button>')
