"""Bars: observations become one bar a row, group by group, in the order given."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from dashboard.charts.marks import (
    REFERENCE,
    marker,
    measure_of,
    profile_role,
    reference_mark,
    reference_series,
    role_series,
    settled,
    shared_axis,
)
from dashboard.charts.records import Group
from dashboard.charts.spec import Bars, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary

BESIDE = "beside"


def share_bars(
    groups: Sequence[Group],
    *,
    label: Callable[[Observation], str],
    words: Vocabulary,
    row_header: str,
    strong: str = "",
    beside: Mapping[str, Observation] = {},
    beside_label: str = "",
    by: Literal["profile", "region"] = "profile",
    reference: Observation | None = None,
) -> Bars:
    """One bar an observation, whatever its measure, one panel a group, in the order given.

    Args:
        label: name of the row of an observation.
        strong: `figure_id` of the bar that the title is about.
        beside: `figure_id` of a bar -> observation of the same measure drawn as a tick on it.
        beside_label: what the ticks are, in the key: « Pratiqué ou prévu ».
        by: what a bar stands for, and its colour: who answered, or a region that a click chooses.
        reference: value that all bars are read against, a line named after its territory.

    Raises:
        ValueError: the observations have several measures.
    """
    shown = [o for group in groups for o in group.observations]
    everything = [*shown, *beside.values(), *([reference] if reference else [])]
    write = marker(everything, words)
    named_answer = shown[0].response_label if beside and shown else ""
    value_header = named_answer or words.charts.value_header(measure_of(shown))
    is_region = by == "region"
    role = (lambda o: by) if is_region else profile_role

    def row(o: Observation) -> Row:
        marks = [write(o, role(o), is_strong=bool(strong) and o.figure_id == strong)]
        marks += [write(beside[o.figure_id], BESIDE)] if o.figure_id in beside else []
        return Row(label(o), tuple(marks), code=o.region_id if is_region else "")

    panels = [Panel(tuple(map(row, group.observations)), group.heading, group.subheading) for group in groups]
    return Bars(
        panels=settled(panels, margins=True),
        series=_series(shown, role, value_header, beside_label if beside else "", reference),
        axis=shared_axis(everything, words),
        row_header=row_header,
        value_header=value_header,
        picks=by if is_region else "",
        reference=reference_mark(reference, write, shown),
    )


def _series(
    shown: Sequence[Observation],
    role: Callable[[Observation], str],
    value_header: str,
    beside_label: str,
    reference: Observation | None,
) -> tuple[Series, ...]:
    bars = role_series(shown, role=role, shape="bar")
    is_one = len(bars) == 1
    if beside_label and is_one:
        bars = (Series(bars[0].code, value_header, bars[0].role, "bar"),)
    role_beside = bars[0].role if is_one else REFERENCE
    ticks = [Series(BESIDE, beside_label, role_beside, "tick")] if beside_label else []
    return (*bars, *ticks, *reference_series(reference, shown))
