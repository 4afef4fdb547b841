"""Évolutions opens on the series that exist."""

from tests.pages.test_pages import findings, opened


def test_it_opens_on_a_card_a_series():
    app = opened("findings/trends.py")
    assert app.title[0].value == "Évolutions"
    assert len(findings(app)) == 4
    assert findings(app)[0].startswith("57\u202f% des entreprises")
