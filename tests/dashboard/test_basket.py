"""A basket is a text in the address: what is set aside comes back in order, under the given names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import basket, views

PROFILES = views.parsed("impacts?carte=impacts-percus_profils")
RATES = views.parsed("pratiques?carte=pratiques_taux_entreprises")
LEVELS = views.parsed("pratiques?carte=pratiques_niveaux-territoriaux_2021")
THREE = basket.joined([PROFILES, RATES, LEVELS])

titles = st.text(max_size=80)
kept = st.lists(
    st.builds(
        lambda code, title: views.view("impacts", profil=code, carte="c", titre=title.strip()), titles, titles
    ),
    min_size=1,
    max_size=5,
)


def test_a_basket_is_one_readable_parameter():
    named = THREE.renamed(0, "Ce que chacun attend").entitled("Comité du 12 mai")
    assert str(named) == (
        "?titre=Comit%C3%A9%20du%2012%20mai"
        "~impacts?carte=impacts-percus_profils&titre=Ce%20que%20chacun%20attend"
        "~pratiques?carte=pratiques_taux_entreprises"
        "~pratiques?carte=pratiques_niveaux-territoriaux_2021"
    )
    assert basket.parsed(str(named)) == named


@given(kept, titles)
def test_whatever_the_titles_a_basket_comes_back_as_it_was(chosen, title):
    made = basket.Basket().entitled(title)
    for view in chosen:
        made = made.with_view(view)
    made = made.renamed(0, chosen[-1].parameter("titre"))
    assert basket.parsed(str(made)) == made


def test_charts_move_up_and_down_and_stay_within_the_list():
    assert THREE.moved(2, by=-1).views == (PROFILES, LEVELS, RATES)
    assert THREE.moved(0, by=1).views == (RATES, PROFILES, LEVELS)
    assert THREE.moved(0, by=-1) == THREE
    assert THREE.moved(2, by=1) == THREE


def test_a_chart_is_kept_once_and_leaves_by_its_place():
    assert THREE.with_view(RATES) == THREE
    assert THREE.without(1).views == (PROFILES, LEVELS)
    assert THREE.holds(RATES.with_parameter("titre", "Autrement dit"))


def test_a_row_that_is_gone_changes_nothing():
    assert THREE.renamed(3, "Trop tard") == THREE
    assert THREE.without(3) == THREE
    assert THREE.moved(3, by=-1) == THREE


def test_a_basket_of_sixty_is_full():
    many = [views.view("impacts", carte=f"c{number}") for number in range(basket.LIMIT + 5)]
    full = basket.joined(many)
    assert len(full) == basket.LIMIT == 60
    assert full.is_full()
    assert full.with_view(PROFILES) == full
    assert len(basket.parsed(str(basket.Basket("", tuple(many))))) == basket.LIMIT
    assert basket.FULL == (
        "Une présentation tient 60 graphiques au plus\u202f: retirez-en un avant d’en ajouter un autre."
    )


@pytest.mark.parametrize("text", ["", "~~~", "x", "?titre=a~impacts", "~?", "%00~\u202e", "~" * 10_000])
def test_a_hostile_address_holds_nothing(text):
    assert basket.parsed(text).views == ()


def test_an_empty_basket_leaves_no_trace_in_the_address():
    assert str(basket.Basket("Un titre")) == ""


def test_a_title_stays_on_one_line_of_a_slide():
    named = THREE.renamed(0, "Deux\nlignes\x00 et " + "x" * 1000)
    assert named.views[0].parameter("titre").startswith("Deux lignes et xxx")
    assert len(named.views[0].parameter("titre")) == 300
