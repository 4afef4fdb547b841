"""Folder: the files of an edition are written under one folder, pages first, then what they offer to save."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dashboard import store
from dashboard.cards import search_entries
from dashboard.exports.entries import live_link
from dashboard.exports.release import data_release
from dashboard.frozen import documents, index, marks, saved, styles
from dashboard.frozen.marks import SEARCH, Wanted
from dashboard.frozen.names import ASSETS, Names, to
from dashboard.search import Entry
from dashboard.words import vocabulary

ASSET_FILES = Path(__file__).resolve().parents[1] / "assets"


class Written(NamedTuple):
    """What an edition holds."""

    pages_n: int
    files_n: int  # pages and all others
    size: int  # bytes


def replaced(target: Path, known: Names, mapped: Callable[..., Iterable[int]] = map) -> Written:
    """The edition in a folder, in the place of the one before.

    Raises:
        FileExistsError: the folder holds something else than an edition.
    """
    _emptied(target)
    pages = [_write(target / name, text.encode()) for name, text in _pages(known)]
    others = [_write(target / name, data) for name, data in _others(known)]
    wanted = known.of_files
    made = mapped(partial(_save, target), wanted.items())
    sizes = [*pages, *others, *made]
    return Written(len(pages), len(sizes), sum(sizes))


def _emptied(target: Path) -> None:
    """An empty folder; what is no edition is left alone."""
    if target.exists() and any(target.iterdir()):
        if not (target / vocabulary().frozen.README).is_file():
            raise FileExistsError(target)
        shutil.rmtree(target)
    target.mkdir(parents=True, exist_ok=True)


def _pages(known: Names) -> Iterator[tuple[str, str]]:
    names = [*((name, view) for view, name in known.of_views.items()), *known.of_aliases.items()]
    for name, view in names:
        yield name, documents.document(known.pages[view], known, here=name)
    yield SEARCH, documents.search_page(known)


def _others(known: Names) -> Iterator[tuple[str, bytes]]:
    """What all pages share, and the words for who opens the folder."""
    release, frozen = data_release(), vocabulary().frozen
    yield frozen.README, f"\ufeff{frozen.readme(*release[:2], live=live_link(''))}".encode()
    yield documents.STYLES, styles.sheet().encode()
    for name, path in styles.fonts():
        yield f"{ASSETS}/{name}", path.read_bytes()
    stemmer, found, search = documents.SCRIPTS
    yield stemmer, (ASSET_FILES / "stemmer-fr.js").read_bytes()
    yield found, index.script(store.value(search_entries.index), partial(_address, known)).encode()
    yield search, (ASSET_FILES / "frozen_search.js").read_bytes()


def _address(known: Names, entry: Entry) -> str:
    """Of what the search finds, from its page; blank where that is not frozen."""
    name = known.page(marks.shortest(entry.view))
    return to(name, here=SEARCH) if name else ""


def _save(target: Path, named: tuple[Wanted, str]) -> int:
    asked, name = named
    return _write(target / name, saved.content(asked))


def _write(path: Path, data: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)
