"""Tables: the built Parquet files become one in-memory DuckDB, locked once loaded.

Beside every built table it holds what all cards read: `observations_<language>` (figures with their labels),
`waves` (which are the latest of what) and `grades` (how two studies compare on a question).
"""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from time import monotonic

import duckdb

from dashboard import relations
from dashboard.words import DEFAULT
from etl import identity, versions
from etl.columns import LANGUAGES
from etl.tables import BUILD_ID_FILE, SCHEMA_VERSION

ROOT = Path(__file__).resolve().parent.parent
BUILD_SECONDS = 120
SECONDS_SAID = 60

IN_MEMORY = {"temp_directory": ""}
"""A query that does not fit into memory fails; by default DuckDB writes it into the working directory."""


class TablesMissing(RuntimeError):
    """The built tables are not there or not readable, and cannot be made.

    `code` names the sentence for the reader (`words.problems`): `cannot_build`, `cannot_find`, `cannot_read`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def connect(build_dir: Path = identity.TABLES_DIR) -> duckdb.DuckDBPyConnection:
    """An in-memory database of every built table, and of the relations between figures.

    Raises:
        TablesMissing: a table is missing, damaged, or of another version of the schema.
    """
    connection = duckdb.connect(config=IN_MEMORY)
    try:
        _load(connection, build_dir)
        add_relations(connection)
    except duckdb.Error as error:
        raise TablesMissing("cannot_read") from error
    connection.execute("set enable_external_access = false")
    return connection


def _load(connection: duckdb.DuckDBPyConnection, build_dir: Path) -> None:
    for path in sorted(build_dir.resolve().glob("*.parquet")):
        connection.execute(f'create table "{path.stem}" as from read_parquet(?)', [str(path)])
    (version,) = connection.execute("select schema_version from build").fetchone()
    if version != SCHEMA_VERSION:
        raise TablesMissing("cannot_read")


def add_relations(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `waves`, `grades`, `observed` and `observations_<language>` from the built tables.

    Raises:
        duckdb.Error: a built table or one of its columns is missing.
    """
    for statement in relations.STATEMENTS:
        connection.execute(statement)
    for language in LANGUAGES:
        kind = "table" if language == DEFAULT else "view"
        connection.execute(relations.labelled(language, kind=kind))


def mended() -> duckdb.DuckDBPyConnection:
    """As `connect`; tables that cannot be read are built again first, where their sources are at hand."""
    before = stamp()
    try:
        return connect()
    except TablesMissing as missing:
        if stamp() not in ("", before):  # another build took the place of these while they were read
            return connect()
        cause = f"The tables in {identity.TABLES_DIR.name} cannot be read: {missing.__cause__!r}"
        _say(cause, int(monotonic() // SECONDS_SAID))
        if identity.VOLUME or identity.GIVEN or not _build():
            raise
        return connect()


@lru_cache(maxsize=4)
def _say(cause: str, minute: int) -> None:
    """One line a minute, however many readers ask."""
    print(cause, file=sys.stderr)


def stamp(build_dir: Path = identity.TABLES_DIR) -> str:
    """What changes when the tables change: the key of every cache, asked some thirty times a rerun."""
    try:
        written = (build_dir / BUILD_ID_FILE).stat()
    except OSError:
        return ""
    return _stamp(build_dir, written.st_mtime_ns, written.st_ino) or identity.built_id(build_dir)


def ensure_built() -> None:
    """Build the tables when they are missing or do not come from today's source files.

    Where `OBSERVATOIRE_DATA` says that they lie elsewhere, nothing is built: they are taken from there. A
    volume of versions (`OBSERVATOIRE_VOLUME`) takes in the one that came with the program.

    Raises:
        TablesMissing: there are no tables and they could not be built, or none where they should lie.
    """
    if identity.VOLUME:
        _take_in()
        return
    if identity.IS_REMOTE:
        _mirror()
    if identity.GIVEN:
        if stamp():
            return
        raise TablesMissing("cannot_find")
    if identity.is_current() or _build() or stamp():
        return
    raise TablesMissing("cannot_build")


def _take_in() -> None:
    """The version that is read, among those of the volume, with the one that came with the program."""
    try:
        versions.Library(Path(identity.VOLUME).absolute()).take_in(identity.DATA_DIR)
    except (OSError, versions.NotBuilt) as error:
        print(f"The versions in OBSERVATOIRE_VOLUME cannot be used: {error}", file=sys.stderr)
        if not stamp():
            raise TablesMissing("cannot_find") from error


def _mirror() -> None:
    """A first copy of the tables of the object store, then whatever comes there."""
    from dashboard.remote import Mirror  # 20 ms that no other deployment pays

    try:
        mirror = Mirror(identity.GIVEN, identity.TABLES_DIR)
        mirror.refresh()
    except (OSError, ValueError) as error:
        print(f"The tables cannot be fetched: {type(error).__name__}", file=sys.stderr)
        raise TablesMissing("cannot_find") from error
    mirror.follow()


@lru_cache(maxsize=4)
def _stamp(build_dir: Path, written_ns: int, inode: int) -> str:
    return identity.built_id(build_dir)


def _build() -> bool:
    command = [sys.executable, "-m", "etl", "build"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=BUILD_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode:
        print(done.stderr or done.stdout, file=sys.stderr, end="")
    return done.returncode == 0
