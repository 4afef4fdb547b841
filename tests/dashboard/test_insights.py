"""Sentences by rule, with the right article and the right number."""

import pandas as pd
import pytest

from dashboard import insights

GRADES = pd.DataFrame(columns=["question_id", "study_a", "study_b", "grade"])
ROW = {
    "question_id": "question",
    "response_id": "top2",
    "measure_id": "share",
    "study_id": "etude",
    "actor_profile_id": "fondations",
    "profile_article": "les fondations",
    "population_id": "_T",
    "region_id": "FR",
    "period": "2021",
    "base_n": float("nan"),
}


def items(values: dict[str, float], **columns: object) -> pd.DataFrame:
    """Rows of one profile, one an item."""
    return pd.DataFrame(
        [
            ROW | {"item_id": item, "item_label": item, "value": value} | columns
            for item, value in values.items()
        ]
    )


@pytest.mark.parametrize(
    ("label", "phrase"),
    [
        ("Mobilisation collective du territoire", "la mobilisation collective du territoire"),
        ("Engagement des personnes", "l'engagement des personnes"),
        ("Innovation à grande échelle", "l'innovation à grande échelle"),
        ("Performance des associations", "la performance des associations"),
        ("Mécénat", "le mécénat"),
        ("Pratiques responsables", "les pratiques responsables"),
        ("Acteurs publics locaux", "les acteurs publics locaux"),
        ("Entreprises ou clubs d'entrepreneurs", "les entreprises ou clubs d'entrepreneurs"),
        ("Améliorer les pratiques", "« Améliorer les pratiques »"),
        ("Avec des associations", "« Avec des associations »"),
        ("Autres associations et fondations", "« Autres associations et fondations »"),
        ("Zonage", "« Zonage »"),
    ],
)
def test_a_label_takes_its_article_in_a_sentence(label, phrase):
    assert insights.noun_phrase(label) == phrase


@pytest.mark.parametrize(
    ("article", "phrase"),
    [
        ("les associations", "des associations"),
        ("le profil", "du profil"),
        ("l'ensemble", "de l'ensemble"),
        ("élus locaux", "d'élus locaux"),
    ],
)
def test_of_contracts_the_article(article, phrase):
    assert insights.of(article) == phrase


def impacts(values: dict[tuple[str, str], float]) -> pd.DataFrame:
    return pd.concat(
        items({item: value}, actor_profile_id=profile, profile_article=f"les {profile}")
        for (profile, item), value in values.items()
    )


def test_the_leading_item_counts_only_profiles_with_a_detail():
    frame = impacts(
        {
            ("citoyens", "Engagement"): 54,
            ("citoyens", "Innovation"): 50,
            ("associations", "Engagement"): 83,
            ("associations", "Innovation"): 75,
            ("maires", "Innovation"): 56,
        }
    )
    assert insights.leading_item(frame, grades=GRADES) == (
        "L’engagement est l’impact le plus attendu par les deux profils dont le détail est lisible\u202f: "
        "de 54\u202f% des citoyens à 83\u202f% des associations\u202f; ordre non testable\u202f: effectif "
        "non "
        "publié"
    )


def test_leaders_of_a_small_base_are_not_ordered():
    frame = pd.concat(
        [
            impacts({("citoyens", "Engagement"): 54, ("citoyens", "Innovation"): 50}),
            items({"Engagement": 86, "Innovation": 81, "Mécénat": 62}, base_n=42.0),
        ]
    )
    assert insights.leading_item(frame, grades=GRADES) == (
        "L’engagement est l’impact le plus attendu par un des deux profils dont le détail est lisible\u202f: "
        "54\u202f% des citoyens\u202f; ordre non testable\u202f: effectif non publié\u202f; chez les "
        "fondations "
        "(de 62\u202f% à 86\u202f%), l’ordre des premiers n’est pas établi"
    )
    alone = frame[frame["actor_profile_id"] == "fondations"]
    assert insights.leading_item(alone, grades=GRADES) == (
        "Chez les fondations (de 62\u202f% à 86\u202f%), l’ordre des premiers n’est pas établi"
    )


def test_an_item_that_leads_for_some_profiles_only_says_for_how_many():
    frame = impacts(
        {
            ("a", "Engagement"): 54,
            ("a", "Innovation"): 50,
            ("b", "Engagement"): 83,
            ("b", "Innovation"): 75,
            ("c", "Engagement"): 20,
            ("c", "Innovation"): 30,
        }
    )
    assert "par deux des trois profils dont le détail est lisible" in insights.leading_item(
        frame, grades=GRADES
    )


def test_nothing_readable_is_said_rather_than_ranked():
    frame = impacts({("a", "Engagement"): float("nan")})
    said = insights.leading_item(frame, grades=GRADES)
    assert said == "Aucun profil n’a de détail lisible."


def test_equal_items_are_named_together():
    frame = items({"Innovation": 81, "Engagement": 81, "Mécénat": 62})
    assert insights.strongest_and_weakest(frame, grades=GRADES) == (
        "Les fondations attendent le plus souvent un impact fort ou très fort sur l’innovation et "
        "l’engagement (81\u202f%), le moins souvent sur le mécénat (62\u202f%)\u202f; ordre non "
        "testable\u202f: "
        "effectif non publié"
    )


def test_the_order_of_a_small_base_is_not_told():
    frame = items({"Engagement": 86, "Innovation": 81, "Mécénat": 62}, base_n=pd.array([42], "Int64")[0])
    assert insights.strongest_and_weakest(frame, grades=GRADES) == (
        "De 62\u202f% à 86\u202f% des fondations attendent un impact fort ou très fort, selon "
        "l’impact\u202f; "
        "l’ordre des premiers n’est pas établi (base fragile\u202f: 42 réponses pour les fondations)"
    )


def test_an_order_beyond_chance_is_told_without_a_caution():
    frame = items({"Engagement": 74, "Innovation": 47, "Mécénat": 9}, base_n=1380.0)
    assert insights.strongest_and_weakest(frame, grades=GRADES) == (
        "Les fondations attendent le plus souvent un impact fort ou très fort sur l’engagement "
        "(74\u202f%), le "
        "moins souvent sur le mécénat (9\u202f%)"
    )


def test_one_total_is_no_ranking():
    assert insights.strongest_and_weakest(items({"Mécénat": 56}), grades=GRADES) == (
        "56\u202f% des fondations attendent un impact fort ou très fort sur le mécénat"
    )


def test_groups_on_different_bases_are_said_to_differ():
    groups = {
        "les entreprises": items(
            {"Pratiques responsables": 54, "Mécénat": 25}, profile_article="les entreprises"
        ),
        "les associations": items(
            {"Pratiques responsables": 45, "Mécénat": 59}, profile_article="les associations"
        ),
    }
    said = (
        "Chez les entreprises, les pratiques responsables viennent en tête (54\u202f%)\u202f; "
        "chez les associations, le mécénat (59\u202f%)"
    )
    end = "\u202f; ordre non testable\u202f: effectif non publié"
    assert insights.leaders_by_group(groups, same_base=True, grades=GRADES) == f"{said}{end}"
    differ = insights.leaders_by_group(groups, same_base=False, grades=GRADES)
    assert differ == f"{said}\u202f: les bases diffèrent{end}"


def test_a_change_is_the_difference_in_points():
    row = ROW | {"item_id": "_T"}
    first = pd.Series(row | {"value": 36.0, "year": 2015, "period": "2015"})
    last = pd.Series(row | {"value": 57.0, "year": 2021, "period": "2021", "study_id": "suite"})
    stated = pd.DataFrame(
        {"question_id": ["question"], "study_a": ["etude"], "study_b": ["suite"], "grade": ["A"]}
    )
    assert insights.rate_change(first, last, subject="les entreprises", grades=stated) == (
        "57\u202f% des entreprises pratiquaient des partenariats en 2021, contre 36\u202f% en 2015\u202f: "
        "+21\u202fpoints\u202f; évolution non testable\u202f: effectif non publié"
    )


@pytest.mark.parametrize(
    ("lowest", "said"),
    [
        (81, "une majorité dans chaque profil\u202f: 98\u202f% des fondations et 81\u202f% des citoyens"),
        (45, "majorité\u202f: 98\u202f% des fondations\u202f; pas de majorité\u202f: 45\u202f% des citoyens"),
    ],
)
def test_a_majority_is_claimed_only_where_there_is_one(lowest, said):
    rows = pd.concat([items({"_T": 98}), items({"_T": lowest}, profile_article="les citoyens")])
    subject = "«\u202fJouer collectif\u202f» jugé nécessaire"
    assert insights.judged_by_all(rows, subject=subject) == f"{subject}, {said}"


def sizes(small_n: float, large_n: float) -> pd.DataFrame:
    labels = ["Communes de moins de 2 000 habitants", "Communes de 20 000 habitants et plus"]
    return pd.DataFrame({"population_label": labels, "value": [32.0, 78.0], "base_n": [small_n, large_n]})


def test_sizes_of_communes_are_not_testable_without_their_bases():
    said = insights.agreement_by_size(91, sizes(float("nan"), float("nan")))
    assert said == (
        "91\u202f% des élus locaux disent que leur territoire innove face aux transitions\u202f; "
        "«\u202ffortement\u202f»\u202f: 32\u202f% dans les communes de moins de 2 000 habitants et "
        "78\u202f% dans "
        "les communes de 20 000 habitants et plus\u202f; écart non testable\u202f: effectif non publié par "
        "taille de commune"
    )
    assert "testable" not in insights.agreement_by_size(91, sizes(150, 40))
