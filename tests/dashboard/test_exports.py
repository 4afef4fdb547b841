"""What leaves the site: entries and their names, file names, the kinds of file."""

import io
import zipfile

import openpyxl
import pytest
from pptx import Presentation

from dashboard.exports import entries, filenames, files
from dashboard.exports.entries import Entry, NothingToExport
from tests.dashboard.exported_cards import (
    RIGHT_TO_LEFT,
    TITLES,
    bars_card,
    dots_card,
    hostile_card,
    stated,
)


@pytest.mark.parametrize(
    "subject, name",
    [
        ("Partenaires des associations", "partenaires-des-associations-2019-2021.xlsx"),
        ("L’échelle d’un cœur, à 50 %", "l-echelle-d-un-coeur-a-50-2019-2021.xlsx"),
        ("Partenaires 2019-2021", "partenaires-2019-2021.xlsx"),
        ("", "les-associations-attendent-plus-d-effets-que-les-entreprises-2019-2021.xlsx"),
    ],
)
def test_a_file_is_named_after_its_subject_and_years(subject, name):
    assert filenames.card_file_name(bars_card(subject=subject), extension="xlsx") == name


def test_a_file_of_values_without_a_date_has_no_year():
    held = bars_card(subject="Taux", observations=(stated(12.0, 1, period=""),))
    assert filenames.card_file_name(held, extension="png") == "taux.png"


@pytest.mark.parametrize(
    "text, slug",
    [
        ("con", "con"),
        (RIGHT_TO_LEFT, ""),
        ("\x00\x07", ""),
        ("mot " * 200, "-".join(["mot"] * 20)),
        ("x" * 500, "x" * 80),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_holds_small_letters_digits_and_hyphens_and_is_short(text, slug):
    assert filenames.slug(text) == slug


@pytest.mark.parametrize("reserved", ["con", "AUX", "Lpt1"])
def test_no_file_has_a_name_that_windows_keeps_for_itself(reserved):
    assert filenames.file_name(reserved, extension="csv") == f"{reserved.lower()}-1.csv"


def test_a_name_that_no_text_gives_is_not_blank():
    assert filenames.file_name(RIGHT_TO_LEFT, " ", extension="pptx") == "presentation.pptx"


def test_several_cards_are_named_by_their_title_or_their_number():
    pair = [Entry(bars_card()), Entry(dots_card())]
    name = filenames.basket_file_name
    assert name(pair, title="Comité de mai", extension="pptx") == "comite-de-mai-2-graphiques.pptx"
    assert name(pair, title=RIGHT_TO_LEFT, extension="pptx") == "presentation-2-graphiques.pptx"
    assert name(pair[:1], title="Comité", extension="pptx") == (
        "effets-attendus-par-les-associations-2019-2021.pptx"
    )
    assert filenames.numbered_names(pair, extension="csv", ending="codes") == [
        "01-effets-attendus-par-les-associations-2019-2021-codes.csv",
        "02-effets-attendus-par-les-associations-2021-codes.csv",
    ]


def test_the_heading_of_an_entry_is_one_line_that_every_file_can_hold():
    titles = ("", TITLES["blank"], "\u200b\u2060\ufeff", TITLES["controls"], RIGHT_TO_LEFT, TITLES["emoji"])
    own = bars_card().title
    assert [Entry(bars_card(), title=title).heading for title in titles] == [
        *(own, own, own),
        *("Un titre sur [31mdeux lignes", RIGHT_TO_LEFT, TITLES["emoji"]),
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "csv-en", "html", "pptx"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_works_in_every_kind_of_file(kind, title):
    held = [Entry(bars_card(), title=title), Entry(hostile_card(), title=title)]
    made = files.file(kind, held, title=title)
    assert made.data
    assert made.name.isascii() and len(made.name) < 120
    assert (made.name, made.mime) == files.described(kind, held, title=title)


def test_several_tables_are_a_zip_and_those_for_programs_say_so_in_their_names():
    made = files.file("csv-en", [Entry(bars_card()), Entry(dots_card())])
    assert (made.name, made.mime) == ("presentation-2-graphiques-codes.zip", "application/zip")
    archive = zipfile.ZipFile(io.BytesIO(made.data))
    assert archive.namelist() == [
        "01-effets-attendus-par-les-associations-2019-2021-codes.csv",
        "02-effets-attendus-par-les-associations-2021-codes.csv",
    ]
    assert archive.read(archive.namelist()[0]).startswith(b"\xef\xbb\xbffigure_id,")


def test_every_kind_of_file_has_a_label():
    assert [form.label for form in files.FORMATS.values()] == [
        "PowerPoint",
        "Excel",
        "CSV pour tableur",
        "CSV pour programme (codes)",
        "Page HTML",
        "Image PNG",
        "Image SVG",
        "PDF",
    ]


@pytest.mark.parametrize("kind", files.FORMATS)
def test_nothing_to_export_is_said_in_one_sentence(kind):
    with pytest.raises(NothingToExport) as refusal:
        files.file(kind, [])
    assert str(refusal.value) == (
        "Il n’y a rien à exporter\u202f: ajoutez au moins un graphique à la présentation."
    )


@pytest.mark.parametrize(
    "site, address",
    [
        ("https://exemple.fr/obs/", "https://exemple.fr/obs/profils"),
        ("javascript:alert(1)", ""),
        ("exemple.fr", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_a_web_address_or_is_left_out(monkeypatch, site, address):
    monkeypatch.setenv("OBSERVATOIRE_URL", site)
    assert Entry(bars_card(), view="profils").link == address


def test_a_passport_is_found_by_the_identifier_of_its_figure(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    link = "https://exemple.fr/chiffre?id=a.b.2018/2022%40c%232"
    assert (entries.passport_link("a.b.2018/2022@c#2"), entries.passport_link("")) == (link, "")


def test_the_definition_of_an_indicator_goes_with_its_slide_its_sheet_and_its_page():
    said = "Part de l’emploi salarié dans l’économie sociale."
    entry = Entry(bars_card(definition=said))
    slide = Presentation(io.BytesIO(files.file("pptx", [entry]).data)).slides[0]
    assert f"Définition\u202f: {said}" in slide.notes_slide.notes_text_frame.text
    cells = openpyxl.load_workbook(io.BytesIO(files.file("xlsx", [entry]).data))["Lisez-moi"].iter_rows()
    assert ["Définition", said] in [[cell.value for cell in row[:2]] for row in cells]
    assert (
        f"<summary>Définition</summary><ul><li>{said}</li></ul>" in files.file("html", [entry]).data.decode()
    )
