"""Slides: the words of a PowerPoint deck: around a chart, in the notes, in the selection pane."""

from collections.abc import Mapping, Sequence

from dashboard.cards.card import Card, Document
from dashboard.words.fr import charts
from dashboard.words.fr.exports import ended, wording
from dashboard.words.fr.grammar import counted
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.periods import period

BRAND = "Observatoire des partenariats"
SOURCES = "Sources"
NOTHING = charts.NOTHING

# Names of shapes, in the selection pane and for who listens to a slide.
KEY, WORDS, NUMBERS, SCALE, APART = "Légende", "Textes du graphique", "Chiffres", "Échelle", "À part"
MAP, CLASSES, GROUND, FOOT, RULE = "Carte des régions", "Classes de la carte", "Fond", "Pied", "Filet"
SUBTITLE, SPANS, YEAR, LINE_PLACE = "Sous-titre", "Étendue", "Année", "Place de la ligne"
WEAK_KEY, WEAK = charts.WEAK_KEY, "Base faible"
VALUE, TABLE, NOTICE = "Valeur", "Tableau", "Avertissement"
ESSAY = "Essai"
"""What a template is tried with."""

# Why a file cannot serve as a template, and what to do.
_INSTEAD = "ouvrez-le dans PowerPoint et enregistrez-le en « Présentation PowerPoint (.pptx) »"
TOO_LARGE = typed(
    "Ce fichier est trop lourd : 20 Mo au plus. Supprimez-en des diapositives, puis enregistrez-le de "
    "nouveau."
)
PROTECTED = typed(
    "Ce fichier est protégé par un mot de passe ou chiffré : enregistrez-le en .pptx sans mot de passe."
)
IS_OLD = typed(f"Ce fichier est une présentation dans l'ancien format (.ppt) : {_INSTEAD}.")
OLE = typed(f"Ce fichier est dans un ancien format d'Office : {_INSTEAD}.")
IS_PDF = typed("Ce fichier est un PDF : choisissez la présentation PowerPoint (.pptx) dont il vient.")
IS_PICTURE = typed("Ce fichier est une image : choisissez une présentation PowerPoint (.pptx).")
IS_WORD = typed("Ce fichier est un document Word : choisissez une présentation PowerPoint (.pptx).")
IS_EXCEL = typed("Ce fichier est un classeur Excel : choisissez une présentation PowerPoint (.pptx).")
IS_THEME = typed(
    "Ce fichier est un thème d'Office (.thmx) : appliquez-le à une présentation vide dans PowerPoint, et "
    "enregistrez-la en .pptx."
)
IS_OPEN_DOCUMENT = typed(
    "Ce fichier est au format OpenDocument (.odp ou .otp) : ouvrez-le dans LibreOffice ou PowerPoint et "
    "enregistrez-le en .pptx."
)
IS_KEYNOTE = typed(
    "Ce fichier est une présentation Keynote (.key) : dans Keynote, exportez-la vers PowerPoint (.pptx)."
)
NOT_A_DECK = typed(
    "Ce fichier n'est pas une présentation PowerPoint : choisissez un fichier .pptx, .potx ou .ppsx."
)
BOMB = typed(
    "Ce fichier, une fois décompressé, est trop grand : 128 Mo et 5\u202f000 éléments au plus. Supprimez-en "
    "les diapositives et les images, puis enregistrez-le de nouveau."
)
TOO_MUCH_TEXT = typed(
    "Ce fichier, une fois décompressé, est trop grand sans ses images. Supprimez-en les diapositives et les "
    "dispositions inutiles, puis enregistrez-le de nouveau."
)
HAS_DOCTYPE = typed(
    f"Ce fichier contient une déclaration qu'aucun PowerPoint n'écrit (DOCTYPE) : {_INSTEAD}."
)
DAMAGED = typed(f"Ce fichier est endommagé : {_INSTEAD}.")
UNUSABLE = typed(
    "Aucune diapositive n'a pu être faite sur ce modèle. Retirez-le : la présentation se fera sans lui."
)
TOO_LONG = typed("Ce fichier est trop complexe : sa vérification a pris trop de temps ou de mémoire.")
TOO_SMALL = typed(
    "Les diapositives de ce modèle sont trop petites pour un graphique : 16 cm de large et 11 cm de haut au "
    "moins."
)
NO_LAYOUT = typed(
    "Ce modèle n'a aucune disposition : ajoutez-en une dans PowerPoint (Affichage, Masque des diapositives)."
)


def chart_name(place: int) -> str:
    """« Graphique 2 »: one of several charts of a slide."""
    return f"Graphique {place}"


def row_part(place: int, what: str = "") -> str:
    """« Ligne 3 », « Ligne 3, écart »: a text beside a chart, by the place of its row from 1."""
    return f"Ligne {place}, {what}" if what else f"Ligne {place}"


ASIDE, MISSING, HEADING, TICK, REFERENCE = "écart", "absent", "Titre de groupe", "Graduation", "Repère"
NOTE, ARROW, SIGNS = "Annotation", "Flèche de l’annotation", "Signes"


def column(header: str) -> str:
    """What names the header of a column beside a plot."""
    return f"Colonne, {header}"


def cell(series_label: str) -> str:
    """What names the value of a series in the columns beside a plot."""
    return f"valeur, {series_label}"


def tick_mark(series_label: str) -> str:
    """What names a mark that stands on a bar."""
    return f"repère, {series_label}"


def described_with(name: str) -> str:
    """Alternative text of what goes with a chart that has its own."""
    return f"{name} (décrit avec le graphique)"


def missing(reasons: Mapping[str, Sequence[str]]) -> str:
    """« Fort, très fort : illisible ; modéré : non publié », each word with the series that lack a value.

    The word alone where no series is named.
    """
    told = (f"{', '.join(names)} : {word}" if names else word for word, names in reasons.items())
    return typed(" ; ".join(told))


def answers_n(count: int) -> str:
    """« 4 réponses »: many answers that a row lacks."""
    return counted(count, "réponse")


noted, signs = charts.noted, charts.signs


def named(label: str, text: str) -> str:
    """« France : 14,6 % », « septembre 2019 : illisible »."""
    return typed(f"{label} : {text}")


def foot(champ: str, source: str, limits: str) -> str:
    """« Champ : … Source : … 3 limites. »: all of it on one line."""
    said = f"Champ : {ended(champ)} Source : {ended(source)}"
    return typed(f"{said} {limits}." if limits else said)


AND_PAGE = " · "
"""Between the brand and the number of the slide."""


def limits(card: Card) -> str:
    """« 3 limites »; blank without any."""
    return counted(len(card.limits), "limite") if card.limits else ""


def subtitle_of_deck(day: str, *, has_own_title: bool, notice: str = "") -> str:
    """What stands under the title of a deck: the site, where the title is the reader's own, and the date."""
    return "\n".join([*([BRAND] if has_own_title else []), period(day), *([notice] if notice else [])])


def notes(card: Card, *, is_renamed: bool, spoken: str, version: str, link: str) -> str:
    """Everything that travels with a chart, one idea a paragraph."""
    parts = [
        f"Titre de la fiche : {ended(card.title)}" if is_renamed else "",
        ended(card.subtitle),
        f"Lecture : {card.lecture}" if card.lecture else "",
        *(f"Question posée. {wording(one)}" for one in card.wordings),
        f"Définition : {ended(card.definition)}" if card.definition else "",
        f"Champ : {ended(card.champ)}",
        f"Source : {ended(card.source)}",
        *(f"Document : {_document(one)}" for one in card.documents),
        f"{limits(card)} :" if card.limits else "",
        *(f"– {one.text}" for one in card.limits),
        f"En mots : {spoken}",
        version,
        f"Vue en ligne : {link}" if link else "",
    ]
    return "\n".join(typed(part) for part in parts if part)


def version(data_version: str, released_on: str, notice: str = "") -> str:
    """« Données 2.0.0, 21 novembre 2026. », after what must be said of data that are not real."""
    told = f"Données {data_version}, {period(released_on)}."
    return f"{ended(notice)} {told}" if notice else told


def live_view(address: str) -> str:
    """Where the site is, on the page of sources."""
    return typed(f"Site : {address}")


def _document(one: Document) -> str:
    """A document, its address and the places where the values are printed."""
    where = f" ({' ; '.join(one.places)})" if one.places else ""
    return f"{one.name}{where}" + (f", {one.url}" if one.url else "")
