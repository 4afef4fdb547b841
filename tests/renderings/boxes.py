"""Boxes: the pixels that texts cover, from the metrics of the font that the site serves."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont


class Box(NamedTuple):
    """A text and the pixels that it covers, from the left and from the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", *, tolerance: float = 0.5) -> bool:
        is_apart = (
            self.right - tolerance <= other.left
            or other.right - tolerance <= self.left
            or self.bottom - tolerance <= other.top
            or other.bottom - tolerance <= self.top
        )
        return not is_apart


def text_width(text: str, size: int, *, is_bold: bool) -> float:
    """Pixels of a text in Source Sans; a sign that it lacks is as wide as it is high."""
    advances = _advances(700 if is_bold else 400)
    return sum(advances.get(ord(letter), 1000) for letter in text) * size / 1000


@cache
def _advances(weight: int) -> dict[int, int]:
    """Advance of each letter of the font, in thousandths of its size."""
    folder = Path(find_spec("streamlit").origin).parent / "static" / "static" / "media"
    path = next(folder.glob("SourceSansVF-Upright*.woff2"))
    font = TTFont(path)
    glyphs = font.getGlyphSet(location={"wght": weight})
    return {code: glyphs[name].width for code, name in font.getBestCmap().items()}
