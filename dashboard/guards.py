"""Guards: an observation in; what may be said of its value beside it out: base, margin, answers. Pure."""

import math
import re
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from dashboard.estimates import (
    AnswerCount,
    Spread,
    answer_count,
    error_interval,
    wilson_interval,
)
from dashboard.observations import Interval, Observation

_BOUNDS = {"share": (0.0, 100.0), "mean_10": (0.0, 10.0)}
_base = attrgetter("study_id", "period", "actor_profile_id", "population_id", "region_id", "base_n")
_DECIMALS = re.compile(r"\d[.,](\d+)")


class Answers(NamedTuple):
    """How many answered so, out of how many: 30 of 42."""

    count: int
    base_n: int


def is_weak(o: Observation) -> bool:
    """Whether the base is under 30: the value is greyed, ranked nowhere and tested against nothing."""
    return o.base_class == "weak"


def is_muted(o: Observation) -> bool:
    """Whether the value is greyed and told in no title: a weak base, or a reading that is not sure."""
    return is_weak(o) or o.is_unsure


def is_rough(o: Observation) -> bool:
    """Whether the publication gives a bound or an approximation, not a value."""
    return bool(o.qualifier)


def describes_sample(o: Observation) -> bool:
    """Whether the value says who was asked: quotas set most of these answers."""
    return o.theme == "echantillon"


def is_estimate(o: Observation) -> bool:
    """Whether a sample estimates the value: a share of respondents as printed, or a computed value."""
    return (
        o.is_known
        and (o.measure_id == "share" or spread(o) is not None)
        and o.is_surveyed
        and not (is_rough(o) or o.counts_partnerships or describes_sample(o))
    )


def spread(o: Observation) -> Spread | None:
    """The standard error of a computed value; None without any, and where it says nothing (0 % and 100 %)."""
    if not (o.std_error or 0) > 0:
        return None
    return Spread(o.std_error, o.df if (o.df or 0) >= 1 else None)


def interval(o: Observation, *, count: int | None = None) -> Interval | None:
    """The 95 % interval of a value whose standard error or interviews are known; None where there is none.

    A bound (« plus de 30 % »), a share of partnerships and a description of the sample have none.

    Args:
        count: how many answered so, where `answers` says it: 30 of 42 in place of the 71 % that is printed.
    """
    error = spread(o)
    if not is_estimate(o):
        return None
    if error is not None:
        return _within(error_interval(o.value, error), o.measure_id)
    if not o.has_base:
        return None
    if o.n_eff:
        return wilson_interval(share=o.value, base_n=o.n_eff)
    return wilson_interval(share=o.value if count is None else 100 * count / o.base_n, base_n=o.base_n)


def printed_decimals(o: Observation) -> int:
    """With how many decimals the publication prints the value.

    Where the print is not kept, those of the value; a mean out of 10 is printed with one at least.
    """
    match = _DECIMALS.search(o.value_printed or f"{o.value:g}")
    found = len(match[1]) if match else 0
    return found if o.value_printed or o.measure_id != "mean_10" else max(found, 1)


def answers(observations: Iterable[Observation]) -> dict[str, Answers]:
    """The number of answers behind each share of a base under 100, by `figure_id`.

    Only where every share given of that base stands for one whole number of answers: where one does not, the
    survey is weighted or its base is another, and the others fit by accident.
    """
    found: dict[tuple[object, ...], dict[str, AnswerCount]] = {}
    bases: dict[str, int] = {}
    for one in observations:
        is_printed = is_estimate(one) and one.measure_id == "share" and not one.is_computed
        if is_printed and one.base_class in ("weak", "fragile"):
            found.setdefault(_base(one), {})[one.figure_id] = _answer_count(one)
            bases[one.figure_id] = one.base_n
    whole = [counts for counts in found.values() if all(one.fits == "one" for one in counts.values())]
    return {key: Answers(one.count, bases[key]) for counts in whole for key, one in counts.items()}


def _answer_count(o: Observation) -> AnswerCount:
    return answer_count(share=o.value, base_n=o.base_n, decimals=printed_decimals(o))


def _within(found: Interval, measure_id: str) -> Interval:
    """The interval cut at the ends of its scale, where it has any."""
    lowest, highest = _BOUNDS.get(measure_id, (-math.inf, math.inf))
    return Interval(max(lowest, found.low), min(highest, found.high))
