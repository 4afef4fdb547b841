"""What leaves the site from the browser: pictures, tables, links to one chart, views in other sites."""

import xml.etree.ElementTree as ElementTree

from playwright.sync_api import expect

from scripts.rendering import PHONE, wait_until_drawn

PROFILES = "[class*='st-key-card-impacts-percus_profils']"


def test_a_vector_picture_keeps_its_numbers_as_text(open_page):
    tab = open_page("/impacts")
    with tab.page.expect_download() as download:
        tab.page.locator(PROFILES).get_by_role("link", name="Image (SVG)").click()

    drawing = ElementTree.parse(download.value.path())
    written = " ".join("".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert {"88", "83", "75", "50", "53", "70", "81"} <= set(written.split())  # the associations
    assert "Comisis-OpinionWay" in written


def test_the_link_of_a_chart_opens_it_alone(open_page):
    tab = open_page("/impacts?profil=fondations")
    tab.page.locator("[class*='st-key-card-impacts-percus_distribution']").get_by_role(
        "button", name="Lien et autres formats"
    ).click()
    address = tab.page.get_by_text("carte=impacts-percus_distribution_fondations").first.inner_text()
    assert address.startswith("http://localhost:")

    tab.page.goto(address)
    wait_until_drawn(tab.page)
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(1)
    expect(tab.page.get_by_role("heading", name="des fondations attendent")).to_have_count(1)

    tab.page.get_by_role("button", name="Toute la page").click()
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(3)
    expect(tab.page.get_by_role("heading", name="des fondations attendent")).to_have_count(1)


def test_an_embedded_view_has_its_source_and_no_navigation(open_page):
    tab = open_page("/impacts?carte=impacts-percus_profils&embed=true", size=PHONE)

    expect(tab.page.locator(".js-plotly-plot")).to_have_count(1)
    expect(tab.page.get_by_text("Source\u202f: Le RAMEAU")).to_have_count(1)
    expect(tab.page.get_by_role("link", name="Voir sur le site de l’Observatoire")).to_be_visible()
    assert tab.page.get_by_role("button", name="Explorer").count() == 0
    assert tab.page.get_by_role("link", name="PowerPoint").count() == 0
    assert not tab.scrolls_sideways()


def test_a_chart_that_no_longer_exists_is_said_and_its_page_shown(open_page):
    tab = open_page("/impacts?carte=retire")
    expect(tab.page.get_by_text("Le graphique «\u202fretire\u202f» n’existe pas, ou plus")).to_have_count(1)
    expect(tab.page.locator(".js-plotly-plot")).to_have_count(3)
