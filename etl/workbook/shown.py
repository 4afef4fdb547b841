"""Shown: a cell of the contract in, what the workbook shows for it out."""

import re

from etl.checks.schemas import NUMBER
from etl.workbook.labels import Labels
from etl.workbook.sheets import Field

Row = dict[str, object]
"""Cells by column of the contract: codes and texts as the files hold them."""


def shown(field: Field, row: Row, known: Labels) -> str | float:
    """A label for a code, a number for a number, a blank for an empty cell or a size of 0."""
    raw = row.get(field.name, "")
    if isinstance(raw, list):
        return " ; ".join(known.shown(field.codes, code) for code in raw)
    text = str(raw)
    if field.kind in ("value", "integer") and re.fullmatch(NUMBER, text):
        return "" if field.name == "sample_n" and raw == 0 else float(text)
    codes = field.codes or LABELLED.get(field.name, "")
    if codes and text:
        return known.shown(codes, text, question_id=str(row.get("question_id", "")))
    return text


LABELLED = {
    "question_id": "questions",
    "item_id": "items",
    "response_id": "responses",
    "actor_profile_id": "actor_profiles",
    "measure_id": "measures",
}
"""Lists of the columns that are shown only."""
