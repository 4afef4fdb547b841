"""Grid: the table of a chart becomes columns of cells of a sheet, and what Excel's own chart needs beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.spec import Chart, Lines, Mark, Series
from dashboard.renderings.table import Line, Texts, Values, columns_of, lines_of
from dashboard.words import Vocabulary

LONGEST_HEADER, BLANK_HEADER = 240, "–"

Content = str | float | Mark | None


@dataclass(frozen=True)
class Column:
    """Cells under a header. A `value` holds marks, and None where a line has no mark of its series."""

    header: str
    cells: tuple[Content, ...]
    kind: str  # of `table.Kind`; `year`, `value`, `status` or `helper`
    series: Series | None = None  # None for the column of all those that the key does not name


@dataclass(frozen=True)
class Grid:
    """The columns of a chart: names, years, values, why a value is missing, what stands aside, helpers."""

    chart: Chart
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]

    def places(self, kind: str) -> list[int]:
        """Which columns are of this kind, from the left."""
        return [place for place, column in enumerate(self.columns) if column.kind == kind]

    @property
    def categories(self) -> int:
        """The column that names the lines of the native chart."""
        return (self.places("helper") or self.places("label"))[0]


def grid(chart: Chart, words: Vocabulary) -> Grid:
    """What the table of a sheet holds: the marks of the chart, in its order, France before all."""
    lines, needed = tuple(lines_of(chart)), columns_of(chart, words)
    columns = _told_apart(
        (
            *_texts(lines, needed.before),
            *_years(chart, lines, words),
            *_values(lines, needed.values),
            Column(words.exports.STATUS, (), "status"),
            *_texts(lines, needed.after),
            *_helpers(chart, lines, words),
        )
    )
    values = [column for column in columns if column.kind == "value"]
    reasons = tuple(_reason(place, line, values, words) for place, line in enumerate(lines))
    filled = (replace(column, cells=reasons) if column.kind == "status" else column for column in columns)
    return Grid(chart, lines, tuple(filled))


def _texts(lines: Sequence[Line], columns: Iterable[Texts]) -> Iterator[Column]:
    return (Column(one.header, tuple(map(one.said, lines)), one.kind) for one in columns)


def _years(chart: Chart, lines: Sequence[Line], words: Vocabulary) -> Iterator[Column]:
    if isinstance(chart, Lines):
        at = (line.marks[0].at if line.marks else None for line in lines)
        yield Column(
            words.exports.YEAR, tuple(None if one is None else float(int(one)) for one in at), "year"
        )


def _values(lines: Sequence[Line], columns: Iterable[Values]) -> Iterator[Column]:
    """The marks of each column; the second of a line stands in a second column."""
    for one in columns:
        held = [one.of(line) for line in lines]
        for place in range(max(map(len, held), default=0)):
            cells = tuple(marks[place] if place < len(marks) else None for marks in held)
            yield Column(one.header, cells, "value", one.series)


def _reason(place: int, line: Line, values: Sequence[Column], words: Vocabulary) -> str:
    """« publié », « calculé ici », or why cells of a line are empty: a word for all, or with their names."""
    marks = {column.header: mark for column in values if isinstance(mark := column.cells[place], Mark)}
    reasons: dict[str, list[str]] = {}
    for header, mark in marks.items():
        if mark.value is None:
            reasons.setdefault(mark.text, []).append(header)
    if not marks:
        return ""
    if not reasons:
        is_derived = not any(mark.figure_id for mark in line.marks)
        return words.exports.DERIVED if is_derived else words.exports.PUBLISHED
    is_alone = [list(marks)] == list(reasons.values())
    return next(iter(reasons)) if is_alone else words.exports.missing(reasons)


def _helpers(chart: Chart, lines: Sequence[Line], words: Vocabulary) -> Iterator[Column]:
    """What the native chart needs beyond the table: when a mark is, names of lines with their heading."""
    if isinstance(chart, Lines):
        cells = tuple(line.marks[0].at if line.marks else None for line in lines)
        yield Column(words.exports.TIME, cells, "helper")
    elif any(line.panel.heading or line.row.sublabel for line in lines):
        yield Column(words.exports.ON_CHART, tuple(_under_headings(lines, words)), "helper")


def _under_headings(lines: Sequence[Line], words: Vocabulary) -> Iterator[str]:
    """What stands beside the bars: the heading of a panel above its first line."""
    before = ""
    for line in lines:
        heading = line.panel.heading if line.panel.heading != before else ""
        before = line.panel.heading
        yield words.exports.on_chart(heading, line.row.label, line.row.sublabel)


def _told_apart(columns: Iterable[Column]) -> list[Column]:
    """Headers as Excel takes them: one line, at most 255 signs, no two alike whatever their capitals."""
    taken: set[str] = set()
    apart = []
    for column in columns:
        short = " ".join(column.header.split())[:LONGEST_HEADER] or BLANK_HEADER
        header, count = short, 1
        while header.lower() in taken:
            count += 1
            header = f"{short} ({count})"
        taken.add(header.lower())
        apart.append(replace(column, header=header))
    return apart
