"""`python -m benchmarks`: every part timed on this machine and printed as soon as it is known."""

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks import report
from benchmarks.browser import browser_times
from benchmarks.exports import export_limits, export_times
from benchmarks.growth import growth_times
from benchmarks.load import load_times
from benchmarks.pages import rerun_times
from benchmarks.peers.sites import datasette_fault
from benchmarks.queries import REAL, SMALL, never_called, query_times
from benchmarks.weight import visit_times
from dashboard import database


def main() -> int:
    """Time the asked parts, print each as soon as it is known, and write it into the README if asked."""
    options = _options()
    database.ensure_built()
    for part in options.parts or SHORT:
        text = PARTS[part](large=options.large, command=_command(options))
        print(text, flush=True)
        if options.write:
            report.write(part, text)
    return 0


def _queries(*, large: bool, command: str) -> str:
    table = query_times([REAL, SMALL])
    unused = ", ".join(f"`{name}`" for name in never_called(table))
    note = f"Not timed, because no page called them as it opened: {unused}." if unused else ""
    return report.section("Queries", table, command=command, note=note)


def _pages(*, large: bool, command: str) -> str:
    return report.section("Server time of a rerun", rerun_times(), command=command)


def _browser(*, large: bool, command: str) -> str:
    return report.section("In the browser", browser_times(), command=command)


def _exports(*, large: bool, command: str) -> str:
    return report.section("Exports", export_times(), command=command, note=export_limits())


def _growth(*, large: bool, command: str) -> str:
    return report.section("Growth", growth_times(large=large), command=command)


def _weight(*, large: bool, command: str) -> str:
    return report.section("Visits, beside the peers", visit_times(), command=command, note=datasette_fault())


def _load(*, large: bool, command: str) -> str:
    return report.section(
        "Many readers, beside the peers", load_times(), command=command, note=datasette_fault()
    )


PARTS: dict[str, Callable[..., str]] = {
    "queries": _queries,
    "pages": _pages,
    "browser": _browser,
    "exports": _exports,
    "growth": _growth,
    "weight": _weight,
    "load": _load,
}
SHORT = ("queries", "pages", "browser", "exports")
"""What runs when no part is named."""


def _command(options: argparse.Namespace) -> str:
    return " ".join(["python -m benchmarks", *options.parts, *(["--large"] if options.large else [])])


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Time the dashboard on this machine.")
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; by default {', '.join(SHORT)}"
    )
    parser.add_argument(
        "--large", action="store_true", help="growth on 5 million figures too (16 GB of memory)"
    )
    parser.add_argument("--write", action="store_true", help="also put the results into benchmarks/README.md")
    options = parser.parse_args(arguments)
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}. Name one of {', '.join(PARTS)}.")
    return options


if __name__ == "__main__":
    sys.exit(main())
