"""Comparer les profils opens on every question, and on addresses that people will mistype."""

import pytest

from tests.pages.headings import section_titles
from tests.pages.test_pages import findings, opened

PAGE = "findings/compare.py"
HOSTILE = ["inconnu", "'; drop table figures; --", "<b>x</b>", "x" * 10_000]


def test_it_opens_on_perceived_impact_and_the_named_comparisons():
    app = opened(PAGE)
    assert app.title[0].value == "Comparer les profils"
    assert findings(app)[0].startswith("Impact fort ou très fort")
    assert findings(app)[1].startswith("Par rapport aux entreprises")
    assert section_titles(app) == [
        "Sa propre performance, et celle que les autres lui prêtent",
        "«\u202fJouer collectif\u202f»\u202f: une nécessité\u202f?",
        "Les partenariats, une source d’innovation\u202f?",
    ]


def test_every_question_opens_and_is_written_into_the_address():
    app = opened(PAGE)
    for question in app.selectbox(key="comparer.question").options:
        app.selectbox(key="comparer.question").select(question).run()
        assert not app.exception, question
    assert app.query_params["question"] == "dynamique_coconstruction"


def test_a_whole_view_in_the_address_is_shown():
    app = opened(
        PAGE, question="impact_percu", profil="fondations", item="engagement_personnes", tri="valeur"
    )
    assert not app.info
    assert findings(app)[1].startswith("Par rapport aux fondations")
    assert app.query_params["item"] == "engagement_personnes"
    assert app.query_params["tri"] == "valeur"


def test_a_question_without_shared_axis_offers_no_reference():
    app = opened(PAGE, question="taux_partenariat")
    assert [box.key for box in app.selectbox] == ["comparer.question"]
    assert "sans comparaison possible" in findings(app)[0]


def test_the_reference_survives_a_change_of_question_where_it_exists():
    app = opened(PAGE, profil="fondations")
    app.selectbox(key="comparer.question").set_value("jouer_collectif_necessaire").run()
    assert findings(app)[1].startswith("Par rapport aux fondations")
    app.selectbox(key="comparer.question").set_value("types_partenariat").run()
    assert app.query_params["profil"] == "entreprises"


@pytest.mark.parametrize("name", ["question", "profil", "item", "tri"])
@pytest.mark.parametrize("value", HOSTILE)
def test_an_address_that_asks_the_impossible_gets_a_sentence_and_the_nearest_view(name, value):
    app = opened(PAGE, **{name: value})
    assert "voici la vue la plus proche" in app.info[0].value
    assert findings(app)[0].startswith("Impact fort ou très fort")


def test_the_wordings_differ_by_marks_that_are_not_colour_alone():
    app = opened(PAGE)
    (shown,) = [part.proto.body for part in app.get("html") if "<b>Citoyens</b>" in part.proto.body]
    assert '<ins><span class="spoken">(ajouté\u202f: </span>réelle' in shown
    assert '<del><span class="spoken">(absent\u202f: </span>à travailler ensemble' in shown
