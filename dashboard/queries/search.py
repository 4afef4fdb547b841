"""Search: questions and items that hold a published value, and the regions, as readers look for them."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.queries.held import held

_HELD = """
with held as (
    select * from observed
    where value is not null and theme not in ('programme', 'echantillon') and study_kind <> 'facts'
)
"""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question with a value: who answered, where, when. `years` are « 2015 2021 »."""

    question_id: str
    label: str
    definition: str
    is_context: bool
    context_label: str  # theme of an indicator of context
    profile_ids: tuple[str, ...]
    profile_labels: tuple[str, ...]
    region_ids: tuple[str, ...]
    is_national: bool
    years: str


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with a value that is not a domain."""

    question_id: str
    question_label: str
    item_id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """A region of today, and the names of the former regions that it holds."""

    region_id: str
    label: str
    kind: str
    former_label: str


_QUESTIONS = f"""{_HELD},
asked as (select question_id, actor_profile_id, min(profile_order) as place from held
    where actor_profile_id <> '_T' group by all),
whom as (select question_id, list(actor_profile_id order by place) as profile_ids,
        list(p.label_{{l}} order by place) as profile_labels
    from asked join actor_profiles p using (actor_profile_id) group by all),
placed as (select question_id, region_id, min(region_order) as place from held
    where region_kind in ('region', 'overseas') group by all),
places as (select question_id, list(region_id order by place) as region_ids from placed group by all),
times as (select question_id, bool_or(region_id = 'FR') as is_national,
        string_agg(distinct period[1:4], ' ' order by period[1:4]) filter (period <> '') as years
    from held group by all)
select q.question_id, q.label_{{l}} as label, q.definition_{{l}} as definition,
    q.theme = 'contexte' as is_context, coalesce(c.theme_{{l}}, '') as context_label,
    coalesce(w.profile_ids, []) as profile_ids, coalesce(w.profile_labels, []) as profile_labels,
    coalesce(p.region_ids, []) as region_ids, t.is_national, coalesce(t.years, '') as years
from questions q
join times t using (question_id)
left join whom w using (question_id)
left join places p using (question_id)
left join context_themes c using (question_id)
order by is_context, q."order", q.question_id
"""
_ITEMS = f"""{_HELD}
select i.question_id, q.label_{{l}} as question_label, i.item_id, i.label_{{l}} as label,
    i.definition_{{l}} as definition
from items i join questions q using (question_id)
where i.domain_id = '_T' and not starts_with(i.item_id, 'categorie_') and exists (
    select 1 from held h where h.question_id = i.question_id and h.item_id = i.item_id
        and h.study_kind <> 'context')
order by q."order", i.question_id, i."order"
"""
_REGIONS = """
select r.region_id, r.label_{l} as label, r.kind, coalesce((
    select string_agg(w.label_{l}, ' ') from regions w
    where w.kind = 'former_region' and list_contains(string_split(w.member_region_ids, ' '), r.region_id)
), '') as former_label
from regions r where r.kind in ('region', 'overseas') order by r."order"
"""


def questions(desk: Desk) -> list[FoundQuestion]:
    """Questions with a value, the Observatoire's first."""
    return held(desk, _QUESTIONS, FoundQuestion)


def items(desk: Desk) -> list[FoundItem]:
    """Items with a value of the Observatoire, domains apart."""
    return held(desk, _ITEMS, FoundItem)


def regions(desk: Desk) -> list[FoundRegion]:
    """Today's regions, with a value or without."""
    return held(desk, _REGIONS, FoundRegion)
