"""Specification: what a chart says, before anything draws it: panels, rows, marks, axis, key.

No pixel, no Plotly, no Office: each medium (`dashboard/renderings`) draws the same specification, dispatched
by its type, and shows the same marks, texts, order and missing words.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.observations import Interval

Shape = Literal["mark", "bar", "hatched", "dotted", "tick", "line"]
JOINED = "\u202f"
"""Between a value and its short note: the two are never parted at the end of a line."""


@dataclass(frozen=True)
class Series:
    """What marks of one colour stand for, as the key names them once.

    `role` names a colour and a shape, never the colour itself (`dashboard.theme` has them):

    - `profile:associations`: a profile, by its code;
    - `region`, `reference` (France, what rows are read against), `earlier` (a wave before the latest);
    - answers of a scale by their place, whatever their codes: `favourable:1` (the strongest, darkest),
      `favourable:2`…, `unfavourable:1` (the strongest), `unfavourable:2`…, `neutral`, `unanswered`;
      `answer:1`, `answer:2`… where a scale has no side;
    - `unshared`: what a printed total holds beyond its readable parts; `lost`: what nothing readable says;
    - `total`: a printed total, written and not drawn; `missing`: named in the key, without any mark.

    Series that are in the key have a column of their own in a table, under their label; the others share one,
    under the chart's `value_header`.
    """

    code: str
    label: str
    role: str
    shape: Shape = "mark"
    is_in_key: bool = True  # false where direct labels say it


@dataclass(frozen=True)
class Mark:
    """One value of a row, or the word that says why there is none."""

    series: str  # code of a `Series` of the chart
    value: float | None
    text: str  # beside the mark: « 57 % »; the missing word (« illisible ») where there is no value
    figure_id: str = ""  # leads to the passport; no two marks of a chart share one, blank for a derived value
    at: float | None = None  # place along a time axis, in years with decimals
    when: str = ""  # the same in words: « septembre 2021 »
    start: float | None = None  # where a segment of a distribution begins; from zero without it
    interval: Interval | None = None  # drawn
    margin: Interval | None = None  # drawn on demand, `with_margins`: on every mark of a chart or on none
    is_muted: bool = False  # greyed: a base too small, a reading that is not sure
    is_strong: bool = False  # the one mark that the title is about
    is_hollow: bool = False  # stated elsewhere, planned, or apart from the line
    note: str = ""  # short word after the value: « ≠ », « base faible »
    details: tuple[str, ...] = ()  # more lines when touched: whose value, base, interval, other values
    side: Literal["", "above", "below"] = ""  # of all others, where the two are told apart
    brief: str = ""  # in place of the text on a region of a map: « 6,4 »; blank where it is short enough

    @property
    def written(self) -> str:
        """What every medium writes at the mark: its text and, after a narrow space, its note."""
        return f"{self.text}{JOINED}{self.note}" if self.note else self.text

    @property
    def written_briefly(self) -> str:
        """The same where room is scarce and the unit stands elsewhere."""
        return replace(self, text=self.brief or self.text).written


@dataclass(frozen=True)
class Row:
    """One line of a panel: its name and its marks, in the order of the key."""

    label: str
    marks: tuple[Mark, ...]
    sublabel: str = ""  # small, under the name: the waves
    aside: str = ""  # in a column right of the plot: a gap, « +9 »
    code: str = ""  # what a click on the row chooses (a region), blank for nothing
    is_strong: bool = False  # the row that the reader chose

    @property
    def known(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.value is not None)

    @property
    def missing(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.value is None)


@dataclass(frozen=True)
class Panel:
    """Rows on one base, under a heading that says which; the heading is blank where there is one panel."""

    rows: tuple[Row, ...]
    heading: str = ""
    subheading: str = ""  # its base, in a few words


@dataclass(frozen=True)
class Tick:
    """A number along an axis, as it is written."""

    value: float
    text: str


@dataclass(frozen=True)
class Axis:
    """What the length of a mark measures. It starts at zero unless it is one of gaps or years."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    measure_id: str = "share"


@dataclass(frozen=True)
class Note:
    """A few words of a reader's own about one mark."""

    text: str
    figure_id: str = ""  # of the mark; the words stand under the chart where it has none of that name


@dataclass(frozen=True)
class Chart:
    """What all charts have; each kind below adds what only it needs.

    `row_header`, `sublabel_header`, `value_header` and `aside_header` head the columns of the table that says
    the same. The marks of a row stand in the order of `series`; those of `Lines` in time order.
    """

    panels: tuple[Panel, ...]
    series: tuple[Series, ...]
    axis: Axis
    row_header: str = ""  # never blank where there are rows: a screen reader says it
    sublabel_header: str = ""  # of what stands small under the names: « Vague »
    value_header: str = ""  # of the values of all series that the key does not name
    aside_header: str = ""  # of the column right of the plot: « Écart »
    picks: str = ""  # parameter of the address that a click on a row sets; blank for none
    note: Note | None = None  # of the reader who sets the chart aside

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for panel in self.panels for row in panel.rows)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for row in self.rows for mark in row.marks)

    @property
    def silent(self) -> tuple[Series, ...]:
        """Series that the key names with their missing word and that have no mark."""
        return tuple(one for one in self.series if one.is_in_key and one.role == "missing")

    def series_of(self, mark: Mark) -> Series:
        return next(one for one in self.series if one.code == mark.series)

    @property
    def noted(self) -> tuple[Row, Mark] | None:
        """The mark that the note is about and its row; None where it stands under the chart."""
        return next(
            (one for one in self.notable if self.note and one[1].figure_id == self.note.figure_id), None
        )

    @property
    def note_name(self) -> str:
        """What the note is about, where no arrow says it; blank where there is but one mark, or none."""
        return self.noted[0].label if self.noted and len(self.notable) > 1 else ""

    @property
    def to_note(self) -> tuple[Row, Mark] | None:
        """The mark of the note, else the one that the title is about, else the first; None without any."""
        strong = (one for one in self.notable if one[1].is_strong)
        return self.noted or next(strong, None) or next(iter(self.notable), None)

    @property
    def notable(self) -> tuple[tuple[Row, Mark], ...]:
        """The marks that a note may be about, each with its row."""
        return tuple((row, mark) for row in self.rows for mark in row.known if mark.figure_id)

    @property
    def is_empty(self) -> bool:
        return not any(mark.value is not None for mark in self.marks)


def has_margins(chart: Chart) -> bool:
    """Whether every value of the chart has a margin that may be drawn."""
    known = [mark for mark in chart.marks if mark.value is not None]
    return bool(known) and all(mark.margin for mark in known)


def with_margins(chart: Chart) -> Chart:
    """The same chart, the margins of its marks drawn."""
    return replace(chart, panels=tuple(replace(one, rows=_with_margins(one)) for one in chart.panels))


def _with_margins(panel: Panel) -> tuple[Row, ...]:
    drawn = (tuple(replace(mark, interval=mark.margin) for mark in row.marks) for row in panel.rows)
    return tuple(replace(row, marks=marks) for row, marks in zip(panel.rows, drawn, strict=True))


@dataclass(frozen=True)
class Numbers(Chart):
    """One or two values: big numbers, each with its sentence as the label of its row. No axis is drawn."""

    @property
    def note_name(self) -> str:
        return self.noted[1].written if self.noted and len(self.notable) > 1 else ""


@dataclass(frozen=True)
class Bars(Chart):
    """One bar a row (a second mark, `tick`, may stand on it), sorted as the title tells; a value at its end.

    `reference` is a value that every row of the axis is read against (France), drawn as a line; its series is
    `reference`. A `tick` shares the row with its bar and measures on the same axis.
    """

    reference: Mark | None = None


@dataclass(frozen=True)
class Dots(Chart):
    """One line a row, one mark a series, joined from the lowest to the highest.

    `focus` are the series that the title is about, of many: the page draws the others in grey until a reader
    asks for them; every other medium draws all alike. Blank where none is told apart.
    """

    focus: tuple[str, ...] = ()

    @property
    def quiet(self) -> tuple[Series, ...]:
        """The series with marks that are not in focus, where some are."""
        shown = [one for one in self.series if one.role != "missing"]
        return tuple(one for one in shown if self.focus and one.code not in self.focus)


@dataclass(frozen=True)
class Distribution(Chart):
    """One stacked bar a row. Of the marks of a row, those of `scale` are stacked from zero in that order (the
    strongest favourable answer next to zero, unfavourable ones last), those of `apart` stand beside in their
    own order from their own zero; a mark of `total` is written at the end of the favourable side, not drawn.
    `Mark.start` says where each begins, on the axis of `scale` or of `apart`.

    An answer that our copy lost is a missing mark of its own series. How much the lost ones share is drawn
    hatched, without identifier: `unshared` (in `scale`) beside the readable parts of a printed total, `lost`
    (in `apart`) for what nothing printed covers. Each stands in `series` only where a row has it. A row of
    which nothing is known has missing marks only.
    """

    scale: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    total: str = ""  # code of the series of printed totals


@dataclass(frozen=True)
class Banner(Chart):
    """A table of questions by groups: one mark a row and column, each column a series of the key.

    `bases` are rows of counts above all others: the answers of each column, and what they are worth.
    `letters` names each column by the code of its series; a mark's note names the columns that it is above.
    """

    bases: tuple[Row, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.bases, *(row for panel in self.panels for row in panel.rows))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those of the values; counts are on no axis."""
        return tuple(mark for panel in self.panels for row in panel.rows for mark in row.marks)


@dataclass(frozen=True)
class Lines(Chart):
    """One line a row over time (`Mark.at`), each row a series; marks that are hollow are apart from the line.

    `axis` measures the values; `years` the time, a tick at each year that has a mark.
    """

    years: Axis = field(default_factory=lambda: Axis(0, 1, ()))


@dataclass(frozen=True)
class MapClass:
    """Values from `low` on, under `high` (the last class holds both)."""

    low: float
    high: float


@dataclass(frozen=True)
class Map(Chart):
    """Regions coloured by class, one mark each. The first panel holds the regions of the map (`Row.code` is
    the region's), the second, where there is one, those that stand beside it as tiles (overseas).

    `limit_texts` are the written limits, one more than the classes. A tile may lie outside of all classes: it
    stays white. No class where no region has a value. The series of `reference` is `reference`.
    """

    classes: tuple[MapClass, ...] = ()
    limit_texts: tuple[str, ...] = ()
    reference: Mark | None = None  # France, marked in the key
