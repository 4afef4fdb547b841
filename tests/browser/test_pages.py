"""What only a browser shows: pages drawn whole on every screen, the map without network, files saved."""

import csv
import struct
from itertools import product

import pytest

from scripts.rendering import DESKTOP, PHONE, wait_until_drawn

CHARTS = {
    "/": 1,
    "/comparer": 5,
    "/impacts": 3,
    "/pratiques": 8,
    "/reperes": 5,
    "/evolutions": 4,
    "/domaines": 6,
    "/regions": 7,
    "/donnees": 0,
    "/conflits": 0,
    "/couverture": 0,
    "/chiffre": 0,
    "/presentation": 0,
    "/methode": 0,
    "/accessibilite": 0,
}
SCREENS = list(product((DESKTOP, PHONE), ("light", "dark")))


@pytest.mark.parametrize("address", CHARTS)
@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_the_page_is_drawn_whole_and_nothing_scrolls_sideways(open_page, address, size, scheme):
    tab = open_page(address, size=size, scheme=scheme)

    assert tab.error_boxes() == []
    assert tab.page.locator("h1").count() == 1
    assert tab.page.locator(".js-plotly-plot").count() >= CHARTS[address]
    assert not tab.scrolls_sideways()


def test_the_map_draws_its_thirteen_regions_with_no_network_at_all(open_page):
    tab = open_page("/regions")

    regions = tab.page.locator(".choroplethlayer path")
    assert regions.count() == 13
    assert all(box["width"] > 5 and box["height"] > 5 for box in (r.bounding_box() for r in regions.all()))


def test_a_chart_is_saved_as_a_picture_of_1600_by_900_at_twice_the_scale(open_page):
    tab = open_page("/impacts")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("link", name="Image (PNG)").first.click()

    assert download.value.suggested_filename.endswith(".png")
    assert picture_size(download.value.path()) == pytest.approx((3200, 1800), abs=2)


def test_the_map_is_saved_as_a_picture_too(open_page):
    tab = open_page("/regions")
    card = tab.page.locator("[class*='st-key-card-']", has=tab.page.locator(".choroplethlayer"))
    with tab.page.expect_download() as download:
        card.get_by_role("link", name="Image (PNG)").first.click()

    assert picture_size(download.value.path()) == pytest.approx((3200, 1800), abs=2)
    assert download.value.path().stat().st_size > 60_000  # an empty map weighs less


def test_a_charts_figures_are_saved_for_french_excel(open_page):
    tab = open_page("/impacts")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("link", name="Données (CSV)").first.click()

    text = download.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 35  # seven items, five profiles


def test_a_choice_changes_the_chart_and_the_address(open_page):
    tab = open_page("/impacts")
    tab.page.get_by_role("radio", name="Fondations", exact=True).click()
    tab.page.wait_for_url("**profil=fondations**")
    wait_until_drawn(tab.page)

    assert tab.page.get_by_role("heading", name="des fondations attendent un impact fort").count() == 1


def picture_size(path) -> tuple[int, int]:
    """Width and height that a PNG file states."""
    header = path.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    return struct.unpack(">II", header[16:24])
