"""Tables and documents that point at others: claims, comparability, milestones, version, outlines."""

import pytest

from tests.etl.small_data import FIGURES, SmallData

FIGURE_ID = "essai-2021.impact.emploi.top2.share.citoyens._T.FR.2021-09@rapport"


def test_a_claim_about_a_figure_that_is_not_there_is_told_the_nearest(data: SmallData):
    wrong = FIGURE_ID.replace("FR", "53")
    data.set("claims.csv", 2, figure_id=wrong)

    assert data.problems() == [
        f"claims.csv:2: figure_id: '{wrong}' is not a figure. Did you mean '{FIGURE_ID}'?"
    ]


def test_a_claim_about_nothing_like_a_figure_is_told_what_to_do(data: SmallData):
    data.set("claims.csv", 2, figure_id="70 %")

    assert data.problems() == [
        "claims.csv:2: figure_id: '70 %' is not a figure. Correct it, or add the figure first."
    ]


def test_a_claim_may_name_a_statement_made_again(data: SmallData):
    data.copy(FIGURES, 7, locator="p. 9")
    data.copy("claims.csv", 2, figure_id=f"{FIGURE_ID}#2")

    assert data.problems() == []


def test_claims_are_not_checked_while_a_study_cannot_be_read(data: SmallData):
    data.path(FIGURES).unlink()

    assert data.problems() == [f"{FIGURES}: the file is missing. Add it, or restore it."]


def test_studies_compared_on_a_question_must_have_asked_it(data: SmallData):
    data.set("codelists/comparability.csv", 2, question_id="note_moyenne")

    remedy = "holds no figure of 'note_moyenne'. Correct the study or the question."
    assert data.problems() == [
        f"codelists/comparability.csv:2: study_a: 'essai-2021' {remedy}",
        f"codelists/comparability.csv:2: study_b: 'essai-2020' {remedy}",
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("2020-05", "2019"), ("2020-05-02", "2020-05-01"), ("2021", "2020-12")]
)
def test_a_milestone_may_not_end_before_it_starts(data: SmallData, start, end):
    data.set("milestones.csv", 2, start_date=start, end_date=end)

    assert data.problems() == [
        f"milestones.csv:2: end_date: {end} is before start_date {start}. Correct one of them."
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("2020-05", ""), ("2020-05", "2020"), ("2020", "2020-01"), ("2020", "2021")]
)
def test_a_milestone_may_end_when_or_after_it_starts(data: SmallData, start, end):
    data.set("milestones.csv", 2, start_date=start, end_date=end)

    assert data.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('version = "0.1.0"\n', "", " 'version' is missing. Add version = \"1.0.0\"."),
        ('version = "0.1.0"', "version = 1", '1: version: is not a text. Write version = "1.0.0".'),
        ('"0.1.0"', '""', '1: version: empty. Write version = "1.0.0".'),
        ("2022-01-31", '"2022-01-31"', "2: released_on: is not a date. Write released_on = 2026-11-21."),
        (
            "2022-01-31",
            "2022-01-31T10:00:00",
            "2: released_on: is not a date. Write released_on = 2026-11-21.",
        ),
        ('"Données d\'essai."', '["x"]', '3: summary: is not a text. Write summary = "…".'),
    ],
)
def test_the_version_is_complete(data: SmallData, old, new, problem):
    data.replace("version.toml", old, new)

    assert data.problems() == [f"version.toml:{problem}"]


OUTLINES = "geo/regions.geojson"
NOT_OUTLINES = "is not a collection of features with a text 'id' and the same 'code' each. Restore the file."


def test_outlines_and_regions_must_be_the_same(data: SmallData):
    data.write(OUTLINES, data.read(OUTLINES).replace('"53"', '"99"'))

    assert data.problems() == [
        f"{OUTLINES}: no outline for region '53' of codelists/regions.csv. Add it.",
        f"{OUTLINES}: outline '99' is not a region of codelists/regions.csv. Remove or recode it.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "3",
        "null",
        '"features"',
        "{}",
        '{"features": null}',
        '{"features": {"53": {}}}',
        '{"features": ["53"]}',
        '{"features": [{"id": "53"}]}',
        '{"features": [{"id": 53, "properties": {"code": 53}}]}',
        '{"features": [{"id": ["53"], "properties": {"code": ["53"]}}]}',
        '{"features": [{"id": "53", "properties": {"code": "11"}}]}',
        '{"features": [{"id": "53", "properties": null}]}',
    ],
)
def test_outlines_of_another_shape_are_refused(data: SmallData, content):
    data.write(OUTLINES, content)

    assert data.problems() == [f"{OUTLINES}: {NOT_OUTLINES}"]


def test_outlines_that_are_not_json_are_shown_at_their_line(data: SmallData):
    data.write(OUTLINES, '{"features": [\n{]\n}')

    assert data.problems() == [
        f"{OUTLINES}:2: not valid JSON: expecting property name enclosed in double quotes. Restore the file."
    ]


def test_a_programme_may_not_end_before_it_starts(data: SmallData):
    data.set("codelists/programmes.csv", 2, start_year="2020", end_year="2019")

    assert data.problems() == [
        "codelists/programmes.csv:2: end_year: 2019 is before start_year 2020. Correct one of them."
    ]


def test_a_programme_may_end_when_it_starts_later_or_not_yet(data: SmallData):
    for end_year in ("2020", "2021", ""):
        data.copy(
            "codelists/programmes.csv", 2, programme_id=f"P{end_year}", start_year="2020", end_year=end_year
        )

    assert data.problems() == []


def test_a_study_is_not_compared_with_itself(data: SmallData):
    data.set("codelists/comparability.csv", 2, study_b="essai-2021")

    assert data.problems() == [
        "codelists/comparability.csv:2: study_b: 'essai-2021' is compared with itself. Name another study."
    ]


def test_a_pair_of_studies_has_one_grade_whichever_comes_first(data: SmallData):
    data.copy("codelists/comparability.csv", 2, study_a="essai-2020", study_b="essai-2021", grade="B")

    assert data.problems() == [
        "codelists/comparability.csv:3: study_b: 'essai-2021' and 'essai-2020' are compared above already. "
        "Keep one row."
    ]
