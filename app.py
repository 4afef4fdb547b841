"""Entry point: `streamlit run app.py` serves the site.

The site's script lies in `dashboard/`, not here: a folder named `pages` beside the main script turns
Streamlit's old router on, and the first visitor of a fresh server who opens a shared link would meet
« Page not found ».
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.server.crawlers import main_views
from dashboard.server.documents import document
from dashboard.server.logs import keep_plain
from dashboard.server.paint import Asked
from dashboard.server.readers import take_all_descriptors
from dashboard.server.routes import middleware, routes
from dashboard.server.sentences import failed
from dashboard.server.warming import warmed


def warm() -> None:
    """Load what draws pages, whose components need the running server, and make the cards of each."""
    from dashboard.site import shell

    shell.warm()


def write() -> Iterator[Callable[[], object]]:
    """What writes each page as it opens, then with each other code of its choices."""
    base_path = st.get_option("server.baseUrlPath").strip("/")
    for view in main_views():
        yield partial(document, Asked(view, base_path=f"/{base_path}" if base_path else ""))


def say_failure(error: Exception) -> bool:
    """Tell the reader in a sentence that a page failed; the server has logged why."""
    from dashboard.site import shell

    return shell.say_failure(error)


if st.get_option("client.showErrorDetails") != "full":  # `make dev` shows them, and logs them, whole
    keep_plain()
take_all_descriptors()
app = st.App(
    Path(__file__).parent / "dashboard" / "main.py",
    routes=routes(st.get_option("server.baseUrlPath")),
    middleware=middleware(st.get_option("server.baseUrlPath")),
    lifespan=warmed(warm, write),
    on_script_error=say_failure,
    exception_handlers={Exception: failed},
)
