"""Limits: the marks of a card, their verdicts and grades become what a reader must know, a sentence each."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from dashboard.cards.card import Chip, Limit
from dashboard.observations import (
    FRAGILE_BELOW,
    WEAK_BELOW,
    WHOLE,
    BaseClass,
    Interval,
    Observation,
    Other,
)
from dashboard.words.fr import gaps
from dashboard.words.fr.clauses import noun
from dashboard.words.fr.gaps import limit
from dashboard.words.fr.grammar import capitalized, counted, listed, lowered
from dashboard.words.fr.grammar import of as of_phrase
from dashboard.words.fr.names import in_region, is_plain, item, plain_who, profile, response, said, who
from dashboard.words.fr.numbers import number, typed
from dashboard.words.fr.periods import period
from dashboard.words.fr.values import interval, value

if TYPE_CHECKING:
    from dashboard.comparability import Grades
    from dashboard.verdicts import Family, Verdict

MOST_BASES = 2
"""Small bases that are told one by one."""
MOST_OTHERS = 4
"""Other values that are told one by one."""


def of(marks: Sequence[Observation], *, family: "Family") -> tuple[Limit, ...]:
    """Everything to know of the values drawn, what concerns comparability and size first."""
    known = [o for o in marks if o.is_known]
    verdicts = family.all
    found = [
        *_comparability(known, family.grades),
        *_bases(known, is_compared=bool(verdicts)),
        *gaps.tests(verdicts),
        *_populations(known),
        *_missing(marks),
        *_readings(known),
        *_others(known),
        *_context(known),
        *gaps.convention(verdicts),
    ]
    return tuple(dict.fromkeys(found))


def _comparability(known: Sequence[Observation], grades: "Grades") -> Iterator[Limit]:
    """The reserve stated between studies, each reason once."""
    reasons = {}
    for a, b in _study_pairs(known):
        if grades.letter(a.question_id, a.study_id, b.study_id) == "B":
            reasons[grades.reason(a.question_id, a.study_id, b.study_id)] = None
    for reason in reasons:
        text = f"Comparaison avec réserve : {lowered(reason)}" if reason else "Comparaison avec réserve."
        yield limit("comparability", text, is_serious=True)


def _study_pairs(known: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Two values of one question and of two studies, once a pair of studies."""
    firsts = {(o.question_id, o.study_id): o for o in reversed(known)}
    for a, b in combinations(reversed(firsts.values()), 2):
        if a.question_id == b.question_id:
            yield a, b


def _bases(known: Sequence[Observation], *, is_compared: bool) -> Iterator[Limit]:
    surveyed = [o for o in known if o.is_surveyed and o.theme != "echantillon"]
    yield from _small(_by_base(surveyed, "weak"), "faible", "valeur grisée, ni classée ni testée")
    yield from _small(_by_base(surveyed, "fragile"), "fragile", "à lire avec prudence")
    unknown = [o for o in surveyed if not o.base_n]
    end = "ni marge d'erreur ni test" if is_compared else "pas de marge d'erreur"
    for text in _unknown_bases(unknown):
        yield limit("base", f"{text} : {end}.", is_serious=is_compared)
    yield from _samples(unknown)
    yield from _universes(unknown)


def _small(bases: Sequence[tuple[int, str]], kind: str, end: str) -> Iterator[Limit]:
    """Each small base in a sentence; many of them in one."""
    told = [f"{whose} ({counted(n, 'réponse')})" for n, whose in bases]
    if len(told) > MOST_BASES:
        yield limit("base", f"Base {kind} pour {listed(told)} : {end}.", is_serious=True)
    else:
        yield from (limit("base", f"Base {kind} pour {one} : {end}.", is_serious=True) for one in told)


def _unknown_bases(unknown: Sequence[Observation]) -> Iterator[str]:
    """Whose number of answers is not published; beside it that of the whole study, where that one is."""
    by_sample: dict[int, list[Observation]] = {}
    for o in unknown:
        by_sample.setdefault(o.study_sample_n or 0, []).append(o)
    for n, same in sorted(by_sample.items()):
        if n:
            yield f"Effectif par question non publié{_for(same)} ({number(n)} réponses à toute l'étude)"
        else:
            where = " régional" if all(in_region(o) for o in same) else ""
            yield f"Effectif{where} non publié{_for(same)}"


def _samples(unknown: Iterable[Observation]) -> Iterator[Limit]:
    """What is known of a sample without its number."""
    found: dict[str, list[Observation]] = {}
    for o in unknown:
        if o.study_sampling and not o.study_sample_n:
            found.setdefault(o.study_sampling, []).append(o)
    for sampling, same in found.items():
        yield limit("base", f"Échantillon de toute l'étude{_for(same)} : {sampling}.")


def _universes(unknown: Iterable[Observation]) -> Iterator[Limit]:
    """Sizes of the populations that results are projected on, never to be read as numbers of answers."""
    found = {o.universe_n: o for o in unknown if o.universe_n}.values()
    sizes = listed(f"{number(o.universe_n)} ({plain_who(o)})" for o in found)
    if len(found) == 1:
        yield limit("universe", f"{sizes} : la taille de la population, pas un nombre de réponses.")
    elif found:
        yield limit("universe", f"{sizes} : les tailles des populations, pas des nombres de réponses.")


def _by_base(known: Iterable[Observation], base_class: BaseClass) -> list[tuple[int, str]]:
    """Bases of one class, each with those who answered, named once."""
    found: dict[int, dict[str, None]] = {}
    for o in known:
        if o.base_class == base_class:
            found.setdefault(o.base_n, {})[_whose(o)] = None
    return [(n, listed(names)) for n, names in sorted(found.items())]


def _whose(o: Observation) -> str:
    """« les fondations », « les citoyens en Bretagne », « la Bretagne » where all profiles answered."""
    if not who(o):
        return typed(o.region_article)
    return " ".join(part for part in (who(o), in_region(o)) if part)


def _for(known: Iterable[Observation]) -> str:
    names = dict.fromkeys(who(o) if o.population_id == WHOLE else profile(o) for o in known)
    told = [name for name in names if name]
    return f" pour {listed(told)}" if told else ""


def _populations(known: Sequence[Observation]) -> Iterator[Limit]:
    partnerships = [o for o in known if o.counts_partnerships]
    if partnerships:
        whose = listed(dict.fromkeys(of_phrase(profile(o)) for o in partnerships if profile(o)))
        told = f"des partenariats {whose}".rstrip()
        yield limit("unit", f"Le pourcentage compte {told}, et non des réponses.")
    for names in _several_populations(known):
        yield limit("unit", f"Populations différentes pour un même profil : {listed(names)}.")


def _several_populations(known: Iterable[Observation]) -> list[list[str]]:
    """Of each profile drawn for several populations, their names."""
    found: dict[str, dict[str, None]] = {}
    for o in known:
        found.setdefault(o.actor_profile_id, {})[who(o)] = None
    return [list(names) for names in found.values() if len(names) > 1]


def _missing(marks: Sequence[Observation]) -> Iterator[Limit]:
    """How many marks have no value, and why; it counts the marks given, never rows of the data."""
    for status, one, several in _MISSING:
        lost = [o for o in marks if o.status == status and not o.is_known]
        if lost:
            verb = one if len(lost) == 1 else several
            yield limit("missing", f"{counted(len(lost), 'valeur')} {verb} ({_names(lost)}).")


_MISSING = (
    ("illegible", "est illisible dans notre copie", "sont illisibles dans notre copie"),
    ("not_published", "n'est pas publiée", "ne sont pas publiées"),
    ("not_asked", "manque : la question n'a pas été posée", "manquent : la question n'a pas été posée"),
)


def _names(marks: Iterable[Observation]) -> str:
    """Whose values, once each: profiles, or regions where nobody answers."""
    return ", ".join(dict.fromkeys(plain_who(o) or o.region_label for o in marks))


def beyond(others: Sequence[Observation], *, is_list: bool) -> tuple[Limit, ...]:
    """What the survey of a card states beside it: « La même enquête classe l'emploi au 1er rang… »."""
    ranks = {o.item_id: o for o in others if o.measure_id == "rank"}
    rest = dict.fromkeys(lowered(item(o)) for o in others if o.item_id not in ranks)
    found = [
        limit("missing", f"La même enquête classe {noun(o)} au {said(o)} rang, sans chiffre comparable.")
        for o in ranks.values()
    ]
    if rest and is_list:
        told = f"Liste partielle : la même enquête publie aussi, sous une autre forme, {listed(rest)}."
        found.append(limit("missing", told))
    return tuple(found)


def _readings(known: Sequence[Observation]) -> Iterator[Limit]:
    unsure = sum(o.is_unsure for o in known)
    if unsure:
        yield limit("reading", _not_sure(unsure, len(known)), is_serious=True)
    paired = sum(o.reading == "reconstructed" for o in known)
    if paired:
        yield limit("reading", _paired(paired, len(known)))
    computed = sum(o.reading == "computed" for o in known)
    if computed:
        yield limit("derived", _computed(computed, len(known)))
    inferred = [o for o in known if o.period_status == "inferred"]
    if inferred:
        yield limit("reading", f"Date déduite d'autres sources{_for(inferred)}.")
    undated = [o for o in known if not o.period]
    if undated:
        yield limit("reading", f"Date de l'enquête inconnue{_for(undated)}.")
    unnamed = [o for o in known if o.study_kind == "unspecified"]
    if unnamed:
        yield limit("reading", f"La publication ne nomme pas l'enquête{_for(unnamed)}.")


def _paired(paired_n: int, known_n: int) -> str:
    """« Les 4 valeurs affichées ont été rattachées… », « 4 des 8… », « La valeur affichée a été… »."""
    verb = "ont été rattachées à leur" if paired_n > 1 else "a été rattachée à son"
    return f"{_share_of_marks(paired_n, known_n)} {verb} libellé par déduction."


def _not_sure(unsure_n: int, known_n: int) -> str:
    """« 4 des 8 valeurs affichées sont peu sûres… »: greyed marks and why."""
    words = "sont peu sûres : grisées, suivies" if unsure_n > 1 else "est peu sûre : grisée, suivie"
    return f"{_share_of_marks(unsure_n, known_n)} {words} de « ? », absente{'s' * (unsure_n > 1)} des titres."


def _computed(computed_n: int, known_n: int) -> str:
    verb = "sont calculées" if computed_n > 1 else "est calculée"
    return f"{_share_of_marks(computed_n, known_n)} {verb} à partir du fichier des réponses."


def _share_of_marks(some: int, every: int) -> str:
    if every == 1:
        return "La valeur affichée"
    some_of = "Les" if some == every else "Une des" if some == 1 else f"{number(some)} des"
    return f"{some_of} {number(every)} valeurs affichées"


def _others(known: Sequence[Observation]) -> Iterator[Limit]:
    """The other values stated of the same thing: « ≠ citoyens (2015) : 69 % ici, 74 % ailleurs »."""
    stated = [o for o in known if o.others]
    several = {field: len({getattr(o, field) for o in known}) > 1 for field in _NAMED_BY}
    for o in stated[:MOST_OTHERS]:
        yield limit("other_value", _other(o, several))
    if len(stated) > MOST_OTHERS:
        rest = counted(len(stated) - MOST_OTHERS, "autre valeur circule", "autres valeurs circulent")
        yield limit("other_value", f"≠ {rest} aussi sous une autre forme.")


_NAMED_BY = ("item_id", "response_id", "region_id", "period")


def _other(o: Observation, several: dict[str, bool]) -> str:
    what = [item(o)] if several["item_id"] else []
    what += [response(o)] if several["response_id"] and not is_plain(o) else []
    where = [o.region_label] if several["region_id"] or not o.is_national else []
    where += [period(o.period)] if several["period"] else []
    whose = f"{plain_who(o)} ({', '.join(where)})" if where else plain_who(o)
    name = ", ".join(lowered(part) for part in (*what, whose) if part)
    stated = {found.value: _stated(o, found.value, found.period) for found in _latest_said(o)}
    other = listed(stated.values(), "ou")
    return f"≠ {name + ' : ' if name else ''}{said(o)} ici, {other} ailleurs."


def _latest_said(o: Observation) -> list[Other]:
    """Each other value once: for its own wave where it is stated for it, else for the latest."""
    return sorted(o.others, key=lambda found: (found.period in (o.period, ""), found.period))


def _stated(o: Observation, figure: float, when: str) -> str:
    written = value(figure, o.measure_id)
    return written if when in (o.period, "") else f"{written} ({period(when)})"


def _context(known: Sequence[Observation]) -> Iterator[Limit]:
    own = [o for o in known if not o.is_surveyed and o.theme == "contexte"]
    if own:
        makers = listed(dict.fromkeys(o.producer for o in own if o.producer))
        source = f"Indicateur d'un autre producteur{f', {makers}' if makers else ''}"
        yield limit("context", f"{source} : ce n'est pas un résultat de l'Observatoire.")


def margin(o: Observation, found: Interval) -> Limit:
    """« Marge indicative : 35 % se lit entre 30 % et 41 %. »"""
    return limit("base", f"Marge indicative : {said(o)} se lit {interval(*found)}.")


def why_apart(observations: Sequence[Observation], *, grades: "Grades") -> str:
    """Why these results share no axis with the others, in a sentence."""
    if len({o.counted == "profile" for o in observations}) > 1:
        return typed(
            "Ces pourcentages ne comptent pas la même chose : chaque carte porte sur sa propre population."
        )
    stated = {
        grades.reason(a.question_id, a.study_id, b.study_id): None
        for a, b in _study_pairs(observations)
        if grades.letter(a.question_id, a.study_id, b.study_id) == "C"
    }
    reasons = [reason for reason in stated if reason]
    if reasons:
        return typed(f"Ces résultats ne se comparent pas aux autres. {capitalized(reasons[0])}")
    return "Rien ne permet de comparer ces résultats à ceux des autres profils."


def chips(
    found: Sequence[Limit], *, family: "Family", observations: Sequence[Observation]
) -> tuple[Chip, ...]:
    """What the guard-rails say in two or three words, at most one chip a kind."""
    chosen = [
        _indicative(family.all),
        _fragile(observations),
        _illegible(observations),
        _earlier(observations),
        Chip("context", "Contexte") if any(one.kind == "context" for one in found) else None,
    ]
    return tuple(chip for chip in chosen if chip)


def _indicative(verdicts: Sequence["Verdict"]) -> Chip | None:
    is_said = any(gaps.is_indicative(verdict) for verdict in verdicts)
    return Chip("indicative", "Comparaison indicative") if is_said else None


def _fragile(observations: Iterable[Observation]) -> Chip | None:
    bases = [o.base_n for o in observations if o.base_n and o.is_known and o.is_surveyed]
    smallest = min(bases, default=FRAGILE_BELOW)
    if smallest >= FRAGILE_BELOW:
        return None
    word = "Base faible" if smallest < WEAK_BELOW else "Base fragile"
    return Chip("fragile", typed(f"{word} : {number(smallest)}"))


def _illegible(observations: Iterable[Observation]) -> Chip | None:
    count = sum(o.status == "illegible" and not o.is_known for o in observations)
    if not count:
        return None
    return Chip("illegible", counted(count, "valeur illisible", "valeurs illisibles"))


def _earlier(observations: Sequence[Observation]) -> Chip | None:
    """Where the one wave that is shown has a later one."""
    known = [o for o in observations if o.is_known]
    is_earlier = all(o.wave_rank > 1 for o in known) and len({o.period for o in known}) == 1
    return Chip("wave", "Vague antérieure") if is_earlier else None
