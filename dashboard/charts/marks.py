"""Marks: observations become the marks that state them, and what all marks of one chart agree on."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard import guards
from dashboard.charts.axes import axis_of
from dashboard.charts.spec import Axis, Mark, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary

REFERENCE = "reference"


def marker(observations: Iterable[Observation], words: Vocabulary) -> Callable[..., Mark]:
    """What makes the marks of a chart: `write(observation, series, **fields of Mark)`.

    Args:
        observations: all that the chart shows: the answers behind a share are counted on the whole base.
    """
    answers = guards.answers(observations)

    def write(o: Observation, series: str, **more: object) -> Mark:
        count = answers[o.figure_id].count if o.figure_id in answers else None
        details = _details(o, words, count)
        if not o.is_known:
            return Mark(series, None, words.charts.missing(o), o.figure_id, details=details, **more)
        return Mark(
            series,
            o.value,
            o.text,
            o.figure_id,
            margin=guards.interval(o, count=count),
            is_muted=guards.is_muted(o),
            note=words.charts.note(o, is_weak=guards.is_weak(o)),
            details=details,
            **more,
        )

    return write


def profile_role(o: Observation) -> str:
    """The role of an observation by who answered."""
    return f"profile:{o.actor_profile_id}"


def reference_series(reference: Observation | None, shown: Iterable[Observation]) -> tuple[Series, ...]:
    """The series of what rows are read against, none without it: « France », « France, 2021 » beside rows of
    another year."""
    if reference is None:
        return ()
    is_of_their_year = reference.year in {"", *(o.year for o in shown)}
    label = reference.region_label if is_of_their_year else f"{reference.region_label}, {reference.year}"
    return (Series(REFERENCE, label, REFERENCE, "line"),)


def reference_mark(
    reference: Observation | None, write: Callable[..., Mark], shown: Iterable[Observation]
) -> Mark | None:
    """The mark of what rows are read against; without identifier where a row states it too."""
    if reference is None:
        return None
    is_shown = any(o.figure_id == reference.figure_id for o in shown)
    found = replace(write(reference, REFERENCE), margin=None)
    return replace(found, figure_id="") if is_shown else found


def role_series(
    observations: Iterable[Observation],
    *,
    role: Callable[[Observation], str],
    shape: str,
) -> tuple[Series, ...]:
    """One series a role, in order of appearance, out of the key: the names of the rows say who."""
    first = {}
    for o in observations:
        first.setdefault(role(o), o.profile_label)
    return tuple(Series(code, label, code, shape, is_in_key=False) for code, label in first.items())


def settled(panels: Iterable[Panel], *, margins: bool = False) -> tuple[Panel, ...]:
    """The panels, each identifier on its first mark only, and margins on every mark or on none.

    Args:
        margins: whether marks of this kind can be drawn with one.
    """
    panels = tuple(panels)
    known = [one for panel in panels for row in panel.rows for one in row.known]
    are_kept = margins and all(one.margin is not None for one in known)
    seen: set[str] = set()
    return tuple(
        replace(panel, rows=tuple(_settled(row, seen, are_kept=are_kept) for row in panel.rows))
        for panel in panels
    )


def measure_of(observations: Iterable[Observation]) -> str:
    """The one measure of some observations; a share where there is none.

    Raises:
        ValueError: there are several: they never share an axis.
    """
    found = list(dict.fromkeys(o.measure_id for o in observations))
    if len(found) > 1:
        raise ValueError(f"measures {', '.join(found)} on one axis: make one chart of each")
    return found[0] if found else "share"


def shared_axis(observations: Iterable[Observation], words: Vocabulary) -> Axis:
    """The axis of some observations; one of context ends at a round number above the highest.

    Raises:
        ValueError: as for `measure_of`.
    """
    observations = list(observations)
    is_context = bool(observations) and not any(o.is_surveyed for o in observations)
    values = [o.value for o in observations]
    return axis_of(measure_of(observations), values, words, is_tight=is_context)


def _settled(row: Row, seen: set[str], *, are_kept: bool) -> Row:
    return replace(row, marks=tuple(_once(one, seen, are_kept=are_kept) for one in row.marks))


def _once(one: Mark, seen: set[str], *, are_kept: bool) -> Mark:
    figure_id = "" if one.figure_id in seen else one.figure_id
    seen.add(one.figure_id)
    return replace(one, figure_id=figure_id, margin=one.margin if are_kept else None)


def _details(o: Observation, words: Vocabulary, count: int | None) -> tuple[str, ...]:
    if not o.is_known:
        return (words.charts.whose(o),)
    found = guards.interval(o, count=count)
    lines = (
        words.charts.whose(o),
        words.charts.interviews(o, count=count),
        words.charts.margin(found, o.measure_id) if found else "",
        words.charts.elsewhere(o),
    )
    return tuple(line for line in lines if line)
