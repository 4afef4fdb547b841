"""What a reader asks a card for: what a word means, how sure a value is, one more profile in colour."""

import pytest
from playwright.sync_api import Page, expect

from scripts.rendering import DESKTOP, PHONE, wait_until_drawn

QUESTION = "/comparer?lecture=question"
TOPS = """() => [...document.querySelectorAll('[class*="st-key-said-"], [class*="st-key-listed-"]')]
    .map((part) => Math.round(part.getBoundingClientRect().top))"""
ARE_IN_COLOUR = """(wanted) => [0, 1, 2, 3].map((number) => number === 0 || getComputedStyle(
    document.querySelector(`.drawing [data-quiet="${number}"]:not(text, g)`)).filter === 'none')
    .join() === wanted.join()"""
LINES = """() => document.querySelector('.drawing').querySelectorAll('line').length"""
HAS_MORE_LINES = f"(before) => ({LINES})() > before"


def drawn(page: Page, wanted: list[bool]) -> None:
    """Wait until the series of the first chart are in colour, or in grey."""
    page.wait_for_function(ARE_IN_COLOUR, arg=wanted)


def test_two_of_five_profiles_are_in_colour_until_the_others_are_asked_for(open_page):
    page = open_page(QUESTION).page
    drawn(page, [True, False, False, False])

    box = page.get_by_role("checkbox", name="Entreprises")
    box.check()
    page.mouse.move(5, 5)
    page.evaluate("document.activeElement.blur()")
    drawn(page, [True, False, True, False])

    page.locator(".drawing").hover()
    drawn(page, [True] * 4)


@pytest.mark.parametrize("first", ["citoyens", "elus_locaux", "entreprises", "associations", "fondations"])
def test_the_sentence_of_a_duel_and_its_third_profile_stand_in_one_row(open_page, first):
    tops = open_page(f"/comparer?profil={first}").page.evaluate(TOPS)
    assert len(tops) == 3
    assert max(tops) - min(tops) <= 2


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_term_of_art_opens_what_it_means_and_closes_with_escape(open_page, size):
    tab = open_page("/comparer", size=size)
    term = tab.page.locator(".term")
    expect(term).to_have_count(1)
    meaning = term.locator(".meaning")
    expect(meaning).to_be_hidden()
    term.focus()
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
    tab.page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    term.click()
    expect(meaning).to_be_visible()
    assert not tab.scrolls_sideways()


def test_margins_are_drawn_on_every_value_when_asked_for(open_page):
    page = open_page("/").page
    before = page.evaluate(LINES)
    page.get_by_text("Montrer les marges d’erreur").click()
    page.wait_for_function(HAS_MORE_LINES, arg=before)
    wait_until_drawn(page)


def test_values_without_a_known_base_have_no_margins_to_show(open_page):
    assert open_page(QUESTION).page.get_by_text("Montrer les marges d’erreur").count() == 0
