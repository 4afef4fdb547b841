"""Links: the ways from one page to another, each choice written out so that it lasts."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from dashboard import views
from dashboard.components.layout import ROOT
from dashboard.labels import french
from dashboard.views import View


def page_script(name: str) -> Path:
    """Where a page's script lies: in a sub-folder of `pages/` (`app.py` says why the site's is elsewhere)."""
    return ROOT / "pages" / name


def page_link(script: str, *, label: str, key: str, **parameters: str) -> None:
    """A link to a page, its parameters written out; nothing when the page does not exist.

    Args:
        key: unique on the page.
    """
    if script and page_script(script).exists():
        with st.container(key=f"go-{key}"):
            st.page_link(
                page_script(script),
                label=french(label),
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params=parameters or None,
            )


def view_link(view: View, *, label: str, key: str) -> None:
    """A link to a view, its choices written out so that it lasts; nothing without a label."""
    if label:
        page_link(views.SCRIPTS[view.page], label=label, key=key, **dict(view.parameters))


def ways_in(entries: Mapping[str, tuple[str, str]]) -> None:
    """Links to pages with the question each answers; a page that does not exist is left out.

    Args:
        entries: label and question of each page script, relative to pages/.
    """
    shown = [(script, *texts) for script, texts in entries.items() if page_script(script).exists()]
    for start in range(0, len(shown), 2):
        columns = st.columns(2, gap="medium")
        for column, (script, label, question) in zip(columns, shown[start : start + 2], strict=False):
            with column:
                page_link(script, label=label, key=f"way-{label}")
                st.markdown(french(question))


def base_path() -> str:
    """The path that the server runs under: empty, or `/observatoire`."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def passport_address(figure_id: str) -> str:
    """Where the passport of a figure is."""
    return f"{base_path()}/chiffre?id={quote(figure_id, safe='')}"


def static_url(path: str) -> str:
    """Address of a file under static/."""
    return f"{base_path()}/app/static/{path}"
