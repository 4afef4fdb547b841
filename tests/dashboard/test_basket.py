"""A basket is a text in the address: what is set aside comes back in order, under the given names."""

import hashlib
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import basket, basket_text, store, views

PROFILES = views.parsed("comparer?lecture=question&carte=question.impact_percu")
RATES = views.parsed("comparer?lecture=temps&carte=changes.taux_partenariat.entreprises")
LEVELS = views.parsed("profils?carte=profiles.associations")
THREE = basket.joined([PROFILES, RATES, LEVELS])
PAGES = ("profils?profil=associations", "profils?profil=entreprises", "territoires", "domaines", "comparer")

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


FROZEN = "6988209fad492f490ff273c3b63a470c2caf2419877cbaaa0c112d29d05a8779"


def test_a_basket_is_one_short_parameter_that_nothing_has_to_escape():
    named = THREE.renamed(0, "Ce que chacun attend").entitled("Comité du 12 mai")
    assert re.fullmatch(r"1[A-Za-z0-9_-]{80,120}", str(named))
    assert basket.read(str(named)) == (named, "whole")
    assert quote(str(named), safe="") == str(named)


def test_the_words_that_addresses_share_never_change():
    """An address that somebody kept is read with them: better words are another file, another letter."""
    assert hashlib.sha256(basket_text.WORDS.read_bytes()).hexdigest() == FROZEN
    kept = "1UuJzzs-FrI4ArSxSADbbMCxwMIDPD-mhzJ44p4LXaQB7EcmledBtH7j6d0BFecBaVw-96tZDDndElx7CAKpHCUkA"
    assert basket.read(kept) == (
        THREE.renamed(0, "Ce que chacun attend").entitled("Comité du 12 mai"),
        "whole",
    )


def test_thirty_renamed_slides_fit_into_2_000_characters():
    entries = [card for page in PAGES for card in store.entries([views.parsed(page)])]
    chosen = list({one.view: views.parsed(one.view) for one in entries}.values())[:30]
    names = (
        f"{place} · Ce que les associations du territoire en disent {place * 7919 % 997}"
        for place in range(30)
    )
    full = basket.joined(
        [view.with_parameter("titre", name) for view, name in zip(chosen, names, strict=False)]
    )
    assert len(full) == 30
    assert len(f"https://observatoire.example/presentation?panier={full}") < 2000


@given(st.integers(1, 400))
def test_an_address_that_was_cut_gives_its_first_slides_and_says_so(length):
    many = basket.joined(
        [views.view("profils", carte=f"c.{n}", titre=f"Titre {n * 7919}") for n in range(30)]
    )
    text = str(many)[:-length]
    found, state = basket.read(text)
    assert state == "cut" or length > len(str(many)) - 1
    assert found.views == many.views[: len(found)]


def test_an_address_that_was_changed_says_so():
    text = str(THREE.entitled("Comité du 12 mai 2027, salle des fêtes"))
    swapped = text[:30] + ("A" if text[30] != "A" else "B") + text[31:]
    assert basket.read(swapped)[1] != "whole"
    assert basket.read(f"{text}).") == (basket.parsed(text), "whole")
    assert basket.read(text[:40] + "\r\n " + text[40:]) == (basket.parsed(text), "whole")


def test_an_earlier_address_decoded_once_too_often_says_so_and_once_too_seldom_is_read():
    old = "?titre=Comit%C3%A9~comparer?lecture=temps&carte=changes.taux~profils?carte=profiles.associations"
    (found, state), cut = basket.read(old), old.partition("&")[0]
    assert (len(found), state) == (2, "whole")
    assert basket.read(quote(old, safe="")) == (found, "whole")
    assert basket.read(cut) == (basket.Basket("Comité"), "spoilt")


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
