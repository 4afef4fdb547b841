"""Words: what the workbooks say in French: sheets, columns, help, and the lists that no code list holds."""

NO = "Non"
YES = "Oui"
TO_CORRECT = "à corriger"
AUTHOR = "Observatoire des partenariats"

LISTS: dict[str, dict[str, str]] = {
    "kind": {
        "survey": "Enquête",
        "context": "Données de contexte",
        "facts": "Faits d’un programme",
        "unspecified": "Étude non précisée",
    },
    "producer_type": {
        "survey": "Institut ou observatoire",
        "public": "Statistique publique",
        "association": "Association",
    },
    "theme": {
        "impacts": "Impacts",
        "pratiques": "Pratiques",
        "collectif": "Jouer collectif",
        "fragilites": "Fragilités",
        "territoires": "Territoires",
        "programme": "Programme",
        "echantillon": "Échantillon",
        "contexte": "Contexte",
    },
    "answer_kind": {
        "single": "Une seule réponse",
        "multiple": "Plusieurs réponses",
        "mean": "Note moyenne",
        "number": "Nombre",
        "rank": "Rang",
    },
    "publication_kind": {"document": "Document", "page": "Page web", "dataset": "Jeu de données"},
    "directness": {
        "1": "Rapport de l’étude ou son producteur",
        "2": "L’Observatoire ou Le RAMEAU, ensuite",
        "3": "Partenaire ou presse",
    },
    "gender": {"m": "Masculin", "f": "Féminin"},
    "flag": {"true": YES, "false": NO},
    "yes": {"true": YES},
    "qualifier": {"≈": "≈", ">": ">", "<": "<"},
    "base_unit": {
        "personnes": "personnes",
        "organisations": "organisations",
        "communes": "communes",
        "partenariats": "partenariats",
    },
}
"""Labels of closed lists, by list and code."""

SHEETS = {
    "guide": "Mode d’emploi",
    "missing": "À compléter",
    "study": "Étude",
    "asked": "Questions posées",
    "figures": "Chiffres",
    "publications": "Publication",
    "questions": "Nouvelles questions",
    "items": "Nouveaux items",
    "responses": "Nouvelles réponses",
    "profiles": "Nouveaux profils",
    "lists": "Listes",
    "wrong": "À corriger",
}

LEADS = {
    "missing": (
        "Une ligne par nombre que notre copie a perdu. Ouvrez le document à la place "
        "indiquée et tapez le nombre "
        "imprimé dans la colonne jaune ; « n.d. » si le document ne l’imprime pas. Laissez vide ce que vous "
        "n’avez pas trouvé."
    ),
    "study": "Qui a interrogé qui, quand et comment. Laissez vide ce qu’aucune publication ne dit.",
    "asked": "Une ligne par question dont la feuille « Chiffres » donne un résultat.",
    "figures": (
        "Une ligne par nombre imprimé, tel qu’il est imprimé : ni total recalculé, ni reste à 100. "
        "Les colonnes foncées sont nécessaires ; les autres ont une valeur d’usage quand elles sont vides."
    ),
    "publications": "D’où viennent les nombres : une ligne par document, page ou jeu de données.",
    "questions": "Seulement les questions que la liste ne connaît pas encore.",
    "items": "Seulement les items (modalités d’une question) que la liste ne connaît pas encore.",
    "responses": "Seulement les réponses que la liste ne connaît pas encore.",
    "profiles": "Seulement les profils interrogés que la liste ne connaît pas encore.",
}

GUIDE_MISSING = (
    ("Ce classeur", "Il liste les nombres que notre copie des documents a perdus ou qui manquent."),
    ("Remplir", "Feuille « À compléter », colonne jaune : 57, 57 % ou 6,4, comme le document l’imprime."),
    ("Nombre absent", "Tapez « n.d. » si le document lui-même n’imprime pas le nombre."),
    ("Ne pas calculer", "Ni reste à 100, ni somme : seulement ce qui est imprimé."),
    ("Cellules rouges", "Le nombre serait refusé : relisez le document. Tout est vérifié à l’import."),
    ("Ne pas toucher", "Les colonnes grises, et surtout « Repère », qui relie la ligne à son chiffre."),
    ("Enregistrer", "Au format XLSX, depuis Excel, LibreOffice ou Google Sheets."),
    ("Importer", "python -m etl import FICHIER.xlsx : rien n’est écrit tant qu’une cellule est à corriger."),
)
GUIDE_STUDY = (
    (
        "1. Étude",
        "Qui a interrogé qui, quand, comment. L’identifiant porte l’année : impact-fondations-2026.",
    ),
    ("2. Publication", "Le ou les documents d’où viennent les nombres."),
    ("3. Questions posées", "Le libellé exact de chaque question, ou pourquoi nous ne l’avons pas."),
    ("4. Chiffres", "Un nombre par ligne. Les listes déroulantes donnent les mots connus."),
    (
        "Base",
        "Nombre de personnes ou d’organisations qui ont répondu à la question : « base : 402 "
        "dirigeants » donne "
        "402. C’est elle qui dit la précision d’un pourcentage.",
    ),
    (
        "Population représentée",
        "Nombre de personnes ou d’organisations dont l’enquête parle (148 429 associations), "
        "jamais celui des "
        "interrogés. Elle ne dit rien de la précision.",
    ),
    ("Nombre perdu", "Valeur vide, statut « Illisible » ou « Non publiée », et pourquoi dans « Note »."),
    ("Mots nouveaux", "Une question, un item, une réponse ou un profil absent des listes se déclare à part."),
    ("Retirer un chiffre", "Écrivez « Oui » dans « Retirer » : une ligne effacée ne retire rien."),
    ("Cellules rouges", "Elles seraient refusées à l’import. Tout est vérifié avant que rien ne soit écrit."),
    ("Importer", "python -m etl import FICHIER.xlsx"),
)
EXAMPLES_TITLE = "Exemples"
EXAMPLES = (
    ("57 %", "57 ou 57 %"),
    ("6,4 sur 10", "6,4 avec la mesure « Note moyenne sur 10 »"),
    ("plus de 75 %", "75 et la précision « > »"),
    ("septembre 2021", "2021-09"),
    ("du 8 au 15 mars 2026", "2026-03-08/2026-03-15"),
)

INVALID_TITLE = "Pas dans la liste"
INVALID = "Choisissez un libellé de la liste."
INVALID_OPEN = "Ce libellé n’est pas dans la liste. S’il est nouveau, déclarez-le dans sa feuille."
INVALID_WHOLE = "Un nombre entier, sans unité."
WHOLE_CHART = "graphique entier : classeur de l’étude"
KEY_VALUE = ("Rubrique", "Réponse", "Aide")
WRONG_HEADERS = ("Feuille", "Cellule", "Colonne", "Ce qui ne va pas et que faire")
WRONG_LEAD = "Corrigez chaque cellule rouge, enregistrez et importez de nouveau. Rien n’a été écrit."

REASONS = {
    "found": "Nombre relevé dans le document imprimé.",
    "added": "Chiffre saisi dans le classeur de l’étude.",
    "corrected": "Correction saisie dans le classeur.",
    "withdrawn": "Retrait demandé dans le classeur.",
}
"""Of a change, where the workbook gives none."""
_COUNTED = {
    "added": ("ajouté", "ajoutés"),
    "corrected": ("corrigé", "corrigés"),
    "withdrawn": ("retiré", "retirés"),
}


def counted(change: str, count: int) -> str:
    """« 12 chiffres corrigés »."""
    return f"{count} chiffre{'s' if count > 1 else ''} {_COUNTED[change][count > 1]}"


def summed(parts: list[str], titles: list[str]) -> str:
    """« 2 chiffres ajoutés, 1 chiffre corrigé (IMPACT-Citoyens). »"""
    shown = ", ".join(titles[:3]) + (", …" if len(titles) > 3 else "")
    return f"{', '.join(parts)} ({shown})."


def refused(marks: int, path: str) -> str:
    cells = "1 cellule est" if marks == 1 else f"{marks} cellules sont"
    return f"{cells} à corriger ; rien n’a été écrit. Copie marquée : {path}"


def placed(sheet: str, cell: str, header: str, message: str) -> str:
    column = f" ({header})" if header else ""
    return f"{sheet}!{cell}{column} : {message}"


def hidden(count: int) -> str:
    return f"{count} ligne(s) masquée(s) ou filtrée(s) ont été lues comme les autres."


NOTHING = "Rien à changer : les données disent déjà tout ce que ce classeur dit."
ONLY_TEXTS = "Aucun chiffre ne change : fiches et libellés sont écrits, la version reste la même."


def written(files: list[str]) -> str:
    return f"Écrit : {', '.join(files)}."


def versioned(version: str) -> str:
    return f"Données {version}."


MARKER = "Observatoire : à corriger"
"""Author of the comments that mark wrong cells."""
FILES = {
    "new": "observatoire - nouvelle étude.xlsx",
    "missing": "observatoire - à compléter.xlsx",
    "study": "observatoire - {}.xlsx",
}
"""Names of the workbooks."""
READ = "Relevé dans le document imprimé."
NOT_PRINTED = "Le document imprimé ne donne pas ce nombre."


def noted(lead: str, before: str) -> str:
    """The note of a figure that was lost, and what it said before; files have plain spaces."""
    return f"{lead} Avant cette lecture : {before}" if before else lead
