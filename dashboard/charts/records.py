"""Records: what a card hands to a chart, observations under the name of their line or of their group."""

from dataclasses import dataclass

from dashboard.observations import Observation


@dataclass(frozen=True)
class Line:
    """One row of several marks: its observations, under its name. The fields are those of `spec.Row`."""

    label: str
    observations: tuple[Observation, ...]
    sublabel: str = ""
    aside: str = ""
    strong: bool = False  # the row that the reader chose


@dataclass(frozen=True)
class Group:
    """Observations that share a base, one row each, under a heading. The fields are those of `spec.Panel`."""

    observations: tuple[Observation, ...]
    heading: str = ""
    subheading: str = ""
