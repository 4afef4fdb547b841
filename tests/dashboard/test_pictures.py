"""Pictures made on the server: their size, text and order, and what is said without a browser."""

import io
import os
import re
import signal
import struct
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from dashboard import labels
from dashboard.cards import context, impacts
from dashboard.exports import pictures
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.images import SITE
from scripts.browser import NoBrowser as NoTestBrowser
from scripts.browser import find_browser
from tests.dashboard.exported_cards import CARDS, HOSTILE_LABELS, POVERTY, hostile_card

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def browser():
    """The browser of the tests, named to the dashboard; a machine without one fails, it does not skip."""
    try:
        named = str(find_browser())
    except NoTestBrowser as problem:
        pytest.fail(f"{problem} `make test` installs one.", pytrace=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHROME_PATH", named)
        yield named
    pictures._studio.close()


def svg_texts(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


def test_a_png_is_1600_by_900_twice_as_fine(cursor, browser):
    content = pictures.picture(context.map_card(cursor, **POVERTY), kind="png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (3200, 1800)


def test_an_svg_holds_the_published_values_as_text(cursor, browser):
    card = impacts.by_profile(cursor)
    written = Counter(svg_texts(pictures.picture(card, kind="svg")))
    published = Counter(labels.number(value) for value in card.data["value"].dropna())
    assert published - written == Counter()


def test_an_svg_of_a_map_holds_the_value_of_each_region(cursor, browser):
    card = context.map_card(cursor, **POVERTY)
    written = svg_texts(pictures.picture(card, kind="svg"))
    metropolitan = card.data[card.data["region_id"].isin({"11", "24", "27", "28", "32", "44", "52", "53"})]
    assert len(metropolitan) == 8
    for value in metropolitan["value"]:
        assert labels.number(value, decimals=1) in written


@pytest.mark.parametrize("family", CARDS)
def test_every_family_is_drawn_with_finding_base_source_and_address(cursor, browser, family, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    card = CARDS[family](cursor)
    content = pictures.picture(card, kind="svg", view="regions?region=11")
    told = plain(" ".join(svg_texts(content)))
    for text in (card.finding, card.question, card.base, card.source):
        assert plain(text) in told
    assert plain(f"{SITE} · données 1.0.0 · https://exemple.fr/regions?region=11") in told


def plain(text: str) -> str:
    """Without the blanks and line ends that wrapping moves."""
    return re.sub(r"\s+", "", text)


def test_a_zip_holds_one_numbered_picture_an_entry(cursor, browser):
    entries = [Entry(impacts.by_profile(cursor)), Entry(impacts.necessity(cursor))]
    archive = zipfile.ZipFile(io.BytesIO(pictures.pictures(entries, kind="svg")))
    assert archive.namelist() == [
        "01_impacts-percus_profils_2019-2021.svg",
        "02_jouer-collectif_profils_2020-2021.svg",
    ]
    assert "98\u202f%" in svg_texts(archive.read(archive.namelist()[1]))


def test_a_booklet_has_one_page_an_entry_under_its_title(cursor, browser):
    card = impacts.by_profile(cursor)
    entries = [Entry(card), Entry(card, title="Mon titre <b>")]
    book = PdfReader(io.BytesIO(pictures.booklet(entries, title="Ma présentation")))
    assert len(book.pages) == 2
    assert [item.title for item in book.outline] == [card.finding, "Mon titre <b>"]
    assert book.metadata.title == "Ma présentation"
    assert book.trailer["/Root"]["/Lang"] == "fr-FR"
    assert [float(side) for side in book.pages[0].mediabox[2:]] == pytest.approx([960, 540], abs=1)
    assert plain("Mon titre <b>") in plain(book.pages[1].extract_text())
    assert plain(card.base) in plain(book.pages[0].extract_text())


def test_hostile_labels_are_drawn_as_text(browser):
    card = hostile_card()
    told = plain(" ".join(svg_texts(pictures.picture(card, kind="svg"))))
    assert plain(HOSTILE_LABELS[3]) in told
    assert plain(HOSTILE_LABELS[1]) in told
    for text in (card.finding, card.question, card.base, card.source):
        assert plain(text) in told


def test_two_threads_share_the_browser(cursor, browser):
    card = impacts.necessity(cursor)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda kind: pictures.picture(card, kind=kind), ["svg", "png"])
    assert first.startswith(b"<svg")
    assert second.startswith(b"\x89PNG")


def test_a_browser_that_died_is_replaced(cursor, browser):
    card = impacts.necessity(cursor)
    pictures.picture(card, kind="svg")
    os.kill(pictures._studio._kaleido.subprocess.pid, signal.SIGKILL)
    assert pictures.picture(card, kind="svg").startswith(b"<svg")


def test_without_a_browser_the_sentence_says_how_to_get_one(cursor, monkeypatch):
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    monkeypatch.setattr(pictures, "_studio", pictures._Studio())
    assert not pictures.can_draw()
    with pytest.raises(pictures.NoBrowser) as refusal:
        pictures.picture(impacts.necessity(cursor), kind="png")
    assert str(refusal.value) == (
        "Les images faites par le serveur demandent Chrome ou Chromium sur la machine qui l’héberge, et "
        "aucun n’y démarre. Pour les obtenir\u202f: installez l’un des deux (Debian\u202f: «\u202fapt-get "
        "install chromium fonts-liberation\u202f»), ou donnez le chemin du vôtre dans la variable "
        "CHROME_PATH, puis redémarrez le site."
    )


def test_a_program_that_does_not_start_is_no_browser(tmp_path, monkeypatch):
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(program))
    assert not pictures.can_draw()


def test_this_machine_can_draw_with_the_browser_of_the_tests(browser):
    assert pictures.can_draw()


@pytest.mark.parametrize("make", [pictures.pictures, pictures.booklet])
def test_an_empty_basket_gives_no_picture(make):
    with pytest.raises(NothingToExport):
        make([])
