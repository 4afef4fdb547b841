"""Pages: the site's pages, opened without a browser to time their reruns and to note the queries they ask."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import NamedTuple
from unittest.mock import patch

import pandas as pd
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from benchmarks.figures import milliseconds, p50, p95
from dashboard import components, queries, sitemap, store

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "dashboard" / "site.py"
TIMEOUT_S = 120
RUNS = 30
FRESH_RUNS = 20
BARE = "import streamlit as st\nst.write('One line.')\n"
CACHES_OF_THE_PROCESS = ("_prepared", "_connection")
"""Made once a server: emptying them would time its start, not a reader's first view."""


class Page(NamedTuple):
    """One page of the site: its script under pages/ and its address."""

    script: str
    address: str


class Call(NamedTuple):
    """A query function with the arguments that a page gave it."""

    name: str
    query: Callable[..., object]
    arguments: dict[str, object]


def site_pages() -> list[Page]:
    """The pages that the site lists and whose scripts exist, in the order of the navigation."""
    listed = [entry for group in sitemap.GROUPS.values() for entry in group]
    entries = [Page(entry.script, f"/{entry.address}") for entry in listed]
    return [page for page in entries if (ROOT / "pages" / page.script).exists()]


def rerun_times() -> pd.DataFrame:
    """Server time of a rerun of each page as it opens, in milliseconds; last, a page of one line.

    The time is the script runner's: the page's script, its widgets, the messages for the browser and
    Streamlit's own collection of garbage; not the network, nor what the browser does.
    """
    records = []
    for page in site_pages():
        app = opened(page)
        warm = _timed(app, RUNS)
        fresh = [_timed(app, 1, clear=True)[0] for _ in range(FRESH_RUNS)]
        checked(app, page)
        times = _spread(warm, "caches warm") | _spread(fresh, "caches emptied")
        records.append({"page": page.address} | times)
    bare = AppTest.from_string(BARE, default_timeout=TIMEOUT_S).run()
    records.append({"page": "(one line of text)"} | _spread(_timed(bare, RUNS), "caches warm"))
    return pd.DataFrame(records).fillna("")


def calls_of_pages() -> list[Call]:
    """Every distinct call that the pages make as they open and with the last option of each choice."""
    with _noted_calls() as calls:
        for page in site_pages():
            clear_page_caches()
            for name, code in _last_options(page).items():
                opened(page, **{name: code})
    return list({(call.name, repr(call.arguments)): call for call in calls}.values())


def query_functions() -> dict[str, Callable[..., object]]:
    """Every query function, as `module.name`: the public functions that take a cursor first."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in _query_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "cursor"
    }


def opened(page: Page, **parameters: str) -> AppTest:
    """The site on this page, asked with these parameters.

    Raises:
        RuntimeError: when the page fails, with its message.
    """
    app = AppTest.from_file(SITE, default_timeout=TIMEOUT_S).run()
    app.switch_page(f"../pages/{page.script}")
    for name, code in parameters.items():
        app.query_params[name] = code
    return checked(app.run(), page)


def checked(app: AppTest, page: Page) -> AppTest:
    """The app, when its last run did not fail."""
    if app.exception:
        raise RuntimeError(f"pages/{page.script} failed: {app.exception[0].message}")
    return app


def clear_page_caches() -> None:
    """Forget every row, card and figure, as on a server that has just started."""
    for name, cached in vars(store).items():
        if callable(cached) and hasattr(cached, "clear") and name not in CACHES_OF_THE_PROCESS:
            cached.clear()


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
                clear_page_caches()
            app.run()
    return times


def _spread(times: list[float], name: str) -> dict[str, str]:
    return {f"{name}, p50": milliseconds(p50(times)), f"{name}, p95": milliseconds(p95(times))}


def _last_options(page: Page) -> dict[str, str]:
    """The code of the last option of each choice of a page, by parameter of the address."""
    found: dict[str, str] = {}
    choice = components.choice

    def noting(name: str, **settings: object) -> str:
        found[name] = list(settings["options"])[-1]
        return choice(name, **settings)

    with patch.object(components, "choice", noting):
        opened(page)
    return found


@contextmanager
def _noted_calls() -> Iterator[list[Call]]:
    calls: list[Call] = []
    with ExitStack() as patches:
        for name, query in query_functions().items():
            module = importlib.import_module(query.__module__)
            patches.enter_context(patch.object(module, query.__name__, _noting(name, query, calls)))
        yield calls


def _noting(name: str, query: Callable[..., object], calls: list[Call]) -> Callable[..., object]:
    @wraps(query)
    def noting(cursor, **arguments):
        calls.append(Call(name, query, arguments))
        return query(cursor, **arguments)

    return noting


def _query_modules() -> list[ModuleType]:
    names = [module.name for module in pkgutil.iter_modules(queries.__path__)]
    return [importlib.import_module(f"{queries.__name__}.{name}") for name in names]
