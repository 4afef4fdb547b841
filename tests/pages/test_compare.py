"""Comparer les profils opens on every question, and on addresses that people will mistype."""

import pytest

from tests.pages.test_pages import findings, opened

PAGE = "findings/compare.py"


def test_it_opens_on_perceived_impact_with_three_cards():
    app = opened(PAGE)
    assert app.title[0].value == "Comparer les profils"
    assert findings(app)[0].startswith("Le plus grand écart avec les entreprises")
    assert len(findings(app)) == 3


@pytest.mark.parametrize("question", ["types_partenariat", "source_innovation", "taux_partenariat"])
def test_a_question_in_the_address_is_compared(question):
    app = opened(PAGE, question=question)
    assert not app.info
    assert app.query_params["question"] == question


@pytest.mark.parametrize("code", ["inconnue", "'; drop table figures; --", "<b>x</b>", "x" * 10_000])
def test_an_unknown_question_gives_the_nearest_view_and_a_sentence(code):
    app = opened(PAGE, question=code)
    assert "voici la vue la plus proche" in app.info[0].value
    assert findings(app)[0].startswith("Le plus grand écart")
