"""Scripts: the files that every reader loads first, compressed as small as they get, once a machine.

`python -m dashboard.server.scripts` writes them beside the reduced fonts. It takes ten seconds, which a
server must not spend when it starts; without them it compresses faster and a tenth less well.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import brotli
import streamlit

STREAMLIT = Path(streamlit.__file__).resolve().parent / "static" / "static"
MADE = Path(__file__).resolve().parents[1] / "static" / "vendor" / "scripts"
FIRST = ("PlotlyChart.", "index.", "protobuf.", "StreamlitMarkdown.", "react-dom.", "arrowFormatUtils.")
"""Beginnings of the names of the scripts that a first chart waits for; a new version has new names."""
OF_CHARTS = ("PlotlyChart.", "StreamlitMarkdown.", "arrowFormatUtils.")
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


def of_charts() -> list[str]:
    """Names of the scripts that Streamlit loads when a chart and its table have come."""
    return [path.name for path in _wanted() if path.name.startswith(OF_CHARTS)]


def made(path: Path) -> bytes | None:
    """A script of Streamlit's in Brotli; None where it was not made."""
    twin = _twin(path)
    return twin.read_bytes() if path.is_relative_to(STREAMLIT) and twin.is_file() else None


def _twin(path: Path) -> Path:
    return MADE / f"{path.name}.br"


def _wanted() -> Iterator[Path]:
    return (path for path in sorted((STREAMLIT / "js").glob("*.js")) if path.name.startswith(FIRST))


if __name__ == "__main__":
    sys.exit(main())
