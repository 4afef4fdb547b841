"""Relations: the SQL that turns built tables into waves, grades and labelled observations, once."""

END_OF_POINT = """
create macro end_of_point(point) as case
    when point = '' then ''
    when length(point) = 4 then try_cast(point || '-12-31' as date)::varchar
    when point[6] = 'T' then
        last_day(try_cast(
            format('{}-{:02d}-01', point[1:4], try_cast(point[7:7] as int) * 3) as date))::varchar
    when length(point) = 7 then last_day(try_cast(point || '-01' as date))::varchar
    else try_cast(point as date)::varchar end
"""
"""`2021`, `2021-T3`, `2021-09` or `2021-09-30` -> its last day, an ISO date; null for anything else."""

# One row a wave: a study and its period within a question, a measure, a profile and a territory. The latest
# is one with a value, of a survey that is named, dated, and at last the one published later.
WAVES = """
create table waves as
with wave as (
    select f.question_id, f.measure_id, f.actor_profile_id, f.region_id, f.study_id, f.period,
        any_value(s.kind) as study_kind,
        count(f.value) as known_n, max(p.publication_date) as published_on
    from figures f
    left join studies s using (study_id)
    left join publications p using (publication_id)
    where f.is_preferred
    group by f.question_id, f.measure_id, f.actor_profile_id, f.region_id, f.study_id, f.period
), dated as (
    select *, end_of_point(split_part(period, '/', -1)) as wave_end from wave
)
select * exclude (published_on), row_number() over (
    partition by question_id, measure_id, actor_profile_id, region_id
    order by known_n = 0, study_kind = 'unspecified', wave_end = '', wave_end desc, published_on desc,
        study_id desc, period desc
) as wave_rank
from dated
"""

POPULATIONS = """
create table wave_populations as
with held as (
    select question_id, measure_id, actor_profile_id, region_id, study_id, period, population_id,
        count(value) as known_n
    from figures where is_preferred
    group by all
)
select h.* exclude (known_n), row_number() over (
    partition by question_id, measure_id, actor_profile_id, region_id, study_id, period
    order by known_n desc, n."order", population_id
) as population_rank
from held h left join populations n using (population_id)
"""
"""1 for the population of a wave with most values; the largest of those with as many."""

# A study that names no survey and no period holds statements of any origin: they do not compare.
GRADES = """
create table grades as
select question_id, study_a, study_b, grade, reason from comparability
union all
select question_id, study_b, study_a, grade, reason from comparability
union all
select distinct question_id, study_id, study_id,
    case when s.kind = 'unspecified' and s.fieldwork = '' then 'C' else 'A' end, ''
from figures join studies s using (study_id)
"""

# `others`: what else is stated of the same thing, where a claim says that it differs (pages do not always say
# which answer they count) or where publications print one observation differently.
HALF_UNIT = """
create macro half_unit(printed, value) as 0.5 * pow(10, -length(
    if(printed <> '', regexp_extract(printed, '[.,]([0-9]+)', 1),
        regexp_extract(value::varchar, '[.]([0-9]*[1-9])', 1))))
"""
"""Half a unit of the last digit that a page prints: `57 %` -> 0.5, `6,4` -> 0.05."""

# A computed value differs from a printed one only beyond the rounding of the print.
OTHERS = """
create table other_values as
with stated as (
    select c.claim_id, c.relation, f.*
    from claims c join figures f using (figure_id)
    where f.value is not null
), differing as (
    select a.observation_id, a.value, b.value as other_value, b.period as other_period
    from stated a
    join stated b using (claim_id, measure_id, question_id, item_id, actor_profile_id, region_id)
    where 'differs' in (a.relation, b.relation)
    union
    select a.observation_id, a.value, b.value, b.period
    from figures a join figures b using (observation_id)
    where a.figure_id <> b.figure_id and case
        when (a.reading = 'computed') = (b.reading = 'computed') then true
        when a.reading = 'computed' then abs(a.value - b.value) > half_unit(b.value_printed, b.value) + 1e-9
        else abs(a.value - b.value) > half_unit(a.value_printed, a.value) + 1e-9 end
)
select observation_id, value,
    list_sort(list(distinct {'value': other_value, 'period': other_period})) as others
from differing
where other_value <> value
group by all
"""

OBSERVED = """
create table observed as
select f.* replace (if(f.reading = 'computed', round(f.value, m.decimals::int), f.value) as value),
    w.wave_end, w.wave_rank, n.population_rank, o.others,
    q."order" as question_order, q.theme, q.answer_kind,
    coalesce(i."order", whole."order", 0) as item_order, i.item_id is not null as is_own_item,
    coalesce(r."order", 0) as response_order, coalesce(r.scale_id, '') as scale_id,
    coalesce(r.part_response_ids, '') as part_response_ids, r.is_favourable,
    p."order" as profile_order, p.gender as profile_gender, b."order" as population_order,
    g."order" as region_order, g.kind as region_kind, g.member_region_ids,
    s.kind as study_kind, d.publication_date,
    case when s.kind = 'context' then max(length(regexp_extract(f.value::varchar, '[.]([0-9]*[1-9])', 1)))
        over (partition by f.question_id, f.measure_id, f.period) end as decimals
from figures f
join waves w using (question_id, measure_id, actor_profile_id, region_id, study_id, period)
join wave_populations n using (
    question_id, measure_id, actor_profile_id, region_id, study_id, period, population_id)
left join other_values o using (observation_id, value)
left join questions q using (question_id)
left join items i on i.question_id = f.question_id and i.item_id = f.item_id
left join items whole on whole.question_id = '_T' and whole.item_id = f.item_id
left join responses r using (response_id)
left join actor_profiles p using (actor_profile_id)
left join populations b using (population_id)
left join regions g using (region_id)
left join studies s using (study_id)
left join publications d using (publication_id)
left join measures m using (measure_id)
order by f.question_id, f.study_id
"""
"""Figures with all that is filtered or sorted by; an item of the question itself wins over one of `_T`.

A computed value is rounded as its measure is printed: pages and files show what a report would.
"""

STATEMENTS = (END_OF_POINT, WAVES, POPULATIONS, GRADES, HALF_UNIT, OTHERS, OBSERVED)

_LABELLED = """
create {kind} observations_{language} as
select f.* exclude (others),
    coalesce(f.others, []) as others,
    coalesce(q.label_{language}, f.question_id) as question_label,
    coalesce(nullif(q.short_{language}, ''), q.label_{language}, f.question_id) as question_short,
    coalesce(q.verb_{language}, '') as question_verb,
    coalesce(q.measures_{language}, '') as question_measures,
    coalesce(q.definition_{language}, '') as question_definition,
    coalesce(i.label_{language}, f.item_id) as item_label, coalesce(i.phrase_{language}, '') as item_phrase,
    coalesce(r.label_{language}, f.response_id) as response_label,
    coalesce(r.phrase_{language}, '') as response_phrase,
    coalesce(m.label_{language}, f.measure_id) as measure_label,
    p.label_{language} as profile_label, p.article_{language} as profile_article,
    n.label_{language} as population_label,
    case when w.asked_{language} <> '' then w.asked_{language}
        when f.population_id = '_T' then p.article_{language}
        when n.article_{language} <> ''
            then replace(n.article_{language}, '{{profile}}', p.article_{language})
        else p.article_{language} || ' (' || n.label_{language} || ')' end as population_article,
    g.label_{language} as region_label, g.in_phrase_{language} as region_phrase,
    coalesce(nullif(g.article_{language}, ''), g.label_{language}) as region_article,
    s.title as study_title, s.programme, s.producer, s.producer_type, s.institute, s.note as study_note,
    s.sample_n as study_sample_n, s.sampling as study_sampling,
    b.title as publication_title, b.publisher, b.url as publication_url, b.directness,
    coalesce(w.text, '') as wording, coalesce(w.missing_reason, '') as wording_missing_reason
from observed f
left join questions q using (question_id)
left join items i on i.item_id = f.item_id and i.question_id = if(f.is_own_item, f.question_id, '_T')
left join responses r using (response_id)
left join measures m using (measure_id)
left join actor_profiles p using (actor_profile_id)
left join populations n using (population_id)
left join regions g using (region_id)
left join studies s using (study_id)
left join publications b using (publication_id)
left join wordings w on w.study_id = f.study_id and w.question_id = f.question_id
"""


def labelled(language: str, *, kind: str) -> str:
    """The statement that makes `observations_<language>`, with the labels of that language.

    Args:
        kind: `table` for the language that pages are read in, `view` for one that is rarely asked for.
    """
    return _LABELLED.format(language=language, kind=kind)
