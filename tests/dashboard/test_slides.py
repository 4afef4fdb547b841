"""A deck: one slide a chart, ready to show, with everything that travels with it in its notes."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.cards.card import Document
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.release import data_release
from dashboard.exports.slides import tags
from dashboard.exports.slides.deck import deck
from dashboard.renderings.text import spoken
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import CARDS, RIGHT_TO_LEFT, TITLES, bars_card, dots_card, hostile_card
from tests.dashboard.houses import parts_of
from tests.dashboard.packages import faults

SITE = "https://observatoire.example"
MADE_ON = date(2026, 11, 21)
WORDS = vocabulary().slides
BRAND = "Observatoire des partenariats"
LONGEST_TITLE = "Les associations attendent plus du collectif que les entreprises et les élus locaux en 2021"


def slides_of(made: bytes) -> list[object]:
    return list(Presentation(io.BytesIO(made)).slides)


def one_slide(entry: Entry) -> object:
    (slide,) = slides_of(deck([entry], made_on=MADE_ON))
    return slide


def every_entry() -> list[Entry]:
    """A card around each specification."""
    cards = [replace(one, title=LONGEST_TITLE) for one in CARDS.values()]
    return [Entry(one, view=f"comparer?carte={n}") for n, one in enumerate(cards)]


@pytest.fixture(scope="module")
def made() -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OBSERVATOIRE_URL", SITE)
        return deck(every_entry(), made_on=MADE_ON)


@pytest.fixture(scope="module")
def charts(made) -> list[object]:
    """The slides of the specifications, in their order."""
    return slides_of(made)[1 : 1 + len(CARDS)]


def by_name(slide: object, name: str) -> object:
    return next(shape for shape in slide.shapes if tags.base(shape.name) == name)


def text_of(slide: object, name: str) -> str:
    return by_name(slide, name).text_frame.text


def links(slide: object) -> list[str]:
    return [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]


def notes_of(slide: object) -> list[str]:
    return slide.notes_slide.notes_text_frame.text.split("\n")


def sizes_in(package: bytes, pattern: str) -> set[int]:
    """Hundredths of points of all letters in some parts."""
    return {
        int(size)
        for name, part in parts_of(package).items()
        if re.fullmatch(pattern, name)
        for size in re.findall(rb'\bsz="(\d+)"', part)
    }


def test_several_charts_have_a_first_slide_and_their_sources():
    made = Presentation(io.BytesIO(deck([Entry(bars_card()), Entry(dots_card())], made_on=MADE_ON)))
    assert (made.slide_width, made.slide_height) == (Inches(13.333), Inches(7.5))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [BRAND, bars_card().title, dots_card().title, "Sources"]
    assert made.slides[0].placeholders[1].text_frame.text == "21 novembre 2026"


def test_a_title_of_the_readers_own_has_a_first_slide_even_for_one_chart():
    made = slides_of(deck([Entry(bars_card())], title="Comité du 12 mai", made_on=MADE_ON))
    assert [slide.shapes.title.text_frame.text for slide in made] == ["Comité du 12 mai", bars_card().title]
    assert made[0].placeholders[1].text_frame.text == f"{BRAND}\n21 novembre 2026"


def test_one_chart_is_one_slide_and_its_foot_is_champ_source_limits_brand_and_page():
    slide = one_slide(Entry(bars_card()))
    assert slide.shapes.title.text_frame.text == bars_card().title
    assert text_of(slide, WORDS.FOOT) == (
        "Champ\u202f: France, associations, septembre 2021. "
        "Source\u202f: Comisis pour Le RAMEAU, Carnet de recherche, 2022. 2 limites."
    )
    corner = by_name(slide, WORDS.BRAND)._element
    assert "".join(node.text for node in corner.iter(qn("a:t"))) == f"{BRAND} · 1"
    assert corner.find(f".//{qn('a:fld')}").get("type") == "slidenum"


@pytest.mark.parametrize("kind", ["champ", "source"])
def test_a_foot_too_long_for_its_line_is_cut_and_whole_in_the_notes(kind):
    text = "Une population décrite en beaucoup de mots, " * 8
    slide = one_slide(Entry(bars_card(**{kind: text.strip(", ")})))
    foot = text_of(slide, WORDS.FOOT)
    assert foot.count("…") == 1 and foot.endswith("2 limites.")
    assert len(foot) < 140
    assert f"{kind.capitalize()}\u202f: {text.strip(', ')}." in notes_of(slide)


def test_the_notes_have_all_that_travels_with_a_chart(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", SITE)
    entry = Entry(bars_card(), title="Notre titre", view="comparer?question=q")
    version, released_on, _ = data_release()
    assert notes_of(one_slide(entry)) == [
        "Titre de la fiche\u202f: Les associations attendent plus d’effets que les entreprises.",
        "Part qui attend un effet fort ou très fort, en\u202f%, septembre 2021.",
        "Lecture\u202f: 88\u202f% des associations attendent un effet fort ou très fort.",
        "Question posée. Les associations\u202f: «\u202fQuel effet attendez-vous\u202f?\u202f»",
        "Champ\u202f: France, associations, septembre 2021.",
        "Source\u202f: Comisis pour Le RAMEAU, Carnet de recherche, 2022.",
        "Document\u202f: Carnet de recherche (p. 1\u202f; p. 2), https://exemple.fr/carnet.pdf",
        "2 limites\u202f:",
        "– 302 réponses.",
        "– Une valeur est illisible.",
        f"En mots\u202f: {spoken(bars_card().chart, 'Notre titre')}",
        f"Données {version}, {vocabulary().periods.period(released_on)}.",
        "Vue en ligne\u202f: https://observatoire.example/comparer?question=q",
    ]


def test_each_slide_leads_to_its_view_and_its_chart_is_said_in_words(charts):
    for entry, slide in zip(every_entry(), charts, strict=True):
        assert links(slide) == [f"{SITE}/{entry.view}"]
        texts = [found for element in slide.element.iter() if (found := element.get("descr"))]
        assert spoken(entry.card.chart, LONGEST_TITLE) in texts


def test_without_an_address_of_the_site_there_is_no_link(monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    assert links(one_slide(Entry(bars_card(), view="comparer"))) == []


def test_no_chart_is_a_picture(charts):
    for slide in charts:
        assert "PICTURE" not in {shape.shape_type.name for shape in slide.shapes if shape.shape_type}


def test_titles_have_28_points_and_more_on_two_lines_at_most(charts):
    for slide in charts:
        title = slide.shapes.title
        (run,) = title.text_frame.paragraphs[0].runs
        assert 28 <= run.font.size.pt <= 32 and run.font.bold
        assert title.height <= 2 * 1.3 * run.font.size + 2 * 45720  # and its margins


def test_nothing_is_written_smaller_than_11_points(made):
    assert min(sizes_in(made, r"ppt/(slides|charts)/[a-z]+\d+\.xml")) >= 1100


@pytest.mark.parametrize("name", [name for name in CARDS if "forty" not in name])
def test_names_have_16_points_and_values_18(charts, name):
    slide = charts[list(CARDS).index(name)]
    for group in (shape for shape in slide.shapes if shape._element.tag == qn("p:grpSp")):
        for shape in group.shapes:
            names = re.fullmatch(r"Ligne \d+", shape.name)
            sizes = [run.font.size.pt for one in shape.text_frame.paragraphs[:1] for run in one.runs]
            assert not names or min(sizes) >= 16, shape.name
    spaces = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
    shown = './/c:dLbl[c:showVal/@val="1" or c:showCatName/@val="1"]'
    for label in [one for space in spaces for one in space.xpath(shown)]:
        size = int(label.find(f".//{qn('a:defRPr')}").get("sz"))
        assert size >= (1400 if "distribution" in name else 1800)


def test_title_subtitle_chart_and_foot_stand_one_below_the_other(charts):
    for slide in [*charts, one_slide(Entry(hostile_card()))]:
        around = {WORDS.SUBTITLE, WORDS.FOOT, WORDS.RULE, WORDS.BRAND, slide.shapes.title.name}
        chart = [shape for shape in slide.shapes if tags.base(shape.name) not in around]
        title, subtitle = slide.shapes.title, by_name(slide, WORDS.SUBTITLE)
        foot = by_name(slide, WORDS.FOOT)
        ends = [
            (title.top, title.top + title.height),
            (subtitle.top, subtitle.top + subtitle.height),
            (min(shape.top for shape in chart), max(shape.top + shape.height for shape in chart)),
            (foot.top, foot.top + foot.height),
        ]
        assert all(above[1] <= below[0] for above, below in pairwise(ends)), title.text_frame.text
        assert ends[-1][1] <= Inches(7.5)


@pytest.mark.parametrize("title", [*TITLES.values(), "mot " * 75, "x" * 300])
def test_a_strange_title_keeps_to_its_place(title):
    made = slides_of(deck([Entry(bars_card(), title=title)], title=title, made_on=MADE_ON))
    heading = made[-1].shapes.title
    assert heading.text_frame.paragraphs[0].runs[0].font.size.pt >= 16
    below = min(shape.top for shape in made[-1].shapes if shape.shape_id != heading.shape_id)
    assert below >= heading.top + heading.height


def test_a_text_from_the_right_is_read_from_the_right():
    title = one_slide(Entry(bars_card(), title=RIGHT_TO_LEFT)).shapes.title
    assert title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
    assert one_slide(Entry(bars_card())).shapes.title.text_frame.paragraphs[0]._p.pPr is None


def test_every_document_is_listed_once_and_only_addresses_of_the_web_are_linked():
    documents = tuple(
        Document(f"Document {number} " + "au titre long " * 9, url)
        for number in range(40)
        for url in ("https://exemple.fr/a", "javascript:alert(1)")[number % 2 :][:1]
    )
    entry = Entry(bars_card(documents=documents))
    closing = slides_of(deck([entry, entry], made_on=MADE_ON))[3:]
    lines = [line for slide in closing for line in text_of(slide, "Sources").splitlines()]
    found = [line for line in lines if line.startswith("Document")]
    assert len(closing) > 1
    assert len(found) == len(set(found)) == 40
    assert {link for slide in closing for link in links(slide)} == {"https://exemple.fr/a"}


def test_the_notes_have_their_master_in_the_list_of_the_deck(made):
    root = parts_of(made)["ppt/presentation.xml"]
    relations = parts_of(made)["ppt/_rels/presentation.xml.rels"].decode()
    (listed,) = re.findall(rb'<p:notesMasterIdLst><p:notesMasterId r:id="(\w+)"/>', root)
    relation = re.search(rf'<Relationship [^>]*Id="{listed.decode()}"[^>]*>', relations)
    assert relation and "notesMaster" in relation[0]
    assert root.index(b"sldMasterIdLst") < root.index(b"notesMasterIdLst") < root.index(b"<p:sldIdLst")


def test_the_file_says_who_made_it():
    made = deck([Entry(bars_card())], title="Un", made_on=MADE_ON)
    properties = Presentation(io.BytesIO(made)).core_properties
    assert (properties.title, properties.author) == ("Un", BRAND)


def test_twenty_slides_take_less_than_a_second_of_a_core():
    entries = every_entry()[:20]
    deck(entries[:1], made_on=MADE_ON)
    start = process_time()
    deck(entries, made_on=MADE_ON)
    assert process_time() - start < 1.0  # 0.4 on a quiet machine


def test_nothing_to_show_is_said():
    with pytest.raises(NothingToExport, match="Il n’y a rien à exporter"):
        deck([], made_on=MADE_ON)


def test_decks_of_every_kind_of_chart_are_sound(made):
    assert faults(made) == []
    assert faults(deck([Entry(hostile_card())], title="\ufffe\t", made_on=MADE_ON)) == []
