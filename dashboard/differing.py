"""Differing: a figure in; the mark, the words and the footnote on other values stated of the same thing out.

`observations.other_values` holds them as JSON, `[{"value": 43.0, "period": "2021-09"}]`; null without any.
"""

import json

import pandas as pd

from dashboard import labels

MARK = "≠"
_NAMED_BY = ("item_label", "response_label", "profile_label", "period")


def mark(row: object) -> str:
    """« ≠ » with the space before it, to write after a value; blank where nothing else is stated."""
    return f"{labels.NARROW}{MARK}" if _stated(row) else ""


def said(row: object) -> str:
    """The line of a hover: « ≠ énoncé ailleurs : 43 % »; blank where nothing else is stated."""
    values = _others(row)
    return labels.french(f"<br>{MARK} énoncé ailleurs : {labels.listed(values)}") if values else ""


def notes(rows: pd.DataFrame) -> tuple[str, ...]:
    """The footnote that gives both values of every marked figure of a chart, and where to read why."""
    names = [name for name in _NAMED_BY if name in rows and rows[name].nunique() > 1]
    known = rows[rows["value"].notna()]
    told = [_told(row, names=names) for row in known.itertuples() if _stated(row)]
    if not told:
        return ()
    return (labels.french(f"{MARK} Le même énoncé circule avec une autre valeur : {' ; '.join(told)}."),)


def _told(row: object, *, names: list[str]) -> str:
    whose = ", ".join(_name(row, name) for name in names if getattr(row, name) not in ("", None))
    own = labels.quantity(row.value, measure_id=row.measure_id)
    return f"{whose + ' : ' if whose else ''}{own} ici, {labels.listed(_others(row), last='ou')} ailleurs"


def _name(row: object, column: str) -> str:
    return labels.period(row.period) if column == "period" else getattr(row, column)


def _others(row: object) -> list[str]:
    """« 43 % », « 97 % (2018-2022) »: the wave is said where it is not the figure's own."""
    return list(dict.fromkeys(_other(stated, row=row) for stated in _stated(row)))


def _other(stated: dict, *, row: object) -> str:
    value = labels.quantity(stated["value"], measure_id=row.measure_id)
    return value if stated["period"] == row.period else f"{value} ({labels.period(stated['period'])})"


def _stated(row: object) -> list[dict]:
    text = getattr(row, "other_values", "")
    return json.loads(text) if isinstance(text, str) and text else []
