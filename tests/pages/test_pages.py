"""Every page opens at its address with its title, and draws there what exports and links find in its view."""

import pytest

from dashboard import sitemap, store, views, walks
from dashboard.site import cards
from dashboard.tables import TablesMissing
from dashboard.words import vocabulary
from tests.pages.visits import opened, shown

PAGES = list(sitemap.pages().values())
MOST_VIEWS = 12
"""Views of one page that are opened: spread over all that its choices make."""


def views_of(page) -> list[str]:
    found = [str(view) for view in walks.neighbours(store.value, page)]
    step = max(1, len(found) // MOST_VIEWS)
    return found[::step]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_opens_with_its_title_and_no_error(page):
    found = shown(opened(page.address))
    assert (found.title, found.errors) == (vocabulary().pages.title(page.name), ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_draws_the_cards_of_its_view_and_keeps_the_codes_that_were_asked(monkeypatch, page):
    drawn: list[str] = []
    draw = cards.card
    monkeypatch.setattr(cards, "card", lambda card, **how: (drawn.append(card.card_id), draw(card, **how)))
    for text in views_of(page):
        drawn.clear()
        found = shown(opened(text))
        view = views.parsed(text)
        assert found.errors == ()
        sections = walks.sections(store.value, view)
        assert set(drawn) == {card.card_id for one in sections if not one.is_folded for card in one.cards}, (
            text
        )
        assert dict(view.parameters).items() <= found.address.items(), text
        assert not [notice for notice in found.notices if "voici la vue la plus proche" in notice], text


def test_a_folded_part_makes_its_cards_when_a_reader_opens_it():
    view = views.view("profils", profil="associations")
    (first, *_) = [one for one in walks.sections(store.value, view) if one.is_folded and one.cards]
    titles = {card.title for card in first.cards}
    app = opened(str(view))
    assert not titles & set(shown(app).findings)
    app.session_state[f"folded-{first.cards[0].card_id}"] = True
    assert titles <= set(shown(app.run()).findings)


@pytest.mark.parametrize("text", ["comparer", "profils?profil=fondations", "domaines?domaine=emploi"])
def test_an_address_that_a_page_wrote_opens_as_it_was(text):
    first = shown(opened(text))
    again = shown(opened(str(views.view(views.parsed(text).page, **first.address))))
    assert (again.address, again.findings, again.notices) == (first.address, first.findings, first.notices)


def test_a_lone_card_stands_under_its_address_with_the_way_to_its_page():
    view = views.view("comparer", carte="duel.elus_locaux.entreprises")
    app = opened(str(view))
    found = shown(app)
    assert found.findings == (walks.card(store.value, view).title,)
    assert found.title == ""
    app.button(key="whole-page").click().run()
    assert shown(app).title == "Comparer les profils"
    assert "carte" not in app.query_params


def test_a_card_that_is_gone_is_said_and_its_page_shown():
    found = shown(opened("profils?profil=fondations&carte=impacts-percus_distribution_fondations"))
    assert found.title == "Profils"
    assert found.notices[0].startswith("Le graphique «\u202fimpacts-percus_distribution_fondations\u202f»")
    assert found.address == {"profil": "fondations"}


def test_missing_tables_are_said_in_one_sentence(monkeypatch):
    def missing() -> None:
        raise TablesMissing("cannot_build")

    monkeypatch.setattr(store, "prepare", missing)
    found = shown(opened())
    assert (found.title, found.errors) == ("", (vocabulary().problems.tables("cannot_build"),))
