"""Command line: `python -m etl check` and `python -m etl build`."""

import argparse
import sys
from pathlib import Path

from etl.identity import BUILD_DIR, DATA_DIR


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the sources have problems or the tables cannot be written."""
    options = _parser().parse_args(arguments)
    from etl import build, report  # pandera and pyarrow take most of a second: not for `--help`

    try:
        if options.command == "check":
            print(report.checked(build.check(options.data)))
        else:
            print(report.built(build.build(options.data, options.out), out_dir=options.out))
    except build.SourcesRefused as refused:
        print(report.refused(refused.problems), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.out}: the tables cannot be written ({error.strerror}). Free or open the place, "
              "or give another with --out.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description="Check the data files and build the tables.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list every problem of the data files; write nothing")
    build = commands.add_parser("build", help="check, then write one Parquet file a table")
    for command in (check, build):
        command.add_argument("--data", type=Path, default=DATA_DIR, help="the data directory (data/)")
        command.set_defaults(out=BUILD_DIR)
    build.add_argument("--out", type=Path, help="where the tables go (data/build/)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
