"""The page for a room without a network: complete, French, and closed to what its texts might run."""

import base64
import hashlib
import json
import re

import pytest
from lxml import etree, html

from dashboard.exports import offline
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.renderings.plotly import draw
from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
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
    """What a browser would see: elements with their attributes, texts, cells, and scripts by kind."""

    def __init__(self, content: bytes) -> None:
        root = html.document_fromstring(content.decode("utf-8"))
        scripts = list(root.iter("script"))
        self.elements = [(one.tag, dict(one.attrib)) for one in root.iter(etree.Element)]
        self.texts = root.xpath("//text()[not(ancestor::script or ancestor::td or ancestor::th)]")
        self.cells = [one.text_content() for one in root.iter("td", "th")]
        self.scripts = [one.text for one in scripts if one.get("type") is None]
        self.data = {one.get("id"): one.text for one in scripts if one.get("type") == "application/json"}

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
    place = 1 + list(CARDS).index(name)
    figure = draw(CARDS[name].chart)
    assert json.loads(read.data[f"figure-{place}"]) == json.loads(figure.to_json())
    (chart,) = [found for _, found in read.elements if found.get("data-figure") == f"figure-{place}"]
    assert chart["role"] == "img"
    assert chart["aria-label"] == spoken(CARDS[name].chart, CARDS[name].title)
    assert chart["style"] == f"height: {figure.layout.height}px"


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


def test_plotly_is_inside_once_and_nothing_is_asked_from_elsewhere(read):
    assert sum(script.startswith("/**\n* plotly.js v") for script in read.scripts) == 1
    assert [found for _, found in read.elements if "src" in found or found.get("rel") == "stylesheet"] == []
    (policy,) = [found["content"] for _, found in read.elements if "http-equiv" in found]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")


def test_the_policy_of_a_page_lets_its_own_scripts_run_and_no_other(read):
    (policy,) = [found["content"] for _, found in read.elements if "http-equiv" in found]
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    assert allowed == [
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in read.scripts
    ]


def test_a_map_finds_the_world_file_that_it_asks_for_inside(read):
    geo = draw(CARDS["map"].chart).layout.geo
    assert (geo.scope, geo.resolution) == (None, None)  # the world, at one 110 millionth
    assert sum("world_110m" in script and "PlotlyGeoAssets" in script[:30] for script in read.scripts) == 1


def test_no_text_of_a_page_opens_an_element_or_a_script():
    content = offline.page([Entry(hostile_card(), title=CLOSING)], title=CLOSING)
    read = Reader(content)
    assert len(read.scripts) == 3
    assert set(read.data) == {"figure-1", "dark-twins"}
    assert b"</script><script>document" not in content
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
