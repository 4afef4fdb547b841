"""Visits: a page of the site run in memory at an address, as a reader would have it before the eyes."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import views

MAIN = Path(__file__).resolve().parents[2] / "dashboard" / "main.py"
TIMEOUT = 60
FINDING = re.compile(r'<h[23] class="finding">(.*?)</h[23]>')
SECTION = re.compile(r'<h2 class="section-title"[^>]*>(.*?)</h2>')


@dataclass(frozen=True)
class Shown:
    """What a page says."""

    title: str
    findings: tuple[str, ...]  # titles of its cards
    sections: tuple[str, ...]  # titles of its parts
    notices: tuple[str, ...]  # sentences that the page says about its address
    errors: tuple[str, ...]
    address: dict[str, str]
    sent: bytes  # all that goes to the browser, without the fields that give back what the reader typed


def opened(text: str = "", **more: str) -> AppTest:
    """A visit that begins at this view, with more parameters such as `panier`."""
    return _at(text, **more).run()


def taken_over(lost: AppTest, text: str = "", **more: str) -> AppTest:
    """A visit whose process was lost, in a new one that is first asked for what the reader has just done."""
    return _at(text, **more)._run(lost._tree.get_widget_states())


def _at(text: str, **more: str) -> AppTest:
    view = views.parsed(text)
    app = AppTest.from_file(MAIN, default_timeout=TIMEOUT)
    app._page_hash = calc_hash(view.page)
    for name, code in (dict(view.parameters) | more).items():
        app.query_params[name] = code
    return app


def asked(app: AppTest, **codes: str) -> AppTest:
    """The same visit after its address became this one."""
    app.query_params.clear()
    for name, code in codes.items():
        app.query_params[name] = code
    return app.run()


def shown(app: AppTest) -> Shown:
    parts = [part for part in app.main if part.type != "text_input" and getattr(part, "proto", None)]
    html = [part.proto.body for part in app.get("html")]
    titles = [part.value for part in app.title]
    return Shown(
        title=titles[0] if titles else "",
        findings=tuple(unescape(one) for body in html for one in FINDING.findall(body)),
        sections=tuple(unescape(one) for body in html for one in SECTION.findall(body)),
        notices=tuple(part.value for part in (*app.info, *app.warning)),
        errors=tuple(part.value for part in (*app.exception, *app.error)),
        address={name: code for name, code in app.query_params.items()},
        sent=b"\n".join(part.proto.SerializeToString() for part in parts),
    )
