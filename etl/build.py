"""Build: the data directory in, one Parquet file a table out, all of them or none."""

import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from etl import publication
from etl.checks import problems_of
from etl.columns import Kind
from etl.files import Unreadable
from etl.identity import BUILD_DIR, DATA_DIR, source_id
from etl.problems import Refused, SourcesRefused
from etl.read import Sources, read_sources
from etl.tables import BUILD_ID_FILE, TABLES
from etl.tabulate import built_tables

ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}


class OutRefused(Refused):
    """The tables cannot or may not go to that folder."""

    def __init__(self, out_dir: Path, message: str) -> None:
        super().__init__(f"{out_dir}: {message}, or give another place with --out.")


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
        OutRefused: the tables cannot be written to `out_dir`, or it holds something else.
    """
    build_id = source_id(data_dir)
    tables = built_tables(check(data_dir), build_id=build_id)
    _require_tables_only(out_dir)
    try:
        _put(tables, out_dir, build_id=build_id)
    except OSError as error:
        reason = (error.strerror or str(error)).split("\n")[0]
        message = f"the tables cannot be written ({reason}). Free or open the place"
        raise OutRefused(out_dir, message) from None
    return tables


def _put(tables: dict[str, pd.DataFrame], out_dir: Path, *, build_id: str) -> None:
    """Write aside, then point to it: the previous tables stay until the new ones are whole."""
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    publication.sweep(out_dir)
    with publication.folder_beside(out_dir) as aside:
        _write(tables, aside, build_id=build_id)
        publication.publish(aside, out_dir)


def _require_tables_only(out_dir: Path) -> None:
    """The build takes the place of the whole folder: it must not take somebody's files with it."""
    if not out_dir.exists():
        return
    names = [path.name for path in out_dir.iterdir()] if out_dir.is_dir() else [out_dir.name]
    others = sorted(name for name in names if name != BUILD_ID_FILE and not name.endswith(".parquet"))
    if others:
        raise OutRefused(out_dir, f"holds '{others[0]}', which is not a built table. Move it away")


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
