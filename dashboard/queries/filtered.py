"""Filtered: codes of questions, profiles, regions, studies and periods become pages of observations."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.queries import slices
from dashboard.queries.held import Codes

LISTS: Mapping[str, tuple[str, str]] = {
    "questions": ("questions", "question_id"),
    "profiles": ("actor_profiles", "actor_profile_id"),
    "regions": ("regions", "region_id"),
    "studies": ("studies", "study_id"),
}
"""Table and code of each list that figures are filtered by."""


@dataclass(frozen=True)
class Filter:
    """Codes of each kind, none for all of them; `periods` are codes, or years that a period has a part in."""

    question_ids: Codes = ()
    profile_ids: Codes = ()
    region_ids: Codes = ()
    study_ids: Codes = ()
    periods: Codes = ()
    is_latest: bool = False  # of each question, measure, profile and territory
    every_statement: bool = False  # what every publication states; else the most direct statement


@dataclass(frozen=True)
class CodeList:
    """A list of codes as its table has it, with how many figures bear each code."""

    columns: tuple[str, ...]
    rows: tuple[tuple, ...]


def observations(desk: Desk, where: Filter, *, most: int | None = None, after: int = 0) -> list[Observation]:
    """The observations that a filter leaves, in the order of the code lists, `most` of them after so many."""
    condition, values = _condition(where)
    order = slices.ORDER if most is None else f"{slices.ORDER} limit {most:d} offset {after:d}"
    return slices.selected(desk, condition, values, order=order)


def count(desk: Desk, where: Filter) -> int:
    """How many observations a filter leaves."""
    condition, values = _condition(where)
    return desk.cursor.execute(f"select count(*) from observed where {condition}", values).fetchone()[0]


def code_list(desk: Desk, name: str) -> CodeList:
    """A list of `LISTS`, in its order."""
    table, column = LISTS[name]
    held = desk.cursor.execute(
        f"""
        select t.*, count(f.figure_id) as figures_n from "{table}" t left join figures f using ({column})
        group by all order by {'t."order", ' if name != "studies" else ""}{column}
        """
    )
    names = tuple(column[0] for column in held.description)
    return CodeList(names, tuple(held.fetchall()))


def codes(desk: Desk, name: str) -> frozenset[str]:
    """The codes of a list of `LISTS`."""
    table, column = LISTS[name]
    found = desk.cursor.execute(f'select {column} from "{table}"').fetchall()
    return frozenset(code for (code,) in found)


def figure(desk: Desk, figure_id: str) -> Observation | None:
    """One figure by its identifier; None when there is no such figure."""
    return next(iter(slices.selected(desk, "figure_id = $name", {"name": figure_id})), None)


def answered_questions(desk: Desk) -> list[tuple[str, str]]:
    """Identifier and label of each question that a figure answers, in their order."""
    return desk.cursor.execute(
        f"""
        select question_id, label_{desk.language} from questions
        where question_id in (select question_id from figures) order by "order", question_id
        """
    ).fetchall()


def _condition(where: Filter) -> tuple[str, dict[str, object]]:
    columns = {
        "question_id": where.question_ids,
        "actor_profile_id": where.profile_ids,
        "region_id": where.region_ids,
        "study_id": where.study_ids,
    }
    values: dict[str, object] = {column: list(codes) for column, codes in columns.items() if codes}
    conditions = [f"{column} = any(${column})" for column in values]
    if where.periods:
        conditions.append(_PERIODS)
        values |= {"periods": list(where.periods), "years": [one for one in where.periods if len(one) == 4]}
    conditions += [] if where.every_statement else ["is_preferred"]
    conditions += ["wave_rank = 1"] if where.is_latest else []
    return " and ".join(conditions) or "true", values


_PERIODS = """
(period = any($periods) or len(list_filter($years,
    lambda asked: asked between period[1:4] and split_part(period, '/', -1)[1:4])) > 0)
"""
