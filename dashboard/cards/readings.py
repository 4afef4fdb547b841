"""Readings: the ways that a page can be read, under the codes of its tabs."""

from dashboard.desk import Desk


def of_compare(desk: Desk) -> dict[str, str]:
    """Two profiles, one question, or one result over time."""
    return desk.words.sections.COMPARE_READINGS


def of_sources(desk: Desk) -> dict[str, str]:
    """The figures, the studies, what differs, what is published, the method, accessibility."""
    return desk.words.sections.SOURCE_READINGS
