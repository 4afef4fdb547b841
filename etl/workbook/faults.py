"""Faults: what is wrong with a workbook or one of its cells, and what to do, in French."""

from collections.abc import Mapping
from datetime import date

from etl.archives import Fault
from etl.problems import Problem

YES_NO = {True: "Oui", False: "Non"}

PROTECTED = (
    "Ce fichier est protégé par un mot de passe : enregistrez-en une copie sans mot de passe et importez-la."
)
OLD = "Ce fichier est au vieux format XLS : enregistrez-le au format XLSX."
TOO_LARGE = (
    "Ce fichier est trop gros pour un classeur de chiffres : gardez-y les feuilles du modèle seulement."
)
DAMAGED = (
    "Ce fichier est abîmé : ouvrez-le dans un tableur, enregistrez-le au format XLSX "
    "et importez-le de nouveau."
)
NOT_XLSX = "Ce fichier n’est pas un classeur XLSX : enregistrez-le au format XLSX depuis votre tableur."
TOO_MANY_CELLS = (
    "Ce classeur a trop de cellules, ou des cellules fusionnées sur des colonnes entières : "
    "repartez du modèle "
    "et collez-y vos nombres."
)
NO_SHEET = (
    "Aucune feuille de ce classeur n’a les titres de colonnes du modèle : demandez un modèle (python -m etl "
    "workbook new ou missing) et gardez sa ligne de titres."
)
NO_STUDY = "La feuille « Étude » manque : remettez-la, avec son identifiant, ou repartez du modèle."
MISSING_FILE = "Il n’y a pas de fichier à cet endroit : vérifiez son nom."

FORMULA_WITHOUT_VALUE = (
    "Formule dont le résultat n’est pas enregistré : ouvrez et enregistrez le classeur dans "
    "un tableur, ou tapez "
    "le nombre lui-même."
)
REMARK_ALONE = (
    "Une remarque sans nombre : tapez le nombre imprimé, « n.d. » s’il n’est pas "
    "imprimé, ou effacez la remarque."
)
WHOLE_CHART = (
    "Tout ce graphique est perdu : un seul nombre ne peut pas le remplir. Ajoutez ses "
    "nombres dans le classeur "
    "de l’étude (python -m etl workbook study) et laissez cette cellule comme elle était."
)
MERGED = "Cellule fusionnée sur plusieurs lignes : défaites la fusion et tapez un nombre par ligne."
REQUIRED = "Cellule vide : remplissez-la."
KEY_UNKNOWN = (
    "Ce repère n’est celui d’aucun chiffre : remettez celui du modèle, ou videz la cellule pour un ajout."
)
KEY_LOST = "Le repère de cette ligne manque : reprenez-le dans un modèle neuf, ou effacez le nombre."
NO_PUBLICATION = "Publication à choisir : la feuille « Publication » en a plusieurs, ou aucune."
NO_PROFILE = "Profil à choisir : l’étude en a plusieurs, ou aucun."
WITHDRAWN_NEW = "Ce chiffre n’est pas encore publié : effacez la ligne au lieu de le retirer."
IS_CODE = (
    "Des lettres sans accent, des chiffres et des tirets seulement, sans espace : impact-fondations-2026."
)


def of_file(fault: Fault, data: bytes) -> str:
    """The sentence for a file that cannot be opened."""
    if fault == "not_zip" and data.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        return PROTECTED if "EncryptedPackage".encode("utf-16-le") in data else OLD
    sentences = {"not_zip": NOT_XLSX, "protected": PROTECTED, "damaged": DAMAGED, "doctype": DAMAGED}
    return sentences.get(fault, TOO_LARGE)


def too_many_rows(title: str) -> str:
    return (
        f"La feuille « {title} » va trop loin vers le bas ou vers la droite : effacez les lignes et colonnes "
        "vides qui portent une mise en forme."
    )


def is_date(value: object) -> str:
    shown = value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
    return (
        f"Le tableur a pris ce nombre pour une date ou une heure ({shown}) : remettez la cellule au format "
        "Nombre et tapez le nombre de nouveau."
    )


def not_a_number(typed: str) -> str:
    return (
        f"« {typed} » n’est pas un nombre lisible : tapez le nombre seul, comme 57 ou 57 % ; "
        "« n.d. » s’il n’est "
        "pas imprimé."
    )


def not_whole(typed: str) -> str:
    return f"« {typed} » n’est pas un nombre entier : tapez des chiffres seulement, comme 1204."


def no_percentage(typed: str, unit: str) -> str:
    expected = f"« {unit} »" if unit else "un nombre sans unité"
    return (
        f"« {typed} » est un pourcentage, or la mesure attend {expected} : corrigez le nombre ou la mesure."
    )


def is_it_a_share(value: float) -> str:
    small, large = (french_number(f"{number:g}") for number in (value, value * 100))
    return (
        f"{small} % ou {large} % ? Tapez le pourcentage tel qu’il est imprimé, avec son "
        f"signe : « {large} % »."
    )


def formula_error(shown: str) -> str:
    return f"La formule donne une erreur ({shown}) : tapez le nombre lui-même."


def not_a_period(typed: str) -> str:
    return (
        f"« {typed} » n’est pas une période : écrivez 2026, 2026-03, 2026-03-08, 2026-T1, ou "
        "deux dates jointes "
        "par « / », la première d’abord."
    )


def not_a_date(typed: str) -> str:
    return f"« {typed} » n’est pas une date : écrivez 2026, 2026-03 ou 2026-03-08."


def unknown_label(typed: str, near: str, *, declared_in: str = "") -> str:
    if near:
        return f"« {typed} » n’est pas dans la liste : vouliez-vous « {near} » ?"
    if declared_in:
        return (
            f"« {typed} » n’est pas dans la liste : choisissez un libellé, ou déclarez-le "
            f"dans « {declared_in} »."
        )
    return f"« {typed} » n’est pas dans la liste : choisissez un libellé de la liste déroulante."


def key_twice(number: int) -> str:
    return f"Ce repère est déjà à la ligne {number} : videz-le ici s’il s’agit d’un autre chiffre."


def figures_gone(places: str, count: int) -> str:
    return (
        f"{count} chiffre(s) de l’étude ne sont plus dans cette feuille ({places}) : remettez leur ligne, "
        "avec « Oui » dans « Retirer » si vous les retirez, ou repartez du classeur de l’étude."
    )


def taken_back(before: str, after: str, version: str) -> str:
    return (
        f"Corrigé dans la version {version} des données ({before} → {after}) : ce classeur date d’avant. "
        "Écrivez ce que le chiffre est devenu, ou dites dans « Motif » pourquoi y revenir."
    )


def not_written(path: str, reason: str) -> str:
    return f"{path} ne peut pas être écrit ({reason}) : fermez le fichier, ou choisissez une autre place."


def french_number(text: str) -> str:
    return text.replace(".", ",")


Row = Mapping[str, str]
"""What the cells of the row say, by column of the contract."""


def of_problem(problem: Problem, row: Row) -> str:
    """The comment for a cell that a check refuses; `row` is what its row holds."""
    if problem.rule in _SENTENCES:
        return _SENTENCES[problem.rule](row, problem.facts)
    return f"Les contrôles refusent {problem.file} : {problem.message}"


_SENTENCES = {
    "value_missing": lambda row, facts: (
        "Valeur vide : tapez le nombre imprimé, ou choisissez le statut « Illisible » ou « Non publiée »."
    ),
    "value_unexpected": lambda row, facts: (
        "Ce statut dit qu’il n’y a pas de valeur, or il y en a une : effacez-la, ou choisissez « Publiée »."
    ),
    "reading_missing": lambda row, facts: (
        "Dites comment le nombre se lit : « Lecture directe » le plus souvent."
    ),
    "reading_unexpected": lambda row, facts: "Sans valeur il n’y a pas de lecture : videz cette cellule.",
    "note_missing": lambda row, facts: (
        "Note nécessaire : dites pourquoi le nombre est illisible, ou comment il a été reconstruit."
    ),
    "printed_differs": lambda row, facts: (
        f"« {row['value_printed']} » n’est pas la valeur {french_number(row['value'])} : "
        "relisez la publication."
    ),
    "printed_garbled": lambda row, facts: (
        f"« {row['value_printed']} » mêle lettres et chiffres : choisissez « Lecture reconstruite » et dites "
        "comment dans la note."
    ),
    "period_missing": lambda row, facts: "Période vide : écrivez-la, ou choisissez « Inconnue ».",
    "period_unexpected": lambda row, facts: (
        "« Inconnue », or la période est écrite : choisissez « Indiquée » ou « Déduite »."
    ),
    "base_too_large": lambda row, facts: (
        f"{row['base_n']} répondants, c’est trop pour un échantillon : est-ce la population représentée ? "
        "Sinon, dites-le dans la note."
    ),
    "base_is_population": lambda row, facts: (
        "Base et population représentée sont égales : la population n’est pas l’échantillon. "
        "Gardez l’une des deux."
    ),
    "out_of_range": lambda row, facts: (
        f"{french_number(row['value'])} est hors des bornes de cette mesure (un pourcentage va de 0 à 100) : "
        "relisez le document, ou corrigez la mesure."
    ),
    "typed_twice": lambda row, facts: (
        "Ce chiffre est déjà saisi, au même endroit et avec la même valeur : effacez l’une des deux lignes."
    ),
    "empty": lambda row, facts: REQUIRED,
    "number": lambda row, facts: "Un nombre seul, sans unité.",
    "integer": lambda row, facts: "Un nombre entier, sans unité.",
    "flag": lambda row, facts: "Choisissez « Oui » ou « Non », ou videz la cellule.",
    "choice": lambda row, facts: "Choisissez un libellé de la liste déroulante.",
    "code": lambda row, facts: IS_CODE,
    "period": lambda row, facts: (
        "Une période s’écrit 2026, 2026-03, 2026-03-08, 2026-T1, ou deux jointes par « / »."
    ),
    "date": lambda row, facts: "Une date s’écrit 2026, 2026-03 ou 2026-03-08.",
    "url": lambda row, facts: "Écrivez l’adresse entière, depuis https://.",
    "source_row": lambda row, facts: (
        "Une ligne du relevé s’écrit 004:450, W041 ou S007 : videz la cellule sinon."
    ),
    "of_item": lambda row, facts: "Seule l’accolade {item} est permise.",
    "of_profile": lambda row, facts: "Seule l’accolade {profile} est permise.",
    "twice": lambda row, facts: "Cette ligne est là deux fois : gardez-en une.",
    "sum": lambda row, facts: (
        f"Les réponses de ce graphique font {french_number(facts[0])} % ensemble, pas 100 : "
        "relisez-le, nombre par "
        "nombre."
    ),
    "net": lambda row, facts: (
        f"Le total imprimé est {french_number(facts[0])} %, ses parties font "
        f"{french_number(facts[1])} % : relisez "
        "ce graphique."
    ),
    "wording_missing": lambda row, facts: (
        "Cette question n’est pas dans « Questions posées » : ajoutez-y sa ligne, avec son "
        "texte ou pourquoi il "
        "manque."
    ),
    "wording_unused": lambda row, facts: (
        "Aucun chiffre de l’étude ne répond à cette question : effacez la ligne, ou corrigez la question."
    ),
    "reason_missing": lambda row, facts: (
        "Ni texte ni raison : copiez la question, ou dites pourquoi elle manque."
    ),
    "asked_many": lambda row, facts: (
        "Un seul nom ne vaut pas pour plusieurs profils : videz cette cellule, ou séparez les questions."
    ),
    "claimed": lambda row, facts: (
        "Un titre en circulation (claims.csv) s’appuie sur ce chiffre : corrigez d’abord ce fichier."
    ),
    "compared": lambda row, facts: (
        "Une comparaison (comparability.csv) s’appuie sur cette question de l’étude : "
        "corrigez d’abord ce fichier."
    ),
}
"""By rule of the checks; what a rule of the same name says of several columns fits all of them."""
RULES = frozenset(_SENTENCES)
