"""Banners: values of one table and their contrasts in; what is told apart from chance out. Pure.

Two questions are asked of a table of groups. Does a group differ from all other respondents of the whole:
each gap was computed with its error from the respondents' file. Which groups stand above which: every two
of a row. Each of the two is one family, corrected by Holm over the whole table (`docs/statistics.md`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import NamedTuple

from dashboard import estimates, guards
from dashboard.estimates import Spread
from dashboard.observations import Observation

SMALLEST_EXPECTED = 5


class Contrast(NamedTuple):
    """A value less that of all other respondents of the same whole, with its error and degrees of freedom."""

    gap: float
    std_error: float
    df: float


@dataclass(frozen=True)
class Told:
    """What may be said of the values of a table, by figure."""

    sides: Mapping[str, str]  # "above" or "below" all others, where it is beyond chance
    above: Mapping[str, tuple[str, ...]]  # the figures of the same row that it stands above
    contrasts_n: int  # how many were tested
    pairs_n: int
    needed: float | None  # the gap to all others that half of the tests would see, alone


def told(
    rows: Sequence[Sequence[Observation]],
    contrasts: Mapping[str, Contrast],
    wholes: Mapping[str, Observation],
) -> Told:
    """Both families of tests of one table.

    Args:
        rows: the values of each row, a column each; the columns hold nobody in common.
        contrasts: by figure; without one, a value is not set against all others.
        wholes: the value of the whole that a figure is a part of, by figure.
    """
    every = [one for row in rows for one in row]
    tested = [one for one in every if one.figure_id in contrasts and _may_be_told(one, wholes)]
    gaps = [contrasts[one.figure_id] for one in tested]
    corrected = estimates.holm([estimates.error_p_value(gap.gap, _spread(gap)) for gap in gaps])
    sides = {
        one.figure_id: "above" if gap.gap > 0 else "below"
        for one, gap, p in zip(tested, gaps, corrected, strict=True)
        if p < estimates.LEVEL
    }
    above, pairs_n = _letters(rows)
    needed = median(estimates.error_half(_spread(gap)) for gap in gaps) if gaps else None
    return Told(sides, above, len(tested), pairs_n, needed)


def _spread(contrast: Contrast) -> Spread:
    return Spread(contrast.std_error, contrast.df if contrast.df >= 1 else None)


def _may_be_told(one: Observation, wholes: Mapping[str, Observation]) -> bool:
    """Whether the law of large numbers holds on both sides: enough answers, yes and no."""
    whole = wholes.get(one.figure_id)
    if guards.is_weak(one) or not one.is_known or whole is None or not whole.has_base:
        return False
    if one.measure_id != "share":
        return True
    share = whole.value / 100
    others = whole.base_n - one.base_n
    return min(_worth(one), others) * min(share, 1 - share) >= SMALLEST_EXPECTED


def _worth(one: Observation) -> float:
    return min(one.base_n, one.n_eff or one.base_n)


def _letters(rows: Sequence[Sequence[Observation]]) -> tuple[dict[str, tuple[str, ...]], int]:
    pairs = [(a, b) for row in rows for a, b in combinations(row, 2) if _are_testable(a, b)]
    corrected = estimates.holm([_p_value(a, b) for a, b in pairs])
    above: dict[str, tuple[str, ...]] = {}
    for (a, b), p in zip(pairs, corrected, strict=True):
        if p < estimates.LEVEL:
            high, low = (a, b) if a.value > b.value else (b, a)
            above[high.figure_id] = (*above.get(high.figure_id, ()), low.figure_id)
    return above, len(pairs)


def _are_testable(a: Observation, b: Observation) -> bool:
    if any(guards.is_weak(one) or guards.spread(one) is None for one in (a, b)):
        return False
    if a.measure_id != "share":
        return True
    samples = {"share_a": a.value, "share_b": b.value, "base_a": _worth(a), "base_b": _worth(b)}
    return estimates.smallest_expected_count(**samples) >= SMALLEST_EXPECTED


def _p_value(a: Observation, b: Observation) -> float:
    spread = estimates.separate_spread(guards.spread(a), guards.spread(b))
    return estimates.error_p_value(a.value - b.value, spread)
