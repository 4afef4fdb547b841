"""Domaines opens on all domains and on each of them."""

import pytest

from tests.pages.test_pages import findings, opened

PAGE = "findings/domains.py"


def test_it_opens_on_every_list_of_domains():
    app = opened(PAGE)
    assert app.title[0].value == "Domaines"
    assert len(findings(app)) >= 6


@pytest.mark.parametrize("domain", ["emploi", "securite", "vieillissement", "education"])
def test_a_domain_in_the_address_is_shown_alone(domain):
    app = opened(PAGE, domaine=domain)
    assert not app.info
    assert findings(app)


def test_a_domain_without_figures_gives_the_nearest_view_and_a_sentence():
    app = opened(PAGE, domaine="numerique")
    assert "voici la vue la plus proche" in app.info[0].value
