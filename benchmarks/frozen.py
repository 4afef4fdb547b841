"""Frozen: the whole site becomes a folder of files, timed, weighed, and every link of it followed."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pandas as pd

from benchmarks.report import spaced

_LINK = re.compile(r' (?:href|src|action)="([^"#?]+)')
_NOTE: list[str] = []


def frozen_sizes() -> pd.DataFrame:
    """Files and megabytes of each kind, one row a kind."""
    with tempfile.TemporaryDirectory() as holder:
        folder = Path(holder) / "site-fige"
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "dashboard.frozen", folder], check=True, capture_output=True)
        _NOTE[:] = [_told(perf_counter() - start, folder)]
        return _sizes(folder)


def frozen_note() -> str:
    """How long the edition took, and what its links lead to."""
    return _NOTE[0]


def broken(folder: Path) -> Iterator[str]:
    """Links of pages to files that are not there."""
    for page in folder.rglob("*.html"):
        for address in _LINK.findall(page.read_text(encoding="utf-8")):
            if ":" not in address and not (page.parent / address).is_file():
                yield f"{page.relative_to(folder)}: {address}"


def _told(seconds: float, folder: Path) -> str:
    lost = len([*broken(folder)])
    return f"Written in {spaced(seconds)} s by one process a core. Links that lead nowhere: {lost}."


def _sizes(folder: Path) -> pd.DataFrame:
    files = [(path.suffix[1:], path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    kinds = pd.DataFrame(files, columns=["kind", "size"]).groupby("kind")["size"].agg(["count", "sum"])
    kinds.loc["all"] = kinds.sum()
    return pd.DataFrame(
        {
            "kind": kinds.index,
            "files": kinds["count"].map(spaced),
            "MB": (kinds["sum"] / 1e6).map("{:.1f}".format),
        }
    )
