"""One writer for every CSV: for people or for programs, never converted, never run."""

import csv as standard
import io

import pytest

from dashboard.renderings import csv, figures
from dashboard.renderings.csv import PEOPLE, PROGRAMS, TABLES
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import FORMULA, HOSTILE_LABELS, bars_card, hostile_card, stated


def rows_of(content: bytes, dialect=PEOPLE) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(standard.DictReader(text, delimiter=dialect.separator))


def test_a_csv_for_people_has_french_columns_labels_beside_codes_and_periods_as_they_are_said():
    one = stated(56.5, 1, "citoyens", region_id="01", region_label="Guadeloupe", response_id="top2")
    (row,) = rows_of(csv.of_figures([one]))
    assert row == {
        "Question": "Question",
        "Code de la question": "q",
        "Élément": "Élément 1",
        "Code de l’élément": "item_01",
        "Réponse": "",
        "Code de la réponse": "top2",
        "Profil": "Citoyens",
        "Code du profil": "citoyens",
        "Population": "",
        "Territoire": "Guadeloupe",
        "Code du territoire": "«\u202f01\u202f»",
        "Période": "septembre 2021",
        "Année": "2021",
        "Mesure": "",
        "Valeur": "56,5",
        "Imprimé": "«\u202f56.5%\u202f»",
        "Nuance": "",
        "État": "publié",
        "Lecture": "directe",
        "Mots de la publication": "",
        "Base": "",
        "Unité comptée": "",
        "Effectif interrogé": "300",
        "Population représentée": "148429",
        "Étude": "Enquête nationale",
        "Institut": "Comisis",
        "Publication": "Carnet de recherche",
        "Éditeur": "Le RAMEAU",
        "Date de publication": "2022",
        "Adresse": "https://exemple.fr/carnet.pdf",
        "Place dans le document": "p. 1",
        "Notre relevé": "«\u202f004:450\u202f»",
        "Confiance": "forte",
        "Note": "",
        "Identifiant": "q.item_01.top2.citoyens.01.2021-09@carnet",
    }


def test_a_csv_for_programs_keeps_codes_english_names_and_a_decimal_point():
    one = stated(56.5, 1, "citoyens", region_id="01")
    content = csv.of_figures([one], PROGRAMS)
    (row,) = rows_of(content, PROGRAMS)
    assert tuple(row) == figures.FIELDS
    assert (row["region_id"], row["period"], row["value"]) == ("01", "2021-09", "56.5")
    assert (row["value_printed"], row["source_row"], row["base_n"]) == ("56.5%", "004:450", "300")
    assert content.startswith(b"\xef\xbb\xbffigure_id,observation_id,")


CONVERTED = ["01", "2021-09", "004:450", "88%", "1/2", "6.4", "1E5", "(12)", "12,0 %", "1 456", "3\u202f%"]
KEPT = ["2021", "84", "0", "R82", "93 et 94", "12 pages", "p. 12", "5e rang", ""]


def test_a_text_that_a_spreadsheet_would_convert_stands_between_quotation_marks():
    rows = [[text, "x"] for text in CONVERTED + KEPT]
    people, tables = (rows_of(csv.of_rows(["texte", "autre"], rows, one)) for one in (PEOPLE, TABLES))
    assert [row["texte"] for row in people] == [*map(vocabulary().exports.quoted, CONVERTED), *KEPT]
    assert [row["texte"] for row in tables] == CONVERTED + KEPT


DANGEROUS = ["=1+1", "+33", "-2 %", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "''@x", FORMULA]
HARMLESS = ["1 - 2 = rien", "a=b", "'quoted'", "« +7 points »", "−2"]


@pytest.mark.parametrize("dialect", [PEOPLE, PROGRAMS, TABLES])
def test_no_text_runs_as_a_formula(dialect):
    rows = rows_of(csv.of_rows(["texte"], [[text] for text in DANGEROUS + HARMLESS], dialect), dialect)
    assert [row["texte"] for row in rows] == [f"'{text}" for text in DANGEROUS] + HARMLESS


def test_numbers_booleans_and_nothing_are_written_plainly():
    cells = [[-3, 56.0, 12.25, True, None, float("nan")]]
    assert csv.of_rows("abcdef", cells, PEOPLE).decode("utf-8-sig").splitlines()[1] == "-3;56;12,25;true;;"
    assert csv.of_rows("abcdef", cells, PROGRAMS).decode("utf-8-sig").splitlines()[1] == "-3,56,12.25,true,,"


def test_a_lost_value_is_an_empty_cell_with_its_reason():
    rows = rows_of(csv.of_card(bars_card(), PEOPLE, data_version="2.0.0"))
    assert [(row["Valeur"], row["État"], row["Période"], row["Nuance"]) for row in rows] == [
        ("88", "publié", "septembre 2021", ""),
        ("71", "publié", "septembre 2021", "environ"),
        ("", "illisible", "septembre 2021", ""),
        ("12", "publié", "2019", ""),
    ]


def test_what_travels_with_a_card_is_on_every_row():
    card = bars_card()
    for row in rows_of(csv.of_card(card, PEOPLE, data_version="2.0.0")):
        assert list(row.items())[-4:] == [
            ("Titre", card.title),
            ("Champ", card.champ),
            ("Source", card.source),
            ("Version des données", "données 2.0.0"),
        ]
    (first, *_) = rows_of(csv.of_card(card, PROGRAMS, data_version="2.0.0"), PROGRAMS)
    assert list(first.items())[-4:] == [
        ("card_title", card.title),
        ("card_champ", card.champ),
        ("card_source", card.source),
        ("data_version", "2.0.0"),
    ]


def test_hostile_labels_survive_and_none_runs():
    rows = rows_of(csv.of_card(hostile_card(), PEOPLE, data_version="2.0.0"))
    *others, formula = HOSTILE_LABELS
    assert [row["Élément"] for row in rows] == [*others, f"'{formula}"]
    first = rows[0]
    assert (first["Note"], first["Place dans le document"], first["Champ"]) == (
        "'+note",
        "'@place",
        "'+champ",
    )


def test_half_of_a_sign_does_not_stop_a_file():
    assert csv.of_rows(["texte"], [["a\ud800b"]], PEOPLE).decode("utf-8-sig") == "texte\r\na?b\r\n"
