"""Fonts: the variable fonts that Streamlit ships become static files, for pictures and their widths.

Programs that draw an SVG find no weight of a variable font under the name of its family. The static ones are
made once, by `make smaller` or at the first picture (three seconds), and hold the letters of French.
"""

import importlib.util
import os
import re
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from typst import Fonts

VENDOR = Path(__file__).resolve().parents[1] / "static" / "vendor"
MADE = VENDOR / "static-fonts"
LETTERS = (
    *range(0x20, 0x180),  # Latin, with the accents of Europe
    *range(0x2000, 0x2070),  # spaces, dashes, quotation marks
    0x20AC,
    *range(0x2190, 0x2194),
    *range(0x2200, 0x2270),
    *range(0x25A0, 0x2620),  # the marks of the profiles
    *range(0x2B1F, 0x2B23),
)
FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum")
SANS, SERIF = "Source Sans", "Source Serif"
NAMES_OF_FAMILY, NAME_OF_CUT = (1, 16), (2, 17)  # records of a font
_PICTOGRAMS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf][\ufe0f\u200d\u20e3\U000e0020-\U000e007f]*")
UNKNOWN_WIDTH = 1.0  # of a letter that the font lacks, in sizes of it


class Cut(NamedTuple):
    """One weight of a family, and the beginning of the name of the file that it is cut from."""

    family: str
    weight: int
    shipped: str

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}.ttf"


CUTS = (
    *(Cut(SANS, weight, "SourceSansVF-Upright") for weight in (400, 600, 700)),
    Cut(SERIF, 600, "SourceSerifVariable-Roman"),
)


@cache
def folder() -> Path:
    """Where the static fonts are, made now if they are missing; aside on a read-only disk.

    Raises:
        StopIteration: Streamlit ships no such font any more.
    """
    try:
        make(MADE)
    except OSError:
        aside = Path(tempfile.mkdtemp(prefix="observatoire-fonts-"))
        make(aside)
        return aside
    return MADE


def make(target: Path) -> None:
    """Write the static fonts that are not there yet."""
    target.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        if not (target / cut.file_name).exists():
            part = target / f".{os.getpid()}-{cut.file_name}"
            _cut(cut).save(part)
            part.replace(target / cut.file_name)


def shipped(start: str) -> Path:
    """The font of Streamlit's whose name begins so, found without importing it."""
    media = Path(importlib.util.find_spec("streamlit").origin).parent / "static" / "static" / "media"
    return next(media.glob(f"{start}*.woff2"))


def reduced(path: Path, *, unicodes: Iterable[int], glyphs: Iterable[str] = ()) -> "TTFont":
    """A font with these letters and glyphs only."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    subsetter = Subsetter(
        Options(
            layout_features=[*FEATURES, "rlig"],
            layout_closure=not glyphs,
            glyph_names=bool(glyphs),
            notdef_outline=True,
        )
    )
    subsetter.populate(unicodes=unicodes, glyphs=glyphs)
    subsetter.subset(font)
    return font


@lru_cache(maxsize=2048)
def width(text: str, *, size: float, family: str = SANS, weight: int = 400) -> float:
    """What one line of a text takes, in the unit of its size."""
    advances = _advances(family, weight)
    return size * sum(advances.get(ord(letter), UNKNOWN_WIDTH) for letter in text)


def lines(text: str, *, most: float, size: float, family: str = SANS, weight: int = 400) -> tuple[str, ...]:
    """The text on lines no wider than `most`, parted at plain spaces, or inside a word wider than a line."""

    def fits(line: str) -> bool:
        return width(line, size=size, family=family, weight=weight) <= most

    found = [""]
    for word in text.split(" "):
        joined = f"{found[-1]} {word}".strip(" ")
        if fits(joined):
            found[-1] = joined
        else:
            found += [word] if fits(word) else _pieces(word, fits)
    return tuple(line for line in found if line)


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word wider than a line, in pieces that fit one."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and not fits(pieces[-1] + letter):
            pieces.append("")
        pieces[-1] += letter
    return pieces


def is_known(text: str) -> bool:
    """Whether the site's own fonts have every letter of a text."""
    known = _advances(SANS, 400)
    return all(ord(letter) in known for letter in set(text) if letter.isprintable())


def typeset_with(text: str) -> "Fonts":
    """The fonts that a text is drawn with: those of this machine too where the site's lack a letter of it."""
    return _fonts(with_system=not is_known(text))


def drawable(text: str) -> str:
    """The text without its pictograms where no font here draws them, unless that leaves nothing."""
    if not _PICTOGRAMS.search(text) or _has_pictograms():
        return text
    return " ".join(_PICTOGRAMS.sub(" ", text).split()) or text


@cache
def _has_pictograms() -> bool:
    return any("emoji" in font.family.lower() for font in _fonts(with_system=True).fonts())


def style_rules(text: str) -> str:
    """CSS that brings the sans of the site along as data, in all weights, with the letters of a text."""
    return _font_face("".join(sorted({letter for letter in text if ord(letter) in LETTERS})))


@lru_cache(maxsize=32)
def _font_face(letters: str) -> str:
    font = reduced(shipped(CUTS[0].shipped), unicodes=map(ord, letters))
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    data = b64encode(file.getvalue()).decode("ascii")
    source = f'url(data:font/woff2;base64,{data}) format("woff2")'
    return f'@font-face{{font-family:"{SANS}";font-weight:200 900;src:{source}}}'


@lru_cache(maxsize=2)
def _fonts(*, with_system: bool) -> "Fonts":
    from typst import Fonts

    return Fonts(include_system_fonts=with_system, include_embedded_fonts=False, font_paths=[str(folder())])


@cache
def _advances(family: str, weight: int) -> dict[int, float]:
    """The width of each letter of a static font, in sizes of it."""
    from fontTools.ttLib import TTFont

    cut = next(one for one in CUTS if (one.family, one.weight) == (family, weight))
    with TTFont(folder() / cut.file_name, lazy=True) as font:
        unit, widths = font["head"].unitsPerEm, font["hmtx"]
        return {code: widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}


def _cut(cut: Cut) -> "TTFont":
    from fontTools.varLib import instancer

    font = reduced(shipped(cut.shipped), unicodes=LETTERS)
    place = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": cut.weight}
    font = instancer.instantiateVariableFont(font, place, inplace=True)
    for record in font["name"].names:
        if record.nameID in NAMES_OF_FAMILY:
            record.string = cut.family
        elif record.nameID in NAME_OF_CUT:
            record.string = str(cut.weight)
    font["OS/2"].usWeightClass = cut.weight
    font.flavor = None
    return font
