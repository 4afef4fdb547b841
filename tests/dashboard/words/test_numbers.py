"""Numbers are written as French does, and nothing unknown is ever written as one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words.fr import numbers, values


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (2000, None, "2\u202f000"),
        (148429, None, "148\u202f429"),
        (50200000, None, "50\u202f200\u202f000"),
        (6.4, None, "6,4"),
        (6.0, 1, "6,0"),
        (-3, None, "\u22123"),
        (-0.0, None, "0"),
        (0, None, "0"),
    ],
)
def test_numbers_are_grouped_by_three_with_a_decimal_comma(value, decimals, written):
    assert numbers.number(value, decimals) == written


@pytest.mark.parametrize("unknown", [None, math.nan, math.inf, -math.inf])
def test_what_is_not_known_is_a_dash_in_every_unit(unknown):
    writers = [
        numbers.number,
        numbers.percent,
        numbers.points,
        numbers.signed,
        numbers.euros,
        *(
            lambda value, write=write, measure=measure: write(value, measure)
            for write in (values.value, values.bare)
            for measure in ("share", "mean_10", "mean", "count", "rank", "points", "ratio", "eur")
        ),
        values.distance,
    ]
    assert {write(unknown) for write in writers} == {"–"}


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_number_reads_back_as_the_same_number(value):
    written = numbers.number(value, 2)
    assert " " not in written
    read = float(written.replace("\u202f", "").replace("\u2212", "-").replace(",", "."))
    assert read == pytest.approx(value, abs=0.0051)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (21, "+21\u202fpoints"),
        (-1, "\u22121\u202fpoint"),
        (1.5, "+1,5\u202fpoint"),
        (8.5, "+8,5\u202fpoints"),
        (0, "0\u202fpoint"),
        (0.0001, "0\u202fpoint"),
    ],
)
def test_a_difference_is_in_points_and_agrees_in_number(value, written):
    assert numbers.points(value) == written


@pytest.mark.parametrize(
    ("value", "measure_id", "qualifier", "written"),
    [
        (57, "share", "", "57\u202f%"),
        (6.4, "mean_10", "", "6,4 sur 10"),
        (6, "mean_10", "", "6,0 sur 10"),
        (1, "rank", "", "1er"),
        (2, "rank", "", "2e"),
        (2000, "count", ">", "plus de 2\u202f000"),
        (21, "points", "", "+21\u202fpoints"),
        (100000000, "eur", "≈", "environ 100\u202f000\u202f000\u202f€"),
        (10, "share", "<", "moins de 10\u202f%"),
    ],
)
def test_a_value_carries_the_unit_of_its_measure(value, measure_id, qualifier, written):
    assert values.value(value, measure_id, qualifier) == written


def test_a_region_that_ranks_first_is_feminine():
    assert [numbers.ordinal(rank, feminine=True) for rank in (1, 2)] == ["1re", "2e"]


def test_values_beside_one_another_may_share_their_decimals():
    assert [values.value(value, "ratio", decimals=2) for value in (3.5, 2.81)] == ["3,50", "2,81"]


def test_a_distance_has_no_sign():
    assert values.distance(-30) == "30\u202fpoints"


def test_a_status_has_its_word():
    assert [values.word(status) for status in ("illegible", "something new")] == ["illisible", "non publié"]


def test_typing_puts_narrow_spaces_where_french_does():
    typed = numbers.typed("Est-ce « utile » ? Oui : 81 % de 2 000 ; l'élu dit « oui » ! ... sur ...?")
    assert typed == (
        "Est-ce «\u202futile\u202f»\u202f? Oui\u202f: 81\u202f% de 2\u202f000\u202f; "
        "l’élu dit «\u202foui\u202f»\u202f!… sur…?"
    )


def test_typing_leaves_addresses_alone():
    assert numbers.typed("https://exemple.fr:8501 et 'jouer'") == "https://exemple.fr:8501 et 'jouer'"


@given(st.text())
def test_typing_changes_nothing_the_second_time(text):
    assert numbers.typed(numbers.typed(text)) == numbers.typed(text)


def test_a_mean_keeps_the_two_decimals_that_it_was_printed_with():
    written = [values.value(mean, "mean_10") for mean in (6.0, 6.4, 2.45)]
    assert written == ["6,0 sur 10", "6,4 sur 10", "2,45 sur 10"]
