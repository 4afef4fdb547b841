"""An address is read code by code; what it cannot mean gives the nearest view and what was asked in vain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import views
from dashboard.views import Reading

PROFILES = {"citoyens": "Citoyens", "associations": "Associations", "elus_locaux": "Élus locaux"}


def read(asked: str) -> Reading:
    return views.read(asked, options=PROFILES, default="associations")


@pytest.mark.parametrize(
    ("asked", "reading"),
    [
        ("citoyens", Reading("citoyens", is_asked=True)),
        ("", Reading("associations")),
        ("elus-locaux", Reading("elus_locaux", is_asked=True)),
        ("Élus locaux", Reading("elus_locaux", is_asked=True)),
        ("citoyen", Reading("citoyens", refused="citoyen")),
        ("maires", Reading("associations", refused="maires")),
        ("<b>", Reading("associations", refused="b")),
        ("***", Reading("associations", refused="…")),
        ("-", Reading("associations", refused="-")),
    ],
)
def test_a_code_is_known_by_itself_or_by_its_label_and_refused_otherwise(asked, reading):
    assert read(asked) == reading


@pytest.mark.parametrize("asked", ["x" * 10_000, "<script>alert(1)</script>" * 50, "' or 1=1 --"])
def test_a_hostile_code_is_shown_short(asked):
    assert len(read(asked).refused) <= views.LONGEST_SHOWN + 1


@given(st.text())
def test_whatever_is_asked_the_code_is_one_that_exists(asked):
    reading = read(asked)
    assert reading.code in PROFILES
    assert bool(reading.refused) == bool(asked and not views.known(asked, PROFILES))


def test_a_choice_shows_a_new_address_first_then_what_the_reader_chose():
    def opening(asked: str, current: str | None, *, is_new: bool) -> str:
        return views.opening(
            asked, current=current, options={"": "Aucun"} | PROFILES, default="citoyens", is_new=is_new
        ).code

    assert opening("associations", "citoyens", is_new=True) == "associations"
    assert opening("associations", "elus_locaux", is_new=False) == "elus_locaux"
    assert opening("associations", "", is_new=False) == ""
    assert opening("", "elus_locaux", is_new=True) == "citoyens"
    assert opening("", None, is_new=False) == "citoyens"
    assert opening("", "retire", is_new=False) == "citoyens"


def test_a_view_is_a_text_and_back():
    text = "comparer?lecture=duel&profil=elus_locaux&face=entreprises&titre=%C3%80%20plusieurs"
    found = views.parsed(text)
    assert str(found) == text
    assert found.parameter("titre") == "À plusieurs"
    assert (
        str(found.with_parameter("titre", "")) == "comparer?lecture=duel&profil=elus_locaux&face=entreprises"
    )
    assert views.parsed("profils?inconnu=1&profil=&region=53&region=11") == views.view("profils", region="53")


def test_names_that_no_page_has_are_told_apart():
    assert views.strangers("profils?profil=x&profile=y&annee=") == ["profile"]
