"""A deck: title, one slide a chart with everything that travels with it, and the documents used."""

import io
from datetime import date

import pytest
from pptx import Presentation
from pptx.util import Inches

from dashboard import views
from dashboard.cards import pages
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.slides.deck import deck

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
    assert size >= 16
    below = min(shape.top for shape in made[1].shapes if shape.shape_id != heading.shape_id)
    assert below >= heading.top + heading.height


def test_the_regions_of_a_map_are_shapes_with_their_values(entries):
    (card,) = (entry.card for entry in entries if entry.card.card_id.startswith("contexte-carte"))
    slide = slides(deck([Entry(card)], title="Carte", made_on=MADE_ON))[1]
    (group,) = (shape for shape in slide.shapes if shape.shape_type and shape.shape_type.name == "GROUP")
    regions = {
        shape.name for shape in group.shapes if shape.shape_type and shape.shape_type.name == "FREEFORM"
    }
    rows = card.table[card.table["Territoire"] != "France métropolitaine"]
    assert regions == set(rows["Territoire"])
    said = {f"{row.Territoire}\u202f: {row.Valeur}" for row in rows.itertuples()}
    assert said <= set(alternatives(slide))
    assert "non publié" not in written(slide)


def test_nothing_to_show_is_said():
    with pytest.raises(NothingToExport, match="Il n’y a rien à exporter"):
        deck([], title="Vide", made_on=MADE_ON)
