"""Numbers: one or two observations become big numbers, each under its sentence."""

from collections.abc import Callable, Sequence

from dashboard.charts.marks import marker, profile_role, role_series, settled, shared_axis
from dashboard.charts.spec import Axis, Numbers, Panel, Row
from dashboard.observations import Observation
from dashboard.words import Vocabulary


def big_numbers(
    observations: Sequence[Observation], *, label: Callable[[Observation], str], words: Vocabulary
) -> Numbers:
    """One big number an observation, in the order given; their measures may differ.

    Args:
        label: what the number is of, a sentence or its end.
    """
    write = marker(observations, words)
    rows = tuple(Row(label(o), (write(o, profile_role(o)),)) for o in observations)
    measures = {o.measure_id for o in observations}
    is_one = len(measures) == 1
    return Numbers(
        panels=settled([Panel(rows)]),
        series=role_series(observations, role=profile_role, shape="mark"),
        axis=shared_axis(observations, words) if is_one else Axis(0, 1, ()),
        row_header=words.charts.RESULT,
        value_header=words.charts.value_header(*measures) if is_one else words.charts.VALUE,
    )
