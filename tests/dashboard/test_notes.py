"""A note of one's own: a few words at a value of a chart, in every drawing, on the slide, in the address."""

import io
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from dashboard import basket, store, views
from dashboard.charts.spec import Banner, Chart, Map, Note, Numbers
from dashboard.exports import files
from dashboard.renderings import svg
from dashboard.renderings.text import spoken
from dashboard.words import vocabulary
from tests.renderings.read_slide import drawn as slide_of
from tests.renderings.read_slide import groups, parts
from tests.renderings.read_svg import outside, overlaps, told, words
from tests.renderings.specs import SPECS

WORDS = "Le point à discuter : que fait notre territoire, et avec qui le ferait-il ?"
TYPED = WORDS.replace(" :", "\u202f:").replace(" ?", "\u202f?")
NAME = vocabulary().slides.NOTE
ARROW = vocabulary().slides.ARROW
CARD = "sheet.associations.2021.1"


def noted(chart: Chart, place: int) -> Chart:
    """The chart with a note at one of its marks."""
    return replace(chart, note=Note(TYPED, chart.notable[place][1].figure_id))


def places(chart: Chart) -> list[int]:
    """The first mark, the one in the middle and the last."""
    last = len(chart.notable) - 1
    return sorted({0, last // 2, last}) if last >= 0 else []


CHARTS = [
    pytest.param(noted(chart, place), id=f"{name}-{place}")
    for name, chart in SPECS.items()
    for place in places(chart)
]


@pytest.mark.parametrize("width", [0, 340, 1000])
@pytest.mark.parametrize("chart", CHARTS)
def test_the_words_stand_in_a_drawing_over_no_other_text_and_uncut(chart, width):
    root = etree.fromstring(svg.draw(chart, width=width))
    assert [one for one in map(words, told(root)) if one.endswith(TYPED)]
    for shown in [width] if width else [340, 390, 700, 1100]:
        assert overlaps(root, shown) == []
        assert outside(root, shown) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_the_words_are_a_text_box_of_a_slide_and_an_arrow_leads_to_their_mark(chart):
    said, *arrows = [part for group in groups(slide_of(chart), NAME) for part in parts(group)]
    is_tile = isinstance(chart, Map) and chart.noted[0] not in chart.panels[0].rows
    is_pointed = not (is_tile or isinstance(chart, Numbers | Banner))
    assert [arrow.name for arrow in arrows] == [ARROW] * is_pointed
    assert said.text == (TYPED if is_pointed else vocabulary().charts.noted(chart))


def test_without_an_arrow_the_words_say_what_they_are_about():
    regions = next(chart for chart in SPECS.values() if isinstance(chart, Map))
    name = regions.notable[0][0].label
    assert vocabulary().charts.noted(noted(regions, 0)) == f"{name}\u202f: {TYPED}"


def test_words_about_a_figure_that_is_gone_stand_under_the_chart():
    for name, chart in SPECS.items():
        root = etree.fromstring(svg.draw(replace(chart, note=Note(WORDS, "gone"))))
        assert [words(one) for one in told(root) if one.get("data-is") == "own"] == [WORDS], name


def test_who_listens_hears_the_words_last():
    chart = next(iter(SPECS.values()))
    assert spoken(noted(chart, 0), "Titre").endswith(TYPED)


def test_a_note_is_kept_in_the_address_of_the_presentation_and_goes_with_its_text():
    first = basket.joined([views.view("profils", profil="associations", carte=CARD)])
    about = first.annotated(0, "  À discuter &\n ensemble ", figure_id="a@b")
    assert about.views[0].parameter("note") == "À discuter & ensemble"
    assert basket.read(str(about)) == (about, "whole")
    assert about.annotated(0, " ", figure_id="a@b") == first
    assert first.annotated(3, "Perdue", figure_id="a@b") == first
    assert len(first.annotated(0, "x" * 500, figure_id="a@b").views[0].parameter("note")) == 120


def test_every_file_of_a_presentation_holds_the_note():
    card = store.entries([views.parsed("comparer")])[0]
    about = card.card.chart.notable[0][1].figure_id
    view = views.parsed(card.view).with_parameter("note", WORDS).with_parameter("repere", about)
    entry = store.entry(view)
    assert entry.view == card.view
    deck = Presentation(io.BytesIO(files.file("pptx", [entry]).data))
    own = next(shape for shape in deck.slides[0].shapes if shape.name == NAME)
    assert [(inner.name, inner.text_frame.text) for inner in own.shapes] == [(NAME, TYPED), (ARROW, "")]
    book = openpyxl.load_workbook(io.BytesIO(files.file("xlsx", [entry]).data))
    cells = [cell.value for row in book.worksheets[1].iter_rows() for cell in row if cell.value]
    assert [one for one in cells if str(one).startswith(f"{NAME}\u202f: ") and TYPED in one]
    assert "ferait-il" in files.file("html", [entry]).data.decode()
    assert store.entry(views.parsed(card.view)).card.chart.note is None
