"""Which gaps can be tested, what is said of them, and which order a ranking may state."""

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from dashboard import verdicts
from dashboard.cards import compare
from dashboard.comparability import shared_axes
from dashboard.queries import compare as queries

GRADES = pd.DataFrame(
    [
        ("impact_percu", "associations-2021", "fondations-2021", "A"),
        ("impact_percu", "associations-2021", "citoyens-2019", "B"),
        ("impact_percu", "citoyens-2019", "fondations-2021", "C"),
        ("taux_partenariat", "fondations-2021", "citoyens-2019", "A"),
    ],
    columns=["question_id", "study_a", "study_b", "grade"],
).assign(reason="")
ROW = {
    "study_id": "associations-2021",
    "question_id": "impact_percu",
    "item_id": "item",
    "item_label": "Item",
    "response_id": "top2",
    "measure_id": "share",
    "actor_profile_id": "associations",
    "profile_article": "les associations",
    "population_id": "_T",
    "region_id": "FR",
    "period": "2021-09",
    "value": 70.0,
    "value_printed": "70%",
    "qualifier": "",
    "base_unit": "organisations",
    "base_n": 300,
}
FOUNDATIONS = {
    "study_id": "fondations-2021",
    "actor_profile_id": "fondations",
    "profile_article": "les fondations",
}
CITIZENS = {"study_id": "citoyens-2019", "actor_profile_id": "citoyens", "profile_article": "les citoyens"}
INDICATIVE = "(indicatif, par référence à la méthode aléatoire)"


def row(*changes: dict[str, object], **more: object) -> dict[str, object]:
    made = ROW | {key: value for change in changes for key, value in change.items()} | more
    return made | {"value_printed": ""} if "value" in more else made


def verdict(a: dict[str, object], b: dict[str, object]) -> verdicts.Verdict:
    return verdicts.pair_verdict(a, b, grades=GRADES)


def codes(found: verdicts.Verdict) -> list[str]:
    return [code for code, _ in found.reasons]


def test_two_shares_with_published_bases_and_the_same_question_are_tested():
    found = verdict(row(value=70.0), row(FOUNDATIONS, value=50.0, base_n=100))
    _, p_value = proportions_ztest([210, 50], [300, 100])
    assert found.is_testable
    assert found.gap == 20
    assert found.p_value == pytest.approx(p_value)
    assert found.is_beyond_chance and found.tells_apart and not found.is_greyed
    assert found.sentence == (
        "Écart de 20\u202fpoints, supérieur à ce que le hasard du tirage explique d’ordinaire "
        + INDICATIVE
        + "."
    )


def test_a_gap_that_chance_can_give_is_greyed_and_orders_nothing():
    found = verdict(row(value=70.0), row(FOUNDATIONS, value=64.0, base_n=100))
    assert found.is_testable and found.is_greyed
    assert not found.is_beyond_chance and not found.tells_apart
    assert found.sentence == (
        "Écart de 6\u202fpoints, inférieur à ce que le hasard du tirage peut expliquer (environ "
        f"11\u202fpoints)\u202f: l’ordre n’est pas établi {INDICATIVE}."
    )


def test_equal_values_are_no_gap_whatever_the_bases():
    found = verdict(row(value=0.0), row(FOUNDATIONS, value=0.0, base_n=30))
    assert found.is_testable and not found.tells_apart
    assert found.sentence == "Aucun écart\u202f: les deux parts imprimées sont les mêmes, à l’arrondi près."


@pytest.mark.parametrize("base_n", [30, 99, 100])
def test_nobody_against_everybody_is_beyond_chance_from_30_interviews_on(base_n):
    assert verdict(row(value=0.0, base_n=base_n), row(FOUNDATIONS, value=100.0, base_n=30)).is_beyond_chance


def test_a_base_of_29_is_not_tested_and_its_gap_is_greyed():
    found = verdict(row(value=0.0, base_n=300), row(FOUNDATIONS, value=100.0, base_n=29))
    assert codes(found) == ["base_faible"]
    assert found.is_greyed and not found.tells_apart
    assert found.sentence == (
        "Écart non testable\u202f: base faible (moins de 30 réponses) pour les fondations."
    )


def test_an_unknown_base_leaves_the_printed_order_and_says_that_it_is_not_testable():
    found = verdict(row(base_n=pd.NA), row(FOUNDATIONS, value=50.0, base_n=math.nan))
    assert codes(found) == ["effectif"]
    assert found.tells_apart and not found.is_greyed and math.isnan(found.p_value)
    assert found.sentence == (
        "Écart non testable\u202f: effectif non publié pour les associations et les fondations."
    )


@pytest.mark.parametrize(
    ("other", "code", "can_order"),
    [
        (row(FOUNDATIONS, value=math.nan), "valeur", False),
        (row(FOUNDATIONS, measure_id="mean_10"), "mesures", False),
        (row(FOUNDATIONS, question_id="taux_partenariat"), "question", False),
        (row(FOUNDATIONS, response_id="fort"), "reponse", False),
        (row(FOUNDATIONS, item_id="autre"), "item", False),
        (row(FOUNDATIONS, value=50.0, qualifier="≈"), "approchee", False),
        (row(FOUNDATIONS, value=50.0, base_unit="partenariats"), "partenariats", True),
        (row(FOUNDATIONS, value=50.0, region_id="53"), "recouvrement", True),
        (row(value=50.0, population_id="employeuses"), "recouvrement", True),
        (row(FOUNDATIONS, value=1.0, base_n=30), "", True),
        (row(FOUNDATIONS, value=50.0), "", True),
    ],
)
def test_each_reason_not_to_test_is_found(other, code, can_order):
    found = verdict(row(), other)
    assert (codes(found) or [""])[0] == code
    assert found.tells_apart is can_order


def test_two_rare_answers_on_a_small_base_are_not_tested():
    found = verdict(row(value=10.0, base_n=30), row(FOUNDATIONS, value=0.0, base_n=30))
    assert codes(found) == ["peu_de_reponses"]
    assert found.sentence == "Écart non testable\u202f: trop peu de réponses d’un côté pour ce test."


@pytest.mark.parametrize(
    ("a", "b", "is_tested"),
    [
        (row(), row(FOUNDATIONS, value=50.0), True),
        (row(), row(CITIZENS, value=50.0), True),
        (row(FOUNDATIONS), row(CITIZENS, value=50.0), False),
        (row(), row(CITIZENS, value=50.0, study_id="ailleurs"), False),
        (row(), row(value=50.0, actor_profile_id="entreprises"), True),
    ],
)
def test_only_grades_a_and_b_and_one_same_study_are_tested(a, b, is_tested):
    found = verdict(a, b)
    assert codes(found) == ([] if is_tested else ["comparabilite"])
    assert found.tells_apart is is_tested


def test_two_regions_are_separate_samples_and_a_region_is_part_of_france():
    brittany, normandy = row(region_id="53"), row(value=50.0, region_id="28")
    assert codes(verdict(brittany, normandy)) == []
    assert codes(verdict(brittany, row(value=50.0))) == ["recouvrement"]
    assert codes(verdict(brittany, row(value=50.0, region_id="93+94"))) == ["recouvrement"]


def test_two_items_asked_to_the_same_respondents_are_tested_as_such():
    found = verdict(row(value=95.0, base_n=42), row(value=62.0, base_n=42, item_id="autre"))
    assert found.is_beyond_chance
    assert found.p_value == pytest.approx(0.00110863, rel=1e-4)
    assert not verdict(row(value=95.0, base_n=42), row(value=86.0, base_n=42, item_id="autre")).tells_apart


@pytest.mark.parametrize(("base_n", "is_tested"), [(99, False), (100, True)])
def test_the_same_respondents_are_tested_from_ten_who_can_have_said_yes_to_one_only(base_n, is_tested):
    found = verdict(row(value=10.0, base_n=base_n), row(value=0.0, base_n=base_n, item_id="autre"))
    assert codes(found) == ([] if is_tested else ["peu_de_reponses"])


def test_several_reasons_are_given_in_one_sentence():
    found = verdict(row(FOUNDATIONS, base_n=12), row(CITIZENS, base_n=pd.NA, value=40.0))
    assert found.sentence == (
        "Écart non testable\u202f: comparabilité C, même thème seulement\u202f; effectif non publié pour les "
        "citoyens\u202f; base faible (moins de 30 réponses) pour les fondations."
    )


def test_the_p_values_of_a_family_are_those_of_statsmodels():
    others = [row(FOUNDATIONS, value=value, item_id=f"i{value}") for value in (50.0, 61.0, 62.0, 66.0)]
    pairs = [(row(item_id=other["item_id"]), other) for other in others]
    pairs.append((row(), row(FOUNDATIONS, value=50.0, base_n=pd.NA)))
    found = verdicts.pair_verdicts(pairs, grades=GRADES)
    raw = [proportions_ztest([3 * 70, 3 * int(other["value"])], [300, 300])[1] for other in others]
    expected = multipletests(raw, method="holm")[1]
    assert [one.p_value for one in found[:4]] == pytest.approx(list(expected))
    assert [one.comparisons_n for one in found] == [4] * 5
    assert not found[4].is_testable


def test_a_gap_that_only_the_correction_takes_away_says_so():
    others = [row(FOUNDATIONS, value=value, item_id=f"i{value}") for value in (62.0, 66.0, 68.0)]
    found = verdicts.pair_verdicts([(row(item_id=o["item_id"]), o) for o in others], grades=GRADES)[0]
    assert verdict(row(), row(FOUNDATIONS, value=62.0)).is_beyond_chance
    assert not found.is_beyond_chance
    assert found.sentence == (
        "Écart de 8\u202fpoints, que le hasard du tirage peut encore expliquer, compte tenu des 3 "
        f"comparaisons faites\u202f: l’ordre n’est pas établi {INDICATIVE}."
    )


def test_gaps_to_a_reference_keep_only_lines_where_both_have_a_value():
    rows = pd.DataFrame(
        [
            row(),
            row(FOUNDATIONS, value=40.0),
            row(CITIZENS, value=60.0, base_n=pd.NA),
            row(item_id="perdu", value=math.nan),
            row(FOUNDATIONS, item_id="perdu", value=40.0),
        ]
    )
    found = verdicts.gap_verdicts(rows, reference_id="associations", grades=GRADES)
    assert found[["item_id", "actor_profile_id", "gap_pts", "is_testable", "is_greyed"]].values.tolist() == [
        ["item", "fondations", -30.0, True, False],
        ["item", "citoyens", -10.0, False, False],
    ]
    assert found["sentence"].tolist() == [one.sentence for one in found["verdict"]]
    assert verdicts.testability(rows, reference_id="associations", grades=GRADES) == (
        "1 écart sur 2 testé (indicatif, par référence à la méthode aléatoire)\u202f: 1 dépasse ce que le "
        "hasard du tirage explique d’ordinaire. Autres écarts non testables\u202f: effectif non publié pour "
        "les citoyens."
    )


def test_no_gap_gives_no_verdict_and_no_sentence():
    rows = pd.DataFrame([row()])
    found = verdicts.gap_verdicts(rows, reference_id="associations", grades=GRADES)
    assert found.empty and "sentence" in found
    assert verdicts.testability(rows, reference_id="associations", grades=GRADES) == ""
    assert verdicts.testability(rows, grades=GRADES) == ""


def test_tested_gaps_that_chance_can_give_are_counted_as_none():
    rows = pd.DataFrame([row(), row(FOUNDATIONS, value=69.0), row(CITIZENS, value=71.0, item_id="item")])
    assert verdicts.testability(rows, reference_id="associations", grades=GRADES) == (
        "2 écarts sur 2 testés (indicatif, par référence à la méthode aléatoire, correction de Holm)\u202f: "
        "aucun ne dépasse ce que le hasard du tirage explique d’ordinaire."
    )


def test_a_ranking_gives_ranges_where_the_order_is_not_established():
    values = {"a": 74.0, "b": 72.0, "c": 47.0, "d": math.nan, "e": 28.0}
    rows = pd.DataFrame([row(item_id=name, value=value, base_n=1380) for name, value in values.items()])
    found = verdicts.ranking(rows, grades=GRADES)
    assert found[["item_id", "rank_words", "tie_group"]].values.tolist() == [
        ["a", "rang 1 ou 2", 1],
        ["b", "rang 1 ou 2", 1],
        ["c", "rang 3", 2],
        ["e", "rang 4", 3],
    ]


def test_a_ranking_without_bases_is_the_printed_order_and_equal_prints_share_their_ranks():
    rows = pd.DataFrame(
        [
            row(item_id=name, value=value, base_n=pd.NA)
            for name, value in {"a": 60.0, "b": 60.0, "c": 51.0}.items()
        ]
    )
    found = verdicts.ranking(rows, grades=GRADES)
    assert found["rank_words"].tolist() == ["rang 1 ou 2", "rang 1 ou 2", "rang 3"]


def test_means_are_ranked_as_printed_and_weak_bases_are_not_ranked():
    means = [row(item_id=name, value=value, measure_id="mean_10") for name, value in (("a", 6.4), ("b", 6.3))]
    assert verdicts.ranking(pd.DataFrame(means), grades=GRADES)["rank_words"].tolist() == ["rang 1", "rang 2"]
    weak = pd.DataFrame([one | {"base_n": 29} for one in means])
    assert verdicts.ranking(weak, grades=GRADES)["rank_words"].tolist() == ["rang 1 ou 2"] * 2


def test_three_ranks_or_more_are_a_range():
    rows = pd.DataFrame([row(item_id=name, value=50.0, base_n=pd.NA) for name in "abc"])
    assert verdicts.ranking(rows, grades=GRADES)["rank_words"].tolist() == ["rangs 1 à 3"] * 3


@st.composite
def rows_to_compare(draw: st.DrawFn) -> pd.DataFrame:
    """A few profiles on one item, with any value, base, grade and qualifier."""
    who = draw(st.lists(st.sampled_from([{}, FOUNDATIONS, CITIZENS]), min_size=1, max_size=3, unique_by=str))
    return pd.DataFrame(
        [
            row(
                profile,
                value=draw(st.one_of(st.just(math.nan), st.integers(0, 100).map(float))),
                base_n=draw(st.one_of(st.none(), st.sampled_from([1, 29, 30, 99, 100, 2000]))),
                qualifier=draw(st.sampled_from(["", "", "", "≈"])),
            )
            for profile in who
        ]
    )


@given(rows_to_compare())
def test_no_verdict_ever_says_more_than_the_data(rows):
    for a, b in itertools.combinations(rows.to_dict("records"), 2):
        found = verdict(a, b)
        bases = [a["base_n"], b["base_n"]]
        has_bases = all(base is not None and not pd.isna(base) and base >= 30 for base in bases)
        assert not found.is_testable or has_bases
        assert "significati" not in found.sentence
        assert found.is_testable or "non testable" in found.sentence
        assert verdict(b, a).tells_apart == found.tells_apart
        assert not found.tells_apart or a["value"] != b["value"]


@given(rows_to_compare())
def test_a_ranking_orders_two_rows_only_where_their_verdict_in_the_family_does(rows):
    ranked = verdicts.ranking(rows, grades=GRADES).to_dict("records")
    pairs = list(itertools.combinations(ranked, 2))
    for (a, b), found in zip(pairs, verdicts.pair_verdicts(pairs, grades=GRADES), strict=True):
        if a["tie_group"] != b["tie_group"]:
            assert found.tells_apart
    assert all(one["rank_first"] <= place <= one["rank_last"] for place, one in enumerate(ranked, start=1))


def test_hardly_any_published_gap_between_profiles_can_be_tested(cursor):
    grades = queries.grades(cursor)
    for question_id in compare.questions(cursor):
        for rows in shared_axes(queries.candidates(cursor, question_id=question_id), grades):
            said = verdicts.testability(rows, grades=grades)
            assert said.startswith("Écarts non testables\u202f: ")
            assert "effectif non publié pour " in said


def test_the_items_of_the_foundations_have_no_established_order_but_the_ends_differ(cursor):
    rows = cursor.execute(
        "select * from observations where study_id = 'impact-fondations-2021' and is_preferred "
        "and question_id = 'impact_percu' and response_id = 'top2'"
    ).df()
    found = verdicts.ranking(rows, grades=queries.grades(cursor))
    assert found["rank_words"].tolist() == ["rangs 1 à 5", *["rangs 1 à 7"] * 4, *["rangs 2 à 7"] * 2]
    assert set(found["tie_group"]) == {1}
