"""History: what each version of the data added, corrected or withdrew."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.queries.held import held

_CHANGES = """
select version, released_on, change, figure_id, before, after, reason from history
where $figure in ('', figure_id) or change = 'first'
order by string_split(version, '.')::int[], figure_id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history; the `first` version names no figure."""

    version: str
    released_on: str  # ISO date
    change: str
    figure_id: str
    before: str
    after: str
    reason: str


def changes(desk: Desk, *, figure_id: str = "") -> list[Change]:
    """The history, oldest first: all of it, or that of one figure with the first version."""
    return held(desk, _CHANGES, Change, figure=figure_id)
