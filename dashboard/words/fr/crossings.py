"""Crossings: the words of a table of groups: its columns, its signs and their key, its finding, limits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.cards.card import Limit
from dashboard.observations import WHOLE, Interval, Observation
from dashboard.words.fr.gaps import limit
from dashboard.words.fr.grammar import counted, fitting, listed
from dashboard.words.fr.names import who
from dashboard.words.fr.numbers import NARROW, number, typed

if TYPE_CHECKING:
    from dashboard.banners import Told

READING = "Croiser"
COLUMNS = {"region": "Régions", "taille": "Catégories", "secteur": "Secteurs", "profil": "Profils"}
WHOLE_LABEL = "Ensemble"
EVERYBODY = "Tous les profils"
BASE, WORTH = "Base (réponses)", "Base efficace"
ROW_ITEM, ROW_ANSWER = "Élément", "Réponse"
ABOVE, BELOW, WEAK = "▲", "▼", "*"
SIGNS = {"under_minimum": "b. i.", "given_away": "s. s."}
"""What stands in a cell that is withheld."""
KEY = {
    "above": typed("▲ : au-dessus de tous les autres répondants, au-delà du hasard"),
    "below": typed("▼ : au-dessous de tous les autres répondants, au-delà du hasard"),
    "letters": typed("A, B… : dépasse la colonne de cette lettre, au-delà du hasard"),
    "weak": typed("* : base faible, moins de 30 réponses ou qui n'en valent pas 30, ni classée ni testée"),
    "under_minimum": typed("b. i. : base insuffisante, trop peu de réponses pour être diffusé"),
    "given_away": typed("s. s. : secret statistique, révélerait une autre case par soustraction"),
}
"""What each sign says, in the order of the key."""
MARGINS_HELP = typed("Sous chaque valeur, son intervalle à 95 %, indicatif.")
_GROUPS = {"region": "région", "taille": "catégorie", "secteur": "secteur", "profil": "profil"}
_FEMININE = ("region", "taille")


def note(side: str, above: str, *, is_weak: bool) -> str:
    """What stands after a value: « ▲ BD », « * »."""
    sign = {"above": ABOVE, "below": BELOW}.get(side, "")
    told = [part for part in (sign, above, WEAK if is_weak else "") if part]
    return "".join(f"{NARROW}{part}" for part in told)


def column(label: str, letter: str) -> str:
    """« Bretagne (B) »."""
    return typed(f"{label} ({letter})" if letter else label)


def margin(found: Interval) -> str:
    """« 51 à 63 »."""
    decimals = 0 if found.high > 10 else 1
    return typed(f"{number(found.low, decimals)} à {number(found.high, decimals)}")


def counts(least: int, most: int) -> str:
    """« 214 », « 198 à 214 » where the rows do not count the same answers."""
    return typed(number(least) if least == most else f"{number(least)} à {number(most)}")


def title(dimension: str, cell: Observation | None, whole: Observation | None, *, row: str = "") -> str:
    """What stands out most of all, or that nothing does.

    Args:
        row: name of the row of the cell.
    """
    if cell is None:
        none = "Aucune" if dimension in _FEMININE else "Aucun"
        return typed(f"{none} {_GROUPS[dimension]} ne se distingue nettement des autres répondants")
    where = place(dimension, cell)
    beside = f", contre {whole.text} pour l'ensemble" if whole else ""
    return fitting(
        typed(f"{row} : l'écart est le plus net {where}, {cell.text}{beside}"),
        typed(f"{row} : l'écart est le plus net {where}, {cell.text}"),
        typed(f"L'écart est le plus net {where} : {cell.text}{beside}"),
        typed(f"L'écart est le plus net {where} : {cell.text}"),
    )


def place(dimension: str, cell: Observation) -> str:
    """« en Bretagne », « chez les associations »."""
    return typed(cell.region_phrase if dimension == "region" else f"chez {who(cell)}")


def lecture(dimension: str, cell: Observation, whole: Observation | None, *, row: str, side: str) -> str:
    """One cell in a sentence, after the name of its row."""
    beside = f", {whole.text} pour l'ensemble" if whole else ""
    said = typed(f"{row} : {cell.text} {place(dimension, cell)}{beside}")
    if not side:
        return typed(f"{said}.")
    sign, where = (ABOVE, "au-dessus") if side == "above" else (BELOW, "au-dessous")
    return typed(f"{said} ; {sign} : {where} de tous les autres répondants, au-delà du hasard.")


def limits(told: "Told", *, withheld: Sequence[str], measure_id: str) -> tuple[Limit, ...]:
    """How the cells are told apart, what gap can be seen, and what is withheld."""
    found = []
    if told.contrasts_n:
        found.append(
            limit(
                "convention",
                "Chaque case est comparée à tous les autres répondants du même ensemble, selon poids et plan "
                f"de sondage : {counted(told.contrasts_n, 'test')}, corrigés ensemble (Holm).",
            )
        )
    if told.needed:
        unit = f"{number(round(told.needed))} points" if measure_id == "share" else number(told.needed, 1)
        found.append(
            limit(
                "convention", f"Écart décelable, avant correction : environ {unit} pour la moitié des cases."
            )
        )
    if told.pairs_n:
        found.append(
            limit(
                "convention",
                f"Les lettres viennent de {counted(told.pairs_n, 'comparaison')} des colonnes deux à deux, "
                "corrigées ensemble (Holm).",
            )
        )
    if withheld:
        found.append(
            limit(
                "missing",
                f"{counted(len(withheld), 'case')} sans valeur diffusée : b. i. ou s. s., voir la clé.",
            )
        )
    return tuple(found)


def withheld(regions: Sequence[str]) -> tuple[Limit, ...]:
    """The regions that a map leaves white because their values are not released."""
    if not regions:
        return ()
    told = f"Non diffusé, trop peu de réponses ou secret statistique : {listed(regions)}."
    return (limit("missing", told),)


def profile(one: Observation) -> str:
    """The name of a profile among the choices."""
    return EVERYBODY if one.actor_profile_id == WHOLE else typed(one.profile_label)
