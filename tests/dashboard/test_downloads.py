"""`/fichiers/…` answers with a file for a view, or with one sentence."""

import csv
import io
import json
import zipfile

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import views
from dashboard.cards import impacts
from dashboard.server import downloads
from dashboard.server.routes import routes

PROFILES = views.parsed("impacts?carte=impacts-percus_profils")
RATES = views.parsed("pratiques?carte=pratiques_taux_entreprises")


@pytest.fixture(scope="module")
def site():
    return TestClient(Starlette(routes=routes()))


def rows(data: bytes, *, separator: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def test_an_address_names_views_and_kind():
    assert downloads.address("pptx", [PROFILES, RATES], title="À plusieurs") == (
        "/fichiers/pptx?vue=impacts%3Fcarte%3Dimpacts-percus_profils"
        "&vue=pratiques%3Fcarte%3Dpratiques_taux_entreprises&titre=%C3%80%20plusieurs"
    )


@pytest.mark.parametrize(("kind", "separator", "decimal"), [("csv", ";", ","), ("csv-en", ",", ".")])
def test_a_table_holds_the_rows_of_the_card(site, cursor, kind, separator, decimal):
    answer = site.get(downloads.address(kind, [PROFILES]))
    assert answer.headers["content-disposition"] == (
        'attachment; filename="observatoire_impacts-percus_profils_2019-2021.csv"'
    )
    expected = impacts.by_profile(cursor).data["value"]
    found = [row["value"].replace(decimal, ".") for row in rows(answer.content, separator=separator)]
    assert [float(value) if value else None for value in found] == [
        None if value != value else value for value in expected
    ]


def test_several_views_are_several_tables_in_one_zip(site):
    answer = site.get(downloads.address("csv", [PROFILES, RATES]))
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["01_impacts-percus_profils_2019-2021.csv", "02_pratiques_taux_entreprises_2010-2021.csv"]


def test_the_browser_gets_what_it_needs_to_draw_a_picture(site):
    drawn = json.loads(site.get(downloads.address("figure", [PROFILES])).content)
    assert drawn["filename"] == "observatoire_impacts-percus_profils_2019-2021"
    assert round(drawn["width"] * drawn["scale"]) == 3200
    assert any("mobilisation collective" in note["text"] for note in drawn["layout"]["annotations"])


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (
            "/fichiers/docx?vue=impacts",
            404,
            "Ce type de fichier n’existe pas ici. Types\u202f: pptx, xlsx, csv, csv-en, html.",
        ),
        (
            "/fichiers/png?vue=impacts",
            404,
            "Ce type de fichier n’existe pas ici. Types\u202f: pptx, xlsx, csv, csv-en, html.",
        ),
        ("/fichiers/csv", 404, "L’adresse ne dit pas quel graphique\u202f: il manque «\u202fvue\u202f»."),
        (
            downloads.address("csv", [views.parsed("impacts?carte=retire")]),
            404,
            "Le graphique «\u202fretire\u202f» n’existe pas, ou plus, sur la page «\u202fimpacts\u202f»\u202f"
            ": ses chiffres ont pu être retirés.",
        ),
        (
            downloads.address("csv", [views.parsed("<script>?carte=x")]),
            404,
            "La page «\u202fscript\u202f» n’a pas de graphique. Pages\u202f: comparer, impacts, pratiques, "
            "evolutions, regions, domaines, reperes.",
        ),
        (
            downloads.address("csv", [PROFILES] * 61),
            413,
            "Un fichier tient 60 graphiques au plus.",
        ),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(site, address, status, sentence):
    answer = site.get(address)
    assert (answer.status_code, answer.text) == (status, sentence)


def test_the_server_may_run_under_a_path(cursor):
    site = TestClient(Starlette(routes=routes("/observatoire/")))
    assert site.get("/observatoire" + downloads.address("csv", [PROFILES])).status_code == 200
