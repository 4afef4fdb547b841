"""Regions: what the Observatoire published on a region, and the context that others publish on all."""

import duckdb
import pandas as pd

ALL_REGIONS = "_T"
"""Choice of no region in particular; the code that the tables use for a total."""

MAPPED_REGIONS = 10
"""Fewer metropolitan regions than this make a mostly empty map: a region's portrait has them instead."""

_RESULT_KINDS = ["survey", "unspecified"]
_REGION_KINDS = ["region", "overseas", "grouping", "former_region"]
_SURVEY_THEMES = ["impacts", "pratiques", "collectif", "fragilites", "territoires"]

_IS_OF_REGION = """
    (? = '_T' or o.region_id = ? or list_contains(string_split(g.member_region_ids, ' '), ?))
"""

_RESULTS = f"""
with regional as (
    select o.*, g.member_region_ids
    from observations o
    join regions g using (region_id)
    where o.region_kind = any(?) and o.study_kind = any(?) and o.theme = any(?)
      and o.is_preferred and {_IS_OF_REGION}
),
comparable as (
    select question_id, study_a as study_id, study_b as other_id, grade
    from comparability where grade in ('A', 'B')
    union
    select question_id, study_b, study_a, grade from comparability where grade in ('A', 'B')
),
national as (
    select
        f.figure_id as regional_id, o.*,
        case when o.study_id = f.study_id then 'A' else c.grade end as grade,
        row_number() over (
            partition by f.figure_id
            order by o.study_id = f.study_id desc, c.grade nulls first,
                     o.population_id = f.population_id desc, o.period = f.period desc,
                     o.region_id, o.period desc, o.figure_id
        ) as choice
    from regional f
    join observations o using (question_id, item_id, response_id, measure_id, actor_profile_id)
    left join comparable c
        on c.question_id = f.question_id and c.study_id = f.study_id and c.other_id = o.study_id
    where o.region_kind in ('country', 'metropolitan_france') and o.is_preferred and o.value is not null
      and (o.study_id = f.study_id or c.grade is not null)
      and (o.population_id = f.population_id or f.population_id = '_T')
)
select
    f.*, n.figure_id as reference_id, n.region_id as reference_region_id,
    n.region_label as reference_region_label, n.value as reference_value, n.qualifier as reference_qualifier,
    n.population_id as reference_population_id, n.population_label as reference_population_label,
    n.period as reference_period, n.study_id as reference_study_id,
    n.study_title as reference_study_title, n.publisher as reference_publisher,
    n.publication_title as reference_publication_title, n.locator as reference_locator,
    n.grade as reference_grade
from regional f
left join national n on n.regional_id = f.figure_id and n.choice = 1
join questions q on q.question_id = f.question_id
join measures m on m.measure_id = f.measure_id
order by f.region_order, q."order", f.study_id, m."order", f.value desc nulls last,
         f.item_order, f.response_order, f.profile_order, f.period, f.figure_id
"""


def regional_results(cursor: duckdb.DuckDBPyConnection, *, region_id: str = ALL_REGIONS) -> pd.DataFrame:
    """What the Observatoire published on a region, each beside the France value of the same question.

    Args:
        region_id: one region; the groupings and former regions it belongs to come along.

    Returns:
        One row per preferred observation: the columns of `observations`, and `reference_*`, the national
        observation of the same question, item, response, measure and profile, from the same study or from one
        whose wording is graded A or B against it (`reference_grade`); null when there is none. A regional
        result on the whole profile may stand beside a national one on a part of it, which
        `reference_population_label` then names.
    """
    codes = [_REGION_KINDS, _RESULT_KINDS, _SURVEY_THEMES, region_id, region_id, region_id]
    return cursor.execute(_RESULTS, codes).df()


_SHARED_RANKS = """
select
    o.question_id, o.question_label, o.item_id, o.item_label, o.actor_profile_id, o.profile_article,
    o.study_title, o.value, count(distinct o.region_id) as regions_n, any_value(o.publisher) as publisher,
    any_value(o.publication_title) as publication_title, any_value(o.locator) as locator
from observations o
where o.region_kind = 'region' and o.study_kind = any(?) and o.theme = any(?) and o.measure_id = 'rank'
  and o.is_preferred
group by all
having regions_n >= ?
order by regions_n desc, o.question_id, o.item_id
"""


def shared_ranks(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Ranks stated for most regions at once (« l'emploi, premier dans les 13 régions »)."""
    return cursor.execute(_SHARED_RANKS, [_RESULT_KINDS, _SURVEY_THEMES, MAPPED_REGIONS]).df()


_REGION_CHOICES = """
select g.region_id, g.label_fr as region_label, g.kind, g.in_phrase_fr
from regions g
where g.kind in ('region', 'overseas') and exists (
    select 1 from observations o join regions r using (region_id)
    where o.region_id = g.region_id
       or (r.kind in ('grouping', 'former_region')
           and list_contains(string_split(r.member_region_ids, ' '), g.region_id))
)
order by g."order"
"""


def region_choices(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Regions on which at least one figure is held: `region_id`, `region_label`, `kind`, `in_phrase_fr`."""
    return cursor.execute(_REGION_CHOICES).df()


_INDICATORS = """
with waves as (
    select question_id, period, count(distinct region_id) as regions_n
    from observations
    where study_kind = 'context' and region_kind = 'region' and value is not null
    group by all
    having regions_n >= ?
)
select
    q.question_id, q.label_fr as question_label, q.definition_fr, t.theme_fr, t.is_rate,
    (select any_value(o.measure_id) from observations o where o.question_id = q.question_id) as measure_id,
    count(*) as waves_n, max(w.regions_n) as regions_n
from waves w
join questions q using (question_id)
join context_themes t using (question_id)
group by q.question_id, q.label_fr, q.definition_fr, t.theme_fr, t.is_rate, q."order"
order by t.is_rate desc, q."order"
"""


def context_indicators(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Context indicators published for most metropolitan regions, rates first.

    Returns:
        `question_id`, `question_label`, `definition_fr`, `theme_fr`, `is_rate` (only a rate may colour a map:
        counts and shares of a national total follow the size of the region), `measure_id`, `waves_n`,
        `regions_n`.
    """
    return cursor.execute(_INDICATORS, [MAPPED_REGIONS]).df()


_PERIODS = """
select period, count(distinct region_id) as regions_n
from observations
where study_kind = 'context' and question_id = ? and region_kind = 'region' and value is not null
group by all
having regions_n >= ?
order by period desc
"""


def context_periods(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> pd.DataFrame:
    """Periods of an indicator, latest first: `period`, `regions_n`."""
    return cursor.execute(_PERIODS, [question_id, MAPPED_REGIONS]).df()


_VALUES = """
with main_study as (
    select study_id from observations
    where study_kind = 'context' and question_id = ? and period = ? and region_kind = 'region'
    group by study_id order by count(value) desc, study_id limit 1
),
held as (
    select o.*, row_number() over (partition by o.region_id order by o.figure_id) as choice
    from observations o
    semi join main_study using (study_id)
    where o.question_id = ? and o.period = ? and o.is_preferred
      and o.item_id = '_T' and o.response_id = '_T' and o.population_id = '_T'
)
select
    h.* exclude (choice, region_id, region_label, region_order, region_kind, region_phrase, status),
    g.region_id, g.label_fr as region_label, g."order" as region_order, g.kind as region_kind,
    g.in_phrase_fr as region_phrase, coalesce(h.status, 'not_published') as status, s.note as study_note
from regions g
left join held h on h.region_id = g.region_id and h.choice = 1
left join studies s on s.study_id = h.study_id
where g.kind in ('region', 'overseas')
   or (g.kind in ('country', 'metropolitan_france') and h.value is not null)
order by g."order"
"""


def context_values(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> pd.DataFrame:
    """An indicator in one period: the 13 metropolitan regions, the five overseas, and France where given.

    Only the study that covers most regions counts: values of two producers never mix.

    Returns:
        One row per region in code-list order with the columns of `observations`; a region the source does not
        give has `status` `not_published` and nothing else. France is the row whose `region_kind` is `country`
        or `metropolitan_france`; it is absent when the source gives neither.
    """
    return cursor.execute(_VALUES, [question_id, period, question_id, period]).df()


_EVOLUTION = """
with main_study as (
    select study_id from observations
    where study_kind = 'context' and question_id = $question and region_kind = 'region'
    group by study_id order by count(value) desc, study_id limit 1
),
held as (
    select o.*, row_number() over (partition by o.region_id, o.period order by o.figure_id) as choice
    from observations o
    semi join main_study using (study_id)
    where o.question_id = $question and o.is_preferred
      and o.item_id = '_T' and o.response_id = '_T' and o.population_id = '_T'
),
waves as (
    select period from held where region_kind = 'region' and value is not null
    group by period having count(distinct region_id) >= $fewest
)
select
    h.* exclude (choice, region_id, region_label, region_order, region_kind, region_phrase, status, period),
    w.period, cast(left(w.period, 4) as integer) as year,
    g.region_id, g.label_fr as region_label, g."order" as region_order, g.kind as region_kind,
    g.in_phrase_fr as region_phrase, coalesce(h.status, 'not_published') as status, s.note as study_note
from regions g
cross join waves w
left join held h on h.region_id = g.region_id and h.period = w.period and h.choice = 1
left join studies s on s.study_id = h.study_id
where g.kind in ('region', 'overseas')
   or (g.kind in ('country', 'metropolitan_france') and h.value is not null)
order by g."order", w.period
"""


def context_evolution(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> pd.DataFrame:
    """An indicator in every period that its main study gives for most regions: one question, one producer.

    Returns:
        As `context_values`, one row per region and period, with `year`.
    """
    return cursor.execute(_EVOLUTION, {"question": question_id, "fewest": MAPPED_REGIONS}).df()


_PEERS = """
with held as (
    select o.*, row_number() over (
        partition by o.question_id, o.item_id, o.response_id, o.measure_id, o.population_id, o.study_id
        order by o.period desc, o.figure_id
    ) as choice
    from observations o
    where o.study_kind = 'context' and o.region_id = ? and o.is_preferred
)
select h.figure_id as held_id, p.region_id, p.region_order, p.value
from held h
join observations p using (question_id, item_id, response_id, measure_id, population_id, study_id, period)
where h.choice = 1 and p.region_kind = 'region' and p.is_preferred and p.value is not null
"""


def context_peers(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> pd.DataFrame:
    """The metropolitan regions' values of each row of `context_portrait`, to rank it among them.

    Returns:
        `held_id` (the portrait's `figure_id`), `region_id`, `region_order`, `value`.
    """
    return cursor.execute(_PEERS, [region_id]).df()


_ABSENT = """
select q.question_id, q.label_fr as question_label
from questions q
where exists (
    select 1 from observations o
    where o.question_id = q.question_id and o.study_kind = 'context' and o.region_kind = 'region'
      and o.value is not null
    having count(distinct o.region_id) >= ?
)
and not exists (
    select 1 from observations o
    where o.question_id = q.question_id and o.study_kind = 'context' and o.region_id = ?
      and o.value is not null
)
order by q."order"
"""


def absent_indicators(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> pd.DataFrame:
    """Indicators published for most metropolitan regions and not for this one: `question_label`."""
    return cursor.execute(_ABSENT, [MAPPED_REGIONS, region_id]).df()


_PORTRAIT = """
with held as (
    select o.*, row_number() over (
        partition by o.question_id, o.item_id, o.response_id, o.measure_id, o.population_id, o.study_id
        order by o.period desc, o.figure_id
    ) as choice
    from observations o
    where o.study_kind = 'context' and o.region_id = ? and o.is_preferred
      and (o.producer_type = 'public') in (select unnest(?::boolean[]))
)
select
    h.* exclude (choice), t.theme_fr, t.is_rate,
    n.region_label as reference_region_label, n.value as reference_value
from held h
join context_themes t using (question_id)
join questions q using (question_id)
left join observations n
    on n.question_id = h.question_id and n.item_id = h.item_id and n.response_id = h.response_id
    and n.measure_id = h.measure_id and n.population_id = h.population_id and n.study_id = h.study_id
    and n.period = h.period and n.region_kind in ('country', 'metropolitan_france') and n.is_preferred
where h.choice = 1
order by q."order", h.item_order, h.response_order, h.study_id
"""


def context_portrait(
    cursor: duckdb.DuckDBPyConnection, *, region_id: str, is_official: bool | None = None
) -> pd.DataFrame:
    """Every context indicator held on a region, latest period, beside France where given.

    Args:
        is_official: official statistics alone, or the other producers alone; both without it.
    """
    kinds = [True, False] if is_official is None else [is_official]
    return cursor.execute(_PORTRAIT, [region_id, kinds]).df()
