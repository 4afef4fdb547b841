"""Build: the data directory in, one Parquet file a table out, all of them or none."""

import os
import shutil
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from etl.checks import problems_of
from etl.files import Unreadable
from etl.identity import BUILD_DIR, DATA_DIR, source_id
from etl.problems import Problem
from etl.read import Sources, read_sources
from etl.tables import BUILD_ID_FILE, TABLES, Kind
from etl.tabulate import built_tables

ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
SWAP_ATTEMPTS = 20


class SourcesRefused(Exception):
    """The sources have problems; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def check(data_dir: Path = DATA_DIR) -> Sources:
    """Read and check every source file.

    Raises:
        SourcesRefused: with every problem found.
    """
    try:
        sources = read_sources(data_dir)
    except Unreadable as unreadable:
        raise SourcesRefused([unreadable.problem]) from None
    if problems := problems_of(sources):
        raise SourcesRefused(problems)
    return sources


def build(data_dir: Path = DATA_DIR, out_dir: Path = BUILD_DIR) -> dict[str, pd.DataFrame]:
    """Check the sources and write the tables; an interrupted or refused build leaves the previous one whole.

    Raises:
        SourcesRefused: with every problem found.
        OSError: the tables cannot be written there.
    """
    build_id = source_id(data_dir) if data_dir.is_dir() else ""
    tables = built_tables(check(data_dir), build_id=build_id)
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out_dir.name}-", dir=out_dir.parent))
    try:
        _write(tables, aside, build_id=build_id)
        _swap(aside, out_dir)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tables


def _write(tables: dict[str, pd.DataFrame], folder: Path, *, build_id: str) -> None:
    folder.chmod(0o755)
    for name, frame in tqdm(tables.items(), desc="Tables", unit="table", leave=False, disable=None):
        pq.write_table(_arrow(name, frame), folder / f"{name}.parquet", compression="zstd")
    (folder / BUILD_ID_FILE).write_text(f"{build_id}\n", encoding="ascii")
    for path in folder.iterdir():
        _flush(path)


def _arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    schema = pa.schema([(column.name, ARROW_TYPES[column.kind]) for column in TABLES[name].built])
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(None)


def _flush(path: Path) -> None:
    """To the disk, so that the renaming that follows never points at half a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _swap(aside: Path, out_dir: Path) -> None:
    """Put `aside` in the place of `out_dir`; another build may be doing the same."""
    for attempt in range(SWAP_ATTEMPTS):
        previous = Path(tempfile.mkdtemp(prefix=f".{out_dir.name}-old-", dir=out_dir.parent)) / out_dir.name
        try:
            if out_dir.exists():
                out_dir.rename(previous)
            aside.rename(out_dir)
            return
        except OSError:
            if previous.exists() and not out_dir.exists():
                previous.rename(out_dir)
            if attempt == SWAP_ATTEMPTS - 1:
                raise
        finally:
            shutil.rmtree(previous.parent, ignore_errors=True)
