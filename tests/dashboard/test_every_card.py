"""Every card: what holds for all of them, on today's data and with the surveys to come."""

import re
from collections import defaultdict

import pytest

from dashboard import tables
from dashboard.cards.card import Card
from dashboard.desk import Desk
from dashboard.observations import Observation
from tests.dashboard import every_card
from tests.dashboard.every_card import Shown
from tests.dashboard.small_base import desk_with_waves

FORBIDDEN = re.compile(
    r"testable|effectif|\bordre\b|\bbases?\b|illisible|univers\b|non publié|\bitems?\b|wilson|;",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(?<!\d)\d{1,3}(?:,\d+)?(?= %| sur 10| à \d| contre \d)")
OVER_TIME = ("contexte-evolution", "evolution", "duel", "question", "reponses", "region", "carte", "regions")


@pytest.fixture(scope="module", params=["today", "with the surveys to come"])
def shown(request: pytest.FixtureRequest) -> list[Shown]:
    desk = Desk(tables.connect().cursor()) if request.param == "today" else desk_with_waves()
    return every_card.cards(desk)


def _each(shown: list[Shown]) -> list[Card]:
    return list({one.card.card_id: one.card for one in shown}.values())


def test_one_identifier_is_one_card(shown: list[Shown]):
    by_id = defaultdict(set)
    for one in shown:
        by_id[one.card.card_id].add((one.card.title, tuple(o.figure_id for o in one.card.observations)))
    assert {name: found for name, found in by_id.items() if len(found) > 1} == {}


def test_titles_are_short_and_without_a_word_of_method(shown: list[Shown]):
    wrong = [card.title for card in _each(shown) if len(card.title) > 90 or FORBIDDEN.search(card.title)]
    assert wrong == []


def test_the_title_of_an_indicator_of_context_names_it(shown: list[Shown]):
    unnamed = []
    for card in _each(shown):
        one = card.observations[0]
        last_words = " ".join((one.question_short or one.question_label).split()[-2:]).lower()
        if one.theme == "contexte" and last_words not in card.title.lower():
            unnamed.append(card.title)
    assert unnamed == []


def test_subtitles_fit_on_one_line(shown: list[Shown]):
    assert [card.subtitle for card in _each(shown) if len(card.subtitle) > 110] == []


def test_the_numbers_of_a_title_and_of_a_reading_are_printed_values_of_the_card(shown: list[Shown]):
    wrong = []
    for card in _each(shown):
        known = {number for one in card.observations for number in re.findall(r"\d+(?:,\d+)?", one.text)}
        told = NUMBERS.findall(card.title.replace("\u202f", " "))
        told += NUMBERS.findall(card.lecture.replace("\u202f", " "))
        wrong += [(card.title, card.lecture, number) for number in told if number not in known]
    assert wrong == []


def test_every_mark_states_one_of_the_observations_of_its_card(shown: list[Shown]):
    for card in _each(shown):
        held = {one.figure_id: one for one in card.observations if one.figure_id}
        for mark in card.chart.marks:
            if mark.figure_id:
                one = held[mark.figure_id]
                assert (mark.value, mark.text) in ((one.value, one.text), (None, one.word)), card.card_id


def test_a_card_holds_one_wave_of_a_question_and_profile_unless_it_is_about_time(shown: list[Shown]):
    mixed = {}
    for card in _each(shown):
        if card.card_id.split(".")[0] in OVER_TIME:
            continue
        waves = defaultdict(set)
        for one in card.observations:
            waves[one.question_id, one.actor_profile_id, one.region_id].add((one.study_id, one.period))
        if any(len(found) > 1 for found in waves.values()):
            mixed[card.card_id] = dict(waves)
    assert mixed == {}


def test_no_card_measures_two_things_on_one_axis(shown: list[Shown]):
    for card in _each(shown):
        measures = {one.measure_id for one in card.observations if one.is_known}
        assert len(measures) == 1, card.card_id


def test_every_card_says_its_wave(shown: list[Shown]):
    silent = [
        card.card_id
        for card in _each(shown)
        if not any(one.year in card.champ + card.subtitle + card.source for one in card.observations)
    ]
    assert silent == []


def test_a_value_that_is_not_sure_is_greyed_and_in_no_title(shown: list[Shown]):
    for card in _each(shown):
        unsure = {one.figure_id: one.text for one in card.observations if one.is_unsure}
        sure = {one.text for one in card.observations if one.is_known and not one.is_unsure}
        assert not [text for text in unsure.values() if text not in sure and text in card.title], card.title
        assert all(mark.is_muted for mark in card.chart.marks if mark.figure_id in unsure), card.card_id


def test_the_values_of_an_indicator_have_the_same_decimals(shown: list[Shown]):
    for card in _each(shown):
        if card.card_id.startswith("contexte"):
            written = [re.search(r",(\d+)", one.text) for one in card.observations if one.is_known]
            assert len({len(found[1]) if found else 0 for found in written}) == 1, card.card_id


def test_a_line_of_a_duel_is_one_result_of_one_place_with_its_waves(shown: list[Shown]):
    for card in _each(shown):
        held = {one.figure_id: one for one in card.observations}
        for row in (row for panel in card.chart.panels for row in panel.rows):
            line = [held[mark.figure_id] for mark in row.marks if mark.figure_id]
            if card.card_id.startswith("duel"):
                assert len({_result(one) for one in line}) == 1 and row.sublabel, card.card_id


def _result(one: Observation) -> tuple[str, ...]:
    return one.question_id, one.item_id, one.response_id, one.measure_id, one.counted, one.region_id


def test_statements_that_name_no_survey_never_come_before_a_survey(shown: list[Shown]):
    """The series of one page on innovation, 74 to 97 %, stands after the one that PHARE published."""
    cards = [card for card in _each(shown) if card.card_id.startswith("question.source_innovation")]
    assert [{one.study_kind for one in card.observations} for card in cards[:2]] == [
        {"survey"},
        {"unspecified"},
    ]


def test_no_parenthesis_stands_in_another(shown: list[Shown]):
    nested = re.compile(r"\([^()]*\(")
    told = [
        text
        for card in _each(shown)
        for text in (card.title, card.champ, card.source, card.lecture, *(one.text for one in card.limits))
        if nested.search(text)
    ]
    assert told == []
