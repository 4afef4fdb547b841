"""The bar on top of every page: the places, the search, the presentation, on a phone too."""

import re

from playwright.sync_api import expect

from scripts.rendering import PHONE, wait_until_drawn


def test_the_name_leads_home_and_the_open_place_is_told(open_page):
    page = open_page("/domaines").page
    places = page.locator(".st-key-places")
    expect(places.get_by_role("link", name="Domaines")).to_have_attribute("aria-current", "page")
    expect(places.get_by_role("link", name="Profils")).not_to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Observatoire des partenariats").click()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ce que les acteurs font ensemble")


def test_the_bar_stays_in_sight_when_the_page_scrolls(open_page):
    page = open_page("/domaines").page
    page.mouse.move(700, 600)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(300)
    assert page.locator(".st-key-basket-link").bounding_box()["y"] < 60


def test_the_menu_of_a_phone_closes_after_a_choice(open_page):
    page = open_page("/profils", size=PHONE).page
    expect(page.locator(".st-key-places")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Comparer").click()
    page.wait_for_url(re.compile("/comparer"))
    wait_until_drawn(page)
    expect(page.get_by_role("link", name="Territoires")).to_have_count(0)
    expect(page.get_by_role("heading", name="Comparer les profils", level=1)).to_be_visible()


def test_a_search_on_any_page_gives_links_and_leaves_with_the_choice(open_page):
    page = open_page("/comparer").page
    page.get_by_placeholder("Chercher un chiffre, une région…").fill("bretagne")
    page.wait_for_url(re.compile("recherche=bretagne"))
    wait_until_drawn(page)
    page.locator(".st-key-found").get_by_role("link", name="Bretagne", exact=True).click()
    page.wait_for_url(re.compile("/territoires[?]region=53"))
    wait_until_drawn(page)
    expect(page.locator(".st-key-found")).to_have_count(0)
    assert "recherche" not in page.url


def test_the_choices_of_a_phone_are_folded_under_what_they_say(open_page):
    page = open_page("/profils?profil=fondations", size=PHONE).page
    expect(page.get_by_role("radio", name="Associations")).to_be_hidden()
    page.get_by_text(re.compile("^Filtrer\u202f: Fondations")).click()
    page.get_by_role("radio", name="Associations").click()
    page.wait_for_url(re.compile("profil=associations"))
