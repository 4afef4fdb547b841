"""Pictures: cards become PNG, SVG or PDF, alone or together, without a browser."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from dashboard import theme
from dashboard.exports import fonts, images, memory, svg
from dashboard.exports.entries import Entry, require
from dashboard.exports.images import Sheet
from dashboard.exports.release import data_release
from dashboard.words import Vocabulary, vocabulary

Kind = Literal["png", "svg", "pdf"]

PICTURE_WIDTH, SHARED_WIDTH = 3200, 1200
"""Pixels of a PNG, 1600 x 900 twice as fine, and of the picture of an address."""
POINTS_AN_INCH = 72
FORGOTTEN_AFTER = 11
"""Documents after which Typst drops the pixels of a drawing, 15 MB of them, for want of another use."""
TEMPLATE = Path(__file__).parents[1] / "assets" / "sheets.typ"


def picture(entry: Entry, *, kind: Kind) -> bytes:
    """The card as one picture, with title, what is measured, champ, source and address inside.

    A PNG is 3200 pixels wide (1600 x 900, twice as fine); an SVG and a PDF keep their text as text.
    """
    if kind == "pdf":
        return booklet([entry])
    sheet = images.sheet(entry)
    return svg.document(sheet).encode("utf-8") if kind == "svg" else _png(sheet, width=PICTURE_WIDTH)


def booklet(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """One PDF, a page an entry, 16:9 but for long charts, each under its bookmark, told to who hears it.

    Raises:
        NothingToExport: there is no entry.
    """
    require(entries)
    sheets = [images.sheet(entry) for entry in entries]
    return _typeset(sheets, title=title or entries[0].words.exports.SITE, format="pdf")


def shared(entry: Entry) -> bytes:
    """The card as a PNG of 1200 x 630, for what messages show of an address."""
    return _png(images.shared_sheet(entry), width=SHARED_WIDTH)


def shared_poster(title: str, text: str, *, words: Vocabulary | None = None) -> bytes:
    """A title and a sentence as such a PNG, for a page without charts."""
    return _png(images.poster(title, text, words=words or vocabulary()), width=SHARED_WIDTH)


def _png(sheet: Sheet, *, width: int) -> bytes:
    """The sheet in so many pixels."""
    drawn = _typeset([sheet], title=sheet.heading, format="png", ppi=width / sheet.width * POINTS_AN_INCH)
    _forget()
    return drawn


def _typeset(sheets: Sequence[Sheet], *, title: str, **options: object) -> bytes:
    """The sheets as pages of Typst, which no text of theirs can give an order to: they are its data."""
    from typst import compile  # here: most visits never need it

    release, words = data_release(), vocabulary(sheets[0].language).exports
    book = {
        "title": title,
        "subject": f"{words.SITE} · {words.version(*release)}",
        "author": words.SITE,
        "language": sheets[0].language,
        "ground": theme.GROUND,
        "leading": images.CLOSE,
        "sheets": [asdict(_drawable(sheet)) for sheet in sheets],
    }
    known = fonts.typeset_with("".join(sheet.letters for sheet in sheets))
    return compile(
        _template(),
        font_paths=known,
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(book, ensure_ascii=False)},
        timestamp=datetime.fromisoformat(release.released_on).replace(tzinfo=UTC),
        **options,
    )


def _drawable(sheet: Sheet) -> Sheet:
    """The sheet with what fonts of this machine can draw of a reader's title."""
    return replace(sheet, title=tuple(replace(line, text=fonts.drawable(line.text)) for line in sheet.title))


def _forget() -> None:
    from typst import compile

    for _ in range(FORGOTTEN_AFTER):
        compile(b" ", font_paths=fonts.typeset_with(""), ignore_system_fonts=True, format="pdf")
    memory.give_back()


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
