"""Compare: the questions that at least two profiles answered, and the results that may share an axis."""

import duckdb
import pandas as pd

PRACTISING_PROFILES = ("entreprises", "associations", "fondations")
MAIN_PROFILES = ("citoyens", "elus_locaux", *PRACTISING_PROFILES)

_CANDIDATES = """
select * from observations
where region_id = 'FR' and measure_id = 'share' and is_shown and actor_profile_id <> '_T'
  and response_id in ('top2', 'oui', 'cite', 'tres_utile', 'utile')
  and theme <> 'echantillon' and study_kind = 'survey' and period <> ''
  and question_id in (
    select question_id from figures
    where region_id = 'FR' and measure_id = 'share' and value is not null and actor_profile_id <> '_T'
    group by question_id having count(distinct actor_profile_id) > 1
  )
"""
_ALL = f"{_CANDIDATES} order by item_order, profile_order, period"
_ONE = f"{_CANDIDATES} and question_id = ? order by item_order, profile_order, period"
_GRADES = (
    "select question_id, study_a, study_b, grade, reason from comparability order by grade, study_a, study_b"
)
_PROFILES = """
select actor_profile_id, label_fr as profile_label, article_fr as profile_article, "order" as profile_order
from actor_profiles where actor_profile_id = any(?) order by "order"
"""


def candidates(cursor: duckdb.DuckDBPyConnection, *, question_id: str = "") -> pd.DataFrame:
    """Shares for France that several profiles answered, dated surveys only, one row an observation.

    Returns:
        The columns of `observations`; items and profiles in code-list order, waves from the oldest.
    """
    if question_id:
        return cursor.execute(_ONE, [question_id]).df()
    return cursor.execute(_ALL).df()


def grades(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every stated grade: `question_id`, `study_a`, `study_b`, `grade`, `reason`."""
    return cursor.execute(_GRADES).df()


def main_profiles(cursor: duckdb.DuckDBPyConnection, *, practising_only: bool = False) -> pd.DataFrame:
    """The profiles that the Observatoire surveys, in code-list order; organisations alone on practices."""
    codes = PRACTISING_PROFILES if practising_only else MAIN_PROFILES
    return cursor.execute(_PROFILES, [list(codes)]).df()
