"""Exports: the words of the files that leave the site: names, sheets, columns, headings and messages."""

import errno
from collections.abc import Iterable, Mapping, Sequence

from dashboard.cards.card import Card, Document, Wording
from dashboard.observations import Observation
from dashboard.words.fr.grammar import counted
from dashboard.words.fr.numbers import number, typed
from dashboard.words.fr.periods import period
from dashboard.words.fr.values import QUALIFIERS, WORDS

SITE = "Observatoire des partenariats · les chiffres publiés"

# Sheets of a workbook and what heads their columns.
README, DATA = "Lisez-moi", "Données"
FIGURES, SOURCES, DEFINITIONS = "Chiffres", "Sources", "Définitions"
SHEET, STATUS, PUBLISHED = "Feuille", "État", "publié"
YEAR, TIME, ON_CHART = "Année", "Date décimale", "Sur le graphique"
DERIVED = "calculé ici"

# What heads a paragraph of a file.
FINDING, LECTURE, CHAMP, SOURCE = "Constat", "Lecture", "Champ", "Source"
LIMITS, QUESTION, LIVE, VERSION = "Limites", "Question posée", "Vue à jour", "Version"
NOTE, DEFINITION = "Annotation", "Définition"
MEASURED, DOCUMENTS = "Ce qui est mesuré", "Documents"
WORDS_OF_STATUS = typed(f"Ce que disent les mots de la colonne « {STATUS} »")
COLUMNS_OF_FIGURES = typed(f"Les colonnes de la feuille « {FIGURES} »")
QUESTIONS = "Les questions et les indicateurs"

PRESENTATION = "presentation"
BASE_FILE = "observatoire-partenariats-base"
TO_COMPLETE, NEW_STUDY = "chiffres-a-completer", "nouvelle-etude"
FOR_PROGRAMS = "codes"
"""What the name of a CSV for programs ends with."""

EMPTY_CELLS = typed(
    f"Une cellule vide n'est jamais un zéro : la colonne « {STATUS} » dit pourquoi elle l'est."
)
HOW_TO_READ = (
    EMPTY_CELLS,
    typed(
        "Une population représentée est celle sur laquelle le résultat est projeté ; ce n'est pas un "
        "nombre de réponses."
    ),
    typed("Les graphiques sont ceux d'Excel : ils suivent les cellules du tableau et se modifient."),
    typed(f"La feuille « {DATA} » donne chaque valeur avec sa publication et sa place dans le document."),
)
HOW_TO_READ_FIGURES = (
    EMPTY_CELLS,
    typed("Une note moyenne sur 10 n'est pas un pourcentage ; des réponses multiples ne s'additionnent pas."),
    typed("Deux résultats ne se comparent que si la question est la même ; le site dit lesquels."),
)

STATUSES = {
    "published": typed("La publication énonce la valeur."),
    "illegible": typed("La publication imprime la valeur, mais notre copie l'a perdue."),
    "not_published": typed("La publication n'énonce pas la valeur."),
    "not_asked": typed("Une source dit que la question n'a pas été posée à ce profil ou dans cette vague."),
}
"""What a status means, in the words of the code list."""

READINGS = {"explicit": "directe", "reconstructed": "reconstruite", "computed": "calculée"}
CONFIDENCES = {"high": "forte", "medium": "moyenne", "low": "faible"}

COLUMNS = {
    "question_label": ("Question", "Question ou indicateur."),
    "question_id": ("Code de la question", "Le même, tel que les tables du site le nomment."),
    "item_label": ("Élément", "Élément de la question ; vide pour l'ensemble."),
    "item_id": ("Code de l'élément", "Le même en code ; _T pour l'ensemble."),
    "response_label": ("Réponse", "Réponse comptée ; vide pour l'ensemble."),
    "response_id": ("Code de la réponse", "La même en code ; _T pour l'ensemble."),
    "profile_label": ("Profil", "Qui a répondu ; vide pour aucun profil en particulier."),
    "actor_profile_id": ("Code du profil", "Le même en code ; _T pour aucun en particulier."),
    "population_label": (
        "Population",
        "Partie du profil dont parle le résultat ; vide pour le profil entier.",
    ),
    "region_label": ("Territoire", "Région, regroupement, France entière ou métropolitaine."),
    "region_id": ("Code du territoire", "Code de l'Insee ; FR pour la France, FRM pour la métropole."),
    "period": (
        "Période",
        "Quand la valeur était vraie : la vague de l'enquête, jamais la date de l'article.",
    ),
    "year": ("Année", "Première année de la période."),
    "measure_label": ("Mesure", "Part en pourcentage, note moyenne sur 10, nombre, rang…"),
    "value": (
        "Valeur",
        "Le nombre. Pourcentages de 0 à 100 ; vide quand il n'est pas publié ou pas lisible.",
    ),
    "value_printed": ("Imprimé", "La valeur telle que la page l'imprime ; vide quand le relevé ne l'a pas."),
    "qualifier": ("Nuance", "Environ, plus de, moins de ; vide si la valeur est dite sans nuance."),
    "status": (STATUS, "Si la valeur est publiée, ou pourquoi elle manque."),
    "reading": (
        "Lecture",
        "Directe ; reconstruite par déduction, expliquée en note ; calculée des réponses.",
    ),
    "label_reported": (
        "Mots de la publication",
        "Les mots de la publication, quand ils diffèrent du libellé.",
    ),
    "base_label": ("Base", "La base, telle qu'elle est imprimée."),
    "base_unit": ("Unité comptée", "Ce que compte le pourcentage : personnes, organisations, partenariats."),
    "base_n": ("Effectif interrogé", "Nombre de réponses derrière la valeur, seulement s'il est publié."),
    "universe_n": ("Population représentée", "Population sur laquelle le résultat est projeté."),
    "study_title": ("Étude", "Étude ou source qui a produit la valeur."),
    "institute": ("Institut", "Institut qui a mené l'enquête ; vide s'il n'est pas publié."),
    "publication_title": ("Publication", "Document où la valeur est imprimée."),
    "publisher": ("Éditeur", "Qui a publié le document."),
    "publication_date": ("Date de publication", "Date du document ; vide si elle n'est pas connue."),
    "publication_url": ("Adresse", "Adresse du document ; vide quand nous n'en avons pas."),
    "locator": ("Place dans le document", "Où retrouver la valeur."),
    "source_row": ("Notre relevé", "Notre ligne de relevé : document et ligne, ou numéro d'énoncé."),
    "confidence": ("Confiance", "Confiance dans le relevé : forte, moyenne, faible."),
    "note": ("Note", "Précision sur ce chiffre."),
    "figure_id": ("Identifiant", "L'observation et la publication qui l'énonce."),
}
"""Columns of the figures in files for people: what heads them and what they hold."""

NOTICE = "Avertissement"
CARD_COLUMNS = ("Titre", CHAMP, SOURCE, "Version des données")

NOTHING = typed("Il n'y a rien à exporter : ajoutez au moins un graphique à la présentation.")
# The page that opens without a network.
TABLE, CONTENTS, LIVE_LINK = "Voir le tableau", "Sommaire", "Voir la vue à jour"

FORMATS = {
    "pptx": "PowerPoint",
    "xlsx": "Excel",
    "csv": "CSV pour tableur",
    "csv-en": "CSV pour programme (codes)",
    "html": "Page HTML",
    "png": "Image PNG",
    "svg": "Image SVG",
    "pdf": "PDF",
}
"""What a reader clicks on, by kind of file."""


def column(key: str) -> str:
    """What heads a column of figures."""
    return typed(COLUMNS[key][0])


def column_meaning(key: str) -> str:
    """What a column of figures holds, in a sentence."""
    return typed(COLUMNS[key][1])


def status(o: Observation) -> str:
    """« publié », or why there is no value: « illisible »."""
    return status_word("published" if o.is_known else o.status)


def status_word(code: str) -> str:
    """The word of a status, as the column of a file holds it."""
    return WORDS.get(code, PUBLISHED)


def statuses() -> tuple[tuple[str, str], ...]:
    """Each word of the column of statuses and what it means."""
    return tuple((status_word(code), meaning) for code, meaning in STATUSES.items())


def missing(reasons: Mapping[str, Sequence[str]]) -> str:
    """« illisible : Élus locaux, Fondations ; non publié : Citoyens »: why cells of a row are empty."""
    return typed(" ; ".join(f"{reason} : {', '.join(names)}" for reason, names in reasons.items()))


def on_chart(heading: str, label: str, sublabel: str) -> str:
    """What stands beside a bar: the heading of its group above the first one, its waves under its name."""
    lines = [typed(f"{heading} :") if heading else "", label, sublabel]
    return "\n".join(line for line in lines if line)


def date(code: str) -> str:
    """« 7 mai 2020 », « 2022 »; blank where it is not known."""
    return period(code) if code else ""


def nuance(o: Observation) -> str:
    """« environ », « plus de »; blank where the value is said without nuance."""
    return QUALIFIERS.get(o.qualifier, "").strip()


def quoted(text: str) -> str:
    """« 01 »: a code that a spreadsheet would take for a number or a date, between quotation marks."""
    return typed(f"« {text} »")


def version(data_version: str, released_on: str, notice: str = "") -> str:
    """« Version 2.0.0 des données, 21 novembre 2026 », after what must be said of data that are not real."""
    told = f"Version {data_version} des données, {period(released_on)}"
    return typed(f"{ended(notice)} {told}" if notice else told)


def data_version(code: str) -> str:
    """« données 2.0.0 », at the foot of a picture."""
    return f"données {code}"


def charts_n(count: int) -> str:
    """« 12-graphiques », in the name of a file."""
    return f"{number(count)}-graphique{'s' if count > 1 else ''}"


def foot(card: Card) -> tuple[tuple[str, str], ...]:
    """What travels under a chart, each with its name; blank ones are left out."""
    named = ((LECTURE, card.lecture), (CHAMP, card.champ), (SOURCE, card.source))
    return tuple((name, text) for name, text in named if text)


def named(name: str, text: str) -> str:
    """« Champ : France, associations employeuses »."""
    return typed(f"{name} : {text}")


def limits_heading(count: int) -> str:
    """« Limites · 3 »."""
    return f"{LIMITS} · {count}"


def ended(text: str) -> str:
    """The text with a full stop."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def wording(asked: Wording) -> str:
    """« Les élus locaux : « Pensez-vous que… » », or why we do not have the words."""
    words = f"« {asked.text} »" if asked.text else asked.missing_reason
    return typed(f"{asked.who} : {words}")


def document(one: Document) -> str:
    """A document with the places where the values are printed."""
    return typed(f"{one.name} : {' ; '.join(one.places)}" if one.places else one.name)


# What the command line answers.
REASONS = {
    errno.ENOENT: "ce fichier ou son dossier n'existe pas",
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EROFS: "le disque est en lecture seule",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "un des dossiers du chemin est un fichier",
    errno.ENOSPC: "le disque est plein",
    errno.ENAMETOOLONG: "son nom est trop long",
}
VIEWS, VIEW_UNIT = "Vues", "vue"


def written(path: object, size: int) -> str:
    """« comite.pptx (48 213 octets) »."""
    return f"{path} ({counted(size, 'octet')})"


def not_written(path: object, code: int | None) -> str:
    return typed(f"Le fichier « {path} » n'a pas pu être écrit : {_reason(code)}.")


def template_not_read(path: object, code: int | None) -> str:
    return typed(f"Le modèle « {path} » n'a pas pu être lu : {_reason(code)}.")


def not_read(path: object, code: int | None) -> str:
    return typed(f"Le fichier « {path} » n'a pas pu être lu : {_reason(code)}.")


def _reason(code: int | None) -> str:
    """Why the system refused, by the code of its error."""
    return REASONS.get(code, f"erreur {code} du système" if code else "erreur du système")


def no_such_kind(asked: str, known: Iterable[str]) -> str:
    return typed(f"« {asked} » n'est pas un type de fichier. Types : {', '.join(known)}.")


def too_many(count: int, *, most: int) -> str:
    return typed(f"Un fichier tient {most} graphiques au plus ; il y en a {number(count)}.")


def needs_zip(count: int, kind: str, name: str) -> str:
    return typed(
        f"{number(count)} graphiques en {kind} font un ZIP : donnez à « {name} » un nom qui finit par "
        "« .zip », ou ajoutez à la vue la carte d'un seul graphique (carte=…)."
    )


def no_such_parameter(asked: str, *, view: str) -> str:
    return typed(f"« {asked} » n'est pas un choix du site : vue « {view} ».")
