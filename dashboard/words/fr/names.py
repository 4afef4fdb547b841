"""Names: an observation becomes the name of its profile, question, item, answer or place in a sentence."""

from collections.abc import Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.grammar import capitalized, filled, lowered, of, without_article
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.values import value

_PREPOSITIONS = ("sur", "à", "de", "pour", "dans", "avec")


def who(o: Observation) -> str:
    """Those counted, with their article: « les associations employeuses »; blank where nobody answers."""
    if o.actor_profile_id == WHOLE:
        return ""
    return typed(o.who or lowered(o.profile_label))


def profile(o: Observation) -> str:
    """The whole profile with its article: « les associations », whatever part of it answered."""
    if o.actor_profile_id == WHOLE:
        return ""
    return typed(o.profile_article or lowered(o.profile_label))


def part(o: Observation) -> str:
    """« en partenariat »: what tells those counted from their whole profile, where a name says only that."""
    whole, counted = profile(o), who(o)
    is_more = bool(whole) and o.population_id != WHOLE and counted.startswith(f"{whole} ")
    return counted.removeprefix(f"{whole} ") if is_more else ""


def plain_who(o: Observation) -> str:
    """Those counted, without article: « associations employeuses »."""
    return without_article(who(o))


def question(o: Observation) -> str:
    """The question as the name of a line: its short name, or its label."""
    return typed(o.question_short or o.question_label)


def item(o: Observation) -> str:
    """The item as the name of a line; the question's own name for the whole question."""
    return question(o) if o.item_id == WHOLE else typed(o.item_label) or question(o)


def item_phrase(o: Observation) -> str:
    """The item as a sentence takes it: « la mobilisation collective »; its label without a phrase."""
    return typed(o.item_phrase or lowered(o.item_label))


def does(o: Observation) -> str:
    """What those counted do, as a title says it: « attendent un effet fort sur l’emploi »; may be blank."""
    return _filled(_short_pattern(o), o)


def does_briefly(o: Observation) -> str:
    """`does` without what its pattern lets go: « citent l’emploi » of « citent l’emploi en priorité »."""
    return _filled(_short_pattern(o), o, is_brief=True)


def complement(o: Observation) -> str:
    """The item as its verb takes it: « l’emploi » after citent, « sur l’emploi » after effet."""
    pattern = _short_pattern(o)
    before = next((word for word in _PREPOSITIONS if f"{word} {{item}}" in pattern), "")
    return typed(filled(f"{before} {{item}}".strip(), item_phrase(o)))


def answers(o: Observation) -> str:
    """The same in full, for a sentence: « attendent un effet fort ou très fort sur l’emploi »."""
    return _filled(_full_pattern(o), o)


def names_item(o: Observation) -> bool:
    """Whether `does` says which item it is about, or there is none."""
    return o.item_id == WHOLE or "{item}" in _short_pattern(o)


def tells_item(o: Observation) -> bool:
    """Whether `answers` says which item it is about, or there is none."""
    is_told = o.item_id == WHOLE or "{item}" in _full_pattern(o)
    return is_told or o.counts_partnerships


def is_main_answer(o: Observation) -> bool:
    """Whether the answer is the one that the question's verb tells: a yes, a citation, a favourable total.

    A total that holds more than a plain yes (« oui ou dans les 6 mois ») is not.
    """
    parts = o.part_response_ids.split()
    is_favourable_total = bool(parts and o.is_favourable and "oui" not in parts)
    return o.response_id in (WHOLE, "oui", "cite") or is_favourable_total


def _short_pattern(o: Observation) -> str:
    return (o.question_verb if is_main_answer(o) else "") or o.response_phrase


def _full_pattern(o: Observation) -> str:
    return o.response_phrase or (o.question_verb if is_main_answer(o) else "")


def _filled(pattern: str, o: Observation, *, is_brief: bool = False) -> str:
    return typed(filled(pattern, "" if o.item_id == WHOLE else item_phrase(o), is_brief=is_brief))


def definition(observations: Sequence[Observation]) -> str:
    """What the one indicator of context of a card measures; blank for what was asked of people."""
    found = {typed(o.question_definition) for o in observations if o.theme == "contexte"}
    return found.pop() if len(found) == 1 else ""


def response(o: Observation) -> str:
    """The answer counted; blank for a total of all answers."""
    return "" if o.response_id == WHOLE else typed(o.response_label)


def result(o: Observation) -> str:
    """Question and item as one name: « Fragilités prioritaires : emploi »."""
    return question(o) if o.item_id == WHOLE else typed(f"{question(o)} : {lowered(item(o))}")


def result_and_answer(o: Observation) -> str:
    """The same with the answer counted, where it is not the plain one."""
    return result(o) if is_plain(o) else f"{result(o)}, {lowered(response(o))}"


def is_plain(o: Observation) -> bool:
    """Whether the answer goes without saying: a yes, a citation, a number."""
    return o.response_id in (WHOLE, "oui", "cite")


def the_region(o: Observation) -> str:
    """« la Bretagne », or the label where the code list gives no article."""
    return typed(o.region_article or o.region_label)


def of_region(o: Observation) -> str:
    """« de Bretagne », « des Hauts-de-France », « d’Île-de-France »; blank for the whole country."""
    has_plain_name = not o.region_article.startswith(("le ", "les "))
    name = o.region_label if has_plain_name else o.region_article
    return "" if o.is_national else typed(of(name))


def in_region(o: Observation) -> str:
    """« en Bretagne », « dans les Hauts-de-France »; blank for the whole country."""
    return "" if o.is_national else typed(o.region_phrase or o.region_label)


def population(o: Observation) -> str:
    """The part of the profile that was counted, as a line names it; blank for the whole profile."""
    return "" if who(o) in ("", profile(o)) else capitalized(plain_who(o))


def said(o: Observation) -> str:
    """The value as a reader reads it, or « – »."""
    return o.text or value(o.value, o.measure_id, o.qualifier)
