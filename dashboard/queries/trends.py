"""Trends: results for France that several dated waves published, and other values of the same observation."""

import duckdb
import pandas as pd

_DATED = """
with dated as (
    select * from observations
    where region_id = 'FR' and is_preferred and value is not null
      and period <> '' and period_status <> 'unknown'
      and actor_profile_id <> '_T' and measure_id in ('share', 'mean_10') and theme <> 'echantillon'
      and study_kind <> 'context'
)
"""
_REPEATED = f"""{_DATED}
select * from dated d
where (select count(distinct study_id) from dated e
       where (e.question_id, e.item_id, e.response_id, e.measure_id, e.actor_profile_id, e.population_id)
           = (d.question_id, d.item_id, d.response_id, d.measure_id, d.actor_profile_id, d.population_id)) > 1
order by (select "order" from questions q where q.question_id = d.question_id), item_order, period
"""
_SEVERAL_WAVES = f"""{_DATED}
select *, cast(left(period, 4) as integer) as year from dated
where response_id in ('oui', 'cite', 'top2', '_T')
qualify count(distinct left(period, 4)) over (partition by question_id, actor_profile_id, measure_id) > 1
order by (select "order" from questions q where q.question_id = dated.question_id), profile_order, period,
    item_order
"""
_OTHERS = """
select o.* from observations o
join observations s on s.observation_id = o.observation_id and s.is_preferred
where o.observation_id = any(?) and o.value is not null and o.value <> s.value
qualify row_number() over (
    partition by o.observation_id, o.value order by o.directness, o.publication_date, o.figure_id
) = 1
order by o.item_order, o.period
"""


def repeated_results(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Same question, item, response, measure, profile and population in two studies or more.

    Returns:
        The columns of `observations`, from the oldest wave; whether they compare is not decided here.
    """
    return cursor.execute(_REPEATED).df()


def several_waves(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Results of the questions that one profile was asked in several years, whatever was counted.

    Returns:
        The columns of `observations` and `year`, from the oldest wave of each question and profile.
    """
    return cursor.execute(_SEVERAL_WAVES).df()


def other_values(cursor: duckdb.DuckDBPyConnection, *, observation_ids: tuple[str, ...]) -> pd.DataFrame:
    """What other publications state for these observations when it is another value, once a value."""
    return cursor.execute(_OTHERS, [list(observation_ids)]).df()
