"""A reader's own template: its layouts, fonts and colours are used, and what cannot be used is refused."""

import io
import random
import struct
import zipfile
from datetime import date
from functools import cache

import pytest
from lxml import etree
from openpyxl import Workbook
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from dashboard.cards import impacts, overview
from dashboard.exports.entries import Entry
from dashboard.exports.slides import template
from dashboard.exports.slides.deck import deck

MADE_ON = date(2026, 11, 21)
TEMPLATE_TYPE = b"presentationml.template.main+xml"
DECK_TYPE = b"presentationml.presentation.main+xml"


def saved(presentation) -> bytes:
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


OLD_TITLE = "Ancienne diapositive"
BLACK = b'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
PLUM = b'<a:dk1><a:srgbClr val="5B1238"/></a:dk1>'


def with_slides():
    """4:3, two slides already there."""
    made = Presentation()
    for _ in range(2):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = OLD_TITLE
    return made


def house_style() -> bytes:
    """The same with a font and a text colour of the house."""
    styled = repacked(
        saved(with_slides()), {"ppt/theme/theme1.xml": (b'typeface="Calibri"', b'typeface="Marianne"')}
    )
    return repacked(styled, {"ppt/theme/theme1.xml": (BLACK, PLUM)})


def repacked(package: bytes, changes: dict[str, tuple[bytes, bytes]], extra: dict[str, bytes] = {}) -> bytes:  # noqa: B006
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(content, "w") as new:
        for part in old.infolist():
            before, after = changes.get(part.filename, (b"", b""))
            new.writestr(part.filename, old.read(part).replace(before, after) if before else old.read(part))
        for name, data in extra.items():
            new.writestr(name, data)
    return content.getvalue()


def as_potx(package: bytes) -> bytes:
    return repacked(package, {"[Content_Types].xml": (DECK_TYPE, TEMPLATE_TYPE)})


@pytest.fixture(scope="module")
def cards(ask):
    return [ask(impacts.by_profile), ask(overview.moving_territories)]


def made_with(data: bytes, cards):
    made = deck([Entry(card) for card in cards], title="Un titre", made_on=MADE_ON, template_data=data)
    return Presentation(io.BytesIO(made)), made


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        return {name: held.read(name) for name in held.namelist()}


def text_boxes(slide):
    return [shape for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder]


@pytest.mark.parametrize("dressed", [lambda package: package, as_potx], ids=["pptx", "potx"])
def test_format_fonts_and_layouts_of_the_house_are_used(cards, dressed):
    made, package = made_with(dressed(house_style()), cards)
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert OLD_TITLE not in titles
    assert len(titles) == 4
    layouts = [slide.slide_layout.name for slide in made.slides]
    assert layouts == ["Title Slide", "Title Only", "Title Only", "Title Only"]
    style = parts_of(package)["ppt/theme/theme1.xml"]
    assert style.count(b'typeface="Marianne"') == 2
    assert PLUM in style


def test_texts_take_the_font_and_the_colour_of_the_theme(cards):
    made, package = made_with(house_style(), cards)
    for slide in list(made.slides)[1:]:
        runs = [
            run
            for shape in (slide.shapes.title, *text_boxes(slide))
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert {run.font.name for run in runs} == {None}
    question = text_boxes(made.slides[1])[0].text_frame.paragraphs[0].runs[0]
    assert question.font.color.theme_color == MSO_THEME_COLOR.TEXT_1
    assert not [name for name, part in parts_of(package).items() if "slides/" in name and b"a:latin" in part]


def test_nothing_of_the_old_slides_is_left_in_the_file(cards):
    old = with_slides()
    first = old.part.relate_to(old.slides[0].part, RT.SLIDE)
    shows = f'<p:custShowLst {nsdecls("p", "r")}><p:custShow name="{OLD_TITLE}" id="0"><p:sldLst>'
    shows += f'<p:sld r:id="{first}"/></p:sldLst></p:custShow></p:custShowLst>'
    old.element.append(parse_xml(shows))
    old.element.append(parse_xml(f'<p:modifyVerifier {nsdecls("p")} spinCount="1"/>'))
    old.slides[1].notes_slide.notes_text_frame.text = OLD_TITLE
    old.core_properties.comments = old.core_properties.keywords = OLD_TITLE
    link_to_slide(old.slide_layouts[5], old.slides[0])
    shown = parse_xml(f'<p:showPr {nsdecls("p")}><p:custShow id="0"/></p:showPr>')
    properties = old.part.part_related_by(RT.PRES_PROPS)
    root = parse_xml(properties.blob)
    root.insert(0, shown)
    properties._blob = etree.tostring(root)
    made, package = made_with(saved(old), cards)
    parts = parts_of(package)
    assert [name for name, part in parts.items() if OLD_TITLE.encode() in part] == []
    assert [name for name, part in parts.items() if b"modifyVerifier" in part or b"custShow" in part] == []
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == len(made.slides) == 4
    assert not [
        name for name in parts if name.startswith(("docProps/thumb", "docProps/app", "docProps/custom"))
    ]


def link_to_slide(layout, slide) -> None:
    """A button on a layout that leads to a slide."""
    button = drawn_on(layout, left=8.9, top=6.9, width=0.8, height=0.4)
    name = layout.part.relate_to(slide.part, RT.SLIDE)
    click = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{name}" action="ppaction://hlinksldjump"/>'
    button.find(".//" + qn("p:cNvPr")).append(parse_xml(click))


def drawn_on(owner, *, left: float, top: float, width: float, height: float, color: str = ""):
    """A rectangle on a layout or a master, in inches; python-pptx draws on slides only."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    sizes = (Inches(size) for size in (left, top, width, height))
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sizes)
    if color:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(color)
    shape._element._nvXxPr.cNvPr.set("id", "900")
    owner.shapes._spTree.append(shape._element)
    return shape._element


def test_links_to_files_elsewhere_are_not_kept(cards):
    old = with_slides()
    master = old.slide_master
    picture = master.part.relate_to("https://suivi.example/pixel.png", RT.IMAGE, is_external=True)
    blip = f'<p:bg {nsdecls("p", "a", "r")}><p:bgPr><a:blipFill><a:blip r:link="{picture}"/><a:stretch/>'
    blip += "</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    old_ground = master._element.cSld.find(qn("p:bg"))
    master._element.cSld.replace(old_ground, parse_xml(blip)) if old_ground is not None else (
        master._element.cSld.insert(0, parse_xml(blip))
    )
    _, package = made_with(saved(old), cards)
    told = [name for name, part in parts_of(package).items() if b"suivi.example" in part]
    assert told == []
    assert b'TargetMode="External"' not in parts_of(package)["ppt/slideMasters/_rels/slideMaster1.xml.rels"]
    assert b"r:link" not in parts_of(package)["ppt/slideMasters/slideMaster1.xml"]


def test_notes_are_written_where_the_notes_of_the_house_hold_no_text(cards):
    old = Presentation()
    for holder in list(old.notes_master.placeholders):
        holder._element.getparent().remove(holder._element)
    made, _ = made_with(saved(old), cards)
    assert "Question\u202f: " in made.slides[1].notes_slide.notes_text_frame.text


def test_a_cover_without_a_subtitle_does_not_carry_charts(cards):
    house = Presentation()
    cover = house.slide_layouts[2]  # title and text of a chapter: its title stands in the middle
    (text,) = (holder for holder in cover.placeholders if holder.placeholder_format.type.name == "BODY")
    text._element.getparent().remove(text._element)
    wide = next(holder for holder in cover.placeholders if holder.placeholder_format.idx == 0)
    wide.left, wide.top, wide.width, wide.height = 0, Inches(4), house.slide_width, Inches(1)
    made, _ = made_with(saved(house), cards)
    assert {slide.slide_layout.name for slide in list(made.slides)[1:]} == {"Title Only"}


def test_bands_and_logos_of_the_house_stay_uncovered(cards):
    house = Presentation()
    drawn_on(house.slide_master, left=0, top=0, width=0.9, height=7.5)
    drawn_on(house.slide_layouts[5], left=7.5, top=5.7, width=2.2, height=0.6)
    made, _ = made_with(saved(house), cards)
    for slide in list(made.slides)[1:]:
        own = [shape for shape in slide.shapes if not shape.is_placeholder]
        assert min(shape.left for shape in own) >= Inches(0.9)
        assert max(shape.top + shape.height for shape in own) <= Inches(5.7)


def test_a_layout_with_text_only_gives_its_title_and_its_place(cards):
    house = Presentation()
    for layout in list(house.slide_layouts):
        if layout.name != "Title and Content":
            house.slide_layouts.remove(layout)
    made, _ = made_with(saved(house), cards)
    for slide in made.slides:
        assert slide.slide_layout.name == "Title and Content"
    for slide in list(made.slides)[1:]:
        assert [shape.is_placeholder for shape in slide.shapes].count(True) == 1


def test_everything_stays_inside_the_slides_of_the_house(cards):
    made, _ = made_with(house_style(), cards)
    for slide in list(made.slides)[1:]:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def dark_background() -> bytes:
    dark = Presentation()
    fill = dark.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x10, 0x14, 0x20)
    return saved(dark)


def dark_shape() -> bytes:
    dark = Presentation()
    drawn_on(dark.slide_master, left=0, top=0, width=10, height=7.5, color="101420")
    return saved(dark)


def darkened_theme_color() -> bytes:
    dark = Presentation()
    fill = dark.slide_master.background.fill
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    fill.fore_color.brightness = -0.85
    return saved(dark)


def is_panel(shape) -> bool:
    return bool(shape.shape_type) and shape.shape_type.name == "AUTO_SHAPE"


@pytest.mark.parametrize("ground", [dark_background, dark_shape, darkened_theme_color])
def test_a_dark_ground_gets_a_white_panel_under_the_chart(cards, ground):
    made, _ = made_with(ground(), cards)
    panel = next(shape for shape in made.slides[1].shapes if is_panel(shape))
    chart = next(shape for shape in made.slides[1].shapes if shape.has_chart)
    assert panel.fill.fore_color.rgb == RGBColor(0xFF, 0xFF, 0xFF)
    assert panel.top <= chart.top and panel.top + panel.height >= chart.top + chart.height


def test_a_light_ground_gets_none(cards):
    light = Presentation()
    drawn_on(light.slide_master, left=0, top=0, width=10, height=7.5, color="F4F6FA")
    made, _ = made_with(saved(light), cards)
    assert not [shape for shape in made.slides[1].shapes if is_panel(shape)]


def of_size(width: float, height: float) -> bytes:
    """The usual layouts in another format, in inches."""
    made = Presentation()
    across, down = Inches(width) / made.slide_width, Inches(height) / made.slide_height
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    for owner in (made.slide_master, *made.slide_layouts):
        for holder in owner.placeholders:
            if holder._element.spPr.find(qn("a:xfrm")) is not None:
                left, top = int(holder.left * across), int(holder.top * down)
                wide, high = int(holder.width * across), int(holder.height * down)
                holder.left, holder.top, holder.width, holder.height = left, top, wide, high
    return saved(made)


@pytest.mark.parametrize("size", [(10, 5.625), (7.5, 10.83), (13.333, 7.5), (6.31, 4.34), (40, 22.5)])
def test_slides_of_any_format_hold_all_of_it(cards, size):
    made, _ = made_with(of_size(*size), cards)
    for slide in list(made.slides)[1:]:
        for shape in slide.shapes:
            assert shape.width > 0 and shape.height > 0
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= made.slide_height


def without_layouts() -> bytes:
    made = Presentation()
    for layout in made.slide_layouts:
        for holder in list(layout.placeholders):
            holder._element.getparent().remove(holder._element)
    return saved(made)


@cache
def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", DECK_TYPE)
        with package.open("ppt/media/zeros.bin", "w", force_zip64=True) as part:
            for _ in range(310):
                part.write(bytes(2**20))
    return content.getvalue()


def lying_bomb() -> bytes:
    """The same, said to be 1000 bytes at both places where a ZIP tells a size."""
    package = bytearray(bomb())
    held = struct.pack("<I", 310 * 2**20)
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = package.find(signature)
        while start != -1:
            if package[start + offset : start + offset + 4] == held:
                package[start + offset : start + offset + 4] = struct.pack("<I", 1000)
            start = package.find(signature, start + 4)
    return bytes(package)


def much_text() -> bytes:
    return deflated({"[Content_Types].xml": DECK_TYPE, "ppt/slides/slide1.xml": b"<a/>" * (11 * 2**20)})


def deflated(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def encrypted() -> bytes:
    """The flag that a ZIP with a password sets on its parts."""
    package = bytearray(house_style())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = package.find(signature)
        package[start + offset] |= 1
    return bytes(package)


def workbook() -> bytes:
    content = io.BytesIO()
    Workbook().save(content)
    return content.getvalue()


def many_parts() -> bytes:
    return repacked(house_style(), {}, {f"ppt/media/{number}.txt": b"" for number in range(5001)})


REFUSED = {
    "too large": (lambda: bytes(template.LARGEST + 1), "Ce modèle est trop lourd\u202f: 20 Mo au plus."),
    "password": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
        "Ce fichier est protégé par un mot de passe, ou dans l’ancien format .ppt\u202f: enregistrez-le en "
        ".pptx sans mot de passe.",
    ),
    "random": (lambda: b"rien" * 100, "Ce fichier n’est pas une présentation PowerPoint (.pptx ou .potx)."),
    "empty": (lambda: b"", "Ce fichier n’est pas une présentation PowerPoint (.pptx ou .potx)."),
    "workbook": (workbook, "Ce fichier n’est pas une présentation PowerPoint (.pptx ou .potx)."),
    "damaged": (
        lambda: as_potx(house_style())[:-400],
        "Ce modèle est endommagé\u202f: il n’a pas pu être lu.",
    ),
    "damaged part": (
        lambda: repacked(house_style(), {"ppt/presentation.xml": (b"<p:sldMasterIdLst>", b"<p:sldMaster")}),
        "Ce modèle est endommagé\u202f: il n’a pas pu être lu.",
    ),
    "macros": (
        lambda: repacked(
            house_style(),
            {"[Content_Types].xml": (DECK_TYPE, b"vnd.ms-powerpoint.presentation.macroEnabled")},
        ),
        "Ce modèle contient des macros\u202f: enregistrez-le en .pptx ou en .potx.",
    ),
    "too small": (
        lambda: of_size(5, 3),
        "Les diapositives de ce modèle sont trop petites pour un graphique\u202f: 16 cm de large et 11 cm de "
        "haut au moins.",
    ),
    "no layout": (
        without_layouts,
        "Ce modèle n’a aucune disposition avec un titre\u202f: il en faut une pour les diapositives.",
    ),
    "password of a zip": (
        encrypted,
        "Ce fichier est protégé par un mot de passe, ou dans l’ancien format .ppt\u202f: enregistrez-le en "
        ".pptx sans mot de passe.",
    ),
    "bomb": (bomb, template.BOMB),
    "bomb that lies": (lying_bomb, "Ce modèle est endommagé\u202f: il n’a pas pu être lu."),
    "much text": (
        much_text,
        "Ce modèle, une fois ouvert, est trop grand\u202f: 40 Mo au plus sans ses images.",
    ),
    "many parts": (many_parts, template.BOMB),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_serve_is_refused_in_a_sentence(case):
    make, sentence = REFUSED[case]
    with pytest.raises(template.TemplateRefused) as refused:
        template.opened(make())
    assert str(refused.value) == sentence


def test_the_sentence_on_bombs_says_both_limits():
    assert template.BOMB == (
        "Ce modèle, une fois ouvert, est trop grand\u202f: 300 Mo et 5\u202f000 éléments au plus."
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_template_damaged_anywhere_is_used_or_refused(cards, seed):
    data = damaged(house_style(), chance=random.Random(seed))
    try:
        template.opened(data)
    except template.TemplateRefused as refused:
        assert str(refused) in {template.DAMAGED, template.NO_LAYOUT, template.NOT_A_DECK}
        return
    made, _ = made_with(data, cards)
    assert len(made.slides) == 4


def damaged(package: bytes, *, chance: random.Random) -> bytes:
    """One part lost, cut, or with some of its elements and attributes renamed."""
    parts = parts_of(package)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    content = parts.pop(name)
    harm = chance.choice(["lost", "cut", "renamed", "renamed", "renamed"])
    if harm == "cut":
        parts[name] = content[: chance.randrange(len(content))]
    elif harm == "renamed":
        word = chance.choice(
            [b"p:ph", b"p:spPr", b"a:off", b"r:id", b"type=", b"p:cSld", b"a:clrScheme", b"val="]
        )
        parts[name] = content.replace(word, word[:-1] + b"q")
    return deflated(parts)
