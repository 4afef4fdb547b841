"""Answers: the options of one question together — sums of single answers, nets against their parts."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Answer:
    """The share of one option, and where it is typed."""

    share: float
    file: str
    line: int

    def problem(self, message: str, rule: str, *facts: str) -> Problem:
        return Problem(self.file, f"{message} Read the chart again.", self.line, "value", rule, facts)


Chart = dict[str, Answer]
"""The answers of one study, question, item, profile and publication; a share may be NaN."""


def problems(sources: Sources) -> Iterator[Problem]:
    """Chart by chart."""
    nets = _nets(sources)
    for chart in _charts(sources.tables["figures"]):
        yield from _sums(chart)
        yield from _net_gaps(chart, nets)


def _charts(figures: pd.DataFrame) -> list[Chart]:
    printed = figures[(figures["measure_id"] == "share") & (figures["reading"] != "computed")]
    shares = printed.assign(number=lambda rows: numbers(rows["value"]))
    charts: dict[tuple[str, ...], Chart] = {}
    keys = zip(*(shares[name] for name in CHART), strict=True)
    for key, response, *answer in zip(
        keys, shares["response_id"], shares["number"], shares[FILE], shares[LINE], strict=True
    ):
        charts.setdefault(key, {}).setdefault(response, Answer(*answer))
    return list(charts.values())


def _nets(sources: Sources) -> dict[str, list[str]]:
    """Parts of each net response that is a sum."""
    if "responses" not in sources.tables:
        return {}
    responses = sources.tables["responses"]
    pairs = zip(responses["response_id"], responses["part_response_ids"], strict=True)
    return {net: parts.split() for net, parts in pairs if parts}


def _sums(chart: Chart) -> Iterator[Problem]:
    for options, optional in SCALES:
        whole = [*options, *(option for option in optional if option in chart)]
        total = _total(chart, whole)
        if _apart(total, 100) > SUM_TOLERANCE:
            message = f"the options {', '.join(whole)} add up to {total:g}, not 100."
            yield chart[whole[0]].problem(message, "sum", f"{total:g}", *_lines(chart, whole))


def _net_gaps(chart: Chart, nets: Mapping[str, list[str]]) -> Iterator[Problem]:
    for net, parts in nets.items():
        total, printed = _total(chart, parts), _total(chart, [net])
        if _apart(total, printed) > NET_TOLERANCE:
            message = f"'{net}' is {printed:g}, but {' + '.join(parts)} is {total:g}."
            facts = (f"{printed:g}", f"{total:g}", *_lines(chart, [net, *parts]))
            yield chart[net].problem(message, "net", *facts)


def _lines(chart: Chart, options: Sequence[str]) -> list[str]:
    """Where the options are typed."""
    return [str(chart[option].line) for option in options]


def _total(chart: Chart, options: Sequence[str]) -> float:
    """The sum of the options, NaN when one of them is not printed or cannot be read."""
    return sum(chart[option].share if option in chart else math.nan for option in options)


def _apart(total: float, expected: float) -> float:
    """Their distance, without the noise of binary fractions; NaN is above no tolerance."""
    return round(abs(total - expected), 6)
