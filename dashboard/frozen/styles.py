"""Styles: the sheets of the site and its fonts become the one sheet and the font files of an edition."""

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.exports import fonts as cuts
from dashboard.renderings import svg
from dashboard.server import fonts as smaller
from dashboard.server.paint import ASSETS, FACES, STYLES

EDITION = "frozen.css"


def sheet() -> str:
    """Everything that a page of an edition is drawn with."""
    sheets = "".join((ASSETS / name).read_text(encoding="utf-8") for name in (*STYLES, EDITION))
    faces = "".join(_face(family, face) for face in FACES for family in _families(face))
    return f"{faces}\n{_bare(sheets)}{svg.stylesheet()}\n"


def fonts() -> Iterator[tuple[str, Path]]:
    """Name and file of each font, with the letters that the site can show."""
    smaller.main()
    for face in FACES:
        yield _file(face), smaller.made(cuts.shipped(face[1]))


def _families(face: tuple[str, str]) -> Iterator[str]:
    """The names that the sheets give a font: that of the first paint, and that of Streamlit's page."""
    yield face[0]
    yield next(cut.family for cut in cuts.CUTS if cut.shipped == face[1])


def _face(family: str, face: tuple[str, str]) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:100 900;font-display:swap;'
        f'src:url("{_file(face)}") format("woff2")}}'
    )


def _file(face: tuple[str, str]) -> str:
    return f"{face[1].split('-')[0]}.woff2"


def _bare(sheets: str) -> str:
    """Without comments and indents."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL))
