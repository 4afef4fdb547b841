"""Beyond: a list of items becomes what its survey states beside it, and what that denies.

A list that lacks an item that its survey ranks or counts elsewhere says nothing of which comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, WHOLE, Observation
from dashboard.queries import slices


@dataclass(frozen=True)
class Beyond:
    """What the survey of a list states beside it."""

    others: tuple[Observation, ...]  # of items that the list has no value of
    first_ids: frozenset[str]  # items that the survey itself ranks first

    def lets_lead(self, leaders: Sequence[Observation]) -> bool:
        """Whether these may be said to come first: the list is whole, and no rank says otherwise."""
        is_ranked = bool(self.first_ids.intersection(one.item_id for one in leaders))
        return not self.others and (is_ranked or not self.first_ids)


def of(desk: Desk, observations: Sequence[Observation]) -> Beyond:
    """What is beyond the items of one survey, question, profile, place and wave.

    Args:
        observations: at least one; any measure, answer and population of them.
    """
    first, held = observations[0], {one.item_id for one in observations if one.is_known}
    stated = slices.observations(
        desk,
        ALL_WAVES,
        question_ids=[first.question_id],
        profile_ids=[first.actor_profile_id],
        region_ids=[first.region_id],
        study_ids=[first.study_id],
        populations="all",
    )
    same = [one for one in stated if one.is_known and one.period == first.period and one.item_id != WHOLE]
    return Beyond(
        others=tuple(one for one in same if one.item_id not in held),
        first_ids=frozenset(one.item_id for one in same if one.measure_id == "rank" and one.value == 1),
    )
