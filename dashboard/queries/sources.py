"""Sources: one figure with all that is known of it, and claims that circulate."""

from dataclasses import dataclass

from dashboard.desk import Desk
from dashboard.observations import Computation, Observation
from dashboard.queries import slices
from dashboard.queries.held import held

NEAREST_N = 5
LONGEST_ID = 300
_DIRECT_FIRST = "directness, publication_date, figure_id"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a figure beyond the observation: how its study asked, its status and its reading."""

    sponsor: str
    mode: str
    status_label: str
    reading_label: str
    confidence_label: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that states a claim; `relation` is confirms, differs or rewords."""

    observation: Observation
    relation: str
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A headline that circulates, and every figure that states it, the most direct first."""

    claim_id: str
    label: str
    statements: tuple[Statement, ...]


_RECORD = """
select s.sponsor, s.mode,
    coalesce(t.label_{l}, '') as status_label, coalesce(r.label_{l}, '') as reading_label,
    coalesce(c.label_{l}, '') as confidence_label
from figures f
join studies s using (study_id)
left join statuses t on t.attribute = 'status' and t.status_id = f.status
left join statuses r on r.attribute = 'reading' and r.status_id = f.reading
left join statuses c on c.attribute = 'confidence' and c.status_id = f.confidence
where f.figure_id = $figure
"""


def figure(desk: Desk, *, figure_id: str) -> Observation | None:
    """The figure; None when there is no such one."""
    found = slices.selected(desk, "figure_id = $figure", {"figure": figure_id})
    return found[0] if found else None


def record(desk: Desk, *, figure_id: str) -> Record:
    """What is known of a figure that exists."""
    return held(desk, _RECORD, Record, figure=figure_id)[0]


_COMPUTATION = """
select f.value as exact, c.* exclude (study_id, question_id, item_id, response_id)
from figures f join computations c using (study_id, question_id, item_id, response_id)
where f.figure_id = $figure and f.reading = 'computed'
"""


def computation(desk: Desk, *, figure_id: str) -> Computation | None:
    """How a figure was computed; None for a printed one."""
    found = held(desk, _COMPUTATION, Computation, figure=figure_id)
    return found[0] if found else None


def statements(desk: Desk, *, observation_id: str) -> list[Observation]:
    """Every publication's statement of one observation, the most direct first."""
    return slices.selected(desk, "observation_id = $id", {"id": observation_id}, order=_DIRECT_FIRST)


def beside(desk: Desk, *, observation_id: str) -> list[Observation]:
    """The other results of the same question, profile, territory and wave, in questionnaire order."""
    condition = """
    is_preferred and observation_id <> $id
    and (study_id, question_id, actor_profile_id, region_id, period) in (
        select (study_id, question_id, actor_profile_id, region_id, period) from observed
        where observation_id = $id)
    """
    return slices.selected(desk, condition, {"id": observation_id})


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a question offers."""

    response_id: str
    label: str


_OPTIONS = """
select distinct a.response_id, r.label_{l} as label, r."order" as place
from figures o join figures a using (study_id, question_id)
join responses r on r.response_id = a.response_id
where o.observation_id = $id and a.response_id <> '_T'
"""


def options(desk: Desk, *, observation_id: str) -> list[Option]:
    """The answers that the study offers to the question of an observation, on its scale."""
    query = f"select response_id, label from ({_OPTIONS}) order by place"
    return held(desk, query, Option, id=observation_id)


def nearest(desk: Desk, *, figure_id: str) -> list[Observation]:
    """Up to five figures whose identifier is most like one that does not exist."""
    condition = f"""
    figure_id in (select figure_id from figures
        order by jaro_similarity(figure_id, $id) desc, figure_id limit {NEAREST_N})
    """
    order = "jaro_similarity(figure_id, $id) desc, figure_id"
    return slices.selected(desk, condition, {"id": figure_id[:LONGEST_ID]}, order=order)


@dataclass(frozen=True, slots=True)
class _Tie:
    claim_id: str
    label: str
    figure_id: str
    relation: str
    reason: str


_TIES = """
select c.claim_id, l.label_{l} as label, c.figure_id, c.relation, c.reason
from claims c join claim_labels l using (claim_id)
order by l."order", c.claim_id
"""


def claims(desk: Desk) -> list[Claim]:
    """Every claim, in the order of the code list, with its statements."""
    ties = held(desk, _TIES, _Tie)
    direct_first = slices.selected(desk, "figure_id in (select figure_id from claims)", order=_DIRECT_FIRST)
    stated: dict[tuple[str, str], list[Statement]] = {(tie.claim_id, tie.label): [] for tie in ties}
    by_figure = {tie.figure_id: [one for one in ties if one.figure_id == tie.figure_id] for tie in ties}
    for one in direct_first:
        for tie in by_figure[one.figure_id]:
            stated[tie.claim_id, tie.label].append(Statement(one, tie.relation, tie.reason))
    return [Claim(claim_id, label, tuple(told)) for (claim_id, label), told in stated.items()]
