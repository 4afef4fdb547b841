"""The built tables, loaded once: cards and queries are tested on the published figures."""

from collections.abc import Iterator

import duckdb
import pytest

from dashboard import database


@pytest.fixture(scope="session")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    database.ensure_built()
    with database.connect() as connection:
        yield connection


@pytest.fixture
def cursor(tables: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return tables.cursor()
