"""Publication: a folder of finished tables takes the place of the previous one in one step, or not at all.

The place is a link: it is replaced, never emptied, so that a build killed at any moment leaves whole tables.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import time

OLD_S = 24 * 3600
"""After which a folder is nobody's, even if another process has the number of the one that made it."""


def folder_beside(place: Path) -> Path:
    """A new folder for what will stand at `place`, which says which process fills it."""
    return Path(tempfile.mkdtemp(prefix=f"{_prefix(place)}{os.getpid()}-", dir=place.parent))


def publish(folder: Path, place: Path) -> None:
    """Make `place` lead to `folder`, and remove what stood there.

    Raises:
        OSError: the place cannot be changed; it is as it was.
    """
    with _alone(place.parent):
        before = place.resolve()
        link = _link(folder)
        try:
            _take(link, place)
        finally:
            if link.is_symlink():
                link.unlink()
        if _is_beside(before, place) and before != folder.resolve():
            shutil.rmtree(before, ignore_errors=True)


def sweep(place: Path) -> None:
    """Remove what builds that were killed have left beside `place`."""
    shown = place.resolve()
    for path in _beside(place):
        if (path.is_symlink() or path.resolve() != shown) and _is_left(path, place):
            _remove(path)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no other build publishes there, where the system has locks for that."""
    try:
        import fcntl  # not on Windows
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
    aside = folder_beside(place)
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


def _beside(place: Path) -> Iterator[Path]:
    return (path for path in place.parent.iterdir() if path.name.startswith(_prefix(place)))


def _is_beside(folder: Path, place: Path) -> bool:
    return folder.parent == place.parent.resolve() and folder.name.startswith(_prefix(place))


def _is_left(path: Path, place: Path) -> bool:
    """Whether the process that made it is gone."""
    number = path.name.removeprefix(_prefix(place)).partition("-")[0]
    try:
        is_old = time() - path.lstat().st_mtime > OLD_S
    except OSError:  # another build has just removed it
        return False
    return is_old or not number.isdecimal() or not _is_running(int(number))


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_symlink():
        with contextlib.suppress(OSError):
            path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
