"""What only a browser shows: pages drawn whole on every screen, their first chart high, nothing sideways."""

import re

import pytest

from dashboard import sitemap
from scripts.rendering import CONTENT_HEIGHT, DESKTOP, PHONE

ADDRESSES = [f"/{address}" for address in sitemap.pages()]
SCREENS = ((DESKTOP, "light"), (PHONE, "dark"))
"""Both colours on both screens, more slowly: `test_accessibility`."""
FIRST_ANSWER = 430
"""Pixels from the top of the page, on a wide screen, at which the first chart or number stands at most."""
SMALLEST_TEXT = 14
MOST_IN_GRID = 4
"""Lines of the foot of a card of half the column; three but for a region whose field names five groups."""
PROFILES = ("citoyens", "elus_locaux", "entreprises", "associations", "fondations")
SHEETS = [f"/profils?profil={code}" for code in PROFILES]
REGIONS = ["/territoires", "/territoires?region=24", "/territoires?region=27", "/territoires?region=53"]
TOP_OF_ANSWER = """() => Math.round(Math.min(
    ...[...document.querySelectorAll('.key, .drawing, .numbers, .table')]
        .filter((part) => part.offsetParent).map((part) => part.getBoundingClientRect().top)))"""
FEET = """() => [...document.querySelectorAll('[class*="st-key-card-"] div.foot')].map((foot) => {
    const middles = [], walk = document.createTreeWalker(foot, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const hidden = '.meaning, details:not([open]) > :not(summary)';
        if (!walk.currentNode.data.trim() || walk.currentNode.parentElement.closest(hidden)) continue;
        const range = document.createRange();
        range.selectNodeContents(walk.currentNode);
        middles.push(...[...range.getClientRects()].map((box) => (box.top + box.bottom) / 2));
    }
    const lines = middles.sort((a, b) => a - b).filter((y, at) => !at || y - middles[at - 1] > 6).length;
    return [foot.clientWidth > 640, lines];
})"""
SMALL_TEXTS = """(least) => [...document.querySelectorAll('main *, .st-key-page *')].filter((part) => {
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const {width, height} = part.getBoundingClientRect();
    return own && width > 2 && height > 2 && parseFloat(getComputedStyle(part).fontSize) < least;
}).map((part) => part.textContent.trim().slice(0, 60))"""
OVERLAPS = """() => [...document.querySelectorAll('.drawing > svg')].flatMap((chart) => {
    const texts = [...chart.querySelectorAll('text')].filter((text) => text.textContent.trim());
    const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5).map(([other]) => `${one} / ${other}`));
})"""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_the_page_is_drawn_whole_and_nothing_scrolls_sideways(open_page, address, size, scheme):
    tab = open_page(address, size=size, scheme=scheme)

    assert tab.error_boxes() == []
    assert tab.page.locator("h1").count() == 1
    assert not tab.scrolls_sideways()
    assert tab.page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) == []
    if size == PHONE:
        assert tab.page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize(
    "address",
    [
        "/comparer",
        "/comparer?lecture=question",
        "/comparer?lecture=temps",
        *SHEETS,
        *REGIONS,
        "/domaines",
        "/domaines?domaine=emploi",
    ],
)
def test_a_page_answers_high_is_not_too_long_and_its_cards_have_short_feet(open_page, address):
    page = open_page(address).page

    assert page.evaluate(TOP_OF_ANSWER) <= FIRST_ANSWER
    assert page.evaluate(CONTENT_HEIGHT) <= 4500
    feet = page.evaluate(FEET)
    assert feet
    assert max((lines for is_wide, lines in feet if is_wide), default=0) <= 3
    assert max((lines for is_wide, lines in feet if not is_wide), default=0) <= MOST_IN_GRID


def test_the_home_page_and_the_sources_are_short(open_page):
    home = open_page("/").page
    assert home.evaluate(CONTENT_HEIGHT) <= 1350
    assert home.evaluate(TOP_OF_ANSWER) <= FIRST_ANSWER
    assert open_page("/sources").page.evaluate(CONTENT_HEIGHT) <= 4500


def test_a_region_with_one_result_says_so_and_leads_on(open_page):
    page = open_page("/territoires?region=53").page
    assert page.get_by_text(
        "Il en va de même dans les 12 autres régions où ce résultat est publié."
    ).is_visible()
    page.get_by_role("link", name="Centre-Val de Loire\u202f: 5 chiffres").click()
    page.wait_for_url(re.compile(r"region=24"))
