"""The main tasks with the keyboard alone: find a figure, compare two profiles, save a slide."""

import re

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from scripts.rendering import PHONE, wait_until_drawn

FOCUSED = """() => {
    const part = document.activeElement;
    const name = (part.getAttribute('aria-label') || part.innerText || '').trim().replace(/\\s+/g, ' ');
    return part === document.body ? '' : `${part.role || part.localName} ${name.slice(0, 90)}`;
}"""
IS_MARKED = """(accent) => {
    const ringed = ({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const framed = ({borderColor, borderTopWidth}) => borderColor === accent && borderTopWidth !== '0px';
    const part = document.activeElement;
    if (part.localName !== 'input' || ringed(getComputedStyle(part))) return ringed(getComputedStyle(part));
    const boxes = [part, part.parentElement, part.parentElement.parentElement];
    return boxes.some((box) => framed(getComputedStyle(box)));
}"""
IS_SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
}"""
LONGEST_MOVE = """() => Math.max(...[...document.querySelectorAll('*')].flatMap((part) => {
    const { transitionDuration, animationDuration } = getComputedStyle(part);
    return `${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat);
}))"""
ACCENT = "rgb(36, 64, 142)"
MOST_STEPS = 80


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the part with the focus is this one: its role or its tag, then its name."""
    passed = []
    while len(passed) < MOST_STEPS:
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if re.match(wanted, passed[-1]):
            return
    pytest.fail(f"Tab does not reach {wanted!r}; it passed {passed}")


def tab_round(page: Page, *, steps: int) -> list[str]:
    """What Tab passes, each on the screen: nobody is sent to what cannot be seen."""
    passed = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        assert page.evaluate(IS_SEEN), f"{passed[-1]} has the focus off the screen"
    return passed


def test_a_figure_is_found_through_the_search_box(open_page):
    page = open_page("/").page
    tab_to(page, "input Chercher")
    page.keyboard.type("mobilisation collective")
    page.wait_for_url(re.compile("recherche=mobilisation"))
    wait_until_drawn(page)
    tab_to(page, "a .*[Mm]obilisation collective")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("question=impact_percu"))
    wait_until_drawn(page)
    tab_to(page, "tab Graphique")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    tab_to(page, "a .+ : \\d+ %")
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.get_by_role("heading", name="Passeport d’un chiffre", level=1)).to_be_visible()


def test_two_profiles_are_compared_from_the_bar_on(open_page):
    page = open_page("/").page
    tab_to(page, "a Comparer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Comparer les profils", level=1)).to_be_visible()
    wait_until_drawn(page)

    tab_to(page, "combobox Par rapport à")
    page.keyboard.type("fond")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("face=fondations"))
    wait_until_drawn(page)
    expect(page.get_by_role("heading", name="fondations")).to_be_visible()


def test_a_row_of_choices_is_walked_with_the_arrows(open_page):
    page = open_page("/profils").page
    tab_to(page, "radio Citoyens")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Élus locaux")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("profil=elus_locaux"))


def test_a_slide_is_saved_and_the_limits_are_read(open_page):
    page = open_page("/comparer?carte=duel.elus_locaux.entreprises").page
    tab_to(page, "summary Limites")
    page.keyboard.press("Enter")
    expect(page.locator("details.limits li").first).to_be_visible()
    tab_to(page, "a PowerPoint")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(download.value.path()).slides]
    assert any("élus locaux" in title for title in titles)


@pytest.mark.parametrize(
    ("address", "steps"), [("/comparer", 20), ("/comparer?carte=duel.elus_locaux.entreprises", 15)]
)
def test_the_focus_is_seen_on_every_step(open_page, address, steps):
    page = open_page(address).page
    for _ in range(steps):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_MARKED, ACCENT), f"nothing marks {page.evaluate(FOCUSED)}"


def test_nothing_moves_for_a_reader_who_asks_for_less_motion(open_page):
    page = open_page("/comparer").page
    assert page.evaluate(LONGEST_MOVE) >= 0.1
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(LONGEST_MOVE) <= 0.001


def test_tab_never_goes_where_nothing_is_seen_on_a_phone(open_page):
    page = open_page("/profils", size=PHONE).page
    assert any(part.startswith("button menu Menu") for part in tab_round(page, steps=8))


def test_a_table_that_scrolls_is_reached_with_tab(open_page):
    page = open_page("/sources", size=PHONE).page
    tab_to(page, "group Tableau à faire défiler")
    box = page.get_by_role("group", name="Tableau à faire défiler").first
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("(box) => box.scrollTop > 0", arg=box.element_handle())
