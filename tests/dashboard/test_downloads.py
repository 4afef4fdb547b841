"""`/fichiers/…` answers with a file for a view, or with one sentence."""

import csv
import io
import tomllib
import zipfile
from base64 import b64decode
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import basket, downloads, store, tables, views
from dashboard.exports.slides.package import LARGEST
from dashboard.renderings.html import slides
from dashboard.server import posted, sending
from dashboard.server.routes import routes
from dashboard.words import vocabulary
from etl import identity
from tests.dashboard.houses import house_style

ROOT = Path(__file__).resolve().parents[2]
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
        (
            "/fichiers/csv",
            404,
            "L’adresse ne dit pas quel graphique\u202f: il manque «\u202fvue\u202f» ou «\u202fpanier\u202f».",
        ),
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
        (downloads.address("pptx", [PROFILE] * 40), 413, "Un fichier tient 60 graphiques au plus."),
        ("/fichiers/passeport-json?id=x", 404, "«\u202fx\u202f» n’est pas l’identifiant d’un chiffre."),
        (
            "/fichiers/chiffres-csv?vue=profils",
            404,
            "La page «\u202fProfils\u202f», ainsi réglée, ne donne pas de chiffres à télécharger.",
        ),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(site, address, status, sentence):
    answer = site.get(address)
    assert (answer.status_code, answer.text) == (status, sentence)


def test_the_server_may_run_under_a_path(first):
    site = TestClient(Starlette(routes=routes("/observatoire/")))
    assert site.get("/observatoire" + downloads.address("csv", [first[0]])).status_code == 200


def test_a_presentation_gives_its_file_under_its_title(site, first):
    chosen = basket.joined([first[0].with_parameter("titre", "Vu d’ici")], title="Comité")
    deck = Presentation(io.BytesIO(site.get(downloads.of_basket("pptx", chosen)).content))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert {"Comité", "Vu d’ici"} <= set(titles)


def test_the_base_the_figures_of_a_page_and_one_figure_are_had_without_a_session(site, cursor):
    base = zipfile.ZipFile(io.BytesIO(site.get(downloads.address(downloads.BASE, [])).content))
    assert any(name.endswith("parquet/figures.parquet") for name in base.namelist())
    view = views.parsed("sources?rubrique=chiffres&profil=fondations")
    table = rows(site.get(downloads.address(downloads.FIGURES_CSV, [view])).content, separator=";")
    assert len(table) == 1 + len(store.figures(view)) > 10
    (one,) = cursor.execute("select figure_id from figures order by figure_id limit 1").fetchone()
    answer = site.get(downloads.of_figure(downloads.PASSPORT_JSON, one))
    assert one in answer.text and answer.headers["content-type"] == "application/json"


class TestTemplate:
    """Posted with each request; nothing is kept."""

    def test_a_file_is_made_in_its_style(self, site, first):
        answer = site.post(downloads.address("pptx", [first[0]]), content=house_style())
        deck = Presentation(io.BytesIO(answer.content))
        assert (deck.slide_width.inches, deck.slide_height.inches) == (10, 7.5)

    def test_it_is_checked_when_it_is_chosen(self, site):
        assert site.post(f"/{downloads.TEMPLATE}", content=house_style()).text == ""
        refused = site.post(f"/{downloads.TEMPLATE}", content=b"Des notes")
        assert (refused.status_code, refused.text) == (200, vocabulary().slides.NOT_A_DECK)
        refused = site.post(downloads.address("pptx", [PROFILE]), content=b"Des notes")
        assert (refused.status_code, refused.text) == (422, vocabulary().slides.NOT_A_DECK)

    @pytest.mark.parametrize("headers", [{}, {"Content-Length": str(21 * 2**20)}])
    def test_it_has_one_limit_however_it_is_announced(self, site, headers):
        parts = (b"0" * 2**20 for _ in range(21))
        answer = site.post(f"/{downloads.TEMPLATE}", content=parts, headers=headers)
        assert (answer.status_code, answer.text) == (413, vocabulary().slides.TOO_LARGE)

    def test_another_site_cannot_send_one(self, site):
        headers = {"Sec-Fetch-Site": "cross-site"}
        answer = site.post(f"/{downloads.TEMPLATE}", content=b"x", headers=headers)
        assert (answer.status_code, answer.text) == (403, vocabulary().site.ELSEWHERE)

    def test_a_few_are_held_at_once_and_the_limit_of_the_settings_is_the_same(self, site, monkeypatch):
        monkeypatch.setattr(posted, "MOST_AT_ONCE", 0)
        answer = site.post(f"/{downloads.TEMPLATE}", content=house_style())
        assert (answer.status_code, answer.text) == (503, vocabulary().site.BUSY)
        assert answer.headers["retry-after"] == "10"
        settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
        assert settings["server"]["maxUploadSize"] * 2**20 == slides.MOST_MEGABYTES * 2**20 == LARGEST


@pytest.mark.parametrize(
    ("kind", "sheet"), [(downloads.TO_COMPLETE, "À compléter"), (downloads.NEW_STUDY, "Étude")]
)
def test_workbooks_to_fill_come_from_the_files_of_the_build(site, kind, sheet, monkeypatch):
    answer = site.get(downloads.address(kind, []))
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[1] == sheet

    monkeypatch.setattr(identity, "built_id", lambda folder: "another build")
    answer = site.get(downloads.address(kind, []))
    assert (answer.status_code, answer.text) == (404, vocabulary().site.NO_SOURCES)


def test_a_deck_made_here_comes_back_with_what_was_done(site, first):
    made = site.get(downloads.address("pptx", [first[0]])).content
    told = site.post(f"/{downloads.REFRESH}", content=made).json()
    assert told["lines"][0] == "1 graphique du site\u202f: 0 mis à jour, 1 sans changement."
    assert Presentation(io.BytesIO(b64decode(told["file"]))).slides[0].shapes.title is not None
    refused = site.post(f"/{downloads.REFRESH}", content=b"Des notes")
    assert (refused.status_code, refused.text) == (422, vocabulary().slides.NOT_A_DECK)


@pytest.mark.parametrize("address", ["/fichiers/csv?vue=profils", "/fichiers/base", "/partage/profils.png"])
def test_files_say_in_a_sentence_that_the_tables_are_gone(site, address, monkeypatch):
    def gone(*_: object, **__: object) -> None:
        raise tables.TablesMissing("cannot_find")

    for name in ("entries", "desk", "sharing_picture"):
        monkeypatch.setattr(store, name, gone)
    answer = site.get(address)
    assert (answer.status_code, answer.text) == (503, vocabulary().problems.tables("cannot_find"))


def test_a_server_that_sends_too_much_already_says_so(site, monkeypatch):
    monkeypatch.setattr(sending.Sent, "on_their_way", 10**9)
    answer = site.get(downloads.address("csv", [PROFILE]))
    assert (answer.status_code, answer.text) == (503, vocabulary().site.BUSY)
