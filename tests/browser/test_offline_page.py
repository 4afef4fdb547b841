"""The offline page in a browser that reaches nothing: charts drawn, maps included, on screen and on paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard import theme
from dashboard.charts.spec import Map
from dashboard.exports import offline
from dashboard.exports.entries import Entry
from scripts.rendering import DESKTOP, PHONE
from tests.dashboard.exported_cards import CARDS, CLOSING, hostile_card

OF_EACH_KIND = list({type(one.chart): one for one in reversed(CARDS.values()) if one.chart.rows}.values())
# Each chart is drawn: shapes and texts are in it.
DRAWN = """() => [...document.querySelectorAll(".chart")].map((chart) =>
  chart.querySelectorAll("svg path, svg rect, svg text").length)"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory) -> Path:
    entries = [Entry(one) for one in OF_EACH_KIND]
    path = tmp_path_factory.mktemp("offline") / "presentation.html"
    path.write_bytes(offline.page([*entries, Entry(hostile_card(), title=CLOSING)], title="Ma présentation"))
    return path


@pytest.fixture
def open_file(browser, page_file):
    """Opens the page with every request but its own refused; none may have been asked, no error written."""
    asked, errors, contexts = [], [], []

    def open_(*, size=DESKTOP, scheme="light"):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="fr-FR", offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(page_file.as_uri())
        page.wait_for_function(f"() => ({DRAWN})().every((count) => count > 0)")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if url != page_file.as_uri()] == [], "asked for something"
    assert errors == [], "wrote errors in the console"


def test_every_chart_is_drawn_without_a_network(open_file):
    page = open_file()
    assert len(page.evaluate(DRAWN)) == len(OF_EACH_KIND) + 1
    assert page.title() == "Ma présentation"


def test_a_map_is_drawn_without_a_network(open_file):
    page = open_file()
    kinds = [type(one.chart) for one in OF_EACH_KIND]
    place = 1 + kinds.index(Map)
    held = next(mark for mark in OF_EACH_KIND[place - 1].chart.marks if mark.value is not None)
    region = page.locator(f"#graphique-{place} svg path", has_text=held.text).first
    assert region.bounding_box()["width"] > 20
    assert held.text in page.locator(f"#graphique-{place} svg text").all_text_contents()


def test_a_dark_screen_gets_dark_colours_and_paper_light_ones(open_file):
    page = open_file(scheme="dark")
    fills = "() => [...document.querySelectorAll('.chart text')].map((text) => getComputedStyle(text).fill)"
    assert rgb(theme.DARK_TWINS[theme.INK]) in page.evaluate(fills)
    assert rgb(theme.INK) not in page.evaluate(fills)
    page.emulate_media(media="print", color_scheme="dark")
    assert rgb(theme.INK) in page.evaluate(fills)
    assert rgb(theme.DARK_TWINS[theme.INK]) not in page.evaluate(fills)


def rgb(color: str) -> str:
    return f"rgb({', '.join(str(int(color[place : place + 2], 16)) for place in (1, 3, 5))})"


def test_the_page_prints_one_chart_a_page(open_file, tmp_path):
    path = tmp_path / "page.pdf"
    open_file().pdf(path=path, prefer_css_page_size=True)
    pages = [page.extract_text() for page in PdfReader(path).pages]
    for place, held in enumerate(OF_EACH_KIND, start=1):
        assert "".join(held.subtitle.split()) in "".join(pages[place].split())


def test_nothing_scrolls_sideways_on_a_phone(open_file):
    page = open_file(size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_a_table_unfolds(open_file):
    page = open_file()
    table = page.locator("#graphique-1 table")
    assert not table.is_visible()
    page.locator("#graphique-1").get_by_text("Voir le tableau").click()
    assert table.is_visible()
