"""Search: the questions, items, profiles, regions and domains that hold at least one published value."""

import duckdb
import pandas as pd

_HELD = """
with held as (
    select * from observations
    where value is not null and theme not in ('programme', 'echantillon') and study_kind <> 'facts'
)
"""
_QUESTIONS = f"""
{_HELD}
, counted as (
    select question_id, actor_profile_id, profile_label, min(profile_order) as profile_order
    from held where actor_profile_id <> '_T' group by all
)
, placed as (
    select distinct question_id, region_id, region_order from held where region_kind in ('region', 'overseas')
)
select
    q.question_id, q.label_fr as question_label, q.theme = 'contexte' as is_context,
    coalesce(q.definition_fr, '') as definition,
    coalesce((select list(actor_profile_id order by profile_order)
              from counted c where c.question_id = q.question_id), []) as profile_ids,
    coalesce((select list(profile_label order by profile_order)
              from counted c where c.question_id = q.question_id), []) as profile_labels,
    coalesce((select list(region_id order by region_order)
              from placed p where p.question_id = q.question_id), []) as region_ids,
    exists (select 1 from held h where h.question_id = q.question_id and region_id = 'FR') as is_national,
    coalesce((select string_agg(distinct left(period, 4), ' ')
              from held h where h.question_id = q.question_id), '') as years,
    coalesce(t.theme_fr, '') as theme_label
from questions q
left join context_themes t using (question_id)
where exists (select 1 from held h where h.question_id = q.question_id)
order by is_context, q."order"
"""
_ITEMS = f"""
{_HELD}
select distinct question_id, question_label, item_id, item_label, coalesce(item_definition, '') as definition,
    q."order" as question_order, item_order
from held join questions q using (question_id)
where item_id <> '_T' and domain_id = '_T' and study_kind <> 'context'
  and not starts_with(item_id, 'categorie_')
order by question_order, item_order
"""
_PROFILES = """
select actor_profile_id, label_fr as profile_label from actor_profiles
where actor_profile_id <> '_T' order by "order"
"""
_REGIONS = """
select r.region_id, r.label_fr as region_label, r.kind as region_kind,
    coalesce((select string_agg(w.label_fr, ' ') from regions w
              where list_contains(string_split(w.member_region_ids, ' '), r.region_id)
                and w.kind = 'former_region'), '') as former_names
from regions r where r.kind in ('region', 'overseas') order by r."order"
"""
_DOMAINS = """
select d.domain_id, d.label_fr as domain_label, coalesce(d.note, '') as note,
    exists (select 1 from figures f where f.domain_id = d.domain_id and f.value is not null) as has_figures
from domains d where d.domain_id <> '_T' order by d."order"
"""


def questions(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Questions with a value, the Observatoire's first.

    Returns:
        `question_id`, `question_label`, `is_context`, `definition`, `is_national`, `theme_label` (of
        context), `years` (« 2015 2021 »), and lists: `profile_ids`, `profile_labels`, `region_ids`.
    """
    return cursor.execute(_QUESTIONS).df()


def items(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Items with a value, domains apart: `question_id`, `question_label`, `item_label`, `definition`."""
    return cursor.execute(_ITEMS).df()


def profiles(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every profile of the code list: `actor_profile_id`, `profile_label`."""
    return cursor.execute(_PROFILES).df()


def regions(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Today's regions: `region_id`, `region_label`, `region_kind`, `former_names`."""
    return cursor.execute(_REGIONS).df()


def domains(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Domains that a publication attests: `domain_id`, `domain_label`, `note`, `has_figures`."""
    return cursor.execute(_DOMAINS).df()
