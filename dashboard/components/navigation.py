"""Navigation: the pages of the site as Streamlit wants them, looked up on the disk once for all reruns."""

from copy import copy
from functools import cache

import streamlit as st

from dashboard import sitemap
from dashboard.components.links import page_script


def pages() -> dict[str, list]:
    """The pages of each group whose script exists; new objects, since a run marks the one that it opens."""
    return {group: [copy(page) for page in found] for group, found in _known().items()}


@cache
def _known() -> dict[str, list]:
    return {
        group: [_page(entry) for entry in entries if page_script(entry.script).exists()]
        for group, entries in sitemap.GROUPS.items()
    }


def _page(entry: sitemap.Entry):
    return st.Page(
        page_script(entry.script),
        title=entry.title,
        url_path=entry.address or None,
        default=not entry.address,
    )
