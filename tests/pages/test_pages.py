"""Every page opens through app.py, with the addresses that people will type."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "dashboard" / "site.py"
TIMEOUT = 60


def opened(page: str = "", **parameters: str) -> AppTest:
    """The app on this page, asked with these parameters."""
    app = AppTest.from_file(APP, default_timeout=TIMEOUT)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(f"../pages/{page}")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
    assert not app.exception, app.exception
    return app


def findings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.subheader]


def test_the_overview_opens_with_the_latest_survey():
    app = opened()
    assert app.title[0].value == "Ce que les acteurs font ensemble, et ce qu’ils en attendent"
    assert findings(app)[0].startswith("91\u202f% des élus locaux")


def test_impacts_open_on_the_comparison_of_profiles():
    app = opened("findings/impacts.py")
    assert app.title[0].value == "Impacts perçus"
    assert len(findings(app)) == 3


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("citoyens", "Les citoyens"),
        ("entreprises", "Les entreprises"),
        ("associations", "Les associations"),
    ],
)
def test_a_profile_in_the_address_gives_its_distribution(code, subject):
    app = opened("findings/impacts.py", profil=code)
    assert findings(app)[1].startswith(f"{subject} attendent le plus souvent")
    assert not app.info


def test_no_order_is_stated_that_42_answers_cannot_establish():
    finding = findings(opened("findings/impacts.py", profil="fondations"))[1]
    assert "l’ordre des premiers n’est pas établi" in finding
    assert "42 réponses" in finding


@pytest.mark.parametrize("code", ["elus_locaux", "'; drop table figures; --", "<b>x</b>", "x" * 10_000])
def test_a_profile_without_distribution_gives_the_nearest_view_and_a_sentence(code):
    app = opened("findings/impacts.py", profil=code)
    assert findings(app)[1].startswith("Les associations attendent")
    assert "voici la vue la plus proche" in app.info[0].value


def test_a_choice_is_written_into_the_address():
    app = opened("findings/impacts.py")
    assert app.query_params["profil"] == "associations"
    app.button_group(key="impacts.profil").set_value("fondations").run()
    assert app.query_params["profil"] == "fondations"
    assert "des fondations attendent" in findings(app)[1]


@pytest.mark.parametrize("wave", ["2021", "2015"])
def test_practices_open_on_each_wave(wave):
    app = opened("findings/practices.py", vague=wave)
    assert app.title[0].value == "Pratiques partenariales"
    assert len(findings(app)) == 8
    assert app.query_params["vague"] == wave


def test_every_chart_has_its_table():
    app = opened("findings/practices.py")
    assert len(app.table) == len(findings(app))


def test_missing_tables_are_said_in_one_sentence(monkeypatch):
    from dashboard import database, store

    def missing() -> None:
        raise database.TablesMissing(database.CANNOT_BUILD)

    monkeypatch.setattr(store, "prepare", missing)
    app = AppTest.from_file(APP, default_timeout=TIMEOUT).run()
    assert [error.value for error in app.error] == [database.CANNOT_BUILD]
    assert not app.title
