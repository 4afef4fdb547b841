"""The regions page: the Observatoire's results first, the context apart, every address answered."""

import pytest

from tests.pages.headings import section_titles
from tests.pages.test_pages import findings, opened

PAGE = "findings/regions.py"


def test_the_page_leads_with_the_observatoire_beside_france():
    app = opened(PAGE)
    assert app.title[0].value == "Régions"
    assert section_titles(app) == [
        "Résultats de l’Observatoire",
        "Contexte",
        "Portrait d’une région",
    ]
    assert findings(app)[0].startswith("En Bourgogne-Franche-Comté")
    assert "(France\u202f: " in findings(app)[0]


def test_the_context_is_called_context():
    text = " ".join(part.value for part in opened(PAGE).markdown)
    assert "ce ne sont pas des résultats de l’Observatoire" in text


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("27", "Bourgogne-Franche-Comté"),
        ("76", "Occitanie"),
        ("75", "Nouvelle-Aquitaine"),
        ("24", "Centre-Val de Loire"),
        ("94", "Corse"),
        ("84", "Auvergne-Rhône-Alpes"),
    ],
)
def test_a_region_in_the_address_gets_its_portrait(code, name):
    app = opened(PAGE, region=code)
    assert section_titles(app)[-1] == f"Portrait\u202f: {name}"
    assert findings(app)[-4:] == [
        "Ce que l’Observatoire a publié",
        "Contexte\u202f: statistique officielle",
        "Contexte\u202f: autres producteurs",
        "Ce qui n’est pas publié",
    ]
    assert app.query_params["region"] == code


def test_a_region_without_results_says_so():
    app = opened(PAGE, region="06")
    text = " ".join(part.value for part in app.markdown)
    assert "Mayotte\u202f: l’Observatoire n’a publié aucun résultat" in text


def test_an_indicator_and_a_year_in_the_address_are_shown():
    app = opened(PAGE, indicateur="ctx_taux_pauvrete", annee="2014")
    shown = [heading for heading in findings(app) if heading.startswith("Taux de pauvreté, 2014")]
    assert len(shown) == 2
    assert "20,3\u202f% en Corse" in shown[0]


def test_a_count_has_no_map():
    app = opened(PAGE, indicateur="ctx_service_civique")
    shown = [heading for heading in findings(app) if heading.startswith("Volontaires de service civique")]
    assert [heading.partition("\u202f: ")[0] for heading in shown] == [
        "Volontaires de service civique, 31 décembre 2021",  # the ranking
        "Volontaires de service civique, de 2017 à 2021",  # the years
    ]


def test_every_indicator_opens_in_its_latest_year():
    app = opened(PAGE)
    for indicator in app.selectbox(key="regions.indicateur").options:
        app.selectbox(key="regions.indicateur").set_value(indicator).run()
        assert not app.exception, indicator


@pytest.mark.parametrize("name", ["region", "indicateur", "annee"])
@pytest.mark.parametrize("value", ["inconnu", "'; drop table figures; --", "<b>x</b>", "x" * 10_000])
def test_an_address_that_asks_the_impossible_gets_a_sentence(name, value):
    app = opened(PAGE, **{name: value})
    assert "voici la vue la plus proche" in app.info[0].value
    assert findings(app)[0].startswith("En Bourgogne-Franche-Comté")
