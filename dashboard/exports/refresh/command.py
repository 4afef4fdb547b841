"""`python -m dashboard.exports refresh FILE [OUT]`: a deck or workbook made here, with today's figures."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard import tables
from dashboard.exports.refresh.files import refreshed
from dashboard.exports.refresh.lines import lines
from dashboard.exports.slides.package import TemplateRefused
from dashboard.walks import Ask
from dashboard.words import vocabulary

NAME = "refresh"
MISUSED = 2


def main(arguments: Sequence[str], asking: Callable[[], Ask]) -> int:
    """Write the file and say what was done; one sentence and status 2 where it cannot be."""
    options = _parser().parse_args(arguments)
    words, out = vocabulary().exports, options.out or _beside(options.file)
    try:
        data = options.file.read_bytes()
        tables.ensure_built()
        made = refreshed(data, asking(), newer=options.newer)
        out.write_bytes(made.data)
    except tables.TablesMissing as missing:
        return _refuse(vocabulary().problems.tables(missing.code))
    except TemplateRefused as refusal:
        return _refuse(str(refusal))
    except OSError as error:
        is_read = error.filename == str(options.file)
        said = words.not_read if is_read else words.not_written
        return _refuse(said(options.file if is_read else out, error.errno))
    print("\n".join([*lines(made.slides), words.written(out, len(made.data))]))
    return 0


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.stem}-{vocabulary().refresh.ENDING}{file.suffix}")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m dashboard.exports {NAME}",
        description="Bring a presentation or workbook made here up to date, in place, and say what was done.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the .pptx or .xlsx, edited since or not")
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT", help="the file to write; beside FILE")
    parser.add_argument("--newer", action="store_true", help="take newer waves where there are some")
    return parser
