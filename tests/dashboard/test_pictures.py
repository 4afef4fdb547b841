"""Pictures made without a browser: their size, marks, texts, pages and fonts, whatever the title."""

import io
import re
import struct
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from dashboard import theme
from dashboard.cards.card import Chip
from dashboard.charts.spec import Distribution
from dashboard.exports import files, fonts, images, pictures
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.release import Release
from dashboard.renderings.text import spoken
from tests.dashboard.exported_cards import CARDS, HOSTILE_LABELS, TITLES, bars_card, dots_card, hostile_card

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
LONG = {
    *("bars of forty rows", "dots of forty rows", "bars of two panels of different length"),
    *("map", "map with missing regions", "map with tiles", "map without any value"),
    *("banner of three regions", "banner of thirteen regions"),
    *("banner with cells withheld", "banner with its margins"),
    "distribution with lost answers",
    *("banner of three regions", "banner of thirteen regions"),
    *("banner with cells withheld", "banner with its margins"),
}
KINDS = {type(one.chart).__name__: one for one in reversed(CARDS.values())}


@pytest.fixture(autouse=True)
def no_program(monkeypatch):
    """No picture starts another program."""

    def refused(*arguments: object, **options: object) -> None:
        raise AssertionError(f"started {arguments}")

    monkeypatch.setattr(subprocess, "Popen", refused)


def size(content: bytes) -> tuple[int, int]:
    assert content[:8] == PNG
    return struct.unpack(">II", content[16:24])


def svg_texts(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


def plain(text: str) -> str:
    """Without the blanks and line ends that wrapping moves."""
    return re.sub(r"\s+", "", text)


def runs(content: bytes, color: str) -> list[int]:
    """How far each bar of a colour goes, in pixels, from the top."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    wanted = tuple(int(color[place : place + 2], 16) for place in (1, 3, 5))
    found: list[int] = []
    last = 0
    for y in range(picture.height):
        row = picture.crop((0, y, picture.width, y + 1)).tobytes()
        length = sum(row[at : at + 3] == bytes(wanted) for at in range(0, len(row), 3))
        length = length if length > 100 else 0  # a bar, not the edge of a letter
        if length and not last:
            found.append(length)
        last = length
    return found


@pytest.mark.parametrize("name", CARDS)
def test_a_picture_is_1600_by_900_twice_as_fine_unless_its_chart_is_long(name):
    width, height = size(pictures.picture(Entry(CARDS[name]), kind="png"))
    assert width == 3200
    assert (height == 1800) != (name in LONG)
    assert height >= 1800


@pytest.mark.parametrize("name", CARDS)
def test_the_letters_of_a_picture_are_never_under_fifteen_points(name):
    """On a sheet of 960 points, as a slide is."""
    chart = images.sheet(Entry(CARDS[name])).chart
    assert round(theme.BODY * chart.width / chart.canvas, 2) >= 15


def test_the_bars_of_a_png_are_as_long_as_their_values():
    found = runs(pictures.picture(Entry(bars_card()), kind="png"), theme.color("profile:associations"))
    assert len(found) == 3
    assert [length / found[0] for length in found] == pytest.approx([1, 71 / 88, 12 / 88], abs=0.004)


@pytest.mark.parametrize("held", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_every_kind_is_drawn_with_title_subtitle_champ_source_and_address(held, kind, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    content = pictures.picture(Entry(held, view="territoires?region=11"), kind=kind)
    told = plain(" ".join(svg_texts(content)) if kind == "svg" else text_of(content))
    address = "https://exemple.fr/territoires?region=11"
    for text in (held.title, held.subtitle, held.champ, held.source, address):
        assert plain(text) in told
    least = 10 if isinstance(held.chart, Distribution) else 0  # narrow segments have no room for a label
    written = [plain(mark.text) for mark in held.chart.marks if (mark.value or -1) >= least]
    assert [text for text in written if text not in told] == []


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_a_picture_is_signed_with_the_version_of_its_data(monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    monkeypatch.setattr(images, "data_release", lambda: Release("2.0.0", "2026-11-21"))
    sheet = images.sheet(Entry(bars_card(), title="Des <b>effets</b>"))
    assert [line.text for line in (*sheet.title, *sheet.lines, *sheet.foot)] == [
        "Des <b>effets</b>",
        "Part qui attend un effet fort ou très fort, en\u202f%, septembre 2021",
        "Champ\u202f: France, associations, septembre 2021. Source\u202f: Comisis pour Le RAMEAU, Carnet de "
        "recherche, 2022. 2 limites.",
        "Observatoire des partenariats · données 2.0.0",
    ]


def test_chips_stand_beside_the_subtitle_and_under_a_long_one():
    chips = (Chip("fragile", "Base fragile\u202f: 42"), Chip("wave", "2019"))
    short = images.sheet(Entry(bars_card(chips=chips)))
    subtitle, *words = short.lines
    assert [(line.text, line.color) for line in words] == [
        ("Base fragile\u202f: 42", images.AMBER),
        ("2019", theme.MUTED),
    ]
    assert all(box.y < subtitle.y < box.y + box.height for box in short.boxes[:2])
    long = images.sheet(Entry(bars_card(chips=chips, subtitle="Part des associations " * 5)))
    assert all(box.y > long.lines[0].y for box in long.boxes[:2])
    assert long.boxes[0].x == images.EDGE


@pytest.mark.parametrize("title", [*TITLES.values(), "Sans_blanc" * 30], ids=[*TITLES, "unbroken"])
def test_any_title_stays_within_its_picture_in_every_kind(title):
    entry = Entry(bars_card(), title=title)
    sheet = images.sheet(entry)
    assert all(width_of(line) <= images.PAGE - 2 * images.EDGE for line in sheet.title)
    assert sheet.title[-1].y < sheet.lines[0].y < sheet.chart.y
    assert plain("".join(line.text for line in sheet.title)) == plain(entry.heading)
    assert size(pictures.picture(entry, kind="png"))[0] == 3200
    assert plain(entry.heading) in plain(" ".join(svg_texts(pictures.picture(entry, kind="svg"))))
    (bookmark,) = PdfReader(io.BytesIO(pictures.picture(entry, kind="pdf"))).outline
    assert plain(bookmark.title) == plain(fonts.drawable(entry.heading))


def width_of(line: images.Line) -> float:
    return fonts.width(line.text, size=line.size, family=line.family, weight=line.weight)


def test_pictograms_are_left_out_where_no_font_draws_them(monkeypatch):
    monkeypatch.setattr(fonts, "_has_pictograms", lambda: False)
    assert fonts.drawable(TITLES["emoji"]) == "Alliances et territoires de demain"
    assert fonts.drawable("🏡") == "🏡"
    monkeypatch.setattr(fonts, "_has_pictograms", lambda: True)
    assert fonts.drawable(TITLES["emoji"]) == TITLES["emoji"]


def test_a_title_of_ninety_signs_takes_two_lines_of_28_points_or_more():
    sheet = images.sheet(
        Entry(bars_card(), title="Les associations attendent toujours plus " * 2 + "d’effet.")
    )
    assert [len(sheet.title), sheet.title[0].size >= 28] == [2, True]


def test_every_text_of_an_svg_has_a_place_of_its_own():
    content = pictures.picture(Entry(bars_card(), title=TITLES["long"]), kind="svg")
    assert not list(ElementTree.fromstring(content).iter(f"{SVG}tspan"))
    texts = list(ElementTree.fromstring(content).iter(f"{SVG}text"))
    assert all({"x", "y"} <= set(text.attrib) for text in texts)
    title = [float(text.get("y")) for text in texts if "cinq cents lettres" in "".join(text.itertext())]
    assert len(title) > 3 and title == sorted(set(title))


def test_hostile_labels_are_drawn_as_text():
    held = hostile_card()
    told = plain(" ".join(svg_texts(pictures.picture(Entry(held), kind="svg"))))
    for text in (*HOSTILE_LABELS, held.title, held.subtitle, held.champ, held.source):
        assert plain(text) in told


def test_a_zip_holds_one_numbered_picture_an_entry():
    made = files.file("svg", [Entry(bars_card()), Entry(dots_card())])
    archive = zipfile.ZipFile(io.BytesIO(made.data))
    assert archive.namelist() == [
        "01-effets-attendus-par-les-associations-2019-2021.svg",
        "02-effets-attendus-par-les-associations-2021.svg",
    ]
    assert "58\u202f%" in svg_texts(archive.read(archive.namelist()[1]))


def test_a_booklet_has_one_page_an_entry_under_its_title():
    held = bars_card()
    entries = [Entry(held), Entry(held, title="Mon titre <b>"), Entry(CARDS["bars of forty rows"])]
    book = PdfReader(io.BytesIO(pictures.booklet(entries, title="Ma présentation")))
    assert [item.title for item in book.outline] == [held.title, "Mon titre <b>", held.title]
    assert book.metadata.title == "Ma présentation"
    sizes = [[float(side) for side in page.mediabox[2:]] for page in book.pages]
    assert sizes[:2] == [[960, 540]] * 2
    assert sizes[2][0] == 960 and sizes[2][1] > 960
    assert plain("Mon titre <b>") in plain(book.pages[1].extract_text())
    assert plain(held.champ) in plain(book.pages[0].extract_text())


def test_a_booklet_is_told_to_who_hears_it():
    held = bars_card()
    book = PdfReader(io.BytesIO(pictures.booklet([Entry(held)])))
    root = book.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("fr", True)
    tags = list(tags_of(root["/StructTreeRoot"]["/K"]))
    assert "/H1" in {tag["/S"] for tag in tags}
    assert {tag["/Alt"] for tag in tags if "/Alt" in tag} == {spoken(held.chart, held.title)}


def tags_of(node):
    for one in node if isinstance(node, list) else [node]:
        found = one.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found
        if isinstance(found, dict) and "/K" in found:
            yield from tags_of(found["/K"])
        elif isinstance(found, list):
            yield from tags_of(found)


def test_the_fonts_of_a_booklet_are_inside():
    page = PdfReader(io.BytesIO(pictures.booklet([Entry(bars_card())]))).pages[0]
    kept = page["/Resources"]["/Font"].values() if "/Font" in page["/Resources"] else []
    inner = [form.get_object() for form in page["/Resources"].get("/XObject", {}).values()]
    kept = [*kept, *(font for form in inner for font in form["/Resources"].get("/Font", {}).values())]
    held = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in kept]
    assert held
    assert all("/FontFile2" in one.get_object() or "/FontFile3" in one.get_object() for one in held)


def test_the_same_card_gives_the_same_bytes():
    entry = Entry(bars_card())
    for kind in ("png", "svg", "pdf"):
        assert pictures.picture(entry, kind=kind) == pictures.picture(entry, kind=kind)


def test_static_fonts_have_the_name_of_their_family_and_the_letters_of_french():
    for cut in fonts.CUTS:
        font = TTFont(fonts.folder() / cut.file_name)
        names = {record.toUnicode() for record in font["name"].names if record.nameID in (1, 16)}
        assert (names, font["OS/2"].usWeightClass, "fvar" in font) == ({cut.family}, cut.weight, False)
        assert set(map(ord, "«\u202f»’œÉ–…%")) <= set(font.getBestCmap())


def test_fonts_are_made_aside_on_a_disk_that_cannot_be_written(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(fonts, "MADE", blocked / "fonts")
    monkeypatch.setattr(fonts, "CUTS", fonts.CUTS[:1])
    assert [path.name for path in fonts.folder.__wrapped__().iterdir()] == ["SourceSans-400.ttf"]


@pytest.mark.parametrize("name", CARDS)
def test_what_a_message_shows_of_an_address_is_1200_by_630(name):
    assert size(pictures.shared(Entry(CARDS[name]))) == (1200, 630)


def test_a_chart_too_long_for_a_message_leaves_its_finding_there():
    entry = Entry(CARDS["bars of forty rows"])
    sheet = images.shared_sheet(entry)
    assert (sheet.chart, sheet.heading) == (None, entry.heading)
    assert images.shared_sheet(Entry(bars_card())).chart is not None


def test_an_empty_basket_gives_no_picture():
    with pytest.raises(NothingToExport):
        pictures.booklet([])
