"""History: since which version a figure is in the data, and what changed since the version of a link."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboard import views
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.queries import catalogue, history
from dashboard.queries.history import Change
from dashboard.tabular import Cell, Table

_A_VERSION = re.compile(r"[\d.]{1,20}")


def versions(desk: Desk) -> list[Section]:
    """Every version with its date and what it changed, the latest first."""
    words = desk.words.sources_pages
    releases = [list(group) for _, group in groupby(history.changes(desk), key=lambda one: one.version)]
    rows = tuple(_line(desk, release) for release in reversed(releases))
    table = Table(words.VERSION_HEADERS, rows)
    text = words.version_line(catalogue.version(desk))
    return [Section(title=words.VERSIONS, text=text, tables=(table,), anchor="versions")]


def since(desk: Desk, *, version: str) -> str:
    """What changed since the version that a link was made with; blank when nothing did."""
    words = desk.words.sources_pages
    changes = history.changes(desk)
    known = list(dict.fromkeys(one.version for one in changes))
    if version == known[-1]:
        return ""
    if version not in known:
        asked = version if _A_VERSION.fullmatch(version) else views.shown(version)
        return words.no_such_version(asked, known[-1])
    later = set(known[known.index(version) + 1 :])
    return words.changed_since(version, known[-1], _counts(one for one in changes if one.version in later))


def of_figure(desk: Desk, *, figure_id: str) -> tuple[str, ...]:
    """Since which version the figure is there, then each correction of it with its reason."""
    words = desk.words.sources_pages
    changes = history.changes(desk, figure_id=figure_id)
    own = [one for one in changes if one.figure_id == figure_id]
    began = [one for one in own if one.change == "added"][-1:] or changes[:1]
    corrections = [one for one in own if one.change == "corrected"]
    return (
        *(words.release(one.version, one.released_on) for one in began),
        *(words.corrected(_release(desk, one), one.before, one.after, one.reason) for one in corrections),
    )


def _line(desk: Desk, release: Sequence[Change]) -> tuple[Cell, ...]:
    words, first = desk.words, release[0]
    told = (
        first.reason
        if first.change == "first"
        else words.sources_pages.release_changes(_counts(release), [one.reason for one in release])
    )
    return Cell(first.version), Cell(words.periods.period(first.released_on)), Cell(told)


def _release(desk: Desk, one: Change) -> str:
    return desk.words.sources_pages.release(one.version, one.released_on)


def _counts(changes: Iterable[Change]) -> Counter[str]:
    return Counter(one.change for one in changes)
