"""Lost: the sheet of figures to complete in, the rows of `figures.csv` that its numbers fill out."""

from collections.abc import Mapping

from etl.checks.codes import WHOLE
from etl.identifiers import with_identifiers
from etl.tables import FIGURES, FIGURES_FILE, STUDIES_FOLDER
from etl.workbook import faults, sheets, words
from etl.workbook.cells import is_blank, is_not_printed, number, qualifier, text
from etl.workbook.draft import Draft, is_same
from etl.workbook.reading import Book, Line

Row = dict[str, str]
_PRINTED, _REMARK = sheets.MISSING.field("_printed"), sheets.MISSING.field("_remark")


def complete(draft: Draft, book: Book) -> None:
    """Put every number that was found into the file of its study."""
    table = book.tables["missing"]
    figures = with_identifiers(draft.sources.tables["figures"])
    printed = figures[figures["_file"].str.endswith(f"/{FIGURES_FILE}")]
    held = {row["figure_id"]: row for row in printed.to_dict("records")}
    units = draft.sources.tables["measures"].set_index("measure_id")["unit_fr"].to_dict()
    claimed: dict[str, int] = {}
    for line in table.lines:
        if _is_filled(draft, line) and (row := _held(draft, line, held, claimed)):
            _fill(draft, line, row, unit=units.get(row["measure_id"], ""))


def is_whole_chart(row: Mapping[str, object]) -> bool:
    """Whether a lost share stands for all bars of a chart: one number cannot fill it."""
    return row["response_id"] == WHOLE and row["measure_id"] == "share"


def _is_filled(draft: Draft, line: Line) -> bool:
    """Whether a number was typed; a remark without one is marked."""
    cell = line.cells["_printed"]
    if not is_blank(cell):
        return cell.value != words.WHOLE_CHART
    if not is_blank(line.cells.get("_remark")):
        draft.mark(line, "_remark", faults.REMARK_ALONE)
    return False


def _held(draft: Draft, line: Line, held: Mapping[str, Row], claimed: dict[str, int]) -> Row | None:
    """The figure of a line; nothing, and a mark, where its key is wrong."""
    key = draft.said(line, sheets.KEY)
    if not key or key not in held:
        draft.mark(line, "_key", faults.KEY_UNKNOWN if key else faults.KEY_LOST)
    elif key in claimed:
        draft.mark(line, "_key", faults.key_twice(claimed[key]))
    else:
        claimed[key] = line.number
        return held[key]
    return None


def _fill(draft: Draft, line: Line, held: Row, *, unit: str) -> None:
    cell = line.cells["_printed"]
    if cell.merged_from and cell.merged_from != cell.row:
        draft.mark(line, "_printed", faults.MERGED)
        return
    if is_whole_chart(held):
        draft.mark(line, "_printed", faults.WHOLE_CHART)
        return
    said = _not_printed(draft, line, held) if is_not_printed(cell) else _printed(draft, line, held, unit=unit)
    if said is None:
        return
    study_id = held["study_id"]
    file = draft.csv(f"{STUDIES_FOLDER}/{study_id}/{FIGURES_FILE}", FIGURES.required_names)
    if all(is_same(held[name], cell_text) for name, cell_text in said.items()):
        file.touch(int(held["_line"]), line)
    else:
        file.replace(int(held["_line"]), held | said, line)


def _not_printed(draft: Draft, line: Line, held: Row) -> Row:
    note = _note(held, draft.taken(line, _REMARK, text), words.NOT_PRINTED, was="illegible")
    return {"value": "", "value_printed": "", "status": "not_published", "reading": "", "note": note}


def _note(held: Row, remark: str, lead: str, *, was: str = "") -> str:
    """The remark or what was done, and the note of before, which may say more than why it was lost."""
    before = held["note"]
    if held["value"] or (was and held["status"] != was):
        return before if remark in before else f"{remark} {before}"
    return words.noted(remark or lead, before)


def _printed(draft: Draft, line: Line, held: Row, *, unit: str) -> Row | None:
    """A value read directly; what is typed with a sign is kept as printed."""
    before = len(draft.marks)
    value = draft.taken(line, _PRINTED, lambda cell: number(cell, unit=unit, current=held["value"]))
    note = _note(held, draft.taken(line, _REMARK, text), words.READ)
    if len(draft.marks) > before:
        return None
    cell = line.cells["_printed"]
    typed = text(cell) if isinstance(cell.value, str) else ""
    sign = qualifier(cell)
    return {
        "value": value,
        "value_printed": "" if typed == value else typed.lstrip(sign).strip() if sign else typed,
        "qualifier": sign,
        "status": "published",
        "reading": "explicit",
        "confidence": "high",
        "note": note,
    }
