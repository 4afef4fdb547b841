"""Trends: the four series that exist, joined only where the waves compare."""

import pytest

from dashboard.cards import trends


def test_the_four_series_that_compare_are_found_and_no_other(cursor):
    assert [(one.question_id, one.actor_profile_id) for one in trends.series(cursor)] == [
        ("taux_partenariat", "entreprises"),
        ("taux_partenariat", "associations"),
        ("urgence_partenariats", "citoyens"),
        ("fragilites_prioritaires", "citoyens"),
    ]


@pytest.mark.parametrize(
    ("question_id", "actor_profile_id", "finding"),
    [
        (
            "taux_partenariat",
            "associations",
            "53 % des associations employeuses pratiquaient des partenariats avec des entreprises en 2015, "
            "contre 46 % en 2009 : +7 points",
        ),
        (
            "urgence_partenariats",
            "citoyens",
            "« Urgence de créer des partenariats » selon les citoyens : de 86 % en 2008 à 84 % en 2012",
        ),
        (
            "fragilites_prioritaires",
            "citoyens",
            "5 notes publiées deux fois pour les citoyens, toutes en baisse ; le plus grand écart : "
            "« Emploi », de 7,1 sur 10 en 2015 à 6,4 sur 10 en 2019",
        ),
    ],
)
def test_a_series_says_from_where_to_where_it_goes(cursor, question_id, actor_profile_id, finding):
    card = trends.evolution(cursor, question_id=question_id, actor_profile_id=actor_profile_id)
    assert card.finding.replace("\u202f", " ") == finding


def test_the_other_value_of_security_in_2015_is_said(cursor):
    card = trends.evolution(cursor, question_id="fragilites_prioritaires", actor_profile_id="citoyens")
    assert any(note.startswith("Sécurité, septembre 2015\u202f: 7,0 sur 10 selon") for note in card.notes)


def test_a_mean_out_of_ten_has_an_axis_of_ten(cursor):
    card = trends.evolution(cursor, question_id="fragilites_prioritaires", actor_profile_id="citoyens")
    assert tuple(card.figure.layout.xaxis.range) == (0, 10)
