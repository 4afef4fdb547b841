"""A row of figures.csv as a whole, and the rows of one chart together."""

import pytest

from tests.etl.small_data import FIGURES, SmallData

PLAIN = {
    "response_id": "modere",
    "value": "20",
    "value_printed": "",
    "qualifier": "",
    "reading": "explicit",
} | {
    "base_n": "1000",
    "note": "",
}
"""Cells of a row without fault; those that follow are changed in it."""

ROW_FAULTS = [
    (
        {"value": "", "reading": ""},
        "value: empty, but status is 'published'. Use 'illegible' or 'not_published'.",
    ),
    ({"status": "not_asked"}, "status: 'not_asked', but value is 20. Empty the value, or use 'published'."),
    ({"reading": ""}, "reading: empty, but there is a value. Use 'explicit', 'reconstructed' or 'computed'."),
    ({"reading": "reconstructed"}, "note: empty, but the figure is reconstructed. Say how or why."),
    ({"value_printed": "21%"}, "value_printed: '21%' is not the value 20. Read the publication again."),
    ({"value_printed": "20,5"}, "value_printed: '20,5' is not the value 20. Read the publication again."),
    (
        {"reading": "computed", "value_printed": "20%"},
        "reading: 'computed', but '20%' is printed. Correct one of them.",
    ),
    (
        {"period_status": "unknown"},
        "period_status: 'unknown', but period is 2021-09. Use 'stated' or 'inferred'.",
    ),
    (
        {"base_n": "20001"},
        "base_n: 20001 interviews is too many for a sample. Is it universe_n? If not, say so in note.",
    ),
    (
        {"universe_n": "1000"},
        "base_n: the same as universe_n (1000). A universe is not a sample: keep one of them.",
    ),
    (
        {"value": "100.1"},
        "value: 100.1 is out of range for 'share' (from 0 to 100). Correct the value or the measure.",
    ),
    (
        {"value": "-1"},
        "value: -1 is out of range for 'share' (from 0 to 100). Correct the value or the measure.",
    ),
    (
        {"value": "-1", "measure_id": "number"},
        "value: -1 is out of range for 'number' (at least 0). Correct the value or the measure.",
    ),
    (
        {"value": "51", "measure_id": "change"},
        "value: 51 is out of range for 'change' (at most 50). Correct the value or the measure.",
    ),
]


def test_a_row_that_contradicts_itself_is_shown(data: SmallData):
    for number, (cells, _) in enumerate(ROW_FAULTS):
        data.copy(FIGURES, 9, locator=f"p. {number}", **PLAIN | cells)

    assert data.problems() == [
        f"{FIGURES}:{line}: {problem}" for line, (_, problem) in enumerate(ROW_FAULTS, 10)
    ]


def test_an_illegible_value_needs_a_reason_and_no_reading(data: SmallData):
    data.set(FIGURES, 8, reading="explicit", note="")

    assert data.problems() == [
        f"{FIGURES}:8: note: empty, but the figure is explicit. Say how or why.",
        f"{FIGURES}:8: reading: 'explicit', but there is no value. Leave it blank.",
    ]


def test_a_period_that_is_stated_or_inferred_must_be_written(data: SmallData):
    data.set(FIGURES, 8, period="", period_status="stated")
    data.set(FIGURES, 9, period="", period_status="inferred")

    assert data.problems() == [
        f"{FIGURES}:8: period_status: 'stated', but period is empty. Write the period, or use 'unknown'.",
        f"{FIGURES}:9: period_status: 'inferred', but period is empty. Write the period, or use 'unknown'.",
    ]


EDGES = [
    {"period": "", "period_status": "unknown"},
    {"value": "55.5", "value_printed": "environ 55,5 %"},
    {"value_printed": "plus d'un sur deux"},
    {"value_printed": "entre 50 et 60 %"},
    {"base_n": "20000"},
    {"base_n": "30000"},
    {"value": "100", "value_printed": "100%"},
    {"value": "0", "value_printed": "0%"},
    {"value": "148429", "value_printed": "148.429", "measure_id": "number"},
    {"value": "50200000", "value_printed": "50,2 millions", "measure_id": "number"},
    {"value": "-3", "value_printed": "−3", "measure_id": "change"},
]


def test_a_row_at_the_edge_of_the_rules_is_accepted(data: SmallData):
    for number, cells in enumerate(EDGES, start=10):
        data.copy(FIGURES, 9, locator=f"p. {number}", **cells)

    assert data.problems() == []


def test_a_row_typed_twice_is_shown(data: SmallData):
    data.copy(FIGURES, 9)

    assert data.problems() == [f"{FIGURES}:10: source_row: the same figure as line 9. Remove one."]


def test_a_figure_stated_again_at_another_place_is_not_typed_twice(data: SmallData):
    data.copy(FIGURES, 9, locator="p. 7", source_row="001:90")

    assert data.problems() == []


WHOLE = "tres_fort, fort, modere, faible, pas_du_tout"


@pytest.mark.parametrize("modere", ["18", "22", "18.0", "21.5"])
def test_options_of_a_single_answer_may_add_up_to_98_or_102(data: SmallData, modere):
    data.set(FIGURES, 4, value=modere)

    assert data.problems() == []


@pytest.mark.parametrize(("modere", "total"), [("17.9", "97.9"), ("22.1", "102.1"), ("60", "140")])
def test_options_of_a_single_answer_must_add_up_to_100(data: SmallData, modere, total):
    data.set(FIGURES, 4, value=modere)

    assert data.problems() == [
        f"{FIGURES}:2: value: the options {WHOLE} add up to {total}, not 100. Read the chart again."
    ]


def test_those_without_an_opinion_belong_to_the_whole(data: SmallData):
    data.copy(FIGURES, 4, response_id="nsp", value="3")

    assert data.problems() == [
        f"{FIGURES}:2: value: the options {WHOLE}, nsp add up to 103, not 100. Read the chart again."
    ]


def test_a_chart_with_an_option_that_cannot_be_read_is_not_added_up(data: SmallData):
    data.set(FIGURES, 4, value="60")
    data.copy(FIGURES, 4, response_id="nsp", value="", status="illegible", reading="", note="Perdu.")

    assert data.problems() == []


def test_a_chart_with_an_option_that_is_not_printed_is_not_added_up(data: SmallData):
    data.set(FIGURES, 4, value="60", measure_id="number")

    assert data.problems() == []


def test_yes_within_six_months_and_no_add_up_to_100(data: SmallData):
    for response, value in (("oui", "50"), ("dans_6_mois", "10"), ("non", "35")):
        data.copy(FIGURES, 4, item_id="lien", response_id=response, value=value)

    assert data.problems() == [
        f"{FIGURES}:10: value: the options oui, dans_6_mois, non add up to 95, not 100. Read the chart again."
    ]


@pytest.mark.parametrize("top2", ["69", "71", "70.4"])
def test_a_total_may_be_one_point_off_its_parts(data: SmallData, top2):
    data.set(FIGURES, 7, value=top2, value_printed="")

    assert data.problems() == []


@pytest.mark.parametrize("top2", ["68.9", "71.1", "88"])
def test_a_total_must_be_the_sum_of_its_parts(data: SmallData, top2):
    data.set(FIGURES, 7, value=top2, value_printed="")

    assert data.problems() == [
        f"{FIGURES}:7: value: 'top2' is {top2}, but tres_fort + fort is 70. Read the chart again."
    ]


def test_parts_and_total_of_two_publications_are_not_compared(data: SmallData):
    data.set(FIGURES, 7, value="80", value_printed="", publication_id="article")
    data.replace("claims.csv", "@rapport", "@article")

    assert data.problems() == []


GARBLED = ["g2%", "g2 %", "8O %", "lo%", "5G points"]


def test_a_garbled_print_may_not_be_read_as_explicit(data: SmallData):
    for printed in GARBLED:
        data.copy(FIGURES, 9, locator=printed, value_printed=printed, reading="explicit")

    assert data.problems() == [
        f"{FIGURES}:{line}: reading: 'explicit', but '{printed}' is garbled. "
        "Use 'reconstructed' and say how in note."
        for line, printed in enumerate(GARBLED, start=10)
    ]


def test_a_garbled_print_may_be_reconstructed_when_the_note_says_how(data: SmallData):
    data.copy(FIGURES, 9, locator="p. 9", value="92", value_printed="g2%", note="Le texte dit 92.")

    assert data.problems() == []
