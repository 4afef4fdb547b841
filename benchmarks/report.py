"""Report: a part's table in, what is printed and what `benchmarks/README.md` keeps out."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from benchmarks.figures import markdown

README = Path(__file__).parent / "README.md"
PACKAGES = ("streamlit", "duckdb", "pandas", "plotly", "pyarrow")


def section(title: str, table: pd.DataFrame, *, command: str, note: str = "") -> str:
    """One part of the report: title, machine, command, table and note."""
    return "\n\n".join(filter(None, [f"### {title}", machine(command=command), markdown(table), note])) + "\n"


def machine(*, command: str) -> str:
    """When, with what and on what, in words that tell nobody whose machine it is."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{date.today().isoformat()} · `{command}` · milliseconds · {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores{_memory()}{_load()} · "
        f"Python {platform.python_version()}, {packages}"
    )


def write(part: str, text: str, *, readme: Path = README) -> None:
    """Put a part's results in the place that the README keeps for them."""
    start, end = f"<!-- {part}:start -->\n", f"<!-- {part}:end -->\n"
    before, _, rest = readme.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2]
    readme.write_text(f"{before}{start}{text}{end}{after}", encoding="utf-8")


def _memory() -> str:
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return ""
    return f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"


def _load() -> str:
    """How busy the machine was over the last quarter of an hour, this benchmark included."""
    return f", load {os.getloadavg()[2]:.1f}" if hasattr(os, "getloadavg") else ""
