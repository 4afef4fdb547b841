"""The map, the ranking, the tiles, the table and the address of a region go together, by real clicks."""

import re

from playwright.sync_api import Page, expect

from scripts.rendering import wait_until_drawn

BRETAGNE, OCCITANIE, GUYANE = "53", "76", "03"
RANKING = "[class*='st-key-card-contexte-classement']"
MAP = "[class*='st-key-card-contexte-carte']"
TILES = "[class*='st-key-card-contexte-outre-mer']"

# Plotly keeps each region's code with the shape that it drew for it.
SHAPE_OF_REGION = """([card, code]) => {
    const shapes = [...document.querySelectorAll(`${card} .choroplethlayer path`)];
    return shapes.findIndex((shape) => shape.__data__ && shape.__data__.loc === code);
}"""
OUTLINE_OF_REGION = """([card, code]) => {
    const shapes = [...document.querySelectorAll(`${card} .choroplethlayer path`)];
    const shape = shapes.find((one) => one.__data__ && one.__data__.loc === code);
    return parseFloat(getComputedStyle(shape).strokeWidth);
}"""


def click_on_map(page: Page, code: str) -> None:
    """Click in the middle of a region's shape."""
    shape = page.locator(f"{MAP} .choroplethlayer path").nth(page.evaluate(SHAPE_OF_REGION, [MAP, code]))
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def click_on_text(page: Page, card: str, text: str) -> None:
    """Click where a chart writes this text: a name in the ranking, a tile."""
    written = page.locator(f"{card} .js-plotly-plot text", has_text=text).first
    written.scroll_into_view_if_needed()
    box = written.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def region_is_chosen(page: Page, *, code: str, name: str, overseas: bool = False) -> None:
    """The address, the list, the chart that has the region and the table all show it as chosen."""
    page.wait_for_url(re.compile(rf"[?&]region={code}(&|$)"))
    wait_until_drawn(page)
    expect(page.get_by_role("combobox", name="Région")).to_have_attribute("value", name)
    if overseas:
        expect(page.locator(f"{TILES} .js-plotly-plot text", has_text=name)).to_have_count(1)
        return
    assert page.evaluate(OUTLINE_OF_REGION, [MAP, code]) > 2
    expect(page.locator(f"{RANKING} .js-plotly-plot text", has_text="▸")).to_have_text(re.compile(name))
    expect(page.locator(f"{RANKING} td strong", has_text="▸")).to_have_text(f"▸ {name}")
    expect(page.get_by_role("heading", name=f"Portrait\u202f: {name}")).to_have_count(1)


def test_a_click_on_the_map_chooses_the_region_everywhere(open_page):
    page = open_page("/regions").page
    click_on_map(page, OCCITANIE)
    region_is_chosen(page, code=OCCITANIE, name="Occitanie")


def test_a_click_on_a_line_of_the_ranking_chooses_the_region_everywhere(open_page):
    page = open_page("/regions").page
    click_on_text(page, RANKING, "Bretagne")
    region_is_chosen(page, code=BRETAGNE, name="Bretagne")


def test_a_click_on_a_tile_chooses_an_overseas_region(open_page):
    page = open_page("/regions").page
    click_on_text(page, TILES, "Guyane")
    region_is_chosen(page, code=GUYANE, name="Guyane", overseas=True)


def test_an_address_with_a_region_opens_on_it_and_reset_leaves_it(open_page):
    page = open_page("/regions?region=53").page
    region_is_chosen(page, code=BRETAGNE, name="Bretagne")
    page.get_by_role("button", name="Réinitialiser").click()
    page.wait_for_url(re.compile(r"[?&]region=_T(&|$)"))
    expect(page.get_by_role("heading", name="Portrait\u202f: Bretagne")).to_have_count(0)
