"""Values: a row of the sheet of figures in, a row of `figures.csv` out, with what goes without saying."""

import re
from collections.abc import Mapping, Sequence

from etl.checks.codes import WHOLE
from etl.workbook import faults, sheets
from etl.workbook.cells import is_not_printed, number, qualifier
from etl.workbook.draft import Draft, is_same
from etl.workbook.reading import Line

Row = dict[str, str]
_VALUE = sheets.FIGURES.field("value")
_USUAL = {
    "item_id": WHOLE,
    "response_id": WHOLE,
    "measure_id": "share",
    "population_id": WHOLE,
    "region_id": "FR",
    "confidence": "high",
}
"""What an empty cell means."""
_NUMBERED = re.compile(r"S(\d+)")


class Values:
    """Rows of one study: what is empty comes from the study and its publications."""

    def __init__(self, draft: Draft, study: Mapping[str, object], publication_ids: Sequence[str]) -> None:
        self._draft, self._study, self._publications = draft, study, list(dict.fromkeys(publication_ids))
        measures = draft.sources.tables["measures"]
        self._units = dict(zip(measures["measure_id"], measures["unit_fr"], strict=True))
        self._last_source = _last_source(draft)

    def row(self, line: Line, held: Row | None, *, again: bool = False) -> Row:
        """The cells of a line as codes; where they say what the file says, in its very letters.

        `again` reads a line a second time, against the figure that it turned out to be, and marks nothing.
        """
        marks = list(self._draft.marks)
        row = self._codes(line)
        row |= self._value(line, row, held)
        row = self._completed(line, row, held)
        if again:
            self._draft.marks[:] = marks
        return row if held is None else {**row, **_as_held(row, held, line)}

    def next_source_row(self) -> str:
        """A line of the statements that no document of ours holds."""
        self._last_source += 1
        return f"S{self._last_source:03d}"

    def _codes(self, line: Line) -> Row:
        row: Row = {}
        for field in sheets.FIGURES.fields:
            if field.name == "item_id" and not row["question_id"]:
                row[field.name] = ""  # an item belongs to a question
            elif field.name != "value":
                row[field.name] = self._draft.said(line, field, question_id=row.get("question_id", ""))
        for name in ("question_id", "locator"):
            cell = line.cells.get(name)
            if cell is None or cell.value is None:
                self._draft.mark(line, name, faults.REQUIRED)
        return row

    def _value(self, line: Line, row: Row, held: Row | None) -> Row:
        cell = line.cells.get("value")
        if is_not_printed(cell):
            return {"value": "", "status": row["status"] or "not_published"}
        if cell is not None and cell.merged_from and cell.merged_from != cell.row:
            self._draft.mark(line, "value", faults.MERGED)
            return {"value": ""}
        unit = self._units.get(row["measure_id"] or _USUAL["measure_id"], "")
        current = held["value"] if held else ""
        value = self._draft.taken(line, _VALUE, lambda one: number(one, unit=unit, current=current))
        return {"value": value, "qualifier": row["qualifier"] or (qualifier(cell) if cell else "")}

    def _completed(self, line: Line, row: Row, held: Row | None) -> Row:
        usual = {name: row[name] or said for name, said in _USUAL.items()}
        status = row["status"] or "published"
        reading = row["reading"] or ("explicit" if row["value"] else "")
        made = row | usual | {"status": status, "reading": reading}
        if not row["period"] and not row["period_status"]:
            made |= {
                "period": str(self._study["fieldwork"]),
                "period_status": str(self._study["period_status"]),
            }
        made["period_status"] = made["period_status"] or "stated"
        made["publication_id"] = self._only(
            line, "publication_id", row, self._publications, faults.NO_PUBLICATION
        )
        profiles = list(self._study["actor_profile_ids"])
        made["actor_profile_id"] = self._only(line, "actor_profile_id", row, profiles, faults.NO_PROFILE)
        made["source_row"] = row["source_row"] or (held["source_row"] if held else "")
        return made

    def _only(self, line: Line, name: str, row: Row, among: Sequence[str], fault: str) -> str:
        """What the cell says, or the only one there is."""
        cell = line.cells.get(name)
        if row[name] or (cell is not None and cell.value is not None):
            return row[name]
        if len(among) != 1:
            self._draft.mark(line, name, fault)
            return ""
        return among[0]


def _as_held(row: Row, held: Row, line: Line) -> Row:
    """The letters of the file where the cell says the same, or where the sheet has no such column."""
    return {
        name: held[name]
        for name, said in row.items()
        if name in held and (name not in line.cells or is_same(held[name], said))
    }


def _last_source(draft: Draft) -> int:
    tables = (draft.sources.tables["figures"], draft.sources.tables["milestones"])
    numbers = [int(n) for table in tables for cell in table["source_row"] for n in _NUMBERED.findall(cell)]
    return max(numbers, default=0)
