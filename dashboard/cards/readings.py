"""Readings: the ways that a page can be read, under the codes of its tabs."""

from dashboard.desk import Desk
from dashboard.queries import crossings

CROSSING = "croiser"


def of_compare(desk: Desk) -> dict[str, str]:
    """Two profiles, one question, one result over time; a table by groups where respondents were computed."""
    found = desk.words.sections.COMPARE_READINGS
    return found | {CROSSING: desk.words.crossings.READING} if crossings.studies(desk) else found


def of_sources(desk: Desk) -> dict[str, str]:
    """The figures, the studies, what differs, what is published, the method, accessibility."""
    return desk.words.sections.SOURCE_READINGS
