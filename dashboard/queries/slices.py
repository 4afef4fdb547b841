"""Slices: codes and a choice of waves become observations, the records that every card is made from."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Literal

from dashboard.comparability import Grades
from dashboard.desk import Desk
from dashboard.observations import LATEST, SURVEYED, Observation, Other, Slice
from dashboard.queries.held import READ, Codes, typing

WRITTEN = ("text", "word")
"""What is written here, in the language of the desk; all other fields are columns."""
COLUMNS = tuple(field.name for field in fields(Observation) if field.name not in WRITTEN)
TEXTS = tuple(
    column for column in COLUMNS if column.endswith((*READ, "wording_missing_reason", "label_reported"))
)
"""Texts that a reader reads: their spaces and apostrophes are those of the language."""
ORDER = (
    "question_order, question_id, region_order, item_order, item_id, profile_order, population_order, "
    "response_order, wave_end, period, study_id, figure_id"
)


def observations(
    desk: Desk,
    where: Slice = LATEST,
    *,
    question_ids: Codes = (),
    item_ids: Codes = (),
    measure_ids: Codes = (),
    profile_ids: Codes = (),
    region_ids: Codes = (),
    region_kinds: Codes = (),
    study_ids: Codes = (),
    study_kinds: Codes = SURVEYED,
    populations: Literal["main", "all"] = "main",
    is_preferred: bool = True,
) -> list[Observation]:
    """What is held under these codes, missing values with their word; no code of a kind means all of them.

    Args:
        where: the latest wave of each question, measure, profile and territory; those known at a wave; all.
        populations: of each wave only the population with most values, or all of them.
        is_preferred: one statement an observation, the most direct; every statement without it.

    Returns:
        By question, territory, item, profile, population and answer in the order of the code lists, then
        from the oldest wave.
    """
    codes = {
        "question_id": question_ids,
        "item_id": item_ids,
        "measure_id": measure_ids,
        "actor_profile_id": profile_ids,
        "region_id": region_ids,
        "region_kind": region_kinds,
        "study_id": study_ids,
        "study_kind": study_kinds,
    }
    conditions = [f"{column} = any(${column})" for column, given in codes.items() if given]
    conditions += ["is_preferred"] if is_preferred else []
    conditions += ["population_rank = 1"] if populations == "main" else []
    conditions += [condition] if (condition := _of_wave(where)) else []
    values = {column: list(given) for column, given in codes.items() if given}
    values |= {"at": where.at} if "$at" in condition else {}
    return selected(desk, " and ".join(conditions) or "true", values)


def _of_wave(where: Slice) -> str:
    """The condition of the waves asked for."""
    if where.every:
        return _UNTIL if where.at else ""
    return _AT if where.at else "wave_rank = 1"


_UNTIL = "wave_end <> '' and wave_end <= end_of_point(split_part($at, '/', -1))"
_AT = f"""
(question_id, measure_id, actor_profile_id, region_id, wave_rank) in (
    select (question_id, measure_id, actor_profile_id, region_id, min(wave_rank)) from waves
    where known_n > 0 and {_UNTIL}
    group by question_id, measure_id, actor_profile_id, region_id)
"""


def selected(
    desk: Desk, condition: str = "true", values: dict[str, object] | None = None, *, order: str = ORDER
) -> list[Observation]:
    """The observations of which a condition on the columns of `observations` holds.

    Only those that the desk does not know are read whole: most are asked for by many cards.

    Args:
        condition: SQL written in this package; whatever comes from outside is a bound value.
    """
    table = f"observations_{desk.language}"
    asked = f"select figure_id from {table} where {condition} order by {order}"
    names = [name for (name,) in desk.cursor.execute(asked, values or {}).fetchall()]
    found = {name: desk.known[name] for name in names if name in desk.known}
    if missing := [name for name in names if name not in found]:
        whole = f"select {', '.join(COLUMNS)} from {table} where figure_id = any($names)"
        made = records(desk, desk.cursor.execute(whole, {"names": missing}).fetchall())
        desk.keep(made)
        found |= {one.figure_id: one for one in made}
    return [found[name] for name in names]


def records(desk: Desk, rows: Sequence[tuple]) -> list[Observation]:
    """Rows of `COLUMNS` as observations, their texts typed and their values written."""
    typed = typing(desk.language)
    return [_record(desk, dict(zip(COLUMNS, row, strict=True)), typed) for row in rows]


def _record(desk: Desk, cells: dict[str, object], typed: Callable[[str], str]) -> Observation:
    for column in TEXTS:
        cells[column] = typed(cells[column])
    cells["others"] = tuple(Other(**other) for other in cells["others"])
    values = desk.words.values
    if cells["value"] is None:
        return Observation(**cells, word=values.word(cells["status"]))
    text = values.value(cells["value"], cells["measure_id"], cells["qualifier"], decimals=cells["decimals"])
    return Observation(**cells, text=text)


# A wave can be asked for where it is the one known at its own end: no survey that is named hides it.
_WAVES = """
with dated as (
    select * from waves
    where known_n > 0 and wave_end <> '' and study_kind = any($kinds)
), reached as (
    select * from dated
    qualify wave_rank = min(wave_rank) over (
        partition by question_id, measure_id, actor_profile_id, region_id order by wave_end
        range between unbounded preceding and current row)
), named as (
    select *,
        count(*) over (
            partition by question_id, measure_id, actor_profile_id, region_id, wave_end[1:4]) as in_year_n,
        count(*) over (partition by question_id, measure_id, actor_profile_id, region_id) as waves_n
    from reached
    where ($questions = [] or question_id = any($questions))
        and ($profiles = [] or actor_profile_id = any($profiles))
)
select if(is_shared_year, period, wave_end[1:4]) as code, max(wave_end) as wave_end
from (select *, max(in_year_n) over (partition by wave_end[1:4]) > 1 as is_shared_year
    from named where waves_n > 1)
group by code order by wave_end desc, code desc
"""


def waves(desk: Desk, *, question_ids: Codes = (), profile_ids: Codes = ()) -> list[str]:
    """Codes of the waves that may be asked for, the latest first; none where there is no choice.

    They are those of the questions, measures, profiles and territories with values in two dated waves or
    more: years, or whole periods where one of them has two waves in a year.
    """
    values = {
        "kinds": list(SURVEYED),
        "questions": list(question_ids),
        "profiles": list(profile_ids),
    }
    return [code for code, _ in desk.cursor.execute(_WAVES, values).fetchall()]


def grades(desk: Desk) -> Grades:
    """How studies compare on each question."""
    stated = "select question_id, study_a, study_b, grade, reason from comparability"
    return Grades(desk.cursor.execute(stated).fetchall())
