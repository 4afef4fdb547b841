"""Practices: separate bases in separate panels, and a line only where the questions compare."""

import pandas as pd

from dashboard.cards import practices


def test_types_of_2021_stand_on_two_bases_and_the_title_says_so(cursor):
    card = practices.types(cursor, wave="2021")
    assert card.finding.endswith("les bases diffèrent\u202f; ordre non testable\u202f: effectif non publié")
    shares = {
        (row[0], row[1]): row[2] for row in card.table[["Base", "Type de partenariat", "Oui"]].to_numpy()
    }
    assert len({base for base, _ in shares}) == 2
    companies = "Les entreprises de 10 salariés et plus"
    assert [shares[companies, item] for item in ("Pratiques responsables", "Mécénat")] == [
        "54\u202f%",
        "25\u202f%",
    ]
    associations = {item: share for (base, item), share in shares.items() if base != companies}
    assert associations == {
        "Mécénat": "59\u202f%",
        "Innovation sociétale": "47\u202f%",
        "Pratiques responsables": "45\u202f%",
        "Coopération économique": "39\u202f%",
    }


def test_panels_list_the_types_in_one_order(cursor):
    figure = practices.types(cursor, wave="2021").figure
    types = ["Pratiques responsables", "Coopération économique", "Innovation sociétale", "Mécénat"]
    rows = [annotation.text for annotation in figure.layout.annotations if annotation.text in types]
    assert rows == types * 2


def test_what_is_planned_is_a_mark_beyond_the_bar_never_stacked(cursor):
    figure = practices.plans(cursor, wave="2021").figure
    assert figure.layout.barmode == "overlay"
    planned = [x for trace in figure.data if trace.type == "scatter" for x in trace.x]
    assert sorted(planned) == [30, 30, 35, 58, 60, 70, 73, 75]


def test_plans_add_points_and_the_title_says_that_the_bases_differ(cursor):
    assert practices.plan_waves(cursor) == ["2021"]
    assert practices.plans(cursor, wave="2021").finding == (
        "Ce qui est prévu dans les six mois ajoute de 4 à 7\u202fpoints chez les entreprises de 10 salariés "
        "et plus\u202f; de 16 à 26\u202fpoints chez les associations en partenariat ou qui en prévoient "
        "un\u202f: les bases diffèrent"
    )


def test_types_of_2015_are_partners_only(cursor):
    card = practices.types(cursor, wave="2015")
    assert not card.finding.endswith("les bases diffèrent")
    assert set(card.table["Base"]) == {"Les entreprises en partenariat", "Les associations en partenariat"}


def test_company_rates_join_2015_and_2021_and_keep_both_values_of_2015(cursor):
    card = practices.rates(cursor, actor_profile_id="entreprises")
    assert card.finding == (
        "57\u202f% des entreprises de 10 salariés et plus pratiquaient des partenariats en 2021, "
        "contre 36\u202f% en 2015\u202f: +21\u202fpoints\u202f; "
        "évolution non testable\u202f: effectif non publié"
    )
    line = [trace for trace in card.figure.data if trace.mode == "lines"]
    assert [(tuple(trace.x), tuple(trace.y)) for trace in line] == [((2015, 2021), (36, 57))]
    (points,) = [trace for trace in card.figure.data if trace.mode == "markers"]
    assert sorted(zip(points.x, points.y, strict=True)) == [(2015, 36), (2015, 37), (2021, 57)]


def test_company_rates_of_2010_and_2011_are_told_not_drawn(cursor):
    card = practices.rates(cursor, actor_profile_id="entreprises")
    drawn = dict(
        zip(card.table["Année"] + " " + card.table["Part"], card.table["Sur le graphique"], strict=True)
    )
    assert drawn["2010 21\u202f%"] == drawn["2011 28\u202f%"] == "non, autre question"
    assert any("21\u202f% en 2010" in note and "28\u202f% en 2011" in note for note in card.notes)


def test_the_change_that_publications_print_is_shown_beside_ours(cursor):
    notes = practices.rates(cursor, actor_profile_id="entreprises").notes
    assert any("de 2015 à septembre 2021\u202f: +20\u202fpoints" in note for note in notes)


def test_association_rates_join_what_compares_and_name_each_base(cursor):
    card = practices.rates(cursor, actor_profile_id="associations")
    assert card.finding == (
        "53\u202f% des associations employeuses pratiquaient des partenariats avec des entreprises en 2015, "
        "contre 46\u202f% en 2009\u202f: +7\u202fpoints\u202f; "
        "évolution non testable\u202f: effectif non publié"
    )
    assert any("98\u202f% en 2021" in note and "même axe" in note for note in card.notes)
    assert "associations d’intérêt général non employeuses" in card.base


def test_levels_of_2015_show_both_sides_and_those_of_2021_stand_apart(cursor):
    recent, former = practices.level_cards(cursor)
    assert recent.finding == (
        "Le niveau local ou micro-local concerne 73\u202f% des associations en partenariat ou qui en "
        "prévoient un (2021)"
    )
    assert former.finding == (
        "Le niveau local ou micro-local concerne 74\u202f% des partenariats des entreprises et 43\u202f% des "
        "partenariats des associations (2015)"
    )
    assert former.table["Part"].tolist() == [f"{share}\u202f%" for share in (74, 51, 25, 15, 43, 47, 22, 4)]


def test_levels_say_what_is_printed_and_lost_and_what_others_print(cursor):
    recent, former = practices.level_cards(cursor)
    assert any("pour les entreprises en 2021" in note and "illisibles" in note for note in recent.notes)
    assert (
        "≠ Le même énoncé circule avec une autre valeur\u202f: "
        "Régional\u202f: 47\u202f% ici, 43\u202f% ailleurs." in recent.notes
    )
    assert not any("illisibles" in note for note in former.notes)


def rates(*records: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "figure_id": f"{study}.{item}",
                "study_id": study,
                "item_id": item,
                "population_id": "_T",
                "year": year,
            }
            for study, item, year in records
        ]
    )


def test_studies_without_a_stated_grade_are_not_joined():
    points = rates(("a", "_T", 2015), ("b", "_T", 2021))
    assert practices.comparable_links(points, pd.DataFrame(columns=["study_a", "study_b"])) == []


def test_only_the_same_item_is_joined_whatever_the_order_of_the_pair():
    points = rates(("a", "_T", 2015), ("a", "avec_associations", 2015), ("b", "_T", 2021))
    grades = pd.DataFrame({"study_a": ["b"], "study_b": ["a"]})
    assert practices.comparable_links(points, grades) == [("a._T", "b._T")]
