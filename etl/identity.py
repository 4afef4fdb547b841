"""Identity: the input files in, one SHA-256 out, so that anyone can tell whether a build is current.

Standard library only: the dashboard imports it before anything is built.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from etl.tables import (
    BUILD_ID_FILE,
    COMPUTED_FILE,
    CROSSINGS_FILE,
    FIGURES_FILE,
    MAPPING_FILE,
    OUTLINES_FILE,
    SCHEMA_VERSION,
    SOURCE_TABLES,
    STUDIES_FOLDER,
    STUDY_FILE,
    TABLES,
    VERSION_FILE,
)

DATA_DIR = Path(__file__).resolve().parent.parent / "data"
BUILD_DIR = DATA_DIR / "build"
GIVEN = os.environ.get("OBSERVATOIRE_DATA", "")
"""Where finished tables lie, a folder or the address of an object store; blank where they are built here."""
IS_REMOTE = "://" in GIVEN
VOLUME = os.environ.get("OBSERVATOIRE_VOLUME", "")
"""A folder of versions of the data (`etl.versions`), one of which is read; blank where there is only one."""


def _tables_dir() -> Path:
    """Where the dashboard reads tables: here, in the folder given, or in the local copy of the store.

    Links on the way are kept: what they lead to changes when other tables are published.
    """
    if VOLUME:
        return Path(VOLUME).absolute() / "current" / "build"
    if IS_REMOTE:
        return Path(tempfile.gettempdir()) / f"observatoire-{os.getpid()}" / "current"
    return Path(GIVEN).absolute() if GIVEN else BUILD_DIR


TABLES_DIR = _tables_dir()


def sources_dir() -> Path:
    """The sources of the tables that are read."""
    return TABLES_DIR.parent / "data" if VOLUME else DATA_DIR


def source_id(data_dir: Path = DATA_DIR) -> str:
    """SHA-256 over the schema version and the relative path and bytes of every input file that exists.

    `""` when one of them cannot be read; the check then says which.
    """
    try:
        return _digest(data_dir)
    except OSError:
        return ""


def _digest(data_dir: Path) -> str:
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    for path in input_files(data_dir):
        content = path.read_bytes()
        digest.update(
            f"\0{path.relative_to(data_dir).as_posix()}\0{len(content)}\0".encode(errors="surrogateescape")
        )
        digest.update(content)
    return digest.hexdigest()


def input_files(data_dir: Path) -> list[Path]:
    """The files that the build reads, in the order of their relative paths."""
    files = {path for path in _expected_files(data_dir) if path.is_file()}
    return sorted(files, key=lambda path: path.relative_to(data_dir).as_posix())


def study_folders(data_dir: Path) -> list[Path]:
    """One folder a study, by name; hidden folders are not studies."""
    studies = data_dir / STUDIES_FOLDER
    if not studies.is_dir():
        return []
    return sorted(path for path in studies.iterdir() if path.is_dir() and not path.name.startswith("."))


def built_id(build_dir: Path = BUILD_DIR) -> str:
    """The identity written beside the built tables, `""` when there is no whole build."""
    try:
        text = (build_dir / BUILD_ID_FILE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    has_all_tables = all((build_dir / f"{name}.parquet").is_file() for name in TABLES)
    return text.strip() if has_all_tables else ""


def is_current(data_dir: Path = DATA_DIR, build_dir: Path = BUILD_DIR) -> bool:
    """Whether the built tables come from exactly these input files and this schema."""
    return built_id(build_dir) == source_id(data_dir) != ""


def _expected_files(data_dir: Path) -> Iterator[Path]:
    yield from (data_dir / table.source for table in SOURCE_TABLES)
    yield data_dir / VERSION_FILE
    yield data_dir / OUTLINES_FILE
    for folder in study_folders(data_dir):
        yield folder / STUDY_FILE
        yield folder / FIGURES_FILE
        yield folder / MAPPING_FILE
        yield folder / COMPUTED_FILE
        yield folder / CROSSINGS_FILE
