"""Files: the bytes of an upload become the same file with the figures of today, and its report."""

from typing import NamedTuple

from dashboard.exports.files import MOST
from dashboard.exports.refresh import apart, report
from dashboard.exports.refresh.today import todays
from dashboard.walks import Ask


class Refreshed(NamedTuple):
    """A file ready to save, and what was done in it."""

    data: bytes
    slides: list[report.Slide]


def refreshed(data: bytes, ask: Ask, *, newer: bool = False) -> Refreshed:
    """A deck or workbook of ours with the figures of today in the place of those that it has.

    Charts beyond as many as a deck of ours may hold are left.

    Args:
        newer: take the latest wave of each chart, where one came since.

    Raises:
        TemplateRefused: the upload cannot be read; the message is for the reader.
    """
    named, _ = apart.done("named", data)
    known = todays(ask, [(view, waves) for view, waves in named[:MOST]], newer=newer)
    told, made = apart.done("rewritten", data, todays=known)
    return Refreshed(made, report.from_data(told))
