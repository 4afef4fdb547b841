"""A reader's own template: its layouts, fonts and colours are used, and what cannot be used is refused."""

import io
import zipfile
from datetime import date

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
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


def house_style() -> bytes:
    """4:3, two slides already there, a font of the house."""
    made = Presentation()
    for _ in range(2):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = "Ancienne diapositive"
    return repacked(saved(made), {"ppt/theme/theme1.xml": (b'typeface="Calibri"', b'typeface="Marianne"')})


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


def made_with(data: bytes, cursor):
    cards = [impacts.by_profile(cursor), overview.moving_territories(cursor)]
    made = deck([Entry(card) for card in cards], title="Un titre", made_on=MADE_ON, template_data=data)
    return Presentation(io.BytesIO(made)), made


@pytest.mark.parametrize("dressed", [lambda package: package, as_potx], ids=["pptx", "potx"])
def test_format_fonts_and_layouts_of_the_house_are_used(cursor, dressed):
    made, package = made_with(dressed(house_style()), cursor)
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert "Ancienne diapositive" not in titles
    assert len(titles) == 4
    assert [slide.slide_layout.name for slide in made.slides][:2] == ["Title Slide", "Title Only"]
    theme = zipfile.ZipFile(io.BytesIO(package)).read("ppt/theme/theme1.xml")
    assert b'typeface="Marianne"' in theme
    assert not [name for name in zipfile.ZipFile(io.BytesIO(package)).namelist() if "slides/slide5" in name]


def test_everything_stays_inside_the_slides_of_the_house(cursor):
    made, _ = made_with(house_style(), cursor)
    for slide in list(made.slides)[1:]:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_a_dark_ground_gets_a_white_panel_under_the_chart(cursor):
    dark = Presentation()
    fill = dark.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x10, 0x14, 0x20)
    made, _ = made_with(saved(dark), cursor)
    panel = next(s for s in made.slides[1].shapes if s.shape_type and s.shape_type.name == "AUTO_SHAPE")
    chart = next(s for s in made.slides[1].shapes if s.has_chart)
    assert panel.fill.fore_color.rgb == RGBColor(0xFF, 0xFF, 0xFF)
    assert panel.top <= chart.top and panel.top + panel.height >= chart.top + chart.height


def without_layouts() -> bytes:
    made = Presentation()
    for layout in made.slide_layouts:
        for holder in list(layout.placeholders):
            holder._element.getparent().remove(holder._element)
    return saved(made)


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", DECK_TYPE)
        with package.open("ppt/media/zeros.bin", "w", force_zip64=True) as part:
            for _ in range(310):
                part.write(bytes(2**20))
    return content.getvalue()


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", b"spreadsheetml.sheet.main+xml")
        package.writestr("xl/workbook.xml", b"<workbook/>")
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
    "no layout": (
        without_layouts,
        "Ce modèle n’a aucune disposition avec un titre\u202f: il en faut une pour les diapositives.",
    ),
    "bomb": (bomb, template.BOMB),
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
