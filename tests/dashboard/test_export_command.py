"""`python -m dashboard.exports` makes the files of the site without it, or says in a sentence why not."""

import csv
import subprocess
import sys
import zipfile
from functools import cache

import openpyxl
import pytest
from pptx import Presentation

from dashboard import tables
from dashboard.exports.__main__ import main
from dashboard.exports.stamps import SHEET
from tests.dashboard.exported_cards import TITLES

DUEL = "comparer?carte=duel.elus_locaux.entreprises"
PROFILE = "profils?profil=associations"


@pytest.fixture(scope="module", autouse=True)
def one_connection():
    """The tables are opened once for all commands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "mended", cache(tables.mended))
        yield


def titles_of(path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(path).slides]


def test_a_view_of_a_page_gives_all_its_charts(tmp_path, capsys):
    out = tmp_path / "associations.xlsx"
    assert main(["xlsx", PROFILE, str(out)]) == 0
    names = openpyxl.load_workbook(out).sheetnames
    assert (names[0], *names[-2:]) == ("Lisez-moi", "Données", SHEET)
    assert [name.split()[0] for name in names[1:-2]] == [str(place) for place in range(1, len(names) - 2)]
    assert len(names) > 8
    size = f"{out.stat().st_size:,}".replace(",", "\u202f")
    assert capsys.readouterr().out.rstrip("\n") == f"{out} ({size} octets)"


def test_a_view_that_names_a_card_gives_this_one_under_its_own_title(tmp_path):
    out = tmp_path / "duel.pptx"
    assert main(["pptx", f"{DUEL}&titre=Élus%20et%20entreprises", str(out)]) == 0
    assert titles_of(out) == ["Élus et entreprises"]


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg "), ("pdf", b"%PDF-")])
def test_a_picture_needs_no_program_of_the_machine(tmp_path, monkeypatch, kind, begins):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(subprocess, "Popen", None)
    out = tmp_path / f"duel.{kind}"
    assert main([kind, DUEL, str(out)]) == 0
    assert out.read_bytes().startswith(begins)


def test_a_view_of_version_1_still_makes_a_file(tmp_path):
    out = tmp_path / "duel.csv"
    assert main(["csv", "pratiques?profil=entreprises", str(tmp_path / "pratiques.zip")]) == 0
    assert main(["csv", DUEL, str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfQuestion;")


def test_a_workbook_and_a_table_hold_the_same_values(tmp_path):
    assert main(["xlsx", DUEL, str(tmp_path / "a.xlsx")]) == 0
    assert main(["csv", DUEL, str(tmp_path / "a.csv")]) == 0
    rows = list(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig"), delimiter=";"))
    held = {float(row["Valeur"].replace(",", ".")) for row in rows if row["Valeur"]}
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    numbers = {
        cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)
    }
    assert held and held == numbers


def test_several_tables_are_a_zip_and_have_its_name(tmp_path):
    out = tmp_path / "profil.zip"
    assert main(["csv-en", PROFILE, str(out)]) == 0
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
    assert [name[:3] for name in names[:3]] == ["01-", "02-", "03-"]
    assert all(name.endswith("-codes.csv") for name in names)


def test_a_title_is_that_of_the_whole(tmp_path):
    assert main(["pptx", DUEL, str(tmp_path / "a"), "--title", TITLES["controls"]]) == 0
    assert titles_of(tmp_path / "a")[0] == "Un titre sur [31mdeux lignes"


REFUSED = [
    (
        ["csv", PROFILE, "profil.csv"],
        "18 graphiques en csv font un ZIP\u202f: donnez à «\u202fprofil.csv\u202f» un nom qui finit par "
        "«\u202f.zip\u202f», ou ajoutez à la vue la carte d’un seul graphique (carte=…).",
    ),
    (
        ["docx", DUEL, "out"],
        "«\u202fdocx\u202f» n’est pas un type de fichier. Types\u202f: pptx, xlsx, csv, csv-en, html, png, "
        "svg, pdf.",
    ),
    (
        ["pptx", "profils?profl=citoyens", "out"],
        "«\u202fprofl\u202f» n’est pas un choix du site\u202f: vue «\u202fprofils?profl=citoyens\u202f».",
    ),
    (
        ["pptx", DUEL, "out", "--template", "absent.pptx"],
        "Le modèle «\u202fabsent.pptx\u202f» n’a pas pu être lu\u202f: ce fichier ou son dossier n’existe "
        "pas.",
    ),
    (
        ["pptx", "profils?profil=martiens", "out"],
        "«\u202fmartiens\u202f» n’existe pas pour «\u202fprofil\u202f», ou ne se combine pas avec les autres "
        "choix.",
    ),
    (
        ["pptx", "inconnu", "out"],
        "La page «\u202finconnu\u202f» n’existe pas. Pages\u202f: comparer, profils, territoires, domaines, "
        "sources.",
    ),
    (
        ["pptx", "comparer?carte=absente", "out"],
        "Le graphique «\u202fabsente\u202f» n’existe pas, ou plus sous cette forme, sur la page "
        "«\u202fComparer les profils\u202f»\u202f: ses chiffres s’y trouvent s’ils sont encore publiés.",
    ),
    (
        ["pptx", "presentation", "out"],
        "Il n’y a rien à exporter\u202f: ajoutez au moins un graphique à la présentation.",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_does_not_exist_gives_one_sentence_and_status_two(arguments, sentence, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err.rstrip("\n") == sentence


def test_a_file_that_cannot_be_written_is_said(tmp_path, capsys):
    out = tmp_path / "absent" / "a.csv"
    assert main(["csv", DUEL, str(out)]) == 2
    assert capsys.readouterr().err.rstrip("\n") == (
        f"Le fichier «\u202f{out}\u202f» n’a pas pu être écrit\u202f: ce fichier ou son dossier n’existe pas."
    )


def test_the_command_runs_from_a_shell(tmp_path):
    command = [sys.executable, "-m", "dashboard.exports", "csv", DUEL, str(tmp_path / "a.csv")]
    done = subprocess.run(command, cwd=tables.ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.csv").stat().st_size > 5_000
