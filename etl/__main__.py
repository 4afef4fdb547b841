"""Command line: `python -m etl check`, `build`, `diff`, `workbook`, `import`, `describe` and `tabulate`."""

import argparse
import sys
from pathlib import Path

from etl.identity import BUILD_DIR, DATA_DIR
from etl.problems import Refused

INTERRUPTED = 130
"""What shells expect after Ctrl+C."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when there are problems or printed and computed values differ."""
    options = _parser().parse_args(arguments)
    try:
        text, is_well = _done(options)
        print(text)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Nothing was written.", file=sys.stderr)
        return INTERRUPTED
    return 0 if is_well else 1


def _done(options: argparse.Namespace) -> tuple[str, bool]:
    """What a command says, and whether all is well."""
    if options.command in ("describe", "tabulate"):
        return _of_respondents(options)
    if options.command in ("workbook", "import"):
        return _of_workbooks(options)
    return _of_sources(options), True


def _of_respondents(options: argparse.Namespace) -> tuple[str, bool]:
    from etl.respondents import commands  # reads files of statistics: only these two commands need it

    if options.command == "describe":
        return commands.described(options.file, encoding=options.encoding, data_dir=options.data), True
    if options.compare:
        return commands.compared(options.study, data_dir=options.data, engine=options.engine)
    return commands.tabulated(options.study, data_dir=options.data, engine=options.engine), True


def _of_workbooks(options: argparse.Namespace) -> tuple[str, bool]:
    from etl.workbook import commands  # reads and writes XLSX: only these two commands need it

    if options.command == "import":
        return commands.imported(options.file, data_dir=options.data)
    given = options.study_or_out
    study_id, out = (given[:1], given[1:]) if options.kind == "study" else ([], given)
    if len(out) > 1 or (options.kind == "study" and not study_id):
        raise Refused("workbook takes new [OUT], missing [OUT] or study ID [OUT].")
    place = Path(out[0]) if out else None
    return commands.workbook(options.kind, "".join(study_id), place, data_dir=options.data), True


def _of_sources(options: argparse.Namespace) -> str:
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
    describe = commands.add_parser(
        "describe", help="draft the mapping of a respondents' file; no row of it is printed"
    )
    describe.add_argument("file", type=Path, help=".sav, .zsav, .por, .dta, .csv, .xlsx or .parquet")
    describe.add_argument("--encoding", default="", help="that of its texts, where the file is wrong")
    tabulate = commands.add_parser(
        "tabulate", help="compute the figures of a study from its respondents' file into computed.csv"
    )
    tabulate.add_argument("study", help="the folder of the study, which holds microdata.toml")
    tabulate.add_argument(
        "--compare", action="store_true", help="write nothing: put printed figures beside computed ones"
    )
    tabulate.add_argument("--engine", default="", help="count in a cluster: sc://host:port (Spark Connect)")
    workbook = commands.add_parser("workbook", help="write a workbook (XLSX) that a person fills")
    workbook.add_argument(
        "kind", choices=("new", "missing", "study"), help="a study to come, lost figures, a study"
    )
    workbook.add_argument("study_or_out", nargs="*", metavar="ID OUT", help="the study (study), and the file")
    imported = commands.add_parser("import", help="check a filled workbook; write its figures if all is well")
    imported.add_argument("file", type=Path, help="the workbook (.xlsx)")
    for command in (check, build, describe, tabulate, workbook, imported):
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
