"""Sheet: texts and marks set down in pixels, from the top, become one Plotly figure that fits any width.

The left edge, the plot and the columns right of it are known in pixels; the plot takes the rest.
Labels stand above their marks, so that the same figure reads at 340 and at 1 100 pixels.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.spec import Axis, Chart, Panel, Row
from dashboard.renderings.plotly import letters
from dashboard.words import Vocabulary

NARROWEST = 340
"""Pixels of the narrowest chart: what a phone of 390 leaves it."""
LEFT, RIGHT = 10, 26  # room for half of the first and of the last label of the axis
UNSEEN = "rgba(0,0,0,0)"
LABEL_GAP = 1  # under a label, before its marks
SMALL_LINE = 18
HOVER_WIDTH = 300
TICK_GAP = 6
SPACES, SUBLABEL_GAP = "   ", 12  # between a name and what stands small after it
Position = Mapping[str, object]
Json = dict[str, object]


@dataclass(frozen=True)
class Style:
    """How a chart is drawn, apart from what it says."""

    words: Vocabulary
    width: int = 0  # pixels, where they are known
    is_emphasised: bool = False  # one strong mark, the others paler
    has_key: bool = True  # else it stands beside the figure

    @property
    def narrowest(self) -> int:
        return self.width or NARROWEST


@dataclass
class Sheet:
    """What is drawn so far, and how far down."""

    chart: Chart
    style: Style
    left: float = LEFT
    right: float = RIGHT
    low: float = 0.0
    high: float = 1.0
    part: float = 1.0  # of the plot that the first axis takes
    y: float = 0.0  # pixels from the top
    traces: list[Json] = field(default_factory=list)
    shapes: list[Json] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)

    @property
    def whole(self) -> float:
        """Pixels of the narrowest sheet that texts may take."""
        return self.style.narrowest - 4

    @property
    def plot(self) -> float:
        """Pixels of the narrowest plot."""
        return self.style.narrowest - self.left - self.right

    def px(self, value: float) -> float:
        """Where a value stands on the narrowest plot, in pixels from its left."""
        return self.plot * self.part * (value - self.low) / ((self.high - self.low) or 1)

    def edge(self, shift: float = 0) -> Position:
        """Pixels from the left edge of the sheet."""
        return {"x": 0, "xref": "paper", "xshift": shift - self.left}

    def column(self, shift: float) -> Position:
        """Pixels from the right end of the plot."""
        return {"x": 1, "xref": "paper", "xshift": shift}

    def write(
        self,
        text: str,
        *,
        y: float,
        at: Position,
        name: str,
        anchor: str = "left",
        yanchor: str = "middle",
        size: int = theme.BODY,
        color: str = theme.INK,
        **more: object,
    ) -> None:
        """A text, already `letters.written`, at some pixels from the top."""
        self.notes.append(
            {
                "text": text,
                "name": name,
                "y": y,
                "xref": "x",
                "yref": "y",
                "xanchor": anchor,
                "yanchor": yanchor,
                "align": anchor,
                "showarrow": False,
                "borderpad": 0,
                "font": {"size": size, "color": color},
            }
            | at
            | more
        )

    def paragraph(
        self,
        text: str,
        *,
        name: str,
        size: int,
        color: str = theme.INK,
        is_bold: bool = False,
        after: int = 0,
    ) -> None:
        """A text on as many lines as it takes, at the left edge, the next thing under it."""
        lines = letters.wrapped(text, most=self.whole, size=size, is_bold=is_bold)
        html = letters.written(*lines)
        html = letters.bold(html) if is_bold else html
        self.write(html, y=self.y, at=self.edge(), name=name, yanchor="top", size=size, color=color)
        self.y += letters.height(len(lines), size=size) + after

    def heading(self, panel: Panel, *, is_first: bool) -> None:
        """The heading of a panel and its base."""
        if not (panel.heading or panel.subheading):
            return
        self.y += 0 if is_first else 10
        if panel.heading:
            self.paragraph(panel.heading, name="heading", size=theme.LARGE, is_bold=True)
        if panel.subheading:
            self.paragraph(panel.subheading, name="subheading", size=theme.SMALL, color=theme.MUTED)
        self.y += 10

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows of all panels with their number, each panel's heading written before its first."""
        number = 0
        for place, panel in enumerate(self.chart.panels):
            self.heading(panel, is_first=place == 0)
            if not any(row.marks for row in panel.rows):
                self.nothing()
            for row in panel.rows:
                yield number, row
                number += 1

    def nothing(self) -> None:
        """The sentence that stands where no value is published."""
        text = self.style.words.charts.NOTHING
        self.paragraph(text, name="nothing", size=theme.BODY, color=theme.MUTED, after=10)

    def label(self, row: Row, place: int) -> None:
        """The name of a row and what stands small after it, on its last line where there is room."""
        lines = letters.wrapped(row.label, most=self.whole, size=theme.BODY, is_bold=row.is_strong)
        text = letters.written(*lines)
        text = letters.bold(text) if row.is_strong else text
        used = letters.width(lines[-1], size=theme.BODY, is_bold=row.is_strong) + SUBLABEL_GAP
        told = letters.width(row.sublabel, size=theme.SMALL)
        is_after = bool(row.sublabel) and used + told <= self.whole
        if is_after:
            small = letters.coloured(letters.written(row.sublabel), theme.MUTED, size=theme.SMALL)
            text = f"{text}{SPACES}{small}"
        self.write(text, y=self.y, at=self.edge(), name=f"label {place}", yanchor="top")
        self.y += letters.height(len(lines), size=theme.BODY)
        if row.sublabel and not is_after:
            small = theme.SMALL
            self.paragraph(row.sublabel, name=f"sublabel {place}", size=small, color=theme.MUTED)
        self.y += LABEL_GAP

    def ticks(self, ticks: Sequence[tuple[float, str]], *, is_flush: bool = False) -> None:
        """Numbers of the horizontal axis that have room, on a line of their own.

        Args:
            is_flush: the first and the last end with the axis, which then needs no room beside it.
        """
        places = dict(enumerate(ticks))
        anchors = dict.fromkeys(places, "center") | (
            {0: "left", len(places) - 1: "right"} if is_flush else {}
        )
        taken: list[tuple[float, float]] = []
        for place in sorted(places, key=lambda place: (place not in (0, len(places) - 1), -place)):
            value, text = places[place]
            span = self._span(value, text, anchors[place])
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            self.write(
                letters.written(text),
                y=self.y + SMALL_LINE / 2,
                at={"x": value},
                name="tick",
                anchor=anchors[place],
                size=theme.SMALL,
                color=theme.MUTED,
            )
        self.y += SMALL_LINE + 2

    def _span(self, value: float, text: str, anchor: str) -> tuple[float, float]:
        wide = letters.width(text, size=theme.SMALL) + TICK_GAP
        left = self.px(value) - {"left": 0, "center": wide / 2, "right": wide}[anchor]
        return left, left + wide

    def figure(self, **layout: object) -> go.Figure:
        """Everything at once, unchecked by Plotly: the tests check it for all kinds."""
        height = round(self.y)
        return go.Figure(
            data=self.traces,
            layout=base_layout(
                height=height,
                margin={"l": self.left, "r": self.right, "t": 0, "b": 0, "autoexpand": False},
                xaxis={"range": [self.low, self.high]} | HIDDEN_AXIS,
                yaxis={"range": [height, 0]} | HIDDEN_AXIS,
                annotations=self.notes,
                shapes=self.shapes,
                **({"width": self.style.width} if self.style.width else {}),
            )
            | layout,
            _validate=False,
        )


HIDDEN_AXIS: Json = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}


def base_layout(**own: object) -> Json:
    """Layout that every chart starts from: transparent ground, no title, no legend of Plotly's."""
    font = {"family": theme.FONT, "size": theme.BODY, "color": theme.INK}
    return {
        "template": {},
        "paper_bgcolor": UNSEEN,
        "plot_bgcolor": UNSEEN,
        "font": font,
        "separators": ",\u202f",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "barmode": "overlay",
        "hoverlabel": {"bgcolor": theme.GROUND, "bordercolor": theme.LINE, "font": font, "align": "left"},
    } | own


def sentence(chart: Chart, style: Style) -> go.Figure:
    """What stands in the place of a chart without rows: that nothing is published."""
    sheet = Sheet(chart, style, y=12)
    for panel in chart.panels:
        sheet.heading(panel, is_first=True)
    sheet.nothing()
    return sheet.figure()


def rectangle(x0: float, x1: float, y0: float, y1: float, *, color: str, **more: object) -> Json:
    """A block without outline, under the marks."""
    where = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "rect", "fillcolor": color, "line": {"width": 0}, "layer": "below"} | where | more


def strokes(lines: Iterable[Sequence[tuple[float, float]]], *, color: str, width: float) -> Json:
    """Lines that no pointer meets, each through its points, as one trace."""
    points = [point for line in lines for point in (*line, (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": color, "width": width},
        "hoverinfo": "skip",
    }


def tick_texts(axis: Axis) -> list[tuple[float, str]]:
    """Places and texts of the numbers of an axis."""
    return [(tick.value, tick.text) for tick in axis.ticks]
