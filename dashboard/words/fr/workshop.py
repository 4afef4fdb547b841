"""Workshop: a published value becomes a question for a room, in the words that the data give it."""

from dashboard.observations import Observation
from dashboard.words.fr.clauses import share_of
from dashboard.words.fr.grammar import capitalized, of
from dashboard.words.fr.names import answers, plain_who, who
from dashboard.words.fr.numbers import typed

LEAD = typed(
    "Faites deviner une salle avant de montrer la valeur publiée : une question par écran, en plein écran, "
    "au clavier ou à la télécommande, et sans réseau une fois la page ouverte."
)
TITLE = "Atelier : à vous la parole"
START, FILE, DECK = "Lancer l’atelier", "Un fichier à ouvrir sans réseau", "PowerPoint des réponses"
COPY_SET = "Copier le lien de cette sélection"
READY, CHOSEN = "La sélection toute prête", "Votre sélection"
ADD, REMOVE, BACK_TO_READY = "Ajouter une question", "Retirer", "Reprendre la sélection toute prête"
ANSWERS, SEE_ANSWERS = "Les réponses, pour qui prépare", "Voir les réponses, pour préparer"
FULL = typed("Un atelier tient douze questions au plus : retirez-en une pour en ajouter une autre.")
NONE = typed("Aucune question ne peut être posée : aucune valeur publiée n’est sans réserve.")

# In the room.
LETTERS = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒÆ’“”«»…–—·≈≠←↑→€²°\u00a0\u202f"
"""Of French, that every room brings along beside plain ones, so that most have one font, made once."""
GUESS, ADD_GUESS, TAKE_BACK = (
    "Estimation de la salle, en pour cent",
    "Garder cette estimation",
    "Retirer la dernière",
)
REVEAL, NEXT, BEFORE, END = "Révéler", "Suivante", "Précédente", "Voir le bilan"
FULL_SCREEN, AGAIN = "Plein écran", "Recommencer"
SHOW = "Voir la valeur publiée"
PUBLISHED = "Valeur publiée"
CLOSING = "Le bilan"
HEADERS = ("Question", "Estimations", "Publié", "Source")
CLOSEST = typed("Au plus près : {}")
UNIT = typed("{} %")
NO_GUESS = "–"
THIS_SET = "Cette sélection sur le site"
ENTER, SPACE, PAGE_UP = "Entrée", "Espace", "Page ↑"
KEYS = typed(
    "Flèches : régler · Entrée : garder une estimation · Espace : révéler, puis suivante · Retour arrière : "
    "retirer · F : plein écran"
)
NOT_KEPT = typed("Rien n’est enregistré : les estimations s’effacent quand la page se ferme.")


def question(o: Observation) -> str:
    """« Selon vous, quelle part des élus locaux jugent nécessaire de « jouer collectif » ? »"""
    return typed(f"Selon vous, quelle part {of(who(o))} {answers(o)} ?")


def short(o: Observation) -> str:
    """The same as a line of a list: « Élus locaux : jugent nécessaire de « jouer collectif » »."""
    return typed(f"{capitalized(plain_who(o))} : {answers(o)}")


def count(place: int, questions_n: int) -> str:
    """« Question 2 sur 6 »."""
    return f"Question {place} sur {questions_n}"


def lost(lost_n: int) -> str:
    """That an address names questions that cannot be put any more."""
    if lost_n == 1:
        return typed(
            "Une question de l’adresse n’est plus proposée : sa valeur a disparu, ou porte désormais une "
            "réserve."
        )
    return typed(
        f"{lost_n} questions de l’adresse ne sont plus proposées : leurs valeurs ont disparu, ou portent "
        "désormais une réserve."
    )


def remove(question: str) -> str:
    """What a button that removes a question does, for who hears it."""
    return typed(f"{REMOVE} : {question}")


def told(o: Observation) -> str:
    """The value in one sentence, without its year, which the source says."""
    return typed(f"{share_of(o)} {answers(o)}.")
