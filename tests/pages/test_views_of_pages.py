"""Every chart that a page shows is the one that its address gives to exports, embeds and the command line."""

import pytest

from dashboard import components, views
from dashboard.cards import pages
from tests.pages.test_pages import opened

VIEWS = [
    "",
    "comparer",
    "comparer?question=types_partenariat&profil=associations&tri=valeur",
    "impacts",
    "impacts?lecture=impact&item=performance_associations",
    "pratiques?vague=2015",
    "evolutions",
    "evolutions?serie=fragilites_prioritaires.citoyens",
    "regions",
    "regions?region=53&indicateur=ctx_taux_pauvrete&annee=2014",
    "domaines?domaine=emploi",
    "reperes",
    "reperes?region=27",
]


def shown_by_page(monkeypatch, text: str) -> list[str]:
    """Identifiers of the cards that the page draws at this address, in any order."""
    view, shown = views.parsed(text), []
    monkeypatch.setattr(components, "page_header", lambda *_, **__: shown.clear())
    for drawing in (components, components.cards, components.sheets):
        monkeypatch.setattr(drawing, "figure_card", lambda card, **_: shown.append(card.card_id))
    opened(views.SCRIPTS[view.page], **dict(view.parameters))
    return sorted(set(shown))


@pytest.mark.parametrize("text", VIEWS)
def test_a_page_and_its_address_give_the_same_charts(monkeypatch, ask, text):
    found = pages.cards(ask, views.parsed(text))
    assert sorted({card.card_id for card in found}) == shown_by_page(monkeypatch, text)


@pytest.mark.parametrize("text", VIEWS)
def test_each_chart_has_a_lasting_view_that_names_it_alone(ask, text):
    view = views.parsed(text)
    for card in pages.cards(ask, view):
        one = pages.lasting(ask, view.with_parameter("carte", card.card_id))
        assert [found.card_id for found in pages.cards(ask, one)] == [card.card_id]
        assert views.parsed(str(one)) == one
