"""Remote: tables at an object store become a local folder, swapped whole when a new build appears there.

`OBSERVATOIRE_DATA=s3://bucket/folder` names the place; keys and region come from the environment, as for
AWS's own tools, and `?endpoint_override=…&scheme=http` after the address names a store of one's own.
"""

import os
import re
import shutil
import sys
import threading
from pathlib import Path

from pyarrow import fs

from etl import identity
from etl.tables import BUILD_ID_FILE

_ID = re.compile(r"[0-9a-f]{8,64}")
_LONGEST_ID = 200  # bytes that are read of it
SECONDS = 60.0
"""From one look at the store to the next."""


class Mirror:
    """The local copy of one build folder of an object store.

    Args:
        address: as in `OBSERVATOIRE_DATA`.
        folder: a link that is moved from one whole copy to the next; the copies stand beside it.
    """

    def __init__(self, address: str, folder: Path) -> None:
        self.store, self.path = fs.FileSystem.from_uri(address)
        self.folder = folder

    def refresh(self) -> bool:
        """Take the build over when it is another one; whether it was.

        Raises:
            OSError: the store cannot be reached, or its tables change while they are read.
        """
        wanted = self._build_id()
        if wanted == identity.built_id(self.folder):
            return False
        copy = self.folder.with_name(f"{wanted[:16]}-{os.getpid()}")
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        fs.copy_files(
            self.path, str(copy), source_filesystem=self.store, destination_filesystem=fs.LocalFileSystem()
        )
        if self._build_id() != wanted or identity.built_id(copy) != wanted:
            shutil.rmtree(copy)
            raise OSError("the tables changed, or were not all there, while they were read")
        self._point_to(copy)
        return True

    def follow(self, *, every: float = SECONDS) -> threading.Thread:
        """Look again and again, in the background; what fails is one line, and the copy stays as it is."""
        thread = threading.Thread(target=self._look, args=(every,), daemon=True, name="follow the tables")
        thread.start()
        return thread

    def _look(self, every: float) -> None:
        while not threading.Event().wait(every):
            try:
                self.refresh()
            except Exception as error:  # whatever it was, the next look may find the store whole
                print(f"The tables could not be looked up: {_cause(error)}", file=sys.stderr)

    def _build_id(self) -> str:
        with self.store.open_input_stream(f"{self.path}/{BUILD_ID_FILE}") as stream:
            told = stream.read(_LONGEST_ID).decode("ascii", "replace").strip()
        if not _ID.fullmatch(told):
            raise OSError("what stands there is no build")
        return told

    def _point_to(self, copy: Path) -> None:
        before = self.folder.resolve() if self.folder.is_symlink() else None
        link = self.folder.with_name(f".{copy.name}")
        link.unlink(missing_ok=True)
        link.symlink_to(copy, target_is_directory=True)
        link.replace(self.folder)
        if before is not None and before != copy:
            shutil.rmtree(before, ignore_errors=True)


def _cause(error: Exception) -> str:
    """The first line of the message, without the address that it may hold; else which error it was."""
    first = next(iter(str(error).splitlines()), "").split("'")[0].strip()
    return first if first and isinstance(error, OSError) else type(error).__name__
