"""A presentation: set aside on a page, kept in the address, renamed, moved and emptied on its own page."""

import pytest

from dashboard import basket, sitemap, views
from tests.dashboard import made_site
from tests.pages.visits import opened, shown

FIRST = views.parsed("profils?profil=associations&vague=2021&carte=sheet.associations.2021.1")
SECOND = views.parsed("comparer?lecture=temps&carte=trends.all")
TWO = str(basket.joined([FIRST, SECOND], title="Comité"))


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setattr(sitemap, "pages", lambda: made_site.PAGES)


def test_a_card_is_set_aside_by_the_view_that_lasts_and_taken_out_again():
    app = opened("profils")
    app.button(key="keep-sheet.associations.2021.1").click().run()
    assert basket.parsed(app.query_params["panier"]).views == (FIRST,)
    assert app.button(key="keep-sheet.associations.2021.1").label == "Retirer de ma présentation"
    app.button(key="keep-sheet.associations.2021.1").click().run()
    assert "panier" not in app.query_params


def test_a_basket_in_an_address_is_listed_under_its_names():
    app = opened("presentation", panier=TWO)
    names = [field.value for field in app.text_input if field.key.startswith("name-")]
    assert names == ["Un résultat de sheet associations 2021 1", "Un résultat de trends all"]
    assert app.text_input(key="basket-title").value == "Comité"


def test_a_note_is_written_at_a_value_of_a_slide_and_taken_off():
    app = opened("presentation", panier=TWO)
    field = app.text_input(key="note-1-trends.all")
    field.set_value("À débattre").run()
    first = basket.parsed(app.query_params["panier"]).views[1]
    assert first.parameter("note") == "À débattre"
    about = app.selectbox(key="about-1-trends.all")
    assert first.parameter("repere") == about.value
    about.set_value(about.options[-1]).run()
    app.text_input(key="note-1-trends.all").set_value("").run()
    assert basket.parsed(app.query_params["panier"]).views[1] == SECOND


def test_a_slide_is_renamed_moved_and_removed():
    app = opened("presentation", panier=TWO)
    app.text_input(key="name-0-sheet.associations.2021.1").set_value("Ce que chacun attend").run()
    assert basket.parsed(app.query_params["panier"]).views[0].parameter("titre") == "Ce que chacun attend"
    app.selectbox(key="place-0-sheet.associations.2021.1-2").set_value(1).run()
    moved = basket.parsed(app.query_params["panier"])
    assert [view.parameter("carte") for view in moved.views] == ["trends.all", "sheet.associations.2021.1"]
    app.button(key="drop-0-trends.all").click().run()
    assert len(basket.parsed(app.query_params["panier"])) == 1
    app.button(key="basket-empty").click().run()
    assert shown(app).notices == (
        "Votre présentation est vide. Sous chaque graphique, «\u202fAjouter à ma présentation\u202f» le met "
        "ici.",
    )


def test_a_chart_that_is_gone_is_said_in_its_place():
    app = opened("presentation", panier=str(basket.joined([views.parsed("profils?carte=retire"), SECOND])))
    bodies = "".join(part.proto.body for part in app.get("html"))
    assert "Le graphique «\u202fretire\u202f» n’existe pas" in bodies
    assert [field.value for field in app.text_input if field.key.startswith("name-")] == [
        "Un résultat de trends all"
    ]
