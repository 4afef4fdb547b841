"""A presentation in the browser: set aside, renamed, moved, sent by its address, saved in one's own style."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from scripts.rendering import PHONE, wait_until_drawn
from tests.dashboard.test_templates import as_potx, house_style, workbook

PROFILES = "[class*='st-key-card-impacts-percus_profils']"
RATES = "[class*='st-key-card-pratiques_taux_entreprises']"
TWO = (
    "/presentation?panier=%3Ftitre%3DComit%25C3%25A9~impacts%3Fcarte%3Dimpacts-percus_profils"
    "~pratiques%3Fcarte%3Dpratiques_taux_entreprises"
)


def titles_of(download) -> list[str]:
    slides = Presentation(download.value.path()).slides
    return [slide.shapes.title.text_frame.text for slide in slides]


def save(page: Page, name: str):
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download


def test_charts_are_set_aside_on_their_pages_and_saved_in_one_file(open_page):
    page = open_page("/impacts").page
    page.locator(PROFILES).get_by_role("button", name="Ajouter à ma présentation").click()
    expect(page.locator(PROFILES).get_by_role("button", name="Retirer de ma présentation")).to_be_visible()
    page.get_by_role("button", name="Explorer").click()
    page.get_by_role("menuitem", name="Pratiques").click()
    expect(page.get_by_role("link", name="Ma présentation\u202f: 1 graphique")).to_be_visible()
    page.locator(RATES).get_by_role("button", name="Ajouter à ma présentation").click()
    page.get_by_role("link", name="Ma présentation\u202f: 2 graphiques").click()
    expect(page.get_by_role("heading", name="Ma présentation")).to_be_visible()

    page.get_by_role("textbox", name="Diapositive 1").fill("Ce que chacun attend")
    page.get_by_role("textbox", name="Diapositive 1").press("Enter")
    page.wait_for_url(re.compile("Ce%2520que%2520chacun%2520attend"))
    page.get_by_role("button", name="Descendre").first.click()
    expect(page.get_by_role("textbox", name="Diapositive 2")).to_have_value("Ce que chacun attend")

    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("textbox", name="Diapositive 2")).to_have_value("Ce que chacun attend")
    titles = titles_of(save(page, "PowerPoint"))
    assert titles[1].startswith("57\u202f% des entreprises")
    assert titles[2:] == ["Ce que chacun attend", "Sources et méthode"]


def test_an_address_sent_by_mail_opens_the_same_presentation(open_page):
    tab = open_page(TWO, size=PHONE)
    expect(tab.page.get_by_role("textbox", name="Titre de la présentation")).to_have_value("Comité")
    expect(tab.page.get_by_role("textbox", name=re.compile("Diapositive"))).to_have_count(2)
    assert not tab.scrolls_sideways()
    tab.page.get_by_role("button", name="Retirer").first.click()
    expect(tab.page.get_by_role("textbox", name=re.compile("Diapositive"))).to_have_count(1)
    tab.page.get_by_role("button", name="Vider la présentation").click()
    expect(tab.page.get_by_text("Votre présentation est vide.")).to_be_visible()


def test_the_template_of_ones_organisation_is_used(open_page):
    page = open_page(TWO).page
    upload(page, "maison.potx", as_potx(house_style()))
    deck = Presentation(save(page, "PowerPoint").value.path())
    assert (deck.slide_width.inches, deck.slide_height.inches) == (10, 7.5)


@pytest.mark.parametrize(("name", "data"), [("classeur.pptx", workbook()), ("abime.potx", b"PK\x03\x04xx")])
def test_a_template_that_cannot_serve_is_said_and_the_sites_own_used(open_page, name, data):
    page = open_page(TWO).page
    upload(page, name, data)
    expect(page.get_by_text("Le modèle du site est utilisé à la place.")).to_be_visible()
    assert titles_of(save(page, "PowerPoint"))[0] == "Comité"


def test_pictures_of_the_whole_presentation_are_saved_too(open_page):
    page = open_page(TWO).page
    download = save(page, "PDF")
    assert download.value.suggested_filename == "observatoire_presentation_2-graphiques.pdf"
    assert io.BytesIO(download.value.path().read_bytes()).read(5) == b"%PDF-"


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(name)).to_be_visible()
    wait_until_drawn(page)
