"""Updates: what « Mettre à jour les données » says to the few who may change them."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from dashboard.words.fr.grammar import counted, listed
from dashboard.words.fr.numbers import typed

TITLE = "Mettre à jour les données"
LEAD = typed(
    "Remplissez un classeur, déposez-le : tout est vérifié, puis montré avant et après. Rien ne change pour "
    "les lecteurs tant que vous n’avez pas publié, et toute version peut être reprise."
)
WORKBOOKS, MISSING, NEW = "1. Remplir un classeur", "Valeurs à compléter", "Nouvelle étude"
STUDIES = "Reprendre une étude"
DEPOSIT, FILE, CHECK = "2. Déposer le classeur rempli", "Classeur (.xlsx, 20 Mo au plus)", "Vérifier"
VERSIONS, HEADERS = "3. Les versions", ("Version", "Publiée le", "Ce qu’elle apporte", "")
ONLINE, TAKE_UP = "en ligne", "Reprendre"
REFUSED = "Rien n’a été changé"
CORRECT = "Télécharger le classeur annoté"
PREVIEW = "Aperçu avant publication"
FIGURE_HEADERS = ("Changement", "Chiffre", "Avant", "Après")
KINDS = {"added": "ajouté", "corrected": "corrigé", "withdrawn": "retiré"}
BEFORE, AFTER, NOTHING = "Avant", "Après", "Rien à cette place."
PUBLISH, BACK = "Publier", "Revenir sans publier"
REFUSALS = {
    "absent": typed("Choisissez d’abord un classeur, puis « Vérifier »."),
    "draft": typed("Cet aperçu n’existe plus : déposez de nouveau le classeur."),
    "outdated": typed("Une autre version a été publiée depuis cet aperçu : déposez de nouveau le classeur."),
    "version": "Cette version n’existe pas.",
    "tables": typed(
        "Cette version ne peut pas être reprise : ses données ne passent plus les vérifications."
    ),
}
"""Why something was not done, by code."""
TOO_LARGE = typed("Ce fichier est trop lourd : un classeur a 20 Mo au plus.")
TOO_SLOW = typed("La vérification a pris trop de temps : découpez le classeur, puis déposez-le de nouveau.")
PASSWORD_NEEDED = "Cette page demande un mot de passe."
TOO_MANY_GUESSES = typed("Trop d’essais : attendez une minute.")
UNKNOWN_HERE = "Cette page n’est ouverte qu’aux personnes que le serveur connaît."
ELSEWHERE = typed("Cette demande ne vient pas de cette page : rien n’a été changé.")
_PARIS = ZoneInfo("Europe/Paris")


def moment(at: datetime) -> str:
    """« 27 novembre 2026 à 16:43 »."""
    return format_datetime(at.astimezone(_PARIS), "d MMMM y 'à' HH:mm", locale="fr")


def brought(origin: str, changes: Mapping[str, int]) -> str:
    """What a version brings: « 12 chiffres ajoutés, 1 corrigé »."""
    if origin == "shipped":
        return "Données livrées avec le programme"
    parts = [
        counted(count, f"chiffre {KINDS[kind]}", f"chiffres {KINDS[kind]}s")
        for kind, count in changes.items()
    ]
    return listed(parts) or "Aucun chiffre ne change"


def refused(problems_n: int) -> str:
    """« 10 cellules à corriger »."""
    return typed(f"{REFUSED} : {counted(problems_n, 'point')} à corriger")


def published(number: int) -> str:
    """What is said when a version has become the one that is read."""
    return typed(f"La version {number} est en ligne.")


def online(number: int, at: datetime) -> str:
    """The version that readers see."""
    return typed(f"En ligne : version {number}, publiée le {moment(at)}.")


def figures_changed(figures_n: int) -> str:
    """The title of the figures before and after."""
    return (
        counted(figures_n, "chiffre change", "chiffres changent") if figures_n else "Aucun chiffre ne change"
    )


def cards_changed(cards_n: int) -> str:
    """The title of the cards before and after."""
    if not cards_n:
        return "Aucun graphique du site ne change"
    return counted(cards_n, "graphique change", "graphiques changent")
