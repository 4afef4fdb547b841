"""The tables hold every figure once, with its labels, its wave and its grades, and read nothing else."""

import shutil
from collections import Counter

import duckdb
import pytest

from dashboard import tables as built
from dashboard.observations import ALL_WAVES
from dashboard.queries import slices
from tests.dashboard.small_base import small_base

VIEW = "observations_fr"


def test_every_figure_is_labelled_once(cursor):
    figures, labelled = cursor.execute(
        f"select (select count(*) from figures), (select count(*) from {VIEW})"
    ).fetchone()
    assert figures == labelled


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "label", ["question_label", "question_short", "item_label", "response_label", "profile_label"]
)
def test_no_code_is_without_its_label_in_any_language(cursor, label, language):
    blank = cursor.execute(
        f"select count(*) from observations_{language} where coalesce({label}, '') = ''"
    ).fetchone()
    assert blank == (0,)


def test_one_row_of_each_observation_is_preferred(cursor):
    per_observation = f"select count(*) filter (is_preferred) as n from {VIEW} group by observation_id"
    assert cursor.execute(f"select distinct n from ({per_observation})").fetchall() == [(1,)]


def test_a_readable_value_is_preferred_to_an_unreadable_one(cursor):
    hidden = cursor.execute(
        f"select count(*) from {VIEW} o where is_preferred and value is null "
        f"and exists (from {VIEW} p where p.observation_id = o.observation_id and p.value is not null)"
    ).fetchone()
    assert hidden == (0,)


def test_an_item_of_all_that_a_question_defines_for_itself_doubles_no_row():
    own = {"question_id": "question", "item_id": "_T", "label_fr": "Tous les effets", "domain_id": "_T"}
    desk = small_base(
        figures=[{"value": 40.0}, {"question_id": "autre", "value": 30.0}],
        items=[own | {"order": 7}],
    )
    found = desk.cursor.execute(
        f"select question_id, item_label, item_order from {VIEW} order by question_id"
    ).fetchall()
    assert found == [("autre", "Ensemble", 0), ("question", "Tous les effets", 7)]


PERIODS = {
    "": "",
    "2021": "2021-12-31",
    "2021-T1": "2021-03-31",
    "2021-T4": "2021-12-31",
    "2020-02": "2020-02-29",
    "2021-09-30": "2021-09-30",
    "2016-05/2016-06": "2016-06-30",
    "2024-09-30/2024-10-28": "2024-10-28",
}


def test_a_wave_ends_on_the_last_day_of_its_period():
    desk = small_base(
        figures=[{"study_id": f"s{n}", "period": period, "value": 1.0} for n, period in enumerate(PERIODS)],
        studies=[{"study_id": f"s{n}"} for n in range(len(PERIODS))],
    )
    assert dict(desk.cursor.execute("select period, wave_end from waves").fetchall()) == PERIODS


WAVES = [
    ("later", "survey", "2021-09", 40.0),
    ("sooner", "survey", "2015", 40.0),
    ("undated", "survey", "", 40.0),
    ("unnamed", "unspecified", "2026", 40.0),
    ("unreadable", "survey", "2030", None),
]


def test_the_latest_wave_has_a_value_a_named_survey_and_a_date():
    desk = small_base(
        figures=[{"study_id": code, "period": period, "value": value} for code, _, period, value in WAVES],
        studies=[{"study_id": code, "kind": kind} for code, kind, _, _ in WAVES],
    )
    found = desk.cursor.execute("select study_id from waves order by wave_rank").fetchall()
    assert [code for (code,) in found] == [code for code, *_ in WAVES]


def test_of_two_waves_of_one_period_the_later_publication_is_the_latest():
    desk = small_base(
        figures=[
            {"study_id": "a", "value": 40.0, "publication_id": "new"},
            {"study_id": "b", "value": 50.0, "publication_id": "old"},
        ],
        studies=[{"study_id": "a"}, {"study_id": "b"}],
        publications=[
            {"publication_id": "old", "publication_date": "2016"},
            {"publication_id": "new", "publication_date": "2017"},
        ],
    )
    found = desk.cursor.execute("select study_id, wave_rank from waves order by wave_rank").fetchall()
    assert found == [("a", 1), ("b", 2)]


def test_waves_are_ranked_for_each_question_measure_profile_and_territory_apart(cursor):
    firsts = cursor.execute(
        "select question_id, measure_id, actor_profile_id, region_id from waves where wave_rank = 1"
    ).fetchall()
    series = cursor.execute(
        "select distinct question_id, measure_id, actor_profile_id, region_id from figures"
    ).fetchall()
    assert Counter(firsts) == Counter(series)


def test_the_main_population_has_most_values_then_is_the_largest():
    desk = small_base(
        figures=[
            {"population_id": "_T", "item_id": "a", "value": 40.0},
            {"population_id": "grandes", "item_id": "a", "value": 40.0},
            {"population_id": "grandes", "item_id": "b", "value": 40.0},
            {"population_id": "_T", "question_id": "autre", "value": 40.0},
            {"population_id": "grandes", "question_id": "autre", "value": 40.0},
            {"population_id": "en_partenariat", "question_id": "autre", "value": None, "status": "illegible"},
        ]
    )
    found = desk.cursor.execute(
        "select distinct question_id, population_id, population_rank from observed order by all"
    ).fetchall()
    assert found == [
        ("autre", "_T", 1),
        ("autre", "en_partenariat", 3),
        ("autre", "grandes", 2),
        ("question", "_T", 2),
        ("question", "grandes", 1),
    ]


def test_those_counted_are_named_by_their_part_of_the_profile():
    desk = small_base(
        figures=[
            {"population_id": code, "actor_profile_id": "entreprises", "value": 1.0}
            for code in ("_T", "grandes", "en_partenariat")
        ]
    )
    found = desk.cursor.execute(f"select population_article from {VIEW} order by population_order").fetchall()
    assert [name for (name,) in found] == [
        "les entreprises",
        "les entreprises (Grandes organisations)",
        "les entreprises en partenariat",
    ]


def test_those_whom_a_study_says_that_it_asked_are_named_so_whatever_the_code_lists_name():
    desk = small_base(
        figures=[
            {"population_id": "_T", "value": 1.0},
            {"population_id": "grandes", "value": 2.0, "question_id": "autre"},
        ],
        wordings=[
            {"study_id": "etude", "question_id": "question", "text": "?", "asked_fr": "les jeunes citoyens"},
            {"study_id": "etude", "question_id": "autre", "text": "?", "asked_fr": "les citadins"},
        ],
    )
    found = desk.cursor.execute(f"select population_article from {VIEW} order by value").fetchall()
    assert found == [("les jeunes citoyens",), ("les citadins",)]


def test_grades_hold_both_ways_and_within_a_study_that_names_its_survey():
    desk = small_base(
        figures=[{"study_id": code, "value": 1.0} for code in ("a", "b", "x")],
        studies=[
            {"study_id": "a"},
            {"study_id": "b"},
            {"study_id": "x", "kind": "unspecified", "fieldwork": ""},
        ],
        comparability=[
            {"question_id": "question", "study_a": "a", "study_b": "b", "grade": "B", "reason": "Proche."}
        ],
    )
    assert desk.cursor.execute("from grades order by all").fetchall() == [
        ("question", "a", "a", "A", ""),
        ("question", "a", "b", "B", "Proche."),
        ("question", "b", "a", "B", "Proche."),
        ("question", "b", "b", "A", ""),
        ("question", "x", "x", "C", ""),
    ]


def test_another_value_stated_of_the_same_thing_is_kept_beside_with_its_period():
    desk = small_base(
        figures=[
            {"value": 36.0, "publication_id": "rapport"},
            {"value": 37.0, "publication_id": "rapport", "is_preferred": False},
            {"value": 36.0, "publication_id": "rapport", "is_preferred": False},
        ]
    )
    found = desk.cursor.execute(f"select value, others from {VIEW} order by figure_id").fetchall()
    assert found == [
        (36.0, [{"value": 37.0, "period": "2015"}]),
        (37.0, [{"value": 36.0, "period": "2015"}]),
        (36.0, [{"value": 37.0, "period": "2015"}]),
    ]


def test_a_claim_that_differs_puts_its_value_beside_one_that_only_rewords_does_not():
    figures = [
        {"study_id": "a", "value": 36.0, "figure_id": "a"},
        {"study_id": "b", "value": 37.0, "figure_id": "b", "period": "2016"},
        {"study_id": "c", "value": 99.0, "figure_id": "c"},
    ]
    claims = [
        {"claim_id": "one", "figure_id": "a", "relation": "confirms", "reason": "…"},
        {"claim_id": "one", "figure_id": "b", "relation": "differs", "reason": "…"},
        {"claim_id": "two", "figure_id": "a", "relation": "confirms", "reason": "…"},
        {"claim_id": "two", "figure_id": "c", "relation": "rewords", "reason": "…"},
    ]
    desk = small_base(figures=figures, studies=[{"study_id": code} for code in "abc"], claims=claims)
    found = desk.cursor.execute(f"select figure_id, others from {VIEW} order by figure_id").fetchall()
    assert found == [
        ("a", [{"value": 37.0, "period": "2016"}]),
        ("b", [{"value": 36.0, "period": "2015"}]),
        ("c", []),
    ]


def test_pages_that_differ_may_count_two_answers():
    figures = [
        {"value": 59.0, "figure_id": "a", "response_id": "oui"},
        {"value": 75.0, "figure_id": "b", "response_id": "_T"},
    ]
    claims = [
        {"claim_id": "one", "figure_id": "a", "relation": "confirms", "reason": "…"},
        {"claim_id": "one", "figure_id": "b", "relation": "differs", "reason": "…"},
    ]
    desk = small_base(figures=figures, claims=claims)
    found = desk.cursor.execute(f"select value, others from {VIEW} order by value").fetchall()
    assert found == [
        (59.0, [{"value": 75.0, "period": "2015"}]),
        (75.0, [{"value": 59.0, "period": "2015"}]),
    ]


def test_all_values_of_an_indicator_of_context_are_written_with_the_decimals_of_the_finest():
    desk = small_base(
        studies=[{"kind": "context"}],
        figures=[
            {"question_id": "ctx_taux", "region_id": "53", "value": 2.81},
            {"question_id": "ctx_taux", "region_id": "94", "value": 3.5},
            {"question_id": "ctx_taux", "region_id": "94", "value": 4.5, "period": "2016"},
        ],
    )
    rows = slices.observations(desk, ALL_WAVES, study_kinds=["context"])
    assert [one.text for one in rows] == ["2,81\u202f%", "3,50\u202f%", "4,5\u202f%"]


def test_files_cannot_be_read_once_the_tables_are_loaded(cursor):
    with pytest.raises(duckdb.PermissionException):
        cursor.execute("from read_csv('/etc/hostname')")


def test_a_query_too_large_for_memory_fails_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with built.connect() as connection:
        connection.execute("set memory_limit = '60MB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.execute(
                "create table large as select random()::varchar || range word from range(5000000)"
            )
    assert list(tmp_path.iterdir()) == []


def test_the_stamp_follows_the_build(tmp_path):
    for path in built.identity.BUILD_DIR.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    identifier = tmp_path / "build_id"
    assert built.stamp(tmp_path) == built.identity.built_id(tmp_path) != ""

    identifier.unlink()
    assert built.stamp(tmp_path) == ""

    identifier.write_text("another build\n", encoding="ascii")
    assert built.stamp(tmp_path) == "another build"


def test_missing_tables_that_cannot_be_built_are_refused_with_the_name_of_their_sentence(monkeypatch):
    monkeypatch.setattr(built.identity, "is_current", lambda: False)
    monkeypatch.setattr(built, "_build", lambda: False)
    monkeypatch.setattr(built, "stamp", lambda: "")
    with pytest.raises(built.TablesMissing) as refused:
        built.ensure_built()
    assert refused.value.code == "cannot_build"


def test_old_tables_are_kept_when_a_new_build_fails(monkeypatch):
    monkeypatch.setattr(built.identity, "is_current", lambda: False)
    monkeypatch.setattr(built, "_build", lambda: False)
    monkeypatch.setattr(built, "stamp", lambda: "yesterday")
    built.ensure_built()


def test_tables_of_another_schema_are_refused(tmp_path):
    for path in built.identity.BUILD_DIR.glob("*.parquet"):
        shutil.copyfile(path, tmp_path / path.name)
    source = tmp_path / "build.parquet"
    other = duckdb.sql(f"select * replace ('1' as schema_version) from '{source}'").arrow().read_all()
    duckdb.sql("from other").write_parquet(str(source))
    with pytest.raises(built.TablesMissing) as refused:
        built.connect(tmp_path)
    assert refused.value.code == "cannot_read"
    assert other.num_rows == 1
