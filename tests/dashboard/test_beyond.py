"""Beyond a list: what its survey says beside it takes the first place away, and the limits tell it."""

from collections.abc import Mapping

import pytest

from dashboard.cards import results
from dashboard.cards.card import Card
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES
from dashboard.queries import slices
from tests.dashboard.small_base import small_base

N = "\u202f"
ITEMS = [
    {"question_id": "question", "item_id": code, "order": place, "label_fr": label, "phrase_fr": phrase}
    for place, (code, label, phrase) in enumerate(
        [
            ("emploi", "Emploi", "l'emploi"),
            ("securite", "Sécurité", "la sécurité"),
            ("lien", "Lien social", "le lien social"),
            ("sante", "Santé", "la santé"),
        ]
    )
]


def base(shares: Mapping[str, float], ranks: Mapping[str, int] = {}, **more: object) -> Desk:
    """One survey that prints shares of some items and ranks of some."""
    figures = [{"item_id": item, "response_id": "oui", "value": value} for item, value in shares.items()]
    figures += [{"item_id": item, "measure_id": "rank", "value": rank} for item, rank in ranks.items()]
    return small_base(items=ITEMS, figures=[one | more for one in figures])


def card(desk: Desk) -> Card:
    rows = slices.observations(desk, ALL_WAVES, measure_ids=["share"])
    (one,) = results.cards(desk, rows, maker="essai", codes={})
    return one


def limits(one: Card) -> list[str]:
    return [limit.text.replace(N, " ") for limit in one.limits if limit.kind == "missing"]


def test_two_shares_of_a_survey_that_ranks_another_item_first_are_told_without_a_first():
    found = card(base({"securite": 37, "lien": 35}, {"emploi": 1}))
    assert found.title.replace(N, " ") == (
        "Deux parts publiées chez les citoyens : la sécurité 37 %, le lien social 35 %"
    )
    assert limits(found) == ["La même enquête classe l’emploi au 1er rang, sans chiffre comparable."]


@pytest.mark.parametrize(
    ("ranks", "leads"),
    [
        ({}, True),
        ({"securite": 1}, True),
        ({"lien": 1}, False),
        ({"emploi": 1}, False),
        ({"emploi": 2}, False),
    ],
)
def test_a_longer_list_has_a_first_only_where_it_is_whole_and_no_rank_says_otherwise(ranks, leads):
    title = card(base({"securite": 70, "lien": 35, "sante": 20}, ranks)).title
    assert ("en tête" in title) is leads
    assert ("de 20" in title) is not leads


def test_an_item_counted_for_another_population_makes_the_list_partial():
    desk = small_base(
        items=ITEMS,
        figures=[
            *(
                {"item_id": item, "response_id": "oui", "value": value}
                for item, value in (("securite", 70), ("lien", 35), ("sante", 20))
            ),
            {"item_id": "emploi", "response_id": "oui", "value": 90, "population_id": "grandes"},
        ],
    )
    rows = slices.observations(desk, ALL_WAVES)
    (found,) = results.cards(desk, rows, maker="essai", codes={})
    assert "en tête" not in found.title
    assert limits(found) == ["Liste partielle : la même enquête publie aussi, sous une autre forme, emploi."]


def test_a_value_that_is_not_sure_is_greyed_told_in_the_limits_and_in_no_title():
    found = card(base({"securite": 70, "lien": 35}, confidence="low"))
    assert found.title == "Question d’essai\u202f: deux valeurs publiées pour les citoyens"
    assert [mark.is_muted for mark in found.chart.marks] == [True, True]
    assert [mark.note for mark in found.chart.marks] == ["?", "?"]
    assert any(
        limit.text.replace(N, " ")
        == "Les 2 valeurs affichées sont peu sûres : grisées, suivies de « ? », absentes des titres."
        for limit in found.limits
    )
