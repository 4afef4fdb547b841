"""The database holds every figure once, with its labels, and reads nothing else."""

import shutil

import duckdb
import pytest

from dashboard import database


def test_every_figure_is_labelled_once(cursor):
    figures, labelled = cursor.execute(
        "select (select count(*) from figures), (select count(*) from observations)"
    ).fetchone()
    assert figures == labelled


@pytest.mark.parametrize(
    "label", ["question_label", "item_label", "response_label", "profile_label", "region_label"]
)
def test_no_code_is_without_its_label(cursor, label):
    blank = cursor.execute(f"select count(*) from observations where coalesce({label}, '') = ''").fetchone()
    assert blank == (0,)


def test_one_row_of_each_observation_is_shown(cursor):
    per_observation = (
        "select count(*) filter (is_preferred) as shown from observations group by observation_id"
    )
    assert cursor.execute(f"select distinct shown from ({per_observation})").fetchall() == [(1,)]


def test_a_readable_value_is_shown_before_an_unreadable_one(cursor):
    hidden = cursor.execute(
        "select count(*) from observations o where is_preferred and value is null "
        "and exists (from observations p where p.observation_id = o.observation_id and p.value is not null)"
    ).fetchone()
    assert hidden == (0,)


def test_files_cannot_be_read_once_the_tables_are_loaded(cursor):
    with pytest.raises(duckdb.PermissionException):
        cursor.execute("from read_csv('/etc/hostname')")


def test_a_query_too_large_for_memory_fails_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with database.connect() as connection:
        connection.execute("set memory_limit = '60MB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.execute(
                "create table large as select random()::varchar || range word from range(5000000)"
            )
    assert list(tmp_path.iterdir()) == []


def test_the_stamp_follows_the_build(tmp_path):
    for path in database.identity.BUILD_DIR.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    identifier = tmp_path / "build_id"
    assert database.stamp(tmp_path) == database.identity.built_id(tmp_path) != ""

    identifier.unlink()
    assert database.stamp(tmp_path) == ""

    identifier.write_text("another build\n", encoding="ascii")
    assert database.stamp(tmp_path) == "another build"


def test_missing_tables_that_cannot_be_built_are_said_in_french(monkeypatch):
    monkeypatch.setattr(database.identity, "is_current", lambda: False)
    monkeypatch.setattr(database, "_build", lambda: False)
    monkeypatch.setattr(database, "stamp", lambda: "")
    with pytest.raises(database.TablesMissing, match="python -m etl build"):
        database.ensure_built()


def test_old_tables_are_kept_when_a_new_build_fails(monkeypatch):
    monkeypatch.setattr(database.identity, "is_current", lambda: False)
    monkeypatch.setattr(database, "_build", lambda: False)
    monkeypatch.setattr(database, "stamp", lambda: "yesterday")
    database.ensure_built()
