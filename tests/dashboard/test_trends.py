"""Trends: the four series that exist, joined only where the waves compare."""

import pytest

from dashboard.cards import trends


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def evolution(cursor, code: str):
    question_id, actor_profile_id = code.split(".")
    return trends.evolution(cursor, question_id=question_id, actor_profile_id=actor_profile_id)


def test_the_four_series_that_compare_are_found_and_no_other(cursor):
    assert [one.code for one in trends.series(cursor)] == [
        "taux_partenariat.entreprises",
        "taux_partenariat.associations",
        "urgence_partenariats.citoyens",
        "fragilites_prioritaires.citoyens",
    ]


def test_one_series_is_chosen_by_its_code(cursor):
    chosen = trends.series(cursor, code="urgence_partenariats.citoyens")
    assert chosen == [trends.Series("urgence_partenariats", "citoyens")]


def test_the_choices_are_all_series_then_each(cursor):
    assert list(trends.options(cursor)) == ["_T", *(one.code for one in trends.series(cursor))]


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        (
            "taux_partenariat.entreprises",
            "57 % des entreprises de 10 salariés et plus pratiquaient des partenariats en 2021, "
            "contre 36 % en 2015 : +21 points ; évolution non testable : effectif non publié",
        ),
        (
            "taux_partenariat.associations",
            "53 % des associations employeuses pratiquaient des partenariats avec des entreprises en 2015, "
            "contre 46 % en 2009 : +7 points ; évolution non testable : effectif non publié",
        ),
        (
            "urgence_partenariats.citoyens",
            "« Urgence de créer des partenariats » selon les citoyens : 86 % en 2008, 84 % en 2012, "
            "soit −2 points ; évolution non testable : effectif non publié",
        ),
        (
            "fragilites_prioritaires.citoyens",
            "De 2015 à 2019, les cinq notes publiées deux fois pour les citoyens baissent toutes ; le plus "
            "grand écart : « Emploi », de 7,1 sur 10 à 6,4 sur 10 ; évolutions non testables : la "
            "dispersion des réponses n’est pas publiée ; effectif non publié",
        ),
    ],
)
def test_a_series_says_from_where_to_where_it_goes(cursor, code, finding):
    assert plain(evolution(cursor, code).finding) == finding


@pytest.mark.parametrize("code", ["taux_partenariat.entreprises", "urgence_partenariats.citoyens"])
def test_a_series_says_why_its_waves_may_be_joined_and_what_is_computed(cursor, code):
    notes = evolution(cursor, code).notes
    assert plain(notes[0]).startswith("Comparaison avec réserve : ")
    assert notes[-1].startswith(
        "Écarts entre vagues calculés ici. Écarts non testables\u202f: effectif non publié"
    )


def test_both_values_of_2015_are_drawn_for_companies_and_2010_is_not(cursor):
    points = evolution(cursor, "taux_partenariat.entreprises").figure.data[-1]
    assert sorted(zip(points.x, points.y, strict=True)) == [(2015, 36.0), (2015, 37.0), (2021, 57.0)]


def test_the_other_value_of_security_in_2015_is_drawn_and_said(cursor):
    card = evolution(cursor, "fragilites_prioritaires.citoyens")
    assert any(note.startswith("Sécurité, septembre 2015\u202f: 7,0 sur 10 selon") for note in card.notes)
    dotted = [shape for shape in card.figure.layout.shapes if shape.line.dash == "dot"]
    assert [(shape.x0, shape.x1) for shape in dotted] == [(7.0, 7.0)]


def test_domains_of_one_wave_only_are_told(cursor):
    notes = [plain(note) for note in evolution(cursor, "fragilites_prioritaires.citoyens").notes]
    assert (
        "Publiés dans une seule de ces vagues, donc sans évolution : Pauvreté et exclusion (6,3 sur 10 en "
        "2015), Mobilité (5,9 sur 10 en 2019) et Transition énergétique (5,9 sur 10 en 2019)."
    ) in notes


def test_a_mean_out_of_ten_has_an_axis_of_ten(cursor):
    card = evolution(cursor, "fragilites_prioritaires.citoyens")
    assert tuple(card.figure.layout.xaxis.range) == (0, 10)


def test_what_cannot_join_a_series_stands_apart_with_its_reason(cursor):
    apart = trends.apart(cursor).set_index("item_label")["item_definition"]
    told = plain(apart["Taux de pratique partenariale, entreprises"])
    assert told.startswith("21 % (2010, avec des associations) ; 28 % (2011, ")
    assert "La base de 21 % en 2010 n’est pas connue" in told
    assert "Pour 2011, aucune publication ne met les vagues côte à côte." in told
    assert not [label for label in apart.index if label.startswith("Fragilités")]
