"""Duels: the sentence that opens one, and what two profiles answered that no axis of theirs holds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.grammar import listed, lowered, of
from dashboard.words.fr.names import in_region, item, question, said, who
from dashboard.words.fr.numbers import typed

if TYPE_CHECKING:
    from dashboard.comparability import Grades

MOST_TOLD = 2
"""Results of a question outside of national surveys whose values are told."""


def opponent(profile_to: str, shared_n: int) -> str:
    """« aux entreprises (4 en commun) »."""
    return typed(f"{profile_to} ({shared_n} en commun)")


def third(profile_label: str, shared_n: int) -> str:
    """« Associations (3) »: a profile and how many results it shares with the two of the sentence."""
    return typed(f"{profile_label} ({shared_n})")


def nothing_shared(names: Sequence[str]) -> str:
    """What is said where two profiles answered nothing that compares."""
    return typed(
        f"Aucun résultat publié ne permet de comparer {listed(names)} : leurs questions, leurs vagues ou ce "
        "qu’elles comptent diffèrent."
    )


def not_compared(pairs: Sequence[tuple[Observation, Observation]], grades: "Grades") -> str:
    """What two profiles both answered and that does not compare, question by question, with the reason."""
    told: dict[str, str] = {}
    for a, b in pairs:
        reason = grades.reason(a.question_id, a.study_id, b.study_id)
        why = lowered(reason.rstrip(".")) if reason else "rien ne dit que ces résultats se comparent"
        told.setdefault(question(a), why)
    if not told:
        return ""
    parts = [f"{lowered(name)} ({why})" for name, why in told.items()]
    return typed(f"Aussi publié, sans comparaison possible : {' ; '.join(parts)}.")


def elsewhere(pairs: Sequence[tuple[Observation, Observation]]) -> str:
    """What two profiles both answered outside of a national survey with a name; blank for nothing.

    « Aussi publié, hors d’une enquête nationale nommée : stratégie d’alliance, 75 % contre 33 % ; … »: a
    question with few results gives both values of each, one with more says where it was asked.
    """
    questions: dict[tuple[str, bool], list[tuple[Observation, Observation]]] = {}
    for pair in pairs:
        questions.setdefault((pair[0].question_id, pair[0].is_national), []).append(pair)
    told = [text for held in questions.values() for text in _of_question(held)]
    return typed(f"Aussi publié, hors d’une enquête nationale nommée : {' ; '.join(told)}.") if told else ""


def _of_question(pairs: Sequence[tuple[Observation, Observation]]) -> list[str]:
    if len(pairs) <= MOST_TOLD:
        return [f"{_placed(item(a), a)}, {_counted(a, b)}" for a, b in pairs]
    first, regions = pairs[0][0], {a.region_id for a, _ in pairs}
    if len(regions) > 1:
        return [f"{lowered(question(first))} dans {len(regions)} régions"]
    return [f"{_placed(question(first), first)}, {len(pairs)} résultats"]


def _placed(name: str, o: Observation) -> str:
    return " ".join(filter(None, (lowered(name), in_region(o))))


def _counted(a: Observation, b: Observation) -> str:
    """« 92 % contre 84 % »; whose shares they are where one is not of the whole profile."""
    if a.population_id == b.population_id == WHOLE:
        return f"{said(a)} contre {said(b)}"
    return f"{said(a)} {of(who(a))} contre {said(b)} {of(who(b))}"
