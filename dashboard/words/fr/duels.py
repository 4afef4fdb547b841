"""Duels: the sentence that opens one, and what two profiles answered that no axis of theirs holds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.grammar import listed, lowered, of
from dashboard.words.fr.names import in_region, item, question, said, who
from dashboard.words.fr.numbers import typed

if TYPE_CHECKING:
    from dashboard.comparability import Grades


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
    """What two profiles both answered outside of a national survey with a name, each with its two values.

    « Aussi publié, hors d’une enquête nationale nommée : stratégie d’alliance, 75 % contre 33 % ; … »
    """
    told = []
    for a, b in pairs:
        place = f" {where}" if (where := in_region(a)) else ""
        told.append(f"{lowered(item(a))}{place}, {_counted(a)} contre {_counted(b)}")
    return typed(f"Aussi publié, hors d’une enquête nationale nommée : {' ; '.join(told)}.") if told else ""


def _counted(o: Observation) -> str:
    """« 84 % », « environ 75 % des territoires »: whose share it is, where it is not of the whole profile."""
    return said(o) if o.population_id == WHOLE else f"{said(o)} {of(who(o))}"
