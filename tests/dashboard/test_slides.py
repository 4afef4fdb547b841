"""A deck: title, one slide a chart with everything that travels with it, and the documents used."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard import geography, theme, views
from dashboard.cards import context, pages
from dashboard.charts import maps
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.slides.deck import REST_IN_NOTES, deck
from dashboard.labels import french
from tests.dashboard.exported_cards import RIGHT_TO_LEFT, hostile_card

SITE = "https://observatoire.example"
MADE_ON = date(2026, 11, 21)
VIEWS = ("", "comparer", "impacts", "pratiques", "evolutions", "regions", "domaines", "reperes")


@pytest.fixture(scope="module")
def entries(ask):
    """Every chart of every page as it opens."""
    return [
        Entry(card, view=str(views.view(page, carte=card.card_id)))
        for page in VIEWS
        for card in pages.cards(ask, views.view(page))
    ]


def slides(made: bytes):
    return list(Presentation(io.BytesIO(made)).slides)


def written(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def links(slide) -> list[str]:
    return [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]


def alternatives(slide) -> list[str]:
    return [text for element in slide.element.iter() if (text := element.get("descr"))]


def test_a_deck_is_a_title_one_slide_a_chart_and_the_documents(entries):
    made = Presentation(io.BytesIO(deck(entries[:3], title="Comité du 12 mai", made_on=MADE_ON)))
    assert (made.slide_width, made.slide_height) == (Inches(13.333), Inches(7.5))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == [
        "Comité du 12 mai",
        *(entry.card.finding for entry in entries[:3]),
        "Sources et méthode",
    ]
    assert "21 novembre 2026" in written(made.slides[0])


def test_each_slide_carries_base_source_link_alternative_and_method(entries):
    made = slides(deck(entries, title="Tout", site_url=SITE, made_on=MADE_ON))[1:]
    for entry, slide in zip(entries, made, strict=False):
        card, notes = entry.card, slide.notes_slide.notes_text_frame.text
        assert slide.shapes.title.text_frame.text == card.finding
        assert card.base[:60] in written(slide)
        assert card.source[:60] in written(slide)
        assert links(slide) == [f"{SITE}/{entry.view}"]
        assert card.alt in alternatives(slide)
        for part in (card.question, card.base, card.source, card.alt, *card.notes, *card.details):
            assert part in notes


def test_a_chart_is_native_and_can_be_edited(entries):
    made = slides(deck(entries, title="Tout", made_on=MADE_ON))[1:]
    for entry, slide in zip(entries, made, strict=False):
        kinds = {shape.shape_type.name for shape in slide.shapes if shape.shape_type}
        assert kinds & {"CHART", "TABLE", "GROUP"}, entry.card.card_id
        assert "PICTURE" not in kinds


def test_without_an_address_of_the_site_there_is_no_link(entries, monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    made = slides(deck(entries[:2], title="Deux", made_on=MADE_ON))
    assert [links(slide) for slide in made[1:3]] == [[], []]


def test_every_document_is_listed_once(entries):
    made = slides(deck(entries, title="Tout", made_on=MADE_ON))
    closing = [slide for slide in made if slide.shapes.title.text_frame.text == "Sources et méthode"]
    lines = [line for slide in closing for line in written(slide).splitlines()]
    tables = [entry.card.data for entry in entries if "publication_title" in entry.card.data]
    used = {title for table in tables for title in table["publication_title"].dropna()}
    listed = [line for line in lines if any(line.endswith(title.replace("'", "’")[-20:]) for title in used)]
    assert len(listed) == len(set(listed)) >= 20


def test_a_readers_own_title_heads_the_slide_and_the_finding_stays_in_the_notes(entries):
    named = Entry(entries[0].card, title="Nos élus innovent", view=entries[0].view)
    slide = slides(deck([named], title="Un", made_on=MADE_ON))[1]
    assert slide.shapes.title.text_frame.text == "Nos élus innovent"
    assert named.card.finding in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("title", ["mot " * 75, "x" * 300, "تقرير الشراكات " * 12, "<b>&\"'\x0b"])
def test_a_strange_title_keeps_to_its_place(entries, title):
    made = slides(deck([Entry(entries[0].card, title=title)], title=title, made_on=MADE_ON))
    heading = made[1].shapes.title
    size = heading.text_frame.paragraphs[0].runs[0].font.size.pt
    assert size >= 14
    below = min(shape.top for shape in made[1].shapes if shape.shape_id != heading.shape_id)
    assert below >= heading.top + heading.height


def test_a_text_from_the_right_is_read_from_the_right(entries):
    named = Entry(entries[0].card, title=RIGHT_TO_LEFT)
    title = slides(deck([named], title="Un", made_on=MADE_ON))[1].shapes.title
    assert title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
    left = slides(deck(entries[:1], title="Un", made_on=MADE_ON))[1].shapes.title
    assert left.text_frame.paragraphs[0]._p.pPr is None


def test_base_and_source_are_whole_or_say_that_the_notes_have_the_rest(entries):
    made = slides(deck(entries, title="Tout", made_on=MADE_ON))[1:]
    cut = 0
    for entry, slide in zip(entries, made, strict=False):
        for text in (entry.card.base, entry.card.source):
            if text not in written(slide):
                found = [
                    line
                    for line in written(slide).splitlines()
                    if line.endswith(f"…{REST_IN_NOTES}") and text.startswith(line.split("…")[0])
                ]
                assert len(found) == 1
                cut += 1
    assert 0 < cut < len(entries)


def test_nothing_is_written_smaller_than_12_points(entries):
    package = zipfile.ZipFile(io.BytesIO(deck(entries, title="Tout", made_on=MADE_ON)))
    sizes = {
        int(size)
        for name in package.namelist()
        if re.match(r"ppt/(slides|charts)/[a-z]+\d+\.xml$", name)
        for size in re.findall(rb'\bsz="(\d+)"', package.read(name))
    }
    assert min(sizes) == 1200


def test_title_question_chart_and_foot_stand_one_below_the_other(entries):
    made = Presentation(io.BytesIO(deck([*entries, Entry(hostile_card())], title="Tout", made_on=MADE_ON)))
    for slide in list(made.slides)[1 : len(entries) + 2]:
        title, question, *chart, foot = slide.shapes
        ends = [
            (title.top, title.top + title.height),
            (question.top, question.top + question.height),
            (min(shape.top for shape in chart), max(shape.top + shape.height for shape in chart)),
            (foot.top, foot.top + foot.height),
        ]
        assert all(above[1] <= below[0] for above, below in pairwise(ends)), title.text_frame.text
        assert ends[-1][1] <= made.slide_height


def test_how_people_were_asked_is_in_the_notes_of_a_survey_only(entries):
    made = slides(deck(entries, title="Tout", made_on=MADE_ON))[1:]
    notes = {
        entry.card.card_id: slide.notes_slide.notes_text_frame.text
        for entry, slide in zip(entries, made, strict=False)
    }
    is_context = {
        name: text.count("ce n’est pas un résultat de l’Observatoire") for name, text in notes.items()
    }
    assert {"Mode de recueil" in text for name, text in notes.items() if is_context[name]} == {False}
    assert "Mode de recueil\u202f: non publié." in notes["impacts-percus_profils"]


def test_the_file_says_who_made_it(entries):
    properties = Presentation(io.BytesIO(deck(entries[:1], title="Un", made_on=MADE_ON))).core_properties
    assert (properties.title, properties.author) == (
        "Un",
        "Observatoire des partenariats · les chiffres publiés",
    )


def test_documents_go_on_to_other_closing_slides_where_one_is_full(entries):
    card = entries[0].card
    documents = pd.DataFrame(
        {
            "publisher": "Éditeur",
            "publication_title": [f"Document {number} " + "au titre long " * 9 for number in range(40)],
            "publication_url": ["https://exemple.fr/a", "javascript:alert(1)"] * 20,
        }
    )
    made = slides(deck([Entry(replace(card, data=documents))], title="Un", made_on=MADE_ON))
    closing = [slide for slide in made if slide.shapes.title.text_frame.text == "Sources et méthode"]
    lines = [line for slide in closing for line in written(slide).splitlines() if "Document" in line]
    assert len(closing) == 4
    assert len(lines) == len(set(lines)) == 40
    assert {link for slide in closing for link in links(slide)} == {"https://exemple.fr/a"}


def map_card(cursor, *, chosen: str = "", lost: str = ""):
    """Poverty in 2018, one region without a value."""
    card = context.map_card(cursor, question_id="ctx_taux_pauvrete", period="2018", region_id=chosen)
    arguments = dict(card.figure._drawn.arguments)
    values = arguments["values"].copy()
    values.loc[values["region_id"] == lost, ["value", "value_text", "map_text"]] = [None, *["non publié"] * 2]
    return replace(card, figure=maps.region_map(**arguments | {"values": values})), values


def groups_of(card):
    slide = slides(deck([Entry(card)], title="Carte", made_on=MADE_ON))[1]
    return [shape for shape in slide.shapes if shape.shape_type and shape.shape_type.name == "GROUP"]


def regions_of(group):
    return [shape for shape in group.shapes if shape._element.find(".//" + qn("a:custGeom")) is not None]


def test_the_regions_of_a_map_are_shapes_with_their_values_and_classes(cursor):
    card, values = map_card(cursor)
    group, _ = groups_of(card)
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == card.alt
    limits = maps.class_limits(values["value"])
    expected = {
        row.region_label: (
            f"{row.region_label}\u202f: {row.value_text}",
            RGBColor.from_string(maps.shades(limits)[maps.class_of(row.value, limits)][1:]),
        )
        for row in values.itertuples()
    }
    found = {
        shape.name: (shape._element._nvXxPr.cNvPr.get("descr"), shape.fill.fore_color.rgb)
        for shape in regions_of(group)
    }
    assert found == expected
    assert len(found) == 13


def test_a_map_says_its_class_limits_and_where_france_stands(cursor):
    _, legend = groups_of(map_card(cursor)[0])
    said = [shape.text_frame.text for shape in legend.shapes if shape.text_frame.text]
    assert said == ["10", "12", "14", "16", "18", "20\u202f%", "France métropolitaine\u202f: 14,6\u202f%"]
    by_name = {shape.name: shape for shape in legend.shapes}
    france, holding = by_name["Repère"], by_name["Classe 3"]  # 14 to 16
    assert holding.top <= france.top + france.height / 2 <= holding.top + holding.height


def test_a_region_without_a_value_is_hatched_and_named_in_the_legend(cursor):
    group, legend = groups_of(map_card(cursor, lost="53")[0])
    fills = {shape.name: shape.fill.type for shape in regions_of(group)}
    assert {name for name, fill in fills.items() if fill == MSO_FILL.PATTERNED} == {"Bretagne"}
    said = [shape.text_frame.text for shape in legend.shapes]
    assert "non publié" in said
    assert "Bretagne\u202f: non publié" in [
        shape._element._nvXxPr.cNvPr.get("descr") for shape in regions_of(group)
    ]


def test_the_chosen_region_lies_over_its_neighbours(cursor):
    group, _ = groups_of(map_card(cursor, chosen="11")[0])
    *others, chosen = regions_of(group)
    assert chosen.name == "Île-de-France"
    assert chosen.line.color.rgb == RGBColor.from_string(theme.INK[1:])
    assert {shape.line.color.rgb for shape in others} == {RGBColor.from_string(theme.GROUND[1:])}


def test_regions_stand_where_they_are(cursor):
    group, _ = groups_of(map_card(cursor)[0])
    middles = {shape.name: shape.left + shape.width / 2 for shape in regions_of(group)}
    tops = {shape.name: shape.top for shape in regions_of(group)}
    assert min(middles, key=middles.get) == "Bretagne"
    assert max(middles, key=middles.get) == "Corse"
    assert min(tops, key=tops.get) == "Hauts-de-France"
    assert max(tops, key=tops.get) == "Corse"
    names = {french(feature["properties"]["nom"]) for feature in geography.region_outlines()["features"]}
    assert set(middles) == names


def test_nothing_to_show_is_said():
    with pytest.raises(NothingToExport, match="Il n’y a rien à exporter"):
        deck([], title="Vide", made_on=MADE_ON)
