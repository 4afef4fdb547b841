"""Tables: a card's rows become a CSV that spreadsheets open without a question and without running it."""

import re
from functools import lru_cache
from typing import Literal

import pandas as pd
import pyarrow.parquet as pq

from dashboard import database
from dashboard.cards.card import Card
from etl import identity

BOM = "\ufeff"
DIALECTS = {"fr": {"sep": ";", "decimal": ","}, "en": {"sep": ",", "decimal": "."}}

# What starts a formula in one spreadsheet or another, full-width signs included.
_RUNS = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def csv_bytes(card: Card, *, dialect: Literal["fr", "en"] = "fr") -> bytes:
    r"""The card's tidy rows, then what must travel with them, the same on every row; UTF-8 with BOM.

    `fr` is what a French spreadsheet opens on a double click: `;` between columns, decimal comma. `en` has
    `,` and a decimal point. An empty cell is a value that is not published: `status` says why.

    No text can run as a formula: one that starts with `=`, `+`, `-`, `@`, a tab or a line end (blanks and
    apostrophes before them set aside) gets an apostrophe in front; `exact_text` gives it back as it was.
    Numbers are left as they are: a negative one stays a number.

    Returns:
        One line a row: the columns of `card.data`, `card_finding`, `card_base`, `card_source`,
        `data_version`.
    """
    rows = card.data.assign(
        card_finding=card.finding,
        card_base=card.base,
        card_source=card.source,
        data_version=data_release()[0],
    )
    harmless = rows.apply(lambda column: column.map(_harmless) if _is_text(column) else column)
    text = harmless.to_csv(index=False, lineterminator="\r\n", **DIALECTS[dialect])
    return (BOM + text).encode("utf-8")


def exact_text(cell: str) -> str:
    """A cell as it was before `csv_bytes` made it harmless; any other text as it is."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell


def data_release() -> tuple[str, str]:
    """Version of the data and its date, as the build wrote them: `("1.0.0", "2026-11-21")`."""
    return _release(database.stamp())


@lru_cache(maxsize=4)
def _release(stamp: str) -> tuple[str, str]:
    (build,) = pq.read_table(identity.TABLES_DIR / "build.parquet").to_pylist()
    return build["data_version"], build["released_on"]


def _is_text(column: pd.Series) -> bool:
    return not pd.api.types.is_numeric_dtype(column.dtype)


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell
