"""Database: the whole base with its codebook in one ZIP, as CSV for spreadsheets and as Parquet."""

import io
import json
import zipfile
from datetime import datetime

import duckdb
import pyarrow.parquet as pq

from dashboard.desk import Desk
from dashboard.exports.codebook import codebook, published_tables, table_list
from dashboard.exports.filenames import file_name
from dashboard.exports.machine import data_package
from dashboard.exports.release import Release
from dashboard.observations import ALL_WAVES
from dashboard.queries import slices
from dashboard.renderings import csv


def database_name(desk: Desk) -> str:
    """Name of the download, with the version of the data: `observatoire-partenariats-base-2-0-0.zip`."""
    return file_name(desk.words.exports.BASE_FILE, _release(desk).version, extension="zip")


def database_zip(desk: Desk) -> bytes:
    """Every table twice, the figures once more for people, the codebook and the terms, all described as a
    Data Package; the same bytes for the same data.
    """
    release, names = _release(desk), desk.words.codebook
    root = f"{names.FOLDER}_{release.version}"
    every = slices.observations(desk, ALL_WAVES, study_kinds=(), populations="all", is_preferred=False)
    files = {
        f"{names.README}.txt": (csv.BOM + names.readme(*release).replace("\n", "\r\n")).encode("utf-8"),
        f"{names.LABELLED_FILE}.csv": csv.of_figures(every, language=desk.language, notice=release.notice),
        f"{names.TABLES_FILE}.csv": csv.of_table(table_list(desk.cursor, desk.words), csv.TABLES),
        f"{names.CODEBOOK_FILE}.csv": csv.of_table(codebook(desk.cursor, desk.words), csv.TABLES),
    }
    described = data_package.descriptor(desk, folder="csv", dialect=csv.TABLES)
    files[data_package.NAME] = json.dumps(described, ensure_ascii=False, indent=1).encode("utf-8")
    for table in published_tables(desk.cursor):
        files[f"csv/{table}.csv"] = _csv(desk.cursor, table)
        files[f"parquet/{table}.parquet"] = _parquet(desk.cursor, table)
    return _zipped({f"{root}/{name}": content for name, content in files.items()}, release)


def _release(desk: Desk) -> Release:
    """Of these very tables, which may not be the ones that the site shows."""
    return Release(*desk.cursor.execute("select data_version, released_on, notice from build").fetchone())


def _csv(cursor: duckdb.DuckDBPyConnection, table: str) -> bytes:
    held = cursor.execute(f'select * from "{table}"')
    headers = [name for name, *_ in held.description]
    return csv.of_rows(headers, held.fetchall(), csv.TABLES)


def _parquet(cursor: duckdb.DuckDBPyConnection, table: str) -> bytes:
    content = io.BytesIO()
    pq.write_table(cursor.table(table).to_arrow_table(), content, compression="zstd")
    return content.getvalue()


def _zipped(files: dict[str, bytes], release: Release) -> bytes:
    """A ZIP dated by the release, so that two downloads of one version are equal byte for byte."""
    date = datetime.fromisoformat(release.released_on).timetuple()[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=date), data, compress_type=zipfile.ZIP_DEFLATED)
    return content.getvalue()
