"""Sheets: the cards of ours in a workbook are found by their stamps, and rewritten cell by cell.

A sheet may have been renamed, moved, copied, sorted or written on: a card is known by what its cells say. A
cell that says what it said when it was made takes what the card says today; any other is the reader's own.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports import contents, stamps
from dashboard.exports.contents import Contents, Lines, Said
from dashboard.exports.refresh import report
from dashboard.exports.refresh.books import Book, Unwritten
from dashboard.exports.refresh.report import Change
from dashboard.exports.refresh.today import UNKNOWN, Named, Today
from dashboard.exports.release import data_release
from dashboard.exports.slides import package
from dashboard.exports.slides.package import TemplateRefused
from dashboard.exports.stamps import Stamp
from dashboard.words import vocabulary
from etl import archives

MAIN = "xl/workbook.xml"
"""The part by which a workbook is known."""


def named(data: bytes) -> list[Named]:
    """What the cards of ours in a workbook are, each once.

    Raises:
        TemplateRefused: no workbook, damaged, or too large once inflated.
    """
    return list(dict.fromkeys((one.view, one.waves) for _, one in _stamps(_read(data))))


def rewritten(data: bytes, todays: Mapping[Named, Today]) -> tuple[bytes, list[report.Slide]]:
    """The workbook with today's figures, and what was done, sheet by sheet.

    Args:
        todays: what stands for each card that `named` tells.

    Raises:
        TemplateRefused: as `named`.
    """
    held, book = _read(data), Book(_packed(data))
    made = [_Card(row, stamp, todays.get((stamp.view, stamp.waves), UNKNOWN)) for row, stamp in _stamps(held)]
    told = []
    for number, sheet in enumerate(_shown(held), start=1):
        slide = report.Slide(number, sheet.title, is_sheet=True)
        card = _card_of(sheet, made)
        if card is not None:
            slide.charts.append(_Sheet(sheet, book, card).rewrite())
        elif not _is_shared(sheet, book, made):
            slide.strangers = len(sheet.tables) + len(sheet._charts)
        told.append(slide)
    for card in made:
        card.stamp_again(book)
    book.follow()
    return book.data(), told


def _packed(data: bytes) -> bytes:
    """The workbook, its parts inflated within bounds and sound."""
    return archives.packed(package.inflated(data))


def _read(data: bytes) -> Workbook:
    held = _packed(data)
    try:
        return load_workbook(io.BytesIO(held))
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises anything on a part that is not what it expects
        raise TemplateRefused(vocabulary().refresh.NO_WORKBOOK) from error


def _stamps(held: Workbook) -> list[tuple[int, Stamp]]:
    """Each stamp with the row of its sheet."""
    rows = held[stamps.SHEET].iter_rows(values_only=True) if stamps.SHEET in held else ()
    return [(number, stamp) for number, row in enumerate(rows, start=1) for stamp in stamps.read([row])]


def _shown(held: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in held.worksheets if sheet.title != stamps.SHEET)


class _Card:
    """A card as it was when the workbook was made, and as it is today."""

    def __init__(self, row: int, stamp: Stamp, today: Today) -> None:
        self.row, self.stamp, self.today = row, stamp, today
        self.entry = entry = today.entry and replace(today.entry, title=stamp.title)
        notice = data_release().notice
        self.said: Contents | None = entry and contents.of_entry(
            entry, sheet=stamp.sheet, place=stamp.place, notice=notice
        )
        self.title = entry.heading if entry else ""
        self.is_rewritten = False

    def stamp_again(self, book: Book) -> None:
        """What was rewritten is from now on held against what was written."""
        if self.is_rewritten:
            texts = stamps.cells(stamps.of_entry(self.entry, self.stamp.sheet, place=self.stamp.place))
            for column, text in enumerate(texts, start=1):
                book.put(stamps.SHEET, f"{get_column_letter(column)}{self.row}", Said(text))


def _card_of(sheet: Worksheet, made: Sequence[_Card]) -> _Card | None:
    """The card whose texts and lines a sheet holds; None where it holds none."""
    texts = {digest for _, digest in _texts(sheet)}

    def likeness(card: _Card) -> int:
        grid = _Grid.find(sheet, card.stamp.headers, card.stamp.table, keys=())
        return len(texts & set(card.stamp.above)) * (grid is not None)

    best = max(made, key=likeness, default=None)
    return best if best is not None and likeness(best) >= 2 else None


def _is_shared(sheet: Worksheet, book: Book, made: Sequence[_Card]) -> bool:
    """Bring « Lisez-moi » or « Données » up to date; whether the sheet is one of them."""
    known = [card for card in made if card.said is not None]
    grids = [
        (card, _Grid.find(sheet, card.stamp.data_headers, card.stamp.data, keys=card.said.data.keys))
        for card in known
    ]
    for card, grid in grids:
        if grid is not None:
            grid.write(book, card.said.data)
    if any(grid for _, grid in grids):
        return True
    texts = dict(_by_digest(_texts(sheet)))
    is_readme = any(digest in texts for card in made for digest in card.stamp.explained)
    for card in known if is_readme else ():
        release = card.entry.words.exports.version(*data_release())
        _write_texts(sheet, book, texts, [card.stamp.release], [release])
        _write_texts(sheet, book, texts, card.stamp.explained, card.said.explained)
    return is_readme


class _Sheet:
    """The sheet of one card."""

    def __init__(self, sheet: Worksheet, book: Book, card: _Card) -> None:
        self.sheet, self.book, self.card = sheet, book, card
        self.told = report.Chart(card.title or sheet.title, card.stamp.view)

    def rewrite(self) -> report.Chart:
        said, stamp, told = self.card.said, self.card.stamp, self.told
        if said is None:
            told.state = "older" if self.card.today.has_newer else "gone"
            return told
        grid = _Grid.find(self.sheet, stamp.headers, stamp.table, keys=said.table.keys)
        if grid is None or said.table.headers != stamp.headers or not grid.is_held_by(said.table):
            told.state = "unlike"
            return told
        told.changes, told.kept = grid.write(self.book, said.table)
        self.card.is_rewritten = True
        self._write_words(stamp, said)
        told.remarks += ["newer"] * self.card.today.has_newer + ["is_newer"] * self.card.today.is_newer
        told.remarks += ["more_rows"] * (len(said.table.rows) > len(stamp.table))
        told.state = "updated" if told.changes or "words" in told.remarks else "current"
        return told

    def _write_words(self, stamp: Stamp, said: Contents) -> None:
        """The heading, what stands under it, and the limits, where they are still ours."""
        texts = dict(_by_digest(_texts(self.sheet)))
        heading = stamp.above[0]
        if stamps.of_text(said.above[0]) != heading:
            old = texts.get(heading)
            if old is None:
                self.told.remarks.append("title")
            else:
                self.told.changes.insert(0, Change("", str(old.value), said.above[0]))
        pairs = [(stamp.above, said.above), (stamp.below, said.below)]
        written = [_write_texts(self.sheet, self.book, texts, *pair) for pair in pairs]
        self.told.remarks += ["words"] * (sum(written) > any(not one.name for one in self.told.changes))


def _texts(sheet: Worksheet) -> Iterator[tuple[Cell, str]]:
    """The cells that hold a text, with its digest."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type != "f":
                yield cell, stamps.of_text(cell.value)


def _by_digest(texts: Iterator[tuple[Cell, str]]) -> Iterator[tuple[str, Cell]]:
    """The first cell of each text last, so that it stays in a mapping."""
    return ((digest, cell) for cell, digest in reversed(list(texts)))


def _write_texts(
    sheet: Worksheet, book: Book, texts: Mapping[str, Cell], were: Sequence[str], now: Sequence[str]
) -> int:
    """Texts that are still ours say what they say today, as far as there are as many; how many changed."""
    if len(were) != len(now):
        return 0
    changed = 0
    for old, new in zip(were, now, strict=True):
        if old != stamps.of_text(new) and old in texts:
            book.put(sheet.title, texts[old].coordinate, Said(new))
            changed += 1
    return changed


@dataclass(frozen=True)
class _Grid:
    """The lines of a table of ours, where they stand on a sheet now, by what names them."""

    sheet: Worksheet
    columns: Sequence[int]  # of the sheet, of each header
    headers: Sequence[str]
    keys: Sequence[int]
    were: Mapping[tuple[str, ...], tuple[str, ...]]  # digests of each line when it was made
    rows: Mapping[tuple[str, ...], int]  # of the sheet

    @classmethod
    def find(
        cls, sheet: Worksheet, headers: Sequence[str], lines: Sequence[Sequence[str]], *, keys: Sequence[int]
    ) -> "_Grid | None":
        """The table with these headers, in whatever order; None where there is none."""
        for row in sheet.iter_rows():
            held = {cell.value: cell.column for cell in row if isinstance(cell.value, str)}
            if set(headers) <= set(held):
                columns = [held[header] for header in headers]
                were = {_key(line, keys): tuple(line) for line in lines}
                found = cls(sheet, columns, headers, keys, were, {})
                return replace(found, rows=found._places(row[0].row))
        return None

    def is_held_by(self, today: Lines) -> bool:
        """Whether every line has its own name, and is there today."""
        names = [_key(line, self.keys) for line in stamps.digests(today)]
        return len(set(names)) == len(names) and set(self.were) <= set(names)

    def write(self, book: Book, today: Lines) -> tuple[list[Change], list[Change]]:
        """Put today's values into the cells that are still ours: what changed, and what is the reader's."""
        changes: list[Change] = []
        kept: list[Change] = []
        for line, digests in zip(today.rows, stamps.digests(today), strict=True):
            name = _key(digests, self.keys)
            if name not in self.rows:
                continue
            for place, (old, new) in enumerate(zip(self.were[name], digests, strict=True)):
                if old != new and place not in self.keys:
                    cell = self.sheet.cell(self.rows[name], self.columns[place])
                    told = Change(self._named(name, place), _shown_in(cell), _written(line[place]))
                    is_ours = _digest(cell) == stamps.bare(old) and self._put(book, cell, line[place])
                    if stamps.bare(old) != stamps.bare(new):
                        (changes if is_ours else kept).append(told)
        return changes, kept

    def _put(self, book: Book, cell: Cell, said: Said) -> bool:
        try:
            book.put(self.sheet.title, cell.coordinate, said)
        except Unwritten:
            return False
        return True

    def _places(self, header_row: int) -> dict[tuple[str, ...], int]:
        """The row of each line, by the digests of the cells that name it."""
        found = {}
        for row in range(header_row + 1, self.sheet.max_row + 1):
            name = tuple(_digest(self.sheet.cell(row, self.columns[place])) for place in self.keys)
            if name in self.were:
                found.setdefault(name, row)
        return found

    def _named(self, name: tuple[str, ...], place: int) -> str:
        """« Mécénat, Oui »."""
        held = (self.sheet.cell(self.rows[name], self.columns[key]).value for key in self.keys)
        return ", ".join(str(one) for one in (*held, self.headers[place]) if one)


def _key(line: Sequence[str], keys: Sequence[int]) -> tuple[str, ...]:
    return tuple(stamps.bare(line[place]) for place in keys)


def _digest(cell: Cell) -> str:
    """Of what a cell holds, without its format; a formula has none of ours."""
    if cell.data_type == "f":
        return "="
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return stamps.of_number(cell.value)
    return stamps.of_text(str(cell.value)) if cell.value is not None else ""


def _shown_in(cell: Cell) -> str:
    return (
        ""
        if cell.value is None
        else _number(cell.value)
        if isinstance(cell.value, float)
        else str(cell.value)
    )


def _written(said: Said) -> str:
    return said.text if said.number is None else _number(said.number)


def _number(value: float) -> str:
    return vocabulary().numbers.number(value)
