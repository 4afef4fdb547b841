"""Scripts: the files that every reader loads first, compressed as small as they get, once a machine.

`python -m dashboard.server.scripts` writes them beside the reduced fonts. It takes ten seconds, which a
server must not spend when it starts; without them it compresses faster and a tenth less well.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
import streamlit

STREAMLIT = Path(streamlit.__file__).resolve().parent / "static" / "static"
MADE = Path(__file__).resolve().parents[1] / "static" / "vendor" / "scripts"
START = ("index.", "protobuf.", "StreamlitMarkdown.", "react-dom.")
"""Beginnings of the names of the scripts that a page starts with; a new version has new names."""
PARTS = (
    *("Html.", "PageLink.", "TextInput.", "ButtonGroup.", "Selectbox.", "Button.", "Checkbox."),
    "BidiComponent.",
)
"""Of what most pages are made of, which Streamlit asks for one after the other once it runs."""
EXPLORED = ("PlotlyChart.", "arrowFormatUtils.")
"""Of what draws a chart that a reader explores."""
_IMPORTED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')
QUALITY, WINDOW = 11, 24  # Brotli's best


def main() -> int:
    """Write the compressed scripts that are not there yet."""
    MADE.mkdir(parents=True, exist_ok=True)
    missing = [path for path in _wanted() if not _twin(path).exists()]
    if missing:
        print("Compressing the scripts of the pages (ten seconds, once).")
    for path in missing:
        part = MADE / f".{path.name}"
        part.write_bytes(brotli.compress(path.read_bytes(), quality=QUALITY, lgwin=WINDOW))
        part.replace(_twin(path))
    return 0


@cache
def of_parts() -> tuple[str, ...]:
    """Names of the scripts of `PARTS` and of all that these import."""
    found: dict[str, None] = {}
    asked = [path.name for path in _scripts() if path.name.startswith(PARTS)]
    while asked:
        name = asked.pop(0)
        if name not in found and not name.startswith(START):
            found[name] = None
            asked += _IMPORTED.findall((STREAMLIT / "js" / name).read_text(encoding="utf-8"))
    return tuple(found)


def is_first(path: Path) -> bool:
    """Whether a script is one of those that are compressed before anybody asks."""
    return path.name.startswith((*START, *EXPLORED)) or path.name in of_parts()


def made(path: Path) -> bytes | None:
    """A script of Streamlit's in Brotli; None where it was not made."""
    twin = _twin(path)
    return twin.read_bytes() if path.is_relative_to(STREAMLIT) and twin.is_file() else None


def _twin(path: Path) -> Path:
    return MADE / f"{path.name}.br"


def _wanted() -> Iterator[Path]:
    return (path for path in _scripts() if is_first(path))


def _scripts() -> list[Path]:
    return sorted((STREAMLIT / "js").glob("*.js"))


if __name__ == "__main__":
    sys.exit(main())
