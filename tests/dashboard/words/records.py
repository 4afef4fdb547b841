"""Records for the words: observations of the questions that sentences are made from, and their verdicts."""

from dashboard.comparability import Grades
from dashboard.observations import Observation
from dashboard.verdicts import Family, Verdict
from tests.dashboard.made import CITIZENS, FOUNDATIONS, observation

IMPACT = {
    "question_short": "Effet attendu du collectif",
    "question_verb": "attendent un effet fort sur {item}",
    "question_measures": "Part qui attend un effet fort ou très fort",
    "response_phrase": "attendent un effet fort ou très fort sur {item}",
    "part_response_ids": "tres_fort fort",
    "is_favourable": True,
    "theme": "impacts",
    "item_id": "emploi",
    "item_label": "Emploi",
    "item_phrase": "l’emploi",
}
NEED = {
    "question_id": "necessaire",
    "question_label": "Nécessité du collectif",
    "question_short": "Nécessité du collectif",
    "question_verb": "jugent nécessaire de coopérer",
    "question_measures": "Part qui juge nécessaire de coopérer",
    "theme": "collectif",
    "item_id": "_T",
    "item_label": "Ensemble",
    "response_id": "oui",
    "response_label": "Oui",
}
MARK = {
    "question_id": "fragilites",
    "question_label": "Fragilités prioritaires",
    "question_short": "Fragilités prioritaires",
    "question_measures": "Part qui cite chaque fragilité",
    "theme": "fragilites",
    "item_id": "emploi",
    "item_label": "Emploi",
    "item_phrase": "l’emploi",
    "response_id": "_T",
    "response_label": "Ensemble",
    "measure_id": "mean_10",
}
COMPANIES = {
    "study_id": "entreprises-2021",
    "actor_profile_id": "entreprises",
    "profile_label": "Entreprises",
    "profile_article": "les entreprises",
    "profile_order": 3,
    "population_id": "10_salaries_et_plus",
    "population_label": "Entreprises de 10 salariés et plus",
    "population_article": "les entreprises de 10 salariés et plus",
}
UNKNOWN_BASE = {"base_n": None}
BRETAGNE = {
    "region_id": "53",
    "region_label": "Bretagne",
    "region_phrase": "en Bretagne",
    "region_article": "la Bretagne",
    "region_kind": "region",
}
CORSE = {
    "region_id": "94",
    "region_label": "Corse",
    "region_phrase": "en Corse",
    "region_article": "la Corse",
    "region_kind": "region",
}
FRANCE = {"region_id": "FR", "region_label": "France", "region_phrase": "en France"}
STUDIES = ("associations-2021", "fondations-2021", "citoyens-2019", "entreprises-2021", "associations-2015")
GRADES = Grades(
    (question, a, b, "B", "Question tournée un peu autrement.")
    for question in ("impact_percu", "necessaire", "fragilites")
    for place, a in enumerate(STUDIES)
    for b in STUDIES[place + 1 :]
)


def item(place: int, value: float | None, **more: object) -> Observation:
    """One of several items of the impact question, by its place."""
    named = {
        "item_id": f"item-{place}",
        "item_label": f"Domaine {place}",
        "item_phrase": f"le domaine {place}",
    }
    return observation(IMPACT, named, FRANCE, value=value, item_order=place, **more)


def family(*observations: Observation) -> Family:
    return Family([observations], GRADES)


def verdict(a: Observation, b: Observation) -> Verdict:
    return family(a, b).between(a, b)


__all__ = [
    "BRETAGNE",
    "CITIZENS",
    "COMPANIES",
    "CORSE",
    "FOUNDATIONS",
    "FRANCE",
    "GRADES",
    "IMPACT",
    "MARK",
    "NEED",
    "UNKNOWN_BASE",
    "family",
    "item",
    "observation",
    "verdict",
]
