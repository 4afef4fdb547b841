"""Table: a chart specification becomes rows and columns that say the same, missing words in their cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dashboard.cards.card import Card
from dashboard.charts.spec import Banner, Bars, Chart, Lines, Map, Mark, Panel, Row, Series
from dashboard.tabular import Cell, Table, Tone
from dashboard.words import DEFAULT, Vocabulary, vocabulary

Kind = Literal["group", "base", "label", "sublabel", "when", "remark", "aside"]


@dataclass(frozen=True)
class Line:
    """One line of a table: a row of the chart, or one of its marks over time."""

    panel: Panel
    row: Row
    marks: tuple[Mark, ...]

    @property
    def is_last(self) -> bool:
        """Whether it is the last line of its row."""
        return not self.marks or self.marks[-1] is self.row.marks[-1]


class Texts(NamedTuple):
    """A column of texts."""

    kind: Kind
    header: str
    said: Callable[[Line], str]


class Values(NamedTuple):
    """A column of marks: those of one series of the key, or of all that the key does not name."""

    header: str
    codes: frozenset[str]
    series: Series | None = None

    def of(self, line: Line) -> list[Mark]:
        """The marks of a line that stand in this column, nearly always one."""
        return [mark for mark in line.marks if mark.series in self.codes]


class Columns(NamedTuple):
    """The columns of a table, from left to right."""

    before: list[Texts]
    values: list[Values]
    after: list[Texts]


def table(shown: Card | Chart, language: str = DEFAULT) -> Table:
    """The table of a chart, or of a card's under its title: items as rows, series as columns.

    France, where rows are read against it, is the first row. Lines have one row a wave. Series without any
    mark are named in the sentence above.
    """
    chart = shown.chart if isinstance(shown, Card) else shown
    words = vocabulary(language)
    columns = columns_of(chart, words)
    return Table(
        tuple(column.header for group in columns for column in group),
        tuple(_cells(line, columns, words) for line in lines_of(chart)),
        title=shown.title if isinstance(shown, Card) else "",
        text=words.charts.silent_series([one.label for one in chart.silent]),
    )


def lines_of(chart: Chart) -> Iterator[Line]:
    """France where rows are read against it, then each row, over time each of its marks."""
    reference = chart.reference if isinstance(chart, Bars | Map) else None
    if reference is not None:
        yield Line(Panel(()), Row(chart.series_of(reference).label, (reference,)), (reference,))
    if isinstance(chart, Banner):
        yield from (Line(Panel(()), row, row.marks) for row in chart.bases)
    for panel in chart.panels:
        for row in panel.rows:
            is_parted = isinstance(chart, Lines) and bool(row.marks)
            marks = zip(row.marks, strict=True) if is_parted else [row.marks]
            yield from (Line(panel, row, held) for held in marks)


def columns_of(chart: Chart, words: Vocabulary) -> Columns:
    """The columns that a chart needs: none, but for names and values, that would be blank on all lines."""
    charts, is_time, lines = words.charts, isinstance(chart, Lines), list(lines_of(chart))

    def when(line: Line) -> str:
        return line.marks[0].when if line.marks else words.numbers.ABSENT

    def needed(*columns: Texts) -> list[Texts]:
        return [one for one in columns if one.kind == "label" or any(map(one.said, lines))]

    before = needed(
        Texts("group", charts.GROUP, lambda line: line.panel.heading),
        Texts("base", charts.BASE, lambda line: line.panel.subheading),
        Texts("label", chart.row_header or charts.RESULT, lambda line: line.row.label),
        Texts("sublabel", chart.sublabel_header or charts.WAVE, lambda line: line.row.sublabel),
        *([Texts("when", charts.WAVE, when)] if is_time else []),
    )
    after = needed(
        *([Texts("remark", charts.REMARK, lambda line: _remark(line, words))] if is_time else []),
        Texts("aside", chart.aside_header or charts.REMARK, lambda line: line.row.aside * line.is_last),
    )
    return Columns(before, _values(chart, words), after)


def _remark(line: Line, words: Vocabulary) -> str:
    return words.charts.APART if any(mark.is_hollow for mark in line.marks) else ""


def _values(chart: Chart, words: Vocabulary) -> list[Values]:
    """One column for the series that the key does not name, then one each for the others that have marks.

    France, which rows are read against, stands in the first.
    """
    spoken = {mark.series for mark in chart.marks}
    unnamed = frozenset(one.code for one in chart.series if not one.is_in_key)
    columns = [
        Values(one.label, frozenset({one.code}), one)
        for one in chart.series
        if one.is_in_key and one.code in spoken
    ]
    if unnamed or not columns:
        columns.insert(0, Values(chart.value_header or words.charts.VALUE, unnamed))
    reference = getattr(chart, "reference", None)
    first = columns[0]
    return [first._replace(codes=first.codes | {reference.series}) if reference else first, *columns[1:]]


def _cells(line: Line, columns: Columns, words: Vocabulary) -> tuple[Cell, ...]:
    before = (
        Cell(one.said(line), is_strong=one.kind == "label" and line.row.is_strong) for one in columns.before
    )
    values = (_cell(one.of(line), words) for one in columns.values)
    return (*before, *values, *(Cell(one.said(line)) for one in columns.after))


def _cell(marks: Sequence[Mark], words: Vocabulary) -> Cell:
    """The marks of one series on one row; « – » for none."""
    if not marks:
        return Cell(words.numbers.ABSENT)
    first = marks[0]
    number = first.value if len(marks) == 1 else None
    text = words.charts.together([mark.written for mark in marks])
    beneath = words.crossings.margin(first.interval) if first.interval else ""
    return Cell(
        text,
        first.figure_id,
        number=number,
        is_strong=first.is_strong,
        beneath=beneath,
        tone=_tone(first),
    )


def _tone(mark: Mark) -> Tone:
    """Grey for a small base or none; which side of all others, where the chart says it."""
    return "muted" if mark.is_muted or mark.value is None else mark.side
