"""Context: what other producers publish on every region, beside France; no result of the Observatoire."""

from collections.abc import Sequence

from dashboard.cards import making, selection, tables
from dashboard.cards.card import Card, Section
from dashboard.cards.territories import ALL_REGIONS, ranking_bars
from dashboard.charts import maps
from dashboard.charts.lines import over_time
from dashboard.charts.records import Line
from dashboard.charts.spec import Chart
from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.queries import context as queries
from dashboard.tabular import Cell, Table

SHOWN_FIRST = 8
"""Indicators of a region that stand open; the others are folded."""


def indicators(desk: Desk) -> dict[str, str]:
    """Indicators a reader can choose, rates first, each under its theme."""
    return {one.question_id: desk.words.sections.indicator(one) for one in queries.indicators(desk)}


def periods(desk: Desk, *, question_id: str) -> dict[str, str]:
    """Periods of an indicator, the latest first."""
    found = queries.periods(desk, question_id=question_id)
    return {code: desk.words.grammar.capitalized(desk.words.periods.period(code)) for code in found}


def sections(desk: Desk, *, question_id: str, period: str, region_id: str = ALL_REGIONS) -> list[Section]:
    """An indicator over the regions: the map of a rate, and the ranking, France beside."""
    held = queries.values(desk, question_id=question_id, period=period)
    if not any(one.is_known for one in held):
        return []
    is_rate = {one.question_id: one.is_rate for one in queries.indicators(desk)}[question_id]
    makers = [_map_card, _ranking_card] if is_rate else [_ranking_card]
    cards = [make(desk, held, region_id=region_id) for make in makers]
    if is_rate:
        cards += _evolution_card(desk, question_id=question_id, region_id=region_id)
    words = desk.words.sections
    if region_id == ALL_REGIONS:
        return [Section(text=words.CONTEXT_WARNING, cards=tuple(cards))]
    return [Section(title=words.CONTEXT_OF_ALL, cards=tuple(cards))]


def portrait(desk: Desk, *, region_id: str) -> list[Section]:
    """Every indicator held on a region as one table beside France, those with a rank first."""
    if region_id == ALL_REGIONS:
        return []
    words = desk.words
    held = sorted(queries.portrait(desk, region_id=region_id), key=_interest)
    first, rest = held[:SHOWN_FIRST], held[SHOWN_FIRST:]
    absent = queries.absent(desk, region_id=region_id)
    parts = (
        Section(
            title=words.sections.region_context(len(held)),
            text=words.sections.CONTEXT_WARNING if held else "",
            tables=(_table(desk, first),),
            anchor="contexte",
        ),
        Section(
            title=words.sections.others(len(rest)),
            tables=(_table(desk, rest),),
            points=(words.sections.absent(absent),) if absent else (),
            is_folded=True,
        ),
    )
    return [part for part in parts if not part.is_empty]


def _interest(one: queries.Portrayed) -> tuple[bool, bool, float]:
    """Official rates first, then those where the region stands furthest from the middle of the ranking."""
    place = (one.first + one.last) / 2 if one.first and one.last else 0
    middle = (one.regions_n + 1) / 2
    return one.observation.producer_type != "public", not one.is_rate, -abs(place - middle) if place else 0.0


def _table(desk: Desk, held: Sequence[queries.Portrayed]) -> Table:
    words = desk.words
    rows = tuple(
        (
            Cell(words.sections.indicator_line(one)),
            tables.value(one.observation),
            tables.value(one.france) if one.france else Cell(words.values.word("not_published")),
            Cell(words.sections.rank_among(one)),
        )
        for one in held
    )
    return Table(headers=words.sections.CONTEXT_HEADERS, rows=rows)


def _map_card(desk: Desk, held: Sequence[Observation], *, region_id: str) -> Card:
    regions, overseas = _places(held)
    chart = maps.region_map(
        regions, overseas=overseas, reference=_france(held), words=desk.words, chosen=region_id
    )
    known = _known([*regions, *overseas])
    title = desk.words.titles.map_spread(known[-1], known[0])
    return _card(desk, held, maker="contexte-carte", chart=chart, title=title, region_id=region_id)


def _ranking_card(desk: Desk, held: Sequence[Observation], *, region_id: str) -> Card:
    france = _france(held)
    regions, overseas = map(selection.by_value, _places(held))
    known = _known([*regions, *overseas])
    beside = france if france and france.value <= 2 * known[0].value else None
    chart = ranking_bars(desk, regions, overseas=overseas, reference=beside, chosen=region_id)
    title = _ranking_title(desk, known, region_id=region_id)
    return _card(desk, held, maker="contexte-classement", chart=chart, title=title, region_id=region_id)


def _evolution_card(desk: Desk, *, question_id: str, region_id: str) -> list[Card]:
    """The chosen region and France over the periods of one study; none where there is one period."""
    words = desk.words
    by_place: dict[str, list[Observation]] = {}
    for one in queries.evolution(desk, question_id=question_id):
        if one.is_known and one.wave_end and (one.is_national or one.region_id == region_id):
            by_place.setdefault(one.region_id, []).append(one)
    lines = [same for same in by_place.values() if len(same) > 1]
    if not lines:
        return []
    lines.sort(key=lambda same: same[0].is_national)
    shown, family = lines[0], making.family(desk, lines)
    card = making.made(
        desk,
        maker="contexte-evolution",
        codes={"indicateur": question_id, "region": "" if region_id == ALL_REGIONS else region_id},
        title=words.titles.change(shown[0], shown[-1], family.between(shown[-1], shown[0])),
        chart=over_time([Line(same[0].region_label, tuple(same)) for same in lines], words=words),
        observations=[one for same in lines for one in same],
        lecture=words.lectures.one(shown[-1]),
        family=family,
        subject=shown[0].question_label,
    )
    return [card]


def _ranking_title(desk: Desk, known: Sequence[Observation], *, region_id: str) -> str:
    """Where the chosen region stands in the country's mainland, else the region that comes first.

    A place that several share is not told: from where to where then.
    """
    titles = desk.words.titles
    for end, told in ((0, titles.region_first), (-1, titles.region_last)):
        if known[end].region_id == region_id and sum(one.value == known[end].value for one in known) == 1:
            return told(known[end])
    mainland = [one for one in known if one.region_kind == "region"]
    place = next((place for place, one in enumerate(mainland, 1) if one.region_id == region_id), 0)
    if place and sum(one.value == mainland[place - 1].value for one in mainland) == 1:
        return titles.region_rank(mainland[place - 1], place, len(mainland))
    is_alone = len(known) == 1 or known[0].value > known[1].value
    return titles.region_first(known[0]) if is_alone else titles.map_spread(known[-1], known[0])


def _places(held: Sequence[Observation]) -> tuple[list[Observation], list[Observation]]:
    """Metropolitan regions, then those overseas."""
    kinds = selection.grouped(held, "region_kind")
    return kinds.get("region", []), kinds.get("overseas", [])


def _known(places: Sequence[Observation]) -> list[Observation]:
    """Those with a value, the highest first."""
    return selection.by_value(one for one in places if one.is_known)


def _france(held: Sequence[Observation]) -> Observation | None:
    """Metropolitan France first: it is what metropolitan regions are read beside."""
    national = sorted((one for one in held if one.is_national), key=lambda one: one.region_kind, reverse=True)
    return national[0] if national else None


def _card(
    desk: Desk, held: Sequence[Observation], *, maker: str, chart: Chart, title: str, region_id: str
) -> Card:
    words = desk.words
    known = _known([one for one in held if not one.is_national])
    first, chosen = known[0], next((one for one in known if one.region_id == region_id), None)
    return making.made(
        desk,
        maker=maker,
        codes={
            "indicateur": first.question_id,
            "annee": first.period,
            "region": "" if region_id == ALL_REGIONS else region_id,
        },
        title=title,
        chart=chart,
        observations=held,
        lecture=words.lectures.one(chosen or first, among=held),
        family=making.family(desk, []),
        subject=first.question_label,
    )
