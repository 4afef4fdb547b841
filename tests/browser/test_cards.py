"""A card in the browser: chart or table, its passports, its limits, and the ways that it leaves the site."""

import re
import struct

import pytest
from playwright.sync_api import Page, expect

from scripts.rendering import PHONE, wait_until_drawn

DUEL = "/comparer?profil=elus_locaux&face=entreprises"
LOADED = """() => performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => name.includes('PlotlyChart'))"""
SIZE = "({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight]"
FIGURE = re.compile(r"/chiffre\?id=.+")


@pytest.fixture
def page(open_page) -> Page:
    return open_page(DUEL).page


def picture_size(path) -> tuple[int, int]:
    """Width and height that a PNG file states."""
    header = path.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    return struct.unpack(">II", header[16:24])


def test_a_click_on_a_mark_opens_the_passport_of_its_figure(page):
    with page.context.expect_page() as opened:
        page.locator(".drawing [data-said]").last.click()
    expect(opened.value.get_by_role("heading", name="Passeport d’un chiffre")).to_be_visible()
    assert FIGURE.search(opened.value.url)


def test_a_mark_says_its_value_at_once_under_a_pointer_and_is_silent_after_escape(page):
    label = page.locator(".label")
    expect(label).to_be_hidden()
    mark = page.locator(".drawing [data-said]").first
    mark.hover()
    said = mark.get_attribute("data-said")
    assert label.inner_text() == said
    assert said.splitlines()[0].endswith("\u202f%")
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()
    address = mark.get_attribute("data-mark")
    page.locator(f".drawing [data-is=value][data-mark='{address}']").hover()
    assert label.inner_text() == said
    page.mouse.move(5, 5)
    expect(label).to_be_hidden()


def test_a_finger_reads_a_mark_first_and_opens_its_passport_when_it_touches_it_again(browser, dashboard):
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True)
    page = context.new_page()
    page.goto(dashboard.url + DUEL)
    wait_until_drawn(page)
    mark = page.locator(".drawing [data-said]").first
    mark.tap()
    expect(page.locator(".label")).to_have_text(mark.get_attribute("data-said").replace("\n", ""))
    assert len(context.pages) == 1
    with context.expect_page() as opened:
        mark.tap()
    assert FIGURE.search(opened.value.url)
    context.close()


def test_a_chart_is_explored_in_its_place_by_plotly_which_no_page_loads_before(open_page):
    page = open_page(DUEL).page
    scripts = []
    page.on("request", lambda request: scripts.append(request.url))
    assert page.evaluate(LOADED) == []
    before = page.locator(".drawing").bounding_box()
    page.locator("details.others summary").click()
    page.get_by_role("button", name="Explorer le graphique").click()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    wait_until_drawn(page)
    assert [url for url in scripts if "PlotlyChart" in url]
    assert page.locator(".js-plotly-plot").evaluate(SIZE) == [before["width"], before["height"]]
    expect(page.locator(".drawing")).to_be_hidden()
    page.locator("details.others summary").click()
    page.get_by_role("button", name="Revenir au graphique fixe").click()
    expect(page.locator(".drawing > svg")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)


def test_drawings_follow_the_theme_without_the_server(open_page):
    page = open_page("/comparer", scheme="dark").page
    ink = "(text) => getComputedStyle(text).fill"
    label = page.locator(".drawing [data-is=label]").first
    dark = label.evaluate(ink)
    page.locator(".stApp").evaluate("(app) => { app.style.colorScheme = 'light'; }")
    assert label.evaluate(ink) not in ("none", dark)


def test_a_lost_answer_is_hatched_in_a_colour_that_is_seen(open_page):
    page = open_page("/profils?profil=associations").page
    lines = page.locator(".drawing pattern path")
    expect(lines.first).to_be_attached()
    colours = {one.evaluate("(line) => getComputedStyle(line).stroke") for one in lines.all()}
    assert not colours & {"rgb(255, 255, 255)", "none"}


def test_the_table_is_a_tab_and_each_value_leads_to_its_passport(page):
    page.get_by_role("tab", name="Tableau").click()
    cell = page.locator(".table td a").first
    expect(cell).to_have_attribute("title", "D’où vient ce chiffre (nouvel onglet)")
    printed = cell.inner_text()
    with page.context.expect_page() as opened:
        cell.click()
    expect(opened.value.locator(".big .value")).to_have_text(printed)


def test_questions_and_limits_open_in_place(page):
    listed = page.locator("details.limits")
    expect(listed.locator("li").first).to_be_hidden()
    listed.locator("summary").click()
    told = re.search(r"\d+", listed.locator("summary").inner_text())[0]
    expect(listed.locator("li")).to_have_count(int(told))
    page.locator("details.asked summary").click()
    expect(page.locator("p.wording").first).to_be_visible()


def test_the_foot_has_three_labelled_lines(page):
    labels = page.locator(".foot b").all_inner_texts()
    assert labels == ["Lecture\u202f:", "Champ\u202f:", "Source\u202f:"]


def test_the_link_that_is_copied_opens_the_card_alone(open_page, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert "carte=duel.elus_locaux.entreprises&version=" in address
    page.goto(address)
    wait_until_drawn(page)
    expect(page.locator(".drawing > svg")).to_have_count(1)
    page.get_by_role("button", name="Toute la page").click()
    expect(page.get_by_role("heading", name="Comparer les profils", level=1)).to_be_visible()


def test_files_are_saved_under_names_that_a_person_reads(page):
    for label, extension in (("PowerPoint", "pptx"), ("Excel", "xlsx"), ("Image", "png")):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"{label}\u202f:").click()
        assert re.fullmatch(rf"[a-z0-9-]+\.{extension}", download.value.suggested_filename)
    assert picture_size(download.value.path()) == pytest.approx((3200, 1800), abs=2)


def test_the_rarer_ways_open_over_the_page_and_close_with_escape(page):
    page.locator("details.others summary").click()
    expect(page.get_by_role("link", name="Données (CSV)")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Données (CSV)")).to_be_hidden()


def test_an_embedded_card_has_its_source_and_no_navigation(open_page):
    tab = open_page("/comparer?carte=duel.elus_locaux.entreprises&embed=true", size=PHONE)
    expect(tab.page.locator(".drawing > svg")).to_have_count(1)
    expect(tab.page.get_by_text("Source\u202f:")).to_be_visible()
    expect(tab.page.get_by_role("link", name="Voir sur le site de l’Observatoire")).to_be_visible()
    assert tab.page.get_by_role("link", name="Profils").count() == 0
    assert tab.page.get_by_role("link", name="PowerPoint").count() == 0
    assert not tab.scrolls_sideways()


def test_a_click_on_the_map_chooses_the_region_and_opens_nothing(open_page):
    page = open_page("/territoires").page
    region = page.locator(".drawing path[data-code]").nth(5)
    region.scroll_into_view_if_needed()
    box = region.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"region=\d\d"))
    assert len(page.context.pages) == 1


def test_the_map_draws_its_thirteen_regions_with_no_network_at_all(open_page):
    regions = open_page("/territoires").page.locator(".drawing svg svg path[data-code]")
    assert regions.count() == 13
    assert all(box["width"] > 5 and box["height"] > 5 for box in (r.bounding_box() for r in regions.all()))


def test_a_page_prints_on_paper_without_what_only_a_screen_can_use(open_page, tmp_path):
    page = open_page("/profils?profil=fondations").page
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    assert path.read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(page.locator(".st-key-bar")).to_be_hidden()
    expect(page.get_by_role("button", name="Ajouter à ma présentation").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
