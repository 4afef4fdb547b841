"""A hundred made templates: each takes charts, whatever it draws, or is refused in a sentence."""

import io
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest
from pptx import Presentation

from dashboard.exports.entries import Entry
from dashboard.exports.slides import template, upright
from dashboard.exports.slides.deck import deck
from dashboard.renderings.slide.box import Box
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import CARDS
from tests.dashboard.houses import parts_of
from tests.dashboard.made_templates import TEMPLATES, made, sized, titled
from tests.dashboard.packages import faults

WORDS = vocabulary().slides
SAME = ("strict", "strict ppsx", "UTF-16", "dangling", "potx", "ppsx", "pptm", "ppsm", "potm")
"""Templates that differ from the plain one in their format only."""


def entries_for(name: str) -> list[Entry]:
    """Two cards, others for another template."""
    cards, place = list(CARDS.values()), list(TEMPLATES).index(name)
    return [Entry(cards[(2 * place + more) % len(cards)]) for more in range(2)]


@cache
def made_on(name: str) -> bytes:
    style = template.taken(TEMPLATES[name]())
    return deck(entries_for(name), title="Comité de mai", style=style, made_on=date(2026, 11, 27))


def test_there_are_a_hundred_of_them():
    assert len(TEMPLATES) >= 100


def shown(title: object) -> Box:
    """Where a title is seen, which may be turned by a quarter."""
    box = Box.of(title)
    if title.rotation not in (90, 270):
        return box
    more = (box.width - box.height) // 2
    return Box(box.left + more, box.top - more, box.height, box.width)


def around_all(shapes: Iterable[object]) -> Box:
    boxes = [Box.of(shape) for shape in shapes]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    width = max(box.right for box in boxes) - left
    return Box(left, top, width, max(box.bottom for box in boxes) - top)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_deck_on_it_is_sound_and_its_charts_have_room(name):
    package = made_on(name)
    assert faults(package) == []
    held = Presentation(io.BytesIO(package))
    page = Box(0, 0, held.slide_width, held.slide_height)
    assert held.slides[0].shapes.title.text_frame.text == "Comité de mai"
    for slide, entry in zip(list(held.slides)[1:3], entries_for(name), strict=True):
        title = shown(slide.shapes.title)
        around = around_all(shape for shape in slide.shapes if not shape.is_placeholder)
        assert around.left >= 0 and around.top >= 0
        assert around.right <= page.width and around.bottom <= page.height
        assert around.width >= 0.45 * page.width and around.height >= 0.4 * page.height
        assert not title.meets(around) and title.right <= page.width and title.bottom <= page.height
        assert slide.shapes.title.text_frame.text == entry.heading


def titles_on(name: str) -> list[object]:
    """The titles of the slides of charts."""
    return [slide.shapes.title for slide in list(Presentation(io.BytesIO(made_on(name))).slides)[1:3]]


@pytest.mark.parametrize(
    ("name", "vert", "degrees"),
    [
        ("16:9, upright title", "eaVert", 0),
        ("title on the left, read upwards", "vert270", 0),
        ("title turned by a quarter", "horz", 270),
        ("title turned the other way", "horz", 90),
    ],
)
def test_an_upright_title_stays_upright(name, vert, degrees):
    for title in titles_on(name):
        assert (upright.first_said(title), title.rotation) == (vert, degrees)
        assert shown(title).height > 2 * shown(title).width


@pytest.mark.parametrize("name", ["16:9, no titled layout", "blank only", "nothing on layouts"])
def test_without_a_titled_layout_the_title_is_a_title_in_the_letters_of_the_master(name):
    for title in titles_on(name):
        assert title.placeholder_format.type.name == "TITLE"
        run = title.text_frame.paragraphs[0].runs[0]
        assert run.font.name is None and run.font.color.type is None


@pytest.mark.parametrize(("narrow", "wide"), [("16:9, plain", "67.7 cm, plain")])
def test_letters_of_slides_twice_as_large_are_twice_as_large(narrow, wide):
    sizes = []
    for name in (narrow, wide):
        slide = Presentation(io.BytesIO(made_on(name))).slides[0]
        framed = (shape.text_frame for shape in slide.shapes)
        sizes.append([run.font.size.pt for frame in framed for one in frame.paragraphs for run in one.runs])
    assert sizes[1] == [2 * size for size in sizes[0]]


@pytest.mark.parametrize("name", ["small subtitle", "no subtitle", "title only", "blank only"])
def test_a_subtitle_without_a_place_stands_under_the_title(name):
    held = Presentation(io.BytesIO(made_on(name)))
    first, page = held.slides[0], Box(0, 0, held.slide_width, held.slide_height)
    (subtitle,) = [shape for shape in first.shapes if shape.shape_id != first.shapes.title.shape_id]
    box, title = Box.of(subtitle), Box.of(first.shapes.title)
    assert subtitle.text_frame.text.endswith("27 novembre 2026")
    assert box.top >= title.bottom and box.width > 0.4 * page.width and box.bottom <= page.height


def test_a_title_grown_over_its_subtitle_moves_it():
    first = Presentation(io.BytesIO(made_on("subtitle over the title"))).slides[0]
    title, subtitle = first.placeholders
    assert subtitle.top >= title.top + title.height


@pytest.mark.parametrize(
    ("name", "lines"),
    [("lines at 150 %", 1.5), ("lines of 60 points", 60 / (1.2 * 28)), ("16:9, plain", 1.0)],
)
def test_the_place_of_a_title_counts_the_spacing_of_the_template(name, lines):
    style = template.taken(TEMPLATES[name]())
    entry = Entry(
        next(iter(CARDS.values())), title="Un titre qui est si long qu’il lui faut deux lignes " * 2
    )
    made_deck = deck([entry], style=style, made_on=date(2026, 11, 27))
    title = Presentation(io.BytesIO(made_deck)).slides[0].shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size
    assert title.height >= 2 * 1.2 * size * lines


def test_capitals_are_measured_as_capitals():
    text = Entry(
        next(iter(CARDS.values())), title="Les associations attendent plus que les entreprises en 2021"
    )
    decks = [
        deck(
            [text], style=template.taken(made(sized(10, 7.5), titled("", cap=cap))), made_on=date(2026, 1, 1)
        )
        for cap in ("none", "all")
    ]
    sizes = [
        Presentation(io.BytesIO(one)).slides[0].shapes.title.text_frame.paragraphs[0].runs[0].font.size
        for one in decks
    ]
    assert sizes[1] < sizes[0]


@pytest.mark.parametrize("name", SAME)
def test_another_format_of_a_file_changes_nothing_of_its_style(name):
    layouts = {part: held for part, held in parts_of(made_on(name)).items() if "slideLayouts/slide" in part}
    plain = template.taken(made())
    expected = {part: held for part, held in parts_of(plain.data).items() if "slideLayouts/slide" in part}
    assert layouts == expected


def test_a_label_of_confidentiality_is_kept_and_nothing_else_of_the_properties():
    properties = parts_of(made_on("labelled"))["docProps/custom.xml"].decode()
    assert 'name="MSIP_Label_1f2e_Name"' in properties and "Diffusion restreinte" in properties
    assert "Owner" not in properties and "Secret" not in properties


def test_nothing_that_runs_is_left():
    for name in ("macros at a click", "pptm"):
        for part, held in parts_of(made_on(name)).items():
            assert b"ppaction://macro" not in held and b"ppaction://program" not in held, part
            assert "vba" not in part
