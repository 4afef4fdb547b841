"""Report: what became of each chart of a file, slide by slide, as records that a process may hand over."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, NamedTuple

State = Literal["updated", "current", "by_hand", "unlike", "gone", "older"]
Remark = Literal["newer", "is_newer", "order", "more_rows", "book", "title", "notes", "foot", "words"]


class Change(NamedTuple):
    """One value or text: whose it is, what stood there, what stands there now or would."""

    name: str
    old: str
    new: str


@dataclass
class Chart:
    """One chart of ours on a slide, and what was done.

    - `updated`: figures were corrected, or are of a newer wave; `current`: nothing had changed;
    - `by_hand`: its values are not those that we wrote; `unlike`: that of today has other rows or parts;
    - `gone`: no card says the same any more; `older`: of its wave none does, of a later one there is.
    """

    title: str
    view: str
    state: State = "current"
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)  # written by hand, with what we would write
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class Slide:
    """The charts of a slide or of a sheet; `strangers` are charts and tables that are not ours."""

    number: int
    title: str
    charts: list[Chart] = field(default_factory=list)
    strangers: int = 0
    is_sheet: bool = False


def to_data(slides: Sequence[Slide]) -> list[dict]:
    """As JSON holds it."""
    return [asdict(one) for one in slides]


def from_data(held: Sequence[Mapping]) -> list[Slide]:
    """The same slides again."""
    return [Slide(**one | {"charts": [_chart(chart) for chart in one["charts"]]}) for one in held]


def _chart(held: Mapping) -> Chart:
    changes, kept = ([Change(*one) for one in held[name]] for name in ("changes", "kept"))
    return Chart(held["title"], held["view"], held["state"], changes, kept, list(held["remarks"]))
