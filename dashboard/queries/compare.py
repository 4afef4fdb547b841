"""Compare: the questions that at least two profiles answered, and what was published for each profile."""

import duckdb
import pandas as pd

PRACTISING_PROFILES = ("entreprises", "associations", "fondations")
MAIN_PROFILES = ("citoyens", "elus_locaux", *PRACTISING_PROFILES)

# `counted` is what the percentage counts: organisations that already work in partnership, or the partnerships
# themselves, are not the whole profile. A statement that names no study compares with nothing.
_CANDIDATES = """
with shares as (
    select *, case
        when base_unit = 'partenariats' then 'partnerships'
        when starts_with(population_id, 'en_partenariat') then 'partners'
        else 'profile' end as counted
    from observations
    where measure_id = 'share' and is_preferred and actor_profile_id <> '_T'
      and response_id in ('top2', 'oui', 'cite', 'tres_utile', 'utile')
      and theme not in ('programme', 'echantillon') and study_kind in ('survey', 'unspecified')
      and study_id <> 'etude-non-precisee'
), several as (
    select question_id, region_id from shares where value is not null
    group by all having count(distinct actor_profile_id) > 1
)
select s.*, q."order" as question_order
from shares s semi join several using (question_id, region_id) join questions q using (question_id)
where $question in ('', question_id)
order by question_order, region_order, item_order, profile_order, period
"""
_GRADES = (
    "select question_id, study_a, study_b, grade, reason from comparability order by grade, study_a, study_b"
)
_MEASURES = """
select distinct o.measure_label, m."order" as measure_order
from observations o join measures m using (measure_id)
where o.question_id = ? and o.measure_id in ('mean_10', 'rank') and o.value is not null
order by measure_order
"""
_PROFILES = """
select actor_profile_id, label_fr as profile_label, article_fr as profile_article, "order" as profile_order
from actor_profiles where actor_profile_id = any(?) order by "order"
"""


def candidates(cursor: duckdb.DuckDBPyConnection, *, question_id: str = "") -> pd.DataFrame:
    """Shares of the questions that several profiles answered in one region, one row an observation.

    Returns:
        The columns of `observations`, and `counted`; in code-list order, waves from the oldest.
    """
    return cursor.execute(_CANDIDATES, {"question": question_id}).df()


def grades(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every stated grade: `question_id`, `study_a`, `study_b`, `grade`, `reason`."""
    return cursor.execute(_GRADES).df()


def main_profiles(cursor: duckdb.DuckDBPyConnection, *, practising_only: bool = False) -> pd.DataFrame:
    """The profiles that the Observatoire surveys, in code-list order; organisations alone on practices."""
    codes = PRACTISING_PROFILES if practising_only else MAIN_PROFILES
    return cursor.execute(_PROFILES, [list(codes)]).df()


def other_measures(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> pd.DataFrame:
    """Measures of opinion, shares apart, in which this question is also published: `measure_label`."""
    return cursor.execute(_MEASURES, [question_id]).df()
