"""Comparisons: one question, every profile that answered it; those that share an axis on one card."""

from collections.abc import Sequence
from operator import attrgetter

from dashboard.cards import making, results, selection
from dashboard.cards.axes import FEWEST_PROFILES, WAVE, apart_from, comparable, profiles_of, shared_axes
from dashboard.cards.card import Card, Section
from dashboard.charts import bars, distribution, dots
from dashboard.charts.records import Group, Line
from dashboard.comparability import Grades
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, WHOLE, Observation, Slice
from dashboard.queries import slices
from dashboard.verdicts import Family

ALL_ITEMS = "tous"
_wave = attrgetter(*WAVE, "region_id", "measure_id")
"""What one survey states for one profile, in one territory and measure."""


def questions(desk: Desk) -> dict[str, str]:
    """Label of each question that at least two profiles answered in one territory, in code-list order."""
    rows = comparable(slices.observations(desk, ALL_WAVES))
    found = {}
    for question_id, same in selection.grouped(rows, "question_id").items():
        places = selection.grouped(same, "region_id").values()
        if any(len(profiles_of(place)) >= FEWEST_PROFILES for place in places):
            found[question_id] = desk.words.names.question(same[0])
    return found


def items(desk: Desk, *, question_id: str) -> dict[str, str]:
    """« Tous », then each item of the question; nothing to choose where there is one."""
    rows = slices.observations(desk, ALL_WAVES, question_ids=[question_id])
    found = {one.item_id: one.item_label for one in rows if one.item_id != WHOLE and one.is_known}
    labels = {code: desk.words.numbers.typed(label) for code, label in found.items()}
    return {ALL_ITEMS: desk.words.sections.ALL_ITEMS} | labels if len(found) > 1 else {}


def waves(desk: Desk, *, question_id: str) -> dict[str, str]:
    """The waves at which the question can be read; none where no profile was asked twice."""
    return wave_options(desk, slices.waves(desk, question_ids=[question_id]))


def wave_options(desk: Desk, codes: Sequence[str]) -> dict[str, str]:
    """The latest results, then each wave, by the code that the address holds."""
    if len(codes) < 2:
        return {}
    return {"": desk.words.sections.LATEST} | {code: desk.words.periods.period(code) for code in codes}


def sections(desk: Desk, *, question_id: str, at: str = "", item_id: str = ALL_ITEMS) -> list[Section]:
    """Profiles on a shared axis, and results that share none, with the reason; the national ones first."""
    grades = slices.grades(desk)
    held = slices.observations(desk, Slice(at, every=True), question_ids=[question_id])
    own = "" if item_id == ALL_ITEMS else item_id  # blank too where the question has no items to choose among
    rows = [one for one in held if own in ("", one.item_id)]
    groups = shared_axes(rows, grades)
    together = [
        (_scale(desk, group, rows, codes=codes) if own else None) or _together(desk, group, codes=codes)
        for place, group in enumerate(groups)
        for codes in [_codes(group, at=at, is_first=place == 0)]
    ]
    drawn = {one.figure_id for card in together for one in card.observations}
    apart = apart_from(rows, drawn)
    found = [Section(cards=tuple(together))]
    if apart:
        is_regional = not any(one.is_national for card in together for one in card.observations)
        found.insert(0 if is_regional else 1, _apart(desk, apart, grades, item_id=own))
    return [section for section in found if not section.is_empty]


def _codes(group: Sequence[Observation], *, at: str, is_first: bool) -> dict[str, str]:
    """What tells the card of a group from those of the other groups of its question."""
    first = group[0]
    return {
        "question": first.question_id,
        "item": first.item_id if len(selection.codes(group, "item_id")) == 1 else "",
        "response": ".".join(selection.codes(group, "response_id")),
        "region": "" if first.region_id == "FR" else first.region_id,
        "studies": "" if is_first else min(one.study_id for one in group),
        "at": at,
    }


def _together(desk: Desk, group: Sequence[Observation], *, codes: dict[str, str]) -> Card:
    """The profiles of one axis: bars for one result, dots for several items."""
    lines = selection.grouped(group, "item_id", "response_id")
    if len(lines) == 1:
        return _profile_bars(desk, group, codes=codes)
    return _profile_dots(desk, list(lines.values()), codes=codes)


def _profile_bars(desk: Desk, group: Sequence[Observation], *, codes: dict[str, str]) -> Card:
    words = desk.words
    shown = selection.by_value(group)
    family = making.family(desk, [shown])
    known = selection.sure(shown)
    chart = bars.share_bars(
        [Group(tuple(shown))],
        label=words.sections.people,
        words=words,
        row_header=words.charts.PROFILE,
        strong=known[0].figure_id,
    )
    return making.made(
        desk,
        maker="question",
        codes=codes,
        title=_first_profiles(desk, known, family),
        chart=chart,
        observations=shown,
        lecture=words.lectures.pair(known[0], known[-1], among=shown),
        family=family,
    )


def _first_profiles(desk: Desk, known: Sequence[Observation], family: Family) -> str:
    """Which profiles come first, the highest given first, or from where to where they go."""
    leaders, titles = family.leaders(known), desk.words.titles
    if not leaders or len(known) < 2:
        return titles.spread(known)
    return titles.profiles(leaders, known[-1], family.between(known[0], known[-1]))


def _profile_dots(desk: Desk, lines: Sequence[Sequence[Observation]], *, codes: dict[str, str]) -> Card:
    words = desk.words
    family = making.family(desk, lines)
    more, less = widest(lines)
    ordered = sorted(lines, key=lambda line: -_span(line))
    several = len({one.response_id for line in lines for one in line}) > 1
    name = words.sections.item_and_answer if several else words.names.item
    chart = dots.profile_dots(
        [Line(name(line[0]), tuple(line), strong=more in line) for line in ordered],
        words=words,
        row_header=words.sections.row_header(lines[0]),
        focus={more.actor_profile_id, less.actor_profile_id},
    )
    return making.made(
        desk,
        maker="question",
        codes=codes,
        title=words.titles.grid(more, less, family.between(more, less)),
        chart=chart,
        observations=[one for line in ordered for one in line],
        lecture=words.lectures.pair(more, less, among=[one for line in ordered for one in line]),
        family=family,
    )


def widest(lines: Sequence[Sequence[Observation]]) -> tuple[Observation, Observation]:
    """The highest and the lowest value of the line on which profiles are furthest apart."""
    line = selection.by_value(max(lines, key=_span))
    known = selection.sure(line)
    return known[0], known[-1]


def _span(line: Sequence[Observation]) -> float:
    values = [one.value for one in selection.sure(line)]
    return max(values) - min(values) if len(values) > 1 else -1.0


def _scale(
    desk: Desk, group: Sequence[Observation], rows: Sequence[Observation], *, codes: dict[str, str]
) -> Card | None:
    """Every answer to one item of the profiles of one axis; None where the question has no scale."""
    waves = {_wave(one) for one in group}
    shown = [one for one in rows if _wave(one) in waves]
    known = selection.sure(selection.by_value(group))
    if len(selection.codes(shown, "response_id")) <= results.FEWEST_ANSWERS or not known:
        return None
    words = desk.words
    by_profile = selection.grouped(shown, "actor_profile_id")
    order = selection.codes([*selection.by_value(group), *shown], "actor_profile_id")
    family = making.family(desk, [known])
    chart = distribution.distribution(
        [Line(words.sections.people(by_profile[code][0]), tuple(by_profile[code])) for code in order],
        words=words,
        row_header=words.charts.PROFILE,
    )
    return making.made(
        desk,
        maker="reponses",
        codes={**codes, "response": ""},
        title=_first_profiles(desk, known, family),
        chart=chart,
        observations=[one for code in order for one in by_profile[code]],
        lecture=words.lectures.one(known[0], among=[one for code in order for one in by_profile[code]]),
        family=family,
    )


def _apart(desk: Desk, rows: Sequence[Observation], grades: Grades, *, item_id: str) -> Section:
    """The results that share no axis, one card a profile, under the reason."""
    found: list[Card] = []
    for profile_id, same in selection.grouped(rows, "actor_profile_id").items():
        codes = {"question": same[0].question_id, "item": item_id, "profil": profile_id}
        found += results.cards(desk, same, maker="a-part", codes=codes)
    return Section(
        title=desk.words.sections.APART,
        text=desk.words.limits.why_apart(rows, grades=grades),
        cards=tuple(found),
    )
