"""`/fichiers/…` answers with a file for a view, or with one sentence."""

import csv
import io
import zipfile

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import downloads, store, views
from dashboard.server.routes import routes

PROFILE = views.parsed("profils?profil=fondations")
OLD = views.parsed("impacts?lecture=profil&profil=fondations")
KINDS = "Ce type de fichier n’existe pas ici. Types\u202f: pptx, xlsx, csv, csv-en, html, png, svg, pdf."


@pytest.fixture(scope="module")
def site():
    return TestClient(Starlette(routes=routes()))


@pytest.fixture(scope="module")
def first():
    """The view of the first card of a page, and the card."""
    entry = store.entries([PROFILE])[0]
    return views.parsed(entry.view), entry.card


def rows(data: bytes, *, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def test_an_address_names_views_and_kind():
    asked = [views.parsed("profils?carte=a.b"), views.parsed("comparer?carte=c")]
    assert downloads.address("pptx", asked, title="À plusieurs") == (
        "/fichiers/pptx?vue=profils%3Fcarte%3Da.b&vue=comparer%3Fcarte%3Dc&titre=%C3%80%20plusieurs"
    )


@pytest.mark.parametrize(("kind", "separator"), [("csv", ";"), ("csv-en", ",")])
def test_a_table_holds_a_line_an_observation_of_the_card(site, first, kind, separator):
    view, card = first
    answer = site.get(downloads.address(kind, [view]))
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert len(rows(answer.content, separator=separator)) == 1 + len(card.observations)


def test_several_cards_are_several_tables_in_one_zip(site):
    names = zipfile.ZipFile(io.BytesIO(site.get(downloads.address("csv", [PROFILE])).content)).namelist()
    assert len(names) == len(store.entries([PROFILE])) > 1
    assert len(set(names)) == len(names)


def test_a_view_of_1_0_0_gives_the_file_of_today(site):
    (old, new) = (site.get(downloads.address("csv", [view])).content for view in (OLD, PROFILE))
    assert zipfile.ZipFile(io.BytesIO(old)).namelist() == zipfile.ZipFile(io.BytesIO(new)).namelist()


@pytest.mark.parametrize(
    ("kind", "mime", "begins"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<svg "),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_a_picture_is_a_file_like_the_others(site, first, kind, mime, begins):
    answer = site.get(downloads.address(kind, [first[0]]))
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"].split(";")[0] == mime
    assert answer.headers["content-disposition"].endswith(f'.{kind}"')


def test_the_picture_of_a_view_has_an_address_that_says_its_choices():
    assert downloads.sharing_address(views.parsed("")) == "/partage/accueil.png"
    assert downloads.sharing_address(PROFILE) == "/partage/profils.png?profil=fondations"


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/fichiers/docx?vue=profils", 404, KINDS),
        ("/fichiers/figure?vue=profils", 404, KINDS),
        ("/fichiers/csv", 404, "L’adresse ne dit pas quel graphique\u202f: il manque «\u202fvue\u202f»."),
        (
            downloads.address("csv", [views.parsed("profils?carte=retire")]),
            404,
            "Le graphique «\u202fretire\u202f» n’existe pas, ou plus sous cette forme, sur la page "
            "«\u202fProfils\u202f»\u202f: ses chiffres s’y trouvent s’ils sont encore publiés.",
        ),
        (
            downloads.address("csv", [views.parsed("<script>?carte=x")]),
            404,
            "La page «\u202fscript\u202f» n’existe pas. Pages\u202f: comparer, profils, territoires, "
            "domaines, sources.",
        ),
        (downloads.address("csv", [PROFILE] * 61), 413, "Un fichier tient 60 graphiques au plus."),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(site, address, status, sentence):
    answer = site.get(address)
    assert (answer.status_code, answer.text) == (status, sentence)


def test_the_server_may_run_under_a_path(first):
    site = TestClient(Starlette(routes=routes("/observatoire/")))
    assert site.get("/observatoire" + downloads.address("csv", [first[0]])).status_code == 200
