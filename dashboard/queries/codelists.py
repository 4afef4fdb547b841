"""Code lists: questions, profiles, territories and domains become records, with how much is held."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.observations import SURVEYED
from dashboard.queries.held import held


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `short` is its name on a line, `block` is blank where it declares none."""

    question_id: str
    short: str
    block: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Those who answer; `article` is « les associations ».

    `known_n` counts preferred values of surveys, here and in the records below.
    """

    profile_id: str
    label: str
    article: str
    known_n: int


@dataclass(frozen=True, slots=True)
class Region:
    """A territory; `phrase` is « en Bretagne », `article` « la Bretagne »."""

    region_id: str
    label: str
    phrase: str
    article: str
    kind: str
    member_region_ids: str
    order: int
    known_n: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of fragility; `attestation` is `figures`, or `named` where it is only named."""

    domain_id: str
    label: str
    attestation: str
    note: str
    locator: str
    publication_title: str
    known_n: int


_QUESTIONS = """
select question_id, coalesce(nullif(short_{l}, ''), label_{l}) as short, block
from questions order by "order", question_id
"""
_PROFILES = """
select p.actor_profile_id as profile_id, p.label_{l} as label, p.article_{l} as article,
    count(o.value) as known_n
from actor_profiles p
left join observed o on o.actor_profile_id = p.actor_profile_id and o.is_preferred
    and o.study_kind = any($kinds)
where p.actor_profile_id <> '_T'
group by all order by any_value(p."order")
"""
_REGIONS = """
select r.region_id, r.label_{l} as label, r.in_phrase_{l} as phrase,
    coalesce(nullif(r.article_{l}, ''), r.label_{l}) as article, r.kind, r.member_region_ids,
    r."order", count(o.value) as known_n
from regions r
left join observed o on o.region_id = r.region_id and o.is_preferred and o.study_kind = any($kinds)
group by all order by r."order"
"""
_DOMAINS = """
select d.domain_id, d.label_{l} as label, d.attestation, d.note, d.locator,
    coalesce(p.title, '') as publication_title, count(o.value) as known_n
from domains d left join publications p using (publication_id)
left join observed o on o.domain_id = d.domain_id and o.is_preferred and o.study_kind = any($kinds)
where d.domain_id <> '_T'
group by all order by any_value(d."order")
"""


def questions(desk: Desk) -> list[Question]:
    """Every question, in the order of the code list."""
    return held(desk, _QUESTIONS, Question)


def profiles(desk: Desk) -> list[Profile]:
    """Every profile of the code list, those without a value too."""
    return held(desk, _PROFILES, Profile, kinds=SURVEYED)


def regions(desk: Desk) -> list[Region]:
    """Every territory: France, regions, groupings, former regions."""
    return held(desk, _REGIONS, Region, kinds=SURVEYED)


def domains(desk: Desk) -> list[Domain]:
    """Domains that a publication attests."""
    return held(desk, _DOMAINS, Domain, kinds=SURVEYED)
