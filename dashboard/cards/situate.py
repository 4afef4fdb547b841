"""Situate: the answers of one person, each placed on what a survey published, as cards like any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from dashboard import views
from dashboard.cards import askable, making, selection
from dashboard.cards.askable import Asked
from dashboard.cards.axes import comparable
from dashboard.cards.card import Card, Section
from dashboard.charts import bars, numbers
from dashboard.charts.records import Group
from dashboard.charts.spec import Chart
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, LATEST, WHOLE, Observation
from dashboard.queries import regional, slices
from dashboard.views import view

FEWEST_IN_SUMMARY, OPEN = 2, 6
"""Answers from which there is a summary; cards that stand open, the others are folded under them."""
_PER_ANSWER = "."
"""Between the name of a question and the code of its answer."""


@dataclass(frozen=True)
class Line:
    """One question as the page puts it, with what has been answered."""

    key: str
    question: str
    wording: str  # of the survey; blank where it is not known, or the question itself
    items: Mapping[str, str]  # what the question may be about, by its name; one where there is no choice
    is_default: bool  # whether it is asked about this where the address names nothing else
    options: Mapping[str, str]
    code: str  # of the answer; blank without
    place: str  # « Comme 59 % des associations employeuses (2021). »; blank without an answer


def lead(desk: Desk) -> str:
    """What the page is for, and that it keeps nothing."""
    return f"{desk.words.situate.LEAD} {desk.words.situate.KEPT_NOWHERE}"


def form(desk: Desk, *, profile_id: str, answers: str = "") -> list[Line]:
    """The questions put to the profile, each with its answers and the one that the address gives."""
    asked = _asked(desk, profile_id, answers)
    codes, keys = given(asked, answers), {one.key for one in asked}
    first = {one.key for one in askable.questions(desk, profile_id=profile_id)}
    every = askable.items(desk, profile_id=profile_id)
    lines = []
    for one in asked:
        others = [
            item for item in every[one.first.question_id] if item.key == one.key or item.key not in keys
        ]
        lines.append(_line(desk, one, codes.get(one.key, ""), others, is_default=one.key in first))
    return lines


def _line(desk: Desk, asked: Asked, code: str, items: Sequence[Asked], *, is_default: bool) -> Line:
    ordered = sorted(items, key=lambda one: one.first.item_order)
    question = desk.words.situate.question([*asked.answers.values()])
    return Line(
        key=asked.key,
        question=question,
        wording="" if asked.first.wording == question else asked.first.wording,
        items={one.key: desk.words.names.item(one.first) for one in ordered},
        is_default=is_default,
        options=options(desk, asked),
        code=code,
        place=place(desk, asked, code) if code else "",
    )


def answered(lines: Sequence[Line], key: str, code: str) -> str:
    """The answers of an address once one of them is this code; without it where it is blank."""
    return _named([replace(one, code=code) if one.key == key else one for one in lines])


def asked_of(lines: Sequence[Line], key: str, item: str) -> str:
    """The same once a question is about another of its items, not answered yet."""
    other = {"key": item, "code": "", "is_default": False}
    return _named([replace(one, **other) if one.key == key else one for one in lines])


def _named(lines: Sequence[Line]) -> str:
    """Every answer, and the name alone of what is asked because a visitor wants it so."""
    named = {one.key: one.code for one in lines if one.code or not one.is_default}
    return views.listed(f"{key}{_PER_ANSWER}{code}" if code else key for key, code in named.items())


def regions(desk: Desk) -> dict[str, str]:
    """The whole country, then each region of today."""
    typed = desk.words.numbers.typed
    return {"": desk.words.situate.EVERYWHERE} | {
        one.region_id: typed(one.label) for one in regional.regions(desk)
    }


def options(desk: Desk, asked: Asked) -> dict[str, str]:
    """What can be answered to a question, by its code."""
    words = desk.words
    return {
        code: words.situate.option(asked.answers[code])
        if code in asked.answers
        else words.situate.OTHER_ANSWER
        for code in asked.codes
    }


def given(asked: Sequence[Asked], answers: str) -> dict[str, str]:
    """The code of each answer that an address gives to one of these questions, by its name."""
    said = _said(answers)
    return {one.key: said[one.key] for one in asked if said.get(one.key) in one.codes}


def _said(answers: str) -> dict[str, str]:
    """What an address says, whether it is asked or not."""
    pairs = (name.partition(_PER_ANSWER) for name in views.names(answers))
    return {key: code for key, _, code in pairs}


def _asked(desk: Desk, profile_id: str, answers: str) -> list[Asked]:
    return askable.questions(desk, profile_id=profile_id, kept=_said(answers))


def written(answers: Mapping[str, str]) -> str:
    """Answers as an address holds them."""
    return views.listed(f"{key}{_PER_ANSWER}{code}" for key, code in answers.items() if code)


def place(desk: Desk, asked: Asked, code: str) -> str:
    """« Comme 59 % des associations employeuses (2021). », or what can be said of an answer."""
    return desk.words.situate.place(asked.answers.get(code), askable.told(asked, code), asked.readable[0])


def sections(desk: Desk, *, profile_id: str, region_id: str = "", answers: str = "") -> list[Section]:
    """The summary, one card an answer, then where more is said; nothing before the first answer."""
    asked = _asked(desk, profile_id, answers)
    codes = given(asked, answers)
    if not codes:
        return []
    words = desk.words.situate
    pairs = [(one, codes[one.key]) for one in asked if one.key in codes]
    cards = tuple(_card(desk, one, code, region_id=region_id) for one, code in pairs)
    found = [
        Section(title=words.SUMMARY, cards=_summary(desk, pairs)),
        Section(title=words.RESULTS, cards=cards[:OPEN], anchor="graphiques"),
        Section(title=words.more(len(cards[OPEN:])), cards=cards[OPEN:], is_folded=True),
        Section(
            title=words.FURTHER,
            text=_no_region(desk, cards, region_id),
            links=_links(desk, asked[0].first, region_id),
        ),
    ]
    return [section for section in found if not section.is_empty]


def _card(desk: Desk, asked: Asked, code: str, *, region_id: str) -> Card:
    """One answer among those of the profile, and the same answer of the others that may share its axis."""
    words = desk.words
    told = askable.told(asked, code)
    known = told or asked.readable[0]
    own = _own(asked, known)
    others = _compared(desk, asked, known)
    here = _here(desk, known, region_id) if region_id else []
    shown = list(dict.fromkeys([*own, *here, *others]))
    return making.made(
        desk,
        maker="situer",
        codes=_codes(asked.first, code, here),
        title=words.situate.finding(told, known),
        chart=_chart(desk, own, others, here, yours=asked.answers.get(code), strong=told),
        observations=shown,
        lecture=words.lectures.one(known),
        family=making.family(desk, [others if known in others else [known, *others]]),
        subtitle=words.situate.subtitle(shown) if len(own) > 1 else "",
    )


def _chart(
    desk: Desk,
    own: Sequence[Observation],
    others: Sequence[Observation],
    here: Sequence[Observation],
    *,
    yours: Observation | None,
    strong: Observation | None,
) -> Chart:
    """A big number where one value is all there is, else bars.

    Args:
        yours: what the visitor answered; None where the survey states nothing of it.
        strong: the value that the title is about; None where it is of another answer.
    """
    words, is_scale = desk.words, len(own) > 1
    if len([*own, *others, *here]) == 1:
        return numbers.big_numbers(own, label=words.sections.after_value, words=words)

    def label(one: Observation) -> str:
        name = words.sections.answer if is_scale and one in own else words.sections.people
        return words.situate.yours(name(one)) if one is yours else name(one)

    return bars.share_bars(
        _groups(desk, own, others, here),
        label=label,
        words=words,
        row_header=words.charts.ANSWER if is_scale else words.charts.PROFILE,
        strong=strong.figure_id if strong else "",
    )


def _own(asked: Asked, known: Observation) -> list[Observation]:
    """The answers of the profile, the total first where it is what can be told."""
    plain = list(asked.answers.values())
    return plain if known in plain else [known, *plain]


def _groups(
    desk: Desk, own: Sequence[Observation], others: Sequence[Observation], here: Sequence[Observation]
) -> list[Group]:
    """One panel a base: those who answered, the region, every profile; one alone where all are profiles."""
    words = desk.words.situate
    if len(own) == 1 and not here:
        return [Group(tuple(selection.by_value([*own, *others])))]
    found = [Group(tuple(own), words.answers_of(own[0]))]
    found += [Group(tuple(here), words.here(here[0]))] if here else []
    found += [Group(tuple(selection.by_value(others)), words.among_others(others[0]))] if others else []
    return found


def _compared(desk: Desk, asked: Asked, known: Observation) -> list[Observation]:
    """The same answer of the other profiles; where none compares, the total that holds it, for all."""
    if others := _others(desk, known):
        return others
    totals = [one for one in asked.readable if known.response_id in one.part_response_ids.split()]
    return next(([one, *others] for one in totals if (others := _others(desk, one))), [])


def _others(desk: Desk, known: Observation) -> list[Observation]:
    """The same answer of each other profile, by its latest wave that compares."""
    grades = slices.grades(desk)
    rows = slices.observations(
        desk, ALL_WAVES, question_ids=[known.question_id], item_ids=[known.item_id], region_ids=["FR"]
    )
    same = [one for one in comparable(rows) if one.is_known and grades.shares_axis(known, one)]
    latest = {one.actor_profile_id: one for one in sorted(same, key=lambda one: -one.wave_rank)}
    latest.pop(known.actor_profile_id, None)
    return list(latest.values())


def _here(desk: Desk, known: Observation, region_id: str) -> list[Observation]:
    """The same answer of the same people in one region; at most one value."""
    rows = slices.observations(
        desk,
        LATEST,
        question_ids=[known.question_id],
        item_ids=[known.item_id],
        profile_ids=[known.actor_profile_id],
        measure_ids=["share"],
        region_ids=[region_id],
    )
    grades = slices.grades(desk)
    same = [one for one in comparable(rows) if one.is_known and one.response_id == known.response_id]
    return [one for one in same if one.counted == known.counted and grades.compares(known, one)][:1]


def _codes(first: Observation, code: str, here: Sequence[Observation]) -> dict[str, str]:
    return {
        "profil": first.actor_profile_id,
        "question": first.question_id,
        "item": "" if first.item_id == WHOLE else first.item_id,
        "reponse": code,
        "region": here[0].region_id if here else "",
        "study": first.study_id,
        "period": first.period,
    }


def _summary(desk: Desk, pairs: Sequence[tuple[Asked, str]]) -> tuple[Card, ...]:
    """How many of the profile gave each of the answers, on one card; none where too few are published."""
    told = [found for one, code in pairs if (found := askable.told(one, code))]
    if len(told) < FEWEST_IN_SUMMARY:
        return ()
    words, ordered = desk.words, selection.by_value(told)
    groups = selection.grouped(ordered, "population_id").values()
    chart = bars.share_bars(
        [Group(tuple(same), words.situate.people(same[0]) if len(groups) > 1 else "") for same in groups],
        label=words.situate.answer_and_year,
        words=words,
        row_header=words.charts.ANSWER,
        strong=ordered[0].figure_id,
    )
    card = making.made(
        desk,
        maker="bilan",
        codes={"profil": told[0].actor_profile_id, "reponses": _digest(told)},
        title=words.situate.summary(told),
        chart=chart,
        observations=[one for same in groups for one in same],
        lecture=words.lectures.one(ordered[0]),
        family=making.family(desk, []),
        subject=words.situate.subject(told[0]),
    )
    return (card,)


def _digest(told: Sequence[Observation]) -> str:
    """A short name of some figures: their own would be too long for an address."""
    return sha256(" ".join(one.figure_id for one in told).encode()).hexdigest()[:10]


def _no_region(desk: Desk, cards: Sequence[Card], region_id: str) -> str:
    if not region_id or any(one.region_id == region_id for card in cards for one in card.observations):
        return ""
    return desk.words.situate.no_region(regional.region(desk, region_id).phrase)


def _links(desk: Desk, one: Observation, region_id: str) -> tuple[tuple[str, views.View], ...]:
    """The page of the profile, and that of the region."""
    site, profile = desk.words.site, (one.profile_label, view("profils", profil=one.actor_profile_id))
    region = (
        [(regional.region(desk, region_id).label, view("territoires", region=region_id))] if region_id else []
    )
    return tuple((site.all_of(label), led) for label, led in (profile, *region))
