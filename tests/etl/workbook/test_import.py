"""A filled workbook changes the files of the data, all of them or none, and nothing twice."""

import io
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.checks import figures, schemas
from etl.checks.patterns import PATTERNS
from etl.problems import Problem
from etl.workbook import faults, importing, words, writing
from etl.workbook.marked import marked
from tests.etl.small_data import FIGURES, SmallData
from tests.etl.workbook.typed import (
    LOST,
    answer,
    by_hand,
    by_libreoffice,
    changed_lines,
    files,
    filled,
    imported,
    messages,
    put,
    told,
)

LIBREOFFICE_FILE = Path(__file__).parent / "libreoffice.xlsx"
"""What LibreOffice saved in the test below, for where it is not installed."""
CHIFFRES, ETUDE, ASKED = "Chiffres", "Étude", "Questions posées"


def said(rule: str, **row: str) -> str:
    """What is said of a cell that breaks a rule."""
    return faults.of_problem(Problem("", "", rule=rule), row).replace("\u202f", " ")


def study(data: SmallData) -> bytes:
    return writing.study("essai-2021", data.folder)


@pytest.mark.parametrize("study_id", ["essai-2020", "essai-2021"])
def test_a_workbook_that_nobody_touched_changes_nothing(data: SmallData, study_id):
    before = files(data)

    found = imported(data, writing.study(study_id, data.folder))

    assert (dict(found.files), len(found.changes), files(data)) == ({}, 0, before)


def test_a_number_found_is_told_once(data: SmallData):
    content = filled(
        writing.missing(data.folder), lambda book: put(book["À compléter"], 4, Nombre_imprimé="57 %")
    )
    before = files(data)

    imported(data, content)

    changed = changed_lines(before, data)
    assert changed.keys() == {f"studies/{FIGURES}", "history.csv", "version.toml"}
    assert len(changed[f"studies/{FIGURES}"]) == 1
    assert changed["history.csv"] == [
        f"0.1.1,2026-11-27,corrected,{LOST},illegible,57 (57 %),Nombre relevé dans le document imprimé."
    ]
    assert changed["version.toml"] == [
        'version = "0.1.1"',
        "released_on = 2026-11-27",
        'summary = "1 chiffre corrigé (Essai 2021)."',
    ]
    assert imported(data, content).files == {}


def test_a_correction_says_which_cell_and_why(data: SmallData):
    def fill(book):
        put(book[CHIFFRES], 4, Note="Relu.", Motif="Deuxième lecture.")

    before = files(data)

    found = imported(data, filled(study(data), fill))

    assert found.changes.to_dict("records") == [
        {
            "change": "corrected",
            "figure_id": "essai-2021.impact.emploi.tres_fort.share.citoyens._T.FR.2021-09@rapport",
            "before": "Note : —",
            "after": "Note : Relu.",
            "reason": "Deuxième lecture.",
        }
    ]
    assert len(changed_lines(before, data)[f"studies/{FIGURES}"]) == 1


def test_a_workbook_from_before_a_correction_takes_it_back_by_a_reason_only(data: SmallData):
    stale = study(data)
    imported(data, filled(study(data), lambda book: put(book[CHIFFRES], 4, Note="Relu.")))

    assert messages(told(data, stale)) == [
        (
            "Valeur",
            "Corrigé dans la version 0.1.1 des données (Note : — → Note : Relu.) : ce classeur date d’avant. "
            "Écrivez ce que le chiffre est devenu, ou dites dans « Motif » pourquoi y revenir.",
        )
    ]
    reasoned = filled(stale, lambda book: put(book[CHIFFRES], 4, Motif="La correction était fausse."))
    assert list(imported(data, reasoned).changes["reason"]) == ["La correction était fausse."]


def test_a_figure_is_withdrawn_by_a_word(data: SmallData):
    found = imported(data, filled(study(data), lambda book: put(book[CHIFFRES], 11, Retirer="Oui")))

    assert list(found.changes["change"]) == ["withdrawn"]
    assert 'version = "1.0.0"' in data.read("version.toml")
    assert "essai-2021.impact.lien" not in data.read("history.csv").split("withdrawn")[0]
    assert "Lu sur la barre." not in data.read(FIGURES)


def test_a_row_that_is_gone_withdraws_nothing(data: SmallData):
    found = told(data, filled(study(data), lambda book: book[CHIFFRES].delete_rows(11)))

    assert messages(found) == [
        (
            "Question",
            "1 chiffre(s) de l’étude ne sont plus dans cette feuille (Impact, Lien social) : remettez leur "
            "ligne, avec « Oui » dans « Retirer » si vous les retirez, ou repartez du classeur de l’étude.",
        )
    ]


def new_study(book) -> None:
    answer(
        book[ETUDE],
        Identifiant="essai-2026",
        Titre="Essai 2026",
        Profils_interrogés="Entreprises d’essai",
        Période_du_terrain="mars 2026",
    )
    put(book["Publication"], 4, Titre="Rapport 2026", Éditeur="Éditeur", Date_de_publication="30/09/2026")
    put(book["Publication"], 4, Forme="Document", Proximité="Rapport de l’étude ou son producteur")
    put(book["Nouvelles questions"], 4, Nouvelle_question="Freins", Thème="Pratiques")
    put(book["Nouvelles questions"], 4, Genre_de_réponse="Plusieurs réponses")
    put(book["Nouveaux items"], 4, De_la_question="Freins", Nouvel_item="Manque de temps")
    put(book["Nouveaux profils"], 4, Nouveau_profil="Entreprises d’essai", Avec_son_article="les entreprises")
    put(book["Nouveaux profils"], 4, Genre="Féminin", Définition="Toutes.")
    put(book[ASKED], 4, Question="Freins", Texte_de_la_question="Quels freins ?")
    page = book[CHIFFRES]
    put(
        page,
        4,
        Question="freins",
        Item="manque de temps",
        Réponse="Oui",
        Valeur="57 %",
        Place_dans_le_document="p. 2",
    )


def test_a_new_study_declares_what_the_lists_lack(data: SmallData):
    content = filled(writing.new(data.folder), new_study)
    before = files(data)

    imported(data, content)

    changed = changed_lines(before, data)
    assert changed["codelists/questions.csv"] == ["freins,12,Freins,Freins,pratiques,multiple,"]
    assert changed["codelists/items.csv"] == ["freins,manque_de_temps,1,Manque de temps,Manque de temps,_T,"]
    assert changed["codelists/actor_profiles.csv"] == [
        "entreprises_d_essai,3,Entreprises d’essai,Entreprises d’essai,les entreprises,f,Toutes."
    ]
    assert changed["publications.csv"] == ["editeur-2026-09-30,Rapport 2026,Éditeur,2026-09-30,document,1,,"]
    assert changed["studies/essai-2026/figures.csv"][1] == (
        "freins,manque_de_temps,oui,share,entreprises_d_essai,_T,FR,2026-03,57,,,published,explicit,stated,,,,,,"
        "editeur-2026-09-30,p. 2,S001,high,"
    )
    assert 'text = "Quels freins ?"' in changed["studies/essai-2026/study.toml"]
    assert 'version = "0.2.0"' in changed["version.toml"]
    assert imported(data, content).files == {}


def test_every_wrong_cell_is_told_at_once(data: SmallData):
    def spoil(book):
        answer(book[ETUDE], Identifiant="essai 2026")
        put(book["Publication"], 4, Adresse="exemple.fr")
        put(book[ASKED], 4, Texte_de_la_question=None)
        page = book[CHIFFRES]
        for row in range(5, 9):
            put(page, row, Question="Freins", Item="Manque de temps", Réponse="Non", Valeur=5)
            put(page, row, Place_dans_le_document=f"p. {row}")
        put(page, 4, Item="Manque de tems")
        put(page, 5, Valeur=150)
        put(page, 6, Population_représentée=300, **{"Base\u202f:_nombre_de_répondants": 300})
        put(page, 7, Statut="Publié", Valeur=None)
        put(page, 8, Place_dans_le_document=None, Période="printemps")

    found = told(data, filled(filled(writing.new(data.folder), new_study), spoil))

    assert messages(found) == [
        ("Item", "« Manque de tems » n’est pas dans la liste : vouliez-vous « Manque de temps » ?"),
        ("Valeur", said("out_of_range", value="150")),
        ("Base : nombre de répondants", said("base_is_population")),
        ("Statut", "« Publié » n’est pas dans la liste : vouliez-vous « Publiée » ?"),
        ("Place dans le document", faults.REQUIRED.replace("\u202f", " ")),
        ("Période", faults.not_a_period("printemps").replace("\u202f", " ")),
        ("Adresse", said("url")),
        (
            "Pourquoi le texte manque",
            said("reason_missing"),
        ),
        ("Identifiant", faults.IS_CODE.replace("\u202f", " ")),
    ]
    assert found.files == {}


def test_a_chart_that_does_not_close_is_red_where_it_was_typed(data: SmallData):
    found = told(data, filled(study(data), lambda book: put(book[CHIFFRES], 6, Valeur=40)))

    sentence = "Les réponses de ce graphique font 120 % ensemble, pas 100 : relisez-le, nombre par nombre."
    assert messages(found) == [("Valeur", sentence)] * 5


def test_the_copy_is_marked_and_marked_anew(data: SmallData):
    content = by_hand(157)
    first = marked(content, told(data, content).marks)
    corrected = filled(first, lambda book: put_c3(book, "cinquante"))

    second = marked(corrected, told(data, corrected).marks)
    third = filled(second, lambda book: put_c3(book, 57))

    page = openpyxl.load_workbook(io.BytesIO(second))["Feuil1"]
    assert page["C3"].comment.text == faults.not_a_number("cinquante")
    assert page["C3"].fill.fgColor.rgb == "FFF8C9C4"
    assert openpyxl.load_workbook(io.BytesIO(second)).sheetnames == ["À corriger", "Feuil1"]
    assert list(imported(data, third).changes["after"]) == ["57"]


def put_c3(book, value) -> None:
    book["Feuil1"]["C3"].value = value


def test_libreoffice_saves_what_was_typed(data: SmallData, tmp_path):
    content = filled(study(data), lambda book: put(book[CHIFFRES], 10, Valeur="57,5 %", Statut="Publiée"))
    saved = by_libreoffice(content, tmp_path) or LIBREOFFICE_FILE.read_bytes()

    found = imported(data, saved)

    assert list(found.changes["after"]) == ["57.5"]


def test_nothing_is_written_when_one_file_cannot_be(data: SmallData):
    found = told(data, by_hand(57))
    before = files(data)
    (data.folder / "history.csv").unlink()
    (data.folder / "history.csv").mkdir()

    with pytest.raises(OSError):
        importing.write(data.folder, found.files)

    left = {name: content for name, content in files(data).items() if name in before}
    assert left == {name: content for name, content in before.items() if name != "history.csv"}


def test_the_commands_write_mark_and_import(data: SmallData, tmp_path, capsys):
    place, folder = str(tmp_path / "lot.xlsx"), ["--data", str(data.folder)]
    assert main(["workbook", "missing", place, *folder]) == 0
    (tmp_path / "lot.xlsx").write_bytes(by_hand(157))
    capsys.readouterr()

    assert main(["import", place, *folder]) == 1
    printed = capsys.readouterr().out.replace("\u202f", " ")
    assert printed.endswith(
        f"1 cellule est à corriger ; rien n’a été écrit. Copie marquée : {tmp_path}/lot - à corriger.xlsx\n"
    )
    assert (tmp_path / "lot - à corriger.xlsx").is_file()

    (tmp_path / "lot.xlsx").write_bytes(by_hand(57))
    assert main(["import", place, *folder]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"corrected,{LOST},illegible,57",
        "0 added, 1 corrected, 0 withdrawn.",
    ]
    assert main(["import", place, *folder]) == 0
    assert capsys.readouterr().out == f"{words.NOTHING}\n"


def test_every_rule_of_a_cell_is_said_in_french():
    rules = {rule.name for rule in figures.ROW_RULES} | PATTERNS.keys() | schemas.KINDS.keys()

    assert rules - faults.RULES == {"", "computed_printed", "version"}
