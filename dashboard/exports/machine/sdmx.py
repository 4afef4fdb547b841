"""SDMX-CSV: observations become lines of SDMX-CSV 2.0, a column for each dimension and attribute."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dashboard.observations import Observation

STRUCTURE = "OBSERVATOIRE:FIGURES(1.0)"
"""The dataflow: agency, identifier, version."""
OBS_STATUS = {"published": "A", "illegible": "L", "not_published": "O", "not_asked": "M"}
"""Of the SDMX code list: normal; exists but was not collected; missing; cannot exist."""

_COLUMNS: dict[str, Callable[[Observation], object]] = {
    "STRUCTURE": lambda o: "dataflow",
    "STRUCTURE_ID": lambda o: STRUCTURE,
    "ACTION": lambda o: "I",
    "STUDY": lambda o: o.study_id,
    "QUESTION": lambda o: o.question_id,
    "ITEM": lambda o: o.item_id,
    "RESPONSE": lambda o: o.response_id,
    "MEASURE": lambda o: o.measure_id,
    "ACTOR_PROFILE": lambda o: o.actor_profile_id,
    "POPULATION": lambda o: o.population_id,
    "REF_AREA": lambda o: o.region_id.replace("+", "_"),
    "TIME_PERIOD": lambda o: time_period(o.period),
    "OBS_VALUE": lambda o: o.value if o.is_known else None,
    "OBS_STATUS": lambda o: OBS_STATUS[o.status],
    "STATUS": lambda o: o.status,
    "QUALIFIER": lambda o: o.qualifier,
    "READING": lambda o: o.reading,
    "CONFIDENCE": lambda o: o.confidence,
    "PERIOD_STATUS": lambda o: o.period_status,
    "BASE_N": lambda o: o.base_n,
    "UNIVERSE_N": lambda o: o.universe_n,
    "BASE_UNIT": lambda o: o.base_unit,
    "PUBLICATION": lambda o: o.publication_id,
    "LOCATOR": lambda o: o.locator,
    "FIGURE_ID": lambda o: o.figure_id,
}
COLUMNS = tuple(_COLUMNS)


def sdmx_csv(observations: Iterable[Observation]) -> bytes:
    """UTF-8 without BOM, `,` and decimal points, lines parted by CR and LF, a header; blank for no value."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(make(one)) for make in _COLUMNS.values()] for one in observations)
    return text.getvalue().encode("utf-8")


def time_period(period: str) -> str:
    """A period as SDMX writes it: `2021-Q3`, `2024-09-30/P29D`, `2018-01-01/P5Y`; blank when unknown."""
    start, _, end = period.partition("/")
    if not end:
        return start.replace("-T", "-Q")
    first, after = _first_day(start), _day_after(end)
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day == after.day == 1:
        return f"{first}/P{months // 12}Y" if months % 12 == 0 else f"{first}/P{months}M"
    return f"{first}/P{(after - first).days}D"


def _first_day(point: str) -> date:
    """Of a year, a quarter, a month or a day."""
    year, _, rest = point.partition("-")
    if rest.startswith("T"):
        return date(int(year), 3 * int(rest[1:]) - 2, 1)
    month, _, day = rest.partition("-")
    return date(int(year), int(month or 1), int(day or 1))


def _day_after(point: str) -> date:
    months = {4: 12, 7: 3 if "T" in point else 1}
    first = _first_day(point)
    if len(point) == 10:
        return first + timedelta(days=1)
    ended = first.month - 1 + months[len(point)]
    return date(first.year + ended // 12, ended % 12 + 1, 1)


def _cell(held: object) -> object:
    """A whole number without its point, nothing for what is not known."""
    if isinstance(held, float) and held.is_integer():
        return int(held)
    return "" if held is None else held
