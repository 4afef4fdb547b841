"""French pages print numbers in many ways; each is read as the number it states, or as none."""

import pytest

from etl.printed import is_garbled, printed_number

NUMBERS = {
    "88%": 88,
    "88 %": 88,
    "88\u00a0%": 88,
    "88\u202f%": 88,
    "1 000": 1000,
    "1\u00a0000": 1000,
    "1\u202f000": 1000,
    "6,4": 6.4,
    "6.4": 6.4,
    "0,5": 0.5,
    "1.000": 1000,
    "148 429": 148_429,
    "1.234.567": 1_234_567,
    "1 234,5": 1234.5,
    "12.5": 12.5,
    "2021": 2021,
    "+3": 3,
    "-3 points": -3,
    "−3 points": -3,
    "près de 50,2 millions": 50_200_000,
    "1,5 milliard d'euros": 1_500_000_000,
    "25 M€": 25_000_000,
    "25M€": 25_000_000,
    "1er": 1,
    "3e rang": 3,
    "2 Md€": 2_000_000_000,
    "3 Mds €": 3_000_000_000,
    "25k€": 25_000,
    "25 k€": 25_000,
    "1,5 k": 1_500,
    "2,5 M": 2_500_000,
    "2,5 M€": 2_500_000,
    "12 M d'euros": 12_000_000,
    "3 milliards": 3_000_000_000,
    "12 maires": 12,
    "1 000 km": 1_000,
    "5 kilos": 5,
    "n = 501 personnes": 501,
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_number_is_read_as_french_pages_print_it(text, number):
    assert printed_number(text) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize("text", ["", "plus d'un sur deux", "entre 50 et 60 %", "7/10", "1re place sur 3"])
def test_no_number_or_several_are_none(text):
    assert printed_number(text) is None


@pytest.mark.parametrize("text", ["g2%", "8O %", "lo%", "l5", "2O15"])
def test_letters_among_digits_are_garbled_and_state_no_number(text):
    assert is_garbled(text)
    assert printed_number(text) is None


@pytest.mark.parametrize("text", [*NUMBERS, "une cinquantaine", "1ère", "2e et 3e", "17ème"])
def test_french_numbers_and_words_are_not_garbled(text):
    assert not is_garbled(text)
