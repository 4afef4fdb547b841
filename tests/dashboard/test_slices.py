"""A slice holds the waves asked for and no others, as records that are ready to be read."""

import pytest

from dashboard.observations import ALL_WAVES, LATEST, Other, Slice
from dashboard.queries import codelists, slices
from tests.dashboard import small_base
from tests.dashboard.small_base import desk_with_waves

FOUNDATIONS = {"question_ids": ["impact_percu"], "profile_ids": ["fondations"], "region_ids": ["FR"]}


def told(found) -> list[tuple[str, str]]:
    return [(one.period, one.text or one.word) for one in found]


def waves_base(periods: list[str], **rows) -> slices.Desk:
    """One result in a wave of its own study a period: 10 %, 20 %…"""
    figures = [
        {"study_id": f"s{n}", "period": period, "response_id": "oui", "value": 10.0 * n}
        for n, period in enumerate(periods, 1)
    ]
    studies = [{"study_id": f"s{n}"} for n in range(1, len(periods) + 1)]
    return small_base.small_base(figures=figures, studies=studies, **rows)


def test_the_latest_wave_is_the_default():
    rows = slices.observations(desk_with_waves(), **FOUNDATIONS)
    found = [one for one in rows if one.response_id == "top2"]
    assert {(one.study_id, one.period, one.wave_rank) for one in found} == {
        (small_base.FOUNDATIONS_2026, "2026-03", 1)
    }
    assert [one.text for one in found] == [
        "85\u202f%",
        "76\u202f%",
        "71\u202f%",
        "61\u202f%",
        "52\u202f%",
        "54\u202f%",
        "71\u202f%",
    ]


def test_a_wave_asked_for_is_the_latest_that_is_not_later():
    desk = waves_base(["2015", "2021-09", "2026"])
    asked = {
        "2014": [],
        "2015": [("2015", "10\u202f%")],
        "2020": [("2015", "10\u202f%")],
        "2021": [("2021-09", "20\u202f%")],
        "2021-08": [("2015", "10\u202f%")],
        "2021-09": [("2021-09", "20\u202f%")],
        "2021-T3": [("2021-09", "20\u202f%")],
        "2030": [("2026", "30\u202f%")],
    }
    assert {at: told(slices.observations(desk, Slice(at))) for at in asked} == asked


def test_all_waves_come_from_the_oldest():
    desk = waves_base(["2026", "2015", "2021-09"])
    assert told(slices.observations(desk, ALL_WAVES)) == [
        ("2015", "20\u202f%"),
        ("2021-09", "30\u202f%"),
        ("2026", "10\u202f%"),
    ]


def test_a_slice_never_mixes_two_waves_of_one_question_profile_and_territory():
    found = slices.observations(desk_with_waves(), populations="all", study_kinds=())
    waves = {}
    for one in found:
        key = (one.question_id, one.measure_id, one.actor_profile_id, one.region_id)
        waves.setdefault(key, set()).add((one.study_id, one.period))
    assert len(found) > 1000
    assert {len(same) for same in waves.values()} == {1}


def test_a_later_wave_without_a_readable_value_is_not_the_latest():
    desk = small_base.small_base(
        figures=[
            {"study_id": "old", "period": "2015", "value": 40.0},
            {"study_id": "new", "period": "2021", "status": "illegible", "reading": ""},
        ],
        studies=[{"study_id": "old"}, {"study_id": "new"}],
    )
    assert told(slices.observations(desk)) == [("2015", "40\u202f%")]
    assert told(slices.observations(desk, ALL_WAVES)) == [("2015", "40\u202f%"), ("2021", "illisible")]


def test_waves_are_offered_by_year_and_by_period_where_a_year_has_two():
    assert slices.waves(waves_base(["2015", "2021-09", "2026-03", "2026-10"])) == [
        "2026-10",
        "2026-03",
        "2021",
        "2015",
    ]


@pytest.mark.parametrize("periods", [[], ["2021"], ["2021", ""]])
def test_one_dated_wave_leaves_no_choice(periods):
    assert slices.waves(waves_base(periods)) == []


def test_every_wave_offered_is_shown_when_it_is_asked_for():
    desk = desk_with_waves()
    for question in codelists.questions(desk):
        for code in slices.waves(desk, question_ids=[question.question_id]):
            found = slices.observations(desk, Slice(code), question_ids=[question.question_id])
            assert any(one.period.startswith(code) or one.wave_end.startswith(code) for one in found), code


def test_a_wave_that_no_named_survey_made_is_not_offered_before_one_that_does():
    desk = small_base.small_base(
        figures=[
            {"study_id": "a", "period": "2015", "value": 40.0},
            {"study_id": "b", "period": "2016", "value": 41.0},
            {"study_id": "x", "period": "2022", "value": 42.0},
        ],
        studies=[{"study_id": "a"}, {"study_id": "b"}, {"study_id": "x", "kind": "unspecified"}],
    )
    assert slices.waves(desk) == ["2016", "2015"]


def test_the_waves_of_other_questions_profiles_and_territories_are_not_offered():
    desk = desk_with_waves()
    assert slices.waves(desk, question_ids=["impact_percu"]) == ["2026", "2021"]
    assert slices.waves(desk, question_ids=["impact_percu"], profile_ids=["citoyens"]) == []
    assert slices.waves(desk, question_ids=["taux_partenariat"], profile_ids=["entreprises"]) == [
        "2026",
        "2021",
        "2015",
        "2010",
    ]


def test_a_record_says_the_value_or_why_there_is_none():
    desk = small_base.small_base(
        figures=[
            {"item_id": "a", "value": 6.4, "measure_id": "mean_10"},
            {"item_id": "b", "value": 2000.0, "measure_id": "count", "qualifier": ">"},
            {"item_id": "c", "status": "not_asked", "reading": ""},
        ]
    )
    found = slices.observations(desk)
    assert [(one.text, one.word, one.value) for one in found] == [
        ("6,4 sur 10", "", 6.4),
        ("plus de 2\u202f000", "", 2000.0),
        ("", "question non posée", None),
    ]


def test_what_a_reader_reads_is_typed_as_french_and_codes_are_left_alone():
    desk = small_base.small_base(
        figures=[{"value": 1.0, "locator": "« L'essai », p. 1", "value_printed": "1 %"}]
    )
    (one,) = slices.observations(desk)
    assert one.locator == "«\u202fL’essai\u202f», p. 1"
    assert one.question_label == "Question d’essai"
    assert one.value_printed == "1 %"
    assert one.publication_url == "https://exemple.fr/rapport"


def test_other_values_are_pairs_of_a_value_and_its_period(desk):
    found = slices.observations(desk, question_ids=["source_innovation"], profile_ids=["citoyens"])
    national = [one for one in found if one.region_id == "FR"]
    assert [one.others for one in national] == [(Other(74.0, ""), Other(74.0, "2018/2022"))]


def test_blank_numbers_are_none_and_never_nan(desk):
    for one in slices.observations(desk, ALL_WAVES, populations="all", study_kinds=()):
        for number in (one.value, one.base_n, one.universe_n, one.std_error, one.df):
            assert number is None or number == number


def test_only_the_main_population_is_there_unless_all_are_asked_for(desk):
    asked = {"question_ids": ["territoire_en_mouvement"]}
    main = slices.observations(desk, **asked)
    every = slices.observations(desk, **asked, populations="all")
    assert {one.population_id for one in main} == {"_T"}
    assert len(every) > len(main)


def test_context_and_facts_are_not_among_the_answers_unless_asked_for(desk):
    kinds = {one.study_kind for one in slices.observations(desk, ALL_WAVES)}
    assert kinds == {"survey", "unspecified"}
    assert slices.observations(desk, study_kinds=["context"], region_ids=["53"])


def test_every_statement_is_there_when_the_preferred_are_not_enough(desk):
    asked = {"question_ids": ["source_innovation"], "profile_ids": ["citoyens"], "region_ids": ["FR"]}
    preferred = slices.observations(desk, LATEST, **asked)
    every = slices.observations(desk, LATEST, **asked, is_preferred=False)
    assert (len(preferred), len({one.observation_id for one in every})) == (1, 1)
    assert len(every) > 1


def test_the_regional_volume_is_one_observation_a_region_profile_and_item_with_its_base():
    found = slices.observations(desk_with_waves(), study_ids=[small_base.VOLUME_2026])
    assert len(found) == 13 * 3 * 4
    assert all(one.base_n and one.wave_rank == 1 for one in found)
    assert [one.value for one in found] == [
        float(small_base.regional_value(one.region_id, one.actor_profile_id, one.item_id)) for one in found
    ]


def test_a_profile_without_figures_until_now_is_there_with_its_new_questions():
    desk = desk_with_waves()
    young = {one.profile_id: one.known_n for one in codelists.profiles(desk)}
    assert young["jeunes"] == 4
    found = slices.observations(desk, profile_ids=["jeunes"])
    assert [(one.question_short, one.text, one.who) for one in found] == [
        ("Envie d’agir avec d’autres", "78\u202f%", "les jeunes"),
        ("Envie d’agir avec d’autres", "22\u202f%", "les jeunes"),
        ("Freins à l’engagement", "62\u202f%", "les jeunes"),
        ("Freins à l’engagement", "41\u202f%", "les jeunes"),
        ("Taille des échantillons et des populations", "", "les jeunes"),
    ]
    assert (found[-1].study_id, found[-1].word) == ("parole-jeunes-2023", "non publié")


def test_grades_are_those_that_the_code_list_states(desk):
    grades = slices.grades(desk)
    assert grades.letter("impact_percu", "impact-fondations-2021", "impact-entreprises-2021") == "A"
    assert grades.letter("impact_percu", "impact-citoyens-2019", "impact-fondations-2021") == "B"
    assert grades.letter("taux_partenariat", "impact-citoyens-2019", "impact-fondations-2021") == "C"


def test_what_a_visitor_asks_changes_no_table(desk):
    for asked in ("'; drop table figures; --", "x' or 1=1 --", "\u0000", "%' union select 1 --"):
        assert slices.observations(desk, question_ids=[asked]) == []
    with pytest.raises(Exception, match=r"disabled|Permission"):
        desk.cursor.execute("copy figures to '/tmp/figures.csv'")


@pytest.mark.parametrize("at", ["'; drop table figures; --", "?", "20", "2021-99", "2021-T7"])
def test_a_wave_that_is_no_period_is_no_wave(desk, at):
    assert slices.observations(desk, Slice(at), question_ids=["impact_percu"]) == []
