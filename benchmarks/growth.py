"""Growth: what more figures cost the build, the memory and the queries of the pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pandas as pd
import pyarrow.parquet as pq

from benchmarks.figures import milliseconds, p50, p95, spaced
from benchmarks.pages import Call, calls_of_pages
from benchmarks.processes import in_a_new_process, resident_mb
from benchmarks.queries import LARGE, REAL, SMALL, call_times
from benchmarks.synthetic import write_tables
from dashboard import database
from etl.identity import BUILD_DIR, DATA_DIR

REPEATS = {REAL: 10, SMALL: 3, LARGE: 1}
"""Calls of each query with each set of arguments, after a first one."""
UNBOUNDED = "regions.regional_results"
"""Left out of the largest size: its answer, 1.5 million wide rows, does not fit beside the tables."""
BUILDS = {REAL: 5, SMALL: 3}
"""Builds of each size: reviewed text files do not grow to millions of rows."""


def growth_times(*, large: bool) -> pd.DataFrame:
    """One row a number of figures: tables loaded, their memory, all the pages' queries, the build."""
    calls = calls_of_pages()
    sizes = [REAL, SMALL, *([LARGE] if large else [])]
    return pd.DataFrame([_row(size, calls) for size in sizes]).fillna("")


def _row(size: int, calls: list[Call]) -> dict[str, str]:
    with TemporaryDirectory(prefix="synthetic-figures-") as name:
        folder = Path(name) if size else BUILD_DIR
        if size:
            write_tables(folder, figures_n=size)
        bounded = [call for call in calls if call.name != UNBOUNDED]
        asked = in_a_new_process(_query_cells, folder, bounded if size == LARGE else calls, REPEATS[size])
        figures = {"figures": spaced(_figures_n(folder))}
    return figures | asked | (_build_cells(size) if size in BUILDS else {})


def _query_cells(folder: Path, calls: list[Call], repeats: int) -> dict[str, str]:
    before, start = resident_mb(), perf_counter()
    with database.connect(folder) as connection:
        loaded, held = perf_counter() - start, resident_mb() - before
        times = [time for call in calls for time in call_times(call, connection, repeats=repeats)[1]]
    return {
        "tables loaded": milliseconds(loaded),
        "tables, MB": spaced(round(held)),
        "queries, p50": milliseconds(p50(times)),
        "queries, p95": milliseconds(p95(times)),
    }


def _build_cells(size: int) -> dict[str, str]:
    with TemporaryDirectory(prefix="growing-data-") as name:
        data, out = Path(name) / "data", Path(name) / "build"
        _write_sources(data, copies=max(1, size // _figures_n(BUILD_DIR)))
        builds = [_build(data, out) for _ in range(BUILDS[size])]
        held = _figures_n(out)
    return {
        "rows built": spaced(held),
        "check and build": milliseconds(p50([spent for spent, _ in builds])),
        "build, most MB": spaced(round(max(memory for _, memory in builds))),
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
    process = subprocess.Popen(command, cwd=database.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
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
