"""Tabulation: a study with its mapping in; the cells that may be published, or every problem at once, out."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from etl.problems import Problem, SourcesRefused
from etl.respondents import counting, variable_checks
from etl.respondents.cells import UNKNOWN, cells
from etl.respondents.contrasts import contrasts
from etl.respondents.engines import Engine, local, remote, remote_file
from etl.respondents.folder import is_inside, respondents_folder, sha256
from etl.respondents.formats import FileFault, respondent_file, staged
from etl.respondents.microdata import Microdata
from etl.respondents.plan import Plan, plan
from etl.respondents.release import Released, finest_bases, released
from etl.respondents.variables import RespondentFile


@dataclass(frozen=True)
class Tabulation:
    """What a file says, in the cells of the mapping."""

    mapping: Microdata
    file: RespondentFile
    plan: Plan
    cells: pd.DataFrame
    """As `etl.respondents.cells.cells`, with `is_shown`; those of unknown code apart."""
    releases: dict[str, Released]
    """What may be shown, by question alias."""
    contrasts: pd.DataFrame
    """As `etl.respondents.contrasts.contrasts`, of the cells that are shown."""


def tabulation(one: Microdata, *, data_dir: Path, engine: str = "") -> Tabulation:
    """Compute every cell of a mapping.

    Args:
        engine: address of a Spark Connect server that scans in place of this machine, or blank.

    Raises:
        SourcesRefused: with every problem of the file and the mapping.
        Refused: the scan failed.
    """
    if engine and one.remote:
        file = remote_file(engine, one.remote, rows=one.rows)
    else:
        file = _file(one, respondents_folder(data_dir) / one.file_name, data_dir)
    _refuse(list(variable_checks.problems(one, file)))
    asked = plan(one, file)
    with tempfile.TemporaryDirectory(prefix="respondents-") as private:
        with _engine(one, file, asked, Path(private), engine) as running:
            _refuse(counting.row_problems(one, asked, running))
            counted, problems = counting.counts(one, file, asked, running)
        _refuse([*problems, *_lost_missing(one, file, problems)])
    names = list(asked.dimensions)
    cube = (counted.answers, counted.bases, counted.asked, counted.design)
    told = {"dimensions": names, "cuts": _cuts(one, asked), "is_clustered": bool(one.psu)}
    found = cells(*cube, **told)
    releases = _releases(found, counted.bases, names, minimum=one.minimum_base)
    marked = _marked(found, releases, names)
    shown = marked.loc[marked["is_shown"], ["question", *names]].drop_duplicates()
    return Tabulation(one, file, asked, marked, releases, contrasts(*cube, shown=shown, **told))


def _file(one: Microdata, path: Path, data_dir: Path) -> RespondentFile:
    """The file of the mapping, and of no other hash."""
    if is_inside(path, data_dir):
        message = "the file lies in the data folder, which is published. Move it to another."
        raise SourcesRefused([one.problem(message, "name", section="file")])
    try:
        file = respondent_file(path, encoding=one.encoding)
    except FileFault as fault:
        key = "encoding" if "encoding" in str(fault) else "name"
        raise SourcesRefused([one.problem(str(fault), key, section="file")]) from None
    if (found := sha256(path)) != one.sha256:
        message = (
            f"the file has another hash, {found[:12]}…: it is not the one that was mapped. Take that one."
        )
        raise SourcesRefused([one.problem(message, "sha256", section="file")])
    return file


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise SourcesRefused(list(dict.fromkeys(problems)))


@contextmanager
def _engine(
    one: Microdata, file: RespondentFile, asked: Plan, private: Path, address: str
) -> Iterator[Engine]:
    """What scans the columns asked for, staged in a private folder that goes at the end."""
    if address and one.remote:
        with remote(address, one.remote, asked) as running:
            yield running
        return
    with tqdm(total=1, desc="Reading", unit="file", leave=False, disable=None) as bar:
        source = _staged(one, file, asked, private)
        bar.update()
    if address:
        with remote(address, str(source.resolve()), asked) as running:
            yield running
        return
    with local(source, asked, private=private) as running:
        yield running


def _staged(one: Microdata, file: RespondentFile, asked: Plan, private: Path) -> Path:
    try:
        return staged(file, list(asked.aliases), private / "staged.parquet")
    except FileFault as fault:
        key = "encoding" if "encoding" in str(fault) else "name"
        raise SourcesRefused([one.problem(str(fault), key, section="file")]) from None


def _lost_missing(one: Microdata, file: RespondentFile, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The old portable format is read with the codes declared missing as blanks: a don't-know may be lost."""
    if file.loses_missing and any("." in question.not_asked for question in one.questions):
        message = (
            "a .por file is read with its missing codes as blanks: don't-knows may be among them. "
            "Save it as .sav."
        )
        yield one.problem(message, "name", section="file")


def _cuts(one: Microdata, asked: Plan) -> list[tuple[str, ...]]:
    names = {dimension.name: alias for alias, dimension in zip(asked.dimensions, one.varied, strict=True)}
    return list(dict.fromkeys(tuple(names[name] for name in cut) for cut in one.cuts))


def _releases(
    found: pd.DataFrame, bases: pd.DataFrame, names: Sequence[str], *, minimum: int
) -> dict[str, Released]:
    """What may be shown of each question; questions with the same bases are judged once."""
    finest = finest_bases(bases, names)
    kept: dict[tuple, Released] = {}
    releases = {}
    for question, own in found.groupby("question"):
        keys = own[list(names)].itertuples(index=False, name=None) if names else [() for _ in range(len(own))]
        of_cells = dict(zip(keys, own["base_n"].astype(int), strict=True))
        same = (frozenset(of_cells.items()), frozenset(finest[question].items()))
        if same not in kept:
            kept[same] = released(of_cells, finest[question], minimum=minimum)
        releases[question] = kept[same]
    return releases


def _marked(found: pd.DataFrame, releases: dict[str, Released], names: Sequence[str]) -> pd.DataFrame:
    keys = list(found[list(names)].itertuples(index=False, name=None)) if names else [()] * len(found)
    shown = [key in releases[question].shown for question, key in zip(found["question"], keys, strict=True)]
    known = [UNKNOWN not in key for key in keys]
    return found.assign(is_shown=shown)[known].reset_index(drop=True)
