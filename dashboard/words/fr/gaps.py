"""Gaps: the verdicts of a card become what a reader must know of its gaps, a sentence each."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from dashboard.cards.card import Limit
from dashboard.words.fr.grammar import capitalized
from dashboard.words.fr.numbers import count_word, number, typed

if TYPE_CHECKING:
    from dashboard.verdicts import Verdict

CONVENTION = typed(
    "Sans test possible, deux valeurs à moins de 5 points (0,5 pour une note sur 10) sont dites « au même "
    "niveau » : c'est une convention de ce site."
)
REASONS = {
    "moyenne": "La dispersion des notes n'est pas publiée : leurs écarts ne se testent pas.",
    "echantillon": "Ces parts décrivent l'échantillon lui-même.",
    "recouvrement": "Une des deux populations peut contenir l'autre : leur écart ne se teste pas.",
    "peu_de_reponses": "Trop peu de réponses d'un côté pour tester l'écart.",
    "approchee": "Une valeur n'est qu'approchée ou bornée : elle ne se compare pas aux autres.",
    "unite": "Les pourcentages ne comptent pas tous la même chose : ils ne se comparent pas.",
    "territoire": "Ces valeurs portent sur d'autres personnes, dans un autre territoire.",
    "comparabilite": "Certains de ces résultats ne se comparent pas : même thème, mais autre question.",
    "mesures": "Les deux mesures ne se comparent pas.",
}
"""Why a gap is not tested, where no other sentence of the card says it."""
_OF_SCOPE = ("unite", "territoire", "comparabilite", "mesures")


def limit(kind: str, text: str, *, is_serious: bool = False) -> Limit:
    """One limit, its sentence typed."""
    return Limit(kind, typed(text), is_serious)


def tests(verdicts: Sequence["Verdict"]) -> Iterator[Limit]:
    """What the tests of a card say: gaps that are not established, and why others are not tested."""
    tested = [verdict for verdict in verdicts if verdict.is_testable]
    unsure = [verdict for verdict in tested if not verdict.is_beyond_chance]
    if unsure:
        yield limit("convention", _unsure(len(unsure), len(tested)))
        if needed := _needed(unsure):
            yield limit("base", needed)
    codes = {reason.code for verdict in verdicts for reason in verdict.reasons}
    for code, text in REASONS.items():
        if code in codes:
            yield limit("comparability" if code in _OF_SCOPE else "base", text)


def _unsure(unsure_n: int, tested_n: int) -> str:
    chance = "le hasard du tirage suffit à"
    if tested_n == 1:
        return f"L'écart testé n'est pas établi : {chance} l'expliquer."
    if unsure_n == tested_n:
        return f"Aucun des {number(tested_n)} écarts testés n'est établi : {chance} les expliquer."
    verb = "n'est pas établi" if unsure_n == 1 else "ne sont pas établis"
    return f"{capitalized(count_word(unsure_n))} des {number(tested_n)} écarts testés {verb}."


def _needed(unsure: Sequence["Verdict"]) -> str:
    """« Il faudrait environ 9 points d'écart pour conclure. »; blank where the answers were not counted."""
    found = sorted({ceil(verdict.detectable_pts) for verdict in unsure if verdict.detectable_pts})
    if not found:
        return ""
    points = number(found[0]) if len(found) == 1 else f"{number(found[0])} à {number(found[-1])}"
    return f"Il faudrait environ {points} point{'s' * (found[-1] > 1)} d'écart pour conclure."


def convention(verdicts: Sequence["Verdict"]) -> Iterator[Limit]:
    """The rule of the five points, where it chose the words of a gap that no test could."""
    if any(is_indicative(verdict) for verdict in verdicts):
        yield Limit("convention", CONVENTION)


def is_indicative(verdict: "Verdict") -> bool:
    """Whether something is said of a survey's gap that no test established."""
    codes = {reason.code for reason in verdict.reasons}
    is_untested = bool(codes) and "hors_sondage" not in codes
    return is_untested and (verdict.says_more or verdict.is_level)
