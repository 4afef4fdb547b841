"""Computed: a tabulation in, the rows of `computed.csv` out, and the check that writes them or refuses."""

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from etl.checks import problems_of
from etl.csv_files import FILE, LINE
from etl.problems import SourcesRefused
from etl.read import Sources
from etl.respondents.microdata import WHOLE, Microdata
from etl.respondents.plan import Column
from etl.respondents.rules import mark, variable_of
from etl.respondents.tabulation import Tabulation
from etl.tables import COMPUTED_FILE, FIGURES

DECIMALS = 10
"""Of values and errors: more than a page shows, fewer than two runs of a scan disagree on."""
EFFECTIVE_DECIMALS = 4
_BETWEEN = re.compile(r"[;\s]+")


def rows(tabulation: Tabulation, *, period: str, period_status: str) -> pd.DataFrame:
    """Every released cell as a row of the figures table, in the order of the mapping; all cells are texts."""
    columns = {one.alias: one for one in tabulation.plan.columns}
    shown = tabulation.cells[tabulation.cells["is_shown"]]
    order = {alias: place for place, alias in enumerate(columns)}
    shown = shown.assign(place=shown["question"].map(order)).sort_values(
        ["place", *tabulation.plan.dimensions, "response"], kind="stable"
    )
    found = [
        row
        for cell in shown.to_dict("records")
        if (row := _row(tabulation, columns[cell["question"]], cell)) is not None
    ]
    blank = dict.fromkeys(FIGURES.column_names, "")
    frame = pd.DataFrame([blank | row for row in found], columns=FIGURES.column_names, dtype="str")
    return frame.assign(period=tabulation.mapping.period or period, period_status=period_status)


def _row(tabulation: Tabulation, column: Column, cell: dict[str, object]) -> dict[str, object] | None:
    one, question = tabulation.mapping, column.question
    dimensions = group_codes(tabulation, column, cell)
    if dimensions is None:
        return None
    scale = 1 if column.is_mean else 100
    variable = variable_of(question, question.items[column.item])
    return {
        "question_id": question.question_id,
        "item_id": column.item,
        "response_id": cell["response"],
        "measure_id": question.measure_id,
        **dimensions,
        "value": number(scale * cell["value"], DECIMALS),
        "status": "published",
        "reading": "computed",
        "base_unit": one.base_unit,
        "base_n": str(cell["base_n"]),
        "publication_id": one.publication_id,
        "locator": f"variable {variable}",
        "source_row": f"{mark(one.document)}:{_BETWEEN.sub('_', variable)}",
        "confidence": "high",
        "n_eff": number(cell["n_eff"], EFFECTIVE_DECIMALS),
        "std_error": number(scale * cell["std_error"], DECIMALS),
        "df": str(cell["df"]),
    }


def group_codes(tabulation: Tabulation, column: Column, cell: Mapping[str, object]) -> dict[str, str] | None:
    """Profile, population and region of a cell; None where a part of the profile was asked, and cut."""
    dimensions = _dimensions(tabulation, cell)
    if not column.question.population_id:
        return dimensions
    if _is_of_a_part(tabulation, cell):
        return None
    return dimensions | {"population_id": column.question.population_id}


def number(value: float, decimals: int) -> str:
    """A number of a CSV file: `57.35`, `0`."""
    written = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _dimensions(tabulation: Tabulation, cell: Mapping[str, object]) -> dict[str, str]:
    codes = {one.name: one.total for one in tabulation.mapping.dimensions}
    for alias, one in zip(tabulation.plan.dimensions, tabulation.mapping.varied, strict=True):
        if cell[alias] != WHOLE:
            codes[one.name] = str(cell[alias])
    domain = codes.pop("domain_id", WHOLE)
    found = {"region_id": "FR", "population_id": WHOLE} | codes
    return found if domain == WHOLE else found | {"population_id": domain}


def _is_of_a_part(tabulation: Tabulation, cell: Mapping[str, object]) -> bool:
    parts = ("population_id", "domain_id")
    told = zip(tabulation.plan.dimensions, tabulation.mapping.varied, strict=True)
    return any(one.name in parts and cell[alias] != WHOLE for alias, one in told)


def checked(sources: Sources, one: Microdata, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows, once every check of the data folder has passed with them in it.

    Raises:
        SourcesRefused: with the problems of this study.
    """
    name = f"{one.study_id}/{COMPUTED_FILE}"
    figures = sources.tables["figures"]
    others = figures[figures[FILE] != name]
    lines = pd.Series(range(2, len(frame) + 2), index=frame.index, dtype="int64")
    own = frame.assign(study_id=one.study_id, **{FILE: name, LINE: lines})
    tables = sources.tables | {"figures": pd.concat([others, own], ignore_index=True)}
    problems = [
        problem
        for problem in problems_of(replace(sources, tables=tables))
        if problem.file.startswith(f"{one.study_id}/")
    ]
    if problems:
        raise SourcesRefused(problems)
    return frame


def write(frame: pd.DataFrame, path: Path) -> Path:
    """Put the rows in the place of those of before, whole or not at all."""
    aside = path.with_suffix(".csv.new")
    aside.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    os.replace(aside, path)
    return path
