"""Two wordings are compared word by word; numbers, case and punctuation are not words."""

from dashboard.wordings import Piece, differences


def test_words_of_one_text_only_are_told_from_those_of_the_other():
    assert differences("Quel impact fort sur ?", "Quel réel impact sur ...") == [
        Piece("Quel"),
        Piece("réel", "own"),
        Piece("impact"),
        Piece("fort", "reference"),
        Piece("sur"),
    ]


def test_the_number_of_the_question_case_and_punctuation_do_not_count():
    assert differences("q3. : selon vous, quel impact ?", "Q11 : Selon vous quel impact") == [
        Piece("Selon vous quel impact")
    ]


def test_a_replaced_word_shows_the_reference_first():
    assert differences("un effet", "un impact") == [
        Piece("un"),
        Piece("effet", "reference"),
        Piece("impact", "own"),
    ]


def test_without_words_there_is_nothing_to_compare():
    assert differences("", "") == []
