"""The pages that trace figures open, filter, and answer any address in a sentence."""

import pytest

from tests.dashboard.test_sources import INNOVATION
from tests.pages.headings import section_titles
from tests.pages.test_pages import opened


def test_a_figure_in_the_address_shows_its_passport():
    app = opened("sources/figure.py", id=INNOVATION)
    assert app.title[0].value == "Passeport d’un chiffre"
    assert [heading.value for heading in app.subheader] == [
        "Où ce résultat est énoncé",
        "Les autres valeurs qui circulent",
    ]
    assert not app.info


@pytest.mark.parametrize("asked", ["inconnu", "'; drop table figures; --", "<b>x</b>", "x" * 10_000])
def test_an_unknown_figure_is_said_with_the_nearest_ones(asked):
    app = opened("sources/figure.py", id=asked)
    assert app.info[0].value.endswith("n’est pas l’identifiant d’un chiffre. Les plus proches\u202f:")
    assert "<b>" not in app.info[0].value
    assert sum("/chiffre?id=" in part.proto.body for part in app.get("html")) == 1


def test_without_an_identifier_the_page_says_where_to_find_one():
    assert "Voir le tableau" in opened("sources/figure.py").info[0].value


def test_conflicts_open_on_what_differs_and_follow_the_profile():
    assert len(section_titles(opened("sources/conflicts.py"))) == 20
    assert len(section_titles(opened("sources/conflicts.py", statut="tous"))) == 22
    assert len(section_titles(opened("sources/conflicts.py", profil="elus_locaux"))) < 20


def test_coverage_opens_with_its_counts_and_what_was_announced():
    app = opened("sources/coverage.py", statut="illegible_n")
    assert section_titles(app) == ["Annoncé, et que nous ne tenons pas"]
    assert "Illisibles dans notre copie" in app.table[0].value.columns


@pytest.mark.parametrize("page", ["sources/conflicts.py", "sources/coverage.py"])
@pytest.mark.parametrize("name", ["statut", "profil"])
def test_a_choice_that_does_not_exist_is_said(page, name):
    assert "voici la vue la plus proche" in opened(page, **{name: "<b>zz"}).info[0].value
