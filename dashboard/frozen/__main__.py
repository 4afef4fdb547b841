"""`python -m dashboard.frozen FOLDER`: the whole site as files that need no server."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from dashboard import store, tables
from dashboard.frozen import crawl, folder
from dashboard.frozen.names import Names
from dashboard.words import vocabulary

MISUSED = 2
A_SHARE = 8  # pages or files that a process takes at once


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folder and say what it holds; one sentence and status 2 where it cannot be written."""
    target, words = _parser().parse_args(arguments).folder, vocabulary()
    try:
        tables.ensure_built()
        made = frozen(target)
    except tables.TablesMissing as missing:
        return _refuse(words.problems.tables(missing.code))
    except FileExistsError:
        return _refuse(words.frozen.not_an_edition(target))
    except OSError as error:
        return _refuse(words.exports.not_written(target, error.errno))
    print(words.frozen.written(target, pages_n=made.pages_n, files_n=made.files_n, size=made.size))
    return 0


def frozen(target: Path) -> folder.Written:
    """The edition in its folder, made by as many processes as there are cores."""
    store.prepare()
    cores, started = os.cpu_count() or 1, get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=started, initializer=store.prepare) as pool:
        mapped = partial(pool.map, chunksize=A_SHARE)
        pages = crawl.crawled(crawl.seeds(), _told(mapped, vocabulary().frozen.PAGES))
        return folder.replaced(target, Names(pages), _told(mapped, vocabulary().frozen.FILES))


def _told(mapped: Callable[..., Iterable], name: str) -> Callable[..., Iterable]:
    """The same, with a bar that shows how far it is."""

    def shown(make: Callable, given: Iterable) -> Iterable:
        held = list(given)
        return tqdm(mapped(make, held), total=len(held), desc=name, disable=None)

    return shown


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.frozen", description="Write the site as a folder of files, with no server."
    )
    parser.add_argument("folder", type=Path, help="where to write; an edition that is there is replaced")
    return parser


if __name__ == "__main__":
    sys.exit(main())
