"""Each number leads to its passport: a mark of a chart by a click, a cell of its table by a link."""

import re

from playwright.sync_api import expect

from scripts.rendering import wait_until_drawn

CHART = "[class*='st-key-card-impacts-percus_profils']"
FIGURE = re.compile(r"/chiffre\?id=impact-[a-z-]+-20\d\d\.impact_percu\.[a-z_]+\.top2\.share\.")


def test_a_click_on_a_dot_opens_the_passport_of_its_figure(open_page):
    page = open_page("/impacts").page
    dot = page.locator(f"{CHART} .scatterlayer .point").last
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    with page.context.expect_page() as opened:
        page.mouse.move(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    passport = opened.value
    expect(passport.get_by_role("heading", name="Passeport d’un chiffre")).to_be_visible()
    assert FIGURE.search(passport.url)


def test_a_cell_of_the_table_leads_to_the_passport_of_its_figure(open_page):
    page = open_page("/impacts").page
    page.locator(f"{CHART} summary").click()
    cell = page.locator(f"{CHART} td a").first
    assert cell.get_attribute("title") == "D’où vient ce chiffre (nouvel onglet)"
    printed = cell.inner_text()
    with page.context.expect_page() as opened:
        cell.click()
    passport = opened.value
    expect(passport.get_by_text("Où ce résultat est énoncé")).to_be_visible()
    expect(passport.locator(".key-figure .value")).to_have_text(printed)
    assert FIGURE.search(passport.url)


def test_a_mark_that_circulates_with_another_value_says_both(open_page):
    page = open_page("/comparer?question=source_innovation").page
    wait_until_drawn(page)
    shown = page.locator("[class*='st-key-card-comparer_source_innovation'] .js-plotly-plot").first
    expect(shown.get_by_text("69\u202f≠", exact=True)).to_have_count(1)
    note = page.get_by_text("Le même énoncé circule avec une autre valeur").first
    expect(note).to_contain_text("69\u202f% ici, 74\u202f%")
