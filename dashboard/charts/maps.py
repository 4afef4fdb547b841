"""Maps: one observation a region becomes a classed map, with overseas regions as tiles beside it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard import guards
from dashboard.charts.marks import marker, reference_mark, reference_series, settled, shared_axis
from dashboard.charts.spec import Map, MapClass, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary

_FEWEST, _MOST = 5, 7
_ROUND_STEPS = (1, 2, 2.5, 5)
_LESS_ROUND_STEPS = (1.5, 3, 4, 6, 8)
_ANY_STEPS = tuple(tenths / 10 for tenths in range(10, 100))
_TOLERANCE = 1e-9
_LONG_UNITS = ("mean_10", "eur")


def region_map(
    regions: Sequence[Observation],
    *,
    words: Vocabulary,
    overseas: Sequence[Observation] = (),
    reference: Observation | None = None,
    chosen: str = "",
) -> Map:
    """Regions in the order given, one mark each, with five to seven classes of their values.

    Args:
        regions: one observation each region of the map, those without a value too.
        overseas: the tiles, in the colours of the map where its classes hold their value.
        reference: the value of France, marked in the key.
        chosen: code of the region that the reader chose.

    Raises:
        ValueError: the observations have several measures.
    """
    shown = [*regions, *overseas]
    everything = [*shown, *([reference] if reference else [])]
    write = marker(everything, words)

    def row(o: Observation) -> Row:
        is_chosen = bool(chosen) and o.region_id == chosen
        mark = write(o, "region", brief=_brief(o, words))
        if o.is_known:  # a region is narrower than a bar
            note = words.charts.note(o, is_weak=guards.is_weak(o), is_on_map=True)
            mark = replace(mark, note=note)
        return Row(o.region_label, (mark,), code=o.region_id, is_strong=is_chosen)

    panels = [Panel(tuple(map(row, regions)))]
    panels += [Panel(tuple(map(row, overseas)), words.charts.OVERSEAS)] if overseas else []
    limits = class_limits([o.value for o in regions if o.is_known])
    axis = shared_axis(everything, words)
    return Map(
        panels=settled(panels),
        series=(Series("region", "", "region", is_in_key=False), *reference_series(reference, shown)),
        axis=axis,
        row_header=words.charts.REGION,
        value_header=words.charts.value_header(axis.measure_id),
        picks="region",
        classes=tuple(MapClass(low, high) for low, high in pairwise(limits)),
        limit_texts=words.charts.limits(limits, axis.measure_id),
        reference=reference_mark(reference, write, shown),
    )


def _brief(o: Observation, words: Vocabulary) -> str:
    """The value without its unit, which the subtitle has, where both are longer than a small region."""
    is_long = o.measure_id in _LONG_UNITS and o.is_known and not o.qualifier
    return words.values.bare(o.value, o.measure_id) if is_long else ""


def class_limits(values: Sequence[float]) -> list[float]:
    """Evenly spaced limits, the roundest that cut the values into five to seven classes; none without values.

    Values all equal get classes from there upwards.
    """
    if not values:
        return []
    low, high = min(values), max(values)
    if high - low < _TOLERANCE:
        high = low + (abs(low) or 1.0)
    for steps in (_ROUND_STEPS, _LESS_ROUND_STEPS, _ANY_STEPS):
        candidates = [_limits(low, high, step) for step in _sized(steps, spread=high - low)]
        fitting = [limits for limits in candidates if _FEWEST <= len(limits) - 1 <= _MOST]
        if fitting:
            return min(fitting, key=len)
    raise AssertionError(f"no step cuts {low} to {high} into {_FEWEST} to {_MOST} classes")


def class_of(value: float, classes: Sequence[MapClass]) -> int | None:
    """Place of the class that holds a value; None where none does."""
    if not classes or not classes[0].low <= value <= classes[-1].high:
        return None
    return sum(value >= one.low for one in classes[1:])


def _sized(steps: Sequence[float], *, spread: float) -> list[float]:
    """The steps at every power of ten that could cut the spread into a handful of classes."""
    power = math.floor(math.log10(spread))
    return [step * 10.0**exponent for exponent in range(power - 2, power + 2) for step in steps]


def _limits(low: float, high: float, step: float) -> list[float]:
    """Multiples of the step from the last one at or below `low` to the first one at or above `high`."""
    first, last = math.floor(low / step + _TOLERANCE), math.ceil(high / step - _TOLERANCE)
    if last - first > _MOST:
        return []
    return [round(position * step, 10) for position in range(first, last + 1)]
