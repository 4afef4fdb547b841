"""Évolutions opens on the series that exist, all or the one of the address."""

import pytest

from tests.pages.test_pages import findings, opened

PAGE = "findings/trends.py"
CARDS = 4


def test_it_opens_on_a_card_a_series():
    app = opened(PAGE)
    assert app.title[0].value == "Évolutions"
    assert len(app.expander) == CARDS
    assert findings(app)[0].startswith("57\u202f% des entreprises")


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("taux_partenariat.associations", "53\u202f% des associations employeuses"),
        ("urgence_partenariats.citoyens", "«\u202fUrgence de créer des partenariats\u202f»"),
        ("fragilites_prioritaires.citoyens", "De 2015 à 2019"),
    ],
)
def test_a_series_in_the_address_is_shown_alone(code, start):
    app = opened(PAGE, serie=code)
    assert not app.info
    assert len(app.expander) == 1
    assert findings(app)[0].startswith(start)


@pytest.mark.parametrize(
    "code", ["source_innovation.citoyens", "'; drop table figures; --", "<b>", "x" * 10_000]
)
def test_a_series_that_does_not_exist_gives_all_of_them_and_a_sentence(code):
    app = opened(PAGE, serie=code)
    assert len(app.expander) == CARDS
    assert "voici la vue la plus proche" in app.info[0].value
