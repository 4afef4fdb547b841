"""Overview: the few observations that open the site, and what the whole base holds."""

from typing import NamedTuple

import duckdb
import pandas as pd


class ObservationKey(NamedTuple):
    """What one key figure is, whatever study and publication it comes from."""

    question_id: str
    item_id: str
    response_id: str
    actor_profile_id: str
    year: str
    population_id: str = ""  # "" takes any


_KEY_FIGURE = """
select * from observations
where question_id = ? and item_id = ? and response_id = ? and actor_profile_id = ? and left(period, 4) = ?
  and (? = '' or population_id = ?)
  and region_id = 'FR' and measure_id = 'share' and value is not null
order by is_preferred desc, directness, population_order
limit 1
"""
_MOVING = """
select * from observations
where question_id = 'territoire_en_mouvement' and region_id = 'FR' and measure_id = 'share' and is_preferred
  and value is not null
order by population_order, response_order
"""
_HOLDINGS = """
select
    count(distinct observation_id) filter (study_kind <> 'context' and value is not null) as value_count,
    count(*) filter (study_kind <> 'context' and is_preferred and status = 'illegible') as illegible_count,
    count(distinct publication_id) filter (study_kind <> 'context') as publication_count,
    count(distinct study_id) filter (study_kind = 'survey') as survey_count,
    (select min(start_year) from programmes where start_year is not null) as first_year
from observations
"""
_REGIONAL_REACH = """
select question_id, question_label, measure_id, actor_profile_id, count(distinct region_id) as region_count
from observations
where study_kind <> 'context' and region_kind in ('region', 'grouping', 'former_region')
  and value is not null and measure_id <> 'rank' and theme not in ('programme', 'echantillon')
group by all
order by region_count desc, question_id
"""
_REPEATED_IMPACTS = """
select actor_profile_id, count(distinct period) as wave_count
from observations where question_id = 'impact_percu' and value is not null
group by all having wave_count > 1
"""
_LATEST_SURVEY = """
select study_title, period, profile_label from observations
where study_kind = 'survey' and value is not null and period_status = 'stated' and period <> ''
order by period desc, profile_order limit 1
"""
_LATEST_PUBLICATION = """
select publication_title, publisher, publication_date from observations
where study_kind <> 'context' and value is not null and publication_date <> ''
order by publication_date desc, publication_title limit 1
"""
_COMPANY_SIZES = """
select distinct population_id, population_label from observations
where actor_profile_id = 'entreprises' and study_kind = 'survey' and value is not null
  and question_id in ('taux_partenariat', 'types_partenariat', 'impact_percu')
order by population_id
"""


def key_figure(cursor: duckdb.DuckDBPyConnection, *, key: ObservationKey) -> pd.DataFrame:
    """The preferred row of one observation; no row when it is not published."""
    values = [*key[:5], key.population_id, key.population_id]
    return cursor.execute(_KEY_FIGURE, values).df()


def moving_territories(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """How local elected officials judge their territory's innovation, as a whole and by size of commune."""
    return cursor.execute(_MOVING).df()


def holdings(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row: values, unreadable values, publications and surveys that the base holds, and since when."""
    return cursor.execute(_HOLDINGS).df()


def regional_reach(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """In how many regions each question of the Observatoire is published for one profile (ranks apart)."""
    return cursor.execute(_REGIONAL_REACH).df()


def profiles_with_repeated_impacts(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Profiles whose perceived impacts were published for more than one wave."""
    return cursor.execute(_REPEATED_IMPACTS).df()


def latest_survey(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The survey with the latest stated wave, one row or none: `study_title`, `period`, `profile_label`."""
    return cursor.execute(_LATEST_SURVEY).df()


def latest_publication(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The latest publication with a figure: `publication_title`, `publisher`, `publication_date`."""
    return cursor.execute(_LATEST_PUBLICATION).df()


def company_populations(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Populations of companies for which practices or impacts are published."""
    return cursor.execute(_COMPANY_SIZES).df()
