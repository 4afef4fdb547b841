"""Pages: the site's pages run without a browser, to time what a rerun takes the server."""

from time import perf_counter
from unittest.mock import patch

import pandas as pd
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from benchmarks.report import milliseconds, p50, p95
from dashboard import sitemap, store, tables
from dashboard.kept import Kept
from tests.pages.visits import TIMEOUT, opened

RUNS = 30
FRESH_RUNS = 10
BARE = "import streamlit as st\nst.write('One line.')\n"
CACHES_OF_THE_PROCESS = ("_prepared", "_answers")
"""Made once a server: emptying them would time its start, not a reader's first view."""


def rerun_times() -> pd.DataFrame:
    """Server time of a rerun of each page as it opens, in milliseconds; last, a page of one line.

    The time is the script runner's: the page's script, its widgets and the messages for the browser; not
    the network, nor what the browser does.
    """
    bare = AppTest.from_string(BARE, default_timeout=TIMEOUT).run()
    lines = [{"page": f"/{address}"} | _page(address) for address in sitemap.pages()]
    return pd.DataFrame([*lines, {"page": "(one line of text)"} | _spread(_timed(bare, RUNS), "caches warm")])


def _page(address: str) -> dict[str, str]:
    app = opened(address)
    warm = _timed(app, RUNS)
    fresh = [_timed(app, 1, clear=True)[0] for _ in range(FRESH_RUNS)]
    if app.exception:
        raise RuntimeError(f"/{address} failed: {app.exception[0].message}")
    return _spread(warm, "caches warm") | _spread(fresh, "caches emptied")


def _timed(app: AppTest, runs: int, *, clear: bool = False) -> list[float]:
    times: list[float] = []
    run_script = ScriptRunner._run_script

    def timed(runner: ScriptRunner, rerun_data: object) -> None:
        start = perf_counter()
        run_script(runner, rerun_data)
        times.append(perf_counter() - start)

    with patch.object(ScriptRunner, "_run_script", timed):
        for _ in range(runs):
            if clear:
                _clear_caches()
            app.run()
    return times


def _clear_caches() -> None:
    """Forget every answer, card and figure, as on a server that has just started."""
    for name, cached in vars(store).items():
        if isinstance(cached, Kept):
            cached.forget()
        elif hasattr(cached, "cache_clear") and name not in CACHES_OF_THE_PROCESS:
            cached.cache_clear()
    store._answers(tables.stamp()).forget()


def _spread(times: list[float], name: str) -> dict[str, str]:
    return {f"{name}, p50": milliseconds(p50(times)), f"{name}, p95": milliseconds(p95(times))}
