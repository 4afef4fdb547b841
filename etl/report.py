"""Report: what a command checked or wrote, as a few lines of text for the terminal."""

from pathlib import Path

import pandas as pd

from etl.read import Sources


def checked(sources: Sources) -> str:
    """One line when nothing is wrong."""
    return f"No problem in {len(sources.tables['figures'])} figures of {len(sources.study_ids)} studies."


def built(tables: dict[str, pd.DataFrame], *, out_dir: Path) -> str:
    """Rows a table, studies, publications, and the empty values by status."""
    figures = tables["figures"]
    publications = figures["publication_id"].nunique()
    rows = [f"  {name:<20}{len(frame):>7} rows" for name, frame in tables.items()]
    empty = figures.loc[figures["value"].isna(), "status"].value_counts().sort_index()
    lost = ", ".join(f"{count} {status}" for status, count in empty.items()) or "none"
    summary = (
        f"{len(figures)} figures of {len(tables['studies'])} studies, from {publications} publications; "
        f"empty values: {lost}."
    )
    version = tables["build"].iloc[0]
    return "\n".join(
        [*rows, summary, f"Data {version['data_version']}, written to {_seen_from_here(out_dir)}."]
    )


def _seen_from_here(folder: Path) -> Path:
    """Its path below the current folder, where it lies there."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
