"""What is said beside a value: its base, its margin, its answers; on made records and on published ones."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import guards
from dashboard.desk import Desk
from dashboard.estimates import Spread, wilson_interval
from dashboard.guards import Answers
from dashboard.observations import ALL_WAVES, Interval, Observation
from dashboard.queries.slices import observations
from tests.dashboard.made import observation

ROW = {"value": 71.0, "base_n": 42}


def row(**changes: object) -> Observation:
    return observation(ROW, **changes)


@pytest.mark.parametrize(
    ("base_n", "found"),
    [
        (1, "weak"),
        (29, "weak"),
        (30, "fragile"),
        (99, "fragile"),
        (100, "sufficient"),
        (2400, "sufficient"),
        (0, "unknown"),
        (None, "unknown"),
    ],
)
def test_a_base_is_weak_under_30_fragile_under_100_and_unknown_when_not_published(base_n, found):
    assert row(base_n=base_n).base_class == found


def test_only_a_survey_has_a_base_to_publish():
    kinds = ("survey", "unspecified", "context", "facts")
    assert [row(study_kind=kind).is_surveyed for kind in kinds] == [True, True, False, False]


def test_a_share_with_a_published_base_has_the_margin_of_wilson():
    assert guards.interval(row()) == wilson_interval(share=71, base_n=42)


def test_a_known_number_of_answers_takes_the_place_of_the_rounded_share():
    found = guards.interval(row(), count=30)
    assert Interval(*(round(end, 2) for end in found)) == Interval(56.43, 82.83)


@pytest.mark.parametrize(("value", "margin"), [(0.0, Interval(0.0, 11.35)), (100.0, Interval(88.65, 100.0))])
def test_nobody_and_everybody_have_a_margin_too(value, margin):
    found = guards.interval(row(value=value, base_n=30))
    assert Interval(*(round(end, 2) for end in found)) == margin


@pytest.mark.parametrize(
    ("changes", "margin"),
    [
        ({"std_error": 2.0, "df": None}, Interval(67.08, 74.92)),
        ({"std_error": 2.0, "df": 10}, Interval(66.54, 75.46)),
        ({"std_error": 2.0, "base_n": None}, Interval(67.08, 74.92)),
        ({"std_error": 2.0, "df": math.nan}, Interval(67.08, 74.92)),
        ({"value": 99.0, "std_error": 2.0}, Interval(95.08, 100.0)),
        ({"value": 6.4, "measure_id": "mean_10", "std_error": 0.1}, Interval(6.2, 6.6)),
        ({"value": 9.9, "measure_id": "mean_10", "std_error": 0.1}, Interval(9.7, 10.0)),
        ({"value": 0.1, "measure_id": "mean", "std_error": 0.1}, Interval(-0.1, 0.3)),
    ],
)
def test_a_computed_value_has_the_margin_of_its_standard_error_within_its_scale(changes, margin):
    found = guards.interval(row(reading="computed", **changes))
    assert Interval(*(round(end, 2) for end in found)) == margin


@pytest.mark.parametrize("std_error", [0.0, None, math.nan, -1.0])
def test_a_standard_error_that_says_nothing_leaves_the_margin_of_the_base(std_error):
    everybody = row(value=100.0, std_error=std_error)
    assert guards.spread(everybody) is None
    assert guards.interval(everybody) == wilson_interval(share=100, base_n=42)


def test_degrees_of_freedom_below_one_are_none():
    assert guards.spread(row(std_error=1.0, df=0)) == Spread(1.0, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"base_n": None},
        {"base_n": math.nan},
        {"base_n": None, "universe_n": 148429},
        {"value": None, "status": "illegible"},
        {"value": math.nan, "status": "illegible"},
        {"measure_id": "mean_10", "value": 6.4},
        {"measure_id": "points", "value": 7.0},
        {"qualifier": ">"},
        {"qualifier": "≈", "std_error": 2.0},
        {"base_unit": "partenariats"},
        {"theme": "echantillon"},
        {"study_kind": "context"},
    ],
)
def test_nothing_else_has_a_margin(changes):
    assert guards.interval(row(**changes)) is None


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [("71%", 71.0, 0), ("6,4", 6.4, 1), ("12.55 %", 12.55, 2), ("", 71.0, 0), ("", 9.9, 1)],
)
def test_decimals_are_those_of_the_print(printed, value, decimals):
    assert guards.printed_decimals(row(value_printed=printed, value=value)) == decimals


def test_a_mean_out_of_ten_whose_print_is_not_kept_has_one_decimal_at_least():
    six = row(measure_id="mean_10", value=6.0)
    assert (six.value_printed, guards.printed_decimals(six)) == ("", 1)
    assert guards.printed_decimals(row(measure_id="mean_10", value=6.0, value_printed="6")) == 0


def counted(*rows: Observation) -> list[Answers | None]:
    found = guards.answers(rows)
    return [found.get(one.figure_id) for one in rows]


def test_the_answers_behind_a_share_are_given_when_all_shares_of_the_base_are_whole_numbers():
    assert counted(row(), row(item_id="b", value=86.0)) == [Answers(30, 42), Answers(36, 42)]


def test_one_share_that_is_no_whole_number_of_answers_silences_its_whole_base_and_no_other():
    other = row(item_id="c", value=50.0, base_n=60, study_id="autre")
    next_wave = row(value=71.0, period="2026-09")
    found = counted(row(), row(item_id="b", value=72.0), other, next_wave)
    assert found == [None, None, Answers(30, 60), Answers(30, 42)]


def test_a_base_of_100_or_more_and_a_mean_give_no_count_of_answers():
    mean = row(item_id="b", measure_id="mean_10", value=6.4)
    assert counted(row(base_n=99, value=33.0), row(item_id="c", base_n=100), mean) == [
        Answers(33, 99),
        None,
        None,
    ]


def test_no_rows_give_no_answers_and_a_missing_value_neither_helps_nor_hinders():
    assert guards.answers([]) == {}
    assert counted(row(), row(item_id="b", value=None)) == [Answers(30, 42), None]


@given(st.integers(0, 100), st.one_of(st.none(), st.integers(1, 3000)))
def test_a_margin_holds_its_value_and_exists_exactly_when_the_base_does(value, base_n):
    found = guards.interval(row(value=float(value), base_n=base_n))
    assert (found is None) == (base_n is None)
    assert found is None or found.low <= value <= found.high


@given(st.integers(1, 99), st.data())
def test_the_answers_of_an_unweighted_base_are_all_found(base_n, data):
    answers = data.draw(st.lists(st.integers(0, base_n), min_size=1, max_size=8))
    rows = [
        row(item_id=str(place), value=float(round(100 * count / base_n)), base_n=base_n)
        for place, count in enumerate(answers)
    ]
    assert counted(*rows) == [Answers(count, base_n) for count in answers]


def test_every_share_of_the_42_foundations_of_2021_is_a_whole_number_of_answers(cursor):
    rows = observations(Desk(cursor), ALL_WAVES, study_ids=["impact-fondations-2021"], populations="all")
    asked = [one for one in rows if one.question_id == "impact_percu" and one.is_known]
    found = guards.answers(asked)
    by_answer = {(one.item_id, one.response_id): found[one.figure_id] for one in asked}
    assert by_answer["innovation_grande_echelle", "top2"] == Answers(30, 42)
    assert by_answer["engagement_personnes", "top2"] == Answers(36, 42)


def test_the_margins_of_the_published_figures_are_those_of_the_studies_that_print_their_bases(cursor):
    rows = observations(Desk(cursor), ALL_WAVES, study_kinds=(), populations="all")
    with_margin = Counter(one.study_id for one in rows if guards.interval(one))
    assert with_margin["associations-partenariats-2016"] == 6
    assert with_margin["impact-fondations-2021"] == 25
    assert with_margin["fonds-fondations-2017"] == 13
    assert with_margin["impact-trajectoires-elus-locaux-2024"] == 3
    assert not any(guards.interval(one) for one in rows if one.base_n is None and one.std_error is None)
