"""Answers: the options of one question against each other — sums of single answers, nets against their parts."""

from collections.abc import Iterator

import pandas as pd

from etl.checks.figures import numbers
from etl.csv_files import FILE, LINE
from etl.problems import Problem
from etl.read import Sources
from etl.tables import DIMENSIONS

CHART = [name for name in DIMENSIONS if name != "response_id"] + ["publication_id", FILE]
SUM_TOLERANCE = 2
NET_TOLERANCE = 1
SCALES = (
    (("tres_fort", "fort", "modere", "faible", "pas_du_tout"), ("nsp",)),
    (("oui", "dans_6_mois", "non"), ()),
)
"""Options that make the whole of a single answer, and those that join them where the chart has them."""


def problems(sources: Sources) -> Iterator[Problem]:
    """Chart by chart: one study, question, item, profile and publication."""
    figures = sources.tables["figures"]
    shares = figures[figures["measure_id"] == "share"].assign(number=lambda f: numbers(f["value"]))
    nets = _nets(sources)
    for _, chart in shares.groupby(CHART, sort=False, dropna=False):
        rows = chart.drop_duplicates("response_id").set_index("response_id")
        yield from _sums(rows)
        yield from _net_gaps(rows, nets)


def _nets(sources: Sources) -> dict[str, list[str]]:
    """Parts of each net response that is a sum."""
    responses = sources.tables.get("responses", pd.DataFrame(columns=["response_id", "part_response_ids"]))
    pairs = zip(responses["response_id"], responses["part_response_ids"], strict=True)
    return {net: parts.split(" ") for net, parts in pairs if parts}


def _sums(rows: pd.DataFrame) -> Iterator[Problem]:
    for options, optional in SCALES:
        whole = [*options, *(option for option in optional if option in rows.index)]
        if not set(whole) <= set(rows.index) or rows.loc[whole, "number"].isna().any():
            continue
        total = rows.loc[whole, "number"].sum()
        if abs(total - 100) > SUM_TOLERANCE:
            message = f"the options {', '.join(whole)} add up to {total:g}, not 100. Read the chart again."
            yield _at(rows.loc[whole[0]], message)


def _net_gaps(rows: pd.DataFrame, nets: dict[str, list[str]]) -> Iterator[Problem]:
    for net, parts in nets.items():
        if not {net, *parts} <= set(rows.index) or rows.loc[[net, *parts], "number"].isna().any():
            continue
        total, printed = rows.loc[parts, "number"].sum(), rows.at[net, "number"]
        if abs(total - printed) > NET_TOLERANCE:
            message = f"'{net}' is {printed:g}, but {' + '.join(parts)} is {total:g}. Read the chart again."
            yield _at(rows.loc[net], message)


def _at(row: pd.Series, message: str) -> Problem:
    return Problem(row[FILE], message, int(row[LINE]), "value")
