"""Territories: what the Observatoire published on regions: mapped where all have it, one beside France."""

from collections import Counter
from collections.abc import Collection, Sequence
from operator import attrgetter

from dashboard.cards import making, results, selection, tables
from dashboard.cards.card import Card, Section
from dashboard.cards.comparisons import wave_options
from dashboard.charts import bars, dots, maps
from dashboard.charts.records import Group, Line
from dashboard.charts.spec import Bars
from dashboard.comparability import Grades
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, LATEST, NATIONAL, WHOLE, Observation, Slice
from dashboard.queries import crossings, regional, slices
from dashboard.verdicts import Family
from dashboard.views import View, view

ALL_REGIONS = "toutes"
FEWEST_IN_TABLE = 2
"""Results of a region that no card shows; fewer are told in its sentence."""
MOST_LINKS = 3
"""Better covered regions that a region with little leads to."""
_RESULT = ("question_id", "item_id", "response_id", "measure_id", "actor_profile_id")
_result = attrgetter(*_RESULT)


def options(desk: Desk) -> dict[str, str]:
    """All regions together, then each region of today."""
    typed = desk.words.numbers.typed
    regions = {one.region_id: typed(one.label) for one in regional.regions(desk)}
    return {ALL_REGIONS: desk.words.sections.ALL_REGIONS} | regions


def lead(desk: Desk, *, region_id: str) -> str:
    """What is published on regions, or on this one, in a sentence."""
    words = desk.words
    if region_id == ALL_REGIONS:
        known = [one for one in _regional(desk) if one.is_known]
        return words.sections.regions_lead(known, mapped=list(_mapped(desk)))
    return words.sections.region_lead(regional.region(desk, region_id), _of_region(desk, region_id))


def questions(desk: Desk) -> dict[str, str]:
    """Questions published for most metropolitan regions; none where no survey is."""
    return {code: desk.words.names.question(held[0]) for code, held in _by_question(desk).items()}


def profiles(desk: Desk, *, question_id: str) -> dict[str, str]:
    """The profiles whose answer to the question is published for most regions."""
    held = _by_question(desk).get(question_id, [])
    return {
        one.actor_profile_id: one.profile_label for one in sorted(held, key=lambda one: one.profile_order)
    }


def items(desk: Desk, *, question_id: str, profile_id: str) -> dict[str, str]:
    """The items of the question published for most regions."""
    held = [one for one in _by_question(desk).get(question_id, []) if one.actor_profile_id == profile_id]
    return {one.item_id: desk.words.names.item(one) for one in sorted(held, key=lambda one: one.item_order)}


def waves(desk: Desk, *, question_id: str, profile_id: str, item_id: str) -> dict[str, str]:
    """The waves at which the result is published for most regions, where there are two."""
    if not question_id:
        return {}
    codes = slices.waves(desk, question_ids=[question_id], profile_ids=[profile_id])
    result = question_id, profile_id, item_id
    return wave_options(desk, [code for code in codes if _over_regions(desk, Slice(code), result)])


def mapped(
    desk: Desk,
    *,
    question_id: str,
    profile_id: str,
    item_id: str,
    region_id: str = ALL_REGIONS,
    at: str = "",
) -> list[Section]:
    """One result of a survey over the regions: the map and the ranking, France beside."""
    found = _over_regions(desk, Slice(at) if at else LATEST, (question_id, profile_id, item_id))
    return [
        Section(title=desk.words.sections.REGIONAL_RESULTS, cards=_mapped_cards(desk, same, chosen=region_id))
        for same in found
    ]


def sections(desk: Desk, *, region_id: str) -> list[Section]:
    """What the Observatoire published on one region, beside France; nothing for all of them."""
    return [] if region_id == ALL_REGIONS else _region_sections(desk, region_id)


def every(desk: Desk, *, region_id: str) -> list[Section]:
    """What the Observatoire published on each region; nothing under one of them."""
    if region_id != ALL_REGIONS:
        return []
    shown = {one.figure_id for same in _mapped(desk).values() for one in same}
    rest = [one for one in _regional(desk) if one.is_known and one.figure_id not in shown]
    table = tables.results(desk, rest)
    return [Section(title=desk.words.sections.REGIONAL_TABLE, tables=(table,), is_folded=bool(shown))]


def beside_france(one: Observation, national: Sequence[Observation], grades: Grades) -> Observation | None:
    """The national value of the same result, of the same study first, else of one that compares."""
    same = [
        other
        for other in national
        if _result(other) == _result(one) and other.is_known and grades.shares_axis(one, other)
    ]
    return min(same, key=lambda other: _distance(one, other), default=None)


def _distance(one: Observation, other: Observation) -> tuple[bool, bool, bool, int]:
    """How far a national value is from a regional one: study, population, period, then the latest."""
    return (
        other.study_id != one.study_id,
        other.population_id != one.population_id,
        other.period != one.period,
        other.wave_rank,
    )


def _regional(desk: Desk) -> list[Observation]:
    """Survey results on regions, groupings and former regions, all waves."""
    rows = slices.observations(desk, ALL_WAVES, region_kinds=list(regional.KINDS), populations="all")
    return selection.findings(rows)


def _over_regions(desk: Desk, where: Slice, result: tuple[str, str, str]) -> list[list[Observation]]:
    """The regions of each answer to one item of a question by one profile."""
    held = _mapped(desk, where).values()
    return [
        same for same in held if (same[0].question_id, same[0].actor_profile_id, same[0].item_id) == result
    ]


def _mapped(desk: Desk, where: Slice = LATEST) -> dict[tuple[str, ...], list[Observation]]:
    """Headline results of one wave published for most metropolitan regions."""
    rows = slices.observations(desk, where, region_kinds=["region"])
    known = [one for one in rows if one.measure_id in selection.AXIS_MEASURES]
    headlines = selection.headlines(known, "question_id", "actor_profile_id", "study_id")
    found = selection.grouped(headlines, *_RESULT, "study_id", "period", "population_id")
    return {key: same for key, same in found.items() if _regions_n(same) >= regional.MAPPED}


def _regions_n(same: Sequence[Observation]) -> int:
    return len({one.region_id for one in same if one.is_known})


def _by_question(desk: Desk) -> dict[str, list[Observation]]:
    firsts = [same[0] for same in _mapped(desk).values()]
    return selection.grouped(firsts, "question_id")


def _mapped_cards(desk: Desk, same: Sequence[Observation], *, chosen: str) -> tuple[Card, ...]:
    words, grades = desk.words, slices.grades(desk)
    ordered = selection.by_value(same)
    known = selection.sure(ordered)
    national = slices.observations(desk, ALL_WAVES, question_ids=[same[0].question_id], region_ids=["FR"])
    france = beside_france(known[0], national, grades)
    family = making.family(desk, [known])
    first = known[0]
    codes = {
        "question": first.question_id,
        "profil": first.actor_profile_id,
        "item": first.item_id,
        "study": first.study_id,
        "region": "" if chosen == ALL_REGIONS else chosen,
    }
    told = {
        "observations": [*ordered, *([france] if france else [])],
        "lecture": words.lectures.one(
            next((one for one in known if one.region_id == chosen), first), among=ordered
        ),
        "family": family,
        "codes": codes,
        "limits": words.crossings.withheld([one.label for one in crossings.withheld_regions(desk, first)]),
    }
    ranking = ranking_bars(desk, ordered, reference=france, chosen=chosen)
    drawn_map = maps.region_map(ordered, reference=france, words=words, chosen=chosen)
    spread, first_regions = words.titles.map_spread(known[-1], known[0]), _first_regions(desk, known, family)
    return (
        making.made(desk, maker="carte", chart=drawn_map, title=spread, **told),
        making.made(desk, maker="regions", chart=ranking, title=first_regions, **told),
    )


def ranking_bars(
    desk: Desk,
    regions: Sequence[Observation],
    *,
    overseas: Sequence[Observation] = (),
    reference: Observation | None,
    chosen: str,
) -> Bars:
    """Regions in the order given, then those overseas, the value of France across the bars."""
    words = desk.words
    groups = [Group(tuple(regions))]
    groups += [Group(tuple(overseas), words.charts.OVERSEAS)] if overseas else []
    return bars.share_bars(
        groups,
        label=lambda one: one.region_label,
        words=words,
        row_header=words.charts.REGION,
        strong=next((one.figure_id for one in (*regions, *overseas) if one.region_id == chosen), ""),
        by="region",
        reference=reference,
    )


def _first_regions(desk: Desk, known: Sequence[Observation], family: Family) -> str:
    """Which regions come first, the highest given first, or from where to where they go."""
    leaders, titles = family.leaders(known), desk.words.titles
    if not leaders:
        return titles.map_spread(known[-1], known[0])
    return titles.regions(leaders, known[-1], family.between(known[0], known[-1]))


def _of_region(desk: Desk, region_id: str) -> list[Observation]:
    """Results of the region and of the groupings and former regions that it belongs to."""
    return [one for one in _regional(desk) if region_id in (one.region_id, *one.member_region_ids.split())]


def _region_sections(desk: Desk, region_id: str) -> list[Section]:
    """The region's results beside France, question by question; ranks and numbers in a table."""
    held = _of_region(desk, region_id)
    cards = []
    by_place = selection.grouped(held, "region_id", "question_id", "measure_id", "study_id")
    for same in by_place.values():
        if same[0].measure_id in selection.AXIS_MEASURES and any(one.is_known for one in same):
            for own in _by_card(selection.headline(same)):
                cards += _region_cards(desk, own)
    drawn = {one.figure_id for card in cards for one in card.observations}
    rest = [one for one in tables.missing_from(held, drawn) if one.is_known]
    words = desk.words
    if len(rest) < FEWEST_IN_TABLE and not cards:
        return [_alone(desk, region_id, rest)]
    return [
        section
        for section in (
            Section(cards=tuple(cards)),
            Section(
                title=words.sections.REGION_OTHERS if cards else "", tables=(tables.results(desk, rest),)
            ),
        )
        if not section.is_empty
    ]


def _alone(desk: Desk, region_id: str, known: Sequence[Observation]) -> Section:
    """Under the sentence of a region with one result or none: who has the same, and who has more."""
    words, regional_results = desk.words.sections, [one for one in _regional(desk) if one.is_known]
    text, links = "", []
    for one in known:
        others = [
            other
            for other in regional_results
            if _result(other) == _result(one)
            and (other.study_id, other.period) == (one.study_id, one.period)
            and other.region_id != one.region_id
            and other.region_kind in regional.TODAY
        ]
        text = words.as_elsewhere(sum(other.value == one.value for other in others), len(others))
        links += [
            (words.PASSPORT, view("chiffre", id=one.figure_id)),
            (words.NATIONAL_RESULT, _national(one)),
        ]
    links += _better_covered(desk, region_id, regional_results)
    return Section(text=text, links=tuple(links), anchor="observatoire")


def _national(one: Observation) -> View:
    """Where the same is told of the whole country."""
    if one.domain_id != WHOLE:
        return view("domaines", domaine=one.domain_id)
    return view("profils", profil=one.actor_profile_id)


def _better_covered(desk: Desk, region_id: str, known: Sequence[Observation]) -> list[tuple[str, View]]:
    """The regions on which most is published, each with how much."""
    counts = Counter(one.region_id for one in known if one.region_id != region_id)
    places = {one.region_id: one for one in regional.regions(desk)}
    most = [(code, held_n) for code, held_n in counts.most_common() if held_n > 1 and code in places]
    return [
        (desk.words.sections.covered(places[code], held_n), view("territoires", region=code))
        for code, held_n in most[:MOST_LINKS]
    ]


def _by_card(same: Sequence[Observation]) -> Collection[Sequence[Observation]]:
    """One card for what profiles answered on one item; one a profile where there are several items."""
    if len(selection.codes(same, "item_id")) == 1:
        return [same]
    return selection.grouped(same, "actor_profile_id").values()


def _region_cards(desk: Desk, same: Sequence[Observation]) -> list[Card]:
    """One or two results as numbers, more as dots, each beside the France value of the same result."""
    words = desk.words
    shown = selection.by_value(same)
    national = slices.observations(
        desk,
        ALL_WAVES,
        question_ids=[same[0].question_id],
        region_kinds=NATIONAL,
        populations="all",
    )
    grades = slices.grades(desk)
    pairs = [(one, beside_france(one, national, grades)) for one in shown]
    first = shown[0]
    codes = {
        "region": first.region_id,
        "question": first.question_id,
        "measure": "" if first.measure_id == "share" else first.measure_id,
        "study": first.study_id,
        "profil": first.actor_profile_id if selection.codes(shown, "item_id")[1:] else "",
    }
    if not any(one.is_known and france for one, france in pairs):
        return results.cards(desk, same, maker="region", codes=codes)
    family = making.family(desk, [pair for pair in pairs if pair[1]])
    one, france = next(pair for pair in pairs if pair[1] and pair[0].is_known)
    chart = dots.profile_dots(
        [Line(words.sections.result_here(x, shown), tuple(filter(None, (x, y)))) for x, y in pairs],
        words=words,
        row_header=words.charts.RESULT,
        by="region",
    )
    card = making.made(
        desk,
        maker="region",
        codes=codes,
        title=words.titles.region_beside_france(
            one,
            france,
            family.between(one, france),
            is_alone=len(selection.codes(shown, "actor_profile_id")) < 2,
        ),
        chart=chart,
        observations=[x for pair in pairs for x in pair if x],
        lecture=words.lectures.one(one),
        family=family,
    )
    return [card]
