"""Table and text: what only these two media say, word for word."""

from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
from dashboard.tabular import Cell
from tests.renderings.specs import SPECS


def texts(name: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(SPECS[name]).rows]


def test_the_table_of_a_duel_has_a_column_a_profile_and_one_of_gaps():
    found = table(SPECS["dots of a duel"])
    assert found.headers == ("Question", "Vague", "Élus locaux", "Entreprises", "Écart")
    first = SPECS["dots of a duel"].rows[0].marks
    assert found.rows[0] == (
        Cell("Nécessaire de «\u202fjouer collectif\u202f» face aux crises"),
        Cell("2020 / 2021"),
        Cell("92\u202f%", first[0].figure_id, number=92.0),
        Cell("83\u202f%", first[1].figure_id, number=83.0),
        Cell("+9"),
    )


def test_panels_become_a_first_column_with_their_base_beside():
    found = table(SPECS["bars of two panels of different length"])
    assert found.headers == ("Groupe", "Base", "Élément", "Part")
    assert [cell.text for cell in found.rows[-1]] == [
        "Associations",
        "302 réponses",
        "Élément 9",
        "89\u202f%",
    ]


def test_lines_have_one_row_a_wave_and_say_what_is_apart():
    assert texts("lines of three waves, one value apart") == [
        ["Au moins un partenariat", "2015", "36\u202f%", ""],
        ["Au moins un partenariat", "septembre 2021", "57\u202f%", ""],
        ["Au moins un partenariat", "2026", "61\u202f%", ""],
        ["Partenariats au sens large", "2011", "28\u202f%", "à part"],
        ["Partenariats au sens large", "2015", "illisible", ""],
    ]


def test_france_is_the_first_row():
    assert texts("bars of regions beside France")[:2] == [
        ["France métropolitaine", "10,4\u202f%"],
        ["Île-de-France", "14,3\u202f%"],
    ]


def test_a_profile_without_any_value_is_named_above_the_table():
    found = table(SPECS["dots of a profile without any value"])
    assert (found.headers, found.text) == (("Question", "Associations"), "Élus locaux\u202f: illisible.")


def test_a_row_without_marks_has_dashes():
    assert texts("dots with a row without marks")[1] == ["Question posée à un autre profil", "–", "–"]


def test_a_chart_without_rows_has_a_table_without_rows():
    found = table(SPECS["bars without any panel"])
    assert (found.headers, found.is_empty) == (("Élément", "Part"), True)


def test_a_voice_names_the_series_before_each_value_and_each_missing_word():
    assert spoken(SPECS["dots of five profiles"], "Un titre") == (
        "Un titre. "
        "Élément 1, citoyens\u202f: 56\u202f%, élus locaux\u202f: 61\u202f%, entreprises\u202f: 58\u202f%, "
        "associations\u202f: 88\u202f%, fondations\u202f: 95\u202f%\u202f; "
        "Élément 2, citoyens\u202f: 48\u202f%, élus locaux\u202f: illisible, entreprises\u202f: 52\u202f%, "
        "associations\u202f: 71\u202f%, fondations\u202f: 71\u202f%\u202f; "
        "Élément 3, citoyens\u202f: 50\u202f%, élus locaux\u202f: illisible, entreprises\u202f: 51\u202f%, "
        "associations\u202f: 50\u202f%, fondations\u202f: illisible."
    )


def test_a_voice_says_the_waves_the_gap_and_what_is_apart():
    assert spoken(SPECS["dots of a duel"], "Un titre ?").startswith(
        "Un titre ? Nécessaire de «\u202fjouer collectif\u202f» face aux crises (2020 / 2021), "
        "élus locaux\u202f: 92\u202f%, entreprises\u202f: 83\u202f%, écart\u202f: +9\u202f; "
    )
    assert spoken(SPECS["lines of three waves, one value apart"], "Un titre") == (
        "Un titre. Au moins un partenariat, 2015\u202f: 36\u202f%, septembre 2021\u202f: 57\u202f%, "
        "2026\u202f: 61\u202f%\u202f; Partenariats au sens large, 2011\u202f: 28\u202f% (à part), "
        "2015\u202f: illisible."
    )


def test_a_voice_says_france_first_then_every_panel_under_its_heading():
    assert spoken(SPECS["bars of regions beside France"], "Un titre") == (
        "Un titre. France métropolitaine\u202f: 10,4\u202f%. Île-de-France\u202f: 14,3\u202f%\u202f; "
        "Centre-Val de Loire\u202f: 12\u202f%\u202f; Bourgogne-Franche-Comté\u202f: 10,4\u202f%\u202f; "
        "Normandie\u202f: non publié."
    )
    assert spoken(SPECS["bars of two panels of different length"], "Un titre").endswith(
        "Associations (302 réponses) – Élément 9\u202f: 89\u202f%."
    )


def test_a_voice_says_that_nothing_is_published():
    assert spoken(SPECS["bars without any panel"], "Un titre") == "Un titre. Aucune valeur publiée."
