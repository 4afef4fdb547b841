"""Crossings: surveys computed from respondents, the groups that they tell apart, contrasts and secrets."""

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.banners import Contrast
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, Observation
from dashboard.queries import slices
from dashboard.queries.held import held

FIELDS = {
    "region_id": "region_id",
    "population_id": "population_id",
    "domain_id": "population_id",
    "actor_profile_id": "actor_profile_id",
}
"""The field of an observation that holds the codes of each dimension of a file."""
_LISTS = {"region_id": "regions", "population_id": "populations", "actor_profile_id": "actor_profiles"}


class Key(NamedTuple):
    """Item, answer and group of a cell; the answer is `_T` for a whole group."""

    item_id: str
    response_id: str
    actor_profile_id: str
    population_id: str
    region_id: str


@dataclass(frozen=True, slots=True)
class Study:
    """A survey whose respondents' file was computed."""

    study_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """One group that a file tells apart."""

    code: str
    label: str


_STUDIES = """
select study_id, any_value(study_title) as title from observations_{l}
where reading = 'computed' group by study_id order by max(wave_end) desc, study_id
"""
_GROUPS = """
select c.code, n.label_{{l}} as label from study_cuts c join {table} n on n.{field} = c.code
where c.study_id = $study and c.dimension = $dimension order by n."order", c.code
"""
_CONTRASTS = """
select item_id, response_id, actor_profile_id, population_id, region_id, gap, std_error, df from crossings
where study_id = ? and question_id = ? and dimension = ? and state = 'shown'
"""
_WITHHELD = """
select item_id, response_id, actor_profile_id, population_id, region_id, state from crossings
where study_id = ? and question_id = ? and state <> 'shown'
"""


def studies(desk: Desk) -> list[Study]:
    """Surveys with computed figures, the latest first."""
    return held(desk, _STUDIES, Study)


def dimensions(desk: Desk, *, study_id: str) -> list[str]:
    """What the file of a survey tells respondents apart by."""
    asked = "select distinct dimension from study_cuts where study_id = ?"
    found = {name for (name,) in desk.cursor.execute(asked, [study_id]).fetchall()}
    return [name for name in FIELDS if name in found]


def groups(desk: Desk, *, study_id: str, dimension: str) -> list[Group]:
    """The groups of one dimension, in the order of their code list."""
    field = FIELDS[dimension]
    query = _GROUPS.format(table=_LISTS[field], field=field)
    return held(desk, query, Group, study=study_id, dimension=dimension)


def figures(desk: Desk, *, study_id: str, question_id: str = "") -> list[Observation]:
    """Every computed figure of a survey, or of one of its questions."""
    asked = [question_id] if question_id else []
    found = slices.observations(
        desk, ALL_WAVES, study_ids=[study_id], question_ids=asked, populations="all", is_preferred=False
    )
    return [one for one in found if one.is_computed]


def withheld_regions(desk: Desk, one: Observation) -> list[Group]:
    """Regions that the file of a value tells apart and that are withheld for its item and profile."""
    held = withheld(desk, study_id=one.study_id, question_id=one.question_id)
    codes = {
        found.region_id
        for found in held
        if (found.item_id, found.actor_profile_id, found.population_id)
        == (one.item_id, one.actor_profile_id, one.population_id)
    }
    every = groups(desk, study_id=one.study_id, dimension="region_id") if codes else []
    return [group for group in every if group.code in codes]


def key(one: Observation) -> Key:
    return Key(one.item_id, one.response_id, one.actor_profile_id, one.population_id, one.region_id)


def contrasts(desk: Desk, *, study_id: str, question_id: str, dimension: str) -> dict[Key, Contrast]:
    """How each cell differs from all others that one dimension parts it from."""
    rows = desk.cursor.execute(_CONTRASTS, [study_id, question_id, dimension]).fetchall()
    return {Key(*row[:5]): Contrast(*row[5:]) for row in rows}


def withheld(desk: Desk, *, study_id: str, question_id: str) -> dict[Key, str]:
    """Why a group of an item is withheld: `under_minimum` or `given_away`."""
    rows = desk.cursor.execute(_WITHHELD, [study_id, question_id]).fetchall()
    return {Key(*row[:5]): row[5] for row in rows}
