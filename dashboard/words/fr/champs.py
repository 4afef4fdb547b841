"""Champs: the observations of a card become its field: territory, population, wave, number of answers."""

from collections.abc import Iterable, Sequence

from dashboard.observations import Observation
from dashboard.words.fr.grammar import capitalized, listed, without_article
from dashboard.words.fr.names import in_region, plain_who, profile
from dashboard.words.fr.numbers import number, typed
from dashboard.words.fr.periods import UNDATED, UNKNOWN, period, years

MOST_GROUPS = 3
"""Parts of profiles that are told with their waves; more are told profile by profile."""
MOST_PLACES = 3
"""Territories that are named; more are counted."""


def of(observations: Sequence[Observation]) -> str:
    """« France ; entreprises de 10 salariés et plus (2021), citoyens (2019), 42 fondations (2021). »"""
    if not observations:
        return "Aucun résultat."
    told = [places(observations), *_populations(observations)]
    return typed(f"{told[0]} ; {', '.join(told[1:])}." if told[1:] else f"{told[0]}.")


def places(observations: Iterable[Observation]) -> str:
    """« France », « Bretagne », « Bretagne et France », « 13 régions et France »."""
    found = dict.fromkeys((o.region_label, o.is_national) for o in observations)
    regions = [label for label, is_national in found if not is_national]
    national = [label for label, is_national in found if is_national][:1]
    if len(regions) > MOST_PLACES:
        regions = [f"{number(len(regions))} régions"]
    return typed(listed([*regions, *national])) or "France"


def _populations(observations: Sequence[Observation]) -> list[str]:
    """Each group of people once, with its waves, and how many answered where it is published."""
    groups: dict[str, list[Observation]] = {}
    for o in observations:
        groups.setdefault(plain_who(o), []).append(o)
    if list(groups) == [""]:
        return [waves] if (waves := years(o.period for o in observations)) else []
    if len(groups) > MOST_GROUPS:
        groups = _by_profile(observations)
    told: dict[str, list[str]] = {}
    for name, same in groups.items():
        if name:
            counted, when = _population(name, same)
            told.setdefault(when, []).append(counted)
    undated = told.pop(UNDATED, [])
    return [f"{listed(names)} ({when})" for when, names in (*told.items(), (UNDATED, undated)) if names]


def _by_profile(observations: Iterable[Observation]) -> dict[str, list[Observation]]:
    """« associations, parfois employeuses ou en partenariat »: each profile once, its parts named."""
    profiles: dict[str, list[Observation]] = {}
    for o in observations:
        profiles.setdefault(o.actor_profile_id, []).append(o)
    return {_with_parts(same): same for same in profiles.values()}


def _with_parts(same: Sequence[Observation]) -> str:
    whole = _plain(same[0])
    parts = dict.fromkeys(plain_who(o).removeprefix(f"{whole} ") for o in same)
    named = " ou ".join(text for text in parts if text != whole)
    if named and whole in parts:
        return f"{whole}, parfois {named}"
    return f"{whole} {named}".strip()


def _plain(o: Observation) -> str:
    return without_article(profile(o))


def _population(name: str, same: Sequence[Observation]) -> tuple[str, str]:
    """Those counted, their number before them where it is one; their waves, numbers that differ beside."""
    bases = {o.base_n for o in same}
    when = _waves(same)
    if len(bases) == 1 and all(bases):
        return f"{number(bases.pop())} {name}", when
    if all(bases) or not any(bases):
        return name, _with_answers(when, same)
    waves: dict[str, list[Observation]] = {}
    for o in sorted(same, key=lambda o: o.period):
        waves.setdefault(years([o.period]) or UNDATED, []).append(o)
    return name, " ; ".join(_with_answers(wave, held) for wave, held in waves.items())


def _waves(same: Sequence[Observation]) -> str:
    """« 2015 et 2021 », « 2015 et sans date »."""
    undated = "" if all(o.period for o in same) else UNDATED
    dated = years(o.period for o in same)
    return (", " if " et " in dated else " et ").join(told for told in (dated, undated) if told)


def _with_answers(when: str, same: Sequence[Observation]) -> str:
    """« 2019, 2 400 réponses », « 2021, 42 réponses pour certains résultats », « 2015 » without a base."""
    bases = sorted({o.base_n for o in same if o.base_n})
    if not bases:
        return when
    answers = number(bases[0]) if len(bases) == 1 else f"de {number(bases[0])} à {number(bases[-1])}"
    part = "" if all(o.base_n for o in same) else " pour certains résultats"
    return f"{when}, {answers} réponses{part}"


def people(observations: Sequence[Observation]) -> str:
    """« Associations (2021), fondations (2021) »: who was asked a wording."""
    told, undated = [], []
    for name in dict.fromkeys(plain_who(o) for o in observations):
        when = years(o.period for o in observations if plain_who(o) == name)
        if when or not name:
            told.append(f"{name} ({when})" if name else when or UNKNOWN)
        else:
            undated.append(name)
    told += [f"{listed(undated)} ({UNDATED})"] if undated else []
    return capitalized(typed(", ".join(told)))


def who_and_when(o: Observation) -> str:
    """« Citoyens, en Bretagne, septembre 2015 »: a line of a table of results."""
    told = [plain_who(o), in_region(o), period(o.period)]
    return capitalized(typed(", ".join(part for part in told if part)))
