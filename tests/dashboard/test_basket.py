"""A basket is a text in the address: what is set aside comes back in order, under the given names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import basket, views

PROFILES = views.parsed("comparer?lecture=question&carte=question.impact_percu")
RATES = views.parsed("comparer?lecture=temps&carte=changes.taux_partenariat.entreprises")
LEVELS = views.parsed("profils?carte=profiles.associations")
THREE = basket.joined([PROFILES, RATES, LEVELS])

titles = st.text(max_size=80)
kept = st.lists(
    st.builds(
        lambda code, title: views.view("profils", profil=code, carte=f"c.{code}", titre=basket.plain(title)),
        titles,
        titles,
    ),
    min_size=1,
    max_size=5,
)


def test_a_basket_is_one_readable_parameter():
    named = THREE.renamed(0, "Ce que chacun attend").entitled("Comité du 12 mai")
    assert str(named) == (
        "?titre=Comité+du+12+mai"
        "~comparer?lecture=question&carte=question.impact_percu&titre=Ce+que+chacun+attend"
        "~comparer?lecture=temps&carte=changes.taux_partenariat.entreprises"
        "~profils?carte=profiles.associations"
    )
    assert basket.parsed(str(named)) == named


@given(kept, titles)
def test_whatever_the_titles_a_basket_comes_back_as_it_was(chosen, title):
    made = basket.Basket().entitled(title)
    for view in chosen:
        made = made.with_view(view)
    made = made.renamed(0, chosen[-1].parameter("titre"))
    assert basket.parsed(str(made)) == made


def test_charts_move_to_any_place_of_the_list():
    assert THREE.moved(2, to=0).views == (LEVELS, PROFILES, RATES)
    assert THREE.moved(0, to=2).views == (RATES, LEVELS, PROFILES)
    assert THREE.moved(1, to=1) == THREE
    assert THREE.moved(0, to=3) == THREE


def test_a_card_is_kept_once_and_leaves_by_its_place():
    assert THREE.with_view(RATES) == THREE
    assert THREE.with_view(RATES.with_parameter("titre", "Autrement dit")) == THREE
    assert THREE.without(1).views == (PROFILES, LEVELS)
    assert THREE.place("changes.taux_partenariat.entreprises") == 1
    assert THREE.place("retire") is None


def test_the_presentation_of_a_kept_address_holds_the_views_of_today():
    old = "?titre=Comit%C3%A9~impacts?carte=impacts-percus_profils~methode"
    assert basket.parsed(old) == basket.Basket(
        "Comité",
        (views.parsed("comparer?lecture=question&question=impact_percu&carte=question.impact_percu.top2"),),
    )


def test_a_row_that_is_gone_changes_nothing():
    assert THREE.renamed(3, "Trop tard") == THREE
    assert THREE.without(3) == THREE
    assert THREE.moved(3, to=0) == THREE


def test_a_basket_of_sixty_is_full():
    many = [views.view("profils", carte=f"c.{number}") for number in range(basket.LIMIT + 5)]
    full = basket.joined(many)
    assert len(full) == basket.LIMIT == 60
    assert full.is_full()
    assert full.with_view(PROFILES) == full
    assert len(basket.parsed(str(basket.Basket("", tuple(many))))) == basket.LIMIT


@pytest.mark.parametrize("text", ["", "~~~", "x", "?titre=a~profils", "~?", "%00~\u202e", "~" * 10_000])
def test_a_hostile_address_holds_nothing(text):
    assert basket.parsed(text).views == ()


def test_an_empty_basket_leaves_no_trace_in_the_address():
    assert str(basket.Basket("Un titre")) == ""


def test_a_title_stays_on_one_line_of_a_slide():
    named = THREE.renamed(0, "Deux\nlignes\x00 et " + "x" * 1000)
    assert named.views[0].parameter("titre").startswith("Deux lignes et xxx")
    assert len(named.views[0].parameter("titre")) == 90
