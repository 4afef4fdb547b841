"""Duel: two profiles (or three), every question that they answered on a shared axis, one line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.cards import making, selection
from dashboard.cards.card import Card, Section
from dashboard.charts import dots
from dashboard.charts.records import Line
from dashboard.comparability import Grades
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, Observation
from dashboard.queries import slices

FIRST, SECOND = "elus_locaux", "entreprises"
NOBODY = "aucun"
_RESULT = ("question_id", "item_id", "response_id", "measure_id", "region_id")


@dataclass(frozen=True)
class Pairs:
    """What two profiles share, and what they both answered without sharing an axis."""

    lines: tuple[tuple[Observation, ...], ...]  # each the first profile's value, then the others'
    apart: tuple[tuple[Observation, Observation], ...]


def profiles(desk: Desk) -> dict[str, str]:
    """The profiles with a result to set against another's, as a sentence names them."""
    held, grades = _by_profile(desk), slices.grades(desk)
    return {code: own[0].profile_article for code, own in held.items() if _shared(held, code, grades)}


def opponents(desk: Desk, *, first: str) -> dict[str, str]:
    """The other profiles, each with how many results it shares with the first; those with none left out."""
    words, held = desk.words, _by_profile(desk)
    return {
        code: words.duels.opponent(words.grammar.to(held[code][0].profile_article), shared_n)
        for code, shared_n in _shared(held, first, slices.grades(desk)).items()
    }


def shared(desk: Desk) -> dict[tuple[str, str], int]:
    """How many results each two profiles share, the first in the order of profiles first."""
    held, grades = _by_profile(desk), slices.grades(desk)
    codes = list(held)
    return {
        (first, second): shared_n
        for place, first in enumerate(codes)
        for second, shared_n in _shared(held, first, grades).items()
        if codes.index(second) > place
    }


def _shared(held: dict[str, list[Observation]], first: str, grades: Grades) -> dict[str, int]:
    """How many results each other profile shares with the first; those that share none left out."""
    counts = {code: len(pairs(held, [first, code], grades).lines) for code in held if code != first}
    return {code: shared_n for code, shared_n in counts.items() if shared_n}


def second(desk: Desk, *, first: str) -> str:
    """The profile set against the first where the address names none."""
    found = opponents(desk, first=first)
    return SECOND if SECOND in found else next(iter(found), "")


def thirds(desk: Desk, *, first: str, second: str) -> dict[str, str]:
    """Nobody, then the profiles that may be added to these two."""
    held, grades = _by_profile(desk), slices.grades(desk)
    found = {
        code: desk.words.duels.third(held[code][0].profile_label, len(lines))
        for code in held
        if code not in (first, second) and (lines := pairs(held, [first, second, code], grades).lines)
    }
    return {NOBODY: desk.words.sections.NOBODY_ELSE} | found if found else {}


def sections(desk: Desk, *, first: str, second: str, third: str = NOBODY) -> list[Section]:
    """The card of the profiles, and in a closing line what they both answered that does not compare."""
    grades, held = slices.grades(desk), _by_profile(desk)
    asked = [code for code in (first, second, third) if code in held]
    found = pairs(held, asked, grades)
    words = desk.words
    names = [held[code][0].profile_article for code in asked]
    if not found.lines:
        return [Section(text=words.duels.nothing_shared(names))]
    beside = _elsewhere(desk, first, second, grades) if len(asked) == 2 else []
    closing = (words.duels.not_compared(found.apart, grades), words.duels.elsewhere(beside))
    return [
        Section(
            cards=(_card(desk, found, asked, names),),
            text=" ".join(filter(None, closing)),
        )
    ]


def pairs(held: dict[str, list[Observation]], asked: Sequence[str], grades: Grades) -> Pairs:
    """Lines that all the profiles share, the widest gap first; both answers to what two do not share.

    Args:
        held: the results of each profile, all waves; those that share an axis are looked for from the latest.
    """
    first, *others = (selection.grouped(held.get(code, []), *_RESULT) for code in asked)
    lines, apart = [], []
    for key, own in first.items():
        if not all(key in other for other in others):
            continue
        line = _latest_shared(own, [other[key] for other in others], grades)
        if line:
            lines.append(line)
        elif len(asked) == 2:
            apart.append((own[0], others[0][key][0]))
    return Pairs(tuple(sorted(lines, key=_gap, reverse=True)), tuple(apart))


def _latest_shared(
    own: Sequence[Observation], others: Sequence[Sequence[Observation]], grades: Grades
) -> tuple[Observation, ...] | None:
    """The latest values that share one axis, one a profile."""
    for one in own:
        found = [next((x for x in other if grades.shares_axis(one, x)), None) for other in others]
        line = (one, *(x for x in found if x))
        if all(found) and all(grades.shares_axis(a, b) for a in line for b in line):
            return line
    return None


def _gap(line: Sequence[Observation]) -> float:
    return abs(line[0].value - line[1].value)


def _by_profile(desk: Desk) -> dict[str, list[Observation]]:
    """Headline shares of each profile for France, readable, of surveys with a name, the latest first."""
    rows = slices.observations(
        desk, ALL_WAVES, region_ids=["FR"], measure_ids=["share"], study_kinds=["survey"]
    )
    rows = [one for one in selection.findings(rows) if one.is_known]
    headlines = selection.headlines(rows, "question_id", "actor_profile_id")
    ordered = sorted(headlines, key=lambda one: (one.profile_order, one.wave_rank, one.question_order))
    return selection.grouped(ordered, "actor_profile_id")


def _elsewhere(desk: Desk, first: str, second: str, grades: Grades) -> list[tuple[Observation, Observation]]:
    """What both answered in one region, or is stated of both without a survey: the latest of one date."""
    rows = slices.observations(desk, ALL_WAVES, measure_ids=["share"], profile_ids=[first, second])
    rows = [one for one in selection.findings(rows) if one.is_known and not one.is_unsure]
    held = selection.grouped(rows, *_RESULT)
    national = {key for key, same in held.items() if any(_is_national(one) for one in same)}
    found = []
    for key, same in held.items():
        pairs = [
            (a, b)
            for a in same
            for b in same
            if (a.actor_profile_id, b.actor_profile_id) == (first, second)
            and a.period == b.period
            and grades.shares_axis(a, b)
        ]
        if pairs and key not in national:
            found.append(max(pairs, key=lambda pair: pair[0].wave_end))
    return found


def _is_national(one: Observation) -> bool:
    """Whether it is of a survey with a name, for France: the card says those."""
    return one.study_kind == "survey" and one.is_national


def _card(desk: Desk, found: Pairs, asked: Sequence[str], names: Sequence[str]) -> Card:
    words = desk.words
    family = making.family(desk, found.lines)
    verdicts = [(line[0], line[1], family.between(line[0], line[1])) for line in found.lines]
    chart = dots.profile_dots(
        [_line(desk, line, is_strong=place == 0) for place, line in enumerate(found.lines)],
        words=words,
        row_header=words.charts.QUESTION,
        aside_header=words.charts.GAP,
    )
    widest = found.lines[0]
    return making.made(
        desk,
        maker="duel",
        codes=dict(zip(("profil", "face", "tiers"), asked, strict=False)),
        title=words.titles.duel(names[0], names[1], verdicts),
        subtitle=words.subtitles.duel(len(found.lines), len(asked)),
        chart=chart,
        observations=_flat(found.lines),
        lecture=words.lectures.pair(widest[0], widest[1], among=_flat(found.lines)),
        family=family,
        subject=words.subtitles.duel_subject([held[0].profile_label for held in _firsts(found.lines)]),
    )


def _line(desk: Desk, line: Sequence[Observation], *, is_strong: bool) -> Line:
    words = desk.words
    drawn = line if len(line) == 2 else sorted(line, key=lambda one: one.profile_order)
    return Line(
        words.names.result(line[0]),
        tuple(line),
        sublabel=words.sections.beside([one.period for one in drawn]),  # in the order of the marks
        aside=words.numbers.signed(line[0].value - line[1].value) if len(line) == 2 else "",
        strong=is_strong,
    )


def _flat(lines: Iterable[Sequence[Observation]]) -> list[Observation]:
    return [one for line in lines for one in line]


def _firsts(lines: Sequence[Sequence[Observation]]) -> list[list[Observation]]:
    """The observations of each profile, in the order in which they were asked for."""
    return [list(column) for column in zip(*lines, strict=True)]
