"""Me situer and Atelier in the browser: from the keyboard, without a script, and without a network."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from pptx import Presentation

from dashboard import store
from dashboard.cards import workshop
from scripts.rendering import DESKTOP, PHONE, wait_until_drawn
from tests.browser.test_accessibility import faults
from tests.browser.test_keyboard import FOCUSED, tab_to

SET = "jouer_collectif_necessaire.elus_locaux-taux_partenariat.associations"


@pytest.fixture
def open_room(browser):
    """Opens a room at an address, then takes the network away; nothing may be asked or logged after that."""
    asked, errors, contexts = [], [], []

    def open_(address: str, *, size=DESKTOP, scheme="light"):
        contexts.append(
            browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        )
        page = contexts[-1].new_page()
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        contexts[-1].set_offline(True)
        page.on("request", lambda request: asked.append(request.url))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert (asked, errors) == ([], [])


def test_a_visitor_answers_with_the_keyboard_on_a_phone_and_the_address_keeps_it(open_page, tmp_path):
    page = open_page("/me-situer?profil=elus_locaux", size=PHONE).page
    question = page.locator(".st-key-one-asked-jouer_collectif_necessaire")
    tab_to(page, "radio Oui, fortement")
    page.keyboard.press("Enter")
    first = page.locator(".st-key-one-asked-territoire_en_mouvement .placed")
    expect(first).to_have_text("Comme 35\u202f% des élus locaux (2024).")
    question.get_by_role("radio", name="Autre réponse").click()
    expect(question.locator(".placed")).to_have_text(
        "La part de cette réponse n’est pas publiée. "
        "92\u202f% des élus locaux (2020) jugent nécessaire de «\u202fjouer collectif\u202f»."
    )
    kept = "territoire_en_mouvement.oui_fortement-jouer_collectif_necessaire.autre"
    expect(page).to_have_url(re.compile(rf"reponses={kept}$"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Tout en PowerPoint").click()
    download.value.save_as(tmp_path / "situer.pptx")
    titles = [slide.shapes.title.text for slide in Presentation(tmp_path / "situer.pptx").slides]
    assert "Comme vous, 35\u202f% des élus locaux voient leur territoire innover fortement" in titles
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(page).to_have_url(re.compile(r"me-situer\?profil=elus_locaux$"))


def test_without_scripts_a_visitor_answers_by_links_and_takes_an_answer_back(browser, dashboard):
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{dashboard.url}/me-situer?profil=elus_locaux")
    question = page.locator(".one-asked").filter(has_text="jugent nécessaire")
    question.get_by_role("link", name="Oui").click()
    assert question.locator(".placed").inner_text() == "Comme 92\u202f% des élus locaux (2020)."
    assert page.locator(".card .drawing").count() == 1
    assert page.url.endswith("?profil=elus_locaux&reponses=jouer_collectif_necessaire.oui")
    question.get_by_role("link", name="Oui").click()
    assert page.url.endswith("/me-situer?profil=elus_locaux")
    page.goto(f"{dashboard.url}/me-situer?profil=associations")
    page.locator(".one-asked summary", has_text="Mécénat").click()
    page.get_by_role("link", name="Coopération économique").click()
    question = page.locator(".one-asked").filter(has_text="recours à la coopération économique")
    question.get_by_role("link", name="Oui").click()
    assert page.url.endswith("?profil=associations&reponses=cooperation_economique.oui")
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_a_workshop_is_led_from_the_keyboard_alone_once_the_network_is_gone(
    open_room, dashboard, size, scheme
):
    page = open_room(f"{dashboard.url}/atelier/salle?questions={SET}", size=size, scheme=scheme)
    shown = page.locator(".screen:visible")
    assert shown.locator("h2").inner_text() == (
        "Selon vous, quelle part des élus locaux jugent nécessaire de «\u202fjouer collectif\u202f»\u202f?"
    )
    assert "92" not in page.locator("body").inner_text()
    for key in ("4", "2", "Enter", "ArrowUp", "ArrowRight", "Enter", "Backspace"):
        page.keyboard.press(key)
    assert shown.locator(".guess:not(.setting)").all_inner_texts() == ["42\u202f%"]
    page.keyboard.press("End")
    page.keyboard.press("Space")
    assert shown.locator(".value").inner_text() == "92\u202f%"
    assert sorted(shown.locator(".guess").all_inner_texts()) == ["100\u202f%", "42\u202f%"]
    assert shown.locator(".closest").inner_text() == "Au plus près\u202f: 100\u202f%"
    assert shown.locator(".source").inner_text() == (
        "Source\u202f: IMPACT-Élus locaux, Comisis-OpinionWay, 2020"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert "Suivante" in page.evaluate(FOCUSED)
    for key in (
        "Space",
        "PageUp",
        "PageDown",
        "Space",
    ):  # the second question is shown, left, found, revealed
        page.keyboard.press(key)
    assert shown.locator(".value").inner_text() == "98\u202f%"
    page.keyboard.press("Space")
    rows = page.locator(".closing tbody tr")
    assert [row.split("\t")[:3] for row in rows.all_inner_texts()] == [
        [
            "Élus locaux\u202f: jugent nécessaire de «\u202fjouer collectif\u202f»",
            "42\u202f%, 100\u202f%",
            "92\u202f%",
        ],
        ["Associations employeuses\u202f: nouent des partenariats", "–", "98\u202f%"],
    ]


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=["16:9", "4:3"])
def test_the_longest_questions_fit_on_a_projector_with_their_guesses_and_their_source(
    open_room, dashboard, size
):
    every = sorted(store.value(workshop.questions), key=lambda one: -len(2 * one.text + one.card.source))
    names = "-".join(one.key for one in every[: workshop.MOST])
    page = open_room(f"{dashboard.url}/atelier/salle?questions={names}", size=size)
    left = []
    for _ in range(workshop.MOST):
        for key in ("4", "0", "Enter", "4", "1", "Enter", "Space", "Space"):  # set twice, revealed, next
            left.append(page.evaluate("document.documentElement.scrollHeight - innerHeight"))
            page.keyboard.press(key)
    assert (set(left), page.locator(".count").inner_text()) == ({0}, "Le bilan")


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_no_screen_of_a_workshop_has_a_fault(open_room, dashboard, size, scheme):
    page = open_room(f"{dashboard.url}/atelier/salle?questions={SET}", size=size, scheme=scheme)
    page.evaluate(AXE_SCRIPT)
    found = {"guessing": faults(page)}
    page.keyboard.press("Space")
    page.wait_for_timeout(800)
    found["revealed"] = faults(page)
    for _ in range(3):
        page.keyboard.press("Space")
    found["closing"] = faults(page)
    assert found == {"guessing": [], "revealed": [], "closing": []}


def test_the_file_of_a_workshop_runs_without_any_server(open_page, open_room, tmp_path):
    page = open_page(f"/atelier?questions={SET}").page
    with page.expect_download() as download:
        page.get_by_role("link", name="Un fichier à ouvrir sans réseau").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "atelier-observatoire-partenariats.html"
    room = open_room(path.as_uri())
    for _ in range(3):
        room.keyboard.press("Space")
    assert room.locator(".screen:visible .value").inner_text() == "98\u202f%"


def test_a_facilitator_makes_a_set_and_the_address_keeps_it(open_page):
    page = open_page("/atelier").page
    ready = store.value(workshop.chosen).address.split("-")
    page.locator(".st-key-out-0 button:visible").click()
    expect(page).to_have_url(re.compile(rf"questions={'-'.join(ready[1:])}$"))
    wait_until_drawn(page)  # the list is one of what the set lacks now
    page.get_by_role("combobox", name="Ajouter une question").click()
    page.keyboard.type("mécénat")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{'-'.join(ready[1:])}-types_partenariat\.mecenat\.entreprises$"))
    start = page.get_by_role("link", name="Lancer l’atelier")
    expect(start).to_have_attribute("href", f"/atelier/salle?{page.url.split('?')[1]}")
