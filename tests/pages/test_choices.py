"""Choices follow the address and write it; what an address asks in vain is said."""

import pytest

from dashboard import sitemap
from tests.dashboard import made_site
from tests.pages.visits import asked, opened, shown


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setattr(sitemap, "pages", lambda: made_site.PAGES)


def test_a_page_writes_every_choice_that_it_offers_into_its_address():
    assert shown(opened("profils")).address == {"profil": "associations", "vague": "2021"}
    assert shown(opened("profils?profil=entreprises")).address == {"profil": "entreprises"}
    assert shown(opened("comparer")).address == {
        "lecture": "deux",
        "profil": "elus_locaux",
        "face": "entreprises",
    }


def test_a_choice_changes_the_cards_the_lead_and_the_address():
    app = opened("profils")
    app.button_group(key="profiles.profil").set_value("entreprises").run()
    found = shown(app)
    assert found.address == {"profil": "entreprises"}
    assert found.findings == ("Un résultat de sheet entreprises  1", "Un résultat de sheet entreprises  2")
    assert app.markdown[0].value == "Tout sur Entreprises."


def test_another_tab_takes_its_choices_out_of_the_address_and_back():
    app = opened("comparer?profil=associations&face=entreprises")
    app.button_group(key="compare.lecture").set_value("temps").run()
    assert (shown(app).address, shown(app).findings) == ({"lecture": "temps"}, ("Un résultat de trends all",))
    app.button_group(key="compare.lecture").set_value("deux").run()
    assert shown(app).address["lecture"] == "deux"


def test_an_address_that_changes_is_followed_whole():
    app = opened("comparer?profil=associations&face=entreprises")
    asked(app, profil="entreprises")
    assert shown(app).address == {"lecture": "deux", "profil": "entreprises", "face": "elus_locaux"}
    asked(app)
    assert shown(app).address == {"lecture": "deux", "profil": "elus_locaux", "face": "entreprises"}


def test_a_sentence_is_turned_round():
    app = opened("comparer?profil=associations&face=entreprises")
    app.button(key="swap-1").click().run()
    assert shown(app).address == {"lecture": "deux", "profil": "entreprises", "face": "associations"}
    assert shown(app).findings == ("Un résultat de duel entreprises associations",)


def test_a_row_goes_back_to_its_defaults():
    app = opened("profils")
    assert not [button for button in app.button if button.key == "reset-profil"]
    app.selectbox(key="profiles.vague").set_value("2015").run()
    app.button(key="reset-profil").click().run()
    assert shown(app).address == {"profil": "associations", "vague": "2021"}


@pytest.mark.parametrize("code", ["maires", "'; drop table figures; --", "<b>x</b>", "x" * 10_000])
def test_a_code_that_does_not_exist_gives_the_nearest_view_and_a_sentence(code):
    found = shown(opened("profils", profil=code))
    assert found.address == {"profil": "associations", "vague": "2021"}
    (said,) = found.notices
    assert said.startswith("L’adresse demande «\u202f") and said.endswith("voici la vue la plus proche.")
    assert len(said) < 140


def test_a_name_stands_for_its_code():
    found = shown(opened("profils", profil="Élus locaux"))
    assert (found.address, found.notices) == ({"profil": "elus_locaux"}, ())


def test_a_choice_that_offers_one_thing_is_not_drawn_and_not_written():
    app = opened("profils?profil=entreprises")
    assert [box.key for box in app.selectbox] == []
    assert "vague" not in app.query_params
