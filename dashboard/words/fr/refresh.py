"""Refresh: what became of each chart of a deck that was brought up to date, and of those that were left."""

from collections.abc import Sequence

from dashboard.words.fr.grammar import counted
from dashboard.words.fr.numbers import typed

HAS_MACROS = typed(
    "Cette présentation contient des macros : ouvrez-la dans PowerPoint et enregistrez-la en « Présentation "
    "PowerPoint (.pptx) »."
)
NOT_WRITTEN = typed(
    "Cette présentation n'a pas pu être mise à jour : elle contient des éléments que nous ne savons pas "
    "relire. Ouvrez-la dans PowerPoint, enregistrez-la de nouveau en .pptx, puis réessayez."
)
NO_WORKBOOK = typed(
    "Ce classeur n'a pas pu être relu. Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau en "
    ".xlsx, puis réessayez."
)
ENDING = "a-jour"
STATES = {
    "updated": "mis à jour",
    "current": "à jour, rien n'a changé",
    "by_hand": "laissé : ses valeurs ont été modifiées à la main",
    "unlike": (
        "laissé : le graphique d'aujourd'hui n'a plus les mêmes lignes ou les mêmes valeurs manquantes ; "
        "reprenez-le sur le site"
    ),
    "gone": "laissé : le site ne connaît plus ce graphique",
    "older": "laissé : cette vague n'est plus montrée, une plus récente existe",
}
REMARKS = {
    "newer": "Une vague plus récente existe ; elle n'a pas été demandée.",
    "is_newer": "Les valeurs sont celles d'une vague plus récente : relisez le titre et vos commentaires.",
    "order": "L'ordre des lignes, gardé, n'est plus celui du site.",
    "more_rows": "Le graphique du site a d'autres lignes en plus.",
    "book": (
        "Le classeur derrière le graphique n'a pas pu suivre : « Modifier les données » y montrerait les "
        "anciennes valeurs."
    ),
    "title": "Le titre est de vous : il est resté.",
    "foot": "Le pied (champ, source, limites) a été récrit.",
    "words": "La lecture, le champ, la source ou les limites ont été récrits.",
    "notes": "Les commentaires ont été modifiés : ils sont restés.",
}


def remark(code: str) -> str:
    """One more thing to know of a chart that was looked at."""
    return typed(REMARKS[code])


def slide(number: int, title: str, *, is_sheet: bool = False) -> str:
    """« Diapositive 3, « 59 % des associations… » », « Feuille 2, « 1 Mécénat » »."""
    named = f"{'Feuille' if is_sheet else 'Diapositive'} {number}"
    return typed(f"{named}, « {title} »" if title else named)


def chart(title: str, view: str, state: str) -> str:
    """« « 59 % des associations… » : mis à jour. »; the address of the view where no card has a title."""
    return typed(f"« {title or view} » : {STATES[state]}.")


def change(name: str, old: str, new: str) -> str:
    """« Mécénat : 59 % → 61 % »; without a name it is the title of the slide."""
    return typed(f"{name or 'Titre'} : {old} → {new}")


def kept(name: str, shown: str, today: str) -> str:
    """« Mécénat : « 60 % » gardé, le site dit « 59 % » »; the name alone where no more is known."""
    if not today:
        return typed(f"{name} : valeurs gardées")
    return typed(f"{name or 'Titre'} : « {shown} » gardé, le site dit « {today} »")


def strangers(count: int) -> str:
    """What is not ours and was not touched."""
    if count == 1:
        return typed("Un graphique ou tableau qui n'est pas du site : non touché.")
    return typed(f"{count} graphiques ou tableaux qui ne sont pas du site : non touchés.")


def summary(states: Sequence[str]) -> str:
    """« 12 graphiques du site : 3 mis à jour, 8 à jour, 1 laissé. »; what to do where there is none."""
    if not states:
        return typed(
            "Aucun graphique du site n'a été reconnu dans ce fichier. Sont reconnus ceux des présentations "
            "et des classeurs faits ici depuis le 27 novembre 2026, dont le nom d'objet ou la feuille cachée "
            "n'a pas été changé."
        )
    updated, current = states.count("updated"), states.count("current")
    left = len(states) - updated - current
    said = [f"{updated} mis à jour", f"{current} sans changement", f"{left} laissés" if left > 1 else ""]
    said += ["1 laissé"] if left == 1 else []
    return typed(f"{counted(len(states), 'graphique')} du site : {', '.join(filter(None, said))}.")
