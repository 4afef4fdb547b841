"""Titles of places: regions beside France, maps, and the domains of the priorities."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.observations import Observation
from dashboard.words.fr.clauses import (
    against,
    both,
    clause,
    for_whom,
    headed,
    heading,
    joined,
    more_often,
    noun,
    placed,
    second,
    share_of,
    span,
    title,
    verb_of,
    whos,
)
from dashboard.words.fr.grammar import is_plural, listed, lowered, of, than, without_article
from dashboard.words.fr.names import of_region, question, said, the_region, who
from dashboard.words.fr.nouns import article_of, highest, lowest, rate
from dashboard.words.fr.numbers import count_word, ordinal
from dashboard.words.fr.periods import when_words, year
from dashboard.words.fr.title_lines import NOTHING, missing, one, spread, statements

if TYPE_CHECKING:
    from dashboard.verdicts import Rank, Verdict


def domain_place(o: Observation, rank: "Rank", n: int) -> str:
    """Where one domain stands among those published: « L’emploi vient au 1er rang sur six… : 7,1 sur 10 ».

    A place that is not known within two ranks is not told.
    """
    if rank.last - rank.first > 1:
        return one(o)
    verb = verb_of(noun(o), "vient", "viennent")
    place = f"{joined(noun(o), verb, _place(rank, n), for_whom(o))}"
    return title(placed(o, f"{place} : {said(o)}"), placed(o, place), one(o))


def _place(rank: "Rank", n: int) -> str:
    if rank.first == rank.last == n and n > 1:
        return f"au dernier rang des {count_word(n)} domaines publiés"
    if rank.first == rank.last:
        return f"au {ordinal(rank.first)} rang sur {count_word(n)}"
    return f"au {ordinal(rank.first)} ou au {ordinal(rank.last)} rang sur {count_word(n)}"


def region_beside_france(
    o: Observation, france: Observation, verdict: "Verdict", *, is_alone: bool = True
) -> str:
    """One result of a region and the same for the country: « En Bretagne, 72 % …, contre 69 % en France ».

    Args:
        is_alone: the card shows one profile; else the title always says whose value it is.
    """
    if not o.is_known:
        return missing(o)
    if not france.is_known:
        return one(o)
    before, now = when_words(france.period, o.period) if year(france.period) != year(o.period) else ("", "")
    where = france.region_phrase or "en France"
    value = f"{second(o, france)} {where}"
    if verdict.is_level:
        value = end = f"au même niveau qu’{where}"
    else:
        end = f"{'contre' if verdict.says_more else 'et'} {value}"
    ends = ((now, joined(end, before)), ("", end))
    named = (text for pair in ends for text in _of_people(o, *pair))
    bare = (placed(o, f"{joined(text, now)}, {last}") for now, last in ends for text in statements(o))
    whose = () if is_alone else (placed(o, f"{heading(o)} : {_whose(o, named)}") for named in whos(o))
    here = (f"{heading(o)} : {joined(_whose(o, named), of_region(o))}" for named in filter(None, whos(o)))
    return title(*named, _of_both(o, value), *here, *whose, *bare, one(o))


def _whose(o: Observation, named: str) -> str:
    """« 95 % des associations », « 6,0 sur 10 pour les entreprises »; the value alone without a name."""
    if not named:
        return said(o)
    return share_of(o, named) if o.measure_id == "share" else f"{said(o)} pour {named}"


def _of_people(o: Observation, now: str, end: str) -> Iterator[str]:
    """« En Bretagne, 72 % des associations coopèrent en 2026, contre 69 % en France en 2021 »."""
    for named in whos(o) if o.measure_id == "share" and who(o) else ():
        if clause(o):
            yield placed(o, headed(o, f"{joined(share_of(o, named), clause(o), now)}, {end}"))
        yield placed(o, f"{heading(o)} : {joined(share_of(o, named), now)}, {end}")
    for named in filter(None, whos(o)):
        yield f"{heading(o)} : {joined(_whose(o, named), of_region(o), now)}, {end}"
        yield f"{heading(o)} : {joined(_whose(o, named), of_region(o))}, {end.removeprefix('contre ')}"


def _of_both(o: Observation, end: str) -> str:
    """« pauvreté et exclusion : 6,0 sur 10 en Nouvelle-Aquitaine, 5,5 en France (entreprises) »."""
    whose = f" ({without_article(whos(o)[-1])})" if who(o) else ""
    return f"{heading(o)} : {said(o)} {_where(o)}, {end}{whose}"


def only_result(o: Observation) -> str:
    """A territory with one result: « Bretagne : un seul résultat publié, l’emploi au 1er rang… »."""
    lead = f"{o.region_label} : un seul résultat publié"
    is_placed = o.measure_id == "rank" and o.is_known
    place = joined(noun(o), f"au {said(o)} rang", for_whom(o))
    return title(f"{lead}, {place}" if is_placed else "", one(o), lead)


def map_spread(low: Observation, high: Observation) -> str:
    """An indicator over the regions: « Le taux de pauvreté va de 10,8 % en Bretagne à 18,5 % en Corse »."""
    if not (low.is_known and high.is_known):
        return NOTHING
    return title(*_spread_on_map(low, high))


def _spread_on_map(low: Observation, high: Observation) -> Iterator[str]:
    name, ends = _indicator(low), f"de {said(low)} {_where(low)} à {said(high)} {_where(high)}"
    if said(low) == said(high):
        yield f"{name} : {said(low)} dans toutes les régions"
        yield f"{said(low)} dans toutes les régions"
        return
    if phrase := article_of(name):
        yield f"{phrase} {'vont' if is_plural(phrase) else 'va'} {ends}"
    yield f"{name} : {ends}"
    for named in (name, heading(low)):
        yield f"{named} : {span(low, high)} selon la région"
    yield ends


def _where(o: Observation) -> str:
    return o.region_phrase or o.region_label


def _indicator(o: Observation) -> str:
    """What the map measures; a survey says of whom: « emploi, chez les citoyens »."""
    if who(o):
        return f"{heading(o)}, chez {who(o)}"
    return rate(heading(o)) if o.measure_id == "share" else heading(o)


def regions(leaders: Sequence[Observation], last: Observation, verdict: "Verdict") -> str:
    """One answer of one profile over the regions: the first against the last, or from where to where.

    Args:
        leaders: the regions that may be said to come first together, the highest first; may be empty.
        last: the region with the lowest value.
        verdict: on the highest and the lowest.
    """
    if not leaders:
        return spread((last,))
    high = leaders[0]
    if high == last or verdict.is_level:
        return title(*_same_everywhere(high, last))
    if len(leaders) == 1 and verdict.says_more:
        return title(*_first_region(high, last), *_spread_on_map(last, high))
    return title(*_together(leaders), *_spread_on_map(last, high))


def _together(leaders: Sequence[Observation]) -> Iterator[str]:
    """« Mécénat, chez les entreprises : la Corse et la Bretagne en tête, 65 % et 63 % »."""
    high, low = leaders[0], leaders[-1]
    values = both(high, low) if len(leaders) == 2 else span(low, high)
    count = f"{count_word(len(leaders))} régions"
    for name in (_indicator(high), heading(high)):
        yield f"{name} : {listed(the_region(o) for o in leaders)} viennent en tête, {values}"
        yield f"{name} : {count} viennent en tête, {values}"


def _first_region(high: Observation, low: Observation) -> Iterator[str]:
    does = more_often(high) if high.measure_id == "share" else ""
    if does:
        where = f"{_where(high)} {than(_where(low))}"
        yield headed(high, f"{who(high)} {does} {where} : {against(high, low)}")
    first = f"{heading(high)} : {share_of(high)} {_where(high)}"
    yield f"{first} contre {said(low)} {_where(low)}"
    yield first


def _same_everywhere(high: Observation, low: Observation) -> Iterator[str]:
    ends = span(low, high)
    if high.measure_id == "share" and clause(high) and who(high):
        yield headed(high, f"{ends} {of(who(high))} {clause(high)}, quelle que soit la région")
    yield f"{heading(high)} : même niveau dans toutes les régions, {ends}"
    yield f"même niveau dans toutes les régions, {ends}"


def region_first(o: Observation) -> str:
    """The region that has the highest value: « La Bretagne a le plus fort poids de l’économie sociale… »."""
    return _extreme(o, highest(_indicator(o)), "la plus haute valeur", "en tête")


def region_last(o: Observation) -> str:
    """The region that has the lowest value: « La Bretagne a le plus faible taux de pauvreté : 10,8 % »."""
    return _extreme(o, lowest(_indicator(o)), "la plus basse valeur", "au plus bas")


def _extreme(o: Observation, phrase: str, generic: str, place: str) -> str:
    name = the_region(o)
    verb = "ont" if is_plural(name) else "a"
    return title(
        f"{name} {verb} {phrase} : {said(o)}" if phrase else "",
        f"{_indicator(o)} : {name} {verb} {generic}, {said(o)}",
        f"{lowered(question(o))} : {said(o)} {_where(o)}, {place}",
        f"{_indicator(o)} : {said(o)} {_where(o)}",
        f"{said(o)} {_where(o)}",
    )


def region_rank(o: Observation, rank: int, n: int) -> str:
    """Where a region stands: « La Bretagne est au 3e rang sur 13 : 14,3 % »."""
    name, about, place = the_region(o), _indicator(o), f"{ordinal(rank)} rang"
    verb = "sont" if is_plural(name) else "est"
    told = f"{about} : {said(o)} {_where(o)}"
    ranked = f"{name} {'viennent' if is_plural(name) else 'vient'} au {place}"
    phrase = article_of(about)
    return title(
        f"{ranked} sur {n} pour {phrase} : {said(o)}" if phrase else "",
        f"{ranked} pour {phrase} : {said(o)}" if phrase else "",
        f"{about} : {name} {verb} au {place} sur {n}, avec {said(o)}",
        f"{told}, {place} sur {n}",
        f"{told}, {place}",
        told,
        f"{said(o)} {_where(o)}, {place}",
    )
