"""Exports: the site's charts become files, timed, weighed, and made until leaking memory would show."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle, islice, product
from time import perf_counter

import duckdb
import pandas as pd

from benchmarks.figures import milliseconds, p50, spaced
from benchmarks.processes import in_a_new_process, resident_mb
from dashboard import database
from dashboard.cards import pages
from dashboard.exports import files
from dashboard.exports.entries import Entry
from dashboard.views import View

RUNS = 5
CHARTS = (1, 20, 60)
KINDS = ("pptx", "xlsx", "html")
ROWS = 5_000
FILES = 200


def export_times() -> pd.DataFrame:
    """Median time and size of each kind of file, one row a number of charts."""
    entries = _entries()
    return pd.DataFrame([_row(list(islice(cycle(entries), number))) for number in CHARTS])


def export_limits() -> str:
    """A sentence on a workbook of many rows, and one on the memory that many files leave taken."""
    spent, size = _made("xlsx", [_long_entry()])
    grown = in_a_new_process(_memory_growth)
    return (
        f"A workbook of {spaced(ROWS)} rows of data: {milliseconds(spent)} ms, {_kilobytes(size)} kB. "
        f"Memory of the process after {FILES} more files of one chart, all kinds and charts in turn: "
        f"{grown:+.1f} MB."
    )


def _row(entries: list[Entry]) -> dict[str, str]:
    cells = {"charts": str(len(entries))}
    for kind in KINDS:
        spent, size = _made(kind, entries)
        cells |= {kind: milliseconds(spent), f"{kind}, kB": _kilobytes(size)}
    return cells


def _made(kind: str, entries: list[Entry]) -> tuple[float, int]:
    """Median seconds to make the file, and its bytes."""
    files.file(kind, entries[:1])  # imports what writes the kind
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        made = files.file(kind, entries)
        times.append(perf_counter() - start)
    return p50(times), len(made.data)


def _memory_growth() -> float:
    """Megabytes that a process holds more after `FILES` files than after the first of each kind."""
    entries = _entries()
    for kind in KINDS:
        files.file(kind, entries[:1])
    before = resident_mb()
    for entry, kind in islice(cycle(product(entries, KINDS)), FILES):
        files.file(kind, [entry])
    return resident_mb() - before


def _entries() -> list[Entry]:
    """Every chart of the site as its pages open, ready to leave it."""
    with database.connect() as connection:
        ask = _asking(connection)
        return [
            Entry(card, view=str(View(page).with_parameter("carte", card.card_id)))
            for page in pages.PAGES
            for card in pages.cards(ask, View(page))
        ]


def _asking(connection: duckdb.DuckDBPyConnection) -> Callable[..., object]:
    @cache
    def ask(maker: Callable[..., object], **codes: object) -> object:
        return maker(connection.cursor(), **codes)

    return ask


def _long_entry() -> Entry:
    """The chart with the most rows of data, its rows repeated."""
    longest = max(_entries(), key=lambda entry: len(entry.card.data))
    rows = longest.card.data
    repeated = pd.concat([rows] * (ROWS // len(rows) + 1), ignore_index=True).head(ROWS)
    return replace(longest, card=replace(longest.card, data=repeated))


def _kilobytes(size: int) -> str:
    return spaced(round(size / 1000))
