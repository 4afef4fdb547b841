"""Release: which version of the data a file was made from, as the build wrote it."""

from functools import lru_cache
from typing import NamedTuple

import pyarrow.parquet as pq

from dashboard import tables
from dashboard.words import vocabulary
from etl import identity


class Release(NamedTuple):
    """Version of the data and its day, `("2.0.0", "2026-11-21")`, and what must be said of data not real."""

    version: str
    released_on: str
    notice: str = ""


def data_release() -> Release:
    """The release of the tables that the site shows."""
    return _release(tables.stamp())


@lru_cache(maxsize=4)
def _release(stamp: str) -> Release:
    (build,) = pq.read_table(identity.TABLES_DIR / "build.parquet").to_pylist()
    return Release(build["data_version"], build["released_on"], vocabulary().numbers.typed(build["notice"]))
