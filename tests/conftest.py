"""The built tables, loaded once: cards and queries are tested on the published figures."""

from collections.abc import Callable, Iterator
from functools import cache

import duckdb
import pytest
from hypothesis import settings

from dashboard import database

settings.register_profile("project", deadline=None)  # how long an example takes depends on the machine
settings.load_profile("project")


@pytest.fixture(scope="session")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    database.ensure_built()
    with database.connect() as connection:
        yield connection


@pytest.fixture
def cursor(tables: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return tables.cursor()


@pytest.fixture(scope="session")
def ask(tables: duckdb.DuckDBPyConnection) -> Callable[..., object]:
    """What makes cards and their parts from the built tables, each once."""

    @cache
    def made(maker: Callable[..., object], **codes: object) -> object:
        return maker(tables.cursor(), **codes)

    return made
