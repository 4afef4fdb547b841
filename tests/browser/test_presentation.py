"""A presentation in the browser: set aside, renamed, moved, sent by its address, saved in one's own style."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from scripts.rendering import PHONE, wait_until_drawn
from tests.dashboard.houses import DECK_TYPE, TYPES, changed, house_style

DUEL = "[class*='st-key-card-duel']"
TWO = (
    "/presentation?panier=%3Ftitre%3DComit%C3%A9"
    "~comparer%3Flecture%3Dduel%26carte%3Dduel.elus_locaux.entreprises"
    "~comparer%3Flecture%3Dtemps%26carte%3Devolution.taux_partenariat.entreprises"
)
OLD = "/presentation?panier=%3Ftitre%3DComit%25C3%25A9~impacts%3Fcarte%3Dimpacts-percus_profils"


def titles_of(download) -> list[str]:
    slides = Presentation(download.value.path()).slides
    return [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title]


def save(page: Page, name: str):
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download


def test_a_chart_is_set_aside_on_its_page_and_saved_under_the_readers_title(open_page):
    page = open_page("/comparer").page
    page.locator(DUEL).get_by_role("button", name="Ajouter à ma présentation").click()
    expect(page.locator(DUEL).get_by_role("button", name="Retirer de ma présentation")).to_be_visible()
    page.get_by_role("link", name="Ma présentation · 1").click()
    field = page.get_by_role("textbox", name=re.compile("^Titre de la diapositive 1"))
    expect(field).to_have_value(re.compile("^Les élus locaux"))
    field.fill("Ce que chacun attend")
    field.press("Enter")
    page.wait_for_url(re.compile(r"Ce(%2B|\+)que"))
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("textbox", name=re.compile("20 signes sur 90"))).to_be_visible()
    assert "Ce que chacun attend" in titles_of(save(page, "PowerPoint"))


def test_an_address_sent_by_mail_opens_the_same_presentation(open_page):
    tab = open_page(TWO, size=PHONE)
    page = tab.page
    expect(page.get_by_role("textbox", name="Titre de la présentation")).to_have_value("Comité")
    slides = page.get_by_role("textbox", name=re.compile("^Titre de la diapositive"))
    expect(slides).to_have_count(2)
    assert not tab.scrolls_sideways()
    page.get_by_role("button", name="Retirer").first.click()
    expect(slides).to_have_count(1)
    page.get_by_role("button", name="Vider la présentation").click()
    expect(page.get_by_text("Votre présentation est vide.")).to_be_visible()


def test_the_link_of_a_presentation_is_escaped_once(open_page):
    page = open_page(TWO).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert "%25" not in address
    page.goto(address)
    wait_until_drawn(page)
    expect(page.get_by_role("textbox", name="Titre de la présentation")).to_have_value("Comité")


def test_a_presentation_of_1_0_0_opens_under_its_title(open_page):
    page = open_page(OLD).page
    expect(page.get_by_role("textbox", name="Titre de la présentation")).to_have_value("Comité")
    expect(page.locator("[class*='st-key-slide-']")).to_have_count(1)


def test_the_template_of_ones_organisation_is_used(open_page):
    page = open_page(TWO).page
    template = b"presentationml.template.main+xml"
    upload(page, "maison.potx", changed(house_style(), TYPES, DECK_TYPE, template))
    deck = Presentation(save(page, "PowerPoint").value.path())
    assert (deck.slide_width.inches, deck.slide_height.inches) == (10, 7.5)


@pytest.mark.parametrize(("name", "data"), [("notes.pptx", b"Des notes"), ("abime.potx", b"PK\x03\x04xx")])
def test_a_template_that_cannot_serve_is_said_and_the_sites_own_used(open_page, name, data):
    page = open_page(TWO).page
    upload(page, name, data)
    expect(page.get_by_text("Le modèle du site est utilisé à la place.")).to_be_visible()
    assert titles_of(save(page, "PowerPoint"))


def test_one_limit_is_said_for_a_template(open_page):
    page = open_page(TWO).page
    expect(page.get_by_text("20 Mo au plus par fichier")).to_have_count(1)
    assert re.findall(r"\b\d+ Mo\b", page.locator("body").inner_text()) == ["20 Mo"]


def test_pictures_of_the_whole_presentation_are_saved_too(open_page):
    page = open_page(TWO).page
    page.get_by_role("button", name="Autres formats").click()
    data = save(page, "PDF").value.path().read_bytes()
    assert io.BytesIO(data).read(5) == b"%PDF-"


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(name)).to_be_visible()
    wait_until_drawn(page)


def test_a_file_that_is_not_taken_is_said_on_the_page_in_french(open_page, tmp_path):
    page = open_page(TWO).page
    heavy, foreign = tmp_path / "lourd.pptx", tmp_path / "page.pdf"
    heavy.write_bytes(bytes(21 * 2**20))
    foreign.write_bytes(b"%PDF-1.7")
    field = page.locator("input[type=file]")
    field.set_input_files(heavy)
    expect(page.locator(".failure")).to_have_text(re.compile("^Ce modèle est trop lourd"))
    page.get_by_role("button", name="Retirer lourd.pptx").click()
    expect(page.locator(".failure")).to_have_text("")
    field.set_input_files(foreign)
    expect(page.get_by_text(re.compile("^Ce fichier est un PDF"))).to_be_visible()
