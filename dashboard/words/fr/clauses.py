"""Clauses: an observation, or two, become the pieces that titles and readings are made of."""

from collections.abc import Iterable

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.grammar import capitalized, elides, fitting, lowered, of, without_article
from dashboard.words.fr.names import (
    does,
    in_region,
    is_main_answer,
    item,
    item_phrase,
    names_item,
    profile,
    question,
    response,
    said,
    who,
)
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.values import bare, value

NEAR_PTS = 2  # points within which a share is told as a fraction
_NEARLY_WHOLE = ("10_salaries_et_plus",)  # populations that publications call by the profile's name
_PREPOSITIONS = ("au ", "à ", "avec ", "en ", "dans ")
_ARTICLES = ("le ", "la ", "l’", "les ", "leur ")
_LONGEST_IN_TENTHS = 3  # words, article included: « six associations en partenariat sur dix » reads badly
_FORMS = {
    20: "deux {} sur dix",
    30: "trois {} sur dix",
    40: "quatre {} sur dix",
    60: "six {} sur dix",
    70: "sept {} sur dix",
    80: "huit {} sur dix",
    90: "neuf {} sur dix",
    25: "un quart {of}",
    100 / 3: "un tiers {of}",
    50: "la moitié {of}",
    200 / 3: "deux tiers {of}",
    75: "trois quarts {of}",
}


MOST = 90
"""Characters of the longest title."""


def title(*candidates: str) -> str:
    """The first sentence that is short enough, typed, with its capital; blank ones do not count."""
    return fitting(*(typed(capitalized(text)) for text in candidates if text), most=MOST)


def whos(o: Observation) -> tuple[str, ...]:
    """Names of those counted, the exact one first; a shorter one only where publications use it too."""
    short = profile(o) if o.population_id in _NEARLY_WHOLE else who(o)
    return tuple(dict.fromkeys((who(o), short)))


def sides(a: Observation, b: Observation) -> Iterable[tuple[str, str]]:
    """Who both are, in full, then as short as publications name them."""
    return dict.fromkeys(((whos(a)[0], whos(b)[0]), (whos(a)[-1], whos(b)[-1])))


def share_of(o: Observation, named: str = "") -> str:
    """« 57 % des entreprises », « 43 % des partenariats des associations », « plus de 30 % des citoyens »."""
    counted = named or who(o)
    if o.counts_partnerships:
        return joined(f"{said(o)} des partenariats", of(profile(o)) if profile(o) else "")
    return f"{said(o)} {of(counted)}" if counted else said(o)


def clause(o: Observation) -> str:
    """What those counted do; blank for what is no share of them."""
    if not o.counts_partnerships:
        return does(o)
    phrase = item_phrase(o)
    return f"se nouent {phrase}" if phrase.startswith(_PREPOSITIONS) else ""


def headed(o: Observation, sentence: str) -> str:
    """The sentence after its item, where its verb does not name it: « dialogue : 80 % répondent… »."""
    return sentence if names_item(o) or o.counts_partnerships else f"{lowered(item(o))} : {sentence}"


def more_often(o: Observation, how: str = "plus souvent") -> str:
    """« attendent plus souvent un effet fort… »; blank where no verb can take it (« n’attendent aucun… »)."""
    is_told = not o.counts_partnerships and not clause(o).startswith(("ne ", "n’", "se ", "s’"))
    return _after_verb(clause(o), how) if is_told else ""


def most_often(o: Observation, named: str) -> str:
    """« les entreprises ont le plus souvent recours au mécénat : 54 % »; blank where no verb can take it."""
    if o.counts_partnerships:
        does = f"se nouent le plus souvent {item_phrase(o)}" if clause(o) and profile(o) else ""
        named = joined("les partenariats", of(profile(o)))
    else:
        does = more_often(o, "le plus souvent")
    return headed(o, f"{named} {does} : {said(o)}") if does and named else ""


def _after_verb(told: str, how: str) -> str:
    verb, _, rest = told.partition(" ")
    return f"{verb} {how} {rest}" if rest else ""


def at(o: Observation) -> str:
    """« chez les associations », « chez les citoyens, en Bretagne »; blank where nobody answers."""
    return f"chez {who(o)}" if who(o) else ""


def noun(o: Observation) -> str:
    """The item as a subject takes it, « l’emploi »; its label where its phrase has no article."""
    return item_phrase(o) if is_noun(o) else lowered(item(o))


def is_noun(o: Observation) -> bool:
    """Whether the item has a phrase that a verb can follow."""
    return o.item_id != WHOLE and item_phrase(o).startswith(_ARTICLES)


def verb_of(subject: str, singular: str, plural: str) -> str:
    """The verb that agrees with a subject: « l’emploi reçoit », « les pratiques reçoivent »."""
    return plural if subject.startswith("les ") or " et " in subject else singular


def placed(o: Observation, sentence: str) -> str:
    """The sentence after its territory, « en Occitanie, 49 % des citoyens… »; unchanged for the country."""
    return f"{in_region(o)}, {sentence}" if in_region(o) and sentence else sentence


def against(high: Observation, low: Observation) -> str:
    """« 92 % contre 83 % », « 7,1 contre 5,5 sur 10 »: two values of one measure, the unit once."""
    return f"{_first(high, low)} contre {said(low)}"


def both(a: Observation, b: Observation) -> str:
    """« 92 % et 91 % », « 7,1 et 6,9 sur 10 », « 92 % » where they print the same."""
    if said(a) == said(b):
        return said(a)
    return f"{_first(a, b)} et {said(b)}"


def _first(a: Observation, b: Observation) -> str:
    """The first of two values, its unit left to the second where both are marks out of 10."""
    is_mark = a.measure_id == b.measure_id == "mean_10" and not (a.qualifier or b.qualifier)
    return bare(a.value, "mean_10") if is_mark else said(a)


def second(first: Observation, other: Observation) -> str:
    """The second of two values, its unit left to the first where both are marks: « 5,5 » after 6,3 sur 10."""
    return _first(other, first)


def span(low: Observation, high: Observation) -> str:
    """« de 81 % à 98 % », « 81 % » where they print the same, « de 5,5 à 7,1 sur 10 »."""
    if said(low) == said(high):
        return said(low)
    if low.qualifier == high.qualifier == "≈":
        bounds = (value(o.value, o.measure_id) for o in (low, high))
        return f"de {' à '.join(bounds)} environ"
    return f"{of(_first(low, high))} à {said(high)}"


def in_words(o: Observation, named: str = "") -> str:
    """« neuf associations sur dix », « près d’un tiers des citoyens »; blank where no form is near.

    A value with a bound, a weak base or partnerships in place of people is never told so.
    """
    is_told = o.measure_id == "share" and not o.qualifier and not o.counts_partnerships and who(o)
    if not is_told or not o.is_known or o.base_class == "weak":
        return ""
    target = min(_FORMS, key=lambda form: abs(o.value - form))
    if abs(o.value - target) > NEAR_PTS:
        return ""
    counted = named or who(o)
    if "{}" in _FORMS[target] and len(counted.split()) > _LONGEST_IN_TENTHS:
        return ""
    form = _FORMS[target].replace("{of}", of(counted)).replace("{}", without_article(counted))
    return f"{_nearness(o.value - target)}{_of_form(form)}" if abs(o.value - target) >= 0.5 else form


def _nearness(difference: float) -> str:
    return "un peu plus " if difference > 0 else "près "


def _of_form(form: str) -> str:
    return f"d’{form}" if elides(form) else f"de {form}"


def for_whom(o: Observation) -> str:
    """« pour les associations »; blank where nobody answers."""
    return f"pour {who(o)}" if who(o) else ""


def joined(*parts: str) -> str:
    """Parts with one space between them, blank ones left out."""
    return " ".join(part for part in parts if part)


def heading(o: Observation) -> str:
    """« mécénat », « mécénat, oui ou dans les 6 mois »: what a title is about, before its colon."""
    return lowered(item(o)) + _answer(o)


def subject(o: Observation) -> str:
    """« fragilités prioritaires, emploi »: the same with the question, where its item does not say enough."""
    return heading(o) if o.item_id == WHOLE else f"{lowered(question(o))}, {heading(o)}"


def _answer(o: Observation) -> str:
    """The answer counted, where it is not the one that the question is about."""
    return "" if is_main_answer(o) else f", {lowered(response(o))}"
