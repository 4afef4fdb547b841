"""Publication: a folder of finished tables takes the place of the previous one in one step, or not at all.

The place is a link: it is replaced, never emptied, so that a build killed at any moment leaves whole tables.
Whoever fills a folder holds a lock on it, which the system takes back when they are killed.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import time

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

OLD_S = 24 * 3600
"""After which a folder is nobody's, where the system has no locks."""


@contextlib.contextmanager
def folder_beside(place: Path) -> Iterator[Path]:
    """A new folder for what will stand at `place`; removed where it does not come to stand there."""
    folder = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
    try:
        with locked(folder):
            yield folder
    finally:
        if place.resolve() != folder.resolve():
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, place: Path) -> None:
    """Make `place` lead to `folder`, and remove what stood there.

    Raises:
        OSError: the place cannot be changed; it is as it was.
    """
    with locked(place.parent):
        before = place.resolve()
        link = _link(folder)
        try:
            _take(link, place)
        finally:
            if link.is_symlink():
                link.unlink()
        if before in _beside(place) and before != folder.resolve():
            shutil.rmtree(before, ignore_errors=True)


def sweep(place: Path) -> None:
    """Remove what builds that were killed have left beside `place`."""
    with locked(place.parent):
        for path in _beside(place):
            if path.is_symlink():
                path.unlink()
            elif path != place.resolve() and _is_left(path):
                shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """While no other process holds this folder."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_left(folder: Path) -> bool:
    """Whether nobody fills it any more."""
    if fcntl is None:
        return time() - folder.stat().st_mtime > OLD_S
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _link(folder: Path) -> Path:
    """A link to the folder, beside it; the folder itself on a system or a disk without links."""
    link = folder.with_name(f"{folder.name}.link")
    try:
        link.symlink_to(folder.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        return folder
    return link


def _take(link: Path, place: Path) -> None:
    """Put the link in its place; a folder, which an earlier version built there, is moved aside first."""
    if place.is_symlink() or not place.exists():
        os.replace(link, place)
        return
    aside = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
    os.rename(place, aside / place.name)
    try:
        os.replace(link, place)
    except BaseException:
        os.rename(aside / place.name, place)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _prefix(place: Path) -> str:
    return f".{place.name}-"


def _beside(place: Path) -> list[Path]:
    folder = place.parent.resolve()
    return [path for path in folder.iterdir() if path.name.startswith(_prefix(place))]
