"""Axes: the results of one question in groups of profiles that may share an axis, or in none. Pure."""

from collections.abc import Sequence
from operator import attrgetter

from dashboard.cards import selection
from dashboard.comparability import Grades
from dashboard.observations import WHOLE, Observation

NO_STUDY = "etude-non-precisee"
"""Statements that name no study: they compare with nothing."""
FEWEST_PROFILES = 2
WAVE = ("actor_profile_id", "study_id", "period", "population_id")
"""What tells apart what surveys state, one wave of one profile from another."""
_wave = attrgetter(*WAVE)
MOST_REGIONS = 3
"""Regional axes of a question that is not published for France; more stand on the page of territories."""


def comparable(observations: Sequence[Observation]) -> list[Observation]:
    """Those of a profile and a named study that an axis can carry."""
    return [
        one
        for one in selection.findings(observations)
        if one.actor_profile_id != WHOLE
        and one.study_id != NO_STUDY
        and one.measure_id in selection.AXIS_MEASURES
    ]


def profiles_of(observations: Sequence[Observation]) -> set[str]:
    """The profiles with a value."""
    return {one.actor_profile_id for one in observations if one.is_known}


def shared_axes(observations: Sequence[Observation], grades: Grades) -> list[list[Observation]]:
    """Headline results in groups of profiles that may share an axis, each profile by its latest such wave.

    Returns:
        Surveys first, then the most profiles, then the latest wave. Regional groups only where there is no
        national one: France is what a question is compared on.
    """
    found = []
    for same in selection.grouped(comparable(observations), "region_id", "measure_id", "counted").values():
        for answer in selection.grouped(selection.headline(same), "response_id").values():
            found += [group for group in _gathered(answer, grades) if _shares_an_item(group)]
    national = [group for group in found if group[0].region_id == "FR"]
    return sorted(national or found[:MOST_REGIONS], key=_place)


def apart_from(observations: Sequence[Observation], drawn: set[str]) -> list[Observation]:
    """The national results of each profile's latest wave, where they are on no shared axis."""
    national = [one for one in comparable(observations) if one.region_id == "FR"]
    found = []
    for same in selection.grouped(national, "actor_profile_id", "measure_id").values():
        latest = min(same, key=lambda one: (not one.is_known, one.wave_rank))
        wave = [one for one in same if (one.study_id, one.period) == (latest.study_id, latest.period)]
        if not drawn & {one.figure_id for one in wave}:
            found += wave
    return found


def _gathered(rows: Sequence[Observation], grades: Grades) -> list[list[Observation]]:
    """Waves of several profiles that all compare, gathered from the latest one; each is in one group only.

    A group in which every profile has a later wave of the same kind is no result of today: it is left out.
    """
    waves = sorted(selection.grouped(rows, *WAVE).values(), key=_age)
    latest = {(one.actor_profile_id, one.study_kind): _wave(one) for one, *_ in reversed(waves)}.values()
    groups, used = [], set()
    for seed in waves:
        group = [seed]
        for wave in waves:
            is_free = _wave(wave[0]) not in used and _is_new(wave, group)
            if is_free and all(grades.shares_axis(wave[0], other[0]) for other in group):
                group.append(wave)
        if len(group) > 1 and _wave(seed[0]) not in used:
            used |= {_wave(wave[0]) for wave in group}
            groups += [group] if any(_wave(wave[0]) in latest for wave in group) else []
    return [[one for wave in group for one in wave] for group in groups]


def _age(wave: Sequence[Observation]) -> tuple[bool, str, int, int]:
    """Waves with a value first, then the latest."""
    first = wave[0]
    has_none = not any(one.is_known for one in wave)
    return has_none, selection.latest_first(first.wave_end), first.wave_rank, first.population_order


def _is_new(wave: Sequence[Observation], group: Sequence[Sequence[Observation]]) -> bool:
    return wave[0].actor_profile_id not in {other[0].actor_profile_id for other in group}


def _shares_an_item(group: Sequence[Observation]) -> bool:
    by_item = selection.grouped(group, "item_id").values()
    return any(len(profiles_of(same)) >= FEWEST_PROFILES for same in by_item)


def _place(group: Sequence[Observation]) -> tuple[bool, int, str]:
    latest = max(one.wave_end for one in group)
    return (
        any(one.study_kind != "survey" for one in group),
        -len(profiles_of(group)),
        selection.latest_first(latest),
    )
