"""Answers that are kept are those that the database gives, for each query and each of its values."""

import duckdb
import pytest

from dashboard import answers
from dashboard.answers import Answers


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("create table figures as select * from (values ('a', 1), ('b', 2)) t(name, value)")
        yield connection


def rows(held: Answers, query: str, values=()) -> list[tuple]:
    return held.cursor().execute(query, values).fetchall()


def test_an_answer_is_kept_with_its_columns_and_given_again(connection):
    held = Answers(connection)
    query = "select name, value from figures order by name"
    asked = held.cursor().execute(query)
    assert [column[0] for column in asked.description] == ["name", "value"]
    assert asked.fetchall() == [("a", 1), ("b", 2)]
    connection.execute("delete from figures")
    assert rows(held, query) == [("a", 1), ("b", 2)]
    held.forget()
    assert rows(held, query) == []


@pytest.mark.parametrize(
    "query, values, others",
    [
        ("select value from figures where name = $name", {"name": "a"}, {"name": "b"}),
        ("select value from figures where name = any($names)", {"names": ["a"]}, {"names": ["b"]}),
        ("select value from figures where name = any(?)", [["a"]], [["b"]]),
    ],
)
def test_other_values_have_another_answer(connection, query, values, others):
    held = Answers(connection)
    assert [rows(held, query, one) for one in (values, others, values)] == [[(1,)], [(2,)], [(1,)]]


def test_what_a_reader_does_to_the_rows_changes_no_answer(connection):
    held = Answers(connection)
    rows(held, "select value from figures order by value").clear()
    assert rows(held, "select value from figures order by value") == [(1,), (2,)]


def test_one_row_is_the_first_and_none_where_there_is_none(connection):
    asked = Answers(connection).cursor()
    assert asked.execute("select value from figures order by value").fetchone() == (1,)
    assert asked.execute("select value from figures where name = ?", ["c"]).fetchone() is None


def test_the_answer_asked_for_longest_ago_makes_room(connection, monkeypatch):
    monkeypatch.setattr(answers, "MOST_BYTES", 2 * (answers.AN_ANSWER + answers.A_CELL))
    held = Answers(connection)
    kept, left = "select max(value) from figures", "select min(value) from figures"
    for query in (kept, left, kept, "select count(*) from figures"):
        rows(held, query)
    connection.execute("insert into figures values ('c', 0), ('d', 9)")
    assert rows(held, kept) == [(2,)]
    assert rows(held, left) == [(0,)]


def test_a_query_that_fails_fails_each_time(connection):
    held = Answers(connection)
    for _ in range(2):
        with pytest.raises(duckdb.Error):
            rows(held, "select nothing from figures")
