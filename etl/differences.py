"""Differences: two builds in, the figures added, corrected and withdrawn between them out."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from etl.problems import Refused

SAID = ("value", "status", "qualifier", "value_printed")
"""What is said of a figure: another of these makes it a corrected one."""


def differences(old: Path, new: Path) -> pd.DataFrame:
    """One row a figure that changed from one build folder to another, in the order of `figure_id`.

    Returns:
        `change` (`added`, `corrected`, `withdrawn`), `figure_id`, `before` and `after`, blank where there is
        none: the columns of `data/history.csv` that a program can fill.

    Raises:
        Refused: one of the folders holds no build.
    """
    before, after = _said(old), _said(new)
    both = before.index.intersection(after.index)
    corrected = [one for one in both if before[one] != after[one]]
    changes = {
        "added": after.index.difference(before.index),
        "corrected": corrected,
        "withdrawn": before.index.difference(after.index),
    }
    rows = [
        (change, figure_id, before.get(figure_id, ""), after.get(figure_id, ""))
        for change, figure_ids in changes.items()
        for figure_id in figure_ids
    ]
    found = pd.DataFrame(rows, columns=["change", "figure_id", "before", "after"])
    return found.sort_values("figure_id", ignore_index=True)


def told(found: pd.DataFrame) -> str:
    """The changes as lines of `data/history.csv` without version, date and reason, and their count."""
    counts = found["change"].value_counts()
    summary = ", ".join(f"{counts.get(change, 0)} {change}" for change in ("added", "corrected", "withdrawn"))
    return f"{found.to_csv(index=False)}{summary}."


def _said(folder: Path) -> pd.Series:
    """What a build says of each figure, as one text: « 88 », « illegible »."""
    try:
        figures = pq.read_table(folder / "figures.parquet", columns=["figure_id", *SAID]).to_pandas()
    except (OSError, ValueError) as error:
        raise Refused(
            f"{folder}: no build that can be read here ({error}). Give a folder of tables."
        ) from None
    return pd.Series([said(row) for row in figures.itertuples()], index=figures["figure_id"], dtype="str")


def said(row: object) -> str:
    """What a row of figures says, its value a number: « 88 », « >75 (plus des trois quarts) »."""
    if pd.isna(row.value):
        return row.status
    printed = f" ({row.value_printed})" if row.value_printed else ""
    return f"{row.qualifier}{row.value:g}{printed}"
