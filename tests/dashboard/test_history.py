"""A link says what changed since its version; a figure says since when it is there."""

from dashboard.cards import history
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


def base():
    return small_base(history=RELEASES)


def test_a_link_of_today_says_nothing():
    assert history.since(base(), version="1.1.1") == ""


def test_an_older_link_says_what_changed_since():
    assert history.since(base(), version="1.0.0") == (
        "Ce lien date de la version 1.0.0 des données\u202f; voici la 1.1.1. Depuis\u202f: 2 chiffres "
        "ajoutés et 1 chiffre corrigé. Le détail est en bas de la page «\u202fDonnées\u202f»."
    )


def test_a_version_that_never_was_is_said():
    assert history.since(base(), version="9.9.9") == (
        "«\u202f9.9.9\u202f» n’est pas une version des données\u202f: voici la 1.1.1."
    )


def test_a_figure_says_since_when_it_is_there_and_what_was_corrected():
    assert history.of_figure(base(), figure_id=FIGURE) == (
        "version 1.1.0, 10 janvier 2027",
        "version 1.1.1, 3 février 2027\u202f: corrigé, 88 devient 86 (Faute de frappe.)",
    )
    assert history.of_figure(base(), figure_id="de-toujours") == ("version 1.0.0, 21 novembre 2026",)


def test_versions_are_listed_the_latest_first():
    assert history.versions_table(base()).to_numpy().tolist() == [
        ["1.1.1", "3 février 2027", "1 chiffre corrigé. Faute de frappe."],
        ["1.1.0", "10 janvier 2027", "2 chiffres ajoutés. Rapport relu."],
        ["1.0.0", "21 novembre 2026", "Première version."],
    ]
