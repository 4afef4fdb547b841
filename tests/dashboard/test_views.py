"""An address is read code by code; what it cannot mean gives a sentence and the nearest view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import views

PROFILES = ["citoyens", "associations"]


def test_a_known_code_is_taken():
    reading = views.read({"profil": "citoyens"}, name="profil", options=PROFILES, default="associations")
    assert reading == views.Reading("citoyens", is_asked=True)


def test_an_absent_parameter_gives_the_default_without_a_word():
    assert views.read({}, name="profil", options=PROFILES, default="associations") == views.Reading(
        "associations"
    )


def test_an_unknown_code_gives_the_default_and_says_so():
    reading = views.read({"profil": "maires"}, name="profil", options=PROFILES, default="associations")
    assert reading.code == "associations"
    assert reading.message == (
        "L’adresse demande «\u202fmaires\u202f», qui n’existe pas ici\u202f: voici la vue la plus proche."
    )


@pytest.mark.parametrize("asked", ["x" * 10_000, "<script>alert(1)</script>" * 50, "' or 1=1 --"])
def test_a_hostile_code_is_shown_short(asked):
    reading = views.read({"profil": asked}, name="profil", options=PROFILES, default="associations")
    assert reading.code == "associations"
    assert len(reading.message) < 140


@given(st.text())
def test_whatever_is_asked_the_code_is_one_that_exists(asked):
    reading = views.read({"profil": asked}, name="profil", options=PROFILES, default="associations")
    assert reading.code in PROFILES
    assert bool(reading.message) == (bool(asked) and asked not in PROFILES)
