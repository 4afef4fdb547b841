"""« Mettre à jour les données »: a workbook in, what it changes shown, published in one move, taken back."""

import io
import re
import shutil
from html import unescape

import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server.routes import middleware, routes
from dashboard.server.updates import access
from etl import identity
from etl.workbook import writing

PLACE = "/mise-a-jour"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def volume(tmp_path_factory):
    """Today's data as the first version of a volume."""
    from etl.versions import Library

    folder = tmp_path_factory.mktemp("versions")
    Library(folder).take_in(identity.DATA_DIR)
    return folder


@pytest.fixture
def site(volume, tmp_path, monkeypatch) -> TestClient:
    """A server on a copy of it, whose proxy lets one reader in."""
    shutil.copytree(volume, tmp_path / "volume", symlinks=True)
    monkeypatch.setattr(identity, "VOLUME", str(tmp_path / "volume"))
    monkeypatch.setattr(identity, "TABLES_DIR", tmp_path / "volume" / "current" / "build")
    monkeypatch.setattr(access, "TOLD", "header:X-Remote-User")
    app = Starlette(routes=routes(), middleware=middleware())
    return TestClient(
        app, headers={"Accept": "text/html", "X-Remote-User": "moi"}, base_url="http://testserver"
    )


def sent(site: TestClient, content: bytes):
    """The page that follows a workbook."""
    return site.post(PLACE, files={"classeur": ("classeur.xlsx", content, XLSX)})


def completed(value: object) -> bytes:
    """The workbook of lost numbers with this typed where the first share of associations is missing."""
    book = openpyxl.load_workbook(io.BytesIO(writing.missing()))
    page = book["À compléter"]
    place = {str(cell.value): cell.column - 1 for cell in page[3]}
    row = next(
        row
        for row in page.iter_rows(min_row=4)
        if row[place["Mesure"]].value == "Part"
        and row[place["Profil"]].value == "Associations"
        and row[place["Nombre imprimé"]].value is None
    )
    row[place["Nombre imprimé"]].value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def online() -> str:
    """Identity of the tables that are read."""
    return identity.built_id(identity.TABLES_DIR)


def titles(text: str) -> list[str]:
    return [unescape(re.sub(r"<.*?>", "", one)) for one in re.findall(r"<h[12].*?</h[12]>", text)]


def test_a_workbook_is_handed_out_checked_shown_published_and_taken_back(site):
    handed = site.get(f"{PLACE}/classeur/missing")
    assert handed.headers["content-disposition"] == 'attachment; filename="observatoire-missing.xlsx"'
    assert "À compléter" in openpyxl.load_workbook(io.BytesIO(handed.content)).sheetnames
    shown = sent(site, completed("12 %"))
    assert titles(shown.text)[:2] == ["Aperçu avant publication", "1 chiffre change"]
    (publish,) = re.findall(r'action="(/mise-a-jour/\w+/publier)"', shown.text)
    before = online()
    done = site.post(publish)
    assert "La version 2 est en ligne." in done.text and "1 chiffre corrigé" in done.text
    assert online() != before
    assert "La version 1 est en ligne." in site.post(f"{PLACE}/version/1").text
    assert online() == before


def test_what_is_wrong_is_listed_and_marked_and_nothing_changes(site):
    before = online()
    answer = sent(site, completed("beaucoup"))
    assert titles(answer.text)[0] == "Rien n’a été changé\u202f: 1 point à corriger"
    (place,) = re.findall(r'href="(/mise-a-jour/\w+/classeur)"', answer.text)
    marked = openpyxl.load_workbook(io.BytesIO(site.get(place).content))
    notes = (cell.comment.text for row in marked["À compléter"].iter_rows() for cell in row if cell.comment)
    (note,) = (one for one in notes if "beaucoup" in one)
    assert note.replace("\u202f", " ") == (
        "« beaucoup » n’est pas un nombre lisible : tapez le nombre seul, comme 57 ou 57 % ; "
        "« n.d. » s’il n’est pas imprimé."
    )
    assert online() == before


@pytest.mark.parametrize("content", [b"PK no workbook", b"%PDF-1.7"])
def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(site, content):
    answer = sent(site, content)
    assert titles(answer.text)[0] == "Rien n’a été changé\u202f: 1 point à corriger"
    assert "/volume/" not in answer.text


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("absent/publier", "Cet aperçu n’existe plus"),
        ("version/9", "Cette version n’existe pas."),
    ],
)
def test_what_does_not_exist_is_said_on_the_page(site, address, told):
    assert told in site.post(f"{PLACE}/{address}").text


def test_whoever_is_not_known_sees_nothing(site):
    answer = site.get(PLACE, headers={"X-Remote-User": ""})
    assert (answer.status_code, answer.text) == (
        403,
        "Cette page n’est ouverte qu’aux personnes que le serveur connaît.",
    )
