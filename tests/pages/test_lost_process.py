"""A process is lost under an open page: what the reader does next is the first thing that a new one hears."""

import pytest

from dashboard import basket, sitemap, views
from tests.dashboard import made_site
from tests.pages.visits import opened, shown, taken_over

FIRST = views.parsed("profils?profil=associations&vague=2021&carte=sheet.associations.2021.1")
SECOND = views.parsed("comparer?lecture=temps&carte=trends.all")
TWO = str(basket.joined([FIRST, SECOND], title="Comité"))


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setattr(sitemap, "pages", lambda: made_site.PAGES)


def kept(app) -> basket.Basket:
    assert shown(app).errors == ()
    return basket.parsed(app.query_params["panier"])


@pytest.mark.parametrize(
    ("view", "key", "kind", "code", "address"),
    [
        ("profils", "profiles.profil", "button_group", "entreprises", {"profil": "entreprises"}),
        ("profils", "profiles.vague", "selectbox", "2015", {"profil": "associations", "vague": "2015"}),
        ("comparer", "compare.lecture", "button_group", "temps", {"lecture": "temps"}),
    ],
)
def test_the_first_choice_is_kept(view, key, kind, code, address):
    before = opened(view)
    getattr(before, kind)(key=key).set_value(code)
    found = shown(
        taken_over(before, f"{view}?{'&'.join('='.join(p) for p in shown(before).address.items())}")
    )
    assert (found.address, found.errors) == (address, ())


def test_the_first_press_of_a_button_is_kept():
    before = opened("profils")
    before.button(key="keep-sheet.associations.2021.1").click()
    assert kept(taken_over(before, "profils?profil=associations&vague=2021")).views == (FIRST,)


def test_the_first_change_of_a_presentation_is_kept():
    renamed = opened("presentation", panier=TWO)
    renamed.text_input(key="name-0-sheet.associations.2021.1").set_value("Ce que chacun attend")
    found = kept(taken_over(renamed, "presentation", panier=TWO))
    assert [view.parameter("titre") for view in found.views] == ["Ce que chacun attend", ""]

    moved = opened("presentation", panier=TWO)
    moved.selectbox(key="place-0-sheet.associations.2021.1-2").set_value(1)
    assert kept(taken_over(moved, "presentation", panier=TWO)).views == (SECOND, FIRST)

    entitled = opened("presentation", panier=TWO)
    entitled.text_input(key="basket-title").set_value("Assemblée")
    assert kept(taken_over(entitled, "presentation", panier=TWO)).title == "Assemblée"


def test_the_first_search_is_kept():
    before = opened("profils?recherche=emploi")
    before.text_input(key="search-profiles").set_value("mobilité")
    found = taken_over(before, "profils?recherche=emploi")
    assert found.query_params["recherche"] in ("mobilité", ["mobilité"])
    assert any("mobilité" in part.proto.body for part in found.get("html"))


def test_a_page_that_nobody_touched_shows_its_address():
    before = opened("profils?profil=entreprises")
    assert shown(taken_over(before, "profils?profil=entreprises")).address == {"profil": "entreprises"}
