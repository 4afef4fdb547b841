"""A link says what changed since its version; a figure says since when it is there."""

import pytest

from dashboard.cards.sources import history
from dashboard.desk import Desk
from tests.dashboard.small_base import small_base

FIGURE = "etude.question._T._T.share.citoyens._T.FR.2015@rapport"
RELEASES = [
    {"version": "1.0.0", "released_on": "2026-11-21", "change": "first", "reason": "Première version."},
    {
        "version": "1.1.0",
        "released_on": "2027-01-10",
        "change": "added",
        "figure_id": FIGURE,
        "after": "88",
        "reason": "Rapport relu.",
    },
    {
        "version": "1.1.0",
        "released_on": "2027-01-10",
        "change": "added",
        "figure_id": "autre",
        "after": "12",
        "reason": "Rapport relu.",
    },
    {
        "version": "1.1.1",
        "released_on": "2027-02-03",
        "change": "corrected",
        "figure_id": FIGURE,
        "before": "88",
        "after": "86",
        "reason": "Faute de frappe.",
    },
]


@pytest.fixture
def base() -> Desk:
    return small_base(history=RELEASES)


def test_a_link_of_today_says_nothing(base):
    assert history.since(base, version="1.1.1") == ""


def test_an_older_link_says_what_changed_since(base):
    assert history.since(base, version="1.0.0") == (
        "Ce lien date de la version 1.0.0 des données\u202f; voici la 1.1.1. Depuis\u202f: "
        "2 chiffres ajoutés et 1 chiffre corrigé. Le détail est dans «\u202fSources et limites"
        "\u202f», à la partie «\u202fEnquêtes et publications\u202f»."
    )


@pytest.mark.parametrize(("version", "told"), [("9.9.9", "9.9.9"), ("<b>1</b>", "b 1 b")])
def test_a_version_that_never_was_is_said_without_its_markup(base, version, told):
    assert history.since(base, version=version) == (
        f"«\u202f{told}\u202f» n’est pas une version des données\u202f: voici la 1.1.1."
    )


def test_a_figure_says_since_when_it_is_there_and_what_was_corrected(base):
    assert history.of_figure(base, figure_id=FIGURE) == (
        "version 1.1.0, 10 janvier 2027",
        "version 1.1.1, 3 février 2027\u202f: corrigé, 88 devient 86 (Faute de frappe.)",
    )
    assert history.of_figure(base, figure_id="de-toujours") == ("version 1.0.0, 21 novembre 2026",)


def test_versions_are_listed_the_latest_first(base):
    (section,) = history.versions(base)
    assert section.text == "Données\u202f: version 1.2.0, 21 novembre 2026."
    assert [[cell.text for cell in row] for row in section.tables[0].rows] == [
        ["1.1.1", "3 février 2027", "1 chiffre corrigé. Faute de frappe."],
        ["1.1.0", "10 janvier 2027", "2 chiffres ajoutés. Rapport relu."],
        ["1.0.0", "21 novembre 2026", "Première version."],
    ]
