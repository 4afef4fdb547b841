"""`python -m dashboard.exports` makes the files of the site without it, or says in a sentence why not."""

import csv
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from pptx import Presentation

from dashboard import database
from dashboard.exports.__main__ import main

PROFILES = "impacts?carte=impacts-percus_profils"
RATES = "pratiques?carte=pratiques_taux_entreprises&titre=Le taux des entreprises"


def test_a_view_of_a_page_gives_all_its_charts(tmp_path, capsys):
    out = tmp_path / "associations.pptx"
    assert main(["pptx", "impacts?profil=associations", str(out)]) == 0
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(out).slides]
    assert len(titles) == 5
    assert titles[2].startswith("Les associations attendent")
    assert capsys.readouterr().out.startswith(str(out))


def test_several_views_keep_their_order_and_their_names(tmp_path):
    out = tmp_path / "deux.pptx"
    assert main(["pptx", RATES, PROFILES, str(out), "--title", "Comité"]) == 0
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(out).slides]
    assert titles[:2] == ["Comité", "Le taux des entreprises"]


def test_a_workbook_and_a_table_hold_the_same_values(tmp_path):
    assert main(["xlsx", PROFILES, str(tmp_path / "a.xlsx")]) == 0
    assert main(["csv", PROFILES, str(tmp_path / "a.csv")]) == 0
    rows = list(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig"), delimiter=";"))
    held = {float(row["value"].replace(",", ".")) for row in rows if row["value"]}
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    numbers = {
        float(cell)
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    }
    assert held <= numbers


def test_several_tables_are_a_zip_and_have_its_name(tmp_path):
    out = tmp_path / "impacts.zip"
    assert main(["csv", "impacts", str(out)]) == 0
    with zipfile.ZipFile(out) as archive:
        assert [name[:2] + name[-4:] for name in archive.namelist()] == ["01.csv", "02.csv", "03.csv"]


REFUSED = [
    (
        ["csv", "impacts", "impacts.csv"],
        "3 graphiques en csv font un ZIP : donnez à « impacts.csv » un nom qui finit par "
        "« .zip », ou ajoutez à la vue la carte d’un seul graphique (carte=…).",
    ),
    (
        ["pptx", "impacts?profil=maires", "out"],
        "«\u202fmaires\u202f» n’existe pas pour «\u202fprofil\u202f», ou ne se combine pas avec les autres "
        "choix.",
    ),
    (
        ["pptx", "impact", "out"],
        "La page «\u202fimpact\u202f» n’a pas de graphique. Pages\u202f: comparer, impacts, pratiques, "
        "evolutions, regions, domaines, reperes.",
    ),
    (
        ["pptx", "impacts?profl=citoyens", "out"],
        "«\u202fprofl\u202f» n’est pas un choix du site\u202f: vue «\u202fimpacts?profl=citoyens\u202f».",
    ),
    (
        ["pptx", "impacts?region=53", "out"],
        "La page «\u202fimpacts\u202f» n’offre pas le choix «\u202fregion\u202f».",
    ),
    (
        ["docx", PROFILES, "out"],
        "«\u202fdocx\u202f» n’est pas un type de fichier. Types\u202f: pptx, xlsx, csv, csv-en, html, png, "
        "svg, pdf.",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_does_not_exist_gives_one_sentence_and_status_two(arguments, sentence, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err.rstrip("\n") == sentence


def test_a_file_that_cannot_be_written_is_said(tmp_path, capsys):
    out = tmp_path / "absent" / "a.csv"
    assert main(["csv", PROFILES, str(out)]) == 2
    assert capsys.readouterr().err.startswith(f"Le fichier «\u202f{out}\u202f» n’a pas pu être écrit")


def test_the_command_runs_from_a_shell(tmp_path):
    command = [sys.executable, "-m", "dashboard.exports", "csv", PROFILES, str(tmp_path / "a.csv")]
    done = subprocess.run(command, cwd=database.ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.csv").stat().st_size > 10_000
