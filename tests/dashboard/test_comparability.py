"""Which observations may share an axis, and in which groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.comparability import Grades
from dashboard.observations import Observation
from tests.dashboard.made import CITIZENS, FOUNDATIONS, observation

STATED = (
    ("impact_percu", "associations-2021", "fondations-2021", "A", "Mêmes mots."),
    ("impact_percu", "associations-2021", "citoyens-2019", "B", "Mots proches."),
    ("impact_percu", "citoyens-2019", "fondations-2021", "C", "Même thème."),
    ("taux_partenariat", "fondations-2021", "citoyens-2019", "A", "Mêmes mots."),
)
GRADES = Grades(STATED)
UNNAMED = {"study_id": "non-precisee", "study_kind": "unspecified", "period": "", "wave_end": ""}


def told(groups: list[tuple[Observation, ...]]) -> list[list[str]]:
    return [[f"{one.study_id}.{one.item_id}" for one in group] for group in groups]


@pytest.mark.parametrize(
    ("question_id", "a", "b", "letter", "reason"),
    [
        ("impact_percu", "associations-2021", "fondations-2021", "A", "Mêmes mots."),
        ("impact_percu", "fondations-2021", "associations-2021", "A", "Mêmes mots."),
        ("impact_percu", "citoyens-2019", "associations-2021", "B", "Mots proches."),
        ("impact_percu", "citoyens-2019", "fondations-2021", "C", "Même thème."),
        ("impact_percu", "citoyens-2019", "ailleurs", "C", ""),
        ("autre", "associations-2021", "fondations-2021", "C", ""),
        ("autre", "ailleurs", "ailleurs", "A", ""),
    ],
)
def test_a_grade_is_that_of_the_question_either_way_and_c_where_nothing_is_stated(
    question_id, a, b, letter, reason
):
    assert (GRADES.letter(question_id, a, b), GRADES.reason(question_id, a, b)) == (letter, reason)


@pytest.mark.parametrize(
    ("other", "is_shared"),
    [
        (observation(FOUNDATIONS), True),
        (observation(CITIZENS), True),
        (observation(item_id="autre"), True),
        (observation(period="2026-09"), True),
        (observation(FOUNDATIONS, region_id="53"), True),
        (observation(FOUNDATIONS, study_id="ailleurs"), False),
        (observation(FOUNDATIONS, response_id="fort"), False),
        (observation(FOUNDATIONS, measure_id="mean_10"), False),
        (observation(FOUNDATIONS, question_id="autre"), False),
        (observation(FOUNDATIONS, base_unit="partenariats"), False),
        (observation(FOUNDATIONS, population_id="en_partenariat"), False),
        (observation(FOUNDATIONS, base_unit="personnes"), True),
    ],
)
def test_an_axis_holds_one_question_measure_answer_and_unit_of_studies_that_compare(other, is_shared):
    assert GRADES.shares_axis(observation(), other) is is_shared
    assert GRADES.shares_axis(other, observation()) is is_shared


def test_what_a_percentage_counts_is_the_profile_those_in_partnership_or_partnerships():
    rows = ({}, {"population_id": "en_partenariat_ou_prevu"}, {"base_unit": "partenariats"})
    assert [observation(row).counted for row in rows] == ["profile", "partners", "partnerships"]


@pytest.mark.parametrize(
    ("changes", "is_shared"),
    [
        ({}, True),
        ({"publication_id": "presse"}, False),
        ({"publication_id": "presse", "period": "2011"}, False),
    ],
)
def test_statements_that_name_no_survey_compare_within_one_publication(changes, is_shared):
    one = observation(UNNAMED)
    assert GRADES.shares_axis(one, observation(UNNAMED, FOUNDATIONS, UNNAMED, changes)) is is_shared


def test_statements_of_one_period_that_name_no_survey_compare():
    one = observation(UNNAMED, period="2018/2022")
    other = observation(UNNAMED, period="2018/2022", publication_id="presse", actor_profile_id="fondations")
    assert GRADES.shares_axis(one, other)


def test_each_joins_the_first_group_in_which_it_compares_with_all():
    rows = [observation(CITIZENS), observation(FOUNDATIONS), observation()]
    assert told(GRADES.groups(rows)) == [
        ["citoyens-2019.item", "associations-2021.item"],
        ["fondations-2021.item"],
    ]
    assert told(GRADES.groups(reversed(rows))) == [
        ["associations-2021.item", "fondations-2021.item"],
        ["citoyens-2019.item"],
    ]


def test_two_answers_and_two_measures_are_never_in_one_group():
    rows = [observation(), observation(response_id="fort"), observation(measure_id="mean_10", value=6.0)]
    assert [len(group) for group in GRADES.groups(rows)] == [1, 1, 1]


made = st.builds(
    lambda study, item, response, period: observation(
        study_id=study, item_id=item, response_id=response, period=period, wave_end=period
    ),
    st.sampled_from(["associations-2021", "fondations-2021", "citoyens-2019", "ailleurs"]),
    st.sampled_from("abc"),
    st.sampled_from(["top2", "oui"]),
    st.sampled_from(["", "2019", "2021"]),
)


@given(st.lists(made, max_size=8, unique_by=lambda one: one.figure_id))
def test_every_two_of_a_group_share_an_axis_and_every_observation_is_in_one_group(rows):
    groups = GRADES.groups(rows)
    assert sorted(one.figure_id for group in groups for one in group) == sorted(o.figure_id for o in rows)
    for group in groups:
        assert all(GRADES.shares_axis(a, b) for a in group for b in group)
        assert [rows.index(one) for one in group] == sorted(rows.index(one) for one in group)
