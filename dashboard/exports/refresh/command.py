"""`python -m dashboard.exports refresh DECK [OUT]`: a deck made here, with the figures of today."""

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
    """Write the deck and say what was done; one sentence and status 2 where it cannot be."""
    options = _parser().parse_args(arguments)
    words, out = vocabulary().exports, options.out or _beside(options.deck)
    try:
        data = options.deck.read_bytes()
        tables.ensure_built()
        made = refreshed(data, asking(), newer=options.newer)
        out.write_bytes(made.data)
    except tables.TablesMissing as missing:
        return _refuse(vocabulary().problems.tables(missing.code))
    except TemplateRefused as refusal:
        return _refuse(str(refusal))
    except OSError as error:
        is_read = error.filename == str(options.deck)
        said = words.not_read if is_read else words.not_written
        return _refuse(said(options.deck if is_read else out, error.errno))
    print("\n".join([*lines(made.slides), words.written(out, len(made.data))]))
    return 0


def _beside(deck: Path) -> Path:
    return deck.with_name(f"{deck.stem}-{vocabulary().refresh.ENDING}{deck.suffix}")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m dashboard.exports {NAME}",
        description="Bring a presentation made here up to date, in place, and say what was done.",
    )
    parser.add_argument("deck", type=Path, metavar="DECK", help="the .pptx, edited since or not")
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT", help="the file to write; beside DECK")
    parser.add_argument("--newer", action="store_true", help="take newer waves where there are some")
    return parser
