"""Titles of lines: one value, the items of a profile, the answers to a question."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr.clauses import (
    at,
    both,
    clause,
    for_whom,
    headed,
    heading,
    in_words,
    is_noun,
    joined,
    most_often,
    noun,
    placed,
    share_of,
    sides,
    span,
    subject,
    title,
    verb_of,
    whos,
)
from dashboard.words.fr.grammar import listed, lowered, of, without_article
from dashboard.words.fr.names import (
    complement,
    does_briefly,
    is_main_answer,
    item,
    item_phrase,
    names_item,
    question,
    response,
    said,
    who,
)
from dashboard.words.fr.nouns import listed_as
from dashboard.words.fr.numbers import count_word

NOTHING = "Aucune valeur connue"
_LINES = {"share": "réponses", "mean_10": "notes"}


def one(o: Observation) -> str:
    """One value: « 57 % des entreprises de 10 salariés et plus nouent des partenariats »."""
    if not o.is_known:
        return missing(o)
    if o.is_unsure:
        return _unsure(o, "une valeur publiée")
    return title(*(placed(o, text) for text in statements(o)), placed(o, said(o)))


def _unsure(o: Observation, lines: str) -> str:
    """What is published without being sure is announced, never told: « Lien avec le territoire : … »."""
    return title(placed(o, f"{lowered(question(o))} : {joined(lines, for_whom(o))}"), placed(o, lines))


def missing(o: Observation) -> str:
    """A value that nobody knows: « Mécénat : aucune valeur connue pour les fondations »."""
    short = f"{NOTHING.lower()} {for_whom(o)}".strip()
    return title(placed(o, f"{heading(o)} : {short}"), placed(o, short), NOTHING)


def statements(o: Observation) -> Iterator[str]:
    """What one value says, in the words of its measure, the fullest first."""
    yield from _WRITERS.get(o.measure_id, _counted)(o)
    whose = share_of(o) if o.measure_id == "share" else joined(said(o), for_whom(o))
    yield f"{subject(o)} : {whose}"
    yield f"{heading(o)} : {whose}"
    yield f"{subject(o)} : {said(o)}"
    yield f"{heading(o)} : {said(o)}"
    yield f"{lowered(question(o))} : {said(o)}"


def _shared(o: Observation) -> Iterator[str]:
    if does := clause(o):
        yield from (headed(o, f"{share_of(o, named)} {does}") for named in whos(o))
        yield headed(o, f"{share_of(o, whos(o)[-1])} {does_briefly(o) or does}")
    elif not is_main_answer(o) and who(o):
        yield f"{lowered(item(o))} : {share_of(o)} répondent {lowered(response(o))}"
    if is_main_answer(o):
        yield f"{lowered(item(o))} : {share_of(o)}"


def _marked(o: Observation) -> Iterator[str]:
    if is_noun(o):
        verb = verb_of(noun(o), "reçoit", "reçoivent")
        yield from (joined(f"{noun(o)} {verb} {said(o)}", of(named) if named else "") for named in whos(o))


def _ranked(o: Observation) -> Iterator[str]:
    place = f"{said(o)} rang"
    if is_noun(o):
        yield joined(f"{noun(o)} {verb_of(noun(o), 'vient', 'viennent')} au {place}", for_whom(o))
    if o.item_id != WHOLE:
        yield joined(f"{lowered(item(o))} : {place}", for_whom(o))


def _counted(o: Observation) -> Iterator[str]:
    if o.measure_id == "count" and who(o) and clause(o):
        yield from (headed(o, f"{said(o)} {without_article(named)} {clause(o)}") for named in whos(o))


_WRITERS = {"share": _shared, "mean_10": _marked, "rank": _ranked}


def items(leaders: Sequence[Observation], *, others_n: int, known: Iterable[Observation] = ()) -> str:
    """What comes first among the items of one profile.

    Args:
        leaders: those that may be said to come first together, the highest first.
        others_n: how many items come after them.
        known: all the items, told from the lowest to the highest where none may be said to come first.
    """
    if not leaders or (len(leaders) > 1 and not others_n):
        return spread(known or leaders)
    if len(leaders) == 1:
        return one(leaders[0]) if others_n == 0 else _leader(leaders[0])
    return _two(*leaders) if len(leaders) == 2 else _several(leaders)


def _leader(o: Observation) -> str:
    if o.measure_id == "rank":
        return one(o)
    return title(*(placed(o, text) for text in _leading(o)), placed(o, f"{said(o)} en tête"))


def _leading(o: Observation) -> Iterator[str]:
    if clause(o) and o.measure_id == "share":
        for named in whos(o):
            form = in_words(o, named)
            yield headed(o, f"{form} {clause(o)}") if form else ""
            yield most_often(o, named)
        yield from (headed(o, f"{share_of(o, named)} {clause(o)}") for named in whos(o))
        yield headed(o, f"{share_of(o, whos(o)[-1])} {does_briefly(o) or clause(o)}")
    if is_noun(o) and is_main_answer(o):
        first = joined(noun(o), verb_of(noun(o), "vient", "viennent"), "en tête", for_whom(o))
        yield f"{first} : {said(o)}"
        yield first
    yield f"{heading(o)} en tête : {joined(said(o), for_whom(o))}"
    yield f"{heading(o)} en tête : {said(o)}"


def _two(a: Observation, b: Observation) -> str:
    if clause(a) and not (is_noun(a) or is_noun(b)) and names_item(a):
        side = f"{share_of(a)} {clause(a)}, {said(b)} {item_phrase(b)}"
        return title(placed(a, side), *_pair_of_names(a, b))
    return title(*_pair_of_names(a, b))


def _pair_of_names(a: Observation, b: Observation) -> Iterator[str]:
    tie = "viennent en tête" if said(a) != said(b) else "viennent en tête à égalité"
    names = f"{noun(a)} et {noun(b)}"
    if " et " in noun(a) or " et " in noun(b):
        names = f"{noun(a)} ({said(a)}) et {noun(b)} ({said(b)})"
        yield placed(a, joined(names, "viennent en tête", for_whom(a)))
        yield placed(a, f"{names} viennent en tête")
    else:
        yield placed(a, f"{joined(names, tie, for_whom(a))} : {both(a, b)}")
        yield placed(a, f"{joined(names, tie)} : {both(a, b)}")
    yield from _without_names((a, b))


def _several(leaders: Sequence[Observation]) -> str:
    return title(*(_three_names(leaders) if len(leaders) == 3 else ()), *_without_names(leaders))


def _three_names(leaders: Sequence[Observation]) -> Iterator[str]:
    """« L’emploi, le niveau de vie et la sécurité viennent en tête pour les citoyens »."""
    high, low = leaders[0], leaders[-1]
    if all(is_noun(o) and " et " not in noun(o) for o in leaders):
        tie = "viennent en tête à égalité" if said(high) == said(low) else "viennent en tête"
        names = joined(listed(noun(o) for o in leaders), tie, for_whom(high))
        yield placed(high, f"{names} : {span(low, high)}")
        yield placed(high, names)


def _without_names(leaders: Sequence[Observation]) -> Iterator[str]:
    """« Effet attendu : quatre effets viennent en tête pour les fondations, de 62 % à 95 % »."""
    high, low = leaders[0], leaders[-1]
    level = "à égalité, " if said(high) == said(low) else ""
    kind = listed_as(question(high)) or _LINES.get(high.measure_id, "valeurs")
    lines = f"{count_word(len(leaders))} {kind}"
    values = both(high, low) if len(leaders) == 2 else span(low, high)
    for verb, before in (("viennent en tête", "pour"), ("en tête", "chez")):
        texts = [
            f"{joined(lines, verb, named and f'{before} {named}')}, {level}{values}" for named in whos(high)
        ]
        if not lowered(question(high)).startswith(kind):
            yield from (placed(high, f"{lowered(question(high))} : {text}") for text in texts)
    yield from (placed(high, text) for text in texts)
    yield placed(high, f"{lines} en tête, {level}{values}")


def spread(observations: Iterable[Observation]) -> str:
    """Values without an order, from the lowest to the highest: of profiles, or of items of one profile."""
    rows = [o for o in observations if o.is_known]
    known = sorted(reversed(rows), key=lambda o: o.value)  # from the highest, equal ones keep their order
    sure = [o for o in known if not o.is_unsure]
    if not known:
        return NOTHING
    if not sure and len(known) > 1:
        return _unsure(known[0], f"{count_word(len(known))} valeurs publiées")
    if len(sure) < 2:
        return one((sure or known)[0])
    return title(*(_of_profiles(sure) if len({who(o) for o in sure}) > 1 else _of_items(sure)))


def partial(observations: Sequence[Observation]) -> str:
    """Items of a list that is known to lack some: two are both told, more from the lowest to the highest."""
    sure = [o for o in observations if o.is_known and not o.is_unsure]
    if len(sure) != 2:
        return spread(observations)
    high, low = sorted(sure, key=lambda o: -o.value)
    values = f"{noun(high)} {said(high)}, {noun(low)} {said(low)}"
    lines = "deux notes publiées" if high.measure_id == "mean_10" else "deux parts publiées"
    return title(
        *_both_items(low, high),
        placed(high, f"{joined(lines, at(high))} : {values}"),
        placed(high, f"{lines} : {values}"),
        spread(observations),
    )


def _of_profiles(known: Sequence[Observation]) -> Iterator[str]:
    low, high = known[0], known[-1]
    about = heading(low) if low.item_id == high.item_id else lowered(question(low))
    does = {clause(o) for o in known}
    whose = "dans chaque profil" if said(low) == said(high) else "selon le profil"
    if len(known) == 2 and len(does) == 1 and clause(low) and low.measure_id == "share":
        for a, b in sides(high, low):
            yield placed(low, headed(low, f"{share_of(high, a)} et {share_of(low, b)} {clause(low)}"))
    if len(known) == 2 and low.measure_id == "share" and about == heading(high):
        for a, b in sides(high, low):
            yield placed(low, f"{about} : {share_of(high, a)}, {share_of(low, b)}")
    if len(does) == 1 and clause(low) and low.measure_id == "share":
        yield placed(low, headed(low, f"{whose}, {span(low, high)} {clause(low)}"))
    yield placed(low, f"{about} : {span(low, high)}, {whose}")
    yield placed(low, f"{about} : {span(low, high)}")
    yield placed(low, f"{span(low, high)}, {whose}")


def _of_items(known: Sequence[Observation]) -> Iterator[str]:
    low, high = known[0], known[-1]
    if len(known) == 2 and low.response_id == high.response_id and said(low) != said(high):
        yield from _both_items(low, high)
    yield from _named_items(known)
    for named in filter(None, whos(low)):
        yield placed(low, f"{lowered(question(low))} : {span(low, high)} chez {named}")
    yield placed(low, f"{lowered(question(low))} : {span(low, high)}")
    yield placed(low, joined(span(low, high), at(low)))
    yield placed(low, span(low, high))


def _named_items(known: Sequence[Observation]) -> Iterator[str]:
    """« De 51 % à 60 % des associations citent l’emploi, le lien social ou le vieillissement »."""
    low, high = known[0], known[-1]
    ways = {(o.response_id, o.counts_partnerships, who(o)) for o in known}
    if len(ways) > 1 or low.measure_id != "share" or not (clause(low) and names_item(low)):
        return
    if low.item_id == WHOLE or low.counts_partnerships or said(low) == said(high):
        return
    names = listed((complement(o) for o in reversed(known)), last="ou")
    for named in filter(None, whos(low)):
        for told in (clause(high), does_briefly(high)):
            yield placed(low, f"{span(low, high)} {of(named)} {told.replace(complement(high), names)}")


def _both_items(low: Observation, high: Observation) -> Iterator[str]:
    """« 48 % des citoyens citent le niveau de vie en priorité, 45 % l’environnement »."""
    is_told = clause(high) and names_item(high) and WHOLE not in (low.item_id, high.item_id)
    is_weak = "weak" in (low.base_class, high.base_class)
    if not is_told or is_weak or high.measure_id != "share" or high.counts_partnerships:
        return
    for named in whos(high):
        for told in (clause(high), does_briefly(high)):
            yield placed(high, f"{share_of(high, named)} {told}, {said(low)} {complement(low)}")


def answers(observations: Sequence[Observation]) -> str:
    """Several answers of one scale: the total first, « …, 35 % répondant… »; else the largest."""
    known = [o for o in observations if o.is_known and not o.is_unsure]
    totals = [o for o in known if o.part_response_ids]
    if not known:
        is_lost = observations and not any(o.is_known for o in observations)
        return missing(observations[0]) if is_lost else spread(observations)
    if not totals:
        return one(max(known, key=lambda o: o.value))
    total = max(totals, key=lambda o: (is_main_answer(o), o.value))
    parts = {o.response_id: o for o in known}
    strongest = next((parts[code] for code in total.part_response_ids.split() if code in parts), None)
    return title(*_with_part(total, strongest), one(total))


def _with_part(total: Observation, part: Observation | None) -> Iterator[str]:
    if part is None or not clause(total):
        return
    for named in whos(total):
        whole = placed(total, headed(total, f"{share_of(total, named)} {clause(total)}"))
        answer = lowered(response(part))
        adverb = answer.removeprefix("oui, ")  # « 91 % des élus… innover » says the yes already
        is_yes = adverb != answer
        yield (
            f"{whole}, dont {said(part)} « {adverb} »"
            if is_yes
            else f"{whole}, {said(part)} répondant « {answer} »"
        )
