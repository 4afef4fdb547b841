"""Sources: one figure with all that is known of it, claims that circulate, what is published or missing."""

import duckdb
import pandas as pd

_FIGURE = """
select o.*, s.sponsor, s.mode, s.fieldwork, s.universe, s.sample_n, s.sampling, s.note as study_note,
    t.label_fr as status_label, r.label_fr as reading_label, u.label_fr as period_status_label,
    b.kind as publication_kind
from observations o
join studies s using (study_id)
join publications b using (publication_id)
left join statuses t on t.attribute = 'status' and t.status_id = o.status
left join statuses r on r.attribute = 'reading' and r.status_id = o.reading
left join statuses u on u.attribute = 'period_status' and u.status_id = o.period_status
where o.figure_id = ?
"""


def figure(cursor: duckdb.DuckDBPyConnection, *, figure_id: str) -> pd.DataFrame:
    """The figure with its labels, its study and its publication; no row when there is no such figure."""
    return cursor.execute(_FIGURE, [figure_id]).df()


def statements(cursor: duckdb.DuckDBPyConnection, *, observation_id: str) -> pd.DataFrame:
    """Every publication's statement of one observation, the most direct first."""
    return cursor.execute(
        "select * from observations where observation_id = ? "
        "order by directness, publication_date, figure_id",
        [observation_id],
    ).df()


def beside(cursor: duckdb.DuckDBPyConnection, *, observation_id: str) -> pd.DataFrame:
    """The other results of the same question, profile, territory and wave, in questionnaire order."""
    return cursor.execute(
        """
        select a.* from observations a
        join observations o using (study_id, question_id, actor_profile_id, region_id, period)
        where o.observation_id = ? and o.is_preferred and a.is_preferred
            and a.observation_id <> o.observation_id
        order by a.item_order, a.population_order, a.response_order, a.figure_id
        """,
        [observation_id],
    ).df()


def options(cursor: duckdb.DuckDBPyConnection, *, observation_id: str) -> list[str]:
    """Labels of the responses that the study offers to the question of an observation, on its scale."""
    rows = cursor.execute(
        """
        select distinct a.response_label, a.response_order
        from observations o join observations a using (study_id, question_id)
        where o.observation_id = ? and a.response_id <> '_T'
        order by a.response_order
        """,
        [observation_id],
    ).df()
    return rows["response_label"].tolist()


def nearest(cursor: duckdb.DuckDBPyConnection, *, figure_id: str) -> pd.DataFrame:
    """Up to five figures whose identifier is most like one that does not exist."""
    return cursor.execute(
        "select * from observations order by jaro_similarity(figure_id, ?) desc, figure_id limit 5",
        [figure_id[:300]],
    ).df()


_CLAIMS = """
select c.claim_id, l.label_fr as claim_label, l."order" as claim_order, c.relation, c.reason, o.*
from claims c
join claim_labels l using (claim_id)
join observations o using (figure_id)
order by claim_order, o.directness, o.publication_date, o.figure_id
"""


def claims(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every statement of every claim: `claim_label`, `relation`, `reason`, and the figure's own columns."""
    return cursor.execute(_CLAIMS).df()


# What is held of a result, and the condition that says so.
STATES = {
    "published": "value is not null and reading is distinct from 'reconstructed'",
    "reconstructed": "value is not null and reading = 'reconstructed'",
    "illegible": "status = 'illegible'",
    "not_published": "status = 'not_published'",
    "not_asked": "status = 'not_asked'",
}
_COUNTS = ", ".join(
    f"count(*) filter ({held}) as {state}_n, min(figure_id) filter ({held}) as {state}_id"
    for state, held in STATES.items()
)
_COVERAGE = f"""
with preferred as (
    select * from observations where is_preferred and study_kind <> 'context' and theme <> 'echantillon'
)
select study_id, study_title, question_id, question_label, actor_profile_id, profile_label, region_id,
    region_label, period, {_COUNTS}, min(profile_order) as profile_order, min(region_order) as region_order
from preferred
group by all
order by question_label, period desc, profile_order, region_order
"""


def coverage(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row a question asked to a profile in a wave and a territory, with what is held of it.

    Returns:
        The codes and labels of the row, and for each of `STATES` how many results are in it (`…_n`) and the
        first of them (`…_id`).
    """
    return cursor.execute(_COVERAGE).df()
