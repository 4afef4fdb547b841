"""Catalogue: what the base holds: studies, publications, counts, grades, words and what is missing."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.queries import slices
from dashboard.queries.held import held


@dataclass(frozen=True, slots=True)
class Study:
    """A study with how many of its observations are published, lost or missing; periods may be blank."""

    study_id: str
    title: str
    programme: str
    kind: str
    producer: str
    institute: str
    mode: str
    fieldwork: str
    period_status: str
    universe: str
    sample_n: int | None
    sampling: str
    note: str
    profile_labels: tuple[str, ...]
    published_n: int
    illegible_n: int
    not_published_n: int
    first_period: str
    last_period: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication and how many figures it states; `is_context` where all are of other producers."""

    publication_id: str
    title: str
    publisher: str
    publication_date: str
    kind: str
    directness: int
    url: str
    figures_n: int
    is_context: bool | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the base holds and lacks; `own` is without the indicators of context."""

    own_statements_n: int
    own_values_n: int
    own_illegible_n: int
    context_observations_n: int
    own_studies_n: int
    own_publications_n: int
    survey_published_n: int
    illegible_n: int
    with_base_n: int
    undated_n: int
    wordings_n: int
    missing_wordings_n: int
    contradicted_n: int
    repeated_n: int
    domains_with_figures_n: int
    domains_named_n: int
    domains_announced_n: int | None
    first_year: int | None


@dataclass(frozen=True, slots=True)
class StatedGrade:
    """How two studies compare on a question, and why."""

    question_label: str
    study_a_title: str
    study_b_title: str
    grade: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word of one attribute (`status`, `reading`, `grade`…), defined; how many observations bear it."""

    status_id: str
    label: str
    definition: str
    observations_n: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in use."""

    measure_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the data; `released_on` is an ISO date."""

    data_version: str
    released_on: str
    notice: str  # what every page says of these data; most often nothing


@dataclass(frozen=True, slots=True)
class Base:
    """What the base is about; years are those of the first and of the last value that are dated."""

    data_version: str
    released_on: str
    first_year: str
    last_year: str
    question_labels: tuple[str, ...]  # of the Observatoire's own questions with a value


@dataclass(frozen=True, slots=True)
class Examples:
    """Published values that explain words, so that no number is typed in a text; None where none fits."""

    universe: Observation | None  # the smallest universe that a share is projected on
    total: Observation | None  # the highest share of a total of answers
    mean: Observation | None  # a mean out of 10 that is not whole
    waves: tuple[Observation, ...]  # one result in two dated waves or more, oldest first


_STUDIES = """
select s.study_id, s.title, s.programme, s.kind, s.producer, s.institute, s.mode, s.fieldwork,
    s.period_status, s.universe, s.sample_n, s.sampling, s.note, coalesce((
        select list(p.label_{l} order by p."order") from actor_profiles p
        where p.actor_profile_id <> '_T'
          and list_contains(string_split(s.actor_profile_ids, ' '), p.actor_profile_id)
    ), []) as profile_labels,
    count(*) filter (f.status = 'published') as published_n,
    count(*) filter (f.status = 'illegible') as illegible_n,
    count(*) filter (f.status in ('not_published', 'not_asked')) as not_published_n,
    coalesce(min(nullif(f.period, '')), '') as first_period,
    coalesce(max(nullif(f.period, '')), '') as last_period
from studies s
left join figures f on f.study_id = s.study_id and f.is_preferred
where (s.kind = 'context') = $is_context
group by s.study_id, s.title, s.programme, s.kind, s.producer, s.institute, s.mode, s.fieldwork,
    s.period_status, s.universe, s.sample_n, s.sampling, s.note, s.actor_profile_ids
order by s.fieldwork = '', s.fieldwork desc, s.title
"""
_PUBLICATIONS = """
with stating as (
    select f.publication_id, count(*) as figures_n, bool_and(s.kind = 'context') as is_context
    from figures f join studies s using (study_id) group by all
)
select p.publication_id, p.title, p.publisher, p.publication_date, p.kind, p.directness, p.url,
    coalesce(s.figures_n, 0) as figures_n, s.is_context
from publications p left join stating s using (publication_id)
order by p.directness, p.publication_date desc, p.title
"""
_COUNTS = """
with own as (select * from observed where study_kind <> 'context'),
survey as (select * from own where study_kind = 'survey' and is_preferred),
asked as (select w.text from wordings w join studies s using (study_id) where s.kind = 'survey'),
stated as (
    select observation_id, count(*) as statements_n, count(distinct value) as values_n from own group by all
)
select
    (select count(*) from own) as own_statements_n,
    (select count(distinct observation_id) from own where value is not null) as own_values_n,
    (select count(*) from own where is_preferred and status = 'illegible') as own_illegible_n,
    (select count(*) from observed where study_kind = 'context' and is_preferred) as context_observations_n,
    (select count(*) from studies where kind <> 'context') as own_studies_n,
    (select count(distinct publication_id) from own) as own_publications_n,
    (select count(value) from survey) as survey_published_n,
    (select count(*) from figures where is_preferred and status = 'illegible') as illegible_n,
    (select count(*) from survey where value is not null and base_n is not null) as with_base_n,
    (select count(*) from own where is_preferred and period = '') as undated_n,
    (select count(*) from asked) as wordings_n,
    (select count(*) from asked where text = '') as missing_wordings_n,
    (select count(*) from stated where values_n > 1) as contradicted_n,
    (select count(*) from stated where statements_n > 1) as repeated_n,
    (select count(*) from domains where attestation = 'figures') as domains_with_figures_n,
    (select count(*) from domains where attestation = 'named') as domains_named_n,
    (select max(value)::int from figures
        where question_id = 'programme_impact' and item_id = 'domaines_etudies') as domains_announced_n,
    (select min(start_year) from programmes) as first_year
"""
_BASE = """
select data_version, released_on,
    (select min(nullif(period, ''))[1:4] from figures where value is not null) as first_year,
    (select max(split_part(period, '/', -1))[1:4] from figures where value is not null) as last_year,
    (select list(coalesce(nullif(short_{l}, ''), label_{l}) order by "order", question_id)
        from questions where question_id in (
        select question_id from observed where value is not null and study_kind <> 'context'
            and theme not in ('programme', 'echantillon'))) as question_labels
from build
"""
_GRADES = """
select coalesce(nullif(q.short_{l}, ''), q.label_{l}) as question_label,
    a.title as study_a_title, b.title as study_b_title, c.grade, c.reason
from comparability c
join questions q using (question_id)
join studies a on a.study_id = c.study_a
join studies b on b.study_id = c.study_b
order by q."order", c.question_id, c.grade, a.title, b.title
"""
_WORDS = """
with borne as (
    select unnest([status, reading, period_status, confidence]) as status_id,
        unnest(['status', 'reading', 'period_status', 'confidence']) as attribute
    from figures where is_preferred
)
select s.status_id, s.label_{l} as label, s.definition_fr as definition, count(b.status_id) as observations_n
from statuses s left join borne b using (attribute, status_id)
where s.attribute = $attribute
group by s.status_id, s.label_{l}, s.definition_fr, s."order"
order by s."order"
"""
_MEASURES = """
select m.measure_id, m.label_{l} as label
from measures m join figures f on f.measure_id = m.measure_id and f.is_preferred
group by all order by count(*) desc, m.measure_id
"""


def studies(desk: Desk, *, is_context: bool = False) -> list[Study]:
    """Studies, latest first, unknown waves last.

    Args:
        is_context: the studies of other producers on regions instead of the Observatoire's.
    """
    return held(desk, _STUDIES, Study, is_context=is_context)


def publications(desk: Desk) -> list[Publication]:
    """Publications, the most direct first, then the latest."""
    return held(desk, _PUBLICATIONS, Publication)


def counts(desk: Desk) -> Counts:
    """How much the base holds and lacks; what the home and method pages say in words."""
    return held(desk, _COUNTS, Counts)[0]


def grades(desk: Desk) -> list[StatedGrade]:
    """Every stated comparability, question by question."""
    return held(desk, _GRADES, StatedGrade)


def status_words(desk: Desk, *, attribute: str) -> list[StatusWord]:
    """The words of an attribute in their order; `observations_n` is 0 where figures do not carry it."""
    return held(desk, _WORDS, StatusWord, attribute=attribute)


def measures(desk: Desk) -> list[Measure]:
    """Measures in use, the most frequent first."""
    return held(desk, _MEASURES, Measure)


def version(desk: Desk) -> Version:
    """Version of the data."""
    return held(desk, "select data_version, released_on, notice from build", Version)[0]


_SURVEY_VALUE = """
is_preferred and value is not null and study_kind = 'survey' and region_id = 'FR'
and theme not in ('programme', 'echantillon')
"""
_IN_WAVES = f"""{_SURVEY_VALUE} and measure_id = 'share' and item_id = '_T' and
(question_id, response_id, actor_profile_id, population_id) in (
    select (question_id, response_id, actor_profile_id, population_id) from observed
    where {_SURVEY_VALUE} and measure_id = 'share' and item_id = '_T' and wave_end <> ''
    group by question_id, response_id, actor_profile_id, population_id
    having count(distinct wave_end) > 1
    order by max(wave_end) desc, count(*) desc, question_id limit 1)
"""


def base(desk: Desk) -> Base:
    """What the base is about, for who has not opened it."""
    return held(desk, _BASE, Base)[0]


def examples(desk: Desk) -> Examples:
    """Published values that the method page explains its words with."""
    return Examples(
        universe=_first(
            desk, "measure_id = 'share' and universe_n > 0", order="universe_n, question_order, item_order"
        ),
        total=_first(desk, "part_response_ids <> ''", order="value desc"),
        mean=_first(desk, "measure_id = 'mean_10' and value <> floor(value)", order="value"),
        waves=tuple(slices.selected(desk, _IN_WAVES, order="wave_end, figure_id")),
    )


def _first(desk: Desk, condition: str, *, order: str) -> Observation | None:
    found = slices.selected(desk, f"{_SURVEY_VALUE} and {condition}", order=f"{order}, figure_id limit 1")
    return found[0] if found else None
