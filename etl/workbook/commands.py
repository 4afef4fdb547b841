"""Commands: `workbook` and `import`, from their options to what the terminal says."""

from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter

from etl import differences
from etl.problems import Refused
from etl.workbook import faults, importing, words, writing
from etl.workbook.importing import Report
from etl.workbook.marked import marked
from etl.workbook.reading import LIMITS


def workbook(kind: str, study_id: str, out: Path | None, *, data_dir: Path) -> str:
    """Write a workbook and say where.

    Raises:
        Refused: no such study, the data have problems, or the place cannot be written to.
    """
    made = {"new": writing.new, "missing": writing.missing}
    content = writing.study(study_id, data_dir) if kind == "study" else made[kind](data_dir)
    path = out or Path(words.FILES[kind].format(study_id))
    _save(path, content)
    return words.written([str(path)])


def imported(path: Path, *, data_dir: Path, on: date | None = None) -> tuple[str, bool]:
    """Import a workbook: what changed, or the cells to correct and a copy that marks them."""
    data = _read(path)
    report = importing.report(data_dir, data, on=on or date.today())
    if report.marks:
        return _refused(path, data, report), False
    try:
        importing.write(data_dir, report.files)
    except OSError as error:
        raise Refused(faults.not_written(str(data_dir), error.strerror or str(error))) from None
    return _told(report), True


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.archive + 1)
    except OSError:
        raise Refused(f"{path} : {faults.MISSING_FILE}") from None


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused(faults.not_written(str(path), error.strerror or str(error))) from None


def _refused(path: Path, data: bytes, report: Report) -> str:
    copy = path.with_name(f"{path.stem.removesuffix(_MARKED)}{_MARKED}.xlsx")
    _save(copy, marked(data, report.marks))
    cells = {(one.sheet, one.row, one.column) for one in report.marks}
    lines = [
        words.placed(one.sheet, f"{get_column_letter(one.column)}{one.row}", one.header, one.message)
        for one in report.marks
    ]
    return "\n".join([*lines, words.refused(len(cells), str(copy))])


def _told(report: Report) -> str:
    lines = [words.hidden(report.hidden_n)] if report.hidden_n else []
    if not report.files:
        return "\n".join([*lines, words.NOTHING])
    lines.append(words.written(sorted(report.files)))
    if report.changes.empty:
        return "\n".join([*lines, words.ONLY_TEXTS])
    shown = report.changes.drop(columns="reason").sort_values("figure_id", ignore_index=True)
    return "\n".join([*lines, words.versioned(report.version), differences.told(shown)])


_MARKED = f" - {words.TO_CORRECT}"
