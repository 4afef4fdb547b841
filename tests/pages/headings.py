"""Headings: the titles of a page's parts, as a test reads them."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

_TITLE = re.compile(r'<h2 class="section-title"[^>]*>(.*?)</h2>')


def section_titles(app: AppTest) -> list[str]:
    """Titles of the parts of the page, from top to bottom."""
    return [unescape(title) for part in app.get("html") for title in _TITLE.findall(part.proto.body)]
