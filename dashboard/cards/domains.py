"""Domains: priorities and expected impact, domain by domain, each question and measure on its own axis."""

from collections.abc import Sequence
from operator import attrgetter

from dashboard.cards import results, selection, tables
from dashboard.cards.card import Section
from dashboard.cards.comparisons import wave_options
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, WHOLE, Observation, Slice
from dashboard.queries import catalogue, codelists, slices

ALL_DOMAINS = "tous"
_LIST = ("question_id", "measure_id", "response_id", "actor_profile_id", "population_id", "study_id")
_list = attrgetter(*_LIST, "region_id")
"""What makes one list of domains: one question, measure, answer, group of people and study."""


def options(desk: Desk) -> dict[str, str]:
    """All domains together, then those with at least one figure."""
    known = {one.domain_id for one in _held(desk) if one.is_known}
    found = {one.domain_id: one.label for one in codelists.domains(desk) if one.domain_id in known}
    return {ALL_DOMAINS: desk.words.sections.ALL_DOMAINS} | found


def lead(desk: Desk, *, domain_id: str) -> str:
    """What comes first for whom; on one domain, what is published of it in a sentence."""
    words = desk.words
    if domain_id != ALL_DOMAINS:
        return words.sections.domain_lead(
            [one for one in _held(desk) if one.domain_id == domain_id and one.is_known]
        )
    return words.sections.domains_lead(
        codelists.domains(desk), announced=catalogue.counts(desk).domains_announced_n
    )


def waves(desk: Desk, *, domain_id: str) -> dict[str, str]:
    """The waves at which the lists of domains can be read; none for one domain, which shows all of them."""
    asked = {one.question_id for one in _held(desk)} if domain_id == ALL_DOMAINS else set()
    return wave_options(desk, slices.waves(desk, question_ids=sorted(asked)) if asked else [])


def sections(desk: Desk, *, domain_id: str, at: str = "") -> list[Section]:
    """The lists of domains that profiles ranked, or what is said of one; then those that are only named."""
    if domain_id != ALL_DOMAINS:
        return _of_domain(desk, domain_id)
    lists = _lists(desk, _held(desk, Slice(at)))
    drawn = {one.figure_id for section in lists for card in section.cards for one in card.observations}
    rest = tables.missing_from([one for one in _held(desk) if one.is_known], drawn)
    words = desk.words
    return [
        *lists,
        Section(title=words.sections.OTHER_RESULTS, tables=(tables.results(desk, rest),), is_folded=True),
        Section(
            title=words.sections.DOMAINS_NAMED,
            points=tuple(words.sections.domains_named(codelists.domains(desk))),
        ),
    ]


def _held(desk: Desk, where: Slice = ALL_WAVES) -> list[Observation]:
    """Every result of a survey on a domain."""
    rows = slices.observations(desk, where, populations="all")
    return [one for one in rows if one.domain_id != WHOLE and one.actor_profile_id != WHOLE]


def _lists(desk: Desk, rows: Sequence[Observation], *, strong: str = "") -> list[Section]:
    """One section a question, its lists of at least two domains as cards; the longest first."""
    national = [one for one in rows if one.is_national]
    by_question = selection.grouped(national, "question_id")
    found = []
    for question_id, same in sorted(by_question.items(), key=lambda pair: -len(pair[1])):
        cards = []
        latest = sorted(same, key=lambda one: (one.profile_order, selection.latest_first(one.wave_end)))
        for profile_id, own in selection.grouped(latest, "actor_profile_id").items():
            codes = {"domaine": strong, "question": question_id, "profil": profile_id}
            cards += results.cards(desk, own, maker="domaines", codes=codes, strong=strong)
        title = desk.words.names.question(same[0])
        found.append(Section(title=title, cards=tuple(cards), anchor=question_id))
    return [section for section in found if section.cards]


def _of_domain(desk: Desk, domain_id: str) -> list[Section]:
    """The place of the domain in each list, then every value published on it in one table."""
    held = _held(desk)
    own = [one for one in held if one.domain_id == domain_id]
    lists = {_list(one) for one in own if one.is_known}
    beside = [one for one in held if _list(one) in lists]
    words = desk.words
    values = sorted((one for one in own if one.is_known), key=_latest_first)
    return [
        *_lists(desk, beside, strong=domain_id),
        Section(
            title=words.sections.DOMAIN_TABLE, tables=(tables.results(desk, values),), anchor="resultats"
        ),
        Section(title=words.sections.MISSING, points=tuple(words.sections.missing(own))),
    ]


def _latest_first(one: Observation) -> tuple[bool, int, str]:
    return not one.is_national, one.profile_order, selection.latest_first(one.wave_end)
