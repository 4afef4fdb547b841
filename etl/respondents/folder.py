"""Folder: where respondents' files lie, outside the repository, and how the one of a study is opened."""

import hashlib
import os
from pathlib import Path

from etl.identity import DATA_DIR

MICRODATA = "OBSERVATOIRE_MICRODATA"
"""Environment variable: the folder of respondents' files."""
_BLOCK = 1 << 20


def respondents_folder(data_dir: Path = DATA_DIR) -> Path:
    """The folder that the environment names, else `microdata` beside the data folder."""
    given = os.environ.get(MICRODATA, "")
    return Path(given).expanduser() if given else data_dir.resolve().parent / "microdata"


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a file lies where it would be published or built."""
    return path.resolve().is_relative_to(folder.resolve())


def sha256(path: Path) -> str:
    """The hash of a file, read a block at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
