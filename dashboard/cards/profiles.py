"""Profiles: everything that one profile answered, block by block, the finding first and the surveys last."""

from collections.abc import Sequence

from dashboard.cards import askable, changes, results, selection, tables
from dashboard.cards.card import Card, Section
from dashboard.cards.comparisons import wave_options
from dashboard.charts import numbers
from dashboard.charts.spec import Numbers
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, WHOLE, Observation, Slice
from dashboard.queries import codelists, slices
from dashboard.tabular import Cell, Table
from dashboard.views import view

FIRST = "associations"
BLOCKS = ("pratiques", "impacts", "collectif", "priorites", "")
"""Blocks in the order of the page; a question that declares none comes last."""
MOST_IN_TILE = 56
"""Characters of a finding on the home page: two lines of a tile."""
SHOWN_FIRST = 3
"""Findings told as numbers at the top of the page, one a block."""
OPEN_IN_BLOCK = 6
"""Cards of a block that stand open, the latest; the others are folded under them."""


def options(desk: Desk) -> dict[str, str]:
    """The profiles with a published result, in code-list order."""
    held = [one for one in slices.observations(desk, ALL_WAVES, populations="all") if one.is_known]
    ordered = sorted(held, key=lambda one: one.profile_order)
    return {one.actor_profile_id: one.profile_label for one in ordered if one.actor_profile_id != WHOLE}


def waves(desk: Desk, *, profile_id: str) -> dict[str, str]:
    """The waves at which the profile can be read, where a question was put to it twice."""
    return wave_options(desk, slices.waves(desk, profile_ids=[profile_id]))


def lead(desk: Desk, *, profile_id: str) -> str:
    """How many figures are held on the profile, from how many surveys, and since when: as many as the table
    of figures and the search say, samples described included."""
    held = [one for one in _held(desk, profile_id) if one.is_known]
    return desk.words.sections.profile_lead(held) if held else desk.words.sections.nothing_on(profile_id)


def sections(desk: Desk, *, profile_id: str, at: str = "") -> list[Section]:
    """A few numbers, the cards of each block, then the other results and the surveys."""
    words, every = desk.words, _all(desk, profile_id)
    cards = _cards_by_block(desk, profile_id, at)
    drawn = {one.figure_id for found in cards.values() for card in found for one in card.observations}
    parts = [_first_numbers(desk, [found[0] for found in cards.values() if found])]
    parts += [part for block, found in cards.items() for part in _block(desk, block, found)]
    parts.append(_rest(desk, tables.missing_from(every, drawn)))
    parts.append(_situating(desk, every, profile_id))
    parts.append(_surveys(desk, every))
    parts.append(
        Section(title=words.sections.MISSING, points=tuple(words.sections.missing(every)), anchor="manques")
    )
    return [part for part in parts if not part.is_empty]


def _block(desk: Desk, block: str, cards: Sequence[Card]) -> list[Section]:
    """The latest cards of a block, numbers after charts, then the others, folded."""
    words = desk.words.sections
    latest = sorted(cards, key=_end, reverse=True)[:OPEN_IN_BLOCK]
    shown = sorted((one for one in cards if one in latest), key=lambda one: isinstance(one.chart, Numbers))
    others = tuple(one for one in cards if one not in latest)
    return [
        Section(title=words.BLOCK_TITLES[block], cards=tuple(shown), anchor=block or "autres"),
        Section(title=words.other_cards(len(others)), cards=others, is_folded=True),
    ]


def _first_numbers(desk: Desk, firsts: Sequence[Card]) -> Section:
    """One number of the first card of each block."""
    told = [_told(card) for card in firsts[:SHOWN_FIRST]]
    label = desk.words.sections.key_number
    return Section(numbers=numbers.big_numbers(told, label=label, words=desk.words) if told else None)


def _told(card: Card) -> Observation:
    """The highest value of the latest wave that a card says."""
    known = selection.sure(one for one in card.observations if one.measure_id in selection.AXIS_MEASURES)
    latest = max(one.wave_end for one in known)
    return selection.by_value(selection.headline([one for one in known if one.wave_end == latest]))[0]


def _end(card: Card) -> str:
    """The end of its latest wave; blank for none."""
    return max(one.wave_end for one in card.observations)


def first_finding(desk: Desk, *, profile_id: str) -> tuple[str, str]:
    """The first number of the latest survey that holds on two lines of a tile, else the shortest, and its
    year; both may be blank.
    """
    cards = [card for found in _cards_by_block(desk, profile_id, "").values() for card in found]
    told = [(desk.words.titles.one(one), one) for one in map(_told, cards)]
    if not told:
        return "", ""
    fitting = [one for one in told if len(one[0]) <= MOST_IN_TILE] or [min(told, key=lambda one: len(one[0]))]
    text, shown = max(fitting, key=lambda one: one[1].wave_end)
    return text, desk.words.periods.year(shown.period)


def _all(desk: Desk, profile_id: str) -> list[Observation]:
    """Every result of the profile, samples described and facts of the programme left out."""
    return selection.findings(_held(desk, profile_id))


def _held(desk: Desk, profile_id: str) -> list[Observation]:
    return slices.observations(desk, ALL_WAVES, profile_ids=[profile_id], populations="all")


def _cards_by_block(desk: Desk, profile_id: str, at: str) -> dict[str, list[Card]]:
    """The cards of each block of the page, series over time first, then one card a question."""
    rows = slices.observations(desk, Slice(at), profile_ids=[profile_id], region_ids=["FR"])
    shown = selection.findings(rows)
    series = [] if at else changes.of_profile(desk, profile_id=profile_id)
    followed = {one.figure_id for card in series for one in card.observations}
    blocks = {one.question_id: one.block if one.block in BLOCKS else "" for one in codelists.questions(desk)}
    found: dict[str, list[Card]] = {block: [] for block in BLOCKS}
    for card in series:
        found[blocks[card.observations[0].question_id]].append(card)
    for question_id, same in selection.grouped(shown, "question_id").items():
        if not _is_told(same, followed):
            codes = {"profil": profile_id, "question": question_id}
            found[blocks[question_id]] += results.cards(desk, same, maker="profil", codes=codes)
    return found


def _is_told(rows: Sequence[Observation], followed: set[str]) -> bool:
    """Whether a card over time says every readable headline value, and no scale is left to show."""
    drawn = [one for one in rows if one.measure_id in selection.AXIS_MEASURES]
    known = [one for one in selection.headline(drawn) if one.is_known]
    return bool(known) and {one.figure_id for one in known} <= followed and not results.is_scale(rows)


def _rest(desk: Desk, rows: Sequence[Observation]) -> Section:
    """What no card states: other waves and populations, ranks, numbers, regions."""
    known = [one for one in rows if one.is_known]
    return Section(
        title=desk.words.sections.OTHER_RESULTS,
        tables=(tables.results(desk, known),),
        anchor="autres-resultats",
        is_folded=True,
    )


def _situating(desk: Desk, rows: Sequence[Observation], profile_id: str) -> Section:
    """The way to answer the same questions, where enough of them were asked."""
    if len(askable.questions(desk, profile_id=profile_id)) < askable.FEWEST:
        return Section()
    label = desk.words.sections.situate_among(rows[0])
    return Section(links=((label, view("me-situer", profil=profile_id)),), anchor="me-situer")


def _surveys(desk: Desk, rows: Sequence[Observation]) -> Section:
    """Who was asked, when, by whom, and how much of it is readable."""
    words = desk.words
    by_study = selection.grouped(rows, "study_id")
    lines = [
        tuple(Cell(text) for text in words.sections.survey_line(same))
        for same in sorted(by_study.values(), key=lambda same: same[0].wave_end, reverse=True)
    ]
    table = Table(headers=words.sections.SURVEY_HEADERS, rows=tuple(lines))
    return Section(title=words.sections.SURVEYS, tables=(table,), anchor="enquetes", is_folded=True)
