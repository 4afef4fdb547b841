"""What leaves the site carries its base and its source, under a name that says what it holds."""

import csv
import io
from dataclasses import replace

import pandas as pd
import plotly
import pytest

from dashboard.cards import impacts, practices
from dashboard.exports import entries, filenames, images, tables
from dashboard.exports.entries import Entry
from tests.dashboard.exported_cards import CARDS, HOSTILE_LABELS, hostile_card


def test_a_file_name_is_plain_ascii():
    assert filenames.file_name("Impacts perçus / élus", extension="png") == (
        "observatoire_impacts-percus-elus.png"
    )


@pytest.mark.parametrize(
    "family, name",
    [
        ("distribution_bars", "observatoire_impacts-percus_distribution_associations_2021.xlsx"),
        ("profile_dots", "observatoire_impacts-percus_profils_2019-2021.xlsx"),
        ("share_panels", "observatoire_pratiques_pratique-et-prevu_2021.xlsx"),
        ("gaps", "observatoire_comparer_impact_percu_entreprises_tous_ecart_1_ecarts.xlsx"),
    ],
)
def test_a_file_name_says_the_waves_unless_the_card_does(cursor, family, name):
    assert filenames.card_file_name(CARDS[family](cursor), extension="xlsx") == name


def test_a_file_name_of_300_characters_is_cut():
    name = filenames.card_file_name(hostile_card(), extension="csv")
    assert name == f"observatoire_{('essai-' + 'x' * 300)[:120]}.csv"


def test_a_basket_is_named_by_its_card_or_by_its_number_of_cards(cursor):
    one = Entry(impacts.by_profile(cursor))
    assert filenames.basket_file_name([one], extension="pptx") == (
        "observatoire_impacts-percus_profils_2019-2021.pptx"
    )
    assert filenames.basket_file_name([one, one], extension="pptx") == (
        "observatoire_presentation_2-graphiques.pptx"
    )
    assert filenames.numbered_names([one, one], extension="png") == [
        "01_impacts-percus_profils_2019-2021.png",
        "02_impacts-percus_profils_2019-2021.png",
    ]


def test_a_csv_opens_in_a_french_spreadsheet(cursor):
    content = tables.csv_bytes(impacts.by_profile(cursor)).decode("utf-8")
    header, first, *_ = content.split("\r\n")
    assert header.startswith("\ufefffigure_id;question_id;")
    assert header.endswith(";card_finding;card_base;card_source;data_version")
    assert ";56,0;" in first


def test_a_csv_of_the_other_dialect_has_commas_and_a_decimal_point(cursor):
    content = tables.csv_bytes(impacts.by_profile(cursor), dialect="en").decode("utf-8")
    header, first, *_ = content.split("\r\n")
    assert header.startswith("\ufefffigure_id,question_id,")
    assert ",56.0," in first


@pytest.mark.parametrize("dialect", ["fr", "en"])
@pytest.mark.parametrize("family", CARDS)
def test_a_csv_reads_back_equal_to_the_data(cursor, family, dialect):
    card = CARDS[family](cursor)
    texts = pd.read_csv(
        io.BytesIO(tables.csv_bytes(card, dialect=dialect)),
        encoding="utf-8-sig",
        dtype=str,
        keep_default_na=False,
        sep=tables.DIALECTS[dialect]["sep"],
    ).map(tables.exact_text)
    assert (texts["card_finding"] == card.finding).all()
    assert (texts["card_base"] == card.base).all()
    assert (texts["card_source"] == card.source).all()
    assert (texts["data_version"] == tables.data_release()[0]).all()
    assert len(texts) == len(card.data)
    for column in card.data:
        assert texts[column].tolist() == expected(card.data[column], tables.DIALECTS[dialect]["decimal"]), (
            column
        )


def expected(column: pd.Series, decimal: str) -> list[str]:
    is_float = pd.api.types.is_float_dtype(column.dtype)
    return [
        "" if pd.isna(cell) else str(cell).replace(".", decimal) if is_float else str(cell) for cell in column
    ]


DANGEROUS = ["=1+1", "+33", "-2 %", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "''@x"]
HARMLESS = ["", "1 - 2", "a=b", "'quoted'", "« +7 points »", "−2"]


def test_no_text_of_a_csv_runs_as_a_formula_and_each_reads_back_as_it_was():
    cells = pd.DataFrame(
        {"texte": [*DANGEROUS, *HARMLESS], "nombre": range(-3, len(DANGEROUS + HARMLESS) - 3)}
    )
    card = replace(hostile_card(), data=cells)
    rows = list(
        csv.DictReader(io.StringIO(tables.csv_bytes(card).decode("utf-8-sig"), newline=""), delimiter=";")
    )
    written = [row["texte"] for row in rows]
    assert written == [f"'{text}" for text in DANGEROUS] + HARMLESS
    assert [tables.exact_text(text) for text in written] == DANGEROUS + HARMLESS
    assert [row["nombre"] for row in rows[:4]] == ["-3", "-2", "-1", "0"]
    assert {row["card_base"] for row in rows} == {"'+base"}


def test_hostile_labels_survive_a_csv():
    rows = pd.read_csv(
        io.BytesIO(tables.csv_bytes(hostile_card())), sep=";", decimal=",", encoding="utf-8-sig"
    )
    assert rows["item_label"].map(tables.exact_text).tolist() == list(HOSTILE_LABELS)
    assert rows["value"].fillna(-1).tolist() == [-3.0, -1, 87.5, 0.0]


def latest_levels(cursor):
    return practices.level_cards(cursor)[0]


def all_texts(figure) -> str:
    return " ".join(annotation.text.replace("<br>", " ") for annotation in figure.layout.annotations)


@pytest.mark.parametrize("make", [impacts.by_profile, impacts.necessity, latest_levels])
def test_a_picture_is_16_by_9_and_carries_finding_question_base_and_source(cursor, make):
    card = make(cursor)
    figure = images.export_figure(card)
    assert figure.layout.width * 9 == figure.layout.height * 16
    assert figure.layout.paper_bgcolor == "#FFFFFF"
    for text in (card.finding, card.question, card.base, card.source, images.SITE):
        assert text in all_texts(figure)


def test_a_picture_leaves_the_card_as_it_was(cursor):
    card = impacts.by_profile(cursor)
    before = card.figure.to_json()
    images.export_figure(card)
    assert card.figure.to_json() == before


def test_a_picture_is_saved_at_twice_1600_by_900(cursor):
    card = impacts.by_profile(cursor)
    size = images.export_size(images.export_figure(card), card=card)
    assert size["width"] * size["scale"] == pytest.approx(3200)
    assert size["filename"] == "observatoire_impacts-percus_profils_2019-2021"


def test_the_address_of_the_view_is_written_where_the_site_is_known(cursor, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr/")
    card = impacts.by_profile(cursor)
    signed = f"{images.SITE} · données 1.0.0 · https://exemple.fr"
    assert all_texts(images.export_figure(card)).endswith(signed)
    assert all_texts(images.export_figure(card, view="impacts?profil=jeunes")).endswith(
        f"{signed}/impacts?profil=jeunes"
    )


@pytest.mark.parametrize(
    "site, address",
    [
        ("https://exemple.fr/obs/", "https://exemple.fr/obs/impacts"),
        ("javascript:alert(1)", ""),
        ("exemple.fr", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_a_web_address_or_is_left_out(monkeypatch, site, address):
    monkeypatch.setenv("OBSERVATOIRE_URL", site)
    assert Entry(hostile_card(), view="impacts").link == address


def test_nothing_to_export_is_said_in_one_sentence():
    with pytest.raises(entries.NothingToExport) as refusal:
        entries.require([])
    assert str(refusal.value) == (
        "Il n’y a rien à exporter\u202f: ajoutez au moins un graphique à la présentation."
    )


def test_plotly_is_copied_once_under_its_version(tmp_path):
    copy = images.vendor_plotly(tmp_path / "vendor")
    assert copy.name == f"plotly-{plotly.__version__}.min.js"
    stamp = copy.stat().st_mtime_ns
    assert images.vendor_plotly(tmp_path / "vendor").stat().st_mtime_ns == stamp
    assert [path.name for path in (tmp_path / "vendor").iterdir()] == [copy.name]
