"""Comparison: the printed figures of a study beside the computed ones, the acceptance test of a mapping."""

import re

import pandas as pd

from etl.checks.figures import numbers
from etl.identifiers import with_identifiers

EQUAL, DIFFERS, ABSENT = "equal", "DIFFERS", "not computed"
_ROUNDING = 1e-9


def comparison(printed: pd.DataFrame, computed: pd.DataFrame, *, study_id: str) -> pd.DataFrame:
    """One row a printed value: `observation`, `printed`, `computed` and `verdict`.

    Two values are equal when the computed one rounds to what is printed.
    """
    own = printed[
        (printed["study_id"] == study_id) & (printed["reading"] != "computed") & (printed["value"] != "")
    ]
    found = with_identifiers(computed.assign(study_id=study_id)).drop_duplicates("observation_id")
    values = dict(zip(found["observation_id"], numbers(found["value"]), strict=True))
    rows = []
    for row in with_identifiers(own).to_dict("records"):
        value, stated = values.get(row["observation_id"]), float(row["value"])
        decimals = _decimals(row["value_printed"] or row["value"])
        rows.append((_short(row), stated, value, _verdict(stated, value, decimals)))
    return pd.DataFrame(rows, columns=["observation", "printed", "computed", "verdict"])


def told(found: pd.DataFrame) -> str:
    """The rows as lines, and how many agree."""
    counted = found["verdict"].value_counts()
    lines = [
        f"{row.verdict:<13}{row.printed:>9g}{_shown(row.computed):>12}  {row.observation}"
        for row in found.itertuples()
    ]
    counts = ", ".join(f"{counted.get(verdict, 0)} {verdict.lower()}" for verdict in (EQUAL, DIFFERS, ABSENT))
    return "\n".join([*lines, f"{len(found)} printed values: {counts}. Nothing was written."])


def _shown(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.3f}"


def _verdict(stated: float, value: float | None, decimals: int) -> str:
    if value is None:
        return ABSENT
    return EQUAL if abs(stated - value) <= 0.5 * 10.0**-decimals + _ROUNDING else DIFFERS


def _decimals(text: str) -> int:
    match = re.search(r"\d[.,](\d+)", text)
    return len(match[1]) if match else 0


def _short(row: dict[str, str]) -> str:
    return row["observation_id"].partition(".")[2]
