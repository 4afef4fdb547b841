"""What only a browser shows: pages drawn whole on every screen, their first chart high, nothing sideways."""

from itertools import product

import pytest

from dashboard import sitemap
from scripts.rendering import CONTENT_HEIGHT, DESKTOP, PHONE, wait_until_drawn

ADDRESSES = [f"/{address}" for address in sitemap.pages()]
SCREENS = list(product((DESKTOP, PHONE), ("light", "dark")))
FIRST_ANSWER = 430
"""Pixels from the top of the page, on a wide screen, at which the first chart or number stands at most."""
SMALLEST_TEXT = 14
TOP_OF_CHART = """() => Math.round(
    document.querySelector('.key, .js-plotly-plot, .numbers').getBoundingClientRect().top)"""
SMALL_TEXTS = """(least) => [...document.querySelectorAll('main *, .st-key-page *')].filter((part) => {
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const {width, height} = part.getBoundingClientRect();
    return own && width > 2 && height > 2 && parseFloat(getComputedStyle(part).fontSize) < least;
}).map((part) => part.textContent.trim().slice(0, 60))"""
OVERLAPS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((chart) => {
    const texts = [...chart.querySelectorAll('text')].filter((text) => text.textContent.trim())
        .flatMap((text) => text.querySelector('.line') ? [...text.querySelectorAll('.line')] : [text]);
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


@pytest.mark.parametrize("address", ["/comparer", "/comparer?lecture=question", "/domaines"])
def test_a_page_answers_in_its_first_screen(open_page, address):
    page = open_page(address).page
    assert page.evaluate(TOP_OF_CHART) <= FIRST_ANSWER


@pytest.mark.parametrize("address", ["/", "/comparer", "/territoires", "/domaines", "/sources"])
def test_a_page_is_not_too_long(open_page, address):
    assert open_page(address).page.evaluate(CONTENT_HEIGHT) <= 4500


def test_an_address_that_no_page_has_is_searched_for(open_page):
    page = open_page("/page-inconnue").page
    assert page.get_by_text("Aucun résultat publié pour «\u202fpage inconnue\u202f».").is_visible()
    page.goto(page.url.split("?")[0] + "bretagne")
    wait_until_drawn(page)
    assert page.locator(".st-key-found").get_by_role("link", name="Bretagne", exact=True).is_visible()
