"""Weight: how long a visitor waits for the first chart and how much travels, here and with the peers."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pandas as pd
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from benchmarks.peers.sites import Server, Site, running, sites
from benchmarks.peers.wire import relay
from benchmarks.report import milliseconds, p50, spaced
from scripts.rendering import DESKTOP, chromium

RUNS = 5
CHOICES = 4
TIMEOUT_MS = 60_000
SETTLED_MS = 500

# Milliseconds since the navigation began: first mark of a chart on screen, the page that answers, last click,
# last change in a chart; and how far parts of the page have moved.
WATCH = """([mark, waits]) => {
    const times = window.benchmarkTimes = { first: 0, live: 0, click: 0, chart: 0, shift: 0 };
    const isOfAChart = (node) =>
        (node.closest ? node : node.parentElement)?.closest('.drawing, .js-plotly-plot, .vega-embed');
    new MutationObserver((changes) => {
        if (changes.some((change) => isOfAChart(change.target))) times.chart = performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
    const look = () => {
        const now = performance.now(), isWaited = waits && document.querySelector(waits);
        if (!times.first && document.querySelector(mark)) times.first = now;
        if (times.first && !isWaited) times.live = now;
        if (!times.live) requestAnimationFrame(look);
    };
    look();
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { times.shift += value; }))
        .observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('click', () => { times.click = performance.now(); }, true);
}"""
HAS_CHART = "() => window.benchmarkTimes && window.benchmarkTimes.first > 0"
IS_SETTLED = f"""() => {{
    const times = window.benchmarkTimes;
    return times && times.live && performance.now() - Math.max(times.chart, times.live) > {SETTLED_MS};
}}"""
# A click changes the charts of its document, or leads to a new one, which was not asked for before.
HAS_CHANGED = f"""() => {{
    const times = window.benchmarkTimes;
    const isChanged = times && times.live && times.chart > times.click && (!times.asked || times.click > 0);
    return isChanged && performance.now() - times.chart > {SETTLED_MS};
}}"""
# Bytes of the document and of all files that had come when the first chart was on screen.
BEFORE = """() => performance.getEntries()
    .filter((one) => one.entryType === 'navigation' || one.responseEnd <= window.benchmarkTimes.first)
    .reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0)"""


class Visits(NamedTuple):
    """What the visits of one site took: seconds and bytes, one value a run."""

    start: list[float]
    fresh: list[float]
    first: list[float]
    live: list[float]
    shift: list[float]
    again: list[float]
    change: list[float]
    before_bytes: list[float]
    first_bytes: list[float]
    again_bytes: list[float]


def visit_times() -> pd.DataFrame:
    """One row a site, then the peers against the dashboard: medians of `RUNS` visits, sites taken in turn."""
    found = {site: Visits(*([] for _ in Visits._fields)) for site in sites()}
    with chromium() as browser:
        for _ in range(RUNS):
            for site, visits in found.items():
                _visit(browser, site, visits)
    rows = [{"site": site.name} | _medians(visits) for site, visits in found.items()]
    return pd.DataFrame([*rows, *_ratios(found)])


def _visit(browser: Browser, site: Site, visits: Visits) -> None:
    """One round: first reader of a new server, first visit, the same reader again, choices, bytes."""
    with running(site) as server:
        visits.start.append(server.start_s)
        with _tab(browser, site) as tab:
            visits.fresh.append(_first_chart(tab, server.url + site.address))
            tab.wait_for_function(IS_SETTLED, timeout=TIMEOUT_MS)
        with _tab(browser, site) as tab:
            visits.first.append(_first_chart(tab, server.url + site.address))
            tab.wait_for_function(IS_SETTLED, timeout=TIMEOUT_MS)
            visits.live.append(tab.evaluate("window.benchmarkTimes.live") / 1000)
            visits.shift.append(tab.evaluate("window.benchmarkTimes.shift"))
            tab.goto("about:blank")
            visits.again.append(_first_chart(tab, server.url + site.address))
            visits.change.append(p50([_change(tab, site, place) for place in _places()]))
        _weigh(browser, site, server, visits)


def _weigh(browser: Browser, site: Site, server: Server, visits: Visits) -> None:
    with relay(server.port) as wire, _tab(browser, site) as tab:
        for counted in (visits.first_bytes, visits.again_bytes):
            before = wire.received
            _first_chart(tab, wire.url + site.address)
            tab.wait_for_function(IS_SETTLED, timeout=TIMEOUT_MS)
            if counted is visits.first_bytes:
                visits.before_bytes.append(tab.evaluate(BEFORE))
            counted.append(wire.received - before)
            tab.goto("about:blank")


def _places() -> list[int]:
    """Places of the choices made: each one twice, so that the second time the server knows them."""
    return [place % CHOICES for place in range(1, 2 * CHOICES)]


def _first_chart(tab: Tab, address: str) -> float:
    """Seconds from the navigation to the first mark of a chart."""
    tab.goto(address)
    tab.wait_for_function(HAS_CHART, timeout=TIMEOUT_MS)
    return tab.evaluate("window.benchmarkTimes.first") / 1000


def _change(tab: Tab, site: Site, place: int) -> float:
    """Seconds from the click on a profile to the last change of a chart."""
    tab.wait_for_function(IS_SETTLED, timeout=TIMEOUT_MS)
    tab.evaluate("window.benchmarkTimes.asked = true; window.benchmarkTimes.click = 0")
    site.pick(tab, place)
    tab.wait_for_function(HAS_CHANGED, timeout=TIMEOUT_MS)
    times = tab.evaluate("window.benchmarkTimes")
    return (times["chart"] - times["click"]) / 1000


@contextmanager
def _tab(browser: Browser, site: Site) -> Iterator[Tab]:
    """A tab of a browser that has never seen the site."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="fr-FR")
    context.add_init_script(watch(site))
    yield context.new_page()
    context.close()


def watch(site: Site) -> str:
    """The script that keeps the times of a page of a site."""
    return f"({WATCH})({json.dumps([site.mark, site.waits])})"


def _medians(visits: Visits) -> dict[str, str]:
    return {name: show(p50(getattr(visits, field))) for field, (name, show) in _COLUMNS.items()}


def _ratios(found: dict[Site, Visits]) -> list[dict[str, str]]:
    (_, ours), *peers = found.items()
    return [{"site": f"{site.name} ÷ dashboard"} | _ratio(visits, ours) for site, visits in peers]


def _ratio(visits: Visits, ours: Visits) -> dict[str, str]:
    return {
        name: f"{p50(getattr(visits, field)) / p50(getattr(ours, field)):.2f}"
        for field, (name, _) in _COLUMNS.items()
        if field != "shift"  # none, at times
    }


def _kilobytes(size: float) -> str:
    return f"{spaced(size / 1000)} kB"


_COLUMNS: dict[str, tuple[str, Callable[[float], str]]] = {
    "start": ("start to first answer", milliseconds),
    "fresh": ("first reader of a new server", milliseconds),
    "first": ("first visit", milliseconds),
    "live": ("page that answers", milliseconds),
    "shift": ("layout shift", "{:.3f}".format),
    "again": ("second visit", milliseconds),
    "change": ("choice of a profile", milliseconds),
    "before_bytes": ("before the first chart, received", _kilobytes),
    "first_bytes": ("first visit, received", _kilobytes),
    "again_bytes": ("second visit, received", _kilobytes),
}
