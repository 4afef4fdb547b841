"""Margins, tests, ties and counts: against statsmodels, printed examples, and what must always hold."""

import itertools
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from dashboard import statistics
from dashboard.statistics import AnswerCount, Interval, RankRange

SHARES = st.integers(0, 100)
BASES = st.integers(1, 5000)
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


@st.composite
def counted(draw: st.DrawFn) -> tuple[int, int]:
    """Answers and the base they are out of."""
    base_n = draw(BASES)
    return draw(st.integers(0, base_n)), base_n


@st.composite
def ranked(draw: st.DrawFn) -> tuple[list[int], list[list[bool]]]:
    """Values, and a symmetric relation of what can be told apart, never true of equal values."""
    values = draw(st.lists(st.integers(0, 6), max_size=7))
    told_apart = [[False] * len(values) for _ in values]
    for a, b in itertools.combinations(range(len(values)), 2):
        told_apart[a][b] = told_apart[b][a] = values[a] != values[b] and draw(st.booleans())
    return values, told_apart


def as_printed(values: list[float]) -> list[list[bool]]:
    return [[statistics.printed_apart(a, b) for b in values] for a in values]


# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3: score, without continuity correction.
@pytest.mark.parametrize(
    ("answers", "base_n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_margin_is_the_one_newcombe_prints(answers, base_n, low, high):
    margin = statistics.wilson_interval(share=100 * answers / base_n, base_n=base_n)
    assert [round(end / 100, 4) for end in margin] == [low, high]


@given(counted())
def test_the_margin_is_that_of_statsmodels(sample):
    answers, base_n = sample
    margin = statistics.wilson_interval(share=100 * answers / base_n, base_n=base_n)
    theirs = proportion_confint(answers, base_n, alpha=0.05, method="wilson")
    assert margin == pytest.approx([100 * end for end in theirs], abs=1e-9)


@given(SHARES, BASES)
def test_the_margin_holds_the_share_and_stays_within_0_and_100(share, base_n):
    margin = statistics.wilson_interval(share=share, base_n=base_n)
    assert 0 <= margin.low <= share <= margin.high <= 100
    assert margin.low < margin.high


@given(SHARES, BASES, BASES)
def test_the_margin_narrows_as_the_base_grows(share, base_a, base_b):
    assume(base_a != base_b)
    smaller, larger = sorted([base_a, base_b])
    wide, narrow = (statistics.wilson_interval(share=share, base_n=n) for n in (smaller, larger))
    assert narrow.high - narrow.low < wide.high - wide.low


@given(SHARES, BASES)
def test_the_margin_of_the_complement_is_its_mirror(share, base_n):
    margin = statistics.wilson_interval(share=share, base_n=base_n)
    mirror = statistics.wilson_interval(share=100 - share, base_n=base_n)
    assert margin == pytest.approx((100 - mirror.high, 100 - mirror.low), abs=1e-9)


@pytest.mark.parametrize(
    ("share", "base_n", "margin"),
    [
        (0, 1, Interval(0.0, 79.35)),
        (100, 1, Interval(20.65, 100.0)),
        (0, 42, Interval(0.0, 8.38)),
        (100, 42, Interval(91.62, 100.0)),
        (50, 1000, Interval(46.91, 53.09)),
    ],
)
def test_the_margin_of_no_answer_of_all_and_of_a_base_of_one(share, base_n, margin):
    found = statistics.wilson_interval(share=share, base_n=base_n)
    assert [round(end, 2) for end in found] == list(margin)


@pytest.mark.parametrize(
    ("share", "base_n", "message"),
    [
        (101, 42, "share is 101: a percentage lies within 0 and 100"),
        (float("nan"), 42, "share is nan: a percentage lies within 0 and 100"),
        (50, 0, "base_n is 0: a base counts one interview or more"),
        (50, float("nan"), "base_n is nan: a base counts one interview or more"),
    ],
)
def test_a_share_or_a_base_that_cannot_be_is_refused(share, base_n, message):
    with pytest.raises(ValueError) as refused:
        statistics.wilson_interval(share=share, base_n=base_n)
    assert str(refused.value) == message


# Physicians' Health Study: 189 heart attacks of 11 034 with the placebo, 104 of 11 037 with aspirin; Agresti,
# Categorical Data Analysis, 2nd ed. 2002, chapter 3: chi-squared of 25.01.
def test_the_p_value_is_that_of_the_aspirin_trial():
    p_value = statistics.difference_p_value(
        share_a=100 * 189 / 11034, base_a=11034, share_b=100 * 104 / 11037, base_b=11037
    )
    assert p_value == pytest.approx(math.erfc(math.sqrt(25.01 / 2)), rel=5e-3)


@given(counted(), counted())
def test_the_p_value_is_that_of_statsmodels(a, b):
    assume(0 < a[0] + b[0] < a[1] + b[1])
    shares = {"share_a": 100 * a[0] / a[1], "share_b": 100 * b[0] / b[1]}
    assume(shares["share_a"] == shares["share_b"] or abs(shares["share_a"] - shares["share_b"]) > 1e-6)
    _, theirs = proportions_ztest([a[0], b[0]], [a[1], b[1]])
    assert statistics.difference_p_value(**shares, base_a=a[1], base_b=b[1]) == pytest.approx(
        theirs, abs=1e-9
    )


@pytest.mark.parametrize("share", [0, 50, 100])
def test_equal_shares_are_never_told_apart(share):
    assert statistics.difference_p_value(share_a=share, base_a=30, share_b=share, base_b=2000) == 1
    assert statistics.paired_p_value(share_a=share, share_b=share, base_n=30) == 1


def test_nobody_against_everybody_is_told_apart():
    assert statistics.difference_p_value(share_a=0, base_a=30, share_b=100, base_b=30) < 1e-10
    assert statistics.paired_p_value(share_a=0, share_b=100, base_n=30) < 1e-6


@given(SHARES, BASES, SHARES, BASES)
def test_a_gap_is_beyond_the_detectable_difference_exactly_when_its_p_value_is_under_5_percent(a, n, b, m):
    pair = {"share_a": a, "base_a": n, "share_b": b, "base_b": m}
    threshold = statistics.detectable_difference(**pair)
    assume(abs(abs(a - b) - threshold) > 1e-9)
    assert (abs(a - b) > threshold) == (statistics.difference_p_value(**pair) < statistics.LEVEL)


@given(SHARES, SHARES, BASES)
def test_the_same_holds_for_two_shares_of_the_same_respondents(a, b, base_n):
    threshold = statistics.paired_detectable_difference(share_a=a, share_b=b, base_n=base_n)
    assume(abs(abs(a - b) - threshold) > 1e-9)
    p_value = statistics.paired_p_value(share_a=a, share_b=b, base_n=base_n)
    assert (abs(a - b) > threshold) == (p_value < statistics.LEVEL)


def test_two_halves_of_a_thousand_need_six_points_and_two_of_five_hundred_nine():
    # 1.96 √(0.25 × 2 / n): 4.4 points for 1 000 and 6.2 for 500.
    found = [
        round(statistics.detectable_difference(share_a=50, base_a=n, share_b=50, base_b=n), 1)
        for n in (1000, 500)
    ]
    assert found == [4.4, 6.2]


def test_the_smallest_expected_count_is_that_of_the_rarer_answer_in_the_smaller_sample():
    found = statistics.smallest_expected_count(share_a=10, base_a=30, share_b=20, base_b=90)
    assert found == pytest.approx(30 * 21 / 120)


# Agresti, Categorical Data Analysis, 2nd ed. 2002, section 10.1: of 1 600 people 944, then 880, approved of
# the prime minister; 150 and 86 changed their minds; z² = 17.36. And 76 then 83 of 164, 28 and 35 changing.
@pytest.mark.parametrize(
    ("first", "second", "base_n", "only_first", "only_second", "chi2"),
    [(944, 880, 1600, 150, 86, 17.36), (76, 83, 164, 28, 35, 0.7778)],
)
def test_the_paired_p_value_is_that_of_mcnemar(first, second, base_n, only_first, only_second, chi2):
    found = statistics.paired_p_value(
        share_a=100 * first / base_n,
        share_b=100 * second / base_n,
        base_n=base_n,
        discordant=100 * (only_first + only_second) / base_n,
    )
    table = [[first - only_first, only_first], [only_second, base_n - second - only_first]]
    theirs = mcnemar(table, exact=False, correction=False)
    assert found == pytest.approx(theirs.pvalue, rel=1e-9)
    assert round(theirs.statistic, 2) == round(chi2, 2)


@given(st.data())
def test_no_table_with_these_shares_has_a_larger_p_value_than_the_one_given_without_it(data):
    base_n = data.draw(st.integers(1, 200))
    first, second = (data.draw(st.integers(0, base_n)) for _ in range(2))
    assume(first != second)
    both = data.draw(st.integers(max(0, first + second - base_n), min(first, second)))
    shares = {"share_a": 100 * first / base_n, "share_b": 100 * second / base_n, "base_n": base_n}
    told = statistics.paired_p_value(**shares, discordant=100 * (first + second - 2 * both) / base_n)
    assert told <= statistics.paired_p_value(**shares) + 1e-12


# The textbook example of four hypotheses: the first and the fourth are rejected at 5 %. R's p.adjust prints
# 0.02, 0.03, 0.06, 0.06 for 0.005, 0.01, 0.03, 0.04.
def test_holm_corrects_the_textbook_example_as_printed():
    assert statistics.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@settings(max_examples=25)  # theirs takes a tenth of a second a call
@given(P_VALUES)
def test_holm_is_that_of_statsmodels(p_values):
    theirs = multipletests(p_values, method="holm")[1]
    assert statistics.holm(p_values) == pytest.approx(list(theirs), abs=1e-12)


@given(P_VALUES)
def test_holm_never_helps_a_gap_and_keeps_the_order(p_values):
    corrected = statistics.holm(p_values)
    assert all(after >= before for after, before in zip(corrected, p_values, strict=True))
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    assert [corrected[index] for index in order] == sorted(corrected)


def test_one_comparison_needs_no_correction_and_none_gives_none():
    assert statistics.holm([0.03]) == [0.03]
    assert statistics.holm([]) == []


@pytest.mark.parametrize(
    ("a", "b", "decimals_a", "decimals_b", "are_apart"),
    [
        (71, 71, 0, 0, False),
        (71, 72, 0, 0, True),
        (71, 70.6, 0, 1, False),
        (71, 70.4, 0, 1, True),
        (6.3, 6.4, 1, 1, True),
        (5.9, 5.9, 1, 1, False),
    ],
)
def test_values_nearer_than_their_rounding_are_not_told_apart(a, b, decimals_a, decimals_b, are_apart):
    assert statistics.printed_apart(a, b, decimals_a=decimals_a, decimals_b=decimals_b) is are_apart


def test_equal_values_share_a_rank_range():
    values = [86, 95, 81, 81, 71]
    assert statistics.tie_groups(values, told_apart=as_printed(values)) == [[1], [0], [2, 3], [4]]
    assert statistics.rank_ranges(values, told_apart=as_printed(values)) == [
        RankRange(2, 2),
        RankRange(1, 1),
        RankRange(3, 4),
        RankRange(3, 4),
        RankRange(5, 5),
    ]


def test_a_value_between_two_that_differ_ties_with_both():
    values = [80, 75, 70]
    told_apart = [[False, False, True], [False, False, False], [True, False, False]]
    assert statistics.tie_groups(values, told_apart=told_apart) == [[0, 1, 2]]
    assert statistics.rank_ranges(values, told_apart=told_apart) == [
        RankRange(1, 2),
        RankRange(1, 3),
        RankRange(2, 3),
    ]


def test_nothing_to_rank_gives_nothing():
    assert statistics.tie_groups([], told_apart=[]) == []
    assert statistics.rank_ranges([], told_apart=[]) == []


@given(ranked())
def test_tie_groups_hold_each_value_once_and_run_from_the_highest(frame):
    values, told_apart = frame
    groups = statistics.tie_groups(values, told_apart=told_apart)
    assert sorted(itertools.chain(*groups)) == list(range(len(values)))
    assert all(groups)
    for upper, lower in itertools.combinations(groups, 2):
        assert all(values[a] > values[b] and told_apart[a][b] for a in upper for b in lower)


@given(ranked())
def test_a_tie_group_cannot_be_cut_further(frame):
    values, told_apart = frame
    for group in statistics.tie_groups(values, told_apart=told_apart):
        for cut in range(1, len(group)):
            pairs = itertools.product(group[:cut], group[cut:])
            assert any(values[a] <= values[b] or not told_apart[a][b] for a, b in pairs)


@given(ranked())
def test_a_rank_range_holds_the_printed_rank_and_stays_within_its_tie_group(frame):
    values, told_apart = frame
    ranges = statistics.rank_ranges(values, told_apart=told_apart)
    first = 1
    for group in statistics.tie_groups(values, told_apart=told_apart):
        for index in group:
            assert first <= ranges[index].first <= ranges[index].last < first + len(group)
            printed = 1 + sum(value > values[index] for value in values)
            assert ranges[index].first <= printed <= ranges[index].last
        first += len(group)


@pytest.mark.parametrize(
    ("share", "base_n", "decimals", "found"),
    [
        (71, 42, 0, AnswerCount(30, "one")),
        (86, 42, 0, AnswerCount(36, "one")),
        (1, 42, 0, AnswerCount(None, "none")),
        (72, 42, 0, AnswerCount(None, "none")),
        (0, 42, 0, AnswerCount(0, "one")),
        (100, 42, 0, AnswerCount(42, "one")),
        (50, 1, 0, AnswerCount(None, "none")),
        (100, 1, 0, AnswerCount(1, "one")),
        (12, 8, 0, AnswerCount(1, "one")),
        (13, 8, 0, AnswerCount(1, "one")),
        (33, 99, 0, AnswerCount(33, "one")),
        (37, 100, 0, AnswerCount(37, "one")),
        (35, 302, 0, AnswerCount(None, "several")),
        (35.1, 302, 1, AnswerCount(106, "one")),
    ],
)
def test_a_share_stands_for_a_number_of_answers_where_one_and_only_one_fits(share, base_n, decimals, found):
    assert statistics.answer_count(share=share, base_n=base_n, decimals=decimals) == found


@given(st.data())
def test_the_number_of_answers_is_found_again_from_the_printed_share_of_a_base_under_100(data):
    base_n = data.draw(st.integers(1, 99))
    answers = data.draw(st.integers(0, base_n))
    printed = round(100 * answers / base_n)
    assert statistics.answer_count(share=printed, base_n=base_n) == AnswerCount(answers, "one")
