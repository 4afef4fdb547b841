"""Sheets: everything held on one profile, one region or one domain, and how much that is."""

import duckdb
import pandas as pd

KINDS = ("profil", "region", "domaine")
FEWEST_RESULTS = 3
"""A sheet on less than this would be a sheet about what is missing."""

THEMES = ("pratiques", "impacts", "collectif", "territoires", "fragilites")

# `results`: the Observatoire's answers, what is known of a programme and of a sample left out.
_RESULTS = f"""
with results as (
    select o.*, q."order" as question_order, g.member_region_ids
    from observations o
    join questions q using (question_id)
    join regions g using (region_id)
    where o.is_preferred and o.study_kind in ('survey', 'unspecified') and o.theme in {THEMES}
)
"""
_ORDER = """
order by question_order, period = '', period desc, study_id, population_order, profile_order, item_order,
         response_order, region_order, figure_id
"""
_IS_OF = {
    "profil": "actor_profile_id = $code",
    "region": """region_kind not in ('country', 'metropolitan_france')
        and (region_id = $code or list_contains(string_split(member_region_ids, ' '), $code))""",
    "domaine": "domain_id = $code",
}
_CODES = {
    "profil": """select actor_profile_id as code, label_fr as label, article_fr as phrase, "order"
        from actor_profiles where actor_profile_id <> '_T'""",
    "region": """select region_id as code, label_fr as label, in_phrase_fr as phrase, "order"
        from regions where kind in ('region', 'overseas')""",
    "domaine": """select domain_id as code, label_fr as label, label_fr as phrase, "order"
        from domains where domain_id <> '_T'""",
}


def codes(cursor: duckdb.DuckDBPyConnection, *, kind: str) -> pd.DataFrame:
    """Every profile, region or domain of the code lists, with the number of its published results.

    Returns:
        `code`, `label`, `phrase` (« les associations », « en Bretagne »), `results_n`, in code-list order.
    """
    is_of = _IS_OF[kind].replace("$code", "c.code")
    return cursor.execute(
        f"""{_RESULTS}
        select c.code, c.label, c.phrase,
            (select count(*) from results where value is not null and {is_of}) as results_n
        from ({_CODES[kind]}) c order by c."order"
        """
    ).df()


def results(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> pd.DataFrame:
    """Every result of the Observatoire on this profile, region or domain; unreadable ones kept.

    A region comes with the groupings and former regions that it belongs to.

    Returns:
        The columns of `observations` and `question_order`; questions in code-list order, latest wave first.
    """
    return cursor.execute(
        f"{_RESULTS} select * from results where {_IS_OF[kind]} {_ORDER}", {"code": code}
    ).df()


_AMONG = f"""{_RESULTS},
measured as (
    select * from results where domain_id <> '_T' and measure_id in ('share', 'mean_10')
)
select m.* from measured m
where exists (
    select 1 from measured d
    where d.domain_id = $code and d.value is not null and d.question_id = m.question_id
      and d.study_id = m.study_id and d.actor_profile_id = m.actor_profile_id
      and d.population_id = m.population_id and d.response_id = m.response_id
      and d.measure_id = m.measure_id and d.region_id = m.region_id
)
{_ORDER}
"""


def beside_other_domains(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> pd.DataFrame:
    """The results on a domain and, of the same question and people, those on the other domains."""
    return cursor.execute(_AMONG, {"code": domain_id}).df()


_STUDIES = """
with asked as (
select
    s.study_id, s.title, s.fieldwork, s.period_status, s.institute, s.universe, s.sample_n, s.sampling,
    string_agg(distinct p.label_fr, ', ' order by p.label_fr) as profile_labels,
    count(*) filter (o.value is not null) as published_n,
    count(*) filter (o.status = 'illegible') as illegible_n
from observations o
join studies s using (study_id)
join actor_profiles p using (actor_profile_id)
where list_contains($figure_ids, o.figure_id)
group by all
)
select * from asked order by fieldwork = '', fieldwork desc, title
"""


def studies(cursor: duckdb.DuckDBPyConnection, *, figure_ids: list[str]) -> pd.DataFrame:
    """The studies these results come from, latest first: whom they asked, when, and on what base.

    Returns:
        `title`, `fieldwork`, `period_status`, `institute`, `universe`, `sample_n` (null if not published),
        `profile_labels` of the results, `published_n`, `illegible_n`.
    """
    return cursor.execute(_STUDIES, {"figure_ids": figure_ids}).df()


_SAMPLES = """
select * from observations
where theme = 'echantillon' and is_preferred and value is not null and actor_profile_id = ?
  and region_kind = 'country' and question_id = 'echantillon'
order by period desc, study_id, item_order, response_order
"""


def sample_shares(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> pd.DataFrame:
    """Who answered, where the publication describes it: shares of the sample by function or size."""
    return cursor.execute(_SAMPLES, [actor_profile_id]).df()


_NEAREST = f"""{_RESULTS}
select n.*
from results n
join (select * from results where {{is_of}} and value is not null) h using (question_id)
where n.region_kind in ('country', 'metropolitan_france') and n.value is not null
  and n.figure_id <> h.figure_id
order by n.item_id = h.item_id desc, n.measure_id = h.measure_id desc,
         n.actor_profile_id = h.actor_profile_id desc, n.response_id = h.response_id desc,
         n.period = h.period desc, n.period desc, n.figure_id
limit 1
"""
_MOST_REGIONAL = f"""{_RESULTS},
reach as (
    select question_id, item_id, actor_profile_id, count(distinct region_id) as regions_n
    from results where region_kind = 'region' and value is not null group by all
)
select n.*
from results n join reach r using (question_id, item_id, actor_profile_id)
where n.region_kind in ('country', 'metropolitan_france') and n.value is not null
order by r.regions_n desc, n.measure_id = 'mean_10' desc, n.period desc, n.figure_id
limit 1
"""


def nearest_national(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> pd.DataFrame:
    """The national result nearest to what is held: same question, then item, measure, profile and wave.

    A region on which nothing is held gets the question published for most regions. No row otherwise.
    """
    found = cursor.execute(_NEAREST.format(is_of=_IS_OF[kind]), {"code": code}).df()
    if found.empty and kind == "region":
        return cursor.execute(_MOST_REGIONAL).df()
    return found


_ELSEWHERE = f"""{_RESULTS}
select question_id, any_value(question_label) as question_label
from results
where value is not null and ({{scope}})
  and question_id not in (select question_id from results where {{is_of}})
group by question_id, question_order
order by question_order
"""
_SCOPES = {
    "profil": "region_kind = 'country'",
    "region": "region_kind in ('country', 'metropolitan_france')",
    "domaine": "domain_id <> '_T'",
}


def published_elsewhere(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> pd.DataFrame:
    """Questions with a result for another profile, for France or for another domain, and none here."""
    query = _ELSEWHERE.format(scope=_SCOPES[kind], is_of=_IS_OF[kind])
    return cursor.execute(query, {"code": code}).df()


def domain_note(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> str:
    """What the code list says of a domain: its other names, or that it is only named."""
    found = cursor.execute("select note from domains where domain_id = ?", [domain_id]).fetchone()
    return found[0] if found else ""
