"""Statistics: published shares and their bases in; margins, tests, ties and counts of answers out. Pure.

Every interval and every test is at 95 % and treats the sample as drawn at random: `docs/statistics.md` gives
formulas and sources. A share is a percentage, 0 to 100; a base is a number of interviews, 1 or more.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

LEVEL = 0.05
Z = 1.959963984540054  # two-sided 95 % point of the normal law
_TOLERANCE = 1e-9


class Interval(NamedTuple):
    """Two percentages, 0 to 100."""

    low: float
    high: float


class RankRange(NamedTuple):
    """The first and the last rank a value can hold; the same twice where its rank is sure."""

    first: int
    last: int


class AnswerCount(NamedTuple):
    """The number of answers behind a share; `count` is None unless exactly one integer fits."""

    count: int | None
    fits: str  # "one", "none" or "several"


def wilson_interval(*, share: float, base_n: int) -> Interval:
    """The 95 % score interval of a share, in percent.

    With p = share / 100, n = base_n and z = 1.96: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    Source: Wilson, JASA 22 (1927) 209-212; method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872.

    Raises:
        ValueError: the share is not within 0 and 100, or the base is not 1 or more.
    """
    _check(share, base_n)
    p, slack = share / 100, Z**2 / base_n
    centre = p + slack / 2
    half = math.sqrt(Z**2 * p * (1 - p) / base_n + slack**2 / 4)
    low, high = (100 * (centre + side * half) / (1 + slack) for side in (-1, 1))
    return Interval(max(0.0, min(low, share)), min(100.0, max(high, share)))


def difference_p_value(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """Two-sided p-value of the difference between the shares of two separate samples; 1 for equal shares.

    z = (p_a − p_b) / √(p(1 − p)(1/n_a + 1/n_b)), p being the share of both samples together.
    Source: Pearson's chi-squared test of a 2 × 2 table, of which z is the root (Agresti, Categorical Data
    Analysis, 2nd ed. 2002, section 3.2).

    Raises:
        ValueError: as for `wilson_interval`.
    """
    _check(share_a, base_a)
    _check(share_b, base_b)
    gap = abs(share_a - share_b)
    error = _pooled_error(share_a, base_a, share_b, base_b)
    return 1.0 if gap < _TOLERANCE else _two_sided(gap / error)


def detectable_difference(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """The smallest gap between these two shares that the test tells from chance, in points.

    1.96 √(p(1 − p)(1/n_a + 1/n_b)): a gap is wider exactly when `difference_p_value` is under 5 %. It is
    the threshold of the test, not the gap that a survey finds four times out of five (1.43 times as wide).

    Raises:
        ValueError: as for `wilson_interval`.
    """
    _check(share_a, base_a)
    _check(share_b, base_b)
    return Z * _pooled_error(share_a, base_a, share_b, base_b)


def smallest_expected_count(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """The smallest of the four counts expected without any difference; under 5, the z test does not hold.

    Source of the rule of 5: Cochran, Biometrics 10 (1954) 417-451.
    """
    said_yes = _pooled(share_a, base_a, share_b, base_b)
    return min(base_a, base_b) * min(said_yes, 1 - said_yes)


def paired_p_value(*, share_a: float, share_b: float, base_n: int, discordant: float | None = None) -> float:
    """Two-sided p-value of the difference between two shares given by the same respondents.

    z = |p_a − p_b| √(n / d): McNemar's test, d being the share of respondents who said yes to one only. No
    publication prints d, so it is by default the largest that the two shares allow, min(p_a + p_b,
    2 − p_a − p_b): the p-value is then the largest possible, and a gap told from chance stays so for any d.
    Source: McNemar, Psychometrika 12 (1947) 153-157.

    Args:
        discordant: d in percent, where it is known.

    Raises:
        ValueError: as for `wilson_interval`.
    """
    _check(share_a, base_n)
    _check(share_b, base_n)
    gap = abs(share_a - share_b)
    if gap < _TOLERANCE:
        return 1.0
    most = largest_discordance(share_a=share_a, share_b=share_b) if discordant is None else discordant
    return _two_sided(gap * math.sqrt(base_n / (100 * most)))


def paired_detectable_difference(*, share_a: float, share_b: float, base_n: int) -> float:
    """The smallest gap between two shares of the same respondents that `paired_p_value` tells from chance."""
    return Z * math.sqrt(100 * largest_discordance(share_a=share_a, share_b=share_b) / base_n)


def largest_discordance(*, share_a: float, share_b: float) -> float:
    """The largest share of respondents who can have said yes to one of two things only, in percent."""
    return min(share_a + share_b, 200 - share_a - share_b)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values of one family corrected for their number, in the order given.

    The i-th smallest of m is multiplied by m − i + 1, never below the one before, never above 1.
    Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.
    """
    corrected = [0.0] * len(p_values)
    floor = 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        floor = max(floor, min(1.0, (len(p_values) - rank) * p_values[index]))
        corrected[index] = floor
    return corrected


def printed_apart(value_a: float, value_b: float, *, decimals_a: int = 0, decimals_b: int = 0) -> bool:
    """Whether two values differ by more than their rounding: 71 and 72 do, 71 and 70.6 do not.

    A value printed with d decimals stands for all the values within half a unit of its last digit.
    """
    rounding = (10.0**-decimals_a + 10.0**-decimals_b) / 2
    return abs(value_a - value_b) >= rounding - _TOLERANCE


def tie_groups(values: Sequence[float], *, told_apart: Sequence[Sequence[bool]]) -> list[list[int]]:
    """Positions of the values in groups, highest first: each value of a group is told from each of the next.

    Args:
        told_apart: for each pair of positions, whether the two values can be told apart. The relation need
            not be transitive: 80, 75 and 70 are one group when only 80 and 70 can be told apart.
    """
    order = _from_highest(values)
    groups: list[list[int]] = []
    for place, index in enumerate(order):
        is_cut = all(
            _is_above(above, below, values, told_apart) for above in order[:place] for below in order[place:]
        )
        if is_cut:
            groups.append([])
        groups[-1].append(index)
    return groups


def rank_ranges(values: Sequence[float], *, told_apart: Sequence[Sequence[bool]]) -> list[RankRange]:
    """The ranks each value can hold, 1 for the highest: those surely above it stay above, those below, below.

    Source: Al Mohamad, Goeman and van Zwet, Simultaneous confidence intervals for ranks, Biometrics 2022.

    Args:
        told_apart: as for `tie_groups`.
    """
    everyone = range(len(values))
    return [
        RankRange(
            1 + sum(_is_above(other, index, values, told_apart) for other in everyone),
            len(values) - sum(_is_above(index, other, values, told_apart) for other in everyone),
        )
        for index in everyone
    ]


def answer_count(*, share: float, base_n: int, decimals: int = 0) -> AnswerCount:
    """The number of answers k that a printed share stands for: 100 k / n rounds to it, 30 of 42 for 71 %.

    Args:
        decimals: with how many the share is printed. A share half-way may have been rounded either way.

    Raises:
        ValueError: as for `wilson_interval`.
    """
    _check(share, base_n)
    half = 10.0**-decimals / 2
    lowest = max(0, math.ceil((share - half) * base_n / 100 - _TOLERANCE))
    highest = min(base_n, math.floor((share + half) * base_n / 100 + _TOLERANCE))
    if lowest == highest:
        return AnswerCount(lowest, "one")
    return AnswerCount(None, "none" if lowest > highest else "several")


def _check(share: float, base_n: int) -> None:
    if not 0 <= share <= 100:
        raise ValueError(f"share is {share}: a percentage lies within 0 and 100")
    if not base_n >= 1:
        raise ValueError(f"base_n is {base_n}: a base counts one interview or more")


def _pooled(share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    return (share_a * base_a + share_b * base_b) / (base_a + base_b) / 100


def _pooled_error(share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    said_yes = _pooled(share_a, base_a, share_b, base_b)
    said_no = _pooled(100 - share_a, base_a, 100 - share_b, base_b)
    return 100 * math.sqrt(said_yes * said_no * (1 / base_a + 1 / base_b))


def _two_sided(z: float) -> float:
    return math.erfc(z / math.sqrt(2))


def _from_highest(values: Sequence[float]) -> list[int]:
    return sorted(range(len(values)), key=lambda index: -values[index])


def _is_above(index: int, other: int, values: Sequence[float], told_apart: Sequence[Sequence[bool]]) -> bool:
    return values[index] > values[other] and bool(told_apart[index][other])
