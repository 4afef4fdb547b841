"""`python -m benchmarks`: queries, pages and browser timed on this machine, printed part by part."""

import argparse
import sys

from benchmarks import report
from benchmarks.browser import browser_times
from benchmarks.pages import rerun_times
from benchmarks.queries import LARGE, REAL, SMALL, never_called, query_times
from dashboard import database

PARTS = ("queries", "pages", "browser")


def main() -> int:
    """Time the asked parts, print each as soon as it is known, and write it into the README if asked."""
    options = _options()
    database.ensure_built()
    for part in options.parts or PARTS:
        text = _section(part, large=options.large, command=_command(options))
        print(text, flush=True)
        if options.write:
            report.write(part, text)
    return 0


def _section(part: str, *, large: bool, command: str) -> str:
    if part == "queries":
        table = query_times([REAL, SMALL, LARGE] if large else [REAL, SMALL])
        unused = ", ".join(f"`{name}`" for name in never_called(table))
        note = f"Not timed, because no page called them as it opened: {unused}." if unused else ""
        return report.section("Queries", table, command=command, note=note)
    if part == "pages":
        return report.section("Server time of a rerun", rerun_times(), command=command)
    return report.section("In the browser", browser_times(), command=command)


def _command(options: argparse.Namespace) -> str:
    return " ".join(["python -m benchmarks", *options.parts, *(["--large"] if options.large else [])])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Time the dashboard on this machine.")
    parser.add_argument("parts", nargs="*", choices=PARTS, help="all of them by default")
    parser.add_argument(
        "--large", action="store_true", help="queries on 5 million figures too (16 GB of memory)"
    )
    parser.add_argument("--write", action="store_true", help="also put the results into benchmarks/README.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
