"""Impacts: how strongly each profile expects partnerships to matter, item by item."""

import duckdb
import pandas as pd

QUESTION = "impact_percu"

_COMPARISON = """
select * from observations
where question_id = ? and response_id = ? and region_id = 'FR' and measure_id = 'share' and is_preferred
order by item_order, profile_order
"""
_DISTRIBUTION = """
select * from observations
where question_id = ? and actor_profile_id = ? and region_id = 'FR' and measure_id = 'share' and is_preferred
order by item_order, response_order
"""
_DISTRIBUTED = """
select actor_profile_id, profile_label, profile_order
from observations
where question_id = ? and region_id = 'FR' and is_preferred and value is not null
  and response_id not in ('top2', 'top3')
group by all
order by profile_order
"""
_OF_ITEM = """
select * from observations
where question_id = ? and item_id = ? and region_id = 'FR' and measure_id = 'share' and is_preferred
order by profile_order, response_order
"""
_ITEMS = """
select item_id, item_label from observations
where question_id = ? and region_id = 'FR' and measure_id = 'share' and is_preferred and value is not null
group by all
order by any_value(item_order)
"""
_NECESSITY = """
select * from observations
where question_id = 'jouer_collectif_necessaire' and response_id = 'oui' and region_id = 'FR'
  and measure_id = 'share' and is_preferred
order by value desc, profile_order
"""
_GRADES = """
select study_a, study_b, grade, reason from comparability
where question_id = ? and study_a = any(?) and study_b = any(?)
order by grade, study_a, study_b
"""


def profile_comparison(cursor: duckdb.DuckDBPyConnection, *, response_id: str = "top2") -> pd.DataFrame:
    """Share of each profile that expects this degree of impact, item by item.

    Returns:
        One row per item and profile, in code-list order, with the columns of `observations`: `value`
        (percent, NaN where none is readable), `status`, base and source.
    """
    return cursor.execute(_COMPARISON, [QUESTION, response_id]).df()


def distribution(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> pd.DataFrame:
    """Every response option of one profile, item by item, printed totals included.

    Returns:
        One row per item and response, in code-list order, with the columns of `observations`.
    """
    return cursor.execute(_DISTRIBUTION, [QUESTION, actor_profile_id]).df()


def item_distribution(cursor: duckdb.DuckDBPyConnection, *, item_id: str) -> pd.DataFrame:
    """Every response option of one item, profile by profile, printed totals included.

    Returns:
        One row per profile and response, in code-list order, with the columns of `observations`; a profile
        whose details were never printed has its total alone.
    """
    return cursor.execute(_OF_ITEM, [QUESTION, item_id]).df()


def items(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Items with at least one readable share: `item_id`, `item_label`, in questionnaire order."""
    return cursor.execute(_ITEMS, [QUESTION]).df()


def profiles_with_distribution(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Profiles with at least one readable response option: `actor_profile_id`, `profile_label`."""
    return cursor.execute(_DISTRIBUTED, [QUESTION]).df()


def necessity(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Share of each profile that finds « jouer collectif » necessary, highest first."""
    return cursor.execute(_NECESSITY).df()


def comparability(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, study_ids: tuple[str, ...]
) -> pd.DataFrame:
    """Stated grades between these studies on one question: `study_a`, `study_b`, `grade`, `reason`."""
    return cursor.execute(_GRADES, [question_id, list(study_ids), list(study_ids)]).df()
