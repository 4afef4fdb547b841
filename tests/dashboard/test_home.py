"""Home: which question of the latest survey stands on the first page."""

import itertools

from dashboard.cards import home
from tests.dashboard.made import observation


def asked(question_id: str, order: int, *, value: float | None = 50, **more: object):
    named = {"question_id": question_id, "question_order": order, "value": value}
    return observation(named, question_label=question_id, **more)


def test_the_first_question_that_has_a_place_is_shown_whatever_the_order_of_the_rows():
    rows = [
        asked("sans_bloc", 10),
        asked("seconde", 20),
        asked("premiere", 20),
        asked("premiere", 20, response_id="non", value=30),
        asked("perdue", 5, value=None),
        asked("d_une_autre_etude", 1, study_id="fondations-2021"),
    ]
    told = {"premiere", "seconde", "perdue"}
    for shuffled in itertools.permutations(rows):
        shown = home.first_question(shuffled, rows[0], told=told)
        assert sorted(one.response_id for one in shown) == ["non", "top2"]


def test_a_survey_of_questions_without_a_place_still_shows_one():
    rows = [asked("b", 20), asked("a", 20)]
    assert [one.question_id for one in home.first_question(rows, rows[0], told=())] == ["a"]
