"""Template: the boxes where a reader chooses a presentation, for its style or to bring it up to date.

The file stays in the browser, which sends it with each request: no process keeps it, any process can use it.
"""

from html import escape

import streamlit as st

from dashboard import downloads
from dashboard.renderings.html import texts
from dashboard.site.links import base_path
from dashboard.site.wording import words

MOST_MEGABYTES = 20
"""What the server takes (`exports.slides.package.LARGEST`), said without its library of presentations."""


def template_box() -> None:
    """Its name, what it does, the field, and what files.js says of the file."""
    site = words().site
    where = escape(f"{base_path()}/{downloads.TEMPLATE}")
    st.html(
        f'<div class="template" data-template="{where}"><p class="choice">{escape(site.TEMPLATE)}</p>'
        f"{texts.paragraph(site.template_help(MOST_MEGABYTES), name='foot')}"
        f'<div class="actions"><label class="action">{escape(site.CHOOSE_TEMPLATE)}'
        '<input type="file" class="spoken"></label><b data-name></b>'
        f'<button type="button" class="quiet" hidden>{escape(site.FORGET_TEMPLATE)}</button>'
        '<span role="status" data-state></span></div></div>'
    )


def refresh_box() -> None:
    """Where a presentation that was made here is sent, and what files.js says of what was done in it."""
    site = words().site
    where = escape(f"{base_path()}/{downloads.REFRESH}")
    st.html(
        f'<div class="template" data-refresh="{where}" data-newer="?{downloads.NEWER}=1">'
        f'<p class="choice">{escape(site.REFRESH)}</p>'
        f"{texts.paragraph(site.refresh_help(MOST_MEGABYTES), name='foot')}"
        f'<div class="actions"><label class="action">{escape(site.CHOOSE_DECK)}'
        '<input type="file" class="spoken"></label>'
        f'<label><input type="checkbox"> {escape(site.TAKE_NEWER)}</label>'
        '<span role="status"></span></div><div class="report" data-report aria-live="polite"></div></div>'
    )
