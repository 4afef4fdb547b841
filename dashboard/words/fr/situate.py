"""Situate: what one person answers, beside what a survey published of all those who were asked."""

from collections.abc import Sequence

from dashboard.observations import Observation
from dashboard.words.fr import titles
from dashboard.words.fr.clauses import clause, share_of, span, title, whos
from dashboard.words.fr.grammar import capitalized, fitting, lowered, of
from dashboard.words.fr.names import answers as does_in_full
from dashboard.words.fr.names import is_main_answer, names_item, profile, response, result, tells_item, who
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.periods import UNKNOWN, year, years
from dashboard.words.fr.sections import item_and_answer
from dashboard.words.fr.subtitles import MOST
from dashboard.words.fr.values import unit

LEAD = typed(
    "Choisissez votre profil et répondez à quelques questions d’enquêtes publiées : vous voyez combien "
    "répondent comme vous. Deux minutes suffisent."
)
KEPT_NOWHERE = typed(
    "Rien n’est enregistré : vos réponses ne sont que dans l’adresse de cette page. Qui la reçoit les lit."
)
TITLE = "Me situer"
EVERYWHERE = "Toute la France"
OTHER_ANSWER = "Autre réponse"
QUESTIONS = "Vos réponses"
SUMMARY = "En résumé"
RESULTS = "Réponse par réponse"
FURTHER = "Aller plus loin"
ITEM = "Ce que la question vise"
FORGET = "Effacer mes réponses"
TO_RESULTS = "Voir les graphiques"
WHOLE_DECK = "Tout en PowerPoint"
LONGEST_WORDING = 100
"""Signs of the words of a survey that stand as the question itself; longer ones open under it."""
_WHY = {"illegible": "est illisible dans nos documents", "published": "n’est pas sûre"}
_NOT_PUBLISHED = "n’est pas publiée"


def question(answers: Sequence[Observation]) -> str:
    """« Faites-vous partie des associations qui ont recours au mécénat ? »; the words of a scale."""
    main = next((o for o in answers if is_main_answer(o) and does_in_full(o) and tells_item(o)), None)
    wording = answers[0].wording
    if main is None:
        return wording if wording and len(wording) <= LONGEST_WORDING else result(answers[0])
    return typed(f"Faites-vous partie {of(who(main))} qui {does_in_full(main)} ?")


def more(cards_n: int) -> str:
    """What opens the cards that stand folded."""
    return f"{cards_n} autre{'s' * (cards_n > 1)} réponse{'s' * (cards_n > 1)}"


def option(o: Observation) -> str:
    """An answer on its button."""
    return "Je le cite" if o.response_id == "cite" else response(o)


def subtitle(shown: Sequence[Observation]) -> str:
    """« Types de partenariat pratiqués : mécénat, 2015 et 2021, en % »: all the answers to one question."""
    name, when = result(shown[0]), years(one.period for one in shown)
    ends = (", ".join(part for part in (when, unit(shown[0].measure_id)) if part), unit(shown[0].measure_id))
    return fitting(*(typed(f"{name}, {end}") for end in ends), most=MOST)


def answer_and_year(o: Observation) -> str:
    """« Mécénat : oui (2021) »: a line of the summary."""
    return typed(f"{item_and_answer(o)} ({year(o.period) or UNKNOWN})")


def people(o: Observation) -> str:
    """What heads the lines of one group of people."""
    return capitalized(who(o))


def progress(answered_n: int, asked_n: int) -> str:
    """« 3 réponses sur 8 »."""
    return f"{answered_n} réponse{'s' * (answered_n > 1)} sur {asked_n}"


def place(own: Observation | None, told: Observation | None, known: Observation) -> str:
    """« Comme 59 % des associations employeuses (2021). », or what can be said where that is not published.

    Args:
        own: what is published of the answer; None where the survey states nothing of it.
        told: the value that says most of it: its own, or the printed total that holds it; None without.
        known: a value of the same question.
    """
    if told is None:
        return typed(f"La part de cette réponse {_why(own)}. {capitalized(_dated(known))} {_done(known)}.")
    if told is own:
        return typed(f"Comme {_dated(told)}.")
    return typed(f"Réponse comprise dans {_quoted(told)} : {_dated(told)}. Sa part à elle seule {_why(own)}.")


def finding(told: Observation | None, known: Observation) -> str:
    """« Comme vous, 59 % des associations ont recours au mécénat »; the value where it says too little."""
    if told is None or not clause(told) or not names_item(told):
        return titles.one(told or known)
    same = [f"comme vous, {share_of(told, named)} {clause(told)}" for named in whos(told)]
    return title(*same, titles.one(told))


def summary(told: Sequence[Observation]) -> str:
    """« De 27 % à 98 % des associations répondent comme vous, selon la question »: from the lowest value."""
    ordered = sorted(told, key=lambda one: one.value)
    return title(
        f"{span(ordered[0], ordered[-1])} {of(profile(told[0]))} répondent comme vous, selon la question"
    )


def answers_of(o: Observation) -> str:
    """What heads the answers of those asked: « Réponses des associations employeuses »."""
    return typed(f"Réponses {of(who(o))}")


def among_others(o: Observation) -> str:
    """What heads the same answer of all profiles: « « Oui », profil par profil »."""
    return typed(f"« {response(o)} », profil par profil")


def here(o: Observation) -> str:
    """What heads the same answer in one region: « « Oui » en Bretagne »."""
    return typed(f"« {response(o)} » {o.region_phrase or o.region_label}")


def no_region(region: str) -> str:
    """That nothing asked here is published for the region."""
    return typed(
        f"Aucune de ces réponses n’est publiée {region} pour votre profil : la comparaison est nationale."
    )


def yours(label: str) -> str:
    """A line of a chart that is the visitor's: « Impact fort (votre réponse) »."""
    return f"{label} (votre réponse)"


def subject(o: Observation) -> str:
    """A few words for the name of a file: « Me situer, associations »."""
    return typed(f"Me situer, {lowered(o.profile_label)}")


def _done(o: Observation) -> str:
    """« jugent nécessaire de « jouer collectif » », « répondent « oui » »."""
    return does if (does := clause(o)) and names_item(o) else f"répondent {_quoted(o)}"


def _dated(o: Observation) -> str:
    return f"{share_of(o)} ({year(o.period) or UNKNOWN})"


def _quoted(o: Observation) -> str:
    return f"« {lowered(response(o)) or 'oui'} »"


def _why(own: Observation | None) -> str:
    return _WHY.get(own.status, _NOT_PUBLISHED) if own else _NOT_PUBLISHED
