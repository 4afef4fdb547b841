"""The page for a room without a network: complete, French, and closed to what its texts might run."""

import pytest
from lxml import etree, html

from dashboard import sitemap, store
from dashboard.charts.spec import Distribution, Dots
from dashboard.exports import offline
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
from dashboard.views import View
from tests.dashboard.exported_cards import (
    CARDS,
    CLOSING,
    FORMULA,
    HOSTILE_LABELS,
    RIGHT_TO_LEFT,
    bars_card,
    dots_card,
    hostile_card,
)


class Reader:
    """What a browser would see: elements with their attributes, texts and cells."""

    def __init__(self, content: bytes) -> None:
        self.root = html.document_fromstring(content.decode("utf-8"))
        self.elements = [(one.tag, dict(one.attrib)) for one in self.root.iter(etree.Element)]
        self.texts = self.root.xpath("//text()[not(ancestor::style or ancestor::td or ancestor::th)]")
        self.cells = [one.text_content() for one in self.root.iter("td", "th")]

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


@pytest.fixture(scope="module")
def read():
    entries = [Entry(held, view="profils?profil=jeunes") for held in CARDS.values()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OBSERVATOIRE_URL", "https://exemple.fr/")
        return Reader(offline.page(entries, title="Ma présentation"))


def test_a_page_is_french_and_holds_all_that_travels_with_a_card(read):
    assert ("html", {"lang": "fr"}) in read.elements
    assert read.count("article") == len(CARDS)
    held = bars_card()
    for text in (held.title, held.subtitle, held.lecture, held.champ, held.source, "Limites · 2"):
        assert text in "".join(read.texts)
    for text in ("302 réponses.", "Les associations\u202f: «\u202fQuel effet attendez-vous\u202f?\u202f»"):
        assert text in read.texts


@pytest.mark.parametrize("name", CARDS)
def test_the_chart_of_a_page_is_the_chart_of_the_site(read, name):
    (chart,) = read.root.xpath(
        f"//article[{1 + list(CARDS).index(name)}]//div[contains(@class, 'drawing')]/svg"
    )
    told = "".join(chart.xpath(".//text//text()[not(ancestor::title)]"))
    least = 15 if isinstance(CARDS[name].chart, Distribution) else 0  # narrow segments write nothing
    written = [mark.text for mark in CARDS[name].chart.marks if (mark.value or -1) >= least]
    assert [text for text in written if plain(text) not in plain(told)] == []
    assert chart.get("role") == "img"
    assert chart.xpath("string(desc)") == spoken(CARDS[name].chart, CARDS[name].title)


def plain(text: str) -> str:
    return "".join(text.split())


def test_a_mark_that_is_touched_says_whose_value_it_is(read):
    place, held = next(one for one in enumerate(CARDS.values(), start=1) if isinstance(one[1].chart, Dots))
    told = read.root.xpath(f"//article[{place}]//svg//*[not(self::svg)]/title/text()")
    mark = held.chart.rows[0].known[0]
    assert f"{mark.text}\n{held.chart.series_of(mark).label}" in "\n".join(told)


def test_the_tables_of_a_page_are_the_tables_of_the_cards(read):
    told = []
    for held in CARDS.values():
        found = table(held)
        told += [*found.headers, *(cell.text for row in found.rows for cell in row)]
    assert read.cells == told


def test_each_card_leads_to_its_live_view_and_each_value_to_its_passport(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    held = bars_card()
    page = offline.page([Entry(held, view="profils")], title="Page")
    links = [found["href"] for tag, found in Reader(page).elements if tag == "a"]
    assert links == [
        "https://exemple.fr",
        "https://exemple.fr/profils",
        *(f"https://exemple.fr/chiffre?id={one.figure_id.replace('@', '%40')}" for one in held.observations),
    ]


def test_a_page_without_an_address_has_no_link_outside(monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    alone = Reader(offline.page([Entry(bars_card(), view="profils")], title="Carte"))
    assert [found for tag, found in alone.elements if tag == "a"] == []


def test_nothing_runs_and_nothing_is_asked_from_elsewhere(read):
    assert read.count("script") == 0
    assert [found for _, found in read.elements if "src" in found or found.get("rel") == "stylesheet"] == []
    assert [name for _, found in read.elements for name in found if name.startswith("on")] == []
    (policy,) = [found["content"] for _, found in read.elements if "http-equiv" in found]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


def test_no_two_patterns_of_a_page_share_a_name(read):
    names = [found["id"] for _, found in read.elements if "id" in found]
    assert len(names) == len(set(names)) > len(CARDS)


def test_twenty_charts_of_the_site_weigh_less_than_200_kilobytes(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://observatoire.example")
    entries = store.entries([View(address) for address in sitemap.pages()])[:20]
    assert len(entries) == 20
    assert len(offline.page(entries, title="Ma présentation")) < 200_000


def test_no_text_of_a_page_opens_an_element_or_a_script():
    content = offline.page([Entry(hostile_card(), title=CLOSING)], title=CLOSING)
    read = Reader(content)
    assert read.count("script") == 0
    told = "".join(read.texts)
    for text in (CLOSING, FORMULA, RIGHT_TO_LEFT, '@source "citée" <i>', '"><script>', "+champ"):
        assert text in told
    assert all(text in read.cells for text in HOSTILE_LABELS)
    assert read.count("i") == 0


def test_the_reader_s_own_title_stands_above_the_card_s():
    held = dots_card()
    read = Reader(offline.page([Entry(held, title="Mon titre")], title="Page"))
    assert read.texts.index("Mon titre") < read.texts.index(held.title)


def test_several_cards_have_a_table_of_contents():
    read = Reader(offline.page([Entry(bars_card()), Entry(dots_card(), title="Le duel")], title="Page"))
    assert ("nav", {"aria-label": "Sommaire"}) in read.elements
    assert [found["href"] for tag, found in read.elements if tag == "a"] == ["#graphique-1", "#graphique-2"]


def test_an_empty_basket_gives_no_page():
    with pytest.raises(NothingToExport):
        offline.page([], title="Rien")
