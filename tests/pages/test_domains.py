"""Domaines opens on all domains and on each of them."""

import pytest

from tests.pages.test_pages import findings, opened

PAGE = "findings/domains.py"
CARDS = 6  # and the regions, folded


def test_it_opens_on_every_list_of_domains():
    app = opened(PAGE)
    assert app.title[0].value == "Domaines"
    assert len(app.expander) == CARDS + 1
    assert "Rangs" in findings(app)


@pytest.mark.parametrize("domain", ["emploi", "securite", "vieillissement", "education"])
def test_a_domain_in_the_address_is_shown_alone(domain):
    app = opened(PAGE, domaine=domain)
    assert not app.info
    assert app.expander
    assert app.query_params["domaine"] == domain


@pytest.mark.parametrize("code", ["numerique", "' or 1=1 --", "<script>alert(1)</script>", "x" * 10_000])
def test_a_domain_without_figures_gives_the_nearest_view_and_a_sentence(code):
    app = opened(PAGE, domaine=code)
    assert len(app.expander) == CARDS + 1
    assert "voici la vue la plus proche" in app.info[0].value
