"""Estimates: shares and their bases, or values and their standard errors, in; margins, tests, ranks and
counts of answers out. Pure.

Every interval and every test is at 95 % and treats the sample as drawn at random: `docs/statistics.md` gives
formulas and sources. A share is a percentage, 0 to 100; a base is a number of interviews, 1 or more; anything
else is a ValueError.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.observations import Interval

LEVEL = 0.05
Z = 1.959963984540054  # two-sided 95 % point of the normal law
_TOLERANCE = 1e-9


class RankRange(NamedTuple):
    """The first and the last rank a value can hold; the same twice where its rank is sure."""

    first: int
    last: int


class AnswerCount(NamedTuple):
    """The number of answers behind a share; `count` is None unless exactly one integer fits."""

    count: int | None
    fits: str  # "one", "none" or "several"


def wilson_interval(*, share: float, base_n: int) -> Interval:
    """The 95 % score interval of a share, in percent (Wilson 1927)."""
    _check(share, base_n)
    p, slack = share / 100, Z**2 / base_n
    centre = p + slack / 2
    half = math.sqrt(Z**2 * p * (1 - p) / base_n + slack**2 / 4)
    low, high = (100 * (centre + side * half) / (1 + slack) for side in (-1, 1))
    return Interval(max(0.0, min(low, share)), min(100.0, max(high, share)))


def difference_p_value(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """Two-sided p-value of the difference between the shares of two separate samples; 1 for equal shares.

    Pearson's chi-squared test of a 2 × 2 table, by its root.
    """
    _check(share_a, base_a)
    _check(share_b, base_b)
    gap = abs(share_a - share_b)
    error = _pooled_error(share_a, base_a, share_b, base_b)
    return 1.0 if gap < _TOLERANCE else _two_sided(gap / error)


def detectable_pts(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """The gap, in points, from which two shares near these, of two separate samples, would be told apart."""
    _check(share_a, base_a)
    _check(share_b, base_b)
    return Z * _pooled_error(share_a, base_a, share_b, base_b)


def paired_detectable_pts(*, discordant: float, base_n: int) -> float:
    """The same where one sample gave both, with a share `discordant` that said yes to one only."""
    return Z * math.sqrt(100 * discordant / base_n)


def smallest_expected_count(*, share_a: float, base_a: int, share_b: float, base_b: int) -> float:
    """The smallest of the four counts expected without any difference; under 5, the z test does not hold."""
    said_yes = _pooled(share_a, base_a, share_b, base_b)
    return min(base_a, base_b) * min(said_yes, 1 - said_yes)


def paired_p_value(*, gap_pts: float, discordant: float, base_n: int) -> float:
    """Two-sided p-value of the difference between two shares given by the same respondents.

    McNemar's test. With `largest_discordance` the p-value is the largest possible.

    Args:
        gap_pts: first share minus the second, of either sign.
        discordant: the share of respondents who said yes to one only, in percent; no publication prints it.
    """
    gap = abs(gap_pts)
    return 1.0 if gap < _TOLERANCE else _two_sided(gap * math.sqrt(base_n / (100 * discordant)))


def largest_discordance(*, share_a: float, share_b: float) -> float:
    """The largest share of respondents who can have said yes to one of two things only, in percent."""
    return min(share_a + share_b, 200 - share_a - share_b)


class Spread(NamedTuple):
    """Standard error of an estimate, and its degrees of freedom; None for the normal law."""

    error: float
    df: float | None


def error_interval(value: float, spread: Spread) -> Interval:
    """The 95 % interval of a computed value: value ± t × its standard error."""
    half = error_half(spread)
    return Interval(value - half, value + half)


def error_half(spread: Spread) -> float:
    """Half of the width of a 95 % interval; of a gap, the least that would be told from chance, alone."""
    return spread.error * (Z if spread.df is None else _student_point(spread.df))


def error_p_value(gap: float, spread: Spread) -> float:
    """Two-sided p-value of a computed gap against zero, by Student's law or the normal one; 1 for no gap."""
    if abs(gap) < _TOLERANCE:
        return 1.0
    z = abs(gap) / spread.error
    return _two_sided(z) if spread.df is None else _student_two_sided(z, spread.df)


def separate_spread(a: Spread, b: Spread) -> Spread:
    """The spread of the difference between two estimates from separate samples.

    With Welch and Satterthwaite's degrees of freedom; an estimate without any has infinitely many.
    """
    error = math.hypot(a.error, b.error)
    weight = sum((one.error / error) ** 4 / one.df for one in (a, b) if one.df is not None)
    return Spread(error, 1 / weight if weight else None)


def paired_spread(a: Spread, b: Spread) -> Spread:
    """The largest spread that the difference between two estimates of the same respondents can have."""
    return Spread(a.error + b.error, min((one.df for one in (a, b) if one.df is not None), default=None))


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values of one family corrected for their number, in the order given.

    The i-th smallest of m is multiplied by m − i + 1, never below the one before, never above 1.
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


def rank_ranges(is_above: Sequence[Sequence[bool]]) -> list[RankRange]:
    """The ranks each value can hold, 1 for the highest: those surely above it stay above, those below, below.

    Args:
        is_above: `is_above[i][j]` where value i surely stands above value j. The relation need not be
            transitive: of 80, 75 and 70, only 80 and 70 may be told apart.
    """
    everyone = range(len(is_above))
    return [
        RankRange(
            1 + sum(is_above[other][index] for other in everyone),
            len(is_above) - sum(is_above[index]),
        )
        for index in everyone
    ]


def answer_count(*, share: float, base_n: int, decimals: int = 0) -> AnswerCount:
    """The number of answers k that a printed share stands for: 100 k / n rounds to it, 30 of 42 for 71 %.

    Args:
        decimals: with how many the share is printed. A share half-way may have been rounded either way.
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


def _student_two_sided(t: float, df: float) -> float:
    """The chance that Student's law gives to values at least as far from zero as t."""
    return _incomplete_beta(df / 2, 0.5, df / (df + t * t))


def _student_point(df: float) -> float:
    """The two-sided 95 % point of Student's law, by bisection; 12.7 with one degree of freedom."""
    low, high = Z, 13.0
    while high - low > _TOLERANCE:
        middle = (low + high) / 2
        low, high = (middle, high) if _student_two_sided(middle, df) > LEVEL else (low, middle)
    return high


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularized incomplete beta function, by its continued fraction on the side where it converges."""
    if x == 0:
        return 0.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(scale) * _beta_fraction(a, b, x) / a


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Lentz's evaluation; Press et al., Numerical Recipes, 3rd ed. 2007, section 6.4."""
    upper, lower = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value, step = lower, 1
    while True:
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            lower, upper = 1 / (1 + term * lower), 1 + term / upper
            value *= lower * upper
        if abs(lower * upper - 1) < 1e-12:
            return value
        step += 1
