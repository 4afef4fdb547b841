"""Selection: observations in, those that a card is about out: headline answers, waves of a date. Pure."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from dashboard.observations import Observation

AXIS_MEASURES = ("share", "mean_10")
"""Measures that marks on an axis may carry; the others are written as numbers or in a table."""
NO_FINDINGS = ("programme", "echantillon", "contexte")
"""Themes of facts, of descriptions of samples and of what others publish."""


def findings(observations: Iterable[Observation]) -> list[Observation]:
    """Those that say what people do or think."""
    return [one for one in observations if one.theme not in NO_FINDINGS]


def grouped(observations: Iterable[Observation], *fields: str) -> dict[Any, list[Observation]]:
    """Observations under the values of some fields, those of one alone as it is, in order of appearance."""
    key = attrgetter(*fields)
    found: dict[Any, list[Observation]] = {}
    for one in observations:
        found.setdefault(key(one), []).append(one)
    return found


def headlines(observations: Iterable[Observation], *fields: str) -> list[Observation]:
    """The headline of each group."""
    return [one for same in grouped(observations, *fields).values() for one in headline(same)]


def headline(observations: Sequence[Observation]) -> list[Observation]:
    """Those whose answer stands for the question: a printed total of favourable answers, else the favourable
    answers, else every answer that is no total of others, else all of them.
    """
    chosen = set(headline_ids(observations))
    return [one for one in observations if one.response_id in chosen]


def headline_ids(observations: Iterable[Observation]) -> list[str]:
    """Codes of the answers that stand for a question, in the order of the scale."""
    answers = sorted(_answers(observations).values(), key=lambda one: one.response_order)
    favourable = {one.response_id for one in answers if one.is_favourable and not one.part_response_ids}
    totals = [one for one in answers if _is_favourable_total(one, answers)]
    if totals:
        return [totals[0].response_id]
    plain = [
        one.response_id
        for one in answers
        if one.response_id in favourable or (not favourable and not one.part_response_ids)
    ]
    return plain or [one.response_id for one in answers]


def _answers(observations: Iterable[Observation]) -> dict[str, Observation]:
    return {one.response_id: one for one in observations}


def _is_favourable_total(one: Observation, answers: Sequence[Observation]) -> bool:
    """Whether an answer is the printed total of favourable answers and of nothing else."""
    parts = one.part_response_ids.split()
    unfavourable = {answer.response_id for answer in answers if not answer.is_favourable}
    return bool(parts and one.is_favourable and not unfavourable & set(parts))


def by_value(observations: Iterable[Observation]) -> list[Observation]:
    """From the highest to the lowest, those without a value last."""
    return sorted(observations, key=lambda one: -one.value if one.is_known else float("inf"))


def sure(observations: Iterable[Observation]) -> list[Observation]:
    """Those with a value that a title may tell; all those with a value where none is sure."""
    known = [one for one in observations if one.is_known]
    return [one for one in known if not one.is_unsure] or known


def codes(observations: Iterable[Observation], name: str) -> list[str]:
    """The distinct values of one field, in order of appearance."""
    return list(dict.fromkeys(getattr(one, name) for one in observations))


def latest_first(date: str) -> str:
    """A key that sorts ISO dates from the latest to the earliest, a blank one last."""
    return "".join(chr(ord("9") - ord(sign) + ord("0")) if sign.isdigit() else sign for sign in date) or "~"
