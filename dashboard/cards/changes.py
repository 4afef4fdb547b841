"""Changes: the results that several comparable waves published, one card a question, profile and measure."""

from collections.abc import Sequence

from dashboard.cards import making, selection
from dashboard.cards.card import Card, Section
from dashboard.charts import dots, lines
from dashboard.charts.records import Line
from dashboard.comparability import Grades
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, WHOLE, Observation
from dashboard.queries import slices

ALL_SERIES = "toutes"
_SERIES = ("question_id", "item_id", "response_id", "measure_id", "actor_profile_id", "population_id")
MOST_LINES = 4
"""Results that one chart of lines holds; more are dots, wave by wave."""


def options(desk: Desk) -> dict[str, str]:
    """All series together, then each by the code of its address: `taux_partenariat.entreprises`."""
    words = desk.words
    names = {code: words.sections.series(series[0][0]) for code, series in _by_code(desk).items()}
    return {ALL_SERIES: words.sections.ALL_SERIES} | names


def sections(desk: Desk, *, code: str = ALL_SERIES) -> list[Section]:
    """One card a series, then what was published several times although nothing lets it join."""
    found = _by_code(desk)
    chosen = [series for name, series in found.items() if code in (ALL_SERIES, name)]
    cards = [_card(desk, series) for series in chosen]
    parts = [Section(cards=tuple(cards))]
    if code == ALL_SERIES:
        apart = _apart(desk, {one.figure_id for series in chosen for line in series for one in line})
        parts.append(Section(title=desk.words.sections.NO_SERIES, points=tuple(apart), is_folded=True))
    return [part for part in parts if not part.is_empty]


def of_profile(desk: Desk, *, profile_id: str) -> list[Card]:
    """The series of one profile."""
    return [_card(desk, series) for series in _by_code(desk, profile_id=profile_id).values()]


def _by_code(desk: Desk, *, profile_id: str = "") -> dict[str, list[list[Observation]]]:
    """Results with two comparable waves or more, under the code of their question, profile and measure."""
    grades, found = slices.grades(desk), {}
    for series in selection.grouped(_dated(desk, profile_id), *_SERIES).values():
        waves = _comparable_waves([one for one in series if one.base_class != "weak"], grades)
        if len(waves) > 1:
            found.setdefault(_code(waves[0]), []).append(waves)
    return dict(sorted(found.items(), key=lambda pair: _rank(pair[1])))


def _dated(desk: Desk, profile_id: str = "") -> list[Observation]:
    """National results with a value and a known date, answers of the headline only."""
    rows = slices.observations(
        desk,
        ALL_WAVES,
        profile_ids=[profile_id] if profile_id else [],
        region_ids=["FR"],
        measure_ids=list(selection.AXIS_MEASURES),
        populations="all",
    )
    known = [
        one
        for one in selection.findings(rows)
        if one.is_known and not one.is_unsure and one.wave_end and one.actor_profile_id != WHOLE
    ]
    return selection.headlines(known, "question_id", "actor_profile_id", "measure_id")


def _comparable_waves(series: Sequence[Observation], grades: Grades) -> list[Observation]:
    """The most waves that all compare, the oldest first; with the latest wave among equals; maybe none."""
    latest_first = sorted(series, key=lambda one: (one.study_kind == "survey", one.wave_end), reverse=True)
    groups = [sorted(group, key=lambda one: one.wave_end) for group in grades.groups(latest_first)]
    return max(
        groups, key=lambda group: (len({one.wave_end for one in group}), group[-1].wave_end), default=[]
    )


def _code(one: Observation) -> str:
    measure = "" if one.measure_id == "share" else f".{one.measure_id}"
    return f"{one.question_id}.{one.actor_profile_id}{measure}"


def _rank(series: Sequence[Sequence[Observation]]) -> tuple[int, str]:
    """The longest series first, then the latest."""
    return -max(len(line) for line in series), selection.latest_first(series[0][-1].wave_end)


def _card(desk: Desk, series: Sequence[Sequence[Observation]]) -> Card:
    """Lines where few results are followed; else dots, the latest wave against those before."""
    words = desk.words
    ordered = sorted(series, key=lambda line: -line[-1].value)
    stated = [(line[0], line[-1]) for line in ordered]
    family = making.family(desk, stated)
    changes = [(first, last, family.between(last, first)) for first, last in stated]
    told = [(first, last) for first, last, verdict in changes if verdict.says_more]
    widest = max(told or stated, key=lambda pair: abs(pair[1].value - pair[0].value))
    is_few = len(ordered) == 1 or (len(ordered) <= MOST_LINES and any(len(line) > 2 for line in ordered))
    dates = [words.sections.beside([one.period for one in line]) for line in ordered]
    sublabels = dates if len(set(dates)) > 1 else [""] * len(dates)
    named = [
        Line(words.names.item(line[0]), tuple(line), sublabel=sublabel)
        for line, sublabel in zip(ordered, sublabels, strict=True)
    ]
    chart = (
        lines.over_time(named, words=words)
        if is_few
        else dots.profile_dots(
            [Line(one.label, one.observations[::-1], sublabel=one.sublabel) for one in named],
            words=words,
            row_header=words.sections.row_header(ordered[0]),
            by="wave",
        )
    )
    first = ordered[0][0]
    return making.made(
        desk,
        maker="evolution",
        codes={"code": _code(first)},
        title=words.titles.change(*changes[0]) if len(changes) == 1 else words.titles.changes(changes),
        chart=chart,
        observations=[one for line in ordered for one in line],
        lecture=words.lectures.change(*widest),
        family=family,
        subject=words.sections.series(first),
    )


def _apart(desk: Desk, drawn: set[str]) -> list[str]:
    """What several years published of a question and profile although nothing lets it join, in sentences."""
    grades = slices.grades(desk)
    found = []
    by_question = selection.grouped(_dated(desk), "question_id", "actor_profile_id")
    for same in by_question.values():
        alone = [one for one in same if one.figure_id not in drawn]
        if alone and len({one.year for one in same}) > 1:
            found.append(desk.words.sections.no_series(same, alone, grades))
    return found
