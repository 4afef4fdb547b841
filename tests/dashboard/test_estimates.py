"""Margins, tests, ranks and counts: against statsmodels, printed examples, and what must always hold."""

import itertools
import math

import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from dashboard import estimates
from dashboard.estimates import AnswerCount, RankRange, Spread
from dashboard.observations import Interval

SHARES = st.integers(0, 100)
BASES = st.integers(1, 5000)
ERRORS = st.builds(Spread, st.floats(0.01, 30), st.one_of(st.none(), st.floats(1, 5000)))
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


@st.composite
def counted(draw: st.DrawFn) -> tuple[int, int]:
    """Answers and the base they are out of."""
    base_n = draw(BASES)
    return draw(st.integers(0, base_n)), base_n


@st.composite
def above(draw: st.DrawFn) -> list[list[bool]]:
    """Which of some values surely stands above which: never both ways, never itself, not transitive."""
    size = draw(st.integers(0, 7))
    pairs = [(i, j) for i, j in itertools.combinations(range(size), 2) if draw(st.booleans())]
    return [[(i, j) in pairs for j in range(size)] for i in range(size)]


def paired(share_a: float, share_b: float, base_n: int) -> float:
    """The p-value of two shares of the same respondents of whom nothing else is known."""
    discordant = estimates.largest_discordance(share_a=share_a, share_b=share_b)
    return estimates.paired_p_value(gap_pts=share_a - share_b, discordant=discordant, base_n=base_n)


# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3: score, without continuity correction.
@pytest.mark.parametrize(
    ("answers", "base_n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_margin_is_the_one_newcombe_prints(answers, base_n, low, high):
    margin = estimates.wilson_interval(share=100 * answers / base_n, base_n=base_n)
    assert [round(end / 100, 4) for end in margin] == [low, high]


@given(counted())
def test_the_margin_is_that_of_statsmodels(sample):
    answers, base_n = sample
    margin = estimates.wilson_interval(share=100 * answers / base_n, base_n=base_n)
    theirs = proportion_confint(answers, base_n, alpha=0.05, method="wilson")
    assert margin == pytest.approx([100 * end for end in theirs], abs=1e-9)


@given(SHARES, BASES)
def test_the_margin_holds_the_share_and_stays_within_0_and_100(share, base_n):
    margin = estimates.wilson_interval(share=share, base_n=base_n)
    assert 0 <= margin.low <= share <= margin.high <= 100
    assert margin.low < margin.high


@given(SHARES, BASES, BASES)
def test_the_margin_narrows_as_the_base_grows(share, base_a, base_b):
    assume(base_a != base_b)
    smaller, larger = sorted([base_a, base_b])
    wide, narrow = (estimates.wilson_interval(share=share, base_n=n) for n in (smaller, larger))
    assert narrow.high - narrow.low < wide.high - wide.low


@given(SHARES, BASES)
def test_the_margin_of_the_complement_is_its_mirror(share, base_n):
    margin = estimates.wilson_interval(share=share, base_n=base_n)
    mirror = estimates.wilson_interval(share=100 - share, base_n=base_n)
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
    found = estimates.wilson_interval(share=share, base_n=base_n)
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
        estimates.wilson_interval(share=share, base_n=base_n)
    assert str(refused.value) == message


# Physicians' Health Study: 189 heart attacks of 11 034 with the placebo, 104 of 11 037 with aspirin; Agresti,
# Categorical Data Analysis, 2nd ed. 2002, chapter 3: chi-squared of 25.01.
def test_the_p_value_is_that_of_the_aspirin_trial():
    p_value = estimates.difference_p_value(
        share_a=100 * 189 / 11034, base_a=11034, share_b=100 * 104 / 11037, base_b=11037
    )
    assert p_value == pytest.approx(math.erfc(math.sqrt(25.01 / 2)), rel=5e-3)


@given(counted(), counted())
def test_the_p_value_is_that_of_statsmodels(a, b):
    assume(0 < a[0] + b[0] < a[1] + b[1])
    shares = {"share_a": 100 * a[0] / a[1], "share_b": 100 * b[0] / b[1]}
    assume(shares["share_a"] == shares["share_b"] or abs(shares["share_a"] - shares["share_b"]) > 1e-6)
    _, theirs = proportions_ztest([a[0], b[0]], [a[1], b[1]])
    assert estimates.difference_p_value(**shares, base_a=a[1], base_b=b[1]) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("share", [0, 50, 100])
def test_equal_shares_are_never_told_apart(share):
    assert estimates.difference_p_value(share_a=share, base_a=30, share_b=share, base_b=2000) == 1
    assert paired(share, share, 30) == 1


def test_nobody_against_everybody_is_told_apart():
    assert estimates.difference_p_value(share_a=0, base_a=30, share_b=100, base_b=30) < 1e-10
    assert paired(0, 100, 30) < 1e-6


def test_the_smallest_expected_count_is_that_of_the_rarer_answer_in_the_smaller_sample():
    found = estimates.smallest_expected_count(share_a=10, base_a=30, share_b=20, base_b=90)
    assert found == pytest.approx(30 * 21 / 120)


# Agresti, Categorical Data Analysis, 2nd ed. 2002, section 10.1: of 1 600 people 944, then 880, approved of
# the prime minister; 150 and 86 changed their minds; z² = 17.36. And 76 then 83 of 164, 28 and 35 changing.
@pytest.mark.parametrize(
    ("first", "second", "base_n", "only_first", "only_second", "chi2"),
    [(944, 880, 1600, 150, 86, 17.36), (76, 83, 164, 28, 35, 0.7778)],
)
def test_the_paired_p_value_is_that_of_mcnemar(first, second, base_n, only_first, only_second, chi2):
    found = estimates.paired_p_value(
        gap_pts=100 * (first - second) / base_n,
        discordant=100 * (only_first + only_second) / base_n,
        base_n=base_n,
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
    share_a, share_b = 100 * first / base_n, 100 * second / base_n
    known = estimates.paired_p_value(
        gap_pts=share_a - share_b, discordant=100 * (first + second - 2 * both) / base_n, base_n=base_n
    )
    assert known <= paired(share_a, share_b, base_n) + 1e-12


# The textbook example of four hypotheses: the first and the fourth are rejected at 5 %. R's p.adjust prints
# 0.02, 0.03, 0.06, 0.06 for 0.005, 0.01, 0.03, 0.04.
def test_holm_corrects_the_textbook_example_as_printed():
    assert estimates.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@settings(max_examples=25)  # theirs takes a tenth of a second a call
@given(P_VALUES)
def test_holm_is_that_of_statsmodels(p_values):
    theirs = multipletests(p_values, method="holm")[1]
    assert estimates.holm(p_values) == pytest.approx(list(theirs), abs=1e-12)


@given(P_VALUES)
def test_holm_never_helps_a_gap_and_keeps_the_order(p_values):
    corrected = estimates.holm(p_values)
    assert all(after >= before for after, before in zip(corrected, p_values, strict=True))
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    assert [corrected[index] for index in order] == sorted(corrected)


def test_one_comparison_needs_no_correction_and_none_gives_none():
    assert estimates.holm([0.03]) == [0.03]
    assert estimates.holm([]) == []


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
    assert estimates.printed_apart(a, b, decimals_a=decimals_a, decimals_b=decimals_b) is are_apart


def test_values_that_nothing_tells_apart_share_their_ranks():
    values = [95, 86, 81, 81, 71]
    assert estimates.rank_ranges([[a > b for b in values] for a in values]) == [
        RankRange(1, 1),
        RankRange(2, 2),
        RankRange(3, 4),
        RankRange(3, 4),
        RankRange(5, 5),
    ]


def test_a_value_between_two_that_differ_can_hold_the_ranks_of_both():
    only_the_ends = [[False, False, True], [False, False, False], [False, False, False]]
    assert estimates.rank_ranges(only_the_ends) == [RankRange(1, 2), RankRange(1, 3), RankRange(2, 3)]


def test_nothing_to_rank_has_no_ranks():
    assert estimates.rank_ranges([]) == []


@given(above())
def test_ranks_leave_room_for_all_that_is_surely_above_and_below(is_above):
    ranges = estimates.rank_ranges(is_above)
    for index, found in enumerate(ranges):
        assert 1 <= found.first <= found.last <= len(ranges)
        below = [other for other in range(len(ranges)) if is_above[index][other]]
        assert found.last == len(ranges) - len(below)
    assert sum(found.first - 1 for found in ranges) == sum(map(sum, is_above))


@pytest.mark.parametrize(
    ("value", "spread", "low", "high"),
    [
        (57.0, Spread(2.0, None), 53.08, 60.92),
        (57.0, Spread(2.0, 10), 52.54, 61.46),
        (6.4, Spread(0.1, 1), 5.13, 7.67),
        (0.0, Spread(1.0, 40), -2.02, 2.02),
    ],
)
def test_a_computed_value_lies_within_t_or_1_96_standard_errors(value, spread, low, high):
    found = estimates.error_interval(value, spread)
    assert Interval(*(round(end, 2) for end in found)) == Interval(low, high)


@given(st.floats(0, 60), st.floats(1, 5000))
def test_the_p_value_of_a_computed_gap_is_that_of_student(gap, df):
    found = estimates.error_p_value(gap, Spread(2.0, df))
    assert found == pytest.approx(2 * scipy.stats.t.sf(gap / 2, df), abs=1e-6)


@given(st.floats(0, 60), ERRORS)
def test_a_computed_gap_is_beyond_its_threshold_exactly_when_its_p_value_is_under_5_percent(gap, spread):
    threshold = estimates.error_interval(0, spread).high
    assume(abs(gap - threshold) > 1e-6 * threshold)
    assert (gap > threshold) == (estimates.error_p_value(gap, spread) < estimates.LEVEL)


# Welch's test from means, standard deviations and sizes, as scipy prints it.
@given(st.floats(0.1, 20), st.floats(0.1, 20), st.integers(2, 300), st.integers(2, 300), st.floats(-5, 5))
def test_two_computed_means_of_separate_samples_are_tested_as_welch_does(sd_a, sd_b, n_a, n_b, gap):
    assume(abs(gap) > 1e-6)
    errors = (Spread(sd / math.sqrt(n), n - 1) for sd, n in ((sd_a, n_a), (sd_b, n_b)))
    found = estimates.error_p_value(gap, estimates.separate_spread(*errors))
    theirs = scipy.stats.ttest_ind_from_stats(gap, sd_a, n_a, 0, sd_b, n_b, equal_var=False)
    assert found == pytest.approx(theirs.pvalue, abs=1e-7)


@given(ERRORS, ERRORS)
def test_the_same_respondents_never_have_a_narrower_spread_than_separate_samples(a, b):
    same, separate = estimates.paired_spread(a, b), estimates.separate_spread(a, b)
    assert same.error >= separate.error
    assert estimates.separate_spread(b, a) == pytest.approx(separate)


def test_without_degrees_of_freedom_the_normal_law_holds():
    assert estimates.separate_spread(Spread(3.0, None), Spread(4.0, None)) == Spread(5.0, None)
    assert estimates.paired_spread(Spread(3.0, None), Spread(4.0, 20)) == Spread(7.0, 20)
    assert estimates.error_interval(0, Spread(1.0, None)).high == pytest.approx(1.959964, abs=1e-6)
    assert estimates.error_interval(0, Spread(1.0, 1)).high == pytest.approx(12.7062, abs=1e-4)


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
    assert estimates.answer_count(share=share, base_n=base_n, decimals=decimals) == found


@given(st.data())
def test_the_number_of_answers_is_found_again_from_the_printed_share_of_a_base_under_100(data):
    base_n = data.draw(st.integers(1, 99))
    answers = data.draw(st.integers(0, base_n))
    printed = round(100 * answers / base_n)
    assert estimates.answer_count(share=printed, base_n=base_n) == AnswerCount(answers, "one")


def test_the_gap_needed_is_the_one_that_the_test_just_tells_apart():
    shares = {"base_a": 300, "base_b": 200}
    needed = estimates.detectable_pts(share_a=50, share_b=50, **shares)
    assert needed == pytest.approx(8.946, abs=0.001)
    below, above = (
        estimates.difference_p_value(share_a=50 + 0.4 * gap, share_b=50 - 0.6 * gap, **shares)
        for gap in (needed - 0.3, needed + 0.3)
    )
    assert below > estimates.LEVEL > above
    assert estimates.paired_detectable_pts(discordant=100, base_n=400) == pytest.approx(9.8, abs=0.01)
