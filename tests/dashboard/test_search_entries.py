"""What the search box finds of the published data, and that each thing found leads to what shows it."""

import pytest

from dashboard import search, views, walks
from dashboard.cards import search_entries
from dashboard.cards.sources import figures, passport
from dashboard.desk import Desk
from dashboard.search import Entry, Index
from tests.dashboard.every_card import asking
from tests.dashboard.small_base import desk_with_waves


@pytest.fixture(scope="module")
def later() -> Desk:
    """Today's data and the surveys to come."""
    return desk_with_waves()


@pytest.fixture(scope="module")
def index(later) -> Index:
    return search_entries.index(later)


def first(index: Index, asked: str) -> Entry:
    return search.search(index, asked).found[0]


@pytest.mark.parametrize(
    ("asked", "kind", "shown"),
    [
        ("Bretagne", "Région", "territoires?region=53"),
        ("paca", "Région", "territoires?region=93"),
        ("associations", "Profil", "profils?profil=associations"),
        ("jeunes", "Profil", "profils?profil=jeunes"),
        ("emploi", "Domaine", "domaines?domaine=emploi"),
        ("chômage", "Domaine", "domaines?domaine=emploi"),
        ("envie d’agir", "Question", "profils?profil=jeunes&carte="),
        ("nécessaire jouer collectif", "Question", "comparer?lecture=question&question=jouer_collectif"),
        ("mécénat", "Réponse proposée", "comparer?lecture=question&question=types_partenariat&item=mecenat"),
        ("IMPACT-Fondations 2026", "Étude", "sources?rubrique=chiffres&etude=impact-fondations-2026"),
        ("vademecum", "Document", "sources?rubrique=chiffres&document=vademecum"),
        ("57 % entreprises pratique", "Chiffre", "chiffre?id=impact-entreprises-2021.taux_partenariat"),
        ("poids économie sociale emploi salarié", "Contexte des régions", "territoires?indicateur=ctx_"),
        ("partenariat entreprises vagues", "Dans le temps", "comparer?lecture=temps&serie="),
    ],
)
def test_what_is_asked_for_is_found_first_and_leads_to_what_shows_it(index, asked, kind, shown):
    found = first(index, asked)
    assert found.kind == kind
    assert str(found.view).startswith(shown)


def test_nothing_is_found_for_what_nothing_publishes(index):
    for asked in ("Marseille", "confiance dans la police", "zzz", "99 %"):
        assert search.search(index, asked).found == ()


def test_the_same_thing_is_found_whatever_the_signs(index):
    for asked in ("éducation", "e\u0301ducation", "EDUCATION", "l'éducation", "l’é\u00adducation"):
        assert str(first(index, asked).view) == "domaines?domaine=education"


def test_every_figure_is_found_by_its_passport_and_every_study_and_publication_by_its_figures(index, later):
    ids = {entry.view.parameter("id") for entry in index.entries if entry.view.page == "chiffre"}
    assert ids == {one.figure_id for one in figures.selected(later)}
    assert passport.passport(later, figure_id=min(ids))
    for entry in index.entries:
        code = entry.view.parameter
        if entry.view.page == "sources" and code("rubrique") == "chiffres":
            asked = {
                "state": code("statut"),
                "study_id": code("etude"),
                "publication_id": code("document"),
                "question_id": code("question"),
            }
            assert figures.selected(later, **asked), entry


def test_a_study_that_is_only_named_says_so_and_leads_to_what_is_not_published(index):
    (entry,) = (one for one in index.entries if one.view.parameter("etude") == "tendances-fragilites-2025")
    assert entry.detail == "du 5 au 30 juin 2025, aucun chiffre publié"
    assert entry.view.parameter("statut") == "absent"


def test_each_place_that_a_search_leads_to_exists_with_its_choices(index, later):
    ask = asking(later)
    seen: set[tuple[str, ...]] = set()
    for entry in index.entries:
        shape = (entry.kind, entry.view.page, *(name for name, _ in entry.view.parameters))
        if shape in seen or entry.view.page == "chiffre":
            continue
        seen.add(shape)
        if entry.view.parameter("carte"):
            assert walks.card(ask, entry.view).card_id == entry.view.parameter("carte")
        else:
            assert walks.choices(ask, entry.view) or entry.view == views.view("atelier")
    assert len(seen) > 10


def test_no_entry_is_without_name_or_kind(index):
    assert all(entry.kind and entry.title.strip() and entry.view.page for entry in index.entries)


def test_who_names_two_profiles_is_led_to_their_duel_and_who_names_one_to_its_page(desk):
    today = search_entries.index(desk)
    found = first(today, "maires entreprises")
    assert (found.title, found.detail) == ("Les élus locaux et les entreprises", "4 résultats communs")
    assert str(found.view) == "comparer?profil=elus_locaux&face=entreprises"
    assert first(today, "entreprises").title == "Entreprises"
