"""`python -m benchmarks`: every part timed on this machine and printed as soon as it is known."""

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks import report
from benchmarks.browser import browser_times
from benchmarks.exports import export_limits, export_times
from benchmarks.frozen import frozen_note, frozen_sizes
from benchmarks.growth import growth_times
from benchmarks.load import load_times
from benchmarks.pages import rerun_times
from benchmarks.peers.sites import datasette_fault
from benchmarks.phone import phone_times
from benchmarks.queries import MANY, REAL, query_times
from benchmarks.respondents import respondent_times
from benchmarks.soak import soak
from benchmarks.weight import visit_times
from dashboard import tables


def _nothing() -> str:
    return ""


PARTS: dict[str, tuple[str, Callable[[], object], Callable[[], str]]] = {
    "queries": ("Queries", lambda: query_times([REAL, MANY]), _nothing),
    "pages": ("Server time of a rerun", rerun_times, _nothing),
    "browser": ("In the browser", browser_times, _nothing),
    "exports": ("Exports", export_times, export_limits),
    "respondents": ("Respondents' files", respondent_times, _nothing),
    "frozen": ("The whole site as files", frozen_sizes, frozen_note),
    "growth": ("Growth", growth_times, _nothing),
    "weight": ("Visits, beside the peers", visit_times, datasette_fault),
    "phone": ("On a slow phone, beside the peers", phone_times, datasette_fault),
    "soak": ("Forty readers for half an hour", soak, _nothing),
    "load": ("Many readers, beside a peer", load_times, _nothing),
}
"""Title, table and note of each part."""
SHORT = ("queries", "pages", "browser", "exports", "weight", "phone")
"""What runs when no part is named."""


def main() -> int:
    """Time the asked parts, print each as soon as it is known, and write it into the README if asked."""
    options = _options()
    tables.ensure_built()
    command = " ".join(["python -m benchmarks", *options.parts])
    for part in options.parts or SHORT:
        title, timed, note = PARTS[part]
        text = report.section(title, timed(), command=command, note=note())
        print(text, flush=True)
        if options.write:
            report.write(part, text)
    return 0


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Time the dashboard on this machine.")
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; by default {', '.join(SHORT)}"
    )
    parser.add_argument("--write", action="store_true", help="also put the results into benchmarks/README.md")
    options = parser.parse_args(arguments)
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}. Name one of {', '.join(PARTS)}.")
    return options


if __name__ == "__main__":
    sys.exit(main())
