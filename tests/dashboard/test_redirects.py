"""Every address of 1.0.0, of its pages and of the cards in its exported files, leads to a page of today."""

from pathlib import Path

import pytest

from dashboard import redirects, sitemap, views, walks

OLD = (Path(__file__).parent / "addresses_1_0_0.txt").read_text(encoding="utf-8").splitlines()


def now(text: str) -> str:
    return str(redirects.current(views.parsed(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("comparer", "comparer"),
        (
            "comparer?question=impact_percu&profil=entreprises&item=_T&tri=ecart",
            "comparer?lecture=question&question=impact_percu",
        ),
        ("impacts", "comparer?lecture=question&question=impact_percu"),
        ("impacts?lecture=profil&profil=citoyens", "profils?profil=citoyens"),
        (
            "impacts?lecture=impact&item=mobilisation_collective",
            "comparer?lecture=question&question=impact_percu",
        ),
        ("pratiques?vague=2015", "profils?profil=entreprises"),
        ("evolutions?serie=_T", "comparer?lecture=temps"),
        (
            "evolutions?serie=taux_partenariat.associations",
            "comparer?lecture=temps&serie=taux_partenariat.associations",
        ),
        ("regions?region=53&indicateur=ctx_taux_pauvrete&annee=2014", "territoires?region=53"),
        (
            "regions?region=_T&indicateur=ctx_taux_pauvrete&annee=2014",
            "territoires?indicateur=ctx_taux_pauvrete&annee=2014",
        ),
        ("regions", "territoires"),
        ("domaines?domaine=_T", "domaines"),
        ("domaines?domaine=emploi", "domaines?domaine=emploi"),
        ("reperes", "profils"),
        ("reperes?profil=associations", "profils?profil=associations"),
        ("reperes?region=53", "territoires?region=53"),
        ("reperes?domaine=emploi", "domaines?domaine=emploi"),
        ("donnees", "sources?rubrique=etudes"),
        ("conflits?statut=tous&profil=_T", "sources?rubrique=divergences"),
        ("couverture", "sources?rubrique=couverture"),
        ("methode", "sources?rubrique=methode"),
        ("accessibilite", "sources?rubrique=accessibilite"),
        ("presentation", "presentation"),
        ("chiffre?id=a.b@c", "chiffre?id=a.b%40c"),
        ("?recherche=emploi", "?recherche=emploi"),
        ("reperes?region=53&version=1.0.0", "territoires?region=53&version=1.0.0"),
    ],
)
def test_an_address_of_a_page_leads_to_the_place_of_today(old, new):
    assert now(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "impacts?profil=associations&lecture=profil&titre=Ici&carte=impacts-percus_distribution_fondations",
            "profils?profil=fondations&carte=profil.fondations.impact_percu.impact-fondations-2021.2021-09"
            "&titre=Ici",
        ),
        (
            "comparer?carte=comparer_types_partenariat_associations_tous_valeur_1_ecarts",
            "comparer?lecture=question&question=types_partenariat&carte=question.types_partenariat.oui",
        ),
        (
            "comparer?question=source_innovation&carte=comparer_source_innovation_entreprises_tous_ecart_1",
            "comparer?lecture=question&question=source_innovation"
            "&carte=comparer_source_innovation_entreprises_tous_ecart_1",
        ),
        (
            "regions?indicateur=ctx_agenda_21&annee=2014-01-01&carte=contexte-carte_ctx_agenda_21_2014-01-01",
            "territoires?indicateur=ctx_agenda_21&annee=2014-01-01"
            "&carte=contexte-carte.ctx_agenda_21.2014-01-01",
        ),
        (
            "regions?region=53&carte=contexte-outre-mer_ctx_poids_ess_emploi_2015_53",
            "territoires?region=53&indicateur=ctx_poids_ess_emploi&annee=2015"
            "&carte=contexte-classement.ctx_poids_ess_emploi.2015.53",
        ),
        (
            "regions?region=53&carte=regions_R82_fragilites_prioritaires_share_phare-citoyens-2015",
            "territoires?region=84&carte=regions_R82_fragilites_prioritaires_share_phare-citoyens-2015",
        ),
        (
            "regions?carte=contexte-evolution_ctx_agenda_21_2011-2014_53",
            "territoires?region=53&indicateur=ctx_agenda_21"
            "&carte=contexte-evolution_ctx_agenda_21_2011-2014_53",
        ),
    ],
)
def test_an_address_of_a_card_leads_to_the_codes_that_its_name_holds(old, new):
    assert now(old) == new


def test_every_card_of_1_0_0_leads_to_a_view_of_today_once_for_all(ask):
    assert len(OLD) == 343
    for old in OLD:
        found = redirects.current(views.parsed(old))
        assert walks.choices(ask, found) is not None  # refused where the view does not exist
        assert redirects.current(found) == found


def test_the_cards_that_took_the_place_of_those_of_1_0_0_exist(ask):
    found = {redirects.current(views.parsed(old)) for old in OLD}
    named = [view for view in found if "." in view.parameter("carte")]
    assert len(named) > 120
    for view in named:
        assert walks.card(ask, view).card_id == view.parameter("carte")


@pytest.mark.parametrize("page", sorted(redirects.OLD_PAGES))
def test_no_page_of_today_has_an_address_that_is_redirected(page):
    assert page not in sitemap.pages()


@pytest.mark.parametrize(
    "text",
    [
        "comparer?lecture=question&question=impact_percu&item=x",
        "comparer?profil=elus_locaux&face=entreprises&carte=duel.elus_locaux.entreprises",
        "domaines?domaine=emploi&carte=domaine.emploi.2015",
        "inconnue?profil=associations",
    ],
)
def test_a_view_of_today_stays_as_it_is(text):
    assert now(text) == text


def test_a_card_copied_from_the_home_page_is_that_of_its_profile_and_outlives_the_next_survey():
    study = "impact-trajectoires-elus-locaux-2024.2024-09-30-2024-10-28"
    card = f"profil.elus_locaux.territoire_en_mouvement.{study}"
    found = redirects.current(views.view("", carte=card))
    assert found == views.view("profils", profil="elus_locaux", carte=card)
    assert redirects.current(found) == found
