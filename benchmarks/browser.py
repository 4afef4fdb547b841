"""Browser: how long a reader waits, from navigation or a click to the last chart, in a real Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from playwright.sync_api import Browser, Locator
from playwright.sync_api import Page as Tab

from benchmarks.report import milliseconds, p50
from dashboard import sitemap
from dashboard.blocks import Page
from scripts.rendering import DESKTOP, IS_DRAWN, chromium, wait_until_drawn
from tests.browser.harness import running_dashboard

COLD_STARTS = 3
WARM_VISITS = 7
NEW_OPTIONS = 3
KNOWN_OPTIONS = 6
SETTLED_MS = 300
"""A list that opens while the page still scrolls closes again."""
TIMEOUT_S = 60
STATES = "options => options.map(o => [o.innerText, 'true' === (o.ariaChecked || o.ariaSelected)])"
MAIN = '[data-testid="stMain"]'

# Milliseconds since the navigation began: the last click, the last change inside a chart, and when the page
# last became whole, which stands for the last chart on a page of text.
WATCH = f"""(() => {{
    const isDrawn = {IS_DRAWN};
    const times = window.benchmarkTimes = {{ click: 0, chart: 0, drawn: 0 }};
    const chartOf = (node) => (node.closest ? node : node.parentElement)?.closest('.drawing');
    new MutationObserver((changes) => {{
        if (changes.some((change) => chartOf(change.target))) times.chart = performance.now();
    }}).observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
    document.addEventListener('click', () => {{ times.click = performance.now(); }}, true);
    let wasDrawn = false;
    const watch = () => {{
        const nowDrawn = isDrawn();
        if (nowDrawn && !wasDrawn) times.drawn = performance.now();
        wasDrawn = nowDrawn;
        requestAnimationFrame(watch);
    }};
    watch();
}})()"""


def browser_times() -> pd.DataFrame:
    """Milliseconds to the last chart of each page: medians, one row a page.

    Cold: a server and a browser that have just started. Warm: both have shown the page before. A click is on
    an option of the page's first choice: new to the server, or drawn before.
    """
    pages = list(sitemap.pages().values())
    with chromium() as browser:
        cold = [[_cold(browser, page) for _ in range(COLD_STARTS)] for page in pages]
        with _server() as url:
            warm = [_warm(browser, url, page) for page in pages]
    return pd.DataFrame(
        {"page": f"/{page.address}", "cold": milliseconds(p50(first))} | later
        for page, first, later in zip(pages, cold, warm, strict=True)
    )


def _cold(browser: Browser, page: Page) -> float:
    with _server() as url, _tab(browser) as tab:
        return _visit(tab, f"{url}/{page.address}")


def _warm(browser: Browser, url: str, page: Page) -> dict[str, str]:
    with _tab(browser) as tab:
        warm = [_visit(tab, f"{url}/{page.address}") for _ in range(WARM_VISITS + 1)][1:]
        new, known = _clicks(tab) if sitemap.choices_of(page) else ([], [])
    medians = {"warm": warm, "click, new option": new, "click, known option": known}
    return {name: milliseconds(p50(times)) for name, times in medians.items() if times}


def _visit(tab: Tab, address: str) -> float:
    """Seconds from the navigation to the live page with its last chart."""
    tab.goto(address)
    wait_until_drawn(tab, timeout_s=TIMEOUT_S)
    times = tab.evaluate("window.benchmarkTimes")
    return max(times["chart"], times["drawn"]) / 1000


def _clicks(tab: Tab) -> tuple[list[float], list[float]]:
    """Seconds from a click to the last chart, on options not drawn before and on options drawn before."""
    new: list[float] = []
    known: list[float] = []
    chosen: set[str] = set()
    while len(known) < KNOWN_OPTIONS and (options := _options(tab)).count():
        states = dict(options.evaluate_all(STATES))
        chosen |= {text for text, is_chosen in states.items() if is_chosen}
        unseen = [text for text in states if text not in chosen]
        is_new = bool(unseen) and len(new) < NEW_OPTIONS
        text = unseen[0] if is_new else next(text for text in states if text in chosen and not states[text])
        (new if is_new else known).append(_click(tab, options.nth(list(states).index(text))))
    return new, known


def _options(tab: Tab) -> Locator:
    """The options of the page's first choice; a list is unfolded to have them."""
    first = tab.locator(f"{MAIN} [role=radiogroup], {MAIN} [role=combobox]").first
    if first.get_attribute("role") == "combobox":
        first.scroll_into_view_if_needed()
        tab.wait_for_timeout(SETTLED_MS)
        first.click()
        tab.locator("[role=option]").first.wait_for()
        return tab.locator("[role=option]")
    return first.locator("[role=radio]")


def _click(tab: Tab, option: Locator) -> float:
    address = tab.url
    option.click()
    tab.wait_for_url(lambda url: url != address, timeout=TIMEOUT_S * 1000)
    wait_until_drawn(tab, timeout_s=TIMEOUT_S)
    times = tab.evaluate("window.benchmarkTimes")
    last = times["chart"] if times["chart"] > times["click"] else times["drawn"]
    return (last - times["click"]) / 1000


@contextmanager
def _server() -> Iterator[str]:
    with (
        TemporaryDirectory(prefix="benchmark-server-") as folder,
        running_dashboard(Path(folder) / "server.log") as dashboard,
    ):
        yield dashboard.url


@contextmanager
def _tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="fr-FR")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()
