"""Crossings: a tabulation in; the rows of `crossings.csv` out: contrasts of shown cells, groups withheld."""

from collections.abc import Iterator

import pandas as pd

from etl.respondents.computed import DECIMALS, group_codes, number
from etl.respondents.microdata import WHOLE
from etl.respondents.plan import Column
from etl.respondents.tabulation import Tabulation
from etl.tables import CROSSINGS

UNDER_MINIMUM, GIVEN_AWAY, SHOWN = "under_minimum", "given_away", "shown"


def rows(tabulation: Tabulation) -> pd.DataFrame:
    """Each contrast, then each group that is withheld, question by question; all cells are texts."""
    found = [*_contrasts(tabulation), *_withheld(tabulation)]
    blank = dict.fromkeys(CROSSINGS.column_names, "")
    frame = pd.DataFrame([blank | row for row in found], columns=CROSSINGS.column_names, dtype="str")
    return frame.drop_duplicates(ignore_index=True)


def _contrasts(tabulation: Tabulation) -> Iterator[dict[str, str]]:
    columns = {one.alias: one for one in tabulation.plan.columns}
    names = _names(tabulation)
    for cell in tabulation.contrasts.to_dict("records"):
        column = columns[cell["question"]]
        codes = group_codes(tabulation, column, cell)
        if codes is None:
            continue
        scale = 1 if column.is_mean else 100
        yield (
            _asked(column, cell["response"])
            | codes
            | {
                "state": SHOWN,
                "dimension": names[cell["against"]],
                "gap": number(scale * cell["gap"], DECIMALS),
                "std_error": number(scale * cell["std_error"], DECIMALS),
                "df": str(cell["df"]),
            }
        )


def _withheld(tabulation: Tabulation) -> Iterator[dict[str, str]]:
    aliases = list(tabulation.plan.dimensions)
    for column in tabulation.plan.columns:
        released = tabulation.releases[column.alias]
        states = [(UNDER_MINIMUM, released.under_minimum), (GIVEN_AWAY, released.given_away)]
        for state, keys in states:
            for key in sorted(keys):
                codes = group_codes(tabulation, column, dict(zip(aliases, key, strict=True)))
                if codes is not None:
                    yield _asked(column, WHOLE) | codes | {"state": state}


def _asked(column: Column, response: str) -> dict[str, str]:
    return {"question_id": column.question.question_id, "item_id": column.item, "response_id": response}


def _names(tabulation: Tabulation) -> dict[str, str]:
    """The dimension behind each alias."""
    return {
        alias: one.name
        for alias, one in zip(tabulation.plan.dimensions, tabulation.mapping.varied, strict=True)
    }
