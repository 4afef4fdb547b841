"""Declared: new questions, items, responses, profiles and publications in, rows of their files out."""

from collections.abc import Iterator, Mapping

from etl.checks.codes import WHOLE
from etl.workbook import faults, sheets
from etl.workbook.cells import cleaned
from etl.workbook.draft import Draft, is_same
from etl.workbook.labels import Known, plain, slug
from etl.workbook.reading import Book, Line
from etl.workbook.sheets import Sheet

_STEP = 10
"""Between the orders of questions, which leave room."""


def declare(draft: Draft, book: Book) -> None:
    """Add what the lists lack; what they know already changes nothing."""
    for line, row in _rows(draft, book, sheets.QUESTIONS):
        _add(draft, line, "questions", "question_id", row, step=_STEP)
    for line, row in _rows(draft, book, sheets.RESPONSES):
        _add(draft, line, "responses", "response_id", row)
    for line, row in _rows(draft, book, sheets.PROFILES):
        _add(draft, line, "actor_profiles", "actor_profile_id", row)
    for line, row in _rows(draft, book, sheets.ITEMS):
        if row["question_id"]:
            _add_item(draft, line, row)
    for line, row in _rows(draft, book, sheets.PUBLICATIONS):
        _put_publication(draft, line, row)


def _rows(draft: Draft, book: Book, sheet: Sheet) -> Iterator[tuple[Line, dict[str, str]]]:
    table = book.tables.get(sheet.name)
    for line in table.lines if table else []:
        row = {field.name: draft.said(line, field) for field in sheet.fields}
        for field in sheet.fields:
            cell = line.cells.get(field.name)
            if field.required and not row[field.name] and (cell is None or cell.value is None):
                draft.mark(line, field.name, faults.REQUIRED)
        yield line, row


def _add(draft: Draft, line: Line, name: str, key: str, row: Mapping[str, str], *, step: int = 1) -> None:
    known = draft.labels.lists[name]
    if not row["label_fr"] or _is_known(row["label_fr"], known):
        return
    code = slug(row["label_fr"], taken=known)
    orders = [int(order) for order in draft.sources.tables[name]["order"] if order.isdecimal()]
    added = len(known) - len(orders)
    order = max(orders, default=0) + step * (added + 1)
    draft.code_list(name).add(_labelled(row) | {key: code, "order": str(order)}, line)
    draft.labels.lists[name] = known | {code: row["label_fr"]}


def _add_item(draft: Draft, line: Line, row: Mapping[str, str]) -> None:
    question = row["question_id"]
    known = draft.labels.items.get(question, {})
    if not row["label_fr"] or _is_known(row["label_fr"], known):
        return
    code = slug(row["label_fr"], taken=known | {WHOLE: ""})
    items = draft.sources.tables["items"]
    own = items[items["question_id"] == question]
    orders = [int(order) for order in own["order"] if order.isdecimal()]
    order = max(orders, default=0) + 1 + len(known) - len(own)
    below = int(own["_line"].max()) if len(own) else 0
    made = _labelled(row) | {"item_id": code, "order": str(order), "domain_id": row["domain_id"] or WHOLE}
    draft.code_list("items").add(made, line, after=below)
    draft.labels.items[question] = known | {code: row["label_fr"]}


def _is_known(label: str, known: Known) -> bool:
    return plain(label) in {plain(one) for one in known.values()}


def _labelled(row: Mapping[str, str]) -> dict[str, str]:
    return {**row, "label_en": row["label_en"] or row["label_fr"]}


def _put_publication(draft: Draft, line: Line, row: dict[str, str]) -> None:
    """A new row, or another content of one that is known by its identifier or its title."""
    file, known = draft.code_list("publications"), draft.sources.tables["publications"]
    titles = {plain(title): code for code, title in zip(known["publication_id"], known["title"], strict=True)}
    code = row["publication_id"] or titles.get(plain(row["title"]), "")
    held = known[known["publication_id"] == code].to_dict("records")
    if not held:
        base = f"{row['publisher'] or row['title']} {row['publication_date']}"
        code = code or slug(base, joint="-", taken=draft.labels.lists["publications"])
        file.add(row | {"publication_id": code}, line)
        draft.labels.lists["publications"] = draft.labels.lists["publications"] | {code: row["title"]}
    elif changed := {
        name: said
        for name, said in row.items()
        if name != "publication_id" and name in line.cells and not is_same(held[0][name], said)
    }:
        file.replace(held[0]["_line"], held[0] | changed, line)
    else:
        file.touch(held[0]["_line"], line)
    row["publication_id"] = code


def publications(draft: Draft, book: Book) -> list[str]:
    """The codes of the publications that the workbook has, in its order."""
    table = book.tables.get("publications")
    found = []
    for line in table.lines if table else []:
        title = cleaned(str(line.cells["title"].value or "")) if "title" in line.cells else ""
        id_cell = line.cells.get("publication_id")
        typed = cleaned(str(id_cell.value)) if id_cell and id_cell.value else ""
        codes = [
            code
            for code, label in draft.labels.lists["publications"].items()
            if code == typed or (not typed and plain(label) == plain(title))
        ]
        found += codes[:1]
    return found
