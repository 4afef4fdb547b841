"""Every question, profile and item of the base, today and with surveys to come, and records made to break:
each title is short, has one idea, and leaves method to the rest of the card."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, Observation
from dashboard.queries import slices
from dashboard.verdicts import Family
from dashboard.words.fr import titles
from tests.dashboard.small_base import desk_with_waves
from tests.dashboard.words.records import (
    BRETAGNE,
    CITIZENS,
    COMPANIES,
    FRANCE,
    GRADES,
    IMPACT,
    MARK,
    NEED,
    observation,
)

METHOD = re.compile(
    r"testable|effectif|\bordre\b|\bbase\b|illisible|univers\b|non publié|nan\b|none|;|  |\{|\[",
    re.IGNORECASE,
)
VALUE = re.compile(r"[\d\u202f]+(?:,\d+)?(?=\u202f%| sur 10)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def faults(title: str, *, may_hold_years: bool = False) -> list[str]:
    """What is wrong with a title; nothing for a good one."""
    checks = {
        "too long": len(title) > 90,
        "blank": not title.strip(),
        "a word of method": METHOD.search(title),
        "more than two values": len(VALUE.findall(title)) > 2,
        "two colons": title.count(" :") > 1,
        "a year": not may_hold_years and YEAR.search(title),
        "no capital": title[:1] != title[:1].upper(),
        "an elision that fails": re.search(r"\b(?:de|que|le|la) [aeiouéèêà](?!t\b| )", title.lower()),
        "a contraction that fails": re.search(r"\b(?:à|de) les? \b", title.lower()),
    }
    return [name for name, is_wrong in checks.items() if is_wrong]


def wrong(found: Iterable[str], **more: bool) -> dict[str, list[str]]:
    return {title: named for title in found if (named := faults(title, **more))}


@pytest.fixture(scope="module", params=["today", "with the surveys to come"])
def held(request: pytest.FixtureRequest, tables) -> list[Observation]:
    desk = Desk(tables.cursor()) if request.param == "today" else desk_with_waves()
    rows = slices.observations(desk, ALL_WAVES, populations="all")
    return [one for one in rows if one.theme not in ("echantillon", "contexte")]


def grouped(held: Iterable[Observation], key: Callable[[Observation], tuple]) -> Iterator[list[Observation]]:
    for _, group in itertools.groupby(sorted(held, key=key), key):
        yield list(group)


def one_base(o: Observation) -> tuple:
    return (
        o.question_id, o.actor_profile_id, o.population_id, o.region_id, o.measure_id, o.response_id,
        o.period, o.study_id,
    )  # fmt: skip


def one_line(o: Observation) -> tuple:
    return o.question_id, o.item_id, o.region_id, o.measure_id, o.response_id, o.wave_rank


def one_series(o: Observation) -> tuple:
    return (
        o.question_id,
        o.item_id,
        o.response_id,
        o.actor_profile_id,
        o.population_id,
        o.measure_id,
        o.region_id,
    )


def test_the_title_of_each_value(held: list[Observation]):
    assert wrong(titles.one(one) for one in held) == {}


def test_the_title_of_the_items_of_each_profile(held: list[Observation]):
    found = []
    for group in grouped(held, one_base):
        leaders = Family([group], GRADES).leaders(group)
        known = [one for one in group if one.is_known]
        found.append(titles.items(leaders, others_n=len(known) - len(leaders), known=known))
    assert wrong(found) == {}


def test_the_title_of_the_profiles_of_each_question(held: list[Observation]):
    found = []
    for group in grouped([one for one in held if one.is_known], one_line):
        once = list({one.actor_profile_id: one for one in group}.values())
        family = Family([once], GRADES)
        ranked = [one for one, _, _ in family.ranked(once)]
        if len(ranked) > 1:
            verdict = family.between(ranked[0], ranked[-1])
            found.append(titles.profiles(family.leaders(ranked), ranked[-1], verdict))
            found.append(titles.grid(ranked[0], ranked[-1], verdict))
        found += [titles.pair(a, b, family.between(a, b)) for a, b in itertools.combinations(ranked, 2)]
    assert wrong(found) == {}


def test_the_title_of_each_change(held: list[Observation]):
    found = []
    for group in grouped([one for one in held if one.is_known and one.wave_end], one_series):
        waves = sorted({one.period: one for one in group}.values(), key=lambda one: one.wave_end)
        if len(waves) > 1:
            verdict = Family([waves], GRADES).between(waves[-1], waves[0])
            found.append(titles.change(waves[0], waves[-1], verdict))
            found.append(titles.changes([(waves[0], waves[-1], verdict)]))
    assert found
    assert wrong(found, may_hold_years=True) == {}


def test_the_title_of_the_answers_to_each_question(held: list[Observation]):
    key = one_base
    found = [
        titles.answers(group)
        for group in grouped(held, lambda o: (*key(o)[:5], o.item_id, o.period, o.study_id))
    ]
    assert wrong(found) == {}


LONG = "Une formulation très longue que personne n’a encore raccourcie pour un titre, et qui déborde sûrement"
LABELS = st.sampled_from(["", "Emploi", "ESS", "l’ESS", LONG])
VERBS = st.sampled_from(["", "jugent {item} utile", "nouent des liens[ {item}]", f"disent {LONG}"])
RECORDS = st.fixed_dictionaries(
    {
        "value": st.one_of(st.none(), st.integers(0, 100).map(float), st.sampled_from([0.5, 33.3, 100.0])),
        "item_label": LABELS,
        "item_phrase": LABELS,
        "question_label": LABELS.filter(bool),
        "question_short": LABELS,
        "question_verb": VERBS,
        "response_phrase": st.sampled_from(["", "n’attendent aucun effet sur {item}", "répondent non"]),
        "response_id": st.sampled_from(["oui", "non", "top2", "_T"]),
        "qualifier": st.sampled_from(["", "≈", ">"]),
        "base_n": st.sampled_from([None, 12, 42, 300]),
        "base_unit": st.sampled_from(["", "partenariats"]),
        "item_id": st.sampled_from(["_T", "emploi"]),
        "measure_id": st.sampled_from(["share", "mean_10", "rank", "count", "mean", "eur", "points"]),
        "period": st.sampled_from(["", "2015", "2021-09", "2018/2022"]),
    }
)  # fmt: skip
WHO = st.sampled_from([{}, CITIZENS, COMPANIES, {"actor_profile_id": "_T", "profile_article": "l’ensemble"}])
WHERE = st.sampled_from([FRANCE, BRETAGNE])
WHAT = st.sampled_from([IMPACT, NEED, MARK])


@given(WHAT, WHERE, st.lists(st.tuples(RECORDS, WHO), min_size=2, max_size=5))
def test_no_record_makes_a_title_too_long_or_writes_what_is_not_known(what, where, cells):
    shared = ("measure_id", "question_label", "question_short", "question_verb", "item_id", "response_id")
    same = {name: cells[0][0][name] for name in shared}
    every = [
        observation(what, where, who, record, same, study_id=f"etude-{place}")
        for place, (record, who) in enumerate(cells)
    ]
    family = Family([every], GRADES)
    leaders = family.leaders(every)
    a, b = every[:2]
    verdict = family.between(a, b)
    found = [
        *(titles.one(one) for one in every),
        titles.items(leaders, others_n=len(every) - len(leaders), known=every),
        titles.profiles(leaders, b, verdict),
        titles.grid(a, b, verdict),
        titles.pair(a, b, verdict),
        titles.duel("les associations", "les citoyens", [(a, b, verdict)]),
        titles.change(a, b, verdict),
        titles.changes([(a, b, verdict)]),
        titles.answers(every),
        titles.spread(every),
        titles.regions(leaders, b, verdict),
        titles.region_beside_france(a, b, verdict),
        titles.only_result(a),
        titles.map_spread(a, b),
        titles.region_first(a),
        titles.region_last(a),
        titles.region_rank(a, 3, 13),
    ]
    for title in found:
        assert 0 < len(title) <= 90, title
        assert not re.search(r"\bnan\b|none|\{|\[|  ", title, re.IGNORECASE), title
