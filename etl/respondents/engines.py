"""Engines: the file and the common SQL in, small Arrow tables of counts out; the rows stay where they are."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa
from tqdm import tqdm

from etl.problems import Refused
from etl.respondents.plan import Plan
from etl.respondents.scan import SOURCE
from etl.respondents.variables import RespondentFile, Variable

MEMORY = "256MB"
"""What a scan of any size may take; beyond it DuckDB writes into a private folder that is removed."""


class ScanFault(Refused):
    """An engine could not count; its own message is not passed on, since it may quote an answer."""


class Engine(Protocol):
    """What runs the scan."""

    def table(self, sql: str) -> pa.Table:
        """The rows of one query."""


@contextmanager
def local(path: Path, plan: Plan, *, private: Path) -> Iterator[Engine]:
    """DuckDB, on a Parquet file of this machine."""
    settings = {"memory_limit": MEMORY, "temp_directory": str(private), "preserve_insertion_order": "false"}
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET enable_external_file_cache = false")
        connection.execute("SET enable_progress_bar = true")  # so that a query can be followed…
        connection.execute("SET enable_progress_bar_print = false")  # …by our bar alone
        columns = ", ".join(f'"{name}" AS {alias}' for name, alias in _quoted(plan))
        given = str(path).replace("'", "''")
        view = f"CREATE VIEW {SOURCE} AS SELECT {columns} FROM read_parquet('{given}')"
        _quietly(duckdb.Error, lambda: connection.execute(view))
        yield _DuckDB(connection)


@contextmanager
def remote(address: str, source: str, plan: Plan) -> Iterator[Engine]:
    """A server of Spark Connect (`sc://host:port`), on a table or Parquet files that it can read."""
    session = _session(address)

    def view() -> None:
        columns = [f"`{name}` AS {alias}" for name, alias in plan.aliases.items()]
        _rows(session, source).selectExpr(*columns).createOrReplaceTempView(SOURCE)

    _quietly(Exception, view)
    try:
        yield _Spark(session)
    finally:
        session.stop()


def remote_file(address: str, source: str, *, rows: int) -> RespondentFile:
    """What the server says of the columns of a table or of Parquet files; the scan counts `rows` again."""
    session = _session(address)
    schema = _quietly(Exception, lambda: _rows(session, source).schema)
    texts = {field.name: field.dataType.typeName() in ("string", "varchar", "char") for field in schema}
    variables = {name: Variable(name, is_text=is_text) for name, is_text in texts.items()}
    return RespondentFile(Path(source), "Parquet", rows, variables)


def _session(address: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = (
            "--engine needs the Spark Connect client. Install it: pip install -r requirements-spark.txt."
        )
        raise Refused(message) from None
    return _quietly(Exception, lambda: SparkSession.builder.remote(address).getOrCreate())


def _rows(session: Any, source: str) -> Any:
    """The table of that name, or the Parquet files at that address."""
    is_table = "/" not in source and not source.endswith(".parquet")
    return session.table(source) if is_table else session.read.parquet(source)


def _quoted(plan: Plan) -> list[tuple[str, str]]:
    return [(name.replace('"', '""'), alias) for name, alias in plan.aliases.items()]


class _DuckDB:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def table(self, sql: str) -> pa.Table:
        """The rows of one query; a bar follows it on a terminal."""
        with _bar(self.connection):
            return _quietly(duckdb.Error, lambda: self.connection.sql(sql).to_arrow_table())


class _Spark:
    def __init__(self, session: Any) -> None:
        self.session = session

    def table(self, sql: str) -> pa.Table:
        """The rows of one query, computed in the cluster."""
        return _quietly(Exception, lambda: self.session.sql(sql).toArrow())


def _quietly(failure: type[Exception], run: Callable[[], Any]) -> Any:
    """What `run` gives; of a failure only its kind."""
    try:
        return run()
    except failure as error:
        kind = type(error).__name__
    raise ScanFault(f"The scan failed ({kind}). Its message is kept back: it may quote an answer.")


@contextmanager
def _bar(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A bar of per cent on a terminal, nothing elsewhere."""
    done = threading.Event()
    bar = tqdm(total=100, desc="Respondents", unit="%", leave=False, disable=None, delay=0.5)
    follower = threading.Thread(target=_follow, args=(connection, bar, done), daemon=True)
    if not bar.disable:
        follower.start()
    try:
        yield
    finally:
        done.set()
        if follower.is_alive():
            follower.join()
        bar.close()


def _follow(connection: duckdb.DuckDBPyConnection, bar: tqdm, done: threading.Event) -> None:
    while not done.wait(0.2):
        bar.n = max(bar.n, min(100, round(connection.query_progress())))
        bar.refresh()
