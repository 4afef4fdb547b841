"""Sentences: French grammar on whole sentences, and claims that hold in any frame."""

import math
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import guards, sentences, verdicts
from dashboard.queries import compare as queries

GRADES = pd.DataFrame(
    [("question", "a", "b", "A"), ("question", "a", "c", "C")],
    columns=["question_id", "study_a", "study_b", "grade"],
).assign(reason="")
ROW = {
    "study_id": "a",
    "question_id": "question",
    "item_id": "item",
    "item_label": "Item",
    "response_id": "oui",
    "measure_id": "share",
    "actor_profile_id": "associations",
    "profile_article": "les associations",
    "gender": "f",
    "population_id": "_T",
    "region_id": "FR",
    "period": "2021",
    "value": 70.0,
    "value_printed": "",
    "qualifier": "",
    "base_unit": "organisations",
    "base_n": 400,
}
CITIZENS = {
    "study_id": "b",
    "actor_profile_id": "citoyens",
    "profile_article": "les citoyens",
    "gender": "m",
}


def row(*changes: dict[str, object], **more: object) -> dict[str, object]:
    return ROW | {key: value for change in changes for key, value in change.items()} | more


def items(values: dict[str, float], **more: object) -> pd.DataFrame:
    return pd.DataFrame(
        [row(item_id=name, item_label=name, value=value, **more) for name, value in values.items()]
    )


def plain(sentence: str) -> str:
    """The sentence with ordinary spaces and apostrophes, easier to read in a test."""
    return sentence.replace("\u202f", " ").replace("’", "'")


def ranked(rows: pd.DataFrame) -> str:
    return plain(sentences.ranking(rows, grades=GRADES, subject="Partenaires"))


def compared(a: dict[str, object], b: dict[str, object], what: str = "") -> str:
    verdict = verdicts.pair_verdict(a, b, grades=GRADES)
    return plain(sentences.gap(a, b, verdict=verdict, what=what))


def changed(first: dict[str, object], last: dict[str, object]) -> str:
    verdict = verdicts.pair_verdict(last, first, grades=GRADES)
    subject = "la part des associations en partenariat"
    return plain(sentences.change(first, last, verdict=verdict, subject=subject))


@pytest.mark.parametrize(
    ("phrase", "of", "than"),
    [
        ("les associations", "des associations", "que les associations"),
        ("le mécénat", "du mécénat", "que le mécénat"),
        ("la santé", "de la santé", "que la santé"),
        ("l'ensemble", "de l'ensemble", "que l'ensemble"),
        ("élus locaux", "d'élus locaux", "qu'élus locaux"),
        ("un tiers", "d'un tiers", "qu'un tiers"),
        ("habitants", "d'habitants", "qu'habitants"),
        ("handicap", "de handicap", "que handicap"),
        ("Hauts-de-France", "de Hauts-de-France", "que Hauts-de-France"),
        ("onze régions", "de onze régions", "que onze régions"),
    ],
)
def test_of_and_than_contract_and_elide(phrase, of, than):
    assert (sentences.of(phrase), sentences.than(phrase)) == (of, than)


def test_a_ranking_names_what_leads_and_what_comes_last():
    assert ranked(items({"A": 80.0, "B": 60.0, "C": 20.0})) == (
        "Partenaires : « A » (80 %) vient en tête ; « C » (20 %) vient en dernier"
    )


def test_two_leaders_too_close_are_named_together():
    assert ranked(items({"A": 74.0, "B": 72.0, "C": 9.0}, base_n=1380)) == (
        "Partenaires : « A » (74 %) et « B » (72 %) viennent en tête, sans que leur ordre soit établi ; "
        "« C » (9 %) vient en dernier"
    )


def test_equal_leaders_are_level_and_an_unknown_base_is_not_testable():
    assert ranked(items({"A": 60.0, "B": 60.0, "C": 51.0}, base_n=pd.NA)) == (
        "Partenaires : « A » (60 %) et « B » (60 %) viennent en tête à égalité ; « C » (51 %) vient en "
        "dernier ; ordre non testable : effectif non publié pour les associations"
    )


def test_a_small_base_is_named_and_an_order_it_cannot_give_is_not_stated():
    values = {"A": 95.0, "B": 86.0, "C": 81.0, "D": 81.0, "E": 71.0}
    assert ranked(items(values, base_n=42)) == (
        "Partenaires : de 71 % à 95 %, sans que l'ordre des premiers soit établi ; "
        "base fragile : 42 réponses pour les associations"
    )


def test_means_are_ranked_as_printed_and_one_value_is_only_stated():
    assert ranked(items({"A": 6.4, "B": 6.3}, measure_id="mean_10")) == (
        "Partenaires : « A » (6,4 sur 10) vient en tête ; « B » (6,3 sur 10) vient en dernier ; "
        "ordre non testable : la dispersion des réponses n'est pas publiée"
    )
    assert ranked(items({"A": 60.0, "B": math.nan})) == "Partenaires : « A » (60 %)"
    assert ranked(items({"A": math.nan})) == "Partenaires : aucune valeur lisible"


def test_a_gap_agrees_with_the_profile_that_answers_more():
    assert compared(row(value=88.0), row(CITIZENS, value=56.0), what="à attendre un impact") == (
        "Les associations sont proportionnellement plus nombreuses que les citoyens à attendre un impact : "
        "88 % contre 56 %, soit 32 points d'écart"
    )
    assert compared(row(value=56.0), row(CITIZENS, value=88.0, base_n=pd.NA)) == (
        "Les citoyens sont proportionnellement plus nombreux que les associations : 88 % contre 56 %, soit "
        "32 points d'écart, écart non testable : effectif non publié pour les citoyens"
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            row(CITIZENS, value=68.0),
            "70 % des associations et 68 % des citoyens, 2 points d'écart : l'ordre n'est pas établi",
        ),
        (row(CITIZENS), "70 % des associations et 70 % des citoyens, au même niveau"),
        (
            row(CITIZENS, study_id="c", value=40.0),
            "70 % des associations et 40 % des citoyens, écart non testable : comparabilité C, même thème "
            "seulement",
        ),
        (
            row(CITIZENS, value=10.0, base_n=29),
            "70 % des associations et 10 % des citoyens, écart non testable : base faible (moins de 30 "
            "réponses) pour les citoyens",
        ),
    ],
)
def test_a_gap_that_is_not_established_orders_nobody(other, said):
    assert compared(row(), other) == said


def test_an_evolution_says_its_waves_its_difference_and_that_it_is_not_testable():
    first = row(study_id="b", period="2015", value=36.0, base_n=pd.NA)
    assert changed(first, row(value=57.0, base_n=pd.NA)) == (
        "La part des associations en partenariat augmente de 36 % (2015) à 57 % (2021), +21 points, "
        "évolution non testable : effectif non publié pour les associations"
    )
    assert changed(row(first, base_n=400), row(value=38.0)) == (
        "La part des associations en partenariat va de 36 % (2015) à 38 % (2021), 2 points d'écart : "
        "l'évolution n'est pas établie"
    )
    assert changed(row(first, base_n=400), row(value=36.0)) == (
        "La part des associations en partenariat va de 36 % (2015) à 36 % (2021), sans changement"
    )
    assert changed(row(first, base_n=400), row(value=16.0)) == (
        "La part des associations en partenariat diminue de 36 % (2015) à 16 % (2021), −20 points"
    )


def test_a_majority_is_stated_only_beyond_its_margin():
    rows = pd.DataFrame([row(value=81.0), row(CITIZENS, value=52.0, base_n=pd.NA)])
    assert plain(sentences.majority(rows)) == (
        "Une majorité dans chaque profil : 81 % des associations et 52 % des citoyens"
    )
    rows = pd.DataFrame([row(value=81.0), row(CITIZENS, value=52.0), row(value=30.0)])
    assert plain(sentences.majority(rows)) == (
        "Majorité : 81 % des associations ; pas de majorité : 30 % des associations ; majorité non établie : "
        "52 % des citoyens"
    )
    assert sentences.majority(pd.DataFrame([row(value=math.nan)])) == "Aucune part lisible"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (90.0, "neuf associations sur dix"),
        (88.0, "près de neuf associations sur dix"),
        (92.0, "un peu plus de neuf associations sur dix"),
        (87.0, "87 % des associations"),
        (50.0, "la moitié des associations"),
        (49.0, "près de la moitié des associations"),
        (33.0, "un tiers des associations"),
        (32.0, "près d'un tiers des associations"),
        (67.0, "deux tiers des associations"),
        (75.0, "trois quarts des associations"),
        (73.0, "près de trois quarts des associations"),
        (100.0, "100 % des associations"),
        (0.0, "0 % des associations"),
    ],
)
def test_a_share_is_told_in_words_where_a_simple_form_is_near(value, words):
    assert plain(sentences.in_words(row(value=value))) == words


def test_small_bases_are_told_in_answers_or_as_printed():
    foundations = row(value=71.0, base_n=42, profile_article="les fondations")
    assert plain(sentences.in_words(foundations)) == "30 des 42 fondations"
    assert plain(sentences.in_words(row(value=89.0, base_n=12))) == "89 % des associations"
    assert plain(sentences.in_words(row(value=89.0, qualifier=">"))) == "plus de 89 % des associations"


SHARES = st.integers(0, 100).map(float)
ANY_BASE = st.one_of(st.none(), st.sampled_from([1, 29, 30, 42, 99, 100, 1380]))


@st.composite
def any_items(draw: st.DrawFn) -> pd.DataFrame:
    """Up to six items of one profile on one base, some of them unreadable."""
    values = draw(st.lists(st.one_of(SHARES, st.just(math.nan)), min_size=1, max_size=6))
    return items(dict(zip("ABCDEF", values, strict=False)), base_n=draw(ANY_BASE))


@st.composite
def any_profile(draw: st.DrawFn) -> dict[str, object]:
    who = draw(st.sampled_from([{}, CITIZENS, CITIZENS | {"study_id": "c"}]))
    return row(who, value=draw(SHARES), base_n=draw(ANY_BASE), qualifier=draw(st.sampled_from(["", "", "≈"])))


@given(any_items())
def test_what_a_ranking_says_holds_in_its_rows(rows):
    said = ranked(rows)
    known = rows.dropna(subset=["value"]).set_index("item_label")
    for label, value in re.findall(r"« ([A-F]) » \((\d+) %\)", said):
        assert known.loc[label, "value"] == float(value)
    facts = verdicts.ranking(rows, grades=GRADES).set_index("item_label")
    for label in re.findall(r"« ([A-F]) » \(\d+ %\) vient en tête", said):
        others = known["value"].drop(label)
        assert (known.loc[label, "value"] > others).all()
        assert facts.loc[label, "rank_last"] == 1
    for label in re.findall(r"« ([A-F]) » \(\d+ %\) vient en dernier", said):
        assert (known.loc[label, "value"] < known["value"].drop(label)).all()
        assert facts.loc[label, "rank_first"] == len(facts)
    base_n = rows["base_n"].iloc[0]
    is_small = base_n is not None and not pd.isna(base_n) and base_n < 100
    assert (f": {base_n} réponse" in said) == (is_small and len(known) > 0)


@given(any_items())
def test_a_ranking_on_an_unknown_or_weak_base_says_that_it_is_not_testable(rows):
    known = rows.dropna(subset=["value"])
    is_tested = guards.base_class(rows["base_n"].iloc[0]) in ("fragile", "suffisante")
    if len(known) > 1 and not is_tested:
        assert "non testable" in ranked(rows)


@given(any_profile(), any_profile())
def test_a_gap_sentence_orders_two_profiles_only_where_the_verdict_does(a, b):
    verdict = verdicts.pair_verdict(a, b, grades=GRADES)
    said = plain(sentences.gap(a, b, verdict=verdict))
    assert ("plus nombreu" in said) == verdict.tells_apart
    assert ("non testable" in said) == (not verdict.is_testable)
    if verdict.tells_apart:
        more = max(a, b, key=lambda one: one["value"])
        assert said.startswith(f"Les {more['actor_profile_id']} sont")
        assert f", soit {abs(a['value'] - b['value']):.0f} point" in said


@given(any_profile(), any_profile())
def test_an_evolution_is_stated_only_where_the_verdict_does(first, last):
    verdict = verdicts.pair_verdict(last, first, grades=GRADES)
    said = changed(first, last)
    assert ("augmente" in said) == (verdict.tells_apart and last["value"] > first["value"])
    assert ("diminue" in said) == (verdict.tells_apart and last["value"] < first["value"])
    assert ("évolution non testable" in said) == (not verdict.is_testable)


@given(st.lists(any_profile(), min_size=1, max_size=4))
def test_a_stated_majority_is_one(rows):
    said = plain(sentences.majority(pd.DataFrame(rows)))
    if said.startswith("Une majorité dans chaque profil"):
        assert all(one["value"] > 50 for one in rows)
    stated = re.search(r"(?:^|; )majorité : ([^;]*)", said, re.IGNORECASE)
    if stated:
        assert all(int(value) > 50 for value in re.findall(r"(\d+) %", stated[1]))
    denied = re.search(r"pas de majorité : ([^;]*)", said, re.IGNORECASE)
    if denied:
        assert all(int(value) <= 50 for value in re.findall(r"(\d+) %", denied[1]))


@given(SHARES)
def test_a_share_in_words_is_never_more_than_two_points_away(value):
    said = plain(sentences.in_words(row(value=value)))
    forms = {"la moitié": 50, "un tiers": 100 / 3, "deux tiers": 200 / 3, "un quart": 25, "trois quarts": 75}
    forms |= {f"{words} associations sur dix": 10 * count for count, words in sentences._TENTHS.items()}
    told = [target for words, target in forms.items() if words in said.replace("d'un", "un")]
    if not told:
        assert said == f"{value:.0f} % des associations"
        return
    assert len(told) == 1 and abs(value - told[0]) <= 2
    assert said.startswith("près d") == (value - told[0] <= -0.5)
    assert said.startswith("un peu plus d") == (value - told[0] >= 0.5)


def test_the_foundations_are_ranked_with_their_base(cursor):
    rows = cursor.execute(
        "select * from observations where study_id = 'impact-fondations-2021' and is_preferred "
        "and question_id = 'impact_percu' and response_id = 'top2'"
    ).df()
    said = sentences.ranking(rows, grades=queries.grades(cursor), subject="Impact fort ou très fort")
    assert plain(said) == (
        "Impact fort ou très fort : de 62 % à 95 %, sans que l'ordre des premiers soit établi ; "
        "base fragile : 42 réponses pour les fondations"
    )


def test_the_partners_of_associations_in_2016_have_two_leaders(cursor):
    rows = cursor.execute(
        "select * from observations where question_id = 'partenaires_par_type' and is_preferred"
    ).df()
    said = sentences.ranking(
        rows, grades=queries.grades(cursor), subject="Partenaires des associations en 2016"
    )
    assert plain(said) == (
        "Partenaires des associations en 2016 : « Collectivités » (74 %) et « Autres associations et "
        "fondations » (72 %) viennent en tête, sans que leur ordre soit établi ; « Laboratoires ou "
        "structures de recherche » (9 %) vient en dernier"
    )
