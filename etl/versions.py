"""Versions: a folder of whole editions of the data, each with its tables; a link says which one is read.

`versions/0007/` holds `data/` (the sources), `build/` (their tables) and `about.json`; `current` leads to one
of them. A version never changes once it stands, so that any earlier one can be taken up again.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time

from etl import identity, publication

CURRENT, VERSIONS, ABOUT = "current", "versions", "about.json"
DATA, BUILD = "data", "build"
DRAFT = ".draft-"
DRAFT_S = 24 * 3600
"""After which a draft that nobody published is removed."""
BUILD_S = 300
SHIPPED = "shipped"
"""What made a version that came with the program."""
IMPORTED = "imported"


class NotBuilt(RuntimeError):
    """The tables of a version could not be made; the message is what the build said."""


class Outdated(RuntimeError):
    """Another version was published since the draft was made."""


@dataclass(frozen=True)
class Version:
    """One edition of the data, and what it brought."""

    number: int
    folder: Path
    moment: datetime
    origin: str  # SHIPPED or IMPORTED
    source_id: str
    changes: dict[str, int]  # figures added, corrected, withdrawn


class Library:
    """The versions of one folder, which several processes may share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> Version | None:
        """The version that is read; None in an empty folder."""
        place = self.folder / CURRENT
        return _read(place.resolve()) if place.exists() else None

    def versions(self) -> list[Version]:
        """Every version, the latest first."""
        folders = (self.folder / VERSIONS).glob("[0-9]*")
        found = [version for folder in folders if (version := _read(folder))]
        return sorted(found, key=lambda one: -one.number)

    def version(self, number: int) -> Version | None:
        return _read(self._place(number))

    def take_in(self, data_dir: Path) -> None:
        """Add the data that came with the program, where no version holds them yet.

        They are read at once unless somebody has imported other figures since.

        Raises:
            NotBuilt: no tables can be made of what is to be read.
        """
        (self.folder / VERSIONS).mkdir(parents=True, exist_ok=True)
        with publication.locked(self.folder):
            self._sweep()
            current, shipped = self.current, identity.source_id(data_dir)
            if not any(one.source_id == shipped for one in self.versions()):
                draft = self._draft(data_dir)
                built(draft)
                added = self._add(draft, origin=SHIPPED, changes={})
                if current is None or current.origin == SHIPPED:
                    self._take_up(added)
            self._require_tables()

    def draft(self) -> Path:
        """A copy of the sources that are read, to be changed, in a folder of its own: its `data/`."""
        with publication.locked(self.folder):
            self._sweep()
            current = self.current
            folder = self._draft(current.folder / DATA)
        _write(folder, {"after": current.number})
        return folder

    def found_draft(self, name: str) -> Path | None:
        """The draft of this name, if it is one and still there."""
        folder = self.folder / VERSIONS / f"{DRAFT}{name}"
        return folder if name.isalnum() and folder.is_dir() else None

    def publish(self, draft: Path, *, changes: dict[str, int]) -> Version:
        """Make a draft the version that is read, in one move.

        Raises:
            Outdated: another version was published since it was made; nothing changes.
        """
        with publication.locked(self.folder):
            current = self.current
            if json.loads((draft / ABOUT).read_text("utf-8"))["after"] != current.number:
                raise Outdated
            added = self._add(draft, origin=IMPORTED, changes=changes)
            self._take_up(added)
        return added

    def take_up(self, number: int) -> Version | None:
        """Read this version from now on; None where there is none.

        Raises:
            NotBuilt: its tables are of another program, and none can be made of its sources.
        """
        with publication.locked(self.folder):
            version = self.version(number)
            if version:
                _require_tables(version)
                self._take_up(version)
        return version

    def _place(self, number: int) -> Path:
        return self.folder / VERSIONS / f"{number:04}"

    def _draft(self, data_dir: Path) -> Path:
        name = os.urandom(8).hex()
        folder = self.folder / VERSIONS / f"{DRAFT}{name}"
        folder.mkdir()
        left_out = shutil.ignore_patterns("build", ".*")
        shutil.copytree(data_dir, folder / DATA, ignore=left_out)
        return folder

    def _add(self, draft: Path, *, origin: str, changes: dict[str, int]) -> Version:
        number = max((one.number for one in self.versions()), default=0) + 1
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        source_id = identity.source_id(draft / DATA)
        _write(draft, {"moment": moment, "origin": origin, "source_id": source_id, "changes": changes})
        os.rename(draft, self._place(number))
        return _read(self._place(number))

    def _take_up(self, version: Version) -> None:
        link = self.folder / f".{CURRENT}-{os.urandom(4).hex()}"
        link.symlink_to(version.folder.relative_to(self.folder), target_is_directory=True)
        os.replace(link, self.folder / CURRENT)

    def _require_tables(self) -> None:
        if current := self.current:
            _require_tables(current)

    def _sweep(self) -> None:
        """Remove drafts that nobody published in time."""
        for folder in (self.folder / VERSIONS).glob(f"{DRAFT}*"):
            if time() - folder.stat().st_mtime > DRAFT_S:
                shutil.rmtree(folder, ignore_errors=True)


def built(folder: Path) -> None:
    """Make the tables of the version in this folder.

    Raises:
        NotBuilt: with what the build said.
    """
    done = command("build", "--data", str(folder / DATA), "--out", str(folder / BUILD))
    if done.returncode:
        raise NotBuilt(done.stderr or done.stdout)


def command(*arguments: str, module: str = "etl") -> subprocess.CompletedProcess[str]:
    """`python -m etl …` in a process of its own, whose memory is given back."""
    asked = [sys.executable, "-m", module, *arguments]
    root = Path(__file__).resolve().parents[1]
    return subprocess.run(asked, cwd=root, capture_output=True, text=True, timeout=BUILD_S, check=False)


def _require_tables(version: Version) -> None:
    if not identity.is_current(version.folder / DATA, version.folder / BUILD):
        built(version.folder)


def _read(folder: Path) -> Version | None:
    try:
        told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(told["moment"])
        return Version(int(folder.name), folder, moment, told["origin"], told["source_id"], told["changes"])
    except (OSError, ValueError, KeyError):
        return None


def _write(folder: Path, told: dict[str, object]) -> None:
    (folder / ABOUT).write_text(json.dumps(told), encoding="utf-8")
