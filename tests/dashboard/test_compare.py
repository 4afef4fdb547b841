"""Comparing profiles: who may share an axis, the words that differ, and the gaps to a reference."""

import pandas as pd

from dashboard.cards import compare
from dashboard.comparability import comparable_groups
from dashboard.wordings import Piece, differences

ROWS = pd.DataFrame(
    {
        "question_id": "q",
        "response_id": "oui",
        "study_id": ["old", "new", "other"],
        "actor_profile_id": ["entreprises", "entreprises", "citoyens"],
        "period": ["2015", "2021", "2020"],
    }
)


def grades(*pairs: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [("q", *pair) for pair in pairs], columns=["question_id", "study_a", "study_b", "grade"]
    )


def studies(groups: list[pd.DataFrame]) -> list[set[str]]:
    return [set(group["study_id"]) for group in groups]


def test_without_a_stated_grade_every_study_stands_alone():
    assert studies(comparable_groups(ROWS, grades())) == [{"new"}, {"other"}, {"old"}]


def test_studies_graded_a_or_b_share_an_axis_and_c_does_not():
    stated = grades(("new", "other", "B"), ("old", "new", "C"))
    assert studies(comparable_groups(ROWS, stated)) == [{"new", "other"}, {"old"}]


def test_a_study_joins_a_group_only_if_it_compares_with_all_of_it():
    stated = grades(("new", "other", "A"), ("old", "other", "A"))
    assert studies(comparable_groups(ROWS, stated)) == [{"new", "other"}, {"old"}]


def test_words_that_differ_are_marked_and_numbers_and_punctuation_are_not():
    found = differences("Q3. selon vous, quel impact sur ?", "q11 : Selon vous, quel réel impact sur ...")
    assert found == [Piece("Selon vous, quel", False), Piece("réel", True), Piece("impact sur", False)]


def test_the_page_opens_on_perceived_impact_and_offers_only_questions_of_several_profiles(cursor):
    questions = compare.questions(cursor)
    assert next(iter(questions)) == "impact_percu"
    assert {"source_innovation", "jouer_collectif_necessaire", "types_partenariat"} <= set(questions)


def test_the_largest_gap_to_the_reference_is_the_finding(cursor):
    card = compare.by_profile(cursor, question_id="impact_percu", reference_id="entreprises", sort="ecart")
    assert card.finding == (
        "Le plus grand écart avec les entreprises\u202f: les fondations, 95\u202f% sur "
        "«\u202fMobilisation collective du territoire\u202f», contre 58\u202f% (+37\u202fpoints)"
    )


def test_the_table_gives_each_profiles_gap_in_points(cursor):
    card = compare.by_profile(
        cursor, question_id="jouer_collectif_necessaire", reference_id="elus_locaux", sort="questionnaire"
    )
    assert card.table.iloc[0].to_dict() == {
        "Item": "Ensemble",
        "Citoyens": "81\u202f%",
        "Élus locaux": "92\u202f%",
        "Entreprises": "83\u202f%",
        "Associations": "97\u202f%",
        "Fondations": "98\u202f%",
        "Citoyens\u202f: écart": "\u221211\u202fpoints",
        "Entreprises\u202f: écart": "\u22129\u202fpoints",
        "Associations\u202f: écart": "+5\u202fpoints",
        "Fondations\u202f: écart": "+6\u202fpoints",
    }


def test_source_of_innovation_compares_the_four_profiles_of_2015_and_2016_only(cursor):
    card = compare.by_profile(
        cursor, question_id="source_innovation", reference_id="citoyens", sort="questionnaire"
    )
    assert card.data.set_index("actor_profile_id")["value"].to_dict() == {
        "citoyens": 69,
        "elus_locaux": 87,
        "entreprises": 81,
        "associations": 86,
    }


def test_a_profile_with_nothing_published_is_drawn_with_its_word(cursor):
    card = compare.by_profile(
        cursor, question_id="source_innovation", reference_id="citoyens", sort="questionnaire"
    )
    assert card.table["Fondations"].tolist() == ["non publié"]


def test_questions_that_only_share_a_theme_stand_in_separate_panels(cursor):
    card = compare.by_profile(
        cursor, question_id="taux_partenariat", reference_id="associations", sort="questionnaire"
    )
    assert card.card_id == "comparer_taux_partenariat_a-part"
    assert "comparabilité C" in card.notes[0]


def test_each_profile_is_set_beside_what_the_others_expect_for_it(cursor):
    card = compare.own_performance(cursor)
    assert "les associations 81\u202f%, les autres de 42\u202f% à 81\u202f%" in card.finding


def test_a_lost_wording_says_why_and_how_far_it_compares(cursor):
    entries = compare.question_wordings(cursor, question_id="impact_percu", reference_id="entreprises")
    lost = next(entry for entry in entries if entry.profile == "Élus locaux")
    assert lost.pieces == ()
    assert "Comparabilité B" in lost.reason
