"""Command line: `python -m etl check`, `python -m etl build` and `python -m etl diff OLD NEW`."""

import argparse
import sys
from pathlib import Path

from etl.identity import BUILD_DIR, DATA_DIR
from etl.problems import Refused

INTERRUPTED = 130
"""What shells expect after Ctrl+C."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the sources have problems or the tables cannot be written."""
    options = _parser().parse_args(arguments)
    try:
        print(_done(options))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Nothing was written.", file=sys.stderr)
        return INTERRUPTED
    return 0


def _done(options: argparse.Namespace) -> str:
    from etl import build, differences, report  # pandera and pyarrow take half a second: not for `--help`

    if options.command == "diff":
        return differences.told(differences.differences(options.old, options.new))
    if options.command == "check":
        return report.checked(build.check(options.data))
    return report.built(build.build(options.data, options.out), out_dir=options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl", description="Check the data files and build the tables."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list every problem of the data files; write nothing")
    build = commands.add_parser("build", help="check, then write one Parquet file a table")
    for command in (check, build):
        command.add_argument("--data", type=Path, default=DATA_DIR, help="the data directory (data/)")
    build.add_argument("--out", type=Path, default=BUILD_DIR, help="where the tables go (data/build/)")
    diff = commands.add_parser(
        "diff", help="list the figures added, corrected and withdrawn between two builds"
    )
    diff.add_argument("old", type=Path, help="the folder of the older tables")
    diff.add_argument("new", type=Path, nargs="?", default=BUILD_DIR, help="the newer ones (data/build/)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
