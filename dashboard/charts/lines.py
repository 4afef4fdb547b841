"""Lines: the waves of some series become one line a row over time."""

from collections.abc import Collection, Sequence
from datetime import date

from dashboard.charts.axes import years_axis
from dashboard.charts.marks import marker, measure_of, profile_role, settled, shared_axis
from dashboard.charts.records import Line
from dashboard.charts.spec import Lines, Mark, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary


def over_time(
    lines: Sequence[Line],
    *,
    words: Vocabulary,
    apart: Collection[str] = (),
) -> Lines:
    """One row a line, its marks in the order of time, at the last day of their wave.

    An observation whose wave has no known date has no place in time: it is left out.

    Args:
        apart: `figure_id` of the values that the line does not join, of another scope: hollow.

    Raises:
        ValueError: the observations have several measures.
    """
    shown = [o for line in lines for o in line.observations if o.wave_end]
    write = marker(shown, words)

    def mark(o: Observation, series: str) -> Mark:
        is_apart = o.figure_id in apart
        when = words.periods.period(o.period)
        return write(o, series, at=decimal_year(o.wave_end), when=when, is_hollow=is_apart)

    def row(place: int, line: Line) -> Row:
        dated = sorted((o for o in line.observations if o.wave_end), key=lambda o: o.wave_end)
        marks = tuple(mark(o, _code(place)) for o in dated)
        return Row(line.label, marks, line.sublabel, line.aside, is_strong=line.strong)

    return Lines(
        panels=settled([Panel(tuple(row(*pair) for pair in enumerate(lines)))], margins=True),
        series=tuple(_series(*pair) for pair in enumerate(lines)),
        axis=shared_axis(shown, words),
        years=years_axis((decimal_year(o.wave_end), words.periods.year(o.wave_end)) for o in shown),
        row_header=words.charts.SERIES,
        value_header=words.charts.value_header(measure_of(shown)),
    )


def decimal_year(day: str) -> float:
    """Place of an ISO date in time: 2021.5 in the middle of 2021."""
    when = date.fromisoformat(day)
    start, end = date(when.year, 1, 1), date(when.year + 1, 1, 1)
    return round(when.year + (when - start).days / (end - start).days, 3)


def _code(place: int) -> str:
    return f"line:{place + 1}"


def _series(place: int, line: Line) -> Series:
    role = _role(line.observations[0]) if line.observations else "missing"
    return Series(_code(place), line.label, role, "line", is_in_key=False)


def _role(o: Observation) -> str:
    """Who answered; of what was not asked of anyone, the region or France."""
    if o.theme != "contexte":
        return profile_role(o)
    return "reference" if o.is_national else "region"
