"""Numbers, periods, bases and sources read as French, with its spaces."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import labels


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (148429, None, "148\u202f429"),
        (50200000, None, "50\u202f200\u202f000"),
        (6.4, None, "6,4"),
        (6.0, 1, "6,0"),
        (-3, None, "\u22123"),
        (0, None, "0"),
    ],
)
def test_numbers_are_grouped_by_three_with_a_decimal_comma(value, decimals, written):
    assert labels.number(value, decimals=decimals) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (21, "+21\u202fpoints"),
        (-1, "\u22121\u202fpoint"),
        (1.5, "+1,5\u202fpoint"),
        (8.5, "+8,5\u202fpoints"),
    ],
)
def test_a_difference_is_in_points_and_agrees_in_number(value, written):
    assert labels.points(value) == written


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("2015", "2015"),
        ("2021-09", "septembre 2021"),
        ("2021-T3", "3e trimestre 2021"),
        ("2020-05-07", "7 mai 2020"),
        ("2020-05-01", "1er mai 2020"),
        ("2018/2022", "2018-2022"),
        ("2015/2021-09", "de 2015 à septembre 2021"),
        ("2016-05/2016-06", "de mai 2016 à juin 2016"),
        ("2024-09-30/2024-10-28", "du 30 septembre au 28 octobre 2024"),
        ("2015-11-30/2016-01-19", "du 30 novembre 2015 au 19 janvier 2016"),
        ("", "vague non précisée"),
    ],
)
def test_a_period_is_written_in_words(code, written):
    assert labels.period(code) == written


def test_french_puts_narrow_spaces_before_high_punctuation_and_inside_guillemets():
    typed = "Est-ce « utile » ? Oui : 81 % ; l'élu dit « oui » !"
    assert labels.french(typed) == (
        "Est-ce «\u202futile\u202f»\u202f? Oui\u202f: 81\u202f%\u202f; l’élu dit «\u202foui\u202f»\u202f!"
    )


def test_french_leaves_addresses_and_quoted_words_alone():
    assert labels.french("https://exemple.fr:8501 et 'jouer collectif'") == (
        "https://exemple.fr:8501 et 'jouer collectif'"
    )


@given(st.text())
def test_french_changes_nothing_the_second_time(text):
    assert labels.french(labels.french(text)) == labels.french(text)


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_number_reads_back_as_the_same_number(value):
    written = labels.number(value, decimals=2)
    assert " " not in written
    read = float(written.replace("\u202f", "").replace("\u2212", "-").replace(",", "."))
    assert read == pytest.approx(value, abs=0.0051)


@pytest.mark.parametrize(
    ("value", "status", "written"),
    [
        (88.0, "published", "88\u202f%"),
        (float("nan"), "illegible", "illisible dans notre copie"),
        (float("nan"), "not_published", "non publié"),
        (None, "not_asked", "question non posée"),
    ],
)
def test_a_cell_without_value_says_why(value, status, written):
    assert labels.cell(value, measure_id="share", status=status) == written


@pytest.mark.parametrize(
    ("value", "measure_id", "qualifier", "written"),
    [
        (6.4, "mean_10", "", "6,4 sur 10"),
        (1, "rank", "", "1er"),
        (2, "rank", "", "2e"),
        (1000, "count", ">", "plus de 1\u202f000"),
        (100000000, "eur", "≈", "environ 100\u202f000\u202f000\u202f€"),
    ],
)
def test_a_value_carries_the_unit_of_its_measure(value, measure_id, qualifier, written):
    assert labels.quantity(value, measure_id=measure_id, qualifier=qualifier) == written


def rows(*records: dict[str, object]) -> pd.DataFrame:
    blank = {
        "profile_label": "Associations",
        "base_label": "",
        "base_n": None,
        "universe_n": None,
        "period": "2021-09",
        "institute": "Comisis-OpinionWay",
        "publisher": "Le RAMEAU",
        "publication_title": "Carnet",
        "locator": "",
        "wording": "",
        "wording_missing_reason": "",
    }
    return pd.DataFrame([blank | record for record in records])


def test_a_universe_is_never_called_a_number_of_interviews():
    line = labels.base_line(rows({"base_label": "Ensemble (148 429 associations)", "universe_n": 148429}))
    assert line == (
        "Base\u202f: Ensemble (148\u202f429 associations), univers, effectif interrogé non publié · "
        "Vague\u202f: septembre 2021 · Comisis-OpinionWay"
    )


def test_a_number_of_interviews_that_the_label_prints_is_not_repeated():
    assert labels.base_line(rows({"base_label": "Ensemble (42 fondations)", "base_n": 42})).startswith(
        "Base\u202f: Ensemble (42 fondations) · "
    )


def test_bases_of_several_profiles_are_told_apart():
    line = labels.base_line(
        rows(
            {"universe_n": 148429},
            {"profile_label": "Fondations", "base_n": 42},
            {"profile_label": "Élus locaux", "period": "2020-11"},
        )
    )
    assert line == (
        "Bases\u202f: associations, univers de 148\u202f429\u202f; fondations, 42 réponses\u202f; "
        "élus locaux, non publiée · Vagues\u202f: associations et fondations, septembre 2021\u202f; "
        "élus locaux, novembre 2020 · Comisis-OpinionWay"
    )


def test_a_source_names_each_document_once_with_the_titles_of_its_charts():
    line = labels.source_line(
        rows(
            {"locator": "« L'impact, vu par les associations », item 1"},
            {"locator": "« L'impact, vu par les associations », item 2"},
            {"publisher": "Ilec", "publication_title": "Entretien", "locator": "réponse 2"},
        )
    )
    assert line == (
        "Sources\u202f: Le RAMEAU, Carnet, «\u202fL’impact, vu par les associations\u202f»\u202f; "
        "Ilec, Entretien, réponse 2"
    )


def test_the_wording_most_profiles_were_given_is_shown_and_the_others_are_noted():
    question, notes = labels.question_line(
        rows(
            {"wording": "q3. Quel impact ?"},
            {"profile_label": "Entreprises", "wording": "Quel impact ?"},
            {"profile_label": "Citoyens", "wording": "Q11 : Quel degré d'impact ?"},
            {"profile_label": "Élus locaux", "wording_missing_reason": "La question est perdue."},
        )
    )
    assert question == "«\u202fQuel impact\u202f?\u202f» (associations et entreprises)"
    assert notes == (
        "Question posée aux citoyens\u202f: «\u202fQuel degré d’impact\u202f?\u202f»",
        "Élus locaux\u202f: La question est perdue.",
    )


def test_a_question_that_nobody_reproduced_gives_the_reason():
    question, notes = labels.question_line(rows({"wording_missing_reason": "La page ne la reproduit pas."}))
    assert (question, notes) == ("La page ne la reproduit pas.", ())
