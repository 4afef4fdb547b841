"""Axes: the measure of some values becomes the axis that their marks are measured on."""

import math
from collections.abc import Iterable, Sequence

from dashboard.charts.spec import Axis, Tick
from dashboard.words import Vocabulary

WHOLE_SCALES = {"share": (0, 25, 50, 75, 100), "mean_10": (0, 2.5, 5, 7.5, 10)}
"""Measures that have an end of their own, with their ticks: charts of them compare at sight."""

_ROUND_ENDS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_NEAR_GAPS = 45  # gaps up to here are drawn on an axis of 50 points on each side
_TOLERANCE = 1e-12


def axis_of(
    measure_id: str, values: Iterable[float | None], words: Vocabulary, *, is_tight: bool = False
) -> Axis:
    """The axis of some values of one measure, always with zero on it.

    Shares go to 100 and means to 10; gaps in points go as far on both sides; anything else ends at the round
    number above the highest value.

    Args:
        is_tight: shares and means end at a round number too, for small rates of context.
    """
    known = [float(value) for value in values if value is not None and math.isfinite(value)]
    return _axis(measure_id, _ticks(measure_id, known, is_tight=is_tight), words)


def years_axis(places: Iterable[tuple[float, str]]) -> Axis:
    """The axis of time: a tick at each year that has a mark, in the middle of its marks, and room around.

    Args:
        places: of each mark, its place in years with decimals and its year as it is written.
    """
    by_year: dict[str, list[float]] = {}
    for at, year in places:
        by_year.setdefault(year, []).append(at)
    if not by_year:
        return Axis(0, 1, (), measure_id="year")
    ticks = tuple(Tick(sum(ats) / len(ats), year) for year, ats in sorted(by_year.items()))
    first, last = min(map(min, by_year.values())), max(map(max, by_year.values()))
    room = 0.08 * (last - first) or 0.5
    return Axis(first - room, last + room, ticks, measure_id="year")


def round_end(highest: float) -> float:
    """The round number just above a value, where an axis that starts at zero ends; 1 for nothing."""
    if highest <= 0:
        return 1.0
    ten = 10.0 ** math.floor(math.log10(highest))
    return round(next(end * ten for end in _ROUND_ENDS if end * ten >= highest - _TOLERANCE), 10)


def _ticks(measure_id: str, known: Sequence[float], *, is_tight: bool) -> tuple[float, ...]:
    low, high = min(known, default=0.0), max(known, default=0.0)
    if measure_id == "points":
        reach = _reach(max(-low, high))
        return (-reach, -reach / 2, 0, reach / 2, reach)
    whole = WHOLE_SCALES.get(measure_id)
    if whole and not is_tight and low >= 0 and high <= whole[-1]:
        return whole
    end = round_end(high)
    if whole and high <= whole[-1]:
        end = min(end, float(whole[-1]))
    return (-round_end(-low), 0, end) if low < 0 else (0, end / 2, end)


def _reach(furthest: float) -> float:
    if furthest <= _NEAR_GAPS:
        return 50
    return 100 if furthest <= 100 else round_end(furthest)


def _axis(measure_id: str, ticks: Sequence[float], words: Vocabulary) -> Axis:
    last = len(ticks) - 1
    written = tuple(
        Tick(float(value), words.charts.tick(value, measure_id, is_last=place == last))
        for place, value in enumerate(ticks)
    )
    return Axis(float(ticks[0]), float(ticks[-1]), written, measure_id)
