"""Pictures made on the server: their size, text, font and order, and what is said without a browser."""

import io
import os
import re
import signal
import struct
import zipfile
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from dashboard.charts.spec import Distribution
from dashboard.exports import files, fonts, pictures, svg
from dashboard.exports.entries import Entry, NoBrowser, NothingToExport
from scripts.browser import NoBrowser as NoTestBrowser
from scripts.browser import find_browser
from tests.dashboard.exported_cards import CARDS, HOSTILE_LABELS, TITLES, bars_card, dots_card, hostile_card

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


def plain(text: str) -> str:
    """Without the blanks and line ends that wrapping moves."""
    return re.sub(r"\s+", "", text)


def test_a_png_is_1600_by_900_twice_as_fine(browser):
    assert pictures.can_draw()
    content = pictures.picture(Entry(dots_card()), kind="png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (3200, 1800)


KINDS = {type(one.chart).__name__: one for one in reversed(CARDS.values())}


@pytest.mark.parametrize("held", KINDS.values(), ids=KINDS)
def test_every_kind_is_drawn_with_title_subtitle_champ_source_and_address(browser, held, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    content = pictures.picture(Entry(held, view="territoires?region=11"), kind="svg")
    told = plain(" ".join(svg_texts(content)))
    address = "https://exemple.fr/territoires?region=11"
    for text in (held.title, held.subtitle, held.champ, held.source, address):
        assert plain(text) in told
    least = 10 if isinstance(held.chart, Distribution) else 0  # narrow segments have no room for a label
    written = [plain(mark.text) for mark in held.chart.marks if (mark.value or -1) >= least]
    assert [text for text in written if text not in told] == []


def test_every_line_of_an_svg_has_a_place_of_its_own(browser):
    content = pictures.picture(Entry(bars_card(), title=TITLES["long"]), kind="svg")
    lines = list(ElementTree.fromstring(content).iter(f"{SVG}tspan"))
    title = [line for line in lines if "cinq cents lettres" in "".join(line.itertext())]
    assert len(title) > 3
    places = [float(line.get("y")) for line in title if line.get("class") == "line"]
    assert places == sorted(set(places))
    assert not any("dy" in line.attrib for line in lines if line.get("class") == "line")


def test_lines_keep_the_distance_that_plotly_gives_them():
    drawn = (
        b"""<svg xmlns="http://www.w3.org/2000/svg"><text x="5" y="10" style="font-size: 20px;">"""
        b"""<tspan class="line" dy="0em" x="5" y="10">a</tspan>"""
        b"""<tspan class="line" dy="1.3em" x="5" y="10">b</tspan></text></svg>"""
    )
    lines = ElementTree.fromstring(svg.with_absolute_lines(drawn)).iter(f"{SVG}tspan")
    assert [line.attrib for line in lines] == [
        {"class": "line", "x": "5", "y": "10"},
        {"class": "line", "x": "5", "y": "36"},
    ]


def test_the_site_s_font_is_there_for_the_browser_under_its_name(tmp_path):
    font = TTFont(fonts.write(tmp_path))
    assert {record.toUnicode() for record in font["name"].names if record.nameID in (1, 16)} == {
        "Source Sans"
    }
    assert {axis.axisTag for axis in font["fvar"].axes} >= {"wght"}


def test_programs_find_the_font_only_while_they_start(monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with fonts.known_to_programs():
        config = os.environ["FONTCONFIG_FILE"]
        assert (fonts.Path(config).parent / "SourceSans.ttf").exists()
    assert "FONTCONFIG_FILE" not in os.environ


def test_a_zip_holds_one_numbered_picture_an_entry(browser):
    made = files.file("svg", [Entry(bars_card()), Entry(dots_card())])
    archive = zipfile.ZipFile(io.BytesIO(made.data))
    assert archive.namelist() == [
        "01-effets-attendus-par-les-associations-2019-2021.svg",
        "02-effets-attendus-par-les-associations-2021.svg",
    ]
    assert "58\u202f%" in svg_texts(archive.read(archive.namelist()[1]))


def test_a_booklet_has_one_page_an_entry_under_its_title(browser):
    held = bars_card()
    entries = [Entry(held), Entry(held, title="Mon titre <b>"), Entry(CARDS["bars of forty rows"])]
    book = PdfReader(io.BytesIO(pictures.booklet(entries, title="Ma présentation")))
    assert [item.title for item in book.outline] == [held.title, "Mon titre <b>", held.title]
    assert book.metadata.title == "Ma présentation"
    assert book.trailer["/Root"]["/Lang"] == "fr"
    sizes = [[float(side) for side in page.mediabox[2:]] for page in book.pages]
    assert sizes[:2] == [pytest.approx([960, 540], abs=1)] * 2
    assert sizes[2][0] == pytest.approx(960, abs=1) and sizes[2][1] > 960
    assert plain("Mon titre <b>") in plain(book.pages[1].extract_text())
    assert plain(held.champ) in plain(book.pages[0].extract_text())


def test_any_title_works_in_pictures(browser):
    entries = [Entry(bars_card(), title=title) for title in TITLES.values()]
    pages = PdfReader(io.BytesIO(files.file("pdf", entries, title=TITLES["controls"]).data)).pages
    assert len(pages) == len(entries)


def test_hostile_labels_are_drawn_as_text(browser):
    held = hostile_card()
    told = plain(" ".join(svg_texts(pictures.picture(Entry(held), kind="svg"))))
    for text in (*HOSTILE_LABELS, held.title, held.subtitle, held.champ, held.source):
        assert plain(text) in told


def test_two_threads_share_the_browser(browser):
    entry = Entry(bars_card())
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda kind: pictures.picture(entry, kind=kind), ["svg", "png"])
    assert first.startswith(b"<svg")
    assert second.startswith(b"\x89PNG")


def test_a_browser_that_died_is_replaced(browser):
    entry = Entry(bars_card())
    pictures.picture(entry, kind="svg")
    os.kill(pictures._studio._kaleido.subprocess.pid, signal.SIGKILL)
    assert pictures.picture(entry, kind="svg").startswith(b"<svg")


def test_without_a_browser_the_sentence_says_how_to_get_one(monkeypatch):
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    monkeypatch.setattr(pictures, "_studio", pictures._Studio())
    assert not pictures.can_draw()
    with pytest.raises(NoBrowser) as refusal:
        pictures.picture(Entry(bars_card()), kind="png")
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


def test_an_empty_basket_gives_no_picture():
    with pytest.raises(NothingToExport):
        pictures.booklet([])
