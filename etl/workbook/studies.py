"""Studies: the sheets of a study in, its `study.toml` and `figures.csv` out."""

from collections.abc import Iterator, Mapping

from etl.checks.codes import WHOLE
from etl.checks.patterns import PATTERNS
from etl.identifiers import with_identifiers
from etl.problems import Refused
from etl.tables import DIMENSIONS, FIGURES, FIGURES_FILE, STUDIES_FOLDER, STUDY_FILE, STUDY_TYPES
from etl.workbook import faults, sheets
from etl.workbook.changes import told
from etl.workbook.declared import publications
from etl.workbook.draft import Draft, is_same
from etl.workbook.edits import study_text
from etl.workbook.labels import slug
from etl.workbook.reading import Book, Line
from etl.workbook.values import Values

Row = dict[str, str]


class Study:
    """The study of a workbook: what its sheets say, against what its files hold."""

    def __init__(self, draft: Draft, book: Book) -> None:
        if "study" not in book.tables:
            raise Refused(faults.NO_STUDY)
        self._draft, self._book = draft, book
        self.line = book.tables["study"].lines[0]
        self.content = self._content()
        self.study_id = str(self.content.pop("study_id"))
        self.summary = str(self.content.pop("_summary"))
        self.reasons: dict[str, str] = {}
        """Why a figure changes, by its identifier, where the workbook says it."""
        self.asked_lines: dict[str, Line] = {}
        """Where the wording of a question is, and its first figure."""
        self._first_lines: dict[str, Line] = {}

    def put(self) -> None:
        """Every file of the study."""
        if not self.study_id or not PATTERNS["code"].holds(self.study_id):
            self._draft.mark(self.line, "study_id", faults.IS_CODE)
            self.study_id = slug(self.study_id, joint="-")  # so that the rest is checked all the same
        rows = self._put_figures()
        before = self._draft.sources.studies.get(self.study_id)
        content = self.content | {"wordings": self._wordings(before.content if before else {}, rows)}
        text = study_text(content, before)
        self._draft.texts[f"{STUDIES_FOLDER}/{self.study_id}/{STUDY_FILE}"] = text

    def _content(self) -> dict[str, object]:
        content: dict[str, object] = {}
        for field in sheets.STUDY.fields:
            if field.kind == "codes":
                content[field.name] = self._draft.codes(self.line, field)
            else:
                said = self._draft.said(self.line, field)
                content[field.name] = int(said or 0) if STUDY_TYPES.get(field.name) is int else said
        return content

    def _wordings(self, before: Mapping[str, object], rows: list[Row]) -> dict[str, dict[str, str]]:
        """Those of the sheet over those of the file; a block whose question has no figure left goes."""
        used = {row["question_id"] for row in rows}
        held = dict(before.get("wordings", {}))
        mapped = self.study_id in self._draft.sources.mappings
        kept = {name: block for name, block in held.items() if name in used or mapped}
        return kept | {name: self._kept(held.get(name, {}), block) for name, block in self._asked()}

    def _asked(self) -> Iterator[tuple[str, dict[str, str]]]:
        table = self._book.tables.get("asked")
        for line in table.lines if table else []:
            said = {field.name: self._draft.said(line, field) for field in sheets.ASKED.fields}
            if question_id := said.pop("question_id"):
                self.asked_lines[question_id] = line
                yield question_id, said

    @staticmethod
    def _kept(held: Mapping[str, str], block: Mapping[str, str]) -> dict[str, str]:
        same = {
            name: held[name]
            for name, said in block.items()
            if is_same(held.get(name, ""), said) and name in held
        }
        return {**held, **{name: said for name, said in block.items() if said or name != "asked_fr"}, **same}

    def _put_figures(self) -> list[Row]:
        """Rows of the file as they will be: replaced where they were, added at the end, withdrawn."""
        draft, table = self._draft, self._book.tables["figures"]
        file = draft.csv(f"{STUDIES_FOLDER}/{self.study_id}/{FIGURES_FILE}", FIGURES.required_names)
        held, claimed, rows = _held(draft, self.study_id), dict[str, int](), list[Row]()
        values = Values(draft, self.content, publications(draft, self._book))
        for line in table.lines:
            row = self._row(line, values, held, claimed)
            if row is None:
                continue
            old = held.get(row["_key"])
            if row["_withdrawn"]:
                self._withdraw(file, line, row, old)
                continue
            rows.append(row)
            self._first_lines.setdefault(row["question_id"], line)
            if old is None:
                file.add(row, line)
            elif any(old[name] != row[name] for name in file.header if name in row):
                self._require_newest(line, old, {**old, **row})
                file.replace(int(old["_line"]), {**old, **row}, line)
            else:
                file.touch(int(old["_line"]), line)
        self._require_all(held, claimed)
        return rows

    def _row(self, line: Line, values: Values, held: dict[str, Row], claimed: dict[str, int]) -> Row | None:
        """What a line says, and the figure that it is; nothing where its mark is wrong."""
        key = self._draft.said(line, sheets.KEY)
        if key and (fault := self._key_fault(key, held, claimed)):
            self._draft.mark(line, "_key", fault)
            return None
        row = values.row(line, held.get(key))
        found = key or _first_free(self._name(row), held, claimed)
        if not key and found:
            row = values.row(line, held[found], again=True)
        if found:
            claimed[found] = line.number
        elif not row["_withdrawn"]:
            row["source_row"] = row["source_row"] or values.next_source_row()
        if reason := row.pop("_reason"):
            self.reasons[found or self._name(row)] = reason
            self.reasons[self._name(row)] = reason
        return row | {"_key": found}

    @staticmethod
    def _key_fault(key: str, held: dict[str, Row], claimed: dict[str, int]) -> str:
        if key in claimed:
            return faults.key_twice(claimed[key])
        return "" if key in held else faults.KEY_UNKNOWN

    def _name(self, row: Row) -> str:
        parts = row | {"study_id": self.study_id}
        return ".".join(parts[name] for name in DIMENSIONS) + "@" + row["publication_id"]

    def _require_newest(self, line: Line, old: Row, new: Row) -> None:
        """A workbook from before a correction takes it back by a reason only."""
        history, key = self._draft.sources.tables["history"], old["figure_id"]
        before, after = told(old, new)
        undone = history[
            (history["figure_id"] == key) & (history["before"] == after) & (history["after"] == before)
        ]
        if len(undone) and key not in self.reasons:
            version = undone["version"].iloc[-1]
            self._draft.mark(line, "value", faults.taken_back(after, before, version))

    def _withdraw(self, file: object, line: Line, row: Row, old: Row | None) -> None:
        if old is None:
            self._draft.mark(line, "_withdrawn", faults.WITHDRAWN_NEW)
        else:
            file.remove(int(old["_line"]))

    def _require_all(self, held: dict[str, Row], claimed: dict[str, int]) -> None:
        """A figure is withdrawn by a word, never by a row that is gone."""
        gone = [key for key in held if key not in claimed]
        if gone:
            places = ", ".join(self._called(held[key]) for key in gone[:3])
            self._draft.mark(self.line_of_figures(), "question_id", faults.figures_gone(places, len(gone)))

    def _called(self, row: Row) -> str:
        shown = self._draft.labels
        item = shown.shown("items", row["item_id"], question_id=row["question_id"])
        whole = "" if row["item_id"] == WHOLE else f", {item}"
        return f"{shown.shown('questions', row['question_id'])}{whole}"

    def first_line(self, question_id: str) -> Line:
        """The first figure of a question."""
        return self._first_lines.get(question_id, self.line)

    def line_of_figures(self) -> Line:
        """A row to mark for what concerns the sheet as a whole."""
        lines = self._book.tables["figures"].lines
        return lines[0] if lines else self.line


def _held(draft: Draft, study_id: str) -> dict[str, Row]:
    figures = draft.sources.tables["figures"]
    own = with_identifiers(figures)
    own = own[(own["study_id"] == study_id) & (own["_file"] == f"{study_id}/{FIGURES_FILE}")]
    return {row["figure_id"]: row for row in own.to_dict("records")}


def _first_free(name: str, held: Mapping[str, Row], claimed: Mapping[str, int]) -> str:
    """The first statement of that name which no row stands for yet."""
    names = (name, *(f"{name}#{n}" for n in range(2, 100)))
    return next((one for one in names if one in held and one not in claimed), "")
