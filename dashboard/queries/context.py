"""Context: the indicators that others publish on every region, never on one axis with survey answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dashboard.desk import Desk
from dashboard.observations import NATIONAL, Observation
from dashboard.queries import slices
from dashboard.queries.codelists import Region, regions
from dashboard.queries.held import held
from dashboard.queries.regional import MAPPED, TODAY

_SERIES = ("question_id", "item_id", "response_id", "measure_id", "population_id", "study_id")
_series, _key = attrgetter(*_SERIES), attrgetter(*_SERIES, "period")
_BLANK = ("figure_id", "observation_id", "value_printed", "qualifier", "text", "reading", "base_label")
_NOTHING_STATED = {
    **dict.fromkeys((*_BLANK, "locator", "source_row", "note", "label_reported"), ""),
    **dict.fromkeys(("value", "base_n", "universe_n")),
    "others": (),
}
"""What a source that leaves a region out does not say of it."""
_WHOLE = "item_id = '_T' and response_id = '_T' and population_id = '_T'"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator published for most metropolitan regions.

    Only a rate may colour a map: counts and shares of a national total follow the size of the region.
    """

    question_id: str
    label: str
    theme_label: str
    is_rate: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """What an indicator is about, and whether it is a rate."""

    question_id: str
    label: str
    is_rate: bool


@dataclass(frozen=True, slots=True)
class Portrayed:
    """An indicator of one region: its latest value, France's, and its place among metropolitan regions.

    `first` and `last` are the same place but for ties; None where too few regions are published.
    """

    observation: Observation
    theme_label: str
    is_rate: bool
    france: Observation | None
    first: int | None
    last: int | None
    regions_n: int


_MOSTLY = f"""
with periods as (
    select question_id, study_id, period, any_value(wave_end) as wave_end
    from observed
    where study_kind = 'context' and region_kind = 'region' and value is not null and is_preferred
        and {_WHOLE}
    group by question_id, study_id, period
    having count(distinct region_id) >= {MAPPED}
)
"""
"""The periods of an indicator in which one study gives it for most metropolitan regions."""

_INDICATORS = f"""{_MOSTLY}
select distinct on (q.question_id)
    q.question_id, q.label_{{l}} as label, t.theme_{{l}} as theme_label, t.is_rate
from periods p join questions q using (question_id) join context_themes t using (question_id)
order by t.is_rate desc, q."order"
"""
_PERIODS = f"""{_MOSTLY}
select period from periods where question_id = ?
group by period order by max(wave_end) desc, period desc
"""
# Values of two producers never mix: of a period the study with most regions, of all periods likewise.
_MAIN_STUDY = """
select study_id from observed
where study_kind = 'context' and question_id = ? and region_kind = 'region' and is_preferred
    and ? in (period, '')
group by study_id order by count(value) desc, study_id limit 1
"""
_ABSENT = f"""
select q.question_id, q.label_{{l}} as label, t.is_rate
from questions q join context_themes t using (question_id)
where (
    select count(distinct o.region_id) from observed o
    where o.question_id = q.question_id and o.study_kind = 'context' and o.region_kind = 'region'
        and o.value is not null) >= {MAPPED}
and not exists (
    select 1 from observed o
    where o.question_id = q.question_id and o.study_kind = 'context' and o.region_id = $region
        and o.value is not null)
order by q."order"
"""


def indicators(desk: Desk) -> list[Indicator]:
    """Context indicators published for most metropolitan regions, rates first."""
    return held(desk, _INDICATORS, Indicator)


def periods(desk: Desk, *, question_id: str) -> list[str]:
    """Periods in which the indicator is published for most metropolitan regions, the latest first."""
    return [code for (code,) in desk.cursor.execute(_PERIODS, [question_id]).fetchall()]


def values(desk: Desk, *, question_id: str, period: str) -> list[Observation]:
    """An indicator in one period: France where it is given, then every region of today in code-list order.

    A region that the source does not give is there without a value (`not_published`) and without a figure.
    No observation at all when no study gives the indicator in the period.
    """
    study_id = _main_study(desk, question_id, period)
    known = _of_study(desk, question_id=question_id, study_id=study_id)
    return _complete(desk, [one for one in known if one.period == period])


def evolution(desk: Desk, *, question_id: str) -> list[Observation]:
    """As `values`, of one study, in each period in which it gives most metropolitan regions, oldest first."""
    study_id = _main_study(desk, question_id, "")
    by_period: dict[str, list[Observation]] = {}
    for one in _of_study(desk, question_id=question_id, study_id=study_id):
        by_period.setdefault(one.period, []).append(one)
    whole = [same for same in by_period.values() if _regions_n(same) >= MAPPED]
    ordered = sorted(whole, key=lambda same: same[0].wave_end)
    return [one for same in ordered for one in _complete(desk, same)]


def portrait(desk: Desk, *, region_id: str) -> list[Portrayed]:
    """Every context indicator held on a region, its latest period, beside France where it is given."""
    latest = _latest_of_each(_context(desk, "region_id = $region", {"region": region_id}))
    peers = _peers(desk, latest)
    themes = {one.question_id: one for one in held(desk, _THEMES, Theme)}
    return [_portrayed(one, peers[_key(one)], themes[one.question_id]) for one in latest]


_THEMES = "select question_id, theme_{l} as label, is_rate from context_themes"


def absent(desk: Desk, *, region_id: str) -> list[Theme]:
    """Indicators published for most metropolitan regions and not for this one; `label` is the indicator's."""
    return held(desk, _ABSENT, Theme, region=region_id)


def _main_study(desk: Desk, question_id: str, period: str) -> str:
    """The study with most regions in the period, in all for a blank one; blank where there is none."""
    found = desk.cursor.execute(_MAIN_STUDY, [question_id, period]).fetchone()
    return found[0] if found else ""


def _context(desk: Desk, condition: str, codes: dict[str, object]) -> list[Observation]:
    return slices.selected(desk, f"study_kind = 'context' and is_preferred and {condition}", codes)


def _of_study(desk: Desk, *, question_id: str, study_id: str) -> list[Observation]:
    codes = {"question": question_id, "study": study_id}
    return _context(desk, f"question_id = $question and study_id = $study and {_WHOLE}", codes)


def _regions_n(same: Sequence[Observation]) -> int:
    return len({one.region_id for one in same if one.region_kind == "region" and one.is_known})


def _complete(desk: Desk, same: Sequence[Observation]) -> list[Observation]:
    """France, then the regions of today in order, without a value where the study gives none."""
    if not same:
        return []
    given = {one.region_id: one for one in reversed(same)}
    shown = [
        given.get(region.region_id) or _without_value(desk, same[0], region)
        for region in regions(desk)
        if region.kind in TODAY
    ]
    return [one for one in same if one.is_national and one.is_known] + shown


def _without_value(desk: Desk, like: Observation, region: Region) -> Observation:
    """The region under the same question, study and period, with the word of what is not published."""
    place = {
        "region_id": region.region_id,
        "region_label": region.label,
        "region_phrase": region.phrase,
        "region_article": region.article,
        "region_kind": region.kind,
        "region_order": region.order,
        "member_region_ids": region.member_region_ids,
    }
    word = desk.words.values.word("not_published")
    return replace(like, **_NOTHING_STATED, **place, status="not_published", word=word)


def _latest_of_each(own: Sequence[Observation]) -> list[Observation]:
    """Of each series the latest period, in the order given."""
    latest: dict[tuple[str, ...], Observation] = {}
    for one in own:
        known = latest.get(_series(one))
        if known is None or one.wave_end > known.wave_end:
            latest[_series(one)] = one
    return list(latest.values())


def _peers(desk: Desk, asked: Sequence[Observation]) -> dict[tuple[str, ...], list[Observation]]:
    """What metropolitan regions and France have of each series in the same period."""
    codes = {
        "questions": list({one.question_id for one in asked}),
        "kinds": [*NATIONAL, "region"],
    }
    rows = _context(desk, "question_id = any($questions) and region_kind = any($kinds)", codes)
    found: dict[tuple[str, ...], list[Observation]] = {_key(one): [] for one in asked}
    for one in rows:
        if one.is_known and _key(one) in found:
            found[_key(one)].append(one)
    return found


def _portrayed(one: Observation, peers: Sequence[Observation], theme: Theme) -> Portrayed:
    values = {peer.region_id: peer.value for peer in peers if peer.region_kind == "region"}
    is_ranked = one.is_known and one.region_id in values and len(values) >= MAPPED
    return Portrayed(
        one,
        theme.label,
        theme.is_rate,
        france=next((peer for peer in peers if peer.is_national), None),
        first=1 + sum(value > one.value for value in values.values()) if is_ranked else None,
        last=sum(value >= one.value for value in values.values()) if is_ranked else None,
        regions_n=len(values),
    )
