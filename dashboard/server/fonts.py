"""Fonts: the fonts that Streamlit ships, reduced to the letters and icons that this site can show.

`python -m dashboard.server.fonts` writes them once, beside the other files made at the first start, with
those that pictures are drawn with; the server hands them out instead of the whole ones, and the whole ones
where there are none.
"""

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from dashboard.exports import fonts
from dashboard.exports.fonts import LETTERS, reduced

ROOT = Path(__file__).resolve().parents[2]
MADE = fonts.VENDOR / "fonts"
_ICON = re.compile(r"material/([a-z0-9_]+)")
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def main() -> int:
    """Write the reduced fonts that are not there yet."""
    fonts.make(fonts.MADE)
    MADE.mkdir(parents=True, exist_ok=True)
    for path, smaller in _wanted(_streamlit() / "media"):
        if not (MADE / path.name).exists():
            part = MADE / f".{path.name}"
            part.write_bytes(smaller(path))
            part.replace(MADE / path.name)
    return 0


def made(path: Path) -> Path | None:
    """The reduced twin of a font of Streamlit's; None where there is none."""
    twin = MADE / path.name
    return twin if twin.is_file() else None


def letters_only(path: Path) -> bytes:
    """A text font with `LETTERS`, at one optical size, as WOFF2."""
    from fontTools.varLib import instancer

    font = reduced(path, unicodes=LETTERS)
    if any(axis.axisTag == "opsz" for axis in font["fvar"].axes):
        font = instancer.instantiateVariableFont(font, {"opsz": None})
    return _woff2(font)


def icons_only(path: Path, *, names: set[str]) -> bytes:
    """The icon font with these icons, which pages write as words (« arrow_forward »), as WOFF2."""
    from fontTools.ttLib import TTFont

    ligatures = _ligatures(TTFont(path))
    glyphs = {glyph for word, glyph in ligatures.items() if word in names}
    return _woff2(reduced(path, unicodes=range(0x20, 0x7F), glyphs=glyphs))


def icon_names() -> set[str]:
    """The icons that Streamlit's own scripts and this site's name."""
    scripts = [*(_streamlit() / "js").glob("*.js"), *(ROOT / "dashboard").rglob("*.py")]
    return {name for path in scripts for name in _ICON.findall(path.read_text(encoding="utf-8"))}


def _wanted(media: Path) -> Iterator[tuple[Path, Callable[[Path], bytes]]]:
    for start in ("SourceSansVF-Upright", "SourceSerifVariable-Roman"):
        for path in media.glob(f"{start}*.woff2"):
            yield path, letters_only
    for path in media.glob("MaterialSymbols*.woff2"):
        yield path, lambda path: icons_only(path, names=icon_names())


def _streamlit() -> Path:
    """Streamlit's static files."""
    return fonts.shipped("SourceSans").parents[1]


def _ligatures(font: object) -> dict[str, str]:
    """The glyph of each word that the font turns into an icon."""
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, rest in getattr(table, "ExtSubTable", table).ligatures.items():
                for ligature in rest:
                    found["".join(map(_letter, [first, *ligature.Component]))] = ligature.LigGlyph
    return found


def _letter(glyph: str) -> str:
    if glyph == "underscore":
        return "_"
    return str(_DIGITS.index(glyph.removeprefix("digit_"))) if glyph.startswith("digit_") else glyph


def _woff2(font: object) -> bytes:
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
