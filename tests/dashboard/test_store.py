"""What the caches give is what was put into them, each card its own, in the reader's colours."""

import pytest

from dashboard import sitemap, store, theme, views
from dashboard.exports import pictures
from dashboard.kept import Kept
from dashboard.renderings.plotly import draw
from dashboard.words import vocabulary
from tests.dashboard import made_site


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(sitemap, "pages", lambda: made_site.PAGES)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_chart_is_drawn_once_in_the_colours_of_the_theme(mode):
    card = made_site.card("necessity")
    shown = store.drawn(card, mode)
    assert shown.to_json() == theme.recoloured(draw(card.chart, key=False), mode=mode).to_json()
    assert shown is store.drawn(card, mode)


def test_two_cards_of_one_name_never_share_a_chart():
    first, second = made_site.card("twin"), made_site.card("twin")
    assert first == second
    assert store.drawn(first, "light") is not store.drawn(second, "light")


def test_a_value_is_made_once_for_its_codes(tables):
    calls = []

    def maker(desk, *, code: str) -> str:
        calls.append(code)
        return f"{desk.language} {code}"

    found = [store.value(maker, code=code) for code in ("a", "b", "a")]
    assert found == ["fr a", "fr b", "fr a"]
    assert calls == ["a", "b"]


def test_an_entry_is_the_card_that_a_view_names_under_the_readers_title(made):
    entry = store.entry(views.parsed("profils?carte=sheet.associations.2021.2&titre=Ici"))
    assert (entry.card.card_id, entry.title) == ("sheet.associations.2021.2", "Ici")
    assert entry.view == "profils?carte=sheet.associations.2021.2"


def test_a_view_without_a_card_stands_for_all_those_of_its_page(made):
    asked = [
        views.parsed("profils?profil=entreprises"),
        views.parsed("comparer?carte=duel.elus_locaux.entreprises"),
    ]
    assert [entry.view for entry in store.entries(asked)] == [
        "profils?profil=entreprises&carte=sheet.entreprises.1",
        "profils?profil=entreprises&carte=sheet.entreprises.2",
        "comparer?carte=duel.elus_locaux.entreprises",
    ]


def test_a_page_without_charts_is_shared_by_its_title(made, monkeypatch):
    told = []
    monkeypatch.setattr(store, "_PICTURES", Kept(0, weigh=len))
    monkeypatch.setattr(pictures, "shared_poster", lambda *texts: told.append(texts) or b"")
    store.sharing_picture(views.parsed(""))
    places = vocabulary().pages
    assert told == [(places.title("home"), places.description("home"))]


def test_a_view_is_shared_by_the_chart_that_it_names_else_by_its_first(made, monkeypatch):
    told = []
    monkeypatch.setattr(store, "_PICTURES", Kept(0, weigh=len))
    monkeypatch.setattr(pictures, "shared", lambda entry: told.append(entry.view) or b"")
    store.sharing_picture(views.parsed("profils?profil=entreprises&carte=sheet.entreprises.2"))
    store.sharing_picture(views.parsed("profils?profil=entreprises"))
    assert told == [
        "profils?profil=entreprises&carte=sheet.entreprises.2",
        "profils?profil=entreprises&carte=sheet.entreprises.1",
    ]


def test_holdings_say_what_the_server_shows(cursor):
    held = store.holdings()
    (figures,) = cursor.execute("select count(*) from figures").fetchone()
    assert held["tables"]["figures"] == figures
    assert set(held) == {"build", "version", "tables"}
