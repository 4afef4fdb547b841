"""axe-core on every page, all unfolded, in each state that readers see; then the page at its narrowest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from dashboard import sitemap
from scripts.rendering import DESKTOP, IS_DRAWN, PHONE, wait_until_drawn
from tests.browser.harness import Dashboard, Tab


@dataclass(frozen=True)
class Streamlits:
    """A fault in the markup of one of Streamlit's own parts, that no option and no style of ours mends."""

    rule: str
    selector: str
    why: str


NOT_OURS = [
    Streamlits(
        rule="region",
        selector="[data-floating-ui-portal]",
        why="a menu that opens under its button hangs at the end of the document, outside its parts",
    ),
]

BASKET = "/presentation?panier=~comparer%3Flecture%3Dduel%26carte%3Dduel.elus_locaux.entreprises"
ALONE = "/comparer?carte=duel.elus_locaux.entreprises"
FOUND, LOST = "/?recherche=emploi", "/profils?carte=disparue"
CHECKED = "/verifier?phrase=87 % des maires voient dans les alliances une source d’innovation"
TABS = ("/comparer?lecture=question", "/comparer?lecture=temps", "/sources?rubrique=methode")
ENGLISH = ("Print", "System", "Light", "Dark", "Record", "Made with", "Skip to")
PAGES = [f"/{address}" for address in sitemap.pages()]
ADDRESSES = [*PAGES, *TABS, FOUND, LOST, CHECKED, f"{ALONE}&embed=true", BASKET]
IS_SETTLED = "() => document.getAnimations().every(one => !(one instanceof CSSTransition))"  # colours too
TWICE = (DESKTOP[0] // 2, DESKTOP[1] // 2)  # what a window at 200 % has for its page
STATES = {"dark, 200 %": (TWICE, "dark"), "dark, 390 px": (PHONE, "dark")}
"""After light, so that a page changes theme once; without the charts, whose texts axe-core does not judge."""
WITHOUT_CHARTS = ".drawing { display: none !important; }"

SPACED_OUT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""  # RGAA 10.12
UNFOLD = "() => document.querySelectorAll('details:not([open]) > summary').forEach((title) => title.click())"
HAS_THEME = "(scheme) => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme"
FAULTS = """async (known) => {
    const options = {resultTypes: ['violations'], elementRef: true, iframes: false,
        rules: {'target-size': {enabled: true}}};
    const found = await axe.run(document, options);
    const isKnown = (id, part) => known.some(({rule, selector}) => rule === id && part.matches(selector));
    return found.violations.flatMap(({id, impact, nodes}) => nodes
        .filter(({element}) => !isKnown(id, element))
        .map(({html, failureSummary}) => `${id} (${impact}): ${html.slice(0, 200)} ${failureSummary}`));
}"""
FAULTY = """() => document.querySelector('h2.section-title').insertAdjacentHTML('afterend',
    '<h5>Trop bas</h5><p style="color: #AAA">Trop pâle</p><img src="data:,">')"""


@pytest.fixture(scope="module")
def tab(browser: Browser, dashboard: Dashboard) -> Iterator[Tab]:
    """One tab for all pages and states, without movement; `watched_tab` would read every file anew."""
    context = browser.new_context(base_url=dashboard.url, locale="fr-FR", reduced_motion="reduce")
    tab = Tab(context.new_page())
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    yield tab
    context.close()
    assert tab.errors == []


@pytest.fixture
def page(tab: Tab) -> Page:
    return tab.page


def open_unfolded(
    page: Page, address: str, *, size: tuple[int, int] = DESKTOP, scheme: str = "light"
) -> None:
    """The page in one state, every table and list unfolded, with axe-core beside it."""
    _set(page, size=size, scheme=scheme)
    page.goto(address)
    wait_until_drawn(page)
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    page.wait_for_timeout(100)


def show(page: Page, *, size: tuple[int, int], scheme: str) -> None:
    """Another state of the page that is open: its charts follow by themselves."""
    _set(page, size=size, scheme=scheme)
    page.wait_for_function(HAS_THEME, arg=scheme)
    page.wait_for_timeout(500)
    page.wait_for_function(IS_SETTLED)
    page.wait_for_function(IS_DRAWN)


def faults(page: Page, *, known: list[Streamlits] = NOT_OURS) -> list[str]:
    """What axe-core finds, minor or critical, but for the known faults of Streamlit's own parts."""
    return page.evaluate(FAULTS, [{"rule": one.rule, "selector": one.selector} for one in known])


def rules(found: list[str]) -> set[str]:
    return {fault.partition(":")[0] for fault in found}


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_the_page_has_no_fault_in_any_state_and_fits_the_narrowest(tab: Tab, address: str):
    open_unfolded(tab.page, address)
    found = {"light": faults(tab.page)}
    without_charts = tab.page.add_style_tag(content=WITHOUT_CHARTS)
    for state, (size, scheme) in STATES.items():
        show(tab.page, size=size, scheme=scheme)
        found[state] = faults(tab.page)
    assert found == {state: [] for state in found}
    without_charts.evaluate("(style) => style.remove()")
    tab.page.set_viewport_size({"width": 320, "height": 800})
    tab.page.add_style_tag(content=SPACED_OUT)
    tab.page.wait_for_timeout(100)
    assert not tab.scrolls_sideways()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_over_a_page_has_no_fault(page: Page, scheme: str):
    open_unfolded(page, ALONE, scheme=scheme)
    page.get_by_role("tab", name="Tableau").click()
    page.get_by_role("table").wait_for()
    assert faults(page) == []
    show(page, size=PHONE, scheme=scheme)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Territoires").wait_for()
    assert faults(page) == []


def test_what_streamlit_writes_in_english_is_said_in_french(page: Page):
    open_unfolded(page, BASKET)
    page.get_by_role("button", name="Réglages").click()
    page.get_by_text("Imprimer").wait_for()
    words = page.locator("body").inner_text()
    assert [word for word in ENGLISH if re.search(rf"\b{word}\b", words)] == []


def test_every_fault_laid_to_streamlit_is_still_there(page: Page):
    """One that a new version has mended leaves the list, and the statement on the site."""
    open_unfolded(page, BASKET)
    found = rules(faults(page, known=[]))
    page.get_by_role("button", name="Réglages").click()
    page.get_by_text("Imprimer").wait_for()
    found |= rules(faults(page, known=[]))
    assert {rule.partition(" ")[0] for rule in found} == {one.rule for one in NOT_OURS}


def test_a_fault_of_ours_would_be_found(page: Page):
    open_unfolded(page, "/sources?rubrique=accessibilite")
    page.evaluate(FAULTY)
    assert rules(faults(page)) == {
        "heading-order (moderate)",
        "color-contrast (serious)",
        "image-alt (critical)",
    }


def _set(page: Page, *, size: tuple[int, int], scheme: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
