"""Atelier: only values without a caveat are guessed, in the words of the data, and a set is an address."""

import re

import pytest

from dashboard import tables
from dashboard.cards import workshop
from dashboard.desk import Desk
from dashboard.exports import workshop as rooms
from tests.dashboard.small_base import desk_with_waves


@pytest.fixture(scope="module", params=["today", "with the surveys to come"])
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(tables.connect().cursor()) if request.param == "today" else desk_with_waves()


def test_every_value_that_is_guessed_is_sure_exact_stated_once_and_without_a_chip(desk):
    questions = workshop.questions(desk)
    assert len(questions) > 60
    for one in questions:
        o = one.observation
        assert (one.card.chips, o.others, o.qualifier, o.is_unsure) == ((), (), "", False), one.key
        assert one.text.startswith("Selon vous, quelle part des ") and one.text.endswith("\u202f?"), one.text
        assert o.text in one.card.title and not re.search(r"\d+\u202f%", one.text), one.text
    assert len({one.key for one in questions}) == len(questions)


def test_the_ready_set_asks_six_questions_of_five_profiles(desk):
    ready = workshop.chosen(desk)
    assert ready.is_ready_set and len(ready.questions) == workshop.READY
    assert len({one.observation.question_id for one in ready.questions}) == workshop.READY
    assert len({one.observation.actor_profile_id for one in ready.questions}) == 5


def test_a_set_is_its_address_in_its_order_and_says_what_it_lost(desk):
    names = "taux_partenariat.associations-inconnue-jouer_collectif_necessaire.citoyens"
    found = workshop.chosen(desk, names=names)
    assert [one.key for one in found.questions] == [
        "taux_partenariat.associations",
        "jouer_collectif_necessaire.citoyens",
    ]
    assert (found.lost_n, found.is_ready_set) == (1, False)
    assert workshop.chosen(desk, names=found.address).questions == found.questions
    assert workshop.chosen(desk, names="inconnue").is_ready_set


def test_a_value_stated_otherwise_elsewhere_cannot_be_asked():
    desk = Desk(tables.connect().cursor())
    found = workshop.chosen(desk, names="types_partenariat.mecenat.associations")  # 59 %, 75 % elsewhere
    assert (found.lost_n, found.is_ready_set) == (1, True)


def test_the_file_of_a_room_names_no_other_host_and_runs_its_own_script_alone(desk, monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    page = rooms.page(workshop.chosen(desk).questions).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-[\w+/=]+'", policy
    )
    assert page.count("<script") == 1 and "://" not in page and "href" not in page
