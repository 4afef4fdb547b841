"""What is said beside a value: its base, its margin, its answers; on made rows and on the published ones."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import guards
from dashboard.statistics import Interval, wilson_interval

ROW = {
    "study_id": "etude",
    "study_kind": "survey",
    "question_id": "impact_percu",
    "item_id": "item",
    "response_id": "top2",
    "measure_id": "share",
    "actor_profile_id": "fondations",
    "profile_article": "les fondations",
    "population_id": "_T",
    "region_id": "FR",
    "period": "2021-09",
    "value": 71.0,
    "value_printed": "71%",
    "qualifier": "",
    "status": "published",
    "base_unit": "organisations",
    "base_n": 42,
}


def row(**changes: object) -> dict[str, object]:
    return ROW | changes


def frame(*changes: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([ROW | change for change in changes])


@pytest.mark.parametrize(
    ("base_n", "found"),
    [
        (1, "faible"),
        (29, "faible"),
        (30, "fragile"),
        (99, "fragile"),
        (100, "suffisante"),
        (2400, "suffisante"),
        (0, "inconnue"),
        (None, "inconnue"),
        (pd.NA, "inconnue"),
        (math.nan, "inconnue"),
    ],
)
def test_a_base_is_weak_under_30_fragile_under_100_and_unknown_when_not_published(base_n, found):
    assert guards.base_class(base_n) == found


def test_each_class_of_base_has_its_word_and_the_weak_one_is_greyed():
    rows = guards.guarded(frame({"base_n": 29}, {"base_n": 30}, {"base_n": 100}, {"base_n": pd.NA}))
    assert rows["base_words"].tolist() == ["base faible", "base fragile", "", "effectif non publié"]
    assert rows["is_greyed"].tolist() == [True, False, False, False]


def test_a_context_indicator_is_no_survey_and_has_no_base_to_publish():
    assert guards.base_words(row(study_kind="context", base_n=pd.NA)) == ""


def test_a_share_with_a_published_base_has_the_margin_of_wilson():
    found = guards.guarded(frame({})).iloc[0]
    assert (found["margin_low"], found["margin_high"]) == wilson_interval(share=71, base_n=42)


@pytest.mark.parametrize(("value", "margin"), [(0.0, Interval(0.0, 11.35)), (100.0, Interval(88.65, 100.0))])
def test_nobody_and_everybody_have_a_margin_too(value, margin):
    found = guards.margin(row(value=value, base_n=30))
    assert Interval(*(round(end, 2) for end in found)) == margin


@pytest.mark.parametrize(
    "changes",
    [
        {"base_n": pd.NA},
        {"base_n": math.nan},
        {"value": math.nan, "status": "illegible"},
        {"measure_id": "mean_10", "value": 6.4},
        {"measure_id": "points", "value": 7.0},
        {"qualifier": ">"},
        {"qualifier": "≈"},
        {"base_unit": "partenariats"},
        {"question_id": "echantillon"},
    ],
)
def test_nothing_else_has_a_margin(changes):
    assert guards.margin(row(**changes)) is None
    assert guards.margin_words(row(**changes)) == ""


def test_a_universe_is_never_taken_for_a_base():
    rows = frame({"base_n": pd.NA, "universe_n": 148429})
    found = guards.guarded(rows).iloc[0]
    assert found["base_class"] == "inconnue"
    assert math.isnan(found["margin_low"])


def test_the_margin_says_that_it_is_indicative():
    assert guards.margin_words(row()) == (
        "intervalle à 95\u202f%\u202f: de 56 à 82\u202f%, indicatif, par référence à la méthode aléatoire"
    )


def test_the_answers_behind_a_share_are_given_when_all_shares_of_the_base_are_whole_numbers():
    rows = guards.guarded(frame({"value": 71.0}, {"value": 86.0, "value_printed": "86%"}))
    assert rows["answers_words"].tolist() == ["30 sur 42", "36 sur 42"]
    assert rows["answers_n"].tolist() == [30, 36]


def test_one_share_that_is_no_whole_number_of_answers_silences_its_whole_base_and_no_other():
    rows = guards.guarded(
        frame(
            {"value": 71.0},
            {"value": 72.0, "value_printed": "72%"},
            {"value": 50.0, "value_printed": "50%", "base_n": 60, "study_id": "autre"},
        )
    )
    assert rows["answers_words"].tolist() == ["", "", "30 sur 60"]


def test_a_base_of_100_or_more_gives_no_count_of_answers():
    rows = guards.guarded(frame({"base_n": 99, "value": 33.0, "value_printed": "33%"}, {"base_n": 100}))
    assert rows["answers_words"].tolist() == ["33 sur 99", ""]


def test_rows_with_any_index_and_none_at_all_are_guarded():
    rows = frame({"value": 71.0}, {"value": 86.0}).set_index(pd.Index([7, 3]))
    assert guards.guarded(rows).index.tolist() == [7, 3]
    assert guards.guarded(rows.iloc[:0]).empty
    assert guards.notes(rows.iloc[:0]) == ()


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [("71%", 71.0, 0), ("6,4", 6.4, 1), ("12.55 %", 12.55, 2), ("", 71.0, 0), ("", 9.9, 1), (None, 5.0, 0)],
)
def test_decimals_are_those_of_the_print(printed, value, decimals):
    assert guards.printed_decimals(row(value_printed=printed, value=value)) == decimals


def test_the_notes_of_a_chart_name_each_profile_once_under_what_holds_for_it():
    rows = frame(
        {},
        {"value": 86.0},
        {"profile_article": "les citoyens", "actor_profile_id": "citoyens", "base_n": pd.NA},
        {"profile_article": "les jeunes", "actor_profile_id": "jeunes", "base_n": 12, "value": 50.0},
        {"profile_article": "les entreprises", "base_n": pd.NA, "value": math.nan, "status": "illegible"},
    )
    assert guards.notes(rows) == (
        "Trait fin sur le site\u202f: intervalle de confiance à 95\u202f% (Wilson), indicatif, par référence "
        "à la méthode aléatoire\u202f; calculé ici sur les réponses publiées (42 pour les fondations et 12 "
        "pour les jeunes).",
        "Base faible pour les jeunes (moins de 30 réponses\u202f: valeurs grisées, aucun test).",
        "Base fragile pour les fondations (de 30 à 99 réponses\u202f: à lire avec prudence).",
        "Effectif non publié pour les citoyens (ni marge ni test).",
        "Nombres de réponses calculés ici\u202f: chaque part imprimée est, à l’arrondi, un nombre entier de "
        "réponses sur 42 ou 12.",
    )


@given(st.integers(0, 100), st.one_of(st.none(), st.integers(1, 3000)))
def test_a_margin_holds_its_value_and_exists_exactly_when_the_base_does(value, base_n):
    found = guards.guarded(frame({"value": float(value), "base_n": base_n})).iloc[0]
    if base_n is None:
        assert math.isnan(found["margin_low"]) and math.isnan(found["margin_high"])
    else:
        assert found["margin_low"] <= value <= found["margin_high"]


@given(st.integers(1, 99), st.data())
def test_the_answers_of_an_unweighted_base_are_all_found(base_n, data):
    answers = data.draw(st.lists(st.integers(0, base_n), min_size=1, max_size=8))
    shares = [float(round(100 * count / base_n)) for count in answers]
    rows = guards.guarded(
        frame(*({"value": value, "value_printed": "", "base_n": base_n} for value in shares))
    )
    assert rows["answers_n"].tolist() == answers


def test_every_share_of_the_42_foundations_is_a_whole_number_of_answers(cursor):
    rows = cursor.execute(
        "select * from observations where study_id = 'impact-fondations-2021' and is_preferred "
        "and question_id = 'impact_percu' and value is not null"
    ).df()
    found = guards.guarded(rows).set_index(["item_id", "response_id"])
    assert found["answers_n"].notna().all()
    assert found.loc[("innovation_grande_echelle", "top2"), "answers_words"] == "30 sur 42"
    assert found.loc[("engagement_personnes", "top2"), "answers_words"] == "36 sur 42"
    assert set(found["base_words"]) == {"base fragile"}


def test_the_margins_of_the_published_figures_are_those_of_three_studies(cursor):
    rows = guards.guarded(cursor.execute("select * from observations where is_preferred").df())
    with_margin = rows[rows["margin_low"].notna()]
    assert with_margin.groupby(["study_id", "question_id"]).size().to_dict() == {
        ("associations-partenariats-2016", "partenaires_par_type"): 6,
        ("impact-fondations-2021", "impact_percu"): 24,
        ("impact-trajectoires-elus-locaux-2024", "territoire_en_mouvement"): 3,
    }
    assert (rows["region_id"][rows["margin_low"].notna()] == "FR").all()
