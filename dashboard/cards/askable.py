"""Askable: what surveys asked a profile becomes the questions that one person of it can answer, by rule."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.cards import selection
from dashboard.cards.axes import comparable, profiles_of
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, LATEST, WHOLE, Observation
from dashboard.queries import slices

MOST, FEWEST = 8, 5
"""Questions put to one visitor; a profile that was asked fewer is not offered."""
OTHER = "autre"
"""Code of every answer that the survey states nothing of."""
NO_PEOPLE = ("soutiens", "territoires")
"""Populations of what people tell of: nobody can place themselves among them."""


@dataclass(frozen=True)
class Asked:
    """One item of one question as one survey put it to one profile, with all that is published of it."""

    observations: tuple[Observation, ...]  # every answer, in the order of the scale; printed totals too

    @property
    def key(self) -> str:
        """What an address calls it: the same for every profile and every wave."""
        return name_of(self.first)

    @property
    def first(self) -> Observation:
        return self.observations[0]

    @cached_property
    def answers(self) -> dict[str, Observation]:
        """By its code, each answer that can be given; the total where only that is stated."""
        plain = {one.response_id: one for one in self.observations if not one.part_response_ids}
        return plain or {self.first.response_id: self.first}

    @property
    def codes(self) -> list[str]:
        """Codes of what a visitor may answer; the last stands for all that no value is stated of."""
        is_whole = any(one.is_favourable is False for one in self.answers.values())
        return [*self.answers, *([] if is_whole else [OTHER])]

    @property
    def readable(self) -> list[Observation]:
        """The values that may be told, totals first."""
        known = [one for one in self.observations if one.is_known and not one.is_unsure]
        return sorted(known, key=lambda one: not one.part_response_ids)


def name_of(one: Observation) -> str:
    """`mecenat`, or the question where it has no item."""
    return one.question_id if one.item_id == WHOLE else one.item_id


def questions(desk: Desk, *, profile_id: str, kept: Collection[str] = ()) -> list[Asked]:
    """At most eight questions put to the profile: of the latest survey first, then what most profiles share.

    One item of each question, the one of which most is readable; then a second of each while there is room.

    Args:
        kept: names of questions that were answered, whose items come first: a later wave of which more is
            readable, or another profile, puts no other item in their place.
    """
    by_question = items(desk, profile_id=profile_id, kept=kept).values()
    ranked = sorted(by_question, key=lambda items: _place(desk, items))
    deepest = max(map(len, ranked), default=0)
    turns = [items[turn] for turn in range(deepest) for items in ranked if turn < len(items)]
    named = {one.key: one for one in reversed(turns)}  # the first of two that an address would call the same
    return [one for one in turns if named[one.key] is one][:MOST]


def items(desk: Desk, *, profile_id: str, kept: Collection[str] = ()) -> dict[str, list[Asked]]:
    """All that each question asks of the profile and has a value, by its code; those kept come first."""
    by_question = selection.grouped(_stated(desk, profile_id), "question_id")
    return {code: made for code, rows in by_question.items() if (made := _items(rows, kept))}


def profiles(desk: Desk) -> dict[str, str]:
    """The profiles that were asked enough, in code-list order."""
    rows = sorted(comparable(slices.observations(desk, LATEST)), key=lambda one: one.profile_order)
    labels = {one.actor_profile_id: one.profile_label for one in rows}
    return {code: label for code, label in labels.items() if len(questions(desk, profile_id=code)) >= FEWEST}


def told(asked: Asked, code: str) -> Observation | None:
    """The value that says most of an answer: its own, else the printed total that holds it; None without."""
    own = asked.answers.get(code)
    if own in asked.readable:
        return own
    return next((one for one in asked.readable if code in one.part_response_ids.split()), None)


def _stated(desk: Desk, profile_id: str) -> list[Observation]:
    """Shares of the people of a profile in the whole country, by named surveys."""
    rows = slices.observations(
        desk,
        LATEST,
        profile_ids=[profile_id],
        region_ids=["FR"],
        measure_ids=["share"],
        study_kinds=["survey"],
    )
    return [
        one for one in comparable(rows) if is_of_people(one) and (one.question_verb or one.response_phrase)
    ]


def is_of_people(one: Observation) -> bool:
    """Whether those counted are people or organisations who answered for themselves."""
    return not one.counts_partnerships and one.population_id not in NO_PEOPLE


def _items(rows: Sequence[Observation], kept: Collection[str]) -> list[Asked]:
    """The items of a question with a value, the one of which most is readable first, after those kept."""
    made = [
        Asked(tuple(sorted(same, key=lambda one: one.response_order)))
        for same in selection.grouped(rows, "item_id").values()
    ]
    readable = [one for one in made if one.readable]
    return sorted(readable, key=lambda one: (one.key not in kept, -len(one.readable)))


def _place(desk: Desk, items: Sequence[Asked]) -> tuple[str, int, int]:
    first = items[0].first
    every = slices.observations(desk, ALL_WAVES, question_ids=[first.question_id], region_ids=["FR"])
    shared_n = len(profiles_of(comparable(every)))
    return selection.latest_first(first.wave_end[:4]), -shared_n, first.question_order
