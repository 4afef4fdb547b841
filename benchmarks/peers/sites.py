"""Sites: the dashboard and its peers, each started as its users start it, on a free port of this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Page as Tab

from benchmarks.peers import tables

ROOT = Path(__file__).resolve().parents[2]
PLAIN_APP = Path(__file__).parent / "plain_streamlit.py"
REQUIREMENTS = ROOT / "benchmarks" / "requirements.txt"
PEERS_VENV = Path(sys.prefix) / "peers"
START_S = 60
ANSWERS_EVERY_S = 0.01
SCROLL_MS = 500
QUIET = ("--server.headless=true", "--server.address=localhost", "--browser.gatherUsageStats=false")
"""What a plain Streamlit needs to start without asking anybody anything; the rest stays default."""


class Site(NamedTuple):
    """Something that shows the results of one profile and lets a reader choose another."""

    name: str
    address: str
    mark: str
    """CSS selector of a mark inside a chart: the first one that matches is the first chart drawn."""
    waits: str
    """CSS selector of what stands until the page answers to its choices; blank for none."""
    touched: tuple[str, ...]
    """CSS selectors of what a reader touches on a phone, one after the other."""
    command: Callable[[Path, int], list[str]]
    """Folder of its own and port in, what starts its server out; writes the files it needs first."""
    folder: Path | None
    """Where it runs; its own temporary folder without it."""
    pick: Callable[[Tab, int], None]
    """Choose the profile at this place of the list, as a reader does; the last thing it does is the click."""


class Server(NamedTuple):
    """A running server of a site."""

    url: str
    port: int
    pid: int
    start_s: float
    """From its start to its first answer, seconds."""


@contextmanager
def running(site: Site) -> Iterator[Server]:
    """The site's server, once it answers; stopped at the end.

    Raises:
        RuntimeError: when it stops or does not answer within a minute, with what it wrote.
    """
    with TemporaryDirectory(prefix="benchmark-site-") as name:
        folder, port = Path(name), _free_port()
        command = site.command(folder, port)
        log = folder / "server.log"
        start = time.perf_counter()
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=site.folder or folder, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            _wait_for_answer(port, process, log)
            yield Server(f"http://localhost:{port}", port, process.pid, time.perf_counter() - start)
        finally:
            _stop(process)


@cache
def datasette_fault() -> str:
    """Installs Datasette in a virtual environment of its own; why it cannot be had, `""` when it can."""
    installed = PEERS_VENV / "requirements.txt"
    if installed.is_file() and installed.read_bytes() == REQUIREMENTS.read_bytes():
        return ""
    try:
        venv.create(PEERS_VENV, with_pip=True, clear=True)
        subprocess.run(
            [_peer_program("python"), "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS], check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        return f"Datasette is left out: it could not be installed ({error})."
    shutil.copyfile(REQUIREMENTS, installed)
    return ""


def _dashboard(folder: Path, port: int) -> list[str]:
    return [*_streamlit("app.py", port), "--server.headless=true"]


def _plain(folder: Path, port: int) -> list[str]:
    shutil.copyfile(PLAIN_APP, folder / "app.py")
    tables.write_csv(folder)
    return [*_streamlit("app.py", port), *QUIET]


def _datasette(folder: Path, port: int) -> list[str]:
    tables.write_sqlite(folder / "figures.db")
    return [str(_peer_program("datasette")), str(folder / "figures.db"), "--port", str(port)]


def _streamlit(script: str, port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"]


def _peer_program(name: str) -> Path:
    return PEERS_VENV / ("Scripts" if os.name == "nt" else "bin") / name


def _pick_button(tab: Tab, place: int) -> None:
    tab.get_by_role("radiogroup", name="Profil").get_by_role("radio").nth(place).click()


def _pick_in_list(tab: Tab, place: int) -> None:
    """The list unfolds only where nothing scrolls any more."""
    unfolds = tab.get_by_role("combobox").first
    unfolds.scroll_into_view_if_needed()
    tab.wait_for_timeout(SCROLL_MS)
    unfolds.click()
    tab.get_by_role("option").nth(place).click()


def _pick_facet(tab: Tab, place: int) -> None:
    """A click on a facet leaves only its rows: the list of all comes back with the browser's own button."""
    if "profil=" in tab.url.replace("_facet=profil", ""):
        tab.go_back()
        tab.wait_for_selector(_VEGA_MARK)
    tab.locator(".facet-results li a").filter(has_not_text="✖").nth(place).click()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for_answer(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(ANSWERS_EVERY_S)
    raise RuntimeError(f"The server did not start. It wrote:\n{log.read_text(encoding='utf-8')}")


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


_PLOTLY_MARK = ", ".join(
    f".js-plotly-plot {mark}"
    for mark in (".scatterlayer .point", ".barlayer .point", ".choroplethlayer path")
)
_VEGA_MARK = ".vega-embed canvas.marks"
_FACETS = (
    "/figures/figures?mesure_id=share&_facet=profil"
    "#g.mark=bar&g.x_column=item&g.x_type=ordinal&g.y_column=valeur&g.y_type=quantitative"
    "&g.color_column=question"
)

_TOUCHED = (
    "details.limits > summary",
    "[role=tab]:nth-of-type(2)",
    "[role=tab]:nth-of-type(1)",
    ".drawing [data-said]",
    "details.filter > summary",
    "[role=radio]:nth-of-type(3)",
)

DASHBOARD = Site(
    "dashboard", "/profils", ".drawing [data-mark]", "#paint", _TOUCHED, _dashboard, ROOT, _pick_button
)
PLAIN = Site(
    *("plain Streamlit", "/", _PLOTLY_MARK, "", (".js-plotly-plot .draglayer", "[role=combobox]")),
    *(_plain, None, _pick_in_list),
)
DATASETTE = Site("Datasette, Vega", _FACETS, _VEGA_MARK, "", (), _datasette, None, _pick_facet)


def sites() -> list[Site]:
    """The dashboard and every peer that this machine can run, the dashboard first."""
    return [DASHBOARD, PLAIN, *([] if datasette_fault() else [DATASETTE])]
