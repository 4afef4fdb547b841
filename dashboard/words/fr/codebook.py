"""Codebook: what every table and column of the base means, for those who open it without this site."""

from dashboard.words.fr.numbers import typed
from dashboard.words.fr.periods import period

HEADERS = ("table", "colonne", "type", "description", "liste_de_codes")
TABLE_HEADERS = ("table", "description", "lignes")
TYPES = {"VARCHAR": "texte", "DOUBLE": "nombre", "BIGINT": "entier", "BOOLEAN": "vrai ou faux"}
OWN_CODE = typed("Code, clé de cette table.")
# Files of the archive.
README, TABLES_FILE, CODEBOOK_FILE, LABELLED_FILE = "LISEZMOI", "tables", "dictionnaire", "chiffres"
FOLDER = "observatoire-partenariats"

TABLES = {
    "figures": "Les chiffres : une ligne par observation, telle qu'une publication l'énonce.",
    "studies": "Les études et sources : qui a produit les chiffres, quand, auprès de qui.",
    "wordings": "Les questions posées, étude par étude, ou la raison de leur absence.",
    "computations": "Comment se calcule chaque réponse tirée d'un fichier de réponses.",
    "study_cuts": "Les groupes qu'un fichier de réponses distingue : un résultat absent n'est pas diffusé.",
    "crossings": "Ce qui distingue chaque résultat calculé de tous les autres, et les groupes non diffusés.",
    "publications": "Les publications qui énoncent les chiffres.",
    "claims": "Les chiffres qui disent la même chose avec d'autres mots ou une autre valeur.",
    "claim_labels": "Ce que dit chaque affirmation de la table claims.",
    "milestones": "Le calendrier des programmes.",
    "history": "Ce que chaque version de la base ajoute, corrige ou retire.",
    "comparability": "Ce qui se compare : une note par question et paire d'études.",
    "partnership_types": "Les quatre types de partenariat : objectif et résultat attendu.",
    "partnership_models": "Les neuf modèles des quatre types de partenariat.",
    "context_themes": "Le thème de chaque indicateur de contexte.",
    "actor_profiles": "Liste de codes : profils d'acteurs.",
    "populations": "Liste de codes : partie du profil dont parle le résultat.",
    "regions": "Liste de codes : territoires, avec les codes de l'Insee.",
    "domains": "Liste de codes : domaines.",
    "questions": "Liste de codes : questions et indicateurs.",
    "items": "Liste de codes : éléments d'une question.",
    "responses": "Liste de codes : modalités de réponse.",
    "measures": "Liste de codes : mesures et unités.",
    "statuses": "Liste de codes : états d'une valeur, lectures, confiances, notes.",
    "programmes": "Liste de codes : programmes.",
    "build": "Identité de cette version de la base.",
}

COLUMNS = {
    "figure_id": "Identifiant de la ligne : l'observation et la publication qui l'énonce.",
    "observation_id": "Identifiant de ce qui est énoncé : toutes les dimensions, jointes par des points.",
    "study_id": "Étude ou source.",
    "question_id": "Question ou indicateur.",
    "item_id": "Élément de la question ; _T pour l'ensemble.",
    "response_id": "Modalité de réponse ; _T pour l'ensemble.",
    "measure_id": "Mesure : part en pourcentage, note moyenne sur 10, nombre, rang…",
    "actor_profile_id": "Profil qui a répondu ; _T pour aucun en particulier.",
    "population_id": "Partie du profil dont parle le résultat ; _T pour le profil entier.",
    "region_id": "Territoire : code de l'Insee, FR pour la France, FRM pour la France métropolitaine.",
    "period": "Quand la valeur était vraie : 2015, 2021-09, 2021-T3, deux dates jointes par /, ou rien.",
    "domain_id": "Domaine de l'élément.",
    "is_preferred": "Vrai pour l'énoncé le plus direct de l'observation : les graphiques montrent celui-là.",
    "value": "La valeur. Pourcentages de 0 à 100 ; vide quand elle n'est pas publiée ou pas lisible.",
    "value_printed": "La valeur telle qu'elle est imprimée ; vide quand le relevé ne l'a pas gardée.",
    "qualifier": "≈ environ, > plus de, < moins de ; vide si la valeur est dite sans nuance.",
    "status": "État de la valeur : published, illegible, not_published, not_asked.",
    "reading": "Lecture : explicit (directe), reconstructed (par un raisonnement), computed (calculée).",
    "period_status": "La période est indiquée (stated), déduite (inferred) ou inconnue (unknown).",
    "label_reported": "Les mots de la publication, quand ils diffèrent du libellé.",
    "base_label": "La base, telle qu'elle est imprimée.",
    "base_unit": "Ce que compte le pourcentage : personnes, organisations, communes, partenariats.",
    "base_n": "Nombre de réponses derrière ce pourcentage, seulement s'il est publié.",
    "universe_n": "Population sur laquelle le résultat est projeté ; ce n'est pas un nombre de réponses.",
    "publication_id": "Publication qui énonce le chiffre.",
    "locator": "Endroit de la publication où le retrouver.",
    "source_row": "Notre ligne de relevé : document et ligne (004:450), ou numéro (W041, S007, R0123).",
    "confidence": "Confiance dans le relevé : high, medium, low.",
    "note": "Précision en français.",
    "title": "Titre.",
    "programme": "Programme de l'étude.",
    "kind": "Nature ; la liste dépend de la table.",
    "producer": "Qui a produit les chiffres.",
    "producer_type": "survey : enquête ; public : statistique officielle ; association : associatif, privé.",
    "sponsor": "Qui a commandé l'étude.",
    "institute": "Institut qui a mené l'enquête ; vide s'il n'est pas publié.",
    "mode": "Mode de recueil ; vide s'il n'est pas publié.",
    "fieldwork": "Dates du terrain, écrites comme period.",
    "actor_profile_ids": "Profils interrogés, séparés par une espace.",
    "universe": "Population représentée, telle qu’elle est imprimée.",
    "sample_n": "Nombre de répondants de l'étude ; vide s'il n'est pas publié.",
    "sampling": "Méthode d'échantillonnage ; vide si elle n'est pas publiée.",
    "text": "La question, telle qu'elle est publiée ; vide si nous ne l'avons pas.",
    "missing_reason": "Pourquoi nous n'avons pas la question.",
    "asked_fr": "Qui a répondu, quand ce n'est ni tout le profil ni sa population, en français.",
    "asked_en": "Qui a répondu, quand ce n'est ni tout le profil ni sa population, en anglais.",
    "publisher": "Éditeur.",
    "publication_date": "Date de publication.",
    "directness": "1 : l'étude ou son producteur ; 2 : Observatoire ou Le RAMEAU ; 3 : partenaires, presse.",
    "url": "Adresse ; vide quand nous n'en avons pas.",
    "claim_id": "Affirmation.",
    "relation": "Le chiffre confirme (confirms), diffère (differs) ou reformule (rewords).",
    "reason": "Raison, en français.",
    "milestone_id": "Événement.",
    "start_date": "Début.",
    "end_date": "Fin ; vide pour un jour ou un début sans fin connue.",
    "programme_id": "Programme.",
    "study_a": "Première étude de la paire.",
    "study_b": "Seconde étude de la paire.",
    "grade": "A : mêmes mots ; B : mots proches, ou mis côte à côte par la source ; C : même thème.",
    "model_id": "Modèle de partenariat.",
    "objective_fr": "Objectif, en français.",
    "objective_en": "Objectif, en anglais.",
    "result_fr": "Résultat attendu, en français.",
    "result_en": "Résultat attendu, en anglais.",
    "theme_fr": "Thème, en français.",
    "theme_en": "Thème, en anglais.",
    "is_rate": "Vrai pour un taux : lui seul peut colorer une carte.",
    "order": "Ordre d'affichage.",
    "label_fr": "Libellé français.",
    "label_en": "Libellé anglais.",
    "article_fr": "Libellé avec son article : « les associations ».",
    "gender": "Genre grammatical du libellé : m ou f.",
    "definition_fr": "Définition, en français.",
    "member_region_ids": "Régions réunies, séparées par une espace.",
    "in_phrase_fr": "Le territoire dans une phrase : « en Bretagne ».",
    "attestation": "Le domaine a des chiffres (figures) ou est seulement nommé (named).",
    "theme": "Thème de la question.",
    "answer_kind": "Réponse unique, multiple, moyenne, nombre ou rang.",
    "scale_id": "Échelle à laquelle appartient la modalité.",
    "is_favourable": "Vrai pour une réponse favorable, faux pour une défavorable, vide sinon.",
    "part_response_ids": "Modalités que réunit un total, séparées par une espace.",
    "unit_fr": "Unité.",
    "decimals": "Décimales habituelles.",
    "minimum": "Plus petite valeur possible.",
    "maximum": "Plus grande valeur possible.",
    "attribute": "Colonne à laquelle l'état s'applique.",
    "status_id": "Code de l'état.",
    "start_year": "Première année.",
    "end_year": "Dernière année ; vide si le programme continue.",
    "build_id": "Empreinte des fichiers d'où viennent les tables.",
    "schema_version": "Version de la structure.",
    "data_version": "Version des données.",
    "version": "Version des données où le changement est fait.",
    "change": "Première version (first), chiffre ajouté (added), corrigé (corrected) ou retiré (withdrawn).",
    "before": "Ce que disait la version d'avant ; vide pour un ajout.",
    "after": "Ce que dit cette version ; vide pour un retrait.",
    "released_on": "Date de la version.",
    "n_eff": "Effectif équivalent d'une valeur calculée (Kish) ; vide pour une valeur imprimée.",
    "std_error": "Erreur type d'une valeur calculée, en points ; vide pour une valeur imprimée.",
    "df": "Degrés de liberté d'une valeur calculée ; vide pour une valeur imprimée.",
    "short_fr": "Nom court de la question, comme nom d'une ligne.",
    "short_en": "Nom court de la question, en anglais.",
    "verb_fr": "Ce que font ceux que l'on compte ; {item} tient la place de l'élément.",
    "verb_en": "Ce que font ceux que l'on compte, en anglais.",
    "measures_fr": "Ce que la question mesure.",
    "measures_en": "Ce que la question mesure, en anglais.",
    "block": "Partie de la page d’un profil où la question a sa place ; vide pour « Autres questions ».",
    "phrase_fr": "Le libellé dans une phrase.",
    "phrase_en": "Le libellé dans une phrase, en anglais.",
    "article_en": "Libellé avec son article, en anglais.",
    "definition_en": "Définition, en anglais.",
    "in_phrase_en": "Le territoire dans une phrase, en anglais.",
    "summary": "Ce que la version apporte.",
    "notice": "Ce que chaque page dit de ces données ; vide pour des données réelles.",
    "variable": "Variable du fichier des réponses, ou son groupe de réponses multiples.",
    "codes": "Codes comptés, séparés par une espace.",
    "dont_know_codes": "Codes de ceux qui ne se prononcent pas, séparés par une espace.",
    "dont_know_base": "S'ils sont dans la base (in) ou hors de la base (out) ; vide sans eux.",
    "base": "Réponses multiples : ceux à qui la question est posée (asked) ou ceux qui ont répondu.",
    "file_name": "Nom du fichier des réponses.",
    "file_sha256": "Empreinte SHA-256 de ce fichier.",
    "weight": "Variable de pondération ; vide sans pondération.",
    "strata": "Variables des strates ; vide sans strates.",
    "clusters": "Variables des grappes ; vide sans grappes.",
    "population": "Variable de la taille des strates ; vide sans elle.",
    "minimum_base": "Nombre de réponses sous lequel rien n'est diffusé.",
    "dimension": "Ce qui distingue les groupes : profil, territoire, partie du profil.",
    "code": "Code du groupe.",
    "state": "shown : écart d'un résultat ; under_minimum, given_away : groupe non diffusé.",
    "gap": "Le résultat moins celui de tous les autres répondants du même ensemble.",
}

_README = """\
Observatoire des partenariats : les chiffres publiés
Version {data_version}, {released_on}

Ce dossier
----------
chiffres.csv                Pour commencer : tous les chiffres, en clair, pour un tableur.
csv/                        Les tables, une par fichier, avec leurs codes : point-virgule, virgule décimale.
parquet/                    Les mêmes tables au format Parquet, pour R, Python ou DuckDB.
tables.csv                  La liste des tables.
datapackage.json            La description de csv/, pour les lecteurs de Data Package.
dictionnaire.csv            Ce que veut dire chaque colonne, et la liste de codes qui la traduit.

Avant de se servir d'un chiffre
-------------------------------
- Une valeur vide n'est jamais un zéro : la colonne status dit pourquoi elle manque.
- universe_n est la population sur laquelle un résultat est projeté ; base_n est le nombre de réponses.
- Une note moyenne sur 10 n'est pas un pourcentage. Des réponses multiples ne s'additionnent pas.
- Deux résultats ne se comparent que si la table comparability leur donne la note A ou B.
- is_preferred choisit un énoncé par observation ; les autres sont là pour être vus.

Citer, réutiliser
-----------------
Citez d'abord l'étude et la publication de chaque chiffre (publication_title et locator).
Pour la base : Observatoire des partenariats, les chiffres publiés. Version {data_version}, {released_on}.
Les chiffres appartiennent à ceux qui les ont produits et publiés ; ils sont cités avec leur source. Les
conditions de réutilisation de chaque publication sont les siennes. Les données de l'Insee et des services de
l'État sont en règle générale sous Licence Ouverte, à vérifier auprès du producteur. Le programme du site est
sous licence MIT.
"""


def table(name: str) -> str:
    """What a table holds.

    Raises:
        KeyError: the table has no description here.
    """
    return typed(TABLES[name])


def column(name: str) -> str:
    """What a column holds.

    Raises:
        KeyError: the column has no description here.
    """
    return typed(COLUMNS[name])


def readme(version: str, released_on: str, notice: str = "") -> str:
    """The text that opens the archive."""
    told = _README.format(data_version=version, released_on=period(released_on))
    return typed(f"{notice}\n\n{told}" if notice else told)
