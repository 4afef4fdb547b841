"""Practices: who works in partnership, how, and at which territorial level."""

import duckdb
import pandas as pd

# A group is what one chart panel may hold: the same study, profile and population, hence the same base.
_GROUPS = """
with groups as (
    select study_id, actor_profile_id, population_id
    from observations
    where question_id = $question and response_id = 'oui' and region_id = 'FR'
      and measure_id = 'share' and value is not null and item_id <> '_T'
      and period <> ''
    group by all
)
select o.* from observations o
semi join groups g using (study_id, actor_profile_id, population_id)
where o.question_id = $question and o.region_id = 'FR' and o.measure_id = 'share' and o.is_preferred
  and list_contains($responses, o.response_id)
order by o.period desc, o.profile_order, o.population_order, o.item_order, o.response_order
"""
_RATES = """
select *, cast(left(period, 4) as integer) as year from observations
where question_id = 'taux_partenariat' and response_id = 'oui' and measure_id = 'share' and region_id = 'FR'
  and actor_profile_id = ? and value is not null and period <> ''
qualify row_number() over (
    partition by observation_id, value order by is_preferred desc, directness, publication_date
) = 1
order by year, item_order, population_order, value
"""
_LINKS = """
select study_a, study_b, grade, reason from comparability
where question_id = 'taux_partenariat' and grade in ('A', 'B')
order by study_a, study_b
"""
_TYPES = """
select t.item_id, i.label_fr as item_label, i.definition_fr as item_definition, t.objective_fr as objective,
    t.result_fr as result, p.publisher, p.title as publication_title, t.locator
from partnership_types t
join items i on i.question_id = 'types_partenariat' and i.item_id = t.item_id
join publications p using (publication_id)
order by t."order"
"""
_MODELS = """
select m.item_id, m.label_fr as model_label, m.definition_fr as definition, m.reading, m.note,
    p.publisher, p.title as publication_title, m.locator
from partnership_models m
join publications p using (publication_id)
order by m."order"
"""
_PARTNERS = """
select * from observations
where question_id in ('partenaires_territoriaux', 'partenaires_par_type')
  and actor_profile_id = 'associations' and response_id = 'oui' and measure_id = 'share' and region_id = 'FR'
  and is_preferred and value is not null
order by period desc, study_id, value desc, item_order
"""
_LOST = """
select * from observations
where question_id = ? and study_id = ? and status = 'illegible' and is_preferred
order by item_order, response_order
"""
_CHANGES = """
select * from observations
where question_id = 'evolution_taux_partenariat' and measure_id = 'points' and region_id = 'FR'
  and actor_profile_id = ? and value is not null and is_preferred
order by period desc, item_order
"""
_UNREADABLE = """
select profile_article, period, publication_title, study_id
from observations
where question_id = ? and response_id = 'oui' and region_id = 'FR' and is_preferred
group by all
having count(value) = 0
   and study_id not in (
       select study_id from observations
       where question_id = ? and response_id = 'oui' and region_id = 'FR' and value is not null
   )
order by period desc
"""


def partnership_types(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Practised, planned within six months, and both, by type of partnership.

    Returns:
        One row per study, population, type and response, latest wave first; only the groups in which at
        least one practice rate is readable. Unreadable cells are kept, with their status.
    """
    responses = ["oui", "dans_6_mois", "oui_ou_6_mois", "non"]
    return cursor.execute(_GROUPS, {"question": "types_partenariat", "responses": responses}).df()


def territorial_levels(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Territorial levels of partnerships, one group a study and population, latest wave first."""
    parameters = {"question": "territorialite_partenariats", "responses": ["oui"]}
    return cursor.execute(_GROUPS, parameters).df()


def partnership_rates(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> pd.DataFrame:
    """Every value published for a profile's partnership rate, in time order.

    Where publications give one observation different values, each value is a row.
    """
    return cursor.execute(_RATES, [actor_profile_id]).df()


def comparable_rate_studies(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Pairs of studies whose partnership rates compare (grade A or B): `study_a`, `study_b`, `reason`."""
    return cursor.execute(_LINKS).df()


def typed_partnerships(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The types of partnership in the order of the publication.

    Returns:
        `item_id`, `item_label`, `item_definition`, `objective`, `result` (what is expected), and the place:
        `publisher`, `publication_title`, `locator`.
    """
    return cursor.execute(_TYPES).df()


def partnership_models(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The models of partnership, in the order of the publication.

    Returns:
        `item_id` (its type, blank where our copy lost it), `model_label`, `definition`, `reading`, `note`,
        and the place: `publisher`, `publication_title`, `locator`.
    """
    return cursor.execute(_MODELS).df()


def association_partners(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """With whom associations work: one row a survey and kind of partner, latest and largest first."""
    return cursor.execute(_PARTNERS).df()


def lost_answers(cursor: duckdb.DuckDBPyConnection, *, question_id: str, study_id: str) -> pd.DataFrame:
    """What a study prints for a question and our copy lost."""
    return cursor.execute(_LOST, [question_id, study_id]).df()


def unreadable_groups(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> pd.DataFrame:
    """Studies that print this question although none of its values is readable in our copy."""
    return cursor.execute(_UNREADABLE, [question_id, question_id]).df()


def printed_changes(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> pd.DataFrame:
    """Changes of the partnership rate that publications print themselves, in percentage points."""
    return cursor.execute(_CHANGES, [actor_profile_id]).df()
