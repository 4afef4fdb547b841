"""axe-core on every page, all unfolded: light, dark, on a phone, at twice the size. What it finds is not ours."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from dashboard import sitemap
from scripts.rendering import DESKTOP, PHONE, wait_until_drawn
from tests.browser.harness import Dashboard, watched_tab


@dataclass(frozen=True)
class Streamlits:
    """A fault in the markup of one of Streamlit's own parts, which no option and no style of ours can mend."""

    rule: str
    selector: str
    why: str


NOT_OURS = [
    Streamlits(
        rule="list",
        selector='[data-testid="stSidebarNavItems"]',
        why="the menu of a small screen puts a div for each group straight into its list",
    ),
    Streamlits(
        rule="listitem",
        selector='[data-testid="stSidebarNavItems"] > div > li',
        why="the same list, seen from its items",
    ),
    Streamlits(
        rule="scrollable-region-focusable",
        selector='[data-testid="stTable"] > div:has(> table)',
        why="the box of a wide table has no tabindex; the browser lets Tab in (test_keyboard.py), Safari may not",
    ),
    Streamlits(
        rule="presentation-role-conflict",
        selector='[data-testid="stFileUploaderDropzone"]',
        why="the zone where a file is dropped has no role but a name; its button has both",
    ),
]

BASKET = "/presentation?panier=%3Ftitre%3DComit%25C3%25A9~impacts%3Fcarte%3Dimpacts-percus_profils"
ALONE = "/impacts?carte=impacts-percus_profils"
ADDRESSES = [*(f"/{address}" for address in sitemap.PAGES), ALONE, f"{ALONE}&embed=true", BASKET]
ZOOMED = (DESKTOP[0] // 2, DESKTOP[1] // 2)  # what a desktop window holds at 200 %
STATES = {
    "light": (DESKTOP, "light"),
    "dark": (DESKTOP, "dark"),
    "390 px": (PHONE, "light"),
    "200 %": (ZOOMED, "light"),
}
UNFOLD = "() => document.querySelectorAll('details:not([open]) > summary').forEach((title) => title.click())"
HAS_GROUND = (
    """(scheme) => getComputedStyle(document.querySelector('[data-testid="stApp"]')).colorScheme === scheme"""
)
FAULTS = """async (known) => {
    const options = {
        resultTypes: ['violations'], elementRef: true, iframes: false, rules: {'target-size': {enabled: true}},
    };
    const found = await axe.run(document, options);
    const isKnown = (rule, element) => known.some((one) => one.rule === rule && element.matches(one.selector));
    return found.violations.flatMap(({id, impact, nodes}) => nodes
        .filter(({element}) => !isKnown(id, element))
        .map(({html, failureSummary}) => `${id} (${impact}): ${html.slice(0, 200)} ${failureSummary}`));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, dashboard: Dashboard) -> Iterator[Page]:
    """One tab for all pages and states, drawn at two pixels a point as at 200 %, without movement."""
    context = browser.new_context(
        base_url=dashboard.url, locale="fr-FR", device_scale_factor=2, reduced_motion="reduce"
    )
    tab = watched_tab(context.new_page())
    yield tab.page
    context.close()
    assert tab.outside == []
    assert tab.errors == []


def open_unfolded(page: Page, address: str) -> None:
    """The page in its first state, every table and list unfolded, and axe-core beside it."""
    show(page, "light")
    page.goto(address)
    wait_until_drawn(page)
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)


def show(page: Page, state: str) -> None:
    (width, height), scheme = STATES[state]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    if page.url != "about:blank":
        page.wait_for_function(HAS_GROUND, arg=scheme)
        wait_until_drawn(page)


def faults(page: Page) -> list[str]:
    """What axe-core finds, minor or critical, but for the known faults of Streamlit's own parts."""
    known = [{"rule": one.rule, "selector": one.selector} for one in NOT_OURS]
    return page.evaluate(FAULTS, known)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_has_no_fault_in_any_state(page: Page, address: str):
    open_unfolded(page, address)
    found = {}
    for state in STATES:
        show(page, state)
        found[state] = faults(page)
    assert found == {state: [] for state in STATES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_over_a_page_has_no_fault(page: Page, scheme: str):
    open_unfolded(page, "/impacts")
    show(page, scheme)
    for name in ("Sources", "Lien et autres formats"):
        page.get_by_role("button", name=name).first.click()
        page.wait_for_timeout(300)
        assert faults(page) == []
        page.keyboard.press("Escape")


def test_the_menu_of_a_small_screen_has_no_fault_of_ours(page: Page):
    open_unfolded(page, "/methode")
    show(page, "390 px")
    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_role("link", name="Accessibilité").wait_for()
    assert faults(page) == []


def test_every_known_fault_of_streamlit_is_still_there(page: Page):
    """One that a new version has mended leaves the list."""
    open_unfolded(page, "/reperes")
    show(page, "390 px")
    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_role("link", name="Accessibilité").wait_for()
    found = still_there(page)
    open_unfolded(page, BASKET)
    assert found | still_there(page) == {one.rule for one in NOT_OURS}


def still_there(page: Page) -> set[str]:
    """Rules that a known part of Streamlit's breaks on this page."""
    hidden = page.evaluate(FAULTS, [])
    return {fault.partition(" ")[0] for fault in hidden} - {fault.partition(" ")[0] for fault in faults(page)}


def test_a_fault_of_ours_would_be_found(page: Page):
    open_unfolded(page, "/methode")
    page.evaluate("""() => {
        const part = document.querySelector('h2.section-title');
        part.insertAdjacentHTML('afterend', '<h5>Trop bas</h5><p style="color:#AAA">Trop pâle</p><img src="/x.png">');
    }""")
    found = {fault.partition(":")[0] for fault in faults(page)}
    assert found == {"heading-order (moderate)", "color-contrast (serious)", "image-alt (critical)"}
