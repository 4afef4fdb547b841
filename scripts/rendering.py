"""A page of the dashboard in Chromium: opened, waited for until all of it is drawn, and measured."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.browser import find_browser, launch_arguments

DESKTOP = (1440, 900)
PHONE = (390, 844)

# The first paint is gone, the script has run, nothing waits for data, all drawings stand, and a chart that is
# explored has its marks: a map is empty until its world file has come, so its regions are asked for by name.
IS_DRAWN = """() => {
    if (document.getElementById('paint')) return false;
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app || app.dataset.testConnectionState !== 'CONNECTED') return false;
    if (app.dataset.testScriptState !== 'notRunning') return false;
    const waiting = `[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"],
        .drawing[data-svg]`;
    if (document.querySelector(waiting)) return false;
    if (!document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]')) return false;
    return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((chart) => {
        const plot = chart.querySelector('.js-plotly-plot');
        if (!plot || !plot.querySelector('.main-svg')) return false;
        const hasMap = (plot.data || []).some((trace) => trace.type === 'choropleth');
        return !hasMap || plot.querySelector('.choroplethlayer path') !== null;
    });
}"""

CONTENT_HEIGHT = """() => Math.ceil(document.querySelector('[data-testid="stMain"]').scrollHeight)"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running headless browser that reaches this machine and no other.

    Raises:
        NoBrowser: when this machine has none.
    """
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=launch_arguments())
        yield browser
        browser.close()


def wait_until_drawn(page: Page, *, timeout_s: float = 30) -> None:
    """Wait until Streamlit has finished and the charts stand, and still do a moment later (a second run)."""
    page.wait_for_function(IS_DRAWN, timeout=timeout_s * 1000)
    page.wait_for_timeout(300)
    page.wait_for_function(IS_DRAWN, timeout=timeout_s * 1000)


def show_whole(page: Page) -> None:
    """Make the window as high as the page: Streamlit scrolls inside a container, not the window itself."""
    width = page.viewport_size["width"]
    for _ in range(2):  # the first change of height may change the layout once more
        page.set_viewport_size({"width": width, "height": max(page.evaluate(CONTENT_HEIGHT), 400)})
        wait_until_drawn(page)
