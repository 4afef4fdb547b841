"""Importing: a data folder and the bytes of a workbook in, what is wrong or what would change out.

`report` writes nothing but a copy that it checks and throws away; `write` puts the files of a report in
place.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from etl import build
from etl.files import Document
from etl.identity import input_files
from etl.problems import Problem, SourcesRefused
from etl.read import Sources, read_sources
from etl.tables import STUDIES_FOLDER, STUDY_FILE, TABLES, VERSION_FILE
from etl.workbook import changes, faults, lost
from etl.workbook.declared import declare
from etl.workbook.draft import Draft, Mark
from etl.workbook.edits import CsvFile
from etl.workbook.reading import Book, Line, book
from etl.workbook.studies import Study

Place = tuple[Line, str, Mapping[str, str]]
"""A row of the workbook, the field to mark, and what the row of the file says."""
_OF_CHARTS = ("sum", "net")


@dataclass(frozen=True)
class Report:
    """What an import found: cells to correct, or files to write and the figures that change."""

    marks: tuple[Mark, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """New content by path in the data folder; only files that change."""
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)
    """`change`, `figure_id`, `before`, `after`, `reason`, one row a figure."""
    hidden_n: int = 0
    """Hidden rows that were read like the others."""
    version: str = ""
    """That of the data afterwards."""


def report(data_dir: Path, data: bytes, *, on: date) -> Report:
    """Check everything that a workbook would change, as `etl build` does, on a copy of the data folder.

    `on` is the day of the version that it makes.

    Raises:
        Refused: the file cannot be read at all (a French sentence), or the data folder has problems already.
    """
    typed = book(data)
    sources = build.check(data_dir)
    draft = Draft(sources)
    draft.tables = {table.title: table for table in typed.tables.values()}
    study = _drafted(draft, typed)
    return _checked(draft, study, typed, on=on)


def write(data_dir: Path, files: Mapping[str, bytes]) -> None:
    """Put every file in place, or none: what was there comes back when one cannot be written.

    Raises:
        OSError: a file cannot be written; the folder is as it was.
    """
    before = {path: _bytes(data_dir / path) for path in files}
    aside = {path: _aside(data_dir / path, content) for path, content in files.items()}
    done: list[str] = []
    try:
        for path, new in aside.items():
            new.replace(data_dir / path)
            done.append(path)
    except OSError:
        _restore(data_dir, {path: before[path] for path in done})
        raise
    finally:
        for new in aside.values():
            new.unlink(missing_ok=True)


def _drafted(draft: Draft, typed: Book) -> Study | None:
    declare(draft, typed)
    if "missing" in typed.tables:
        lost.complete(draft, typed)
    if "figures" not in typed.tables:
        return None
    study = Study(draft, typed)
    study.put()
    return study


def _checked(draft: Draft, study: Study | None, typed: Book, *, on: date) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(draft.sources.data_dir, Path(folder) / "data")
        write(copy, _files(draft))
        after = read_sources(copy)
        found = changes.changes(draft.sources, after, reasons=study.reasons if study else {})
        if len(found):
            titles = {_title(after, one) for one in found["figure_id"]}
            said = (study.summary if study else "") or changes.summary(found, titles)
            changes.tell(draft, found, summary=said, on=on)
            write(copy, _files(draft))
        try:
            after = build.check(copy)
        except SourcesRefused as refused:
            _mark(draft, study, refused.problems)
    if draft.marks:
        return Report(marks=_in_order(draft.marks), hidden_n=typed.hidden_n)
    version = after.documents[VERSION_FILE].content["version"]
    return Report((), _files(draft), found, typed.hidden_n, version)


def _title(sources: Sources, figure_id: str) -> str:
    study = sources.studies.get(figure_id.split(".")[0])
    return str(study.content.get("title", "")) if study else figure_id.split(".")[0]


def _copy(data_dir: Path, copy: Path) -> Path:
    """What the build reads, without what it wrote."""
    for path in [*input_files(data_dir), data_dir / changes.CHANGELOG_FILE]:
        if path.is_file():
            target = copy / path.relative_to(data_dir)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return copy


def _files(draft: Draft) -> dict[str, bytes]:
    """Those that differ from what the folder holds."""
    texts = {path: file.text for path, file in draft.files.items()} | draft.texts
    new = {path: text.encode("utf-8") for path, text in texts.items()}
    return {
        path: content for path, content in new.items() if content != _bytes(draft.sources.data_dir / path)
    }


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _aside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        file.write(content)
    new = Path(file.name)
    new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return new


def _restore(data_dir: Path, before: Mapping[str, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            (data_dir / path).unlink(missing_ok=True)
        else:
            _aside(data_dir / path, content).replace(data_dir / path)


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(dict.fromkeys(marks), key=lambda one: (one.sheet, one.row, one.column)))


def _mark(draft: Draft, study: Study | None, problems: Sequence[Problem]) -> None:
    """Mark the cells that the checks refuse, but for rows that could not be read in the first place.

    What no cell says marks the sheet that caused it, when nothing else is wrong.
    """
    unread = _marked_rows(draft)
    for problem in [one for one in problems if one.rule not in _OF_CHARTS]:
        _mark_one(draft, study, problem, unread)
    wrong = _marked_rows(draft)
    for problem in [one for one in problems if one.rule in _OF_CHARTS]:
        if not wrong & {(line.sheet, line.number) for line, _, _ in _places(draft, study, problem)}:
            _mark_one(draft, study, problem, unread)  # each number is well by itself


def _mark_one(draft: Draft, study: Study | None, problem: Problem, unread: set[tuple[str, int]]) -> None:
    for line, name, row in list(_places(draft, study, problem)):
        if (name or not draft.marks) and (line.sheet, line.number) not in unread:
            draft.mark(line, name, faults.of_problem(problem, row))


def _marked_rows(draft: Draft) -> set[tuple[str, int]]:
    return {(mark.sheet, mark.row) for mark in draft.marks}


def _places(draft: Draft, study: Study | None, problem: Problem) -> Iterator[Place]:
    path, file = _file(draft, problem.file)
    if problem.rule in _OF_CHARTS and file is not None:
        told = problem.facts[1 if problem.rule == "sum" else 2 :]
        found = [(line, origin) for line, origin in file.origins.items() if str(line) in told]
        yield from ((origin, _value_field(draft, origin), file.row(line)) for line, origin in found)
        if found:
            return
    if file is not None and (origin := file.origins.get(problem.line)):
        yield origin, _field(draft, origin, problem.column), file.row(problem.line)
    elif study is not None and path.endswith(STUDY_FILE):
        yield from _in_study(draft, study, problem, path)
    else:
        yield _anywhere(draft, study), "", {}


def _file(draft: Draft, name: str) -> tuple[str, CsvFile | None]:
    """The path of the file that a problem names, and its edits."""
    sources = {table.source for table in TABLES.values()}
    path = name if name in sources or "/" not in name else f"{STUDIES_FOLDER}/{name}"
    return path, draft.files.get(path)


def _value_field(draft: Draft, line: Line) -> str:
    return "_printed" if draft.tables[line.sheet].sheet.name == "missing" else "value"


def _field(draft: Draft, line: Line, column: str) -> str:
    """The column of the workbook that fills one of the contract."""
    if draft.tables[line.sheet].sheet.name != "missing":
        return column
    return "_remark" if column == "note" else "_printed"


def _in_study(draft: Draft, study: Study, problem: Problem, path: str) -> Iterator[Place]:
    """The line of the study, of a question posed, or the first figure of one that lacks its wording."""
    if problem.rule == "wording_missing":
        if any(mark.sheet in _titles(draft, "asked") for mark in draft.marks):
            return  # it may be there, in a row that could not be read
        question = study.first_line(problem.facts[0])
        yield question, "question_id", {}
        return
    section = _section(draft.texts[path], problem.line)
    if section in study.asked_lines:
        yield study.asked_lines[section], problem.column, {}
    else:
        yield study.line, problem.column, {}


def _titles(draft: Draft, name: str) -> list[str]:
    return [title for title, table in draft.tables.items() if table.sheet.name == name]


def _section(text: str, line: int) -> str:
    """The question under whose block a line of `study.toml` lies."""
    document, found = Document("", text, {}), ""
    for number, said in enumerate(document.text.split("\n"), 1):
        if number > line:
            break
        if said.startswith("[wordings."):
            found = said.strip("[] ").removeprefix("wordings.").strip('"')
    return found


def _anywhere(draft: Draft, study: Study | None) -> Line:
    if study is not None:
        return study.line_of_figures()
    return draft.tables[next(iter(draft.tables))].lines[0]
