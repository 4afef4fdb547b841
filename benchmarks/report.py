"""Report: times in seconds and tables become what is printed and what `benchmarks/README.md` keeps."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

import pandas as pd

README = Path(__file__).parent / "README.md"
PACKAGES = ("streamlit", "duckdb", "pandas", "plotly", "pyarrow")


def p50(times: Sequence[float]) -> float:
    """The median."""
    return median(times)


def p95(times: Sequence[float]) -> float:
    """The value that 95 % of the times do not exceed."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def milliseconds(seconds: float) -> str:
    """`7.4` below ten, `38` above, `12 340` from ten thousand."""
    value = seconds * 1000
    return f"{value:.1f}" if value < 10 else spaced(value)


def spaced(number: float) -> str:
    """`12 340`."""
    return f"{round(number):,}".replace(",", " ")


def section(title: str, table: pd.DataFrame, *, command: str, note: str = "") -> str:
    """One part of the report: title, machine, command, table and note."""
    return "\n\n".join(filter(None, [f"### {title}", machine(command), markdown(table), note])) + "\n"


def machine(command: str) -> str:
    """When, with what and on what, in words that tell nobody whose machine it is."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = f", load {os.getloadavg()[2]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{date.today().isoformat()} · `{command}` · milliseconds · {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores{load} · Python {platform.python_version()}, {packages}"
    )


def markdown(table: pd.DataFrame) -> str:
    """A table that reads well in a terminal and in a Markdown page: text left, numbers right."""
    cells = [list(table.columns), *table.fillna("").astype(str).to_numpy().tolist()]
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    rule = [("-" * width if place == 0 else "-" * (width - 1) + ":") for place, width in enumerate(widths)]
    return "\n".join(_line(row, widths) for row in [cells[0], rule, *cells[1:]])


def write(part: str, text: str, *, readme: Path = README) -> None:
    """Put a part's results in the place that the README keeps for them."""
    start, end = f"<!-- {part}:start -->\n", f"<!-- {part}:end -->\n"
    before, _, rest = readme.read_text(encoding="utf-8").partition(start)
    after = rest.partition(end)[2]
    readme.write_text(f"{before}{start}{text}{end}{after}", encoding="utf-8")


def _line(row: list[str], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return f"| {first[0]:<{first[1]}} | " + " | ".join(f"{cell:>{width}}" for cell, width in others) + " |"
