"""Draft: what an import has taken so far — files that change, words declared, cells that are wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.read import Sources
from etl.tables import TABLES
from etl.workbook import faults, words
from etl.workbook.cells import Wrong, cleaned, is_blank, number_text, period, text, whole
from etl.workbook.edits import CsvFile
from etl.workbook.labels import Labels, code_of, labels, near
from etl.workbook.reading import Cell, Line, Table
from etl.workbook.sheets import Field

_DECLARED_IN = {
    "questions": "questions",
    "items": "items",
    "responses": "responses",
    "actor_profiles": "profiles",
    "publications": "publications",
}


@dataclass(frozen=True)
class Mark:
    """One wrong cell of the workbook, and the comment that says what to do."""

    sheet: str
    row: int
    column: int
    header: str
    message: str


class Draft:
    """One import under way; nothing of it is on the disk."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.labels: Labels = labels(sources)
        self.files: dict[str, CsvFile] = {}
        """By path in the data folder."""
        self.texts: dict[str, str] = {}
        """Other files, whole."""
        self.marks: list[Mark] = []
        self.tables: dict[str, Table] = {}
        """The sheet that each title is."""

    def csv(self, path: str, columns: Sequence[str]) -> CsvFile:
        if path not in self.files:
            self.files[path] = CsvFile(self.sources.data_dir / path, columns=columns)
        return self.files[path]

    def code_list(self, name: str) -> CsvFile:
        return self.csv(TABLES[name].source, TABLES[name].column_names)

    def mark(self, line: Line, name: str, message: str) -> None:
        """A cell is wrong; where the sheet lacks its column, the first of the row is marked."""
        table = self.tables[line.sheet]
        cell = line.cells.get(name) or next(iter(line.cells.values()))
        held = [one for one in table.sheet.fields if one.name == name]
        header = held[0].header if held else ""
        self.marks.append(Mark(line.sheet, cell.row, cell.column, header, message))

    def taken(self, line: Line, field: Field, read: Callable[[Cell], str]) -> str:
        """What a cell says, blank when it is empty or wrong; a wrong one is marked."""
        cell = line.cells.get(field.name)
        if cell is None or is_blank(cell):
            return ""
        try:
            return read(cell)
        except Wrong as wrong:
            self.mark(line, field.name, str(wrong))
            return ""

    def said(self, line: Line, field: Field, *, question_id: str = "") -> str:
        """What a cell of any kind but a value says: a code, a text, a period, a whole number."""
        if field.kind == "code":
            return self.taken(line, field, lambda cell: self._code(field, text(cell), question_id))
        readers = {"integer": whole, "period": period, "date": lambda cell: period(cell, is_day=True)}
        return self.taken(line, field, readers.get(field.kind, text))

    def codes(self, line: Line, field: Field) -> list[str]:
        """Several codes of one cell."""
        typed = self.taken(line, field, text).replace(",", ";").split(";")
        found = [self._marked_code(line, field, one.strip()) for one in typed if one.strip()]
        return [code for code in found if code]

    def _marked_code(self, line: Line, field: Field, typed: str) -> str:
        try:
            return self._code(field, typed, "")
        except Wrong as wrong:
            self.mark(line, field.name, str(wrong))
            return ""

    def _code(self, field: Field, typed: str, question_id: str) -> str:
        known = self.labels.known(field.codes, question_id=question_id)
        cleaned_labels = {code: cleaned(label) for code, label in known.items()}
        code = code_of(typed, cleaned_labels)
        if code is None:
            declared = _DECLARED_IN.get(field.codes, "") if field.is_open else ""
            title = words.SHEETS[declared] if declared else ""
            raise Wrong(faults.unknown_label(typed, near(typed, known), declared_in=title))
        return code


def is_same(raw: str, said: str) -> bool:
    """Whether a file says already what a cell says, in other digits or spaces."""
    if raw == said or cleaned(raw) == said:
        return True
    try:
        return bool(raw and said) and number_text(float(raw)) == number_text(float(said))
    except ValueError:
        return False
