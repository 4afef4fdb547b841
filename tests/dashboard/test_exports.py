"""What leaves the site: entries and their names, file names, the kinds of file, pictures laid out."""

import io
import json
import zipfile

import plotly
import pytest

from dashboard.exports import entries, filenames, files, images
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.images import PICTURE_WIDTH
from dashboard.exports.release import Release
from tests.dashboard.exported_cards import (
    CARDS,
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


LONG = {"bars of forty rows", "dots of forty rows"}


@pytest.mark.parametrize("name", CARDS)
def test_a_picture_is_16_by_9_unless_too_long_and_nothing_of_its_chart_is_squeezed(name):
    figure = images.export_figure(Entry(CARDS[name]))
    margin, width = figure.layout.margin, figure.layout.width
    assert (width * 9 == figure.layout.height * 16) != (name in LONG)
    assert figure.layout.paper_bgcolor == "#FFFFFF"
    alone = images.draw(CARDS[name].chart, width=width - 2 * images.EDGE, emphasis=True)
    plot = (width - margin.l - margin.r, figure.layout.height - margin.t - margin.b)
    assert plot == pytest.approx((alone_size(alone)), abs=0.01)
    assert figure.to_dict()["data"] == alone.to_dict()["data"]
    assert figure.to_dict()["layout"]["annotations"][:-3] == alone.to_dict()["layout"].get("annotations", [])


def alone_size(figure) -> tuple[float, float]:
    margin, layout = figure.layout.margin, figure.layout
    width = layout.width - (margin.l or 0) - (margin.r or 0)
    return width, layout.height - (margin.t or 0) - (margin.b or 0)


def texts_of(figure) -> list[str]:
    return [annotation.text.replace("<br>", " ") for annotation in figure.layout.annotations[-3:]]


def test_a_picture_says_its_title_in_bold_what_is_measured_and_its_foot(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr/")
    monkeypatch.setattr(images, "data_release", lambda: Release("2.0.0", "2026-11-21"))
    held = bars_card()
    figure = images.export_figure(Entry(held, title="Des <b>effets</b>", view="profils?profil=jeunes"))
    assert texts_of(figure) == [
        "<b>Des &lt;b&gt;effets&lt;/b&gt;</b>",
        held.subtitle,
        "Champ\u202f: France, associations, septembre 2021. Source\u202f: Comisis pour Le RAMEAU, Carnet de "
        "recherche, 2022. 2 limites. Observatoire des partenariats · les chiffres publiés · données 2.0.0 · "
        "https://exemple.fr/profils?profil=jeunes",
    ]
    assert all(annotation.text.count("<br>") < 2 for annotation in figure.layout.annotations[-3:])


def test_a_browser_is_told_the_figure_its_size_and_its_name():
    told = json.loads(images.for_browser(Entry(bars_card())))
    assert set(told) == {"data", "layout", "width", "height", "scale", "filename"}
    assert told["width"] * told["scale"] == pytest.approx(PICTURE_WIDTH)
    assert told["filename"] == "effets-attendus-par-les-associations-2019-2021"


def test_plotly_is_copied_once_under_its_version(tmp_path):
    copy = images.vendor_plotly(tmp_path / "vendor")
    assert copy.name == f"plotly-{plotly.__version__}.min.js"
    stamp = copy.stat().st_mtime_ns
    assert images.vendor_plotly(tmp_path / "vendor").stat().st_mtime_ns == stamp
    assert [path.name for path in (tmp_path / "vendor").iterdir()] == [copy.name]
