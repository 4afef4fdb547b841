"""Trends: results for France that several dated waves published, and other values of the same observation."""

import duckdb
import pandas as pd

_REPEATED = """
with dated as (
    select * from observations
    where region_id = 'FR' and is_shown and value is not null and period <> '' and period_status <> 'unknown'
      and actor_profile_id <> '_T' and measure_id in ('share', 'mean_10') and theme <> 'echantillon'
)
select * from dated d
where (select count(distinct study_id) from dated e
       where (e.question_id, e.item_id, e.response_id, e.measure_id, e.actor_profile_id, e.population_id)
           = (d.question_id, d.item_id, d.response_id, d.measure_id, d.actor_profile_id, d.population_id)) > 1
order by (select "order" from questions q where q.question_id = d.question_id), item_order, period
"""
_OTHERS = """
select o.* from observations o
join observations s on s.observation_id = o.observation_id and s.is_shown
where o.observation_id = any(?) and o.value is not null and o.value <> s.value
order by o.item_order, o.period
"""


def repeated_results(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Same question, item, response, measure, profile and population in two studies or more.

    Returns:
        The columns of `observations`, from the oldest wave; whether they compare is not decided here.
    """
    return cursor.execute(_REPEATED).df()


def other_values(cursor: duckdb.DuckDBPyConnection, *, observation_ids: tuple[str, ...]) -> pd.DataFrame:
    """What other publications state for these observations when it is another value."""
    return cursor.execute(_OTHERS, [list(observation_ids)]).df()
