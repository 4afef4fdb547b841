"""Read: a data directory in, text tables and documents out, every fault noted and none hiding another.

Codes stay text ("01" is not 1) and blanks stay blank. What depends on a file or row that cannot be read
is marked incomplete, so that the checks do not report its absence a thousand times.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pandas as pd

from etl.csv_files import FILE, LINE, CsvTable, csv_table
from etl.files import Document, Unreadable, document, folder_content
from etl.problems import Problem
from etl.tables import (
    COMPUTED_FILE,
    CROSSINGS,
    CROSSINGS_FILE,
    FIGURES,
    FIGURES_FILE,
    MAPPING_FILE,
    OUTLINES_FILE,
    SOURCE_TABLES,
    STUDIES_FOLDER,
    STUDY_FILE,
    VERSION_FILE,
)

Read = TypeVar("Read")


@dataclass
class Sources:
    """Everything read from a data directory, and what could not be."""

    data_dir: Path
    study_ids: list[str]
    """Every study folder, readable or not."""
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    """Text tables by name; `figures` holds those of all studies."""
    studies: dict[str, Document] = field(default_factory=dict)
    """`study.toml` by study."""
    mappings: dict[str, Document] = field(default_factory=dict)
    """`microdata.toml` by study, for those with a respondents' file."""
    documents: dict[str, Document] = field(default_factory=dict)
    """The other TOML and JSON files, by path."""
    problems: list[Problem] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    """Tables and studies that lack rows."""

    def is_whole(self, name: str) -> bool:
        """Whether the absence of a code from this table means anything."""
        return name in self.tables and name not in self.incomplete


def read_sources(data_dir: Path) -> Sources:
    """Read every source file under `data_dir`.

    Raises:
        Unreadable: there is no such directory, or nothing in it.
    """
    _require_content(data_dir)
    sources = Sources(data_dir, _study_ids(data_dir))
    for table in SOURCE_TABLES:
        path = data_dir / table.source
        _add(
            sources,
            table.name,
            lambda path=path, table=table: csv_table(path, name=table.source, table=table),
        )
    for name in (VERSION_FILE, OUTLINES_FILE):
        if read := _attempt(sources, lambda name=name: document(data_dir / name, name=name)):
            sources.documents[name] = read
    _add_studies(sources)
    return sources


def _require_content(data_dir: Path) -> None:
    if not data_dir.is_dir():
        raise Unreadable(str(data_dir), "there is no such data directory. Give its place with --data.")
    if not any(path.name != "build" for path in folder_content(data_dir, name=str(data_dir))):
        raise Unreadable(
            str(data_dir), "the data directory is empty. Restore it, or give another with --data."
        )


def _study_ids(data_dir: Path) -> list[str]:
    studies = data_dir / STUDIES_FOLDER
    if not studies.is_dir():
        return []
    return [path.name for path in folder_content(studies, name=f"{STUDIES_FOLDER}/") if path.is_dir()]


def _attempt(sources: Sources, read: Callable[[], Read]) -> Read | None:
    try:
        return read()
    except Unreadable as unreadable:
        sources.problems.append(unreadable.problem)
        return None


def _add(sources: Sources, name: str, read: Callable[[], CsvTable]) -> pd.DataFrame | None:
    """Put one table among the sources; `None` and marked incomplete when it cannot be read."""
    table = _attempt(sources, read)
    if table is None or not table.is_whole:
        sources.incomplete.add(name)
    if table is None:
        return None
    sources.problems += table.problems
    sources.tables[name] = table.frame
    return table.frame


def _add_studies(sources: Sources) -> None:
    if not sources.study_ids:
        message = f"holds no study. Add a folder with {STUDY_FILE} and {FIGURES_FILE}."
        sources.problems.append(Problem(f"{STUDIES_FOLDER}/", message))
        sources.incomplete.add("figures")
    frames = [frame for study_id in sources.study_ids if (frame := _study(sources, study_id)) is not None]
    sources.tables["figures"] = pd.concat(frames, ignore_index=True) if frames else _no_figures()
    if sources.incomplete.intersection(sources.study_ids):
        sources.incomplete.add("figures")
    sources.tables[CROSSINGS.name] = _crossings(sources)


def _crossings(sources: Sources) -> pd.DataFrame:
    """How the cells of all respondents' files differ, and which are withheld."""
    found = [pd.DataFrame(columns=["study_id", *CROSSINGS.column_names, FILE, LINE], dtype="str")]
    for study_id in sources.mappings:
        path = sources.data_dir / STUDIES_FOLDER / study_id / CROSSINGS_FILE
        if path.is_file():
            name = f"{study_id}/{CROSSINGS_FILE}"
            table = _attempt(sources, lambda: csv_table(path, name=name, table=CROSSINGS))  # noqa: B023
            if table is not None:
                sources.problems += table.problems
                found.append(table.frame.assign(study_id=study_id))
    return pd.concat(found, ignore_index=True)


def _study(sources: Sources, study_id: str) -> pd.DataFrame | None:
    """The figures of one study; its `study.toml` joins the sources on the way."""
    folder = sources.data_dir / STUDIES_FOLDER / study_id
    if _attempt(sources, lambda: _require_study(folder)) is None:
        sources.incomplete.add(study_id)
        return None
    name = f"{study_id}/{STUDY_FILE}"
    if read := _attempt(sources, lambda: document(folder / STUDY_FILE, name=name)):
        sources.studies[study_id] = read
    read = [_study_figures(sources, study_id, file) for file in _figures_files(sources, folder)]
    frames = [frame for frame in read if frame is not None]
    return pd.concat(frames, ignore_index=True) if frames else None


def _figures_files(sources: Sources, folder: Path) -> list[str]:
    """The files of figures of a study; printed ones may lack where a mapping says how others are computed."""
    name = f"{folder.name}/{MAPPING_FILE}"
    has_mapping = (folder / MAPPING_FILE).is_file()
    if has_mapping and (read := _attempt(sources, lambda: document(folder / MAPPING_FILE, name=name))):
        sources.mappings[folder.name] = read
    printed = [FIGURES_FILE] if (folder / FIGURES_FILE).exists() or not has_mapping else []
    return [*printed, *([COMPUTED_FILE] if (folder / COMPUTED_FILE).exists() else [])]


def _require_study(folder: Path) -> list[Path]:
    name = f"{folder.name}/"
    if content := folder_content(folder, name=name):
        return content
    raise Unreadable(name, f"the study folder is empty. Add {STUDY_FILE} and {FIGURES_FILE}, or remove it.")


def _study_figures(sources: Sources, study_id: str, file: str) -> pd.DataFrame | None:
    path = sources.data_dir / STUDIES_FOLDER / study_id / file
    frame = _add(sources, study_id, lambda: csv_table(path, name=f"{study_id}/{file}", table=FIGURES))
    if frame is None:
        return None
    del sources.tables[study_id]
    return frame.assign(study_id=study_id)


def _no_figures() -> pd.DataFrame:
    return pd.DataFrame(columns=["study_id", *FIGURES.column_names, FILE, LINE], dtype="str")
