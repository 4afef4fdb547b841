"""A reader's own template: its layouts, fonts and colours are used, whatever its format and decoration."""

import io
import re
from datetime import date

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from dashboard.exports.entries import Entry
from dashboard.exports.slides import template
from dashboard.exports.slides.deck import deck
from dashboard.renderings.slide.box import Box
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import CARDS, bars_card, dots_card
from tests.dashboard.houses import (
    DECK_TYPE,
    OLD_TITLE,
    PLUM,
    TYPES,
    changed,
    drawn_on,
    house_style,
    of_size,
    parts_of,
    saved,
    with_slides,
)

WORDS = vocabulary().slides
ENTRIES = [Entry(bars_card()), Entry(dots_card())]


def of_kind(kind: bytes) -> bytes:
    """A template or a show, which are presentations but for their names."""
    return changed(house_style(), TYPES, DECK_TYPE, b"presentationml.%s.main+xml" % kind)


def made_with(data: bytes, entries: list[Entry] = ENTRIES):
    made = deck(entries, title="Un titre", made_on=date(2026, 11, 21), style=template.taken(data))
    return Presentation(io.BytesIO(made)), made


@pytest.mark.parametrize("kind", [b"presentation", b"template", b"slideshow"])
def test_format_fonts_and_layouts_of_the_house_are_used(kind):
    made, package = made_with(of_kind(kind))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    assert OLD_TITLE not in [slide.shapes.title.text_frame.text for slide in made.slides]
    layouts = [slide.slide_layout.name for slide in made.slides]
    assert layouts == ["Title Slide", "Title Only", "Title Only", "Title Only"]
    style = parts_of(package)["ppt/theme/theme1.xml"]
    assert style.count(b'typeface="Marianne"') == 2
    assert PLUM in style


def test_texts_take_the_font_and_the_colour_of_the_theme():
    made, package = made_with(house_style())
    for slide in list(made.slides)[1:]:
        framed = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)
        runs = [run for frame in framed for paragraph in frame.paragraphs for run in paragraph.runs]
        assert len(runs) > 2 and {run.font.name for run in runs} == {None}
    (subtitle,) = [shape for shape in made.slides[1].shapes if shape.name == WORDS.SUBTITLE]
    (run,) = subtitle.text_frame.paragraphs[0].runs
    assert run.font.color.theme_color == MSO_THEME_COLOR.TEXT_1
    assert not [name for name, part in parts_of(package).items() if "slides/" in name and b"a:latin" in part]


def test_nothing_of_the_old_slides_is_left_in_the_file():
    old = with_slides()
    first = old.part.relate_to(old.slides[0].part, RT.SLIDE)
    shows = f'<p:custShowLst {nsdecls("p", "r")}><p:custShow name="{OLD_TITLE}" id="0"><p:sldLst>'
    shows += f'<p:sld r:id="{first}"/></p:sldLst></p:custShow></p:custShowLst>'
    old.element.append(parse_xml(shows))
    old.element.append(parse_xml(f'<p:modifyVerifier {nsdecls("p")} spinCount="1"/>'))
    old.slides[1].notes_slide.notes_text_frame.text = OLD_TITLE
    old.core_properties.comments = old.core_properties.keywords = OLD_TITLE
    link_to_slide(old.slide_layouts[5], old.slides[0])
    properties = old.part.part_related_by(RT.PRES_PROPS)
    root = parse_xml(properties.blob)
    root.insert(0, parse_xml(f'<p:showPr {nsdecls("p")}><p:custShow id="0"/></p:showPr>'))
    properties._blob = etree.tostring(root)
    made, package = made_with(saved(old))
    parts = parts_of(package)
    left = (OLD_TITLE.encode(), b"modifyVerifier", b"custShow")
    assert [name for name, part in parts.items() if any(word in part for word in left)] == []
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == len(made.slides) == 4
    told = ("docProps/thumb", "docProps/app", "docProps/custom")
    assert not [name for name in parts if name.startswith(told)]


def link_to_slide(layout, slide) -> None:
    """A button on a layout that leads to a slide."""
    button = drawn_on(layout, 8.9, 6.9, 0.8, 0.4)
    name = layout.part.relate_to(slide.part, RT.SLIDE)
    click = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{name}" action="ppaction://hlinksldjump"/>'
    button.find(".//" + qn("p:cNvPr")).append(parse_xml(click))


def test_links_to_files_elsewhere_are_not_kept():
    old = with_slides()
    master = old.slide_master
    picture = master.part.relate_to("https://suivi.example/pixel.png", RT.IMAGE, is_external=True)
    blip = f'<p:bg {nsdecls("p", "a", "r")}><p:bgPr><a:blipFill><a:blip r:link="{picture}"/><a:stretch/>'
    blip += "</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    master._element.cSld.replace(master._element.cSld.find(qn("p:bg")), parse_xml(blip))
    parts = parts_of(made_with(saved(old))[1])
    assert [name for name, part in parts.items() if b"suivi.example" in part] == []
    assert b'TargetMode="External"' not in parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"]
    assert b"r:link" not in parts["ppt/slideMasters/slideMaster1.xml"]


def test_notes_are_written_where_the_notes_of_the_house_hold_no_text():
    old = Presentation()
    for holder in list(old.notes_master.placeholders):
        holder._element.getparent().remove(holder._element)
    made, _ = made_with(saved(old))
    assert "Champ\u202f: " in made.slides[1].notes_slide.notes_text_frame.text


def test_a_cover_without_a_subtitle_does_not_carry_charts():
    house = Presentation()
    cover = house.slide_layouts[2]  # title and text of a chapter: its title stands in the middle
    (text,) = (holder for holder in cover.placeholders if holder.placeholder_format.type.name == "BODY")
    text._element.getparent().remove(text._element)
    (wide,) = (holder for holder in cover.placeholders if holder.placeholder_format.idx == 0)
    Box(0, Inches(4), house.slide_width, Inches(1)).place(wide)
    made, _ = made_with(saved(house))
    assert {slide.slide_layout.name for slide in list(made.slides)[1:]} == {"Title Only"}


def test_bands_and_logos_of_the_house_stay_uncovered():
    house = Presentation()
    drawn_on(house.slide_master, 0, 0, 0.9, 7.5)
    drawn_on(house.slide_layouts[5], 7.5, 5.7, 2.2, 0.6)
    made, _ = made_with(saved(house))
    for slide in list(made.slides)[1:]:
        own = [Box.of(shape) for shape in slide.shapes if not shape.is_placeholder]
        assert min(box.left for box in own) >= Inches(0.9)
        assert max(box.bottom for box in own) <= Inches(5.7)


def with_layout(name: str):
    """A house that has no other layout."""
    house = Presentation()
    for layout in list(house.slide_layouts):
        if layout.name != name:
            house.slide_layouts.remove(layout)
    return house


def test_a_layout_with_text_only_gives_its_title_and_its_place():
    made, _ = made_with(saved(with_layout("Title and Content")))
    assert {slide.slide_layout.name for slide in made.slides} == {"Title and Content"}
    for slide in list(made.slides)[1:]:
        assert [shape.is_placeholder for shape in slide.shapes].count(True) == 1


# Grounds


def on_ground(*, color: str = "", shape: str = "", is_darkened: bool = False) -> bytes:
    """A house whose slides are of one colour: their own, that of a shape or a darker one of the theme."""
    house = Presentation()
    if shape:
        drawn_on(house.slide_master, 0, 0, 10, 7.5, color=shape)
        return saved(house)
    fill = house.slide_master.background.fill
    fill.solid()
    if is_darkened:
        fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        fill.fore_color.brightness = -0.85
    else:
        fill.fore_color.rgb = RGBColor.from_string(color)
    return saved(house)


@pytest.mark.parametrize("ground", [{"color": "101420"}, {"shape": "101420"}, {"is_darkened": True}])
def test_a_dark_ground_gets_a_white_panel_under_the_chart(ground):
    made, _ = made_with(on_ground(**ground))
    (panel,) = [shape for shape in made.slides[1].shapes if shape.name == WORDS.GROUND]
    (chart,) = [shape for shape in made.slides[1].shapes if shape.has_chart]
    assert panel.fill.fore_color.rgb == RGBColor(0xFF, 0xFF, 0xFF)
    assert panel.top <= chart.top and panel.top + panel.height >= chart.top + chart.height


def test_a_light_ground_gets_none():
    made, _ = made_with(on_ground(shape="F4F6FA"))
    assert WORDS.GROUND not in [shape.name for shape in made.slides[1].shapes]


# Formats


@pytest.mark.parametrize("size", [(10, 5.625), (7.5, 10.83), (6.31, 4.34), (40, 22.5)])
def test_slides_of_any_format_hold_all_of_it(size):
    made, package = made_with(of_size(*size), [Entry(one) for one in CARDS.values()])
    assert sizes_at_or_below_zero(package) == []
    for shape in (shape for slide in list(made.slides)[1:] for shape in slide.shapes):
        box = Box.of(shape)
        assert box.left >= 0 and box.right <= made.slide_width
        assert box.top >= 0 and box.bottom <= made.slide_height


def sizes_at_or_below_zero(package: bytes) -> list[bytes]:
    """Widths and heights of shapes of slides, in EMU, that no program can show."""
    slides = [part for name, part in parts_of(package).items() if name.startswith("ppt/slides/slide")]
    found = [size for part in slides for size in re.findall(rb'\bc[xy]="(-?\d+)"', part)]
    return [size for size in found if int(size) <= 0]


@pytest.mark.parametrize("scale", [0.75, 2.0])
def test_letters_follow_the_size_of_the_slides(scale):
    made, _ = made_with(of_size(13.333 * scale, 7.5 * scale))
    (subtitle,) = [shape for shape in made.slides[1].shapes if shape.name == WORDS.SUBTITLE]
    assert subtitle.text_frame.paragraphs[0].runs[0].font.size.pt == 18 * scale


def with_title_at(*place: float):
    """A house whose only layout has its title there, in inches."""
    house = with_layout("Title Only")
    Box(*map(Inches, place)).place(house.slide_layouts[0].placeholders[0])
    return house


@pytest.mark.parametrize("are_level", [True, False])
@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_decorations_leave_room_for_a_chart(count, are_level):
    house = with_title_at(0.5, 6.4, 9, 0.9)
    for at in (0.4 + place * 6.5 / count for place in range(count)):
        stripe = (0.2, at, 9.6, 0.1) if are_level else (at, 0.2, 0.1, 7.1)
        drawn_on(house.slide_layouts[0], *stripe)
    made, package = made_with(saved(house))
    assert sizes_at_or_below_zero(package) == []
    shapes = made.slides[1].shapes
    drawn = [Box.of(shape) for shape in shapes if shape.has_chart or shape.name == WORDS.WORDS]
    width = max(box.right for box in drawn) - min(box.left for box in drawn)
    height = max(box.bottom for box in drawn) - min(box.top for box in drawn)
    assert width >= 0.5 * made.slide_width and height >= 0.3 * made.slide_height
