"""Subtitles: the observations of a card become the line that says what is measured, unit and years."""

from collections.abc import Iterable, Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.grammar import capitalized, fitting, listed, lowered
from dashboard.words.fr.names import is_main_answer, item, plain_who, question, response
from dashboard.words.fr.numbers import count_word, typed
from dashboard.words.fr.periods import years
from dashboard.words.fr.values import unit

MOST = 110
_PARTS = "Part"


def of(observations: Sequence[Observation]) -> str:
    """« Part qui juge nécessaire de « jouer collectif », 2020-2021, en % »."""
    if not observations:
        return "Aucun résultat"
    when = _when(observations)
    units = dict.fromkeys(unit(o.measure_id) for o in observations)
    end = [when, listed(text for text in units if text)]
    ends = [[_place(observations), *end], end]
    return fitting(*(_line(lead, one) for lead in _leads(observations) for one in ends), most=MOST)


def _when(observations: Sequence[Observation]) -> str:
    """The years; where only some of the values have one, that others have none."""
    when = years(o.period for o in observations)
    return f"{when} et sans date" if when and not all(o.period for o in observations) else when


def _place(observations: Sequence[Observation]) -> str:
    """The one region that all of them are about; blank for the country and for several."""
    found = {o.region_label for o in observations}
    return found.pop() if len(found) == 1 and not observations[0].is_national else ""


def _leads(observations: Sequence[Observation]) -> Iterable[str]:
    """What is measured, the fullest first."""
    first = observations[0]
    detail = _detail(observations)
    if len({o.question_id for o in observations}) > 1:
        yield f"Résultats de {count_word(len({o.question_id for o in observations}))} questions"
        return
    named = first.question_label if first.theme == "contexte" else _measured(first)
    for measured in filter(None, (named, question(first))):
        link = " " if detail.startswith("avec ") else " : "
        yield f"{measured}{link}{detail}" if detail else measured
        yield measured


def _measured(o: Observation) -> str:
    """What the value measures; the question where the text is on a percentage and the value is none."""
    if o.counts_partnerships:
        return f"{question(o)}, part de l'ensemble des partenariats"
    is_of_share = o.question_measures.startswith(_PARTS)
    return o.question_measures if o.question_measures and (o.measure_id == "share" or not is_of_share) else ""


def _detail(observations: Sequence[Observation]) -> str:
    """The one item and the one answer that all of them are about, where they have one."""
    first = observations[0]
    parts = []
    if first.item_id != WHOLE and len({o.item_id for o in observations}) == 1:
        parts.append(lowered(item(first)))
    if not is_main_answer(first) and len({o.response_id for o in observations}) == 1:
        parts.append(f"réponse « {lowered(response(first))} »")
    return ", ".join(parts)


def _line(lead: str, end: Sequence[str]) -> str:
    return typed(capitalized(", ".join(part for part in (lead, *end) if part))) if lead else ""


def duel(results_n: int, profiles_n: int = 2) -> str:
    """« Sept résultats communs aux deux profils, France, en % de réponses positives »."""
    results = "Un résultat commun" if results_n == 1 else f"{count_word(results_n)} résultats communs"
    shared = f"{capitalized(results)} aux {count_word(profiles_n)} profils"
    return typed(f"{shared}, France, en % de réponses positives")


def subject(observations: Sequence[Observation]) -> str:
    """A few words for the name of a file or a sheet: « Partenaires territoriaux, associations, 2021 »."""
    if not observations:
        return "Observatoire"
    names = dict.fromkeys(filter(None, (plain_who(o) for o in observations)))
    regions = dict.fromkeys(o.region_label for o in observations if not o.is_national)
    told = [
        question(observations[0]),
        next(iter(names)) if len(names) == 1 else "",
        next(iter(regions)) if len(regions) == 1 else "",
        years(o.period for o in observations),
    ]
    return typed(", ".join(part for part in told if part))


def duel_subject(profiles: Sequence[str]) -> str:
    """« Élus locaux et entreprises »."""
    return typed(
        listed([profile if place == 0 else lowered(profile) for place, profile in enumerate(profiles)])
    )
