"""Exports: the site's charts become files, timed, weighed, and made until leaking memory would show."""

from itertools import cycle, islice, product
from time import perf_counter

import pandas as pd

from benchmarks.processes import in_a_new_process, resident_mb
from benchmarks.report import milliseconds, p50, spaced
from dashboard import sitemap, store
from dashboard.cards.sources import figures
from dashboard.exports import files
from dashboard.exports.entries import Entry
from dashboard.exports.figures_workbook import figures_workbook
from dashboard.renderings import svg
from dashboard.views import View

RUNS = 5
CHARTS = (1, 20, 60)
KINDS = ("pptx", "xlsx", "html", "png", "pdf")
FILES = 200
SHOWN = 20


def export_times() -> pd.DataFrame:
    """Median time and size of each kind of file, one row a number of charts."""
    entries = _entries()
    return pd.DataFrame([_row(list(islice(cycle(entries), number))) for number in CHARTS])


def export_limits() -> str:
    """Sentences on the first picture, the workbook of every figure, and the memory that many files take."""
    rows = figures.selected(store.desk())
    start = perf_counter()
    size = len(figures_workbook(rows))
    spent = perf_counter() - start
    grown, cold = in_a_new_process(_memory_growth), in_a_new_process(_first_picture)
    return (
        f"{SHOWN} charts of a page as SVG: {milliseconds(_drawn())} ms. "
        f"The first picture (PNG) of a process: {milliseconds(cold)} ms. "
        f"The workbook of all {spaced(len(rows))} published figures: {milliseconds(spent)} ms, "
        f"{_kilobytes(size)} kB. Memory of the process after {FILES} more files of one chart, all kinds and "
        f"charts in turn: {grown:+.1f} MB."
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


def _first_picture() -> float:
    """Seconds to the first PNG of a process whose cards are made."""
    entries = _entries()
    start = perf_counter()
    files.file("png", entries[:1])
    return perf_counter() - start


def _drawn() -> float:
    """Median seconds to draw as many charts for a page as a long one has."""
    shown = [entry.card.chart for entry in islice(cycle(_entries()), SHOWN)]
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        for chart in shown:
            svg.draw(chart, key=False)
        times.append(perf_counter() - start)
    return p50(times)


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
    return store.entries([View(address) for address in sitemap.pages()])


def _kilobytes(size: int) -> str:
    return spaced(size / 1000)
