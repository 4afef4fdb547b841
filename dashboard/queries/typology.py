"""Typology: the types of partnership and the models of each, as a publication lays them out."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.queries.held import held


@dataclass(frozen=True, slots=True)
class PartnershipType:
    """A type of partnership: what it aims at and what is expected of it."""

    label: str
    definition: str
    objective: str
    result: str
    publication_title: str
    locator: str


@dataclass(frozen=True, slots=True)
class PartnershipModel:
    """A model of partnership and its type, blank where our copy lost it: `note` says so."""

    label: str
    type_label: str
    definition: str
    note: str
    publication_title: str
    locator: str


_TYPES = """
select i.label_{l} as label, i.definition_{l} as definition, t.objective_{l} as objective,
    t.result_{l} as result, p.title as publication_title, t.locator
from partnership_types t
join items i on i.question_id = 'types_partenariat' and i.item_id = t.item_id
join publications p using (publication_id)
order by t."order"
"""
_MODELS = """
select m.label_{l} as label, coalesce(i.label_{l}, '') as type_label, m.definition_fr as definition, m.note,
    p.title as publication_title, m.locator
from partnership_models m
join publications p using (publication_id)
left join items i on i.question_id = 'types_partenariat' and i.item_id = m.item_id
order by m."order"
"""


def types(desk: Desk) -> list[PartnershipType]:
    """The types of partnership, in the order of the publication."""
    return held(desk, _TYPES, PartnershipType)


def models(desk: Desk) -> list[PartnershipModel]:
    """The models of partnership, in the order of the publication."""
    return held(desk, _MODELS, PartnershipModel)
