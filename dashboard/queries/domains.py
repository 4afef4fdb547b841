"""Domains: what is published for France on each domain, and which domains the publications only name."""

import duckdb
import pandas as pd

ALL_DOMAINS = "_T"

_RESULTS = """
select o.*, d.label_fr as domain_label
from observations o join domains d using (domain_id)
where o.region_id = 'FR' and o.is_shown and o.value is not null and o.domain_id <> '_T'
  and o.actor_profile_id <> '_T' and o.study_kind = 'survey'
order by o.period desc, o.profile_order, o.value desc, o.item_order
"""
_DOMAINS = """
select d.domain_id, d.label_fr as domain_label, d.attestation, d.note, d.locator,
    p.title as publication_title
from domains d left join publications p using (publication_id)
where d.domain_id <> '_T' order by d."order"
"""
_ANNOUNCED = """
select max(value) from figures where question_id = 'programme_impact' and item_id = 'domaines_etudies'
"""


def results(cursor: duckdb.DuckDBPyConnection, *, domain_id: str = ALL_DOMAINS) -> pd.DataFrame:
    """Readable results for France on one domain, or on all: columns of `observations` and `domain_label`."""
    rows = cursor.execute(_RESULTS).df()
    return rows if domain_id == ALL_DOMAINS else rows[rows["domain_id"] == domain_id]


def attested(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Domains that a publication attests: `domain_id`, `domain_label`, `attestation`, place."""
    return cursor.execute(_DOMAINS).df()


def announced(cursor: duckdb.DuckDBPyConnection) -> int:
    """How many domains the programme says it studied."""
    return int(cursor.execute(_ANNOUNCED).fetchone()[0])
