"""Matching: a claim against published figures: which of them it is, and which it may have been taken for."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard import search
from dashboard.claims.numbers import Number
from dashboard.claims.reading import Claim, folded, is_negated, stem, stems
from dashboard.observations import WHOLE, Observation
from dashboard.words import DEFAULT, vocabulary

State = Literal[
    "confirmed", "reworded", "otherwise", "wave", "value", "profile", "place", "question", "contrary", "found"
]
TRUE: tuple[State, ...] = ("confirmed", "reworded", "otherwise", "wave")
"""States of a figure whose value, profile, territory and words are those of the claim."""
NEAR: tuple[State, ...] = ("contrary", "found", "value", "profile", "place", "question")
"""States of what is shown where there is none of these, the nearest first."""
CLOSE = 0.1
"""Of the best, what else is as good."""
ON_TOPIC, ON_TOPIC_ELSEWHERE = 0.6, 0.75
"""Share of the words of a claim, rare ones counting more, that a figure must bear; where its value is
another one, more of them."""
SAME_WORDS = 0.85
"""From which part of its words on a claim says what a figure says, and not something near."""
SHORTEST_KIN = 4
ALIKE = 0.7
"""What a word that circulates for another is worth."""
MOST, MOST_OF_A_STATE = 6, 3
KINDS = {
    "share": ("share",),
    "mean_10": ("mean_10",),
    "points": ("points",),
    "amount": ("count", "eur"),
    "any": ("mean", "count", "points", "eur"),
}
"""Measures of each kind of number."""
ALONE = (*KINDS["any"], "share", "mean_10")
"""Measures of a number without unit that nothing is said of."""


@dataclass(frozen=True)
class Statement:
    """A figure and the stems of all that names it."""

    observation: Observation
    stems: frozenset[str]
    core: tuple[str, ...]  # those of its question and item alone
    is_negated: bool  # whether it counts those who do not


@dataclass(frozen=True)
class Base:
    """Every figure that has a value, and how rare each stem is among the things that are measured."""

    statements: tuple[Statement, ...]
    rarity: dict[str, float]
    groups: dict[str, frozenset[str]]  # of each stem, those that circulate for it


@dataclass(frozen=True)
class Match:
    """A figure, what it is of the claim, how many of its words it bears, and the latest wave if another."""

    state: State
    observation: Observation
    topic: float
    strange_n: int = 0  # words of its question and item that the claim does not bear
    latest: Observation | None = None
    is_rounded: bool = False


def base(observations: Iterable[Observation], language: str = DEFAULT) -> Base:
    """The figures made ready to be looked through."""
    statements = tuple(_statement(one, language) for one in observations if one.is_known)
    topics = {(one.observation.question_id, one.observation.item_id): one.stems for one in statements}
    frequency = Counter(one for stems in topics.values() for one in stems)
    rarity = {one: 1 + math.log(len(topics) / count) for one, count in frequency.items()}
    return Base(statements, rarity, _groups(language))


def matches(claim: Claim, held: Base) -> list[Match]:
    """The figures that the claim is; without any, those it may have been taken for, the nearest first."""
    found = [match for one in held.statements if (match := _match(claim, one, held))]
    found = _settled(found, held, is_dated=bool(claim.years))
    true = [one for one in found if one.state in TRUE]
    if true:
        best = max(one.topic for one in true)
        kept = _few([one for one in true if one.topic >= best - CLOSE])
        return [*kept, *_others(kept, held)][:MOST]
    near = sorted(found, key=lambda one: NEAR.index(one.state))
    if near and near[0].state in ("contrary", "found"):
        alike = [one for one in near if one.state == near[0].state]
        return _few(sorted(alike, key=lambda one: _distance(claim, one.observation)))
    return _few([one for one in near if _is_near(one, near)])


def _is_near(match: Match, near: Sequence[Match]) -> bool:
    """Whether a figure is as near as the first of its state; another value must be of the same thing."""
    first = next(one for one in near if one.state == match.state)
    if match.state == "value":
        return _asked(match.observation) == _asked(first.observation)
    return match.topic >= first.topic - CLOSE


def _match(claim: Claim, statement: Statement, held: Base) -> Match | None:
    o = statement.observation
    if not any(_may_be(claim, way, o) for way in claim.ways):
        return None
    topic = _topic(claim, statement, held)
    has_value = _holds(claim, o)
    is_placed = o.region_id in claim.region_ids if claim.region_ids else o.is_national
    is_whose = claim.profile_id in ("", o.actor_profile_id) and _is_of_part(claim, o)
    is_dated = not claim.years or any(_is_within(year, o.period) for year in claim.years)
    state = _state(claim, topic, has_value, is_placed, is_whose, is_dated, o)
    if claim.is_negated != statement.is_negated and not claim.is_bare:
        state = _turned(state)
    if state is None:
        return None
    is_rounded = has_value and _says(claim, o).is_rounded
    if is_rounded and state == "reworded":  # nearly the value and nearly the words are another thing
        state = "question"
    strange_n = 0 if claim.is_bare else len(set(statement.core) - set(claim.stems))
    return Match(state, o, topic, strange_n, is_rounded=is_rounded)


def _state(
    claim: Claim,
    topic: float,
    has_value: bool,
    is_placed: bool,
    is_whose: bool,
    is_dated: bool,
    o: Observation,
) -> State | None:
    """What a figure is of a claim; None for one that has nothing to do with it."""
    if not has_value:
        is_same = (claim.profile_id or claim.region_ids) and is_whose and is_placed and not claim.is_bare
        return "value" if is_same and topic >= ON_TOPIC_ELSEWHERE and _is_headline(o) else None
    if claim.is_bare:
        return "found" if is_whose and is_placed and is_dated else None
    if topic < ON_TOPIC and is_whose and is_placed and _is_telling(claim):
        return "found"
    if topic < ON_TOPIC:
        return "question" if is_whose and is_placed and claim.profile_id else None
    if not is_placed:
        return "place" if is_whose else None
    if not is_whose:
        return "profile"
    if not is_dated:
        return "wave"
    if o.others:
        return "otherwise"
    return "confirmed" if topic >= SAME_WORDS else "reworded"


def _is_of_part(claim: Claim, o: Observation) -> bool:
    """Whether a figure is of the part of a profile that the claim names, where it names one."""
    return not claim.part_ids or bool({o.population_id, o.item_id} & set(claim.part_ids))


def _turned(state: State | None) -> State | None:
    """What a figure is of a claim that says its contrary: its words count for nothing else."""
    return "contrary" if state in TRUE else state if state in ("question", "found") else None


def _holds(claim: Claim, o: Observation) -> bool:
    return any(way.holds(o.value) for way in claim.ways if _may_be(claim, way, o))


def _says(claim: Claim, o: Observation) -> Number:
    """The way of reading the claim in which this figure is its value."""
    return next(way for way in claim.ways if _may_be(claim, way, o) and way.holds(o.value))


def _distance(claim: Claim, o: Observation) -> float:
    """From what the sentence says to a value."""
    said = _says(claim, o)
    return abs(o.value - (said.low + said.high) / 2)


def _may_be(claim: Claim, way: Number, o: Observation) -> bool:
    """Whether a number is of the measure of a figure."""
    is_alone = way.kind == "any" and claim.is_bare and not claim.profile_id
    return o.measure_id in (ALONE if is_alone else KINDS[way.kind])


def _is_telling(claim: Claim) -> bool:
    """Whether a number is so long that no two things share it: « 148 429 »."""
    return any(way.kind == "amount" and not way.is_rounded for way in claim.ways)


def _is_headline(o: Observation) -> bool:
    """Whether a value is what a sentence would tell of its question: its favourable total, or all of it."""
    return bool(o.part_response_ids) or o.response_id in ("oui", "cite", "oui_total", "_T")


def _is_within(year: str, period: str) -> bool:
    first, _, last = period.partition("/")
    return bool(period) and first[:4] <= year <= (last or first)[:4]


def _topic(claim: Claim, statement: Statement, held: Base) -> float:
    """Which part of the words of the claim the figure bears, 0 to 1."""
    if claim.is_bare:
        return 0.0
    rarest = max(held.rarity.values(), default=1.0)
    weights = [held.rarity.get(word, rarest) for word in claim.stems]
    worth = (_worth(word, statement.stems, held) for word in claim.stems)
    return sum(weight * one for weight, one in zip(weights, worth, strict=True)) / sum(weights)


def _worth(word: str, stems: frozenset[str], held: Base) -> float:
    """1 for a word that names the figure, less for one that circulates for it, 0 for a strange one."""
    if word in stems or any(_are_kin(word, one) for one in stems):
        return 1.0
    alike = held.groups.get(word, frozenset())
    return ALIKE if alike & stems else 0.0


def _are_kin(a: str, b: str) -> bool:
    """« util » and « utilit »: one is the other's beginning."""
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST_KIN and long.startswith(short) and len(long) - len(short) <= 4


def _settled(found: Sequence[Match], held: Base, *, is_dated: bool) -> list[Match]:
    """Matches best first, each thing once; a value that a later wave has replaced says so."""
    ranked = sorted(found, key=_rank)
    once = {one.observation.observation_id: one for one in reversed(ranked)}
    values = {(one.observation.study_id, _thing(one.observation)) for one in ranked if one.state in TRUE}
    return [
        one if is_dated and one.state in ("confirmed", "reworded") else _dated(one, held)
        for one in ranked
        if once[one.observation.observation_id] is one
        and not (one.state == "value" and (one.observation.study_id, _thing(one.observation)) in values)
    ]


def _others(found: Sequence[Match], held: Base) -> list[Match]:
    """The figures that state another value of the same thing, each value once."""
    shown = {one.observation.value for one in found}
    others: dict[float, Match] = {}
    for match in found:
        for one in (statement.observation for statement in held.statements):
            is_same = _asked(one) == _asked(match.observation) and one.value not in shown
            if is_same and (one.value, one.period) in match.observation.others:
                others.setdefault(one.value, Match("value", one, match.topic))
    return list(others.values())


def _asked(o: Observation) -> tuple[str, ...]:
    """What a claim of the base ties together: a question, its item, a measure, whose and where."""
    return (o.question_id, o.item_id, o.measure_id, o.actor_profile_id, o.region_id)


def _rank(match: Match) -> tuple[object, ...]:
    o = match.observation
    is_part = o.item_id != WHOLE
    return (
        *(match.state not in TRUE, -round(match.topic, 2), is_part, match.strange_n),
        *(not _is_headline(o), o.wave_rank, o.study_kind != "survey", o.question_order, o.figure_id),
    )


def _dated(match: Match, held: Base) -> Match:
    """A value said without a date, of which a later wave says another."""
    o = match.observation
    if match.state not in ("confirmed", "reworded", "wave") or not o.wave_end:
        return match
    later = [
        one.observation
        for one in held.statements
        if _series(one.observation) == _series(o) and one.observation.wave_end > o.wave_end
    ]
    latest = max(later, key=lambda one: one.wave_end, default=None)
    if latest is None or latest.value == o.value:
        return match
    return replace(match, state="wave", latest=latest)


def _thing(o: Observation) -> tuple[str, ...]:
    """What is measured of whom and where, whatever the wave and the part of the profile."""
    return (o.question_id, o.item_id, o.response_id, o.measure_id, o.actor_profile_id, o.region_id)


def _series(o: Observation) -> tuple[str, ...]:
    """What another wave has a later value of."""
    return (*_thing(o), o.population_id)


def _few(found: Sequence[Match]) -> list[Match]:
    """The first of each state, no more than can be read."""
    kept: list[Match] = []
    for one in found:
        if sum(other.state == one.state for other in kept) < MOST_OF_A_STATE:
            kept.append(one)
    return kept[:MOST]


def _statement(o: Observation, language: str) -> Statement:
    told = f"{o.question_verb} {o.item_label} {o.response_label} {o.label_reported}"
    core = f"{o.question_short} {o.item_label if o.item_id != WHOLE else ''}"
    return Statement(
        o, _named(o, language), stems(folded(core)[0], language), is_negated(folded(told)[0], language)
    )


def _named(o: Observation, language: str) -> frozenset[str]:
    """The stems of all that names a figure, its own profile apart."""
    aliases = vocabulary(language).search.ALIASES
    told = (
        *(o.question_label, o.question_short, o.question_verb, o.question_measures, o.item_label),
        *(o.item_phrase, o.response_label, o.response_phrase, o.label_reported, o.population_label),
        *(o.population_article, o.study_title, o.programme, aliases.get(o.item_id, "")),
    )
    words = search.words(" ".join(told), language)
    return frozenset(stem(word, language) for word in words)


def _groups(language: str) -> dict[str, frozenset[str]]:
    groups = [
        frozenset(stem(word, language) for word in search.words(line, language))
        for line in vocabulary(language).claims.ALIKE
    ]
    return {one: group for group in groups for one in group}
