"""Stamps: what each card of a workbook was made from, with a digest of every cell, on a hidden sheet.

Every program that opens a workbook gives such a sheet back whole; `exports/refresh` reads it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.exports import contents
from dashboard.exports.book import Book
from dashboard.exports.contents import Lines, Said
from dashboard.exports.entries import Entry
from dashboard.exports.release import data_release
from dashboard.exports.slides import tags

SHEET = "_observatoire"
LONGEST = 30_000
"""Signs of a cell; a longer stamp goes on in the next one."""
_NUMBER, _TEXT, _BETWEEN = "n", "t", "|"
_TEXTS = ("view", "waves", "version", "title", "sheet", "release")


@dataclass(frozen=True)
class Stamp:
    """What a card of a workbook was made from, and digests of its `Contents`.

    A card without an address has none: nothing could say what it is today.
    """

    view: str
    waves: str
    version: str
    title: str  # the reader's own
    sheet: str  # its name when it was made
    place: int  # among the cards of the workbook, from 1
    release: str  # digest of what « Lisez-moi » says of the version
    above: tuple[str, ...]
    below: tuple[str, ...]
    explained: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]  # a digest a cell, a tuple a line
    data: tuple[tuple[str, ...], ...]
    headers: tuple[str, ...]
    data_headers: tuple[str, ...]


def write(book: Book, entries: Sequence[Entry], names: Sequence[str]) -> None:
    """One line a card that has an address, on the last sheet."""
    placed = enumerate(zip(entries, names, strict=True), start=1)
    made = [of_entry(entry, name, place=place) for place, (entry, name) in placed if entry.view]
    if not made:
        return
    sheet = book.book.add_worksheet(SHEET)
    sheet.very_hidden()
    for row, stamp in enumerate(made):
        for column, text in enumerate(cells(stamp)):
            sheet.write_string(row, column, text)


def cells(stamp: Stamp) -> list[str]:
    """The texts of the line of a stamp."""
    text = json.dumps(vars(stamp), ensure_ascii=False, separators=(",", ":"))
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]


def read(rows: Iterable[Sequence[object]]) -> Iterator[Stamp]:
    """The stamps of the lines of the sheet; one that cannot be read is left out."""
    for row in rows:
        text = "".join(cell for cell in row if isinstance(cell, str))
        try:
            held = json.loads(text)
            lists = ("above", "below", "explained", "headers", "data_headers")
            tables = ("table", "data")
            named = {name: tuple(map(str, held[name])) for name in lists}
            lines = {name: tuple(tuple(map(str, line)) for line in held[name]) for name in tables}
            texts = {name: str(held[name]) for name in _TEXTS} | {"place": int(held["place"])}
        except (ValueError, TypeError, KeyError):
            continue
        yield Stamp(**texts, **named, **lines)


def digests(lines: Lines) -> tuple[tuple[str, ...], ...]:
    """Those of every cell of a table."""
    return tuple(tuple(map(digest, row)) for row in lines.rows)


def digest(said: Said) -> str:
    """What tells the content of a cell, and the format of a number, from another."""
    if said.number is not None:
        return f"{of_number(said.number)}{_BETWEEN}{tags.digest(said.pattern)}"
    return of_text(said.text)


def of_number(number: float) -> str:
    """The same without the format, which other programs write in their own way."""
    return f"{_NUMBER}{number:.12g}"


def of_text(text: str) -> str:
    """Blank for none."""
    return f"{_TEXT}{tags.digest(text)}" if text.strip() else ""


def bare(digested: str) -> str:
    """A digest without the format."""
    return digested.partition(_BETWEEN)[0]


def of_entry(entry: Entry, name: str, *, place: int) -> Stamp:
    """The stamp of an entry on a sheet of this name, at its place among the cards."""
    release = data_release()
    held = contents.of_entry(entry, sheet=name, place=place, notice=release.notice)
    return Stamp(
        view=entry.view,
        waves=tags.waves(entry.card),
        version=release.version,
        release=of_text(entry.words.exports.version(*release)),
        title=entry.title,
        sheet=name,
        place=place,
        above=tuple(map(of_text, held.above)),
        below=tuple(map(of_text, held.below)),
        explained=tuple(map(of_text, held.explained)),
        table=digests(held.table),
        data=digests(held.data),
        headers=held.table.headers,
        data_headers=held.data.headers,
    )
