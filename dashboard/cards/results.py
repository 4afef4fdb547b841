"""Results: what one group of people answered to one question, as the card that fits its shape.

One question, one study, one profile and population, one territory: several items are bars, a scale a
distribution, one or two values big numbers. Nothing here knows a question by its name.
"""

from collections.abc import Mapping, Sequence

from dashboard.cards import beyond, making, selection
from dashboard.cards.beyond import Beyond
from dashboard.cards.card import Card
from dashboard.charts import bars, distribution, numbers
from dashboard.charts.records import Group, Line
from dashboard.desk import Desk
from dashboard.observations import WHOLE, Observation
from dashboard.verdicts import Family, Rank

MOST_NUMBERS = 2
"""Values that are written as big numbers; more are drawn."""
_ONE_BASE = ("actor_profile_id", "region_id", "measure_id", "study_id", "population_id", "period")
FEWEST_ANSWERS = 3
"""Answers of a scale from which it is drawn as a distribution."""


def cards(
    desk: Desk,
    observations: Sequence[Observation],
    *,
    maker: str,
    codes: Mapping[str, str],
    strong: str = "",
) -> list[Card]:
    """One card a measure, place and group of people; none where an axis carries no readable value.

    Args:
        maker, codes: what the identifiers are made of; what one card does not share with another is added.
        strong: domain that the page is about, its bar told apart.
    """
    return [
        _card(desk, same, maker=maker, codes={**codes, **_own_codes(same[0])}, strong=strong)
        for same in selection.grouped(observations, *_ONE_BASE).values()
        if same[0].measure_id in selection.AXIS_MEASURES and any(one.is_known for one in same)
    ]


def is_scale(observations: Sequence[Observation]) -> bool:
    """Whether several items are answered on one scale with a printed total: drawn as a distribution."""
    total = selection.headline(observations)[0].part_response_ids
    answers_n = len(selection.codes(observations, "response_id"))
    return bool(total) and answers_n > FEWEST_ANSWERS and len(selection.codes(observations, "item_id")) > 1


def _own_codes(one: Observation) -> dict[str, str]:
    return {
        "profil": one.actor_profile_id,
        "region": "" if one.region_id == "FR" else one.region_id,
        "measure": "" if one.measure_id == "share" else one.measure_id,
        "study": one.study_id,
        "population": "" if one.population_id == WHOLE else one.population_id,
        "period": "" if one.period in ("", one.study_id[-4:]) else one.period,
    }


def _card(desk: Desk, observations: Sequence[Observation], *, strong: str, **told: object) -> Card:
    answers = selection.headline(observations)
    items = selection.codes(observations, "item_id")
    responses = selection.codes(observations, "response_id")
    if is_scale(observations):
        return _distribution(desk, observations, answers=answers, **told)
    if len(items) == 1 and len(responses) > 1 and len(observations) > MOST_NUMBERS:
        return _answers(desk, observations, **told)
    if len(answers) <= MOST_NUMBERS:
        return _numbers(desk, observations, answers=answers, **told)
    return _items(desk, observations, answers=answers, strong=strong, **told)


def _items(
    desk: Desk,
    observations: Sequence[Observation],
    *,
    answers: Sequence[Observation],
    strong: str,
    **told: object,
) -> Card:
    """Several items: one bar each, the highest first; what is planned as a mark on the bar."""
    words = desk.words
    groups = [
        Group(tuple(selection.by_value(same)), heading="" if len(by_answer) == 1 else same[0].response_label)
        for by_answer in [selection.grouped(answers, "response_id")]
        for same in by_answer.values()
    ]
    family = making.family(desk, [group.observations for group in groups])
    first = next(same for same in (group.observations for group in groups) if same[0].is_known)
    planned = wider_answers(observations, answers)
    beside = beyond.of(desk, observations)
    focus = next((one for one in first if strong and one.domain_id == strong), selection.sure(first)[0])
    is_placed = bool(strong) and focus.domain_id == strong and focus.is_known
    chart = bars.share_bars(
        groups,
        label=words.names.item,
        words=words,
        row_header=words.sections.row_header(first),
        strong=focus.figure_id,
        beside=planned,
        beside_label=next((one.response_label for one in planned.values()), ""),
    )
    return making.made(
        desk,
        title=_place(desk, focus, family.ranked(first), beside)
        if is_placed
        else _first_items(desk, first, family, beside),
        chart=chart,
        observations=observations,
        lecture=words.lectures.one(focus, among=observations),
        family=family,
        limits=words.limits.beyond(beside.others, is_list=True),
        **told,
    )


def _first_items(desk: Desk, items: Sequence[Observation], family: Family, beside: Beyond) -> str:
    """Which of the readable items come first, or from where to where they go."""
    known, leaders = [one for one in items if one.is_known], family.leaders(items)
    if not beside.lets_lead(leaders):
        return desk.words.titles.partial(known)
    return desk.words.titles.items(leaders, others_n=len(known) - len(leaders), known=known)


def _first_known(observations: Sequence[Observation]) -> Observation:
    return selection.sure(observations)[0]


def _place(desk: Desk, focus: Observation, ranked: Sequence[Rank], beside: Beyond) -> str:
    """The finding on the domain that the page is about: its place among those published with it."""
    if beside.others:
        return desk.words.titles.one(focus)
    own = next(rank for rank in ranked if rank.observation is focus)
    return desk.words.titles.domain_place(focus, own, len(ranked))


def wider_answers(
    observations: Sequence[Observation], answers: Sequence[Observation]
) -> dict[str, Observation]:
    """The answer that holds each one and more (« oui ou dans les 6 mois » for « oui »), where it is readable.

    Returns:
        By the identifier of the narrower figure.
    """
    wider = [one for one in observations if one.part_response_ids and one.is_known]
    found = {}
    for answer in answers:
        for one in wider:
            holds = answer.response_id in one.part_response_ids.split() and one.item_id == answer.item_id
            if holds and one.response_id != answer.response_id:
                found[answer.figure_id] = one
    return found


def _distribution(
    desk: Desk,
    observations: Sequence[Observation],
    *,
    answers: Sequence[Observation],
    **told: object,
) -> Card:
    """Every answer of a scale, item by item, from the item with the highest printed total."""
    words = desk.words
    order = [one.item_id for one in selection.by_value(answers)]
    by_item = selection.grouped(observations, "item_id")
    ordered = [by_item[item] for item in dict.fromkeys((*order, *by_item))]
    family = making.family(desk, [answers])
    chart = distribution.distribution(
        [Line(words.names.item(same[0]), tuple(same)) for same in ordered],
        words=words,
        row_header=words.sections.row_header(answers),
    )
    first = _first_known([*selection.by_value(answers), *observations])
    leading = _first_items(desk, answers, family, beyond.of(desk, observations))
    return making.made(
        desk,
        title=leading if any(one.is_known for one in answers) else words.titles.one(first),
        chart=chart,
        observations=[one for same in ordered for one in same],
        lecture=words.lectures.one(first, among=observations),
        family=family,
        **told,
    )


def _answers(desk: Desk, observations: Sequence[Observation], **told: object) -> Card:
    """One question, its answers in the order of the scale, a total before its parts."""
    words = desk.words
    ordered = sorted(observations, key=lambda one: (not one.part_response_ids, one.response_order))
    family = making.family(desk, [])
    known = selection.sure(ordered)
    chart = bars.share_bars(
        [Group(tuple(ordered))],
        label=words.sections.answer,
        words=words,
        row_header=words.charts.ANSWER,
        strong=known[0].figure_id,
    )
    return making.made(
        desk,
        title=words.titles.answers(known),
        chart=chart,
        observations=ordered,
        lecture=words.lectures.one(known[0], among=observations),
        family=family,
        **told,
    )


def _numbers(
    desk: Desk,
    observations: Sequence[Observation],
    *,
    answers: Sequence[Observation],
    **told: object,
) -> Card:
    """One or two values: big numbers, no axis."""
    words = desk.words
    shown = selection.by_value(answers)
    family = making.family(desk, [shown])
    known, beside = selection.sure(shown) or shown, beyond.of(desk, observations)
    is_told = known[0].is_unsure or not beside.lets_lead(known[:1])
    return making.made(
        desk,
        title=words.titles.partial(known) if is_told else words.titles.one(known[0]),
        chart=numbers.big_numbers(shown, label=words.sections.after_value, words=words),
        observations=[*shown, *(one for one in observations if one not in shown)],
        lecture=words.lectures.one(known[0], among=observations),
        family=family,
        limits=words.limits.beyond(beside.others, is_list=len(known) > 1),
        **told,
    )
