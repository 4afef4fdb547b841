"""Catalogue: what the base holds: studies, publications, counts, grades and what is missing."""

import duckdb
import pandas as pd

_STUDIES = """
with held as (
select
    s.study_id, s.title, s.programme, s.kind, s.producer, s.producer_type, s.institute, s.mode, s.fieldwork,
    s.period_status, s.universe, s.sample_n, s.sampling, s.note,
    coalesce((
        select string_agg(p.label_fr, ', ' order by p."order") from actor_profiles p
        where p.actor_profile_id <> '_T'
          and list_contains(string_split(s.actor_profile_ids, ' '), p.actor_profile_id)
    ), '') as profile_labels,
    count(f.figure_id) filter (f.status = 'published') as published_n,
    count(f.figure_id) filter (f.status = 'illegible') as illegible_n,
    count(f.figure_id) filter (f.status in ('not_published', 'not_asked')) as not_published_n,
    count(distinct f.question_id) as questions_n,
    min(nullif(f.period, '')) as first_period, max(nullif(f.period, '')) as last_period
from studies s
left join figures f on f.study_id = s.study_id and f.is_preferred
where (s.kind = 'context') = ?
group by all
)
select * from held order by fieldwork = '', fieldwork desc, title
"""


def studies(cursor: duckdb.DuckDBPyConnection, *, is_context: bool = False) -> pd.DataFrame:
    """Studies, latest first, unknown waves last, with how many observations are published, lost or missing.

    Args:
        is_context: the studies of other producers on regions instead of the Observatoire's.
    """
    return cursor.execute(_STUDIES, [is_context]).df()


_PUBLICATIONS = """
with stating as (
select
    p.publication_id, p.title, p.publisher, p.publication_date, p.kind, p.directness, p.url, p.note,
    count(f.figure_id) as figures_n, bool_and(s.kind = 'context') as is_context
from publications p
left join figures f using (publication_id)
left join studies s using (study_id)
group by all
)
select * from stating order by directness, publication_date desc, title
"""


def publications(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Publications, the most direct first, with their address and how many figures each states."""
    return cursor.execute(_PUBLICATIONS).df()


_COUNTS = """
select
    (select count(*) from figures) as statements_n,
    (select count(*) from figures where is_preferred) as observations_n,
    (select count(*) from observations where study_kind <> 'context') as own_statements_n,
    (select count(*) from observations where study_kind <> 'context' and is_preferred) as own_observations_n,
    (select count(*) from observations where study_kind = 'context' and is_preferred)
        as context_observations_n,
    (select count(*) from studies where kind <> 'context') as own_studies_n,
    (select count(*) from studies where kind = 'context') as context_studies_n,
    (select count(*) from publications) as publications_n,
    (select count(*) from observations where study_kind = 'survey' and is_preferred) as survey_n,
    (select count(*) from observations where study_kind = 'survey' and is_preferred and value is not null)
        as survey_published_n,
    (select count(*) from figures where is_preferred and status = 'illegible') as illegible_n,
    (select count(*) from figures where is_preferred and reading = 'reconstructed') as reconstructed_n,
    (select count(*) from observations
        where study_kind = 'survey' and is_preferred and value is not null and base_n is not null)
        as with_base_n,
    (select count(*) from observations
        where study_kind = 'survey' and is_preferred and value is not null and universe_n is not null)
        as with_universe_n,
    (select count(*) from observations where study_kind <> 'context' and is_preferred and period = '')
        as undated_n,
    (select count(*) from wordings w join studies s using (study_id) where s.kind = 'survey') as wordings_n,
    (select count(*) from wordings w join studies s using (study_id) where s.kind = 'survey' and w.text = '')
        as missing_wordings_n,
    (select count(*) from (
        select observation_id from observations
        where study_kind <> 'context' and value is not null group by observation_id
        having count(distinct value) > 1)) as contradicted_n,
    (select count(*) from (
        select observation_id from observations where study_kind <> 'context' group by observation_id
        having count(*) > 1)) as repeated_n,
    (select count(*) from domains where attestation = 'figures') as domains_with_figures_n,
    (select count(*) from domains where attestation = 'named') as domains_named_n,
    (select max(value)::int from figures
        where question_id = 'programme_impact' and item_id = 'domaines_etudies')
        as domains_announced_n
"""


def counts(cursor: duckdb.DuckDBPyConnection) -> pd.Series:
    """How much the base holds and lacks, one number a name; what the method page says in words."""
    return cursor.execute(_COUNTS).df().iloc[0]


_EXAMPLES = """
select 'universe' as example, value, universe_n, measure_id, profile_article, period from (
    select * from observations where question_id = 'impact_percu' and response_id = 'top2' and is_preferred
      and universe_n is not null and value is not null and study_kind = 'survey'
    order by universe_n, item_order limit 1)
union all
select 'top2', value, universe_n, measure_id, profile_article, period from (
    select * from observations where question_id = 'impact_percu' and response_id = 'top2' and is_preferred
      and value is not null
    order by value desc, figure_id limit 1)
union all
select 'mean', value, universe_n, measure_id, profile_article, period from (
    select * from observations where measure_id = 'mean_10' and actor_profile_id = 'citoyens' and is_preferred
      and region_id = 'FR' and value <> floor(value)
    order by value, figure_id limit 1)
union all
select 'rate', value, universe_n, measure_id, profile_article, period from (
    select * from observations where question_id = 'taux_partenariat' and item_id = '_T' and is_preferred
      and measure_id = 'share' and actor_profile_id = 'entreprises' and region_id = 'FR'
      and value is not null)
order by example, period
"""


def examples(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Published values that the method page explains its words with, so that no number is typed there.

    Returns:
        `example` (`universe`, `top2`, `mean`, and `rate` once a wave, oldest first), `value`, `universe_n`,
        `measure_id`, `profile_article`, `period`.
    """
    return cursor.execute(_EXAMPLES).df()


def grades(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Stated comparability: `question_label`, `study_a_title`, `study_b_title`, `grade`, `reason`."""
    return cursor.execute(
        """
        select
            q.label_fr as question_label, a.title as study_a_title, b.title as study_b_title,
            c.grade, c.reason
        from comparability c
        join questions q using (question_id)
        join studies a on a.study_id = c.study_a
        join studies b on b.study_id = c.study_b
        order by q."order", c.grade, a.title, b.title
        """
    ).df()


def status_words(cursor: duckdb.DuckDBPyConnection, *, attribute: str) -> pd.DataFrame:
    """Words of one attribute (`status`, `reading`, `grade`…), defined, and how many observations bear each.

    Returns:
        `status_id`, `label_fr`, `definition_fr`, `observations_n` (0 for an attribute that figures do not
        carry).
    """
    counted = attribute if attribute in ("status", "reading", "period_status", "confidence") else "''"
    return cursor.execute(
        f"""
        select s.status_id, s.label_fr, s.definition_fr,
               (select count(*) from figures f where f.is_preferred and {counted} = s.status_id)
                   as observations_n
        from statuses s where s.attribute = ? order by s."order"
        """,
        [attribute],
    ).df()


def measures(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Measures in use: `measure_id`, `label_fr`, `unit_fr`, `observations_n`."""
    return cursor.execute(
        """
        select m.measure_id, m.label_fr, m.unit_fr, count(f.figure_id) as observations_n
        from measures m left join figures f on f.measure_id = m.measure_id and f.is_preferred
        group by all having observations_n > 0 order by observations_n desc
        """
    ).df()


def version(cursor: duckdb.DuckDBPyConnection) -> pd.Series:
    """Version of the data: `build_id`, `schema_version`, `data_version`, `released_on` (ISO date),
    `summary`."""
    return cursor.execute("select * from build").df().iloc[0]
