"""Domains: what is published on each domain, and which domains the publications only name."""

import duckdb
import pandas as pd

ALL_DOMAINS = "_T"

_RESULTS = """
select o.*, d.label_fr as domain_label, q."order" as question_order
from observations o join domains d using (domain_id) join questions q using (question_id)
where o.is_preferred and o.value is not null and o.domain_id <> '_T' and o.actor_profile_id <> '_T'
  and o.study_kind <> 'context' and (o.region_id = 'FR') = $national and $domain in (o.domain_id, '_T')
order by o.period desc, o.profile_order, o.value desc, o.item_order, o.region_order
"""
_DOMAINS = """
select d.domain_id, d.label_fr as domain_label, d.attestation, d.note, d.locator,
    p.title as publication_title,
    (select count(*) from observations o
     where o.domain_id = d.domain_id and o.is_preferred and o.value is not null) as results_n
from domains d left join publications p using (publication_id)
where d.domain_id <> '_T' order by d."order"
"""
_ANNOUNCED = """
select max(value) from figures where question_id = 'programme_impact' and item_id = 'domaines_etudies'
"""


def results(cursor: duckdb.DuckDBPyConnection, *, domain_id: str = ALL_DOMAINS) -> pd.DataFrame:
    """Readable results for France on one domain, or on all.

    Returns:
        The columns of `observations`, `domain_label` and `question_order`, from the latest wave.
    """
    return cursor.execute(_RESULTS, {"national": True, "domain": domain_id}).df()


def regional_results(cursor: duckdb.DuckDBPyConnection, *, domain_id: str = ALL_DOMAINS) -> pd.DataFrame:
    """The same for regions, in the order of the code list within a wave."""
    return cursor.execute(_RESULTS, {"national": False, "domain": domain_id}).df()


def attested(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Domains that a publication attests: `domain_id`, `domain_label`, `attestation`, place, `results_n`."""
    return cursor.execute(_DOMAINS).df()


def announced(cursor: duckdb.DuckDBPyConnection) -> int:
    """How many domains the programme says it studied."""
    return int(cursor.execute(_ANNOUNCED).fetchone()[0])
