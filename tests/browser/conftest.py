"""What every browser test starts from: one dashboard, one browser, and tabs that must stay free of errors."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from scripts.browser import NoBrowser
from scripts.rendering import DESKTOP, chromium, wait_until_drawn
from tests.browser.harness import Dashboard, Tab, running_dashboard, watched_tab


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; a machine without one fails, it does not skip."""
    try:
        with chromium() as running:
            yield running
    except NoBrowser as problem:
        pytest.fail(f"{problem} `make test` installs one.", pytrace=False)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard over the project's own tables."""
    with running_dashboard(tmp_path_factory.mktemp("server") / "server.log") as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, dashboard: Dashboard) -> Iterator[Callable[..., Tab]]:
    """Opens an address of the dashboard in a tab of its own and waits until it is drawn.

    `open_page("/regions", size=PHONE, scheme="dark")`. When the test ends, no tab may have asked another host
    for anything or written an error in its console, and the server may not have raised.
    """
    opened: list[Tab] = []
    failures_before = dashboard.failures()

    def open_(address: str, *, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Tab:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            locale="fr-FR",
            accept_downloads=True,
        )
        tab = watched_tab(context.new_page())
        opened.append(tab)
        tab.page.goto(dashboard.url + address)
        wait_until_drawn(tab.page)
        return tab

    yield open_
    for tab in opened:
        tab.page.context.close()
    assert [url for tab in opened for url in tab.outside] == [], "asked another host"
    assert [error for tab in opened for error in tab.errors] == [], "wrote errors in the console"
    assert dashboard.failures() == failures_before, "the server raised"
