"""Sheets: the columns of each sheet of a workbook, beside the columns of the contract that they fill."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "value", "integer", "period", "date", "code", "codes"]
SheetName = Literal[
    "missing", "study", "asked", "figures", "publications", "questions", "items", "responses", "profiles"
]


@dataclass(frozen=True)
class Field:
    """A column of a sheet, or a line of the sheet of the study."""

    name: str
    """Column of the contract; those of the workbook alone begin with `_`."""
    header: str
    width: int = 16
    help: str = ""
    kind: Kind = "text"
    codes: str = ""
    """List whose labels are offered."""
    required: bool = False
    is_open: bool = False
    """Whether the workbook itself may declare labels that the list lacks."""
    is_shown_only: bool = False
    """Said by us, and never read."""


@dataclass(frozen=True)
class Sheet:
    name: SheetName
    fields: tuple[Field, ...]
    signs: tuple[str, ...]
    """Fields by which a renamed sheet is known."""
    blank_rows: int = 0
    """Empty rows prepared for typing."""

    def field(self, name: str) -> Field:
        return next(one for one in self.fields if one.name == name)


def _listed(name: str, header: str, codes: str, width: int = 20, **more: object) -> Field:
    return Field(name, header, width, kind="code", codes=codes, **more)


KEY = Field("_key", "Repère", 26, "Relie la ligne à son chiffre : ne pas modifier ; vide pour un ajout.")
REASON = Field("_reason", "Motif", 30, "Pourquoi ce chiffre change ; paraît dans l’historique.")

MISSING = Sheet(
    "missing",
    (
        Field("_study", "Étude", 22, is_shown_only=True),
        Field("_document", "Document", 26, is_shown_only=True),
        Field("locator", "Place dans le document", 40, is_shown_only=True),
        Field("question_id", "Question", 22, is_shown_only=True),
        Field("item_id", "Item", 22, is_shown_only=True),
        Field("response_id", "Réponse", 16, is_shown_only=True),
        Field("actor_profile_id", "Profil", 14, is_shown_only=True),
        Field("measure_id", "Mesure", 12, is_shown_only=True),
        Field(
            "_printed", "Nombre imprimé", 14, "57, 57 % ou 6,4 ; « n.d. » s’il n’est pas imprimé.", "value"
        ),
        Field("_remark", "Remarque", 24, "Facultatif : ce qu’il faut savoir de ce nombre."),
        Field("note", "Pourquoi il manque", 38, is_shown_only=True),
        KEY,
    ),
    ("_key", "_printed"),
)

STUDY = Sheet(
    "study",
    (
        Field("study_id", "Identifiant", help="Court, avec l’année : impact-fondations-2026", required=True),
        Field("title", "Titre", help="Comme la publication le donne", required=True),
        _listed("programme", "Programme", "programmes", help="Vide si aucun"),
        _listed("kind", "Nature", "kind", help="Enquête le plus souvent", required=True),
        Field("producer", "Producteur", help="Qui a fait les nombres"),
        _listed("producer_type", "Type de producteur", "producer_type", help="Dans la liste", required=True),
        Field("sponsor", "Commanditaire", help="Pour qui"),
        Field("institute", "Institut", help="Vide s’il n’est pas nommé"),
        Field("mode", "Mode de recueil", help="Téléphone, en ligne…"),
        Field("fieldwork", "Période du terrain", kind="period", help="2021-09, ou 2026-03-08/2026-03-15"),
        _listed("period_status", "Cette période est", "period_status", help="Indiquée, déduite ou inconnue"),
        Field(
            "actor_profile_ids",
            "Profils interrogés",
            kind="codes",
            codes="actor_profiles",
            help="Plusieurs : séparés par « ; »",
        ),
        Field(
            "universe",
            "Population représentée",
            help="Telle qu’imprimée : Ensemble des associations (148 429)",
        ),
        Field(
            "sample_n",
            "Nombre d’interviews",
            kind="integer",
            help="De toute l’étude ; vide s’il n’est pas publié",
        ),
        Field("sampling", "Échantillonnage", help="Quotas, aléatoire… ; vide s’il n’est pas dit"),
        Field("note", "Note", help="Ce qu’un lecteur doit savoir"),
        Field(
            "_summary", "Ce qui change", help="Une phrase pour l’historique ; vide : elle est faite pour vous"
        ),
    ),
    ("study_id", "title", "producer_type"),
)

ASKED = Sheet(
    "asked",
    (
        _listed("question_id", "Question", "questions", 40, required=True, is_open=True),
        Field("text", "Texte de la question", 60, "Mot à mot, tel qu’imprimé."),
        Field("missing_reason", "Pourquoi le texte manque", 44, "Nécessaire quand le texte est vide."),
        Field("locator", "Place de la question", 22, "Page ou ligne où le texte se lit."),
        Field("asked_fr", "Qui a été interrogé", 30, "Seulement s’il ne s’agit pas de tout le profil."),
    ),
    ("question_id", "text", "missing_reason"),
    20,
)

FIGURES = Sheet(
    "figures",
    (
        _listed("question_id", "Question", "questions", 34, required=True, is_open=True),
        _listed("item_id", "Item", "items", 30, is_open=True, help="Vide : la question entière."),
        _listed("response_id", "Réponse", "responses", 20, is_open=True, help="Vide : Ensemble."),
        Field("value", "Valeur", 11, "Le nombre seul : 57, 57 % ou 6,4.", "value", required=True),
        _listed(
            "publication_id",
            "Publication",
            "publications",
            30,
            is_open=True,
            help="Vide : celle de la feuille.",
        ),
        Field("locator", "Place dans le document", 34, "Titre du graphique, page…", required=True),
        _listed("measure_id", "Mesure", "measures", 14, help="Vide : Part, en %."),
        _listed(
            "actor_profile_id", "Profil", "actor_profiles", 16, is_open=True, help="Vide : celui de l’étude."
        ),
        _listed("population_id", "Sous-ensemble", "populations", 22, help="Vide : Ensemble du profil."),
        _listed("region_id", "Territoire", "regions", 16, help="Vide : France."),
        Field(
            "base_n", "Base : nombre de répondants", 14, "Interviews derrière ce pourcentage même.", "integer"
        ),
        _listed("base_unit", "Base : unité", "base_unit", 14),
        Field("base_label", "Base : telle qu’imprimée", 30),
        Field("universe_n", "Population représentée", 14, "Jamais le nombre d’interrogés.", "integer"),
        Field("value_printed", "Telle qu’imprimée", 16, "Si ce n’est pas le nombre seul : « une sur deux »."),
        _listed("qualifier", "Précision", "qualifier", 10, help="≈ environ, > plus de, < moins de."),
        _listed("status", "Statut", "status", 14, help="Vide : Publiée."),
        _listed("reading", "Lecture", "reading", 20, help="Vide : Lecture directe."),
        Field("period", "Période", 16, "Vide : celle de l’étude.", "period"),
        _listed("period_status", "Période : statut", "period_status", 14, help="Vide : celui de l’étude."),
        Field("label_reported", "Mots de la publication", 34, "S’ils diffèrent de la question."),
        Field("source_row", "Ligne du relevé", 14, "Vide : numérotée pour vous."),
        _listed("confidence", "Confiance", "confidence", 12, help="Vide : Forte."),
        Field("note", "Note", 44, "Pourquoi illisible, comment reconstruite."),
        _listed("_withdrawn", "Retirer", "yes", 10, help="« Oui » retire ce chiffre."),
        REASON,
        KEY,
    ),
    ("question_id", "value", "locator"),
    150,
)

PUBLICATIONS = Sheet(
    "publications",
    (
        Field("title", "Titre", 60, required=True),
        Field("publisher", "Éditeur", 26),
        Field("publication_date", "Date de publication", 16, "2026-09-30, 2026-09 ou 2026.", "date"),
        _listed("kind", "Forme", "publication_kind", 16, required=True),
        _listed("directness", "Proximité", "directness", 34, required=True),
        Field("url", "Adresse", 40, "Entière : https://…"),
        Field("note", "Note", 40),
        Field("publication_id", "Identifiant", 30, "Vide : fait pour vous."),
    ),
    ("title", "publisher", "directness"),
    5,
)

QUESTIONS = Sheet(
    "questions",
    (
        Field("label_fr", "Nouvelle question", 44, "Son nom court, sans numéro.", required=True),
        _listed("theme", "Thème", "theme", 18, required=True),
        _listed("answer_kind", "Genre de réponse", "answer_kind", 20, required=True),
        Field("definition_fr", "Définition", 50),
        Field("label_en", "Nom en anglais", 40, "Facultatif."),
    ),
    ("label_fr", "theme", "answer_kind"),
    10,
)
ITEMS = Sheet(
    "items",
    (
        _listed("question_id", "De la question", "questions", 44, required=True, is_open=True),
        Field("label_fr", "Nouvel item", 44, required=True),
        _listed("domain_id", "Domaine", "domains", 26, help="Vide : Tous domaines."),
        Field("phrase_fr", "Dans une phrase", 40, "Avec son article : la mobilisation du territoire."),
        Field("definition_fr", "Définition", 40),
        Field("label_en", "Nom en anglais", 34, "Facultatif."),
    ),
    ("question_id", "label_fr"),
    20,
)
RESPONSES = Sheet(
    "responses",
    (
        Field("label_fr", "Nouvelle réponse", 40, required=True),
        _listed("is_favourable", "Favorable", "flag", 12, help="Vide : ni l’un ni l’autre."),
        Field("label_en", "Nom en anglais", 34, "Facultatif."),
    ),
    ("label_fr", "is_favourable"),
    10,
)
PROFILES = Sheet(
    "profiles",
    (
        Field("label_fr", "Nouveau profil", 34, required=True),
        Field("article_fr", "Avec son article", 34, "les fondations", required=True),
        _listed("gender", "Genre", "gender", 14, required=True),
        Field("definition_fr", "Définition", 60, required=True),
        Field("label_en", "Nom en anglais", 34, "Facultatif."),
    ),
    ("label_fr", "article_fr", "gender"),
    5,
)

DECLARED = (QUESTIONS, ITEMS, RESPONSES, PROFILES)
OF_STUDY = (STUDY, ASKED, FIGURES, PUBLICATIONS, *DECLARED)
SHEETS = {sheet.name: sheet for sheet in (MISSING, *OF_STUDY)}
