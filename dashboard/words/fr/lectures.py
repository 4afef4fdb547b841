"""Readings: one drawn value, or two, become the sentence that shows how to read a chart."""

from collections.abc import Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.clauses import (
    clause,
    is_noun,
    joined,
    noun,
    second,
    share_of,
    sides,
    subject,
    verb_of,
    whos,
)
from dashboard.words.fr.grammar import is_plural, lowered, of, sentence
from dashboard.words.fr.names import answers, in_region, result_and_answer, said, tells_item, who
from dashboard.words.fr.nouns import article_of, rate
from dashboard.words.fr.periods import UNDATED, in_year, when_words, year

NO_VALUE = "Aucune valeur n’est connue."
MOST = 95
"""Characters of a sentence that names those counted in full; a longer one as publications name them."""


def one(o: Observation, *, among: Sequence[Observation] = ()) -> str:
    """« En 2021, 57 % des entreprises de 10 salariés et plus nouent des partenariats. »

    Args:
        among: all that the card shows; the year, where it is theirs too, stands above and below already.
    """
    if not o.is_known:
        return NO_VALUE
    return _fitting(*(f"{_opening(o, _when(o, among))}{_said(o, named)}." for named in whos(o)))


def pair(a: Observation, b: Observation, *, among: Sequence[Observation] = ()) -> str:
    """« 92 % des élus locaux jugent nécessaire de « jouer collectif », contre 83 % des entreprises. »"""
    known = [o for o in (a, b) if o.is_known]
    if len(known) < 2:
        return one(known[0], among=among) if known else NO_VALUE
    is_one_wave = year(a.period) == year(b.period)
    opening = _opening(a, _when(a, among) if is_one_wave else "")
    its, others = ("", "") if is_one_wave else (_aside(a), _aside(b))
    return _fitting(
        *(
            f"{opening}{joined(_said(a, one_of), its)}, contre {joined(_other(a, b, other), others)}."
            for one_of, other in sides(a, b)
        )
    )


def _fitting(*sentences: str) -> str:
    """The first that is short enough, else the last."""
    return sentence(next((text for text in sentences if len(text) <= MOST), sentences[-1]))


def _other(a: Observation, b: Observation, named: str) -> str:
    """The second value, as short as what tells it from the first lets it be."""
    if a.region_id != b.region_id:
        return joined(said(b), in_region(b) or b.region_phrase or "en France")
    if who(a) != who(b) or not who(b):
        return (
            share_of(b, named)
            if b.measure_id == "share"
            else joined(said(b), f"pour {named}" if named else "")
        )
    return joined(said(b), f"pour {lowered(result_and_answer(b))}")


def change(first: Observation, last: Observation) -> str:
    """« En 2021, 57 % des entreprises nouent des partenariats, contre 36 % en 2015. »"""
    if not (first.is_known and last.is_known):
        return one(last if last.is_known else first)
    before, now = when_words(first.period, last.period)
    end = f"contre {second(last, first)} {before or 'auparavant'}"
    return _fitting(*(f"{_opening(last, now)}{_said(last, named)}, {end}." for named in whos(last)))


def _when(o: Observation, among: Sequence[Observation]) -> str:
    is_of_all = among and {year(each.period) for each in among} == {year(o.period)}
    return "" if is_of_all else in_year(o.period)


def _opening(o: Observation, when: str) -> str:
    """« En 2021, en Bretagne, »: when and where, before what is said."""
    return "".join(f"{part}, " for part in (when, in_region(o)) if part)


def _aside(o: Observation) -> str:
    return f"({year(o.period) or UNDATED})"


def _said(o: Observation, named: str) -> str:
    """The value in the words of its measure; `named` are those counted."""
    writer = {"share": _shared, "mean_10": _marked, "rank": _ranked}.get(o.measure_id, _counted)
    return writer(o, named)


def _shared(o: Observation, named: str) -> str:
    does = clause(o) if o.counts_partnerships else answers(o)
    if does and (who(o) or o.counts_partnerships):
        told = f"{share_of(o, named)} {does}"
        return told if tells_item(o) else f"{told} pour « {lowered(o.item_label)} »"
    return _counted(o, named)


def _marked(o: Observation, named: str) -> str:
    if not is_noun(o):
        return _counted(o, named)
    whose = f" {of(named)}" if named else ""
    return f"{noun(o)} {verb_of(noun(o), 'reçoit', 'reçoivent')} {said(o)}{whose}, en moyenne"


def _ranked(o: Observation, named: str) -> str:
    if not is_noun(o):
        return _counted(o, named)
    whose = f" pour {named}" if named else ""
    return f"{noun(o)} {verb_of(noun(o), 'vient', 'viennent')} au {said(o)} rang{whose}"


def _counted(o: Observation, named: str) -> str:
    """« le taux de pauvreté est de 18,5 % »: what is no answer of people; « confiance : 71 % des jeunes »."""
    if o.measure_id == "share" and who(o):
        return f"{subject(o)} : {share_of(o, named)}"
    whose = f" pour {named}" if named else ""
    name = rate(subject(o)) if o.measure_id == "share" else subject(o)
    told = article_of(name) if o.item_id == WHOLE and not whose else ""
    is_told = told and not is_plural(told)
    return f"{told} est de {said(o)}" if is_told else f"{name} : {said(o)}{whose}"
