"""Dots: observations become one line a row and one mark a profile, a wave or a territory."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from dashboard.charts.marks import marker, profile_role, settled, shared_axis
from dashboard.charts.records import Line
from dashboard.charts.spec import Dots, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary

By = Literal["profile", "wave", "region"]
Codes = Sequence[Sequence[str]]
"""Of each line, of each of its observations, the code of its series."""
Groups = Mapping[str, Sequence[Observation]]
"""Code of a series -> its observations, in order of appearance."""

_FIELDS = {"profile": ("actor_profile_id", "profile_label"), "region": ("region_id", "region_label")}
"""Of what a mark stands for, the field that holds its code, and that of its name."""
_LATEST = "wave:1"
FEW = 3
"""Series that a reader tells apart at once, all in colour."""


def profile_dots(
    lines: Sequence[Line],
    *,
    words: Vocabulary,
    row_header: str,
    by: By = "profile",
    aside_header: str = "",
    focus: Collection[str] = (),
) -> Dots:
    """One row a line, in the order given, its marks in the order of the key.

    Two profiles stand in the order in which the lines name them, more in that of their code list; waves in
    the order of time; territories before France. A line holds one value of a profile, wave or territory. A
    series without any value on any line has no mark: the key names it with its word, unless none has a value.

    Args:
        by: what a mark stands for: a profile, a wave (the latest, those before), a territory and France.
        aside_header: heads the asides of the lines: « Écart ».
        focus: codes of the series that the title is about, told apart where there are many.

    Raises:
        ValueError: the observations have several measures.
    """
    shown = [o for line in lines for o in line.observations]
    codes = _wave_codes(lines) if by == "wave" else [_codes(line, by) for line in lines]
    groups = _groups(lines, codes)
    silent = _silent(groups)
    order = _order(groups, by)
    write = marker(shown, words)

    def row(line: Line, line_codes: Sequence[str]) -> Row:
        pairs = sorted(zip(line_codes, line.observations, strict=True), key=lambda pair: order.index(pair[0]))
        marks = tuple(write(o, code) for code, o in pairs if code not in silent)
        return Row(line.label, marks, line.sublabel, line.aside, is_strong=line.strong)

    series = [_series(code, groups[code], by, words) for code in order]
    return Dots(
        panels=settled([Panel(tuple(map(row, lines, codes)))], margins=True),
        series=tuple(_named(one, groups, silent, words) for one in series),
        axis=shared_axis(shown, words),
        row_header=row_header,
        sublabel_header=words.charts.WAVE,
        aside_header=aside_header,
        focus=tuple(code for code in order if code in focus) if len(order) > FEW else (),
    )


def _codes(line: Line, by: By) -> list[str]:
    return [getattr(o, _FIELDS[by][0]) for o in line.observations]


def _wave_codes(lines: Sequence[Line]) -> list[list[str]]:
    """`wave:1` for the latest wave, `wave:2` before it: of all lines where they share waves, else of each."""
    everything = _ranks([o for line in lines for o in line.observations])
    is_shared = len(everything) <= max((len(line.observations) for line in lines), default=0)
    ranks = [everything if is_shared else _ranks(line.observations) for line in lines]
    pairs = zip(lines, ranks, strict=True)
    return [[f"wave:{rank[o.period]}" for o in line.observations] for line, rank in pairs]


def _ranks(observations: Sequence[Observation]) -> dict[str, int]:
    latest_first = sorted(observations, key=lambda o: (o.wave_end, o.period), reverse=True)
    periods = dict.fromkeys(o.period for o in latest_first)
    return {period: rank for rank, period in enumerate(periods, start=1)}


def _groups(lines: Sequence[Line], codes: Codes) -> dict[str, list[Observation]]:
    groups: dict[str, list[Observation]] = {}
    for line, line_codes in zip(lines, codes, strict=True):
        for code, o in zip(line_codes, line.observations, strict=True):
            groups.setdefault(code, []).append(o)
    return groups


def _silent(groups: Groups) -> set[str]:
    """Series without any value beside others that have some."""
    known = {code for code, observations in groups.items() if any(o.is_known for o in observations)}
    return set(groups) - known if known else set()


def _order(groups: Groups, by: By) -> list[str]:
    first = {code: observations[0] for code, observations in groups.items()}
    if by == "wave":
        return sorted(groups, key=lambda code: int(code.removeprefix("wave:")), reverse=True)
    if by == "region":
        return sorted(groups, key=lambda code: first[code].is_national)
    if len(groups) == 2:
        return list(groups)
    return sorted(groups, key=lambda code: (first[code].profile_order, first[code].population_order))


def _series(code: str, observations: Sequence[Observation], by: By, words: Vocabulary) -> Series:
    first = observations[0]
    if by == "wave":
        label = words.charts.wave([o.period for o in observations], is_latest=code == _LATEST)
        return Series(code, label, profile_role(first) if code == _LATEST else "earlier")
    role = ("reference" if first.is_national else "region") if by == "region" else profile_role(first)
    return Series(code, getattr(first, _FIELDS[by][1]), role)


def _named(series: Series, groups: Groups, silent: set[str], words: Vocabulary) -> Series:
    if series.code not in silent:
        return series
    missing = [words.charts.missing(o) for o in groups[series.code]]
    return Series(series.code, words.charts.silent(series.label, missing), "missing")
