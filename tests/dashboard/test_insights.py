"""Sentences by rule, with the right article and the right number."""

import pandas as pd
import pytest

from dashboard import insights


@pytest.mark.parametrize(
    ("label", "phrase"),
    [
        ("Mobilisation collective du territoire", "la mobilisation collective du territoire"),
        ("Engagement des personnes", "l'engagement des personnes"),
        ("Innovation à grande échelle", "l'innovation à grande échelle"),
        ("Performance des associations", "la performance des associations"),
        ("Mécénat", "le mécénat"),
        ("Pratiques responsables", "les pratiques responsables"),
        ("Zonage", "« Zonage »"),
    ],
)
def test_a_label_takes_its_article_in_a_sentence(label, phrase):
    assert insights.noun_phrase(label) == phrase


@pytest.mark.parametrize(
    ("article", "phrase"),
    [("les associations", "des associations"), ("le profil", "du profil"), ("l'ensemble", "de l'ensemble")],
)
def test_of_contracts_the_article(article, phrase):
    assert insights.of(article) == phrase


def impacts(values: dict[tuple[str, str], float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "actor_profile_id": profile,
                "profile_article": f"les {profile}",
                "item_id": item,
                "item_label": item,
            }
            | {"value": value}
            for (profile, item), value in values.items()
        ]
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
    assert insights.leading_item(frame) == (
        "L’engagement est l’impact le plus attendu par les deux profils dont le détail est lisible\u202f: "
        "de 54\u202f% des citoyens à 83\u202f% des associations"
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
    assert "par deux des trois profils dont le détail est lisible" in insights.leading_item(frame)


def test_nothing_readable_is_said_rather_than_ranked():
    frame = impacts({("a", "Engagement"): float("nan")})
    assert insights.leading_item(frame) == "Aucun profil n’a de détail lisible."


def test_equal_items_are_named_together():
    frame = impacts(
        {("fondations", "Innovation"): 81, ("fondations", "Engagement"): 81, ("fondations", "Mécénat"): 62}
    )
    assert insights.strongest_and_weakest(frame) == (
        "Les fondations attendent le plus souvent un impact fort ou très fort sur l’innovation et "
        "l’engagement (81\u202f%), le moins souvent sur le mécénat (62\u202f%)"
    )


def test_groups_on_different_bases_are_said_to_differ():
    groups = {
        "les entreprises": pd.DataFrame(
            {"item_label": ["Pratiques responsables", "Mécénat"], "value": [54, 25]}
        ),
        "les associations": pd.DataFrame(
            {"item_label": ["Pratiques responsables", "Mécénat"], "value": [45, 59]}
        ),
    }
    said = (
        "Chez les entreprises, les pratiques responsables viennent en tête (54\u202f%)\u202f; "
        "chez les associations, le mécénat (59\u202f%)"
    )
    assert insights.leaders_by_group(groups, same_base=True) == said
    assert insights.leaders_by_group(groups, same_base=False) == f"{said}\u202f: les bases diffèrent"


def test_a_change_is_the_difference_in_points():
    first, last = pd.Series({"value": 36.0, "year": 2015}), pd.Series({"value": 57.0, "year": 2021})
    assert insights.rate_change(first, last, subject="les entreprises") == (
        "57\u202f% des entreprises pratiquaient des partenariats en 2021, contre 36\u202f% en 2015\u202f: "
        "+21\u202fpoints"
    )


@pytest.mark.parametrize(
    ("lowest", "words"), [(81, "une majorité de chaque profil"), (45, "certains profils plus")]
)
def test_a_majority_is_claimed_only_where_there_is_one(lowest, words):
    rows = pd.DataFrame({"value": [98, lowest], "profile_article": ["les fondations", "les citoyens"]})
    assert words in insights.judged_by_all(rows, subject="« Jouer collectif » est jugé nécessaire")
