"""The page for a room without a network: complete, French, and closed to what its texts might run."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard.cards import impacts
from dashboard.exports import offline
from dashboard.exports.entries import Entry, NothingToExport
from tests.dashboard.exported_cards import CARDS, CLOSING, FORMULA, HOSTILE_LABELS, hostile_card


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, texts, cells, and scripts by kind."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.within: tuple[str, dict[str, str | None]] = ("", {})
        self.texts: list[str] = []
        self.cells: list[str] = []
        self.scripts: list[str] = []
        self.data: dict[str, str] = {}
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.within = (tag, dict(attrs))
        self.elements.append(self.within)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag):
        self.within = ("", {})

    def handle_data(self, text):
        tag, attributes = self.within
        if tag == "script" and attributes.get("type") == "application/json":
            self.data[attributes["id"]] = text
        elif tag == "script":
            self.scripts.append(text)
        elif tag in ("td", "th"):
            self.cells[-1] += text
        else:
            self.texts.append(text)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


@pytest.fixture(scope="module")
def cards(tables):
    return {family: make(tables.cursor()) for family, make in CARDS.items()}


@pytest.fixture(scope="module")
def read(cards):
    entries = [Entry(card, view="impacts?profil=jeunes") for card in cards.values()]
    return Reader(offline.page(entries, title="Ma présentation", site_url="https://exemple.fr/"))


def test_a_page_is_french_and_holds_every_card(read, cards):
    assert ("html", {"lang": "fr"}) in read.elements
    assert read.count("article") == len(cards)
    for card in cards.values():
        for text in (card.finding, card.question, card.base, card.source, *card.notes, *card.details):
            assert text in read.texts


@pytest.mark.parametrize("family", CARDS)
def test_the_chart_of_a_page_is_the_chart_of_the_site(read, cards, family):
    place = 1 + list(CARDS).index(family)
    assert json.loads(read.data[f"figure-{place}"]) == json.loads(cards[family].figure.to_json())
    (chart,) = [found for _, found in read.elements if found.get("data-figure") == f"figure-{place}"]
    assert chart["role"] == "img"
    assert chart["aria-label"] == cards[family].alt
    assert chart["style"] == f"height: {cards[family].figure.layout.height}px"


def test_the_values_of_a_chart_agree_with_the_data_to_the_digit(read, cards):
    traces = json.loads(read.data["figure-1"])["data"]
    drawn = {trace["name"]: numbers(trace["x"]) for trace in traces if trace["mode"] == "markers"}
    published = cards["profile_dots"].data.dropna(subset="value")
    assert drawn == published.groupby("profile_label")["value"].apply(list).to_dict()


def numbers(held: list[float] | dict[str, str]) -> list[float]:
    """A list as Plotly writes it, plain or packed."""
    if isinstance(held, list):
        return held
    return np.frombuffer(base64.b64decode(held["bdata"]), dtype=held["dtype"]).tolist()


def test_the_tables_of_a_page_are_the_tables_of_the_cards(read, cards):
    told = [
        str(cell)
        for card in cards.values()
        for cell in (*card.table.columns, *card.table.to_numpy().ravel().tolist())
    ]
    assert read.cells == told


def test_each_card_links_to_its_live_view(read, cards):
    links = [found["href"] for tag, found in read.elements if tag == "a" and found.get("class") == "live"]
    assert links == ["https://exemple.fr/impacts?profil=jeunes"] * len(cards)


def test_a_page_without_an_address_has_no_link_outside(cards, monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    alone = Reader(offline.page([Entry(cards["region_map"], view="regions")], title="Carte"))
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


def test_a_map_finds_its_world_file_inside():
    figure = go.Figure(layout={"geo": {"scope": "north america", "resolution": 50}, "geo2": {}})
    assert offline._geo_assets([figure]) == (
        'window.PlotlyGeoAssets = {"topojson": {"north-america_50m": '
        '{"type": "Topology", "objects": {}, "arcs": []}, '
        '"world_110m": {"type": "Topology", "objects": {}, "arcs": []}}};'
    )


def test_no_text_of_a_page_opens_an_element_or_a_script():
    content = offline.page([Entry(hostile_card(), title=CLOSING)], title=CLOSING)
    read = Reader(content)
    assert len(read.scripts) == 3
    assert set(read.data) == {"figure-1", "dark-twins"}
    assert b"</script><script>document" not in content
    for text in (CLOSING, FORMULA, '@source "citée" <i>', *HOSTILE_LABELS):
        assert text in read.texts or text in read.cells
    assert read.count("i") == 0
    card = hostile_card()
    assert json.loads(read.data["figure-1"]) == json.loads(card.figure.to_json())


def test_the_reader_s_own_title_stands_above_the_finding(cursor):
    card = impacts.by_profile(cursor)
    read = Reader(offline.page([Entry(card, title="Mon titre")], title="Page"))
    assert read.texts.index("Mon titre") < read.texts.index(card.finding)


def test_an_empty_basket_gives_no_page():
    with pytest.raises(NothingToExport):
        offline.page([], title="Rien")
