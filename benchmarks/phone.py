"""Phone: how soon a slow phone shows a chart, what moves, how fast it answers, here and with the peers."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
from playwright.sync_api import Browser, Locator
from playwright.sync_api import Page as Tab

from benchmarks.peers.sites import Site, running, sites
from benchmarks.report import milliseconds, p50
from benchmarks.weight import IS_SETTLED, TIMEOUT_MS, watch
from scripts.rendering import PHONE, chromium

RUNS = 3
SLOWER = 4
"""Times that the processor of the phone is slower than this one."""
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""1.6 Mbit/s down, 0.75 up, in bytes a second."""
ANSWERED_MS, SETTLED_MS = 2500, 500

# The longest time from a touch to what is painted next, of each touch.
LISTEN = """(() => {
    window.benchmarkTouches = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ interactionId, duration }) => {
        if (interactionId) window.benchmarkTouches.push(duration);
    })).observe({ type: 'event', durationThreshold: 16 });
})()"""


def phone_times() -> pd.DataFrame:
    """One row a site: milliseconds to the first chart and to the live page, its shift, its touches."""
    with chromium() as browser:
        return pd.DataFrame([_row(browser, site) for site in sites()])


def _row(browser: Browser, site: Site) -> dict[str, str]:
    with running(site) as server:
        address = server.url + site.address
        visits = [_visit(browser, site, address) for _ in range(RUNS)]
        touches = [touch for _ in range(RUNS) for touch in _touches(browser, site, address)]
    first, live, shift = (p50([visit[name] for visit in visits]) for name in ("first", "live", "shift"))
    return {
        "site": site.name,
        "first chart": milliseconds(first / 1000),
        "page that answers": milliseconds(live / 1000),
        "layout shift": f"{shift:.3f}",
        "touch to next paint, p50": milliseconds(p50(touches) / 1000) if touches else "",
        "slowest": milliseconds(max(touches) / 1000) if touches else "",
    }


def _visit(browser: Browser, site: Site, address: str) -> dict[str, float]:
    with _tab(browser, site, is_far=True) as tab:
        _opened(tab, address)
        return tab.evaluate("window.benchmarkTimes")


def _touches(browser: Browser, site: Site, address: str) -> list[float]:
    """Milliseconds from each touch to the next paint."""
    with _tab(browser, site, is_far=False) as tab:
        _opened(tab, address)
        parts = (tab.locator(f"main {selector}").first for selector in site.touched)
        return [time for part in parts for time in _touch(tab, part)]


def _touch(tab: Tab, part: Locator) -> list[float]:
    part.scroll_into_view_if_needed()
    tab.wait_for_timeout(SETTLED_MS)
    tab.evaluate("window.benchmarkTouches.length = 0")
    part.tap()
    tab.wait_for_timeout(ANSWERED_MS)
    times = tab.evaluate("window.benchmarkTouches")
    return [max(times)] if times else []


def _opened(tab: Tab, address: str) -> None:
    tab.goto(address, wait_until="commit")
    tab.wait_for_function(IS_SETTLED, timeout=2 * TIMEOUT_MS)


@contextmanager
def _tab(browser: Browser, site: Site, *, is_far: bool) -> Iterator[Tab]:
    """A tab of a phone that has never seen the site, on its slow network or not."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    context = browser.new_context(viewport=size, is_mobile=True, has_touch=True, locale="fr-FR")
    context.add_init_script(watch(site))
    context.add_init_script(LISTEN)
    tab = context.new_page()
    tools = context.new_cdp_session(tab)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if is_far:
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", NETWORK)
    yield tab
    context.close()
