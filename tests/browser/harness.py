"""Browser harness: a dashboard running on a free port, and tabs that keep account of what goes wrong."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Route

from dashboard.server.logs import FAILED

ROOT = Path(__file__).resolve().parents[2]
THIS_MACHINE = {"localhost", "127.0.0.1"}

ERROR_BOXES = '[data-testid="stException"], [data-testid="stAlertContentError"], [role="dialog"]'


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its address, and the file that its server writes to."""

    url: str
    log: Path

    def failures(self) -> list[str]:
        """The line of every page or route that failed, and the last line of every other traceback."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("Traceback")]
        failed = [line for line in lines if FAILED in line]
        return [*failed, *(_last_line(lines[start + 1 :]) for start in starts)]


@dataclass
class Tab:
    """One tab: its page, the hosts it asked for beside this machine, and the errors of its console."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def error_boxes(self) -> list[str]:
        """The text of every error box and dialog on the page."""
        return self.page.locator(ERROR_BOXES).all_inner_texts()

    def scrolls_sideways(self) -> bool:
        """Whether something on the page is wider than the window."""
        return self.page.evaluate(
            """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
                .some((element) => element.scrollWidth > element.clientWidth)"""
        )


@contextmanager
def running_dashboard(log: Path) -> Iterator[Dashboard]:
    """`streamlit run app.py` on a free port, as a reader starts it, stopped at the end.

    Raises:
        RuntimeError: when the server stops or does not answer within a minute, with what it wrote.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.headless=true"]
    with log.open("wb") as output:
        server = subprocess.Popen([*command, *options], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        dashboard = Dashboard(url=f"http://localhost:{port}", log=log)
        _wait_until_it_answers(dashboard, server)
        yield dashboard
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def watched_tab(page: Page) -> Tab:
    """A tab that refuses every host but this machine and records what is asked and what fails."""
    tab = Tab(page)
    page.route(lambda url: not _is_here(url), lambda route: _refuse(route, tab))
    page.on("console", lambda message: _record_console(message, tab))
    page.on("pageerror", lambda error: tab.errors.append(str(error)))
    page.on("requestfailed", lambda request: _record_failure(request, tab))
    return tab


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(dashboard: Dashboard, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{dashboard.url}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The dashboard did not start. It wrote:\n{dashboard.log.read_text(encoding='utf-8')}")


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob"} or parts.hostname in THIS_MACHINE


def _refuse(route: Route, tab: Tab) -> None:
    tab.outside.append(route.request.url)
    route.abort()


def _record_console(message: ConsoleMessage, tab: Tab) -> None:
    if message.type == "error":
        tab.errors.append(f"{message.text} ({message.location.get('url', '')})")


def _record_failure(request: Request, tab: Tab) -> None:
    if not _is_here(request.url) and request.url not in tab.outside:
        tab.outside.append(request.url)


def _last_line(traceback: list[str]) -> str:
    """The line that names the exception: the first that is not indented."""
    return next((line for line in traceback if line and not line.startswith(" ")), "Traceback without an end")
