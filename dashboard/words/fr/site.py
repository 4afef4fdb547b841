"""Site: what the bar, the cards, the choices and the presentation say around the findings."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.words.fr.numbers import typed

NAME = "Observatoire des partenariats"
LOCALE = "fr_FR"
MENU = "Menu"
SEARCH = "Chercher"
SEARCH_HINT = "Chercher un chiffre, une région…"
PRESENTATION = "Ma présentation"
FILTER = "Filtrer"
RESET = "Réinitialiser"

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "profil": "Profil",
        "face": "Par rapport à",
        "tiers": "Avec aussi",
        "region": "Région",
        "domaine": "Domaine",
        "rubrique": "Partie",
        "lecture": "Lecture",
        "question": "Question",
        "item": "Réponse",
        "colonnes": "Colonnes",
        "mesure": "Mesure",
        "serie": "Série",
        "indicateur": "Indicateur",
        "annee": "Année",
        "vague": "Date",
        "etude": "Étude",
        "document": "Publication",
        "statut": "Montrer",
        "tri": "Trier par",
    }
)
"""Name of each choice, by its parameter of the address."""
BEFORE: Mapping[str, str] = MappingProxyType(
    {"profil": "Que pensent", "face": "par rapport", "tiers": "avec aussi", "region": "Région"}
)
"""What a sentence says before each of its choices."""
SENTENCE_END = typed("?")
SWAP = "⇄ inverser"
COMPARE = "Comparer"

ASKED = "Question posée"
DEFINITION = "Définition"
ASKED_MANY = "Questions posées"
DIFFERENCES = "En gras, les mots qui diffèrent d’une formulation à l’autre."
QUOTES = ("«\u202f", "\u202f»")
CHART, TABLE = "Graphique", "Tableau"
MARGINS = "Montrer les marges d’erreur"
MARGINS_HELP = typed(
    "Chaque trait va de la plus petite à la plus grande valeur que l’on aurait sans doute en interrogeant "
    "tout le monde : intervalle à 95 %, indicatif."
)
LECTURE, CHAMP, SOURCE = (typed(label) for label in ("Lecture :", "Champ :", "Source :"))
PASSPORT = "D’où vient ce chiffre (nouvel onglet)"
DOCUMENT = "Le document (nouvel onglet)"
ADD, REMOVE = "Ajouter à ma présentation", "Retirer de ma présentation"
POWERPOINT, IMAGE, EXCEL = "PowerPoint", "Image", "Excel"
COPY, COPIED = "Copier le lien", "Lien copié"
ALONE = "Ce graphique seul"
COPY_CODE, CODE_COPIED = "Copier le code à intégrer", "Code copié"
COPY_SENTENCE, SENTENCE_COPIED = "Copier la phrase", "Phrase copiée"
NOT_COPIED = typed("Copie impossible ici : le lien est dans la barre d’adresse")
OTHERS = "Autres"
EXPLORE, EXPLORED = "Explorer le graphique", "Revenir au graphique fixe"
EXPLORING = typed(
    "Graphique à explorer : agrandissez-le avec la molette ou deux doigts, déplacez-le, "
    "touchez-le deux fois pour tout revoir."
)
SVG, CSV = "Image vectorielle (SVG)", "Données (CSV)"
CSV_EN = "Données pour programmes (CSV, codes)"
HTML = "Page HTML, à ouvrir sans réseau"
PREPARING = "Préparation…"
NO_FILE = typed("Le fichier n’a pas pu être fait. Réessayez ; si l’erreur revient, rechargez la page.")
NO_ANSWER = typed("Le serveur ne répond pas : le fichier n’a pas été pris. Réessayez dans un instant.")
BUSY = typed("Beaucoup de fichiers sont demandés en ce moment : réessayez dans une dizaine de secondes.")
FULL = typed(
    "Le site reçoit en ce moment plus de lecteurs qu’il ne peut en servir. Rechargez la page dans une minute "
    ": votre vue est gardée dans son adresse."
)
NO_SUCH_ADDRESS = typed("Cette adresse n’existe pas ici.")
BAD_ADDRESS = typed("Cette adresse contient des signes qu’une adresse ne peut pas avoir.")
TOO_SLOW = typed("Le modèle n’est pas arrivé à temps : réessayez.")
ELSEWHERE = typed("Un modèle ne peut être envoyé que depuis les pages de ce site.")
ON_SITE = "Voir sur le site de l’Observatoire"
LONE_CARD = "Un graphique du site"
PRINT = "Imprimer la fiche"
WIDE_TABLE = "Tableau à faire défiler"
NO_SCRIPT = typed(
    "Sans JavaScript, tout se lit et se télécharge ici. Avec lui, les choix vont plus vite et les graphiques "
    "disent, quand on les touche, d’où viennent leurs chiffres."
)
NO_PAGE = "Cette page n’existe pas"
NO_PAGE_HERE = typed(
    "L’adresse demandée ne mène à aucune page du site, ou n’y mène plus. La recherche et le menu, en haut, "
    "mènent à tout ce qui est publié."
)
SLIDES_WITHOUT_SCRIPT = typed(
    "Renommer, annoter ou déplacer les diapositives, ou reprendre votre modèle PowerPoint, demande "
    "JavaScript. Les fichiers et les dessins sont là."
)

EMPTY_BASKET = typed(
    "Votre présentation est vide. Sous chaque graphique, « Ajouter à ma présentation » le met ici."
)
FULL_BASKET = typed(
    "Une présentation tient 60 graphiques au plus : retirez-en un avant d’en ajouter un autre."
)
TOO_MANY = "Un fichier tient 60 graphiques au plus."
CUT_BASKET = typed(
    "L’adresse de cette présentation a été coupée en chemin : la fin manque. « Copier le lien », chez qui "
    "l’a envoyée, en donne une entière."
)
SPOILT_BASKET = typed(
    "L’adresse de cette présentation a été changée en chemin : ce qui en reste est ici. « Copier le lien », "
    "chez qui l’a envoyée, en donne une entière."
)
LOST: Mapping[str, str] = MappingProxyType({"cut": CUT_BASKET, "spoilt": SPOILT_BASKET})
"""What is said of the address of a presentation that did not come as it was sent."""
BASKET_TITLE = "Titre de la présentation"
REMOVE_SLIDE = "Retirer"
ANNOTATE, NOTE_ABOUT = "Annoter", "Valeur annotée"
EMPTY_IT = "Vider la présentation"
OTHER_FILES = "Autres formats"
TEMPLATE = "Votre modèle PowerPoint (facultatif)"
CHOOSE_TEMPLATE, FORGET_TEMPLATE = "Choisir un fichier", "Ne plus l’utiliser"
TEMPLATE_USED_INSTEAD = "Le modèle du site est utilisé à la place."
TEMPLATE_CHECKING = "Vérification du modèle…"
TEMPLATE_TAKEN = typed("Ce modèle sera utilisé pour le PowerPoint, tant que cet onglet reste ouvert.")
REFRESH = "Rafraîchir une présentation ou un classeur faits ici"
CHOOSE_DECK, TAKE_NEWER = "Choisir le fichier à rafraîchir", "Prendre aussi les vagues plus récentes"
REFRESHING = "Comparaison avec les chiffres d’aujourd’hui…"
BASE_ZIP = "Toute la base (ZIP)"
TO_COMPLETE = "Classeur des chiffres à compléter (Excel)"
NEW_STUDY = "Classeur d’une nouvelle étude (Excel)"
NO_SOURCES = typed(
    "Ce site sert des données construites ailleurs : demandez ce classeur à qui les construit."
)
FIGURES_XLSX, FIGURES_CSV = "Ces chiffres en Excel", "Ces chiffres en CSV"
CITE = "Citer ce chiffre"
CHOOSE_FIGURE = "Choisir un chiffre dans le tableau"
NO_FIGURE_ASKED = typed(
    "Un clic sur une marque d’un graphique, ou sur un nombre de son tableau, ouvre le passeport du chiffre."
)

FAILED = typed("Cette page n’a pas pu être affichée. Rechargez-la ; si l’erreur revient, ouvrez l’accueil.")
NO_VIEW = typed("L’adresse ne dit pas quel graphique : il manque « vue » ou « panier ».")


def presentation(charts_n: int) -> str:
    """« Ma présentation · 4 »."""
    return f"{PRESENTATION} · {charts_n}" if charts_n else PRESENTATION


def filtered(chosen: Sequence[str]) -> str:
    """What opens the choices on a phone, with what they have: « Filtrer : Associations, 2021 »."""
    return typed(f"{FILTER} : {', '.join(chosen)}")


def asked(wordings_n: int) -> str:
    """The opener of the wordings of a card."""
    return ASKED if wordings_n == 1 else ASKED_MANY


def all_of(name: str) -> str:
    """From a tile to the page of its profile, told apart for who hears the links alone."""
    return typed(f"Voir la page : {name}")


def quoted(text: str) -> str:
    """A question between its quotation marks."""
    return typed(f"« {text} »")


def limits(limits_n: int) -> str:
    """« Limites · 3 »."""
    return f"Limites · {limits_n}"


def whole_page(title: str) -> str:
    """From a lone card to the page that it comes from."""
    return typed(f"Toute la page « {title} »")


def slide_title(place: int, *, used_n: int, most_n: int) -> str:
    """Label of the field that names a slide, with how long the name is: « … 1 · 78 signes sur 90 »."""
    return f"Titre de la diapositive {place} · {used_n} signes sur {most_n}"


def note(*, used_n: int, most_n: int) -> str:
    """Label of the field of a note: « Texte de l’annotation · 20 signes sur 120 »."""
    return f"Texte de l’annotation · {used_n} signes sur {most_n}"


def slide_place(place: int) -> str:
    """Label of the list that moves a slide."""
    return f"Position de la diapositive {place}"


def position(place: int) -> str:
    """« position 3 »."""
    return f"position {place}"


def remove_slide(place: int, title: str) -> str:
    """What a button that removes a slide does, for who hears it."""
    return typed(f"Retirer la diapositive {place} : {title}")


def cell_name(row: str, column: str, value: str) -> str:
    """A figure of a table for who hears it alone: « Bretagne, 2021 : 57 % »."""
    place = ", ".join(dict.fromkeys(part for part in (row, column) if part and part != value))
    return typed(f"{place} : {value}" if place else value)


def file_of(label: str, title: str) -> str:
    """A link under a card, for who hears it: « PowerPoint : 57 % des entreprises… »."""
    return typed(f"{label} : {title}")


def nearest(refused: str) -> str:
    """An address asks for a code that does not exist here."""
    return typed(f"L’adresse demande « {refused} », qui n’existe pas ici : voici la vue la plus proche.")


def no_such_page(asked: str, *, known: Sequence[str]) -> str:
    """A view of no page."""
    return typed(f"La page « {asked or 'sans nom'} » n’existe pas. Pages : {', '.join(known)}.")


def no_figures(page: str) -> str:
    """A view that lists no figures."""
    return typed(f"La page « {page} », ainsi réglée, ne donne pas de chiffres à télécharger.")


def template_help(most_mb: int) -> str:
    """What a template of one's own does, and how large it may be."""
    return typed(
        "Un fichier PowerPoint (.pptx, .potx ou .ppsx) de votre organisation : ses mises en page, ses "
        f"polices et ses couleurs sont reprises. {most_mb} Mo au plus. Il n’est pas enregistré."
    )


def refresh_help(most_mb: int) -> str:
    """What becomes of a presentation or workbook that was made here, and how large it may be."""
    return typed(
        "Un fichier PowerPoint ou Excel fait sur ce site, même modifié depuis : ses chiffres corrigés sont "
        "remplacés sur place, tout ce que vous avez changé reste, et chaque diapositive ou feuille est "
        "commentée. "
        f"{most_mb} Mo au plus. Il n’est pas enregistré."
    )


def no_such_choice(name: str, *, page: str) -> str:
    """A view that makes a choice which its page does not offer."""
    return typed(f"La page « {page} » n’offre pas le choix « {name} ».")


def no_such_code(asked: str, *, name: str) -> str:
    """A view whose code does not exist, or not with the codes before it."""
    return typed(
        f"« {asked or '…'} » n’existe pas pour « {name} », ou ne se combine pas avec les autres choix."
    )


def no_such_card(asked: str, *, page: str) -> str:
    """A view that names a card which its page does not hold, or no longer."""
    return typed(
        f"Le graphique « {asked or 'sans nom'} » n’existe pas, ou plus sous cette forme, sur la page "
        f"« {page} » : ses chiffres s’y trouvent s’ils sont encore publiés."
    )


def no_such_kind(kinds: Sequence[str]) -> str:
    """An address asks for a kind of file that is not made here."""
    return typed(f"Ce type de fichier n’existe pas ici. Types : {', '.join(kinds)}.")


def no_such_figure(asked: str) -> str:
    """An address names a figure that does not exist; the nearest follow."""
    return typed(f"« {asked} » n’est pas l’identifiant d’un chiffre. Les plus proches :")


def no_such_figure_here(asked: str) -> str:
    """An address asks for the file of a figure that does not exist."""
    return typed(f"« {asked or '…'} » n’est pas l’identifiant d’un chiffre.")


def results_found(found_n: int, *, shown_n: int, asked: str) -> str:
    """How many things a search found."""
    count = f"{found_n} résultat{'s' * (found_n > 1)} pour « {asked} »"
    if found_n > shown_n:
        return typed(f"{count} ; voici les {shown_n} premiers. Un mot de plus précise la recherche.")
    return typed(f"{count}.")


def nothing_found(asked: str, *, has_nearest: bool) -> str:
    """A search that nothing answers; what is spelt almost so may follow."""
    almost = " Vouliez-vous dire :" if has_nearest else ""
    return typed(f"Aucun résultat publié pour « {asked} ».{almost}")


def what_it_is(kind: str, detail: str) -> str:
    """« Domaine · priorités et impact attendu »."""
    return typed(" · ".join(part for part in (kind, detail) if part))
