"""Which gaps can be tested, what may be said of them, and which order a card may state."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from dashboard.comparability import Grades
from dashboard.observations import Observation
from dashboard.verdicts import DENYING, REASONS, Family, Reason, Verdict
from tests.dashboard.made import CITIZENS, FOUNDATIONS, observation

GRADES = Grades(
    [
        ("impact_percu", "associations-2021", "fondations-2021", "A", ""),
        ("impact_percu", "associations-2021", "citoyens-2019", "B", ""),
        ("impact_percu", "associations-2021", "associations-2026", "A", ""),
        ("impact_percu", "citoyens-2019", "fondations-2021", "C", ""),
    ]
)
OFFICIAL = {
    "study_kind": "context",
    "study_id": "insee",
    "actor_profile_id": "_T",
    "profile_article": "",
    "region_kind": "region",
    "base_n": None,
}


def verdict(a: Observation, b: Observation) -> Verdict:
    return Family([(a, b)], GRADES).between(a, b)


def codes(found: Verdict) -> list[str]:
    return [reason.code for reason in found.reasons]


def line(values: dict[str, float | None], **changes: object) -> list[Observation]:
    """Items of one profile, asked to the same respondents."""
    return [observation(item_id=name, value=value, **changes) for name, value in values.items()]


def ranks(rows: list[Observation]) -> list[tuple[str, int, int]]:
    found = Family([rows], GRADES).ranked(rows)
    return [(rank.observation.item_id, rank.first, rank.last) for rank in found]


def leaders(rows: list[Observation]) -> list[str]:
    return [one.item_id for one in Family([rows], GRADES).leaders(rows)]


def test_two_shares_with_published_bases_and_the_same_question_are_tested():
    found = verdict(observation(value=70.0), observation(FOUNDATIONS, value=50.0, base_n=100))
    _, p_value = proportions_ztest([210, 50], [300, 100])
    assert found.is_testable and found.gap == 20
    assert found.p_value == pytest.approx(p_value)
    assert found.is_beyond_chance and found.says_more
    assert not found.is_level


def test_a_gap_of_five_points_that_chance_can_give_is_said_and_not_established():
    found = verdict(observation(value=70.0), observation(FOUNDATIONS, value=65.0, base_n=100))
    assert found.is_testable and not found.is_beyond_chance
    assert found.says_more and not found.is_level


def test_a_gap_of_four_points_that_chance_can_give_is_one_level():
    found = verdict(observation(value=70.0), observation(FOUNDATIONS, value=66.0, base_n=100))
    assert not found.is_beyond_chance and found.is_level and not found.says_more


def test_a_gap_of_three_points_beyond_chance_is_said():
    found = verdict(observation(value=70.0, base_n=9000), observation(FOUNDATIONS, value=67.0, base_n=9000))
    assert found.is_beyond_chance and found.says_more


@pytest.mark.parametrize(("value", "says_more"), [(65.0, True), (65.1, False), (66.0, False)])
def test_the_rule_is_the_same_for_a_published_base_and_for_none(value, says_more):
    for base_n in (None, math.nan, 100):
        found = verdict(observation(base_n=base_n), observation(FOUNDATIONS, value=value, base_n=base_n))
        assert (found.says_more, found.is_level) == (says_more, not says_more)


def test_an_unknown_base_leaves_the_printed_gap_and_names_who_published_none():
    found = verdict(observation(base_n=None), observation(FOUNDATIONS, value=50.0, base_n=math.nan))
    assert found.reasons == (Reason("effectif", ("les associations", "les fondations")),)
    assert found.says_more
    assert found.p_value is None


def test_means_out_of_ten_are_told_apart_by_half_a_point():
    six = observation(measure_id="mean_10", value=6.0, base_n=None)
    for value, says_more in ((6.5, True), (6.4, False), (5.5, True)):
        found = verdict(six, observation(FOUNDATIONS, measure_id="mean_10", value=value, base_n=None))
        assert found.says_more is says_more
        assert codes(found) == ["moyenne", "effectif"]


def test_equal_values_are_one_level_whatever_the_bases():
    found = verdict(observation(value=0.0), observation(FOUNDATIONS, value=0.0, base_n=30))
    assert found.is_testable and found.is_level and found.gap == 0


def test_values_nearer_than_their_rounding_are_one_level_even_beyond_chance():
    rows = (
        observation(value=71.0, base_n=10**6),
        observation(FOUNDATIONS, value=70.6, value_printed="70,6", base_n=10**6),
    )
    found = verdict(*rows)
    assert found.is_beyond_chance and found.is_level


@pytest.mark.parametrize("base_n", [30, 99, 100])
def test_nobody_against_everybody_is_beyond_chance_from_30_interviews_on(base_n):
    nobody = observation(value=0.0, base_n=base_n)
    assert verdict(nobody, observation(FOUNDATIONS, value=100.0, base_n=30)).is_beyond_chance


def test_a_base_of_29_is_not_tested_and_says_nothing():
    found = verdict(observation(value=0.0), observation(FOUNDATIONS, value=100.0, base_n=29))
    assert found.reasons == (Reason("base_faible", ("les fondations",)),)
    assert not found.says_more and not found.is_level


@pytest.mark.parametrize(
    ("other", "found", "can_say"),
    [
        (observation(FOUNDATIONS, value=None), ["valeur"], False),
        (observation(FOUNDATIONS, value=math.nan), ["valeur"], False),
        (observation(FOUNDATIONS, measure_id="mean_10", value=6.0), ["mesures", "moyenne"], False),
        (observation(FOUNDATIONS, question_id="taux"), ["question"], False),
        (observation(FOUNDATIONS, response_id="fort"), ["reponse"], False),
        (observation(FOUNDATIONS, item_id="autre"), ["item"], False),
        (observation(FOUNDATIONS, value=50.0, qualifier="≈"), ["approchee"], False),
        (observation(FOUNDATIONS, value=50.0, confidence="low"), ["peu_sure"], False),
        (observation(FOUNDATIONS, value=50.0, base_unit="partenariats"), ["unite", "partenariats"], False),
        (observation(FOUNDATIONS, value=50.0, population_id="en_partenariat"), ["unite"], False),
        (observation(FOUNDATIONS, value=50.0, region_id="53", region_kind="region"), ["territoire"], False),
        (observation(FOUNDATIONS, value=50.0, region_id="FRM", region_kind="metropolitan_france"), [], True),
        (observation(value=50.0, region_id="53", region_kind="region"), ["recouvrement"], True),
        (observation(value=50.0, population_id="employeuses"), ["recouvrement"], True),
        (observation(value=50.0, actor_profile_id="_T"), ["recouvrement"], True),
        (observation(FOUNDATIONS, value=50.0, theme="echantillon"), ["echantillon"], True),
        (observation(FOUNDATIONS, value=1.0, base_n=30), [], True),
        (observation(value=50.0, period="2026-09"), [], True),
        (observation(value=50.0, study_id="associations-2026", period="2026-09"), [], True),
    ],
)
def test_each_reason_not_to_test_is_found_and_says_whether_the_gap_may_be_stated(other, found, can_say):
    whole = {code for reason in verdict(observation(), other).reasons for code in reason.who}
    said = verdict(observation(), other)
    unit = [code for code in codes(said) if not (code == "recouvrement" and "territoire" in codes(said))]
    assert unit == found
    assert said.says_more is can_say
    assert whole <= {"les associations", "les fondations"}


def test_two_rare_answers_are_not_tested_and_their_printed_gap_stands_as_without_bases():
    found = verdict(observation(value=10.0, base_n=30), observation(FOUNDATIONS, value=0.0, base_n=30))
    assert codes(found) == ["peu_de_reponses"]
    assert found.says_more


@pytest.mark.parametrize(
    ("a", "b", "is_tested"),
    [
        (observation(), observation(FOUNDATIONS, value=50.0), True),
        (observation(), observation(CITIZENS, value=50.0), True),
        (observation(FOUNDATIONS), observation(CITIZENS, value=50.0), False),
        (observation(), observation(CITIZENS, value=50.0, study_id="ailleurs"), False),
        (observation(), observation(value=50.0, actor_profile_id="entreprises"), True),
    ],
)
def test_only_grades_a_and_b_and_one_same_study_are_compared(a, b, is_tested):
    found = verdict(a, b)
    assert codes(found) == ([] if is_tested else ["comparabilite"])
    assert (found.says_more, found.is_level) == (is_tested, False)


@pytest.mark.parametrize(
    ("region_id", "members", "found"),
    [
        ("28", "", []),
        ("FR", "", ["recouvrement"]),
        ("93+94", "93 94", []),
        ("FRP", "24 53", ["recouvrement"]),
    ],
)
def test_two_territories_are_separate_samples_unless_one_holds_part_of_the_other(region_id, members, found):
    brittany = observation(region_id="53", region_kind="region")
    kind = "country" if region_id == "FR" else "region"
    other = observation(value=50.0, region_id=region_id, region_kind=kind, member_region_ids=members)
    assert codes(verdict(brittany, other)) == found


def test_two_items_asked_to_the_same_respondents_are_tested_as_such():
    found = verdict(*line({"a": 95.0, "b": 62.0}, base_n=42))
    assert found.is_beyond_chance
    assert found.p_value == pytest.approx(0.00110863, rel=1e-4)
    near = verdict(*line({"a": 86.0, "b": 71.0}, base_n=42))
    assert near.is_testable and not near.is_beyond_chance


def test_the_same_respondents_counted_on_two_bases_are_not_tested_either_way():
    a, b = observation(item_id="a", base_n=300), observation(item_id="b", value=60.0, base_n=40)
    for one, other in ((a, b), (b, a)):
        found = verdict(one, other)
        assert found.reasons == (Reason("recouvrement"),)
        assert found.says_more and found.p_value is None


def test_two_answers_of_the_same_respondents_are_tested_and_a_total_against_its_part_is_not():
    often, rarely = observation(response_id="oui"), observation(response_id="non", value=20.0)
    total = observation(response_id="top", value=90.0, part_response_ids="oui peut_etre")
    assert verdict(often, rarely).is_beyond_chance
    assert codes(verdict(often, total)) == ["reponse"]
    assert codes(verdict(often, observation(FOUNDATIONS, response_id="non"))) == ["reponse"]


@pytest.mark.parametrize(("base_n", "is_tested"), [(99, False), (100, True)])
def test_the_same_respondents_are_tested_from_ten_who_can_have_said_yes_to_one_only(base_n, is_tested):
    found = verdict(*line({"a": 10.0, "b": 0.0}, base_n=base_n))
    assert codes(found) == ([] if is_tested else ["peu_de_reponses"])


def test_reasons_come_in_one_order_with_those_they_hold_for():
    found = verdict(observation(FOUNDATIONS, base_n=12), observation(CITIZENS, base_n=None, value=40.0))
    assert found.reasons == (
        Reason("comparabilite"),
        Reason("base_faible", ("les fondations",)),
        Reason("effectif", ("les citoyens",)),
    )


def test_who_a_reason_holds_for_is_the_population_where_it_is_a_part_of_the_profile():
    part = observation(FOUNDATIONS, base_n=None, population_article="les fondations abritées")
    assert verdict(observation(), part).reasons == (Reason("effectif", ("les fondations abritées",)),)


def test_the_p_values_of_a_card_are_those_of_statsmodels_over_all_its_lines():
    others = [observation(FOUNDATIONS, value=v, item_id=f"i{v}") for v in (50.0, 61.0, 62.0, 66.0)]
    lines = [(observation(item_id=other.item_id), other) for other in others]
    unknown = (observation(item_id="x"), observation(FOUNDATIONS, item_id="x", base_n=None))
    family = Family([*lines, unknown], GRADES)
    raw = [proportions_ztest([210, 3 * int(other.value)], [300, 300])[1] for other in others]
    expected = multipletests(raw, method="holm")[1]
    assert [family.between(*pair).p_value for pair in lines] == pytest.approx(list(expected))
    assert not family.between(*unknown).is_testable


def test_a_gap_stands_or_falls_with_all_the_lines_of_its_card_and_not_with_the_widest_alone():
    alone = (observation(item_id="a"), observation(FOUNDATIONS, item_id="a", value=62.0))
    more = [
        (observation(item_id=name), observation(FOUNDATIONS, item_id=name, value=66.0)) for name in "bcdef"
    ]
    assert verdict(*alone).is_beyond_chance
    assert not Family([alone, *more], GRADES).between(*alone).is_beyond_chance


def test_a_pair_that_stands_in_two_lines_is_one_comparison():
    a, b = observation(), observation(FOUNDATIONS, value=50.0)
    family = Family([(a, b), (b, a), (a, a)], GRADES)
    assert len(family.all) == 1 and family.between(a, b) == verdict(a, b)


def test_of_three_waves_the_pair_that_is_asked_for_is_the_pair_that_was_tested():
    waves = [
        observation(study_id=f"associations-{year}", period=year, value=value)
        for year, value in (("2015", 36.0), ("2021", 57.0), ("2026", 59.0))
    ]
    graded = [("impact_percu", a.study_id, b.study_id, "A", "") for a, b in combinations(waves, 2)]
    family = Family([waves], Grades(graded))
    first, second, third = waves
    assert (family.between(third, first).gap, family.between(third, second).gap) == (23, 2)
    assert family.between(third, first).is_beyond_chance and family.between(third, second).is_level
    assert family.between(first, third).gap == -23


def test_two_observations_that_the_card_does_not_compare_are_refused():
    a, b = observation(), observation(FOUNDATIONS, value=50.0)
    with pytest.raises(KeyError) as refused:
        Family([], GRADES).between(a, b)
    assert refused.value.args == (f"{a.figure_id} against {b.figure_id} is no comparison of this card",)
    assert Family([], GRADES).all == ()


def test_two_computed_values_are_tested_by_their_standard_errors():
    a = observation(value=70.0, std_error=2.0, df=40, base_n=50)
    b = observation(FOUNDATIONS, value=60.0, std_error=3.0, df=30, base_n=40)
    df = (4 + 9) ** 2 / (16 / 40 + 81 / 30)
    found = verdict(a, b)
    assert found.p_value == pytest.approx(2 * scipy.stats.t.sf(10 / math.sqrt(13), df))


def test_two_computed_means_are_tested_and_a_computed_one_against_a_printed_one_is_not():
    changes = {"measure_id": "mean_10", "value": 6.4, "std_error": 0.1}
    a, b = observation(changes), observation(FOUNDATIONS, changes, value=5.9)
    assert verdict(a, b).is_beyond_chance
    printed = observation(FOUNDATIONS, changes, value=5.9, std_error=None)
    assert verdict(a, printed).reasons == (Reason("moyenne", ("les fondations",)),)


def test_computed_values_of_the_same_respondents_take_the_largest_error_their_difference_can_have():
    a = observation(item_id="a", value=70.0, std_error=2.0)
    b = observation(item_id="b", value=63.0, std_error=1.5)
    found = verdict(a, b)
    assert found.p_value == pytest.approx(2 * scipy.stats.norm.sf(2.0))


def test_one_standard_error_and_one_base_are_tested_by_the_bases_or_not_at_all():
    computed = observation(std_error=2.0, base_n=300)
    printed = observation(FOUNDATIONS, value=50.0, base_n=100)
    _, p_value = proportions_ztest([210, 50], [300, 100])
    assert verdict(computed, printed).p_value == pytest.approx(p_value)
    without_base = observation(std_error=2.0, base_n=None)
    assert verdict(without_base, printed).reasons == (Reason("effectif", ("les associations",)),)


def test_official_statistics_are_ordered_as_printed_without_any_sample():
    a, b = (
        observation(OFFICIAL, value=value, region_id=code) for code, value in (("53", 14.3), ("28", 14.1))
    )
    found = verdict(a, b)
    assert found.reasons == (Reason("hors_sondage"),)
    assert found.says_more


def test_a_ranking_gives_ranges_where_the_order_is_not_established():
    rows = line({"a": 74.0, "b": 72.0, "c": 47.0, "d": None, "e": 28.0, "f": math.nan}, base_n=1380)
    assert ranks(rows) == [("a", 1, 2), ("b", 1, 2), ("c", 3, 3), ("e", 4, 4)]
    assert leaders(rows) == ["a", "b"]


def test_without_bases_values_five_points_apart_have_their_ranks_and_nearer_ones_share_them():
    rows = line({"a": 60.0, "b": 60.0, "c": 56.0, "d": 51.0}, base_n=None)
    assert ranks(rows) == [("a", 1, 3), ("b", 1, 3), ("c", 1, 3), ("d", 4, 4)]
    assert leaders(rows) == ["a", "b", "c"]


def test_one_that_leads_alone_is_the_only_leader():
    assert leaders(line({"a": 50.0, "b": 57.0, "c": 52.0}, base_n=None)) == ["b"]


def test_with_a_base_of_12_nothing_ranks_and_nothing_leads():
    for measure in ("share", "mean_10"):
        rows = line({"a": 9.0, "b": 5.0, "c": 1.0}, base_n=12, measure_id=measure)
        assert ranks(rows) == [("a", 1, 3), ("b", 1, 3), ("c", 1, 3)]
        assert leaders(rows) == []
    assert leaders(line({"a": 90.0}, base_n=12)) == []


def test_a_weak_base_below_the_highest_value_has_no_place_and_above_it_takes_the_order_away():
    most, least = observation(value=80.0), observation(FOUNDATIONS, value=50.0)
    weak = {"actor_profile_id": "jeunes", "base_n": 12}
    for value, said in ((10.0, [most]), (90.0, [])):
        rows = [most, least, observation(weak, value=value)]
        assert list(Family([rows], GRADES).leaders(rows)) == said


def test_a_value_that_is_not_sure_has_no_place_and_above_the_others_takes_the_order_away():
    most, least = observation(value=80.0), observation(FOUNDATIONS, value=50.0)
    for value, said in ((10.0, [most]), (90.0, [])):
        unsure = observation(actor_profile_id="jeunes", value=value, confidence="low")
        assert list(Family([[most, least, unsure]], GRADES).leaders([most, least, unsure])) == said


def test_a_bound_that_could_come_first_leaves_no_leader():
    rows = line({"a": 80.0, "b": 50.0}, base_n=None)
    rows.append(observation(item_id="c", value=30.0, qualifier=">", base_n=None))
    assert leaders(rows) == []


def test_the_first_of_ranks_is_the_smallest():
    rows = line({"a": 3.0, "b": 1.0, "c": 2.0}, measure_id="rank", base_n=None)
    assert ranks(rows) == [("b", 1, 1), ("c", 2, 2), ("a", 3, 3)]


def test_nothing_known_ranks_nothing():
    assert ranks(line({"a": None, "b": math.nan})) == []
    assert leaders(line({"a": None, "b": math.nan})) == []
    assert ranks([]) == []


def test_one_value_alone_comes_first():
    assert ranks(line({"a": 60.0})) == [("a", 1, 1)]
    assert leaders(line({"a": 60.0})) == ["a"]


def test_every_reason_that_denies_comes_before_every_reason_that_does_not():
    places = [code in DENYING for code in REASONS]
    assert places == sorted(places, reverse=True)
    assert "base_faible" in DENYING and DENYING.isdisjoint(["effectif", "recouvrement", "peu_de_reponses"])


@st.composite
def rows_to_compare(draw: st.DrawFn) -> list[Observation]:
    """A few profiles on one item or two, with any value, base, error, grade and qualifier."""
    who = draw(st.lists(st.sampled_from([{}, FOUNDATIONS, CITIZENS]), min_size=1, max_size=3, unique_by=str))
    bases = st.sampled_from([None, math.nan, 0, 1, 29, 30, 99, 100, 2000])
    return [
        observation(
            profile,
            item_id=item,
            value=draw(st.one_of(st.sampled_from([None, math.nan]), st.integers(0, 100).map(float))),
            base_n=draw(bases),
            std_error=draw(st.sampled_from([None, None, math.nan, 0.0, 1.5])),
            df=draw(st.sampled_from([None, math.nan, 0, 30])),
            qualifier=draw(st.sampled_from(["", "", "", "≈"])),
        )
        for profile in who
        for item in draw(st.sampled_from(["a", "ab"]))
    ]


@given(rows_to_compare())
def test_no_verdict_ever_says_more_than_the_data(rows):
    family = Family([rows], GRADES)
    for a, b in combinations(rows, 2):
        found, turned = family.between(a, b), family.between(b, a)
        assert found == replace(turned, gap=found.gap)
        assert (found.gap is None) == (turned.gap is None)
        assert found.gap is None or found.gap == -turned.gap
        assert found.says_more + found.is_level == found.is_comparable
        assert not found.says_more or a.value != b.value
        assert found.is_testable == (found.p_value is not None)
        weak = [o for o in (a, b) if o.base_n and o.base_n < 30]
        assert not (weak and (found.is_testable or found.says_more))


@given(rows_to_compare())
def test_a_ranking_orders_two_rows_only_where_their_verdict_in_the_family_does(rows):
    family = Family([rows], GRADES)
    found = family.ranked(rows)
    for place, rank in enumerate(found, start=1):
        assert rank.first <= place <= rank.last
    for above, below in combinations(found, 2):
        if above.last < below.first:
            assert family.between(above.observation, below.observation).says_more
