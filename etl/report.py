"""Report: what a command found or wrote, as a few lines of text for the terminal."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from etl.problems import Problem
from etl.read import Sources


def checked(sources: Sources) -> str:
    """One line when nothing is wrong."""
    return f"No problem in {len(sources.tables['figures'])} figures of {len(sources.study_ids)} studies."


def refused(problems: Sequence[Problem]) -> str:
    """Every problem, one a line, and how many there are."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n".join([*map(str, problems), f"{count}. Nothing was written."])


def built(tables: dict[str, pd.DataFrame], *, out_dir: Path) -> str:
    """Rows a table, studies, publications, and the empty values by status."""
    figures = tables["figures"]
    rows = [f"  {name:<20}{len(frame):>7} rows" for name, frame in tables.items()]
    empty = figures.loc[figures["value"].isna(), "status"].value_counts().sort_index()
    lost = ", ".join(f"{count} {status}" for status, count in empty.items()) or "none"
    summary = (
        f"{len(figures)} figures of {len(tables['studies'])} studies, from {figures['publication_id'].nunique()} "
        f"publications; empty values: {lost}."
    )
    version = tables["build"].iloc[0]
    return "\n".join([*rows, summary, f"Data {version['data_version']}, written to {out_dir}."])
