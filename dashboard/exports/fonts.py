"""Fonts: the site's own font becomes a file of a folder, and a setting that makes a browser find it there.

A browser draws a picture of text with the fonts of its machine, whatever fonts its page has loaded.
"""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

FAMILY = "Source Sans"  # as `theme.FONT` names it
SHIPPED = "SourceSansVF-Upright*.woff2"
FAMILY_NAMES = (1, 16)  # records of a font that say its family
SETTING = "FONTCONFIG_FILE"
_CONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir>
<cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


@contextmanager
def known_to_programs() -> Iterator[None]:
    """Programs that are started meanwhile find the site's font; only where fontconfig finds fonts."""
    config = _config() if sys.platform == "linux" and SETTING not in os.environ else None
    if config:
        os.environ[SETTING] = str(config)
    try:
        yield
    finally:
        if config:
            del os.environ[SETTING]


@lru_cache(maxsize=1)
def _config() -> Path | None:
    """The setting, written once a process beside the font; None where it cannot be made."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="observatoire-fonts-"))
        write(folder)
        config = folder / "fonts.conf"
        config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    except (OSError, StopIteration):
        return None
    return config


def write(folder: Path) -> Path:
    """The site's font, all weights in one file, under the family's name.

    Raises:
        StopIteration: Streamlit ships no such font any more.
    """
    from fontTools.ttLib import TTFont

    streamlit = Path(importlib.util.find_spec("streamlit").origin).parent  # found without importing it
    font = TTFont(next((streamlit / "static" / "static" / "media").glob(SHIPPED)))
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = FAMILY
    font.flavor = None
    path = folder / "SourceSans.ttf"
    font.save(path)
    return path
