"""The built tables, loaded once: cards and queries are tested on the published figures."""

from collections.abc import Callable, Iterator
from functools import cache

import duckdb
import pytest
from hypothesis import settings

from dashboard import tables as built
from dashboard.desk import Desk

# No deadline: how long an example takes depends on the machine. The same examples at every run: what a
# landing is refused for can be seen again; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=5_000)
settings.load_profile("project")


@pytest.fixture(scope="session")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    built.ensure_built()
    with built.connect() as connection:
        yield connection


@pytest.fixture
def cursor(tables: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return tables.cursor()


@pytest.fixture
def desk(cursor: duckdb.DuckDBPyConnection) -> Desk:
    """What queries and cards are made from: today's data, in French."""
    return Desk(cursor)


@pytest.fixture(scope="session")
def ask(tables: duckdb.DuckDBPyConnection) -> Callable[..., object]:
    """What makes cards and their parts from the built tables, each once."""

    @cache
    def made(maker: Callable[..., object], **codes: object) -> object:
        return maker(Desk(tables.cursor()), **codes)

    return made
