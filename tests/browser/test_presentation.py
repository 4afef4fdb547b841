"""A presentation in the browser: set aside, renamed, moved, sent by its address, saved in one's own style."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from dashboard import basket
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


def titles_in(url: str) -> list[str]:
    kept = parse_qs(urlsplit(url).query).get("panier", [""])[0]
    return [view.parameter("titre") for view in basket.parsed(kept).views]


def save(page: Page, name: str):
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
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
    page.wait_for_url(lambda url: "Ce que chacun attend" in titles_in(url))
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


def test_a_template_stays_while_the_tab_is_open_and_can_be_left(open_page):
    page = open_page(TWO).page
    upload(page, "maison.pptx", house_style())
    page.get_by_role("link", name="Comparer").first.click()
    page.wait_for_url(re.compile("/comparer"))
    wait_until_drawn(page)
    page.get_by_role("link", name="Ma présentation · 2").click()
    expect(page.get_by_text("maison.pptx")).to_be_visible()
    page.get_by_role("button", name="Ne plus l’utiliser").click()
    expect(page.get_by_text("maison.pptx")).to_have_count(0)
    assert Presentation(save(page, "PowerPoint").value.path()).slide_width.inches > 13


def test_a_file_that_cannot_be_had_is_said_on_the_page(open_page):
    tab = open_page(TWO)
    page = tab.page
    state = page.locator(".st-key-basket-files [role=status]")
    page.route(
        "**/fichiers/**", lambda route: route.fulfill(status=503, content_type="text/plain", body="Occupé.")
    )
    page.get_by_role("link", name="PowerPoint", exact=True).click()
    expect(state).to_have_text("Occupé.")
    page.unroute("**/fichiers/**")
    page.route("**/fichiers/**", lambda route: route.abort())
    page.get_by_role("link", name="PowerPoint", exact=True).click()
    expect(state).to_have_text(re.compile("^Le serveur ne répond pas"))
    assert len(tab.errors) == 2  # of the two answers that never came
    tab.errors.clear()


def test_an_address_that_was_cut_says_so_and_shows_what_is_left(open_page):
    whole = basket.parsed(parse_qs(urlsplit(TWO).query)["panier"][0])
    page = open_page(f"/presentation?panier={str(whole)[:-8]}").page
    expect(page.get_by_text("L’adresse de cette présentation a été coupée en chemin")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("^Titre de la diapositive"))).to_have_count(1)


def test_each_button_of_a_slide_says_which_one(open_page):
    page = open_page(TWO).page
    expect(page.get_by_role("button", name=re.compile("^Retirer la diapositive 2"))).to_be_visible()


def test_one_limit_is_said_for_what_is_sent(open_page):
    page = open_page(TWO).page
    assert re.findall(r"\b\d+ Mo\b", page.locator("body").inner_text()) == ["20 Mo"] * 2


def test_a_presentation_made_here_comes_back_with_a_report(open_page):
    page = open_page("/presentation").page
    view = "comparer?carte=duel.elus_locaux.entreprises"
    site = page.url.partition("/presentation")[0]
    deck = page.request.get(f"{site}/fichiers/pptx", params={"vue": view}).body()
    box = page.locator("[data-refresh]")
    file = {"name": "comité.pptx", "mimeType": "application/octet-stream", "buffer": deck}
    with page.expect_download() as saved:
        box.locator("input[type=file]").set_input_files(file)
    assert saved.value.suggested_filename == "comité-a-jour.pptx"
    expect(box.locator("[data-report] p").first).to_have_text(
        re.compile("^1 graphique du site.*0 mis à jour, 1 sans changement")
    )


def test_pictures_of_the_whole_presentation_are_saved_too(open_page):
    page = open_page(TWO).page
    page.get_by_text("Autres formats").click()
    data = save(page, "PDF").value.path().read_bytes()
    assert io.BytesIO(data).read(5) == b"%PDF-"


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("[data-template] input[type=file]").set_input_files(file)
    expect(page.locator("[data-template] [data-state]")).to_have_text(
        re.compile("sera utilisé|utilisé à la place")
    )


def test_a_file_that_is_not_taken_is_said_on_the_page_in_french(open_page, tmp_path):
    page = open_page(TWO).page
    heavy, foreign = tmp_path / "lourd.pptx", tmp_path / "page.pdf"
    heavy.write_bytes(bytes(21 * 2**20))
    foreign.write_bytes(b"%PDF-1.7")
    field, said = (
        page.locator("[data-template] input[type=file]"),
        page.locator("[data-template] [data-state]"),
    )
    field.set_input_files(heavy)
    expect(said).to_have_text(re.compile("^Ce fichier est trop lourd"))
    field.set_input_files(foreign)
    expect(said).to_have_text(re.compile("^Ce fichier est un PDF.* Le modèle du site est utilisé à la place"))
