"""axe-core on every page, all unfolded: light, dark, on a phone, at twice the size."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from dashboard import sitemap, theme
from scripts.rendering import DESKTOP, IS_DRAWN, PHONE, wait_until_drawn
from tests.browser.harness import Dashboard, watched_tab


@dataclass(frozen=True)
class Streamlits:
    """A fault in the markup of one of Streamlit's own parts, that no option and no style of ours mends."""

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
        why="the box of a wide table has no tabindex; Chrome and Firefox let Tab in (see test_keyboard.py)",
    ),
    Streamlits(
        rule="presentation-role-conflict",
        selector='[data-testid="stFileUploaderDropzone"]',
        why="the zone where a file is dropped has a name and no role; its button has both",
    ),
    Streamlits(
        rule="region",
        selector="[data-floating-ui-portal]",
        why="what opens under a button hangs at the end of the document, outside its parts",
    ),
]

BASKET = "/presentation?panier=%3Ftitre%3DComit%25C3%25A9~impacts%3Fcarte%3Dimpacts-percus_profils"
ALONE = "/impacts?carte=impacts-percus_profils"
LINKS, EMBED = "Lien et autres formats", "À intégrer dans une page"
ACCENTS = {"light": theme.ACCENT, "dark": theme.DARK_TWINS[theme.ACCENT]}
ADDRESSES = [*(f"/{address}" for address in sitemap.PAGES), ALONE, f"{ALONE}&embed=true", BASKET]


@dataclass(frozen=True)
class State:
    """How a page is looked at, and what axe-core then looks for: what the states before cannot have shown."""

    size: tuple[int, int]
    scheme: str
    options: dict
    has_charts: bool = True  # their marks are drawn once a theme: for each width it would take a minute more


ALL = {"rules": {"target-size": {"enabled": True}}}
COLORS = {"runOnly": ["color-contrast"]}
LAYOUT = {"rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}}}
STATES = {
    "light": State(DESKTOP, "light", ALL),
    "dark": State(DESKTOP, "dark", COLORS),
    "200 %": State((DESKTOP[0] // 2, DESKTOP[1] // 2), "dark", LAYOUT, has_charts=False),
    "390 px": State(PHONE, "dark", LAYOUT, has_charts=False),
}
WITHOUT_CHARTS = ".js-plotly-plot { display: none !important; }"
UNFOLD = "() => document.querySelectorAll('details:not([open]) > summary').forEach((title) => title.click())"
HAS_THEME = """(accent) =>
    getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() === accent"""
FAULTS = """async ([known, asked]) => {
    const options = {resultTypes: ['violations'], elementRef: true, iframes: false, ...asked};
    const found = await axe.run(document, options);
    const isKnown = (id, part) => known.some(({rule, selector}) => rule === id && part.matches(selector));
    return found.violations.flatMap(({id, impact, nodes}) => nodes
        .filter(({element}) => !isKnown(id, element))
        .map(({html, failureSummary}) => `${id} (${impact}): ${html.slice(0, 200)} ${failureSummary}`));
}"""
FAULTY = """() => document.querySelector('h2.section-title').insertAdjacentHTML('afterend',
    '<h5>Trop bas</h5><p style="color: #AAA">Trop pâle</p><img src="data:,">')"""


@pytest.fixture(scope="module")
def page(browser: Browser, dashboard: Dashboard) -> Iterator[Page]:
    """One tab for all pages and states, at two pixels a point as a window at 200 % has, without movement."""
    context = browser.new_context(
        base_url=dashboard.url, locale="fr-FR", device_scale_factor=2, reduced_motion="reduce"
    )
    tab = watched_tab(context.new_page())
    yield tab.page
    context.close()
    assert (tab.outside, tab.errors) == ([], [])


def open_unfolded(page: Page, address: str, *, state: str = "light") -> None:
    """The page in one state, every table and list unfolded, with axe-core beside it."""
    _set(page, STATES[state])
    page.goto(address)
    wait_until_drawn(page)
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)


def show(page: Page, state: State) -> None:
    """Another state of the page that is open."""
    if not state.has_charts:
        page.add_style_tag(content=WITHOUT_CHARTS)
    _set(page, state)
    page.wait_for_function(HAS_THEME, arg=ACCENTS[state.scheme])
    page.wait_for_timeout(100)
    page.wait_for_function(IS_DRAWN)


def faults(page: Page, *, state: str = "light", known: list[Streamlits] = NOT_OURS) -> list[str]:
    """What axe-core finds, minor or critical, but for the known faults of Streamlit's own parts."""
    named = [{"rule": one.rule, "selector": one.selector} for one in known]
    return page.evaluate(FAULTS, [named, STATES[state].options])


def rules(found: list[str]) -> set[str]:
    return {fault.partition(":")[0] for fault in found}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_has_no_fault_in_any_state(page: Page, address: str):
    open_unfolded(page, address)
    found = {}
    for state in STATES:
        show(page, STATES[state])
        found[state] = faults(page, state=state)
    assert found == {state: [] for state in STATES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_over_a_page_has_no_fault(page: Page, scheme: str):
    open_unfolded(page, ALONE, state=scheme)
    for name, shown in {"Sources": "Méthode", LINKS: EMBED}.items():
        page.get_by_role("button", name=name).click()
        page.get_by_text(shown).wait_for()
        assert faults(page) == []
        page.keyboard.press("Escape")


def test_every_fault_laid_to_streamlit_is_still_there(page: Page):
    """One that a new version has mended leaves the list."""
    open_unfolded(page, ALONE)
    page.get_by_role("button", name=LINKS).click()
    page.get_by_text(EMBED).wait_for()
    found = rules(faults(page, known=[]))
    open_unfolded(page, BASKET)
    found |= rules(faults(page, known=[]))
    open_unfolded(page, "/comparer", state="390 px")
    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_role("link", name="Accessibilité").wait_for()
    assert faults(page) == []
    found |= rules(faults(page, known=[]))
    assert {rule.partition(" ")[0] for rule in found} == {one.rule for one in NOT_OURS}


def test_a_fault_of_ours_would_be_found(page: Page):
    open_unfolded(page, "/accessibilite")
    page.evaluate(FAULTY)
    assert rules(faults(page)) == {
        "heading-order (moderate)",
        "color-contrast (serious)",
        "image-alt (critical)",
    }


def _set(page: Page, state: State) -> None:
    width, height = state.size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=state.scheme)
