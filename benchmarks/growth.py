"""Growth: what more figures cost the build, the memory and the views of the pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pandas as pd
import pyarrow.parquet as pq

from benchmarks.processes import in_a_new_process, resident_mb
from benchmarks.queries import MANY, REAL, Process, tables_of, views_of_pages
from benchmarks.report import milliseconds, p50, p95, spaced
from dashboard import tables
from dashboard.views import View
from etl.identity import DATA_DIR, TABLES_DIR

BUILDS = {REAL: 3, MANY: 1}
"""Builds of each number of synthetic figures."""


def growth_times() -> pd.DataFrame:
    """One row a number of figures: tables loaded, their memory, the views of all pages, the build."""
    views = [view for found in views_of_pages().values() for view in found]
    return pd.DataFrame([_row(size, views) for size in BUILDS])


def _row(size: int, views: list[View]) -> dict[str, str]:
    with tables_of(size) as folder:
        held = {"figures": spaced(_figures_n(folder))}
        return held | in_a_new_process(_view_cells, folder, views) | _build_cells(size)


def _view_cells(folder: Path, views: list[View]) -> dict[str, str]:
    before, start = resident_mb(), perf_counter()
    with tables.connect(folder) as connection:
        loaded, held = perf_counter() - start, resident_mb() - before
        times = [Process(connection).made(view).whole_s for view in views]
    return {
        "tables loaded": milliseconds(loaded),
        "tables, MB": spaced(held),
        "a first view, p50": milliseconds(p50(times)),
        "p95": milliseconds(p95(times)),
    }


def _build_cells(size: int) -> dict[str, str]:
    with TemporaryDirectory(prefix="growing-data-") as name:
        data, out = Path(name) / "data", Path(name) / "build"
        _write_sources(data, copies=max(1, size // _figures_n(TABLES_DIR)))
        builds = [_build(data, out) for _ in range(BUILDS[size])]
        held = _figures_n(out)
    return {
        "rows built": spaced(held),
        "check and build": milliseconds(p50([spent for spent, _ in builds])),
        "build, most MB": spaced(max(memory for _, memory in builds)),
    }


def _write_sources(data: Path, *, copies: int) -> None:
    """The data folder with every study so many times, each copy under a name of its own."""
    shutil.copytree(DATA_DIR, data, ignore=shutil.ignore_patterns("build*", ".*"))
    for study in sorted((data / "studies").iterdir()):
        for number in range(2, copies + 1):
            shutil.copytree(study, study.with_name(f"{study.name}-copie-{number}"))


def _build(data: Path, out: Path) -> tuple[float, float]:
    """Seconds of one build in a process of its own, and the most memory that it held, in megabytes.

    Raises:
        RuntimeError: when the build refuses the data, with what it says.
    """
    command = [sys.executable, "-m", "etl", "build", "--data", str(data), "--out", str(out)]
    start = perf_counter()
    process = subprocess.Popen(command, cwd=tables.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode("utf-8", errors="replace")
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    spent = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"The build refused the copied studies: {said[:1000]}")
    return spent, usage.ru_maxrss / 1000  # kilobytes on Linux


def _figures_n(folder: Path) -> int:
    return pq.read_metadata(folder / "figures.parquet").num_rows
