"""Titles of pairs: two profiles, two waves, and what the verdict on them lets a title say."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.clauses import (
    against,
    both,
    clause,
    headed,
    heading,
    is_noun,
    joined,
    more_often,
    noun,
    placed,
    second,
    share_of,
    sides,
    span,
    subject,
    title,
    verb_of,
    whos,
)
from dashboard.words.fr.grammar import all_of, is_plural, listed, lowered, of, than, without_article
from dashboard.words.fr.names import (
    in_region,
    is_main_answer,
    item_phrase,
    part,
    profile,
    question,
    response,
    said,
    who,
)
from dashboard.words.fr.nouns import article_of
from dashboard.words.fr.numbers import count_word
from dashboard.words.fr.periods import since, when_words
from dashboard.words.fr.title_lines import NOTHING, one, spread
from dashboard.words.fr.values import bare, distance

if TYPE_CHECKING:
    from dashboard.verdicts import Verdict

_OPINIONS = {"collectif", "impacts"}
_MANY = 3
"""Shared results from which one sentence may speak for all of them."""


def pair(a: Observation, b: Observation, verdict: "Verdict") -> str:
    """Two profiles on one thing: which is higher, that they are level, or both values without an order."""
    if not (a.is_known and b.is_known) or a.is_unsure or b.is_unsure:
        return spread((a, b))
    high, low = (a, b) if a.value >= b.value else (b, a)
    if verdict.says_more:
        return title(*_more(high, low))
    return title(*(_level(a, b) if verdict.is_level else _apart(a, b)))


def _more(high: Observation, low: Observation) -> Iterator[str]:
    for one_of, other in sides(high, low):
        yield placed(high, _higher(high, low, one_of, other))
    for one_of, other in sides(high, low):
        yield placed(high, _told(high, low, one_of, other))
    if values := _of_one_part(high, low, "contre"):
        yield placed(high, f"{heading(high)} : {values}")
    for one_of, other in sides(high, low):
        values = f"{_valued(high, one_of)} contre {_valued(low, other, second(high, low))}"
        yield placed(high, _answered(high, f"pour {values}"))
        yield placed(high, f"{heading(high)} : {values}")
    if high.counts_partnerships and low.counts_partnerships:
        yield placed(high, f"partenariats {item_phrase(high)} : {_for_each(high, low, 'contre')}")
        yield placed(high, f"{item_phrase(high)} : {_for_each(high, low, 'contre')}")
    yield placed(high, f"{heading(high)} : {whose}") if (whose := _by_name(high, low)) else ""
    yield placed(high, f"{heading(high)} : {against(high, low)} selon le profil")
    yield placed(high, f"{_valued(high, whos(high)[-1])} contre {_valued(low, whos(low)[-1])}")
    yield placed(high, against(high, low))


def _told(high: Observation, low: Observation, one_of: str, other: str) -> str:
    """« 92 % des élus locaux jugent utile…, contre 81 % des citoyens »; blank without a verb."""
    does = clause(high) if high.measure_id == "share" and not high.counts_partnerships else ""
    if not (does and one_of and other) or one_of == other:
        return ""
    return headed(high, f"{share_of(high, one_of)} {does}, contre {share_of(low, other)}")


def _of_one_part(a: Observation, b: Observation, link: str) -> str:
    """« 25 % des associations contre 16 % des entreprises (en partenariat) »: both of one kind, said once."""
    is_one = a.measure_id == "share" and a.population_id == b.population_id and bool(part(a))
    if not is_one or profile(a) == profile(b) or a.counts_partnerships:
        return ""
    return f"{share_of(a, profile(a))} {link} {share_of(b, profile(b))} ({part(a)})"


def _for_each(a: Observation, b: Observation, link: str) -> str:
    """« 51 % pour les entreprises et 47 % pour les associations »."""
    return f"{said(a)} pour {profile(a)} {link} {second(a, b)} pour {profile(b)}"


def _by_name(high: Observation, low: Observation) -> str:
    """« associations employeuses à 81 %, entreprises à 48 % »; blank where these are not two groups."""
    names = [without_article(whos(o)[-1]) for o in (high, low)]
    if not all(names) or names[0] == names[1]:
        return ""
    return f"{names[0]} à {said(high)}, {names[1]} à {said(low)}"


def _higher(high: Observation, low: Observation, one_of: str, other: str) -> str:
    """« les élus locaux jugent plus souvent… que les citoyens : 92 % contre 81 % »; blank without a verb."""
    if not (one_of and other) or one_of == other:
        return ""
    if high.measure_id == "mean_10" and is_noun(high):
        return f"{one_of} notent {noun(high)} plus haut {than(other)} : {against(high, low)}"
    does = more_often(high) if high.measure_id == "share" else ""
    return headed(high, f"{one_of} {does} {than(other)} : {against(high, low)}") if does else ""


def _level(a: Observation, b: Observation) -> Iterator[str]:
    if who(a) != who(b):
        for named in sides(a, b):
            yield placed(a, _same(a, b, listed(named)))
    names = f"{profile(a)} et {profile(b)}"
    if a.counts_partnerships and b.counts_partnerships and who(a) != who(b):
        yield placed(a, f"partenariats {item_phrase(a)} : {_for_each(a, b, 'et')}")
    if values := _of_one_part(a, b, "et"):
        yield placed(a, f"{heading(a)} : {values}")
    yield placed(a, f"{heading(a)} : même niveau pour {names}, {both(a, b)}") if who(a) != who(b) else ""
    yield from _level_sides(a, b)
    yield placed(a, f"{heading(a)} : {names} au même niveau")
    yield placed(a, f"{heading(a)} : même niveau, {both(a, b)}")
    yield placed(a, f"même niveau pour {names} : {both(a, b)}")
    yield placed(a, f"même niveau : {both(a, b)}")


def _level_sides(a: Observation, b: Observation) -> Iterator[str]:
    """« améliorer les pratiques, très utile pour 91 % des associations et 88 % des entreprises »."""
    if a.measure_id != "share" or who(a) == who(b) or a.item_id == WHOLE:
        return
    for one_of, other in sides(a, b):
        shares = f"{_valued(a, one_of)} et {_valued(b, other)}"
        yield placed(a, f"{heading(a)} : {shares}")
        yield placed(a, _answered(a, f"pour {shares}"))


def _answered(o: Observation, shares: str) -> str:
    """« améliorer les pratiques, très utile pour 91 %… »: an answer that is not the plain one, its item."""
    if is_main_answer(o) or o.item_id == WHOLE or not shares or o.measure_id != "share":
        return ""
    return f"{item_phrase(o)}, {lowered(response(o))} {shares}"


def _same(a: Observation, b: Observation, named: str) -> str:
    if a.measure_id == "mean_10" and is_noun(a):
        return f"{named} notent {noun(a)} au même niveau : {both(a, b)}"
    does = clause(a) if a.measure_id == "share" else ""
    return headed(a, f"{named} {does} au même niveau : {both(a, b)}") if does else ""


def _apart(a: Observation, b: Observation) -> Iterator[str]:
    """Two values that nothing may order: side by side."""
    for one_of, other in sides(a, b):
        yield placed(a, f"{heading(a)} : {_valued(a, one_of)}, {_valued(b, other, second(a, b))}")
    yield placed(a, f"{heading(a)} : {both(a, b)}")
    yield placed(a, both(a, b))


def _valued(o: Observation, named: str, text: str = "") -> str:
    """« 92 % des élus locaux », « 7,1 sur 10 pour les citoyens »; `text` in place of the value as written."""
    if o.measure_id == "share":
        return share_of(o, named)
    return joined(text or said(o), f"pour {named}" if named else "")


def profiles(leaders: Sequence[Observation], last: Observation, verdict: "Verdict") -> str:
    """One question, several profiles: the first more often than the last, or all of them level.

    Args:
        leaders: those that may be said to come first together, the highest first; without any, only the
            last is told: `spread` tells all of them.
        last: the lowest value.
        verdict: on the first of the leaders and the last.
    """
    if not leaders:
        return one(last)
    high = leaders[0]
    if len(leaders) == 1 or not verdict.says_more:
        is_pair = len(leaders) == 1 or (len(leaders) == 2 and last in leaders)
        return pair(high, last, verdict) if is_pair and last != high else spread((*leaders, last))
    return title(*_together(leaders), spread((*leaders, last)))


def _together(leaders: Sequence[Observation]) -> Iterator[str]:
    """« les fondations et les associations jugent le plus souvent nécessaire… : 98 % et 97 % »."""
    high, low = leaders[0], leaders[-1]
    if len(leaders) > 3:
        return
    values = both(high, low) if len(leaders) == 2 else span(low, high)
    does = more_often(high, "le plus souvent") if high.measure_id == "share" else ""
    for place in (0, -1):
        named = listed(whos(o)[place] for o in leaders)
        yield placed(high, headed(high, f"{named} {does} : {values}")) if does else ""
        yield placed(high, f"{heading(high)} : {named} viennent en tête, {values}")
        yield placed(high, f"{heading(high)} : {named} viennent en tête")
        yield placed(high, f"{heading(high)} : {named} en tête")


def grid(more: Observation, less: Observation, verdict: "Verdict") -> str:
    """Several items and profiles: the widest gap between two profiles on one item."""
    if verdict.is_level:
        gap = distance((more.value or 0) - (less.value or 0), more.measure_id)
        level = f"au plus {gap} d’écart entre les profils"
        return title(placed(more, f"{lowered(question(more))} : {level}"), placed(more, level))
    return pair(more, less, verdict)


def duel(a_name: str, b_name: str, pairs: Sequence[tuple[Observation, Observation, "Verdict"]]) -> str:
    """Two profiles on all that both answered: who is higher everywhere, or the widest gap.

    Args:
        a_name: « les élus locaux »; `b_name` the other.
        pairs: of each thing that both answered, the value of the first, of the second, and the verdict.
    """
    known = [(a, b, verdict) for a, b, verdict in pairs if a.is_known and b.is_known]
    if not known:
        return title(f"aucun résultat commun ne compare {a_name} et {b_name}", "aucun résultat commun")
    told = [found for found in known if found[2].says_more]
    if not told:
        return _all_level(a_name, b_name, known)
    widest = max(told, key=lambda found: _width(found[0], found[1]))
    candidates = _one_way(a_name, b_name, known, widest) if len(known) > 1 else ()
    return title(*candidates, pair(*widest))


def _one_way(a_name: str, b_name: str, known: Sequence, widest: tuple) -> Iterator[str]:
    """Where every gap goes the same way, and nothing that cannot be compared stands among them."""
    signs = {(a.value > b.value) - (a.value < b.value) for a, b, _ in known}
    is_sure = all(verdict.says_more or verdict.is_level for _, _, verdict in known)
    if len(signs) > 1 or not is_sure:
        return
    a, b, _ = widest
    high, low, first, other = (a, b, a_name, b_name) if a.value > b.value else (b, a, b_name, a_name)
    if len(known) >= _MANY and {o.theme for o, _, _ in known} <= _OPINIONS:
        yield f"{first} misent plus sur le collectif {than(other)} : {against(high, low)}"
    if all(verdict.says_more for _, _, verdict in known):
        yield f"{first} devancent {other} sur {_all_results(len(known))}"


def _all_results(count: int) -> str:
    return all_of(count, "résultat commun", "résultats communs")


def _all_level(a_name: str, b_name: str, known: Sequence) -> str:
    if len(known) == 1:
        return pair(*known[0])
    if all(verdict.is_level for _, _, verdict in known):
        return title(f"{a_name} et {b_name} répondent au même niveau", "deux profils au même niveau")
    return title(f"{_all_results(len(known))} ne départagent pas {a_name} et {b_name}", "aucun écart établi")


def _width(a: Observation, b: Observation) -> float:
    """How wide a gap is, on one scale for percentages and marks out of 10."""
    return abs(a.value - b.value) * (10 if a.measure_id == "mean_10" else 1)


def change(first: Observation, last: Observation, verdict: "Verdict") -> str:
    """Two waves of one result: « 57 % … en 2021, contre 36 % en 2015 », « au même niveau qu’en 2015 »."""
    if not (first.is_known and last.is_known):
        return one(last if last.is_known else first)
    before, now = when_words(first.period, last.period)
    if verdict.is_level:
        end = f"au même niveau {than(before)}" if before else "au même niveau qu’avant"
        level = (last, f"{now}," if now else "", end)
        return title(*_counted(last, now, end), *_with_end(*level), *_stable(first, last))
    link = "contre" if verdict.says_more else "et"
    end = joined(link, _earlier(first, last), before or "avant")
    told = _with_end(last, f"{now}," if now and link == "contre" else now, end)
    steps = list(_steps(first, last)) if link == "contre" else []
    return title(*_counted(last, now, end), *steps[:1], *told, *steps, placed(last, joined(said(last), end)))


def _earlier(first: Observation, last: Observation) -> str:
    """The first value, its unit left to the last one where both are marks out of 10."""
    is_mark = first.measure_id == last.measure_id == "mean_10" and not first.qualifier
    return bare(first.value, "mean_10") if is_mark else said(first)


def _with_end(o: Observation, now: str, end: str) -> Iterator[str]:
    if o.measure_id == "share" and clause(o):
        for named in whos(o):
            yield placed(o, headed(o, joined(share_of(o, named), clause(o), now, end)))
    if o.measure_id == "mean_10" and is_noun(o):
        verb = verb_of(noun(o), "reçoit", "reçoivent")
        yield placed(o, joined(noun(o), verb, said(o), of(who(o)) if who(o) else "", now, end))
    for named in whos(o):
        yield placed(o, f"{subject(o)} : {joined(_valued(o, named), now, end)}")
        yield placed(o, f"{heading(o)} : {joined(_valued(o, named), now, end)}")
    yield placed(o, f"{heading(o)} : {joined(said(o), now, end)}")
    yield f"{heading(o)} : {joined(said(o), in_region(o), now, end)}" if now else ""


def _counted(o: Observation, now: str, end: str) -> Iterator[str]:
    """« le taux d’emploi est de 63,7 % en 2014, contre 63,8 % en 2008 »: what nobody answered."""
    name = "" if who(o) or o.counts_partnerships else article_of(heading(o))
    if name:
        told = f"{name} {'sont' if is_plural(name) else 'est'} {'' if is_plural(name) else 'de '}"
        yield f"{told}{joined(said(o), in_region(o), f'{now},' if now else '', end)}"


def _stable(first: Observation, last: Observation) -> Iterator[str]:
    """« poids de l’économie sociale : 12,0 % en Occitanie, stable depuis 2008 »."""
    told = joined("stable", since(first.period, last.period))
    yield f"{heading(last)} : {joined(said(last), in_region(last))}, {told}"
    yield placed(last, f"{said(last)}, {told}")


def _steps(first: Observation, last: Observation) -> Iterator[str]:
    """« poids de l’économie sociale : de 9,6 % à 9,9 % en Bretagne »: without the waves, which the line under
    the title has."""
    values = said(last) if said(first) == said(last) else f"{of(_earlier(first, last))} à {said(last)}"
    name = "" if who(last) or said(first) == said(last) else article_of(heading(last))
    passed = f"{name} {'passent' if is_plural(name) else 'passe'} {joined(values, in_region(last))}"
    yield passed if name else ""
    yield f"{heading(last)} : {joined(values, in_region(last))}"
    yield placed(last, values)


def changes(pairs: Sequence[tuple[Observation, Observation, "Verdict"]]) -> str:
    """Several results over two waves: that all go one way, where they do and far enough; else the largest.

    Args:
        pairs: of each result the first wave, the last, and the verdict.
    """
    known = [found for found in pairs if found[0].is_known and found[1].is_known]
    if not known:
        return NOTHING
    told = [found for found in known if found[2].says_more]
    widest = max(told or known, key=lambda found: _width(found[0], found[1]))
    return title(*(_all_change(known) if len(known) > 1 else ()), change(*widest))


def _all_change(known: Sequence) -> Iterator[str]:
    directions = {last.value > first.value for first, last, _ in known}
    starts = {when_words(first.period, last.period)[0] for first, last, _ in known}
    measures = {(first.measure_id, last.actor_profile_id) for first, last, _ in known}
    is_one_way = len(directions) == len(starts) == len(measures) == 1
    if not is_one_way or not all(verdict.says_more for _, _, verdict in known):
        return
    (_, last, _), is_up = known[0], directions.pop()
    opening = _since(*known[0][:2])
    if last.measure_id == "mean_10" and who(last):
        height = "plus haut" if is_up else "moins haut"
        yield f"{opening}{who(last)} notent {height} {_all_lines(known)}"
    kind = "notes" if last.measure_id == "mean_10" else "parts"
    verb = "progressent" if is_up else "reculent"
    yield f"{opening}les {count_word(len(known))} {kind} {verb}{f' chez {who(last)}' if who(last) else ''}"


def _since(first: Observation, last: Observation) -> str:
    """« depuis 2015, », « depuis février 2026, » within one year; blank where the first wave has no date."""
    found = since(first.period, last.period)
    return f"{found}, " if found else ""


def _all_lines(known: Sequence) -> str:
    """« les cinq préoccupations suivies », « les cinq domaines suivis »."""
    is_concern = known[0][1].theme == "fragilites"
    if is_concern:
        return all_of(len(known), "préoccupation suivie", "préoccupations suivies", feminine=True)
    return all_of(len(known), "résultat suivi", "résultats suivis")
