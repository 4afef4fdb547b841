"""Read plotly: the figure of a chart, read back from its marks and its texts, and where its texts stand."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from typing import NamedTuple

import plotly.graph_objects as go

from dashboard.charts.spec import Chart, Map
from dashboard.renderings.plotly import draw
from tests.renderings.boxes import Box, text_width
from tests.renderings.reading import ReadMark, ReadRow, expected_key

LINKS = True
_LEADING = 1.3
_TAG = re.compile(r"<[^>]+>")
_SIZE = re.compile(r"font-size:(\d+)px")


def read(chart: Chart) -> tuple[ReadRow, ...]:
    """Rows as a reader meets them: marks by what stands at them, or is said where they are touched."""
    figure = draw(chart)
    found = _Found(figure, chart)
    rows = tuple(found.row(number) for number in found.row_numbers())
    return (*found.reference(), *rows)


def key(chart: Chart) -> tuple[str, ...]:
    """The names beside the signs above the plot, and that of the line that all is read against."""
    notes = list(_notes(draw(chart)))
    names = [plain(note.text) for kind, _, note in notes if kind == "key"]
    lines = [plain(note.text.split("<b>")[0]).strip() for kind, _, note in notes if kind == "reference"]
    return (*names, *lines)


def plain(text: str) -> str:
    """A text of Plotly's without its marks, on one line."""
    return unescape(_TAG.sub("", text.replace("<br>", " ")))


def overlaps(figure: go.Figure, width: int) -> list[tuple[str, str]]:
    """Pairs of texts that cover one another when the figure is that many pixels wide."""
    boxes = list(text_boxes(figure, width))
    return [(one.text, other.text) for one, other in combinations(boxes, 2) if one.meets(other)]


def outside(figure: go.Figure, width: int) -> list[str]:
    """Texts that the edge of the figure cuts."""
    height = figure.layout.height
    return [
        box.text
        for box in text_boxes(figure, width)
        if box.left < -1 or box.right > width + 1 or box.top < -2 or box.bottom > height + 2
    ]


def text_boxes(figure: go.Figure, width: int) -> Iterator[Box]:
    """Every text that is not inside its own mark, from the metrics of the font that the site serves."""
    layout = figure.layout.to_plotly_json()
    margin = layout["margin"]
    left, plot = margin["l"], width - margin["l"] - margin["r"]
    for note in layout["annotations"]:
        wide, high = text_size(note["text"], note["font"]["size"])
        x = left + _place(layout, note, plot) + note.get("xshift", 0)
        x -= {"left": 0, "center": wide / 2, "right": wide}[note["xanchor"]]
        y = note["y"] - {"top": 0, "middle": high / 2, "bottom": high}[note["yanchor"]]
        yield Box(plain(note["text"]), x, y, x + wide, y + high)


def text_size(text: str, size: int) -> tuple[float, float]:
    """Pixels of a text of Plotly's, its lines parted by « <br> »."""
    lines = text.split("<br>")
    is_bold = text.startswith("<b>")
    return max(_line_width(line, size, is_bold=is_bold) for line in lines), len(lines) * size * _LEADING


def _line_width(line: str, size: int, *, is_bold: bool) -> float:
    """Bold and spans of another size are measured part by part."""
    wide, current = 0.0, size
    for part in re.split(r"(<[^>]+>)", line):
        if part.startswith("<"):
            is_bold = {"<b>": True, "</b>": False}.get(part, is_bold)
            own = _SIZE.search(part)
            current = int(own[1]) if own else size if part == "</span>" else current
        else:
            wide += text_width(unescape(part), current, is_bold=is_bold)
    return wide


def _place(layout: dict, note: dict, plot: float) -> float:
    """Where the anchor of a text stands, in pixels from the left of the plot."""
    if note["xref"] == "paper":
        return note["x"] * plot
    axis = layout["xaxis" + note["xref"].removeprefix("x")]
    start, end = axis.get("domain", (0, 1))
    low, high = axis["range"]
    return plot * (start + (end - start) * (note["x"] - low) / (high - low))


def _notes(figure: go.Figure) -> Iterator[tuple[str, str, object]]:
    """Kind and rest of the name of each text, and the text."""
    for note in figure.layout.annotations:
        kind, _, rest = note.name.partition(" ")
        yield kind, rest, note


class _Point(NamedTuple):
    series: str
    figure_id: str
    hover: list[str]


class _Found:
    """What a figure shows, by the row and the place of each mark (« 3.1 »)."""

    def __init__(self, figure: go.Figure, chart: Chart) -> None:
        self.figure, self.chart = figure, chart
        self.keyed = set(expected_key(chart))
        self.points = {address: point for trace in figure.data for address, point in _points(trace)}
        self.labels: dict[int, str] = {}
        self.sublabels: dict[int, str] = {}
        self.asides: dict[int, str] = {}
        self.headings: dict[int, str] = {}
        self.texts: dict[str, str] = {}
        self.words: dict[str, tuple[str, str]] = {}
        self._sort()

    def _sort(self) -> None:
        heading = ""
        for kind, rest, note in _notes(self.figure):
            text = plain(note.text)
            if kind == "heading":
                heading = text
            elif kind == "label":
                name, _, small = note.text.partition("<span")
                self.labels[int(rest)], self.headings[int(rest)] = plain(name).strip(), heading
                if small:
                    self.sublabels[int(rest)] = plain(f"<span{small}")
            elif kind in ("sublabel", "aside") and rest.isdigit():
                {"sublabel": self.sublabels, "aside": self.asides}[kind][int(rest)] = text
            elif kind == "value":
                self.texts[rest] = text
            elif kind == "total":
                self._total(*rest.split("=", 1), text=text, hover=note.hovertext)
            elif kind == "missing":
                word = plain(note.text.split("<span")[0]).removeprefix("– ")
                self.words |= {
                    address: (word, figure_id)
                    for address, figure_id in (link.split("=", 1) for link in rest.split())
                }

    def _total(self, address: str, figure_id: str, *, text: str, hover: str) -> None:
        self.texts[address] = text
        self.points[address] = _Point(plain(hover.split("<br>")[0]), figure_id, [text])

    def row_numbers(self) -> list[int]:
        touched = {int(address.split(".")[0]) for address in self.points}
        return sorted({*self.labels, *touched} - {-1})

    def row(self, number: int) -> ReadRow:
        label = self.labels.get(number) or self._touched_label(number)
        return ReadRow(
            self.headings.get(number, ""),
            label,
            self.sublabels.get(number, ""),
            self.asides.get(number, ""),
            tuple(self._mark(address) for address in self._addresses(number, known=True)),
            tuple(self._mark(address) for address in self._addresses(number, known=False)),
        )

    def reference(self) -> tuple[ReadRow, ...]:
        found = [note for kind, _, note in _notes(self.figure) if kind == "reference"]
        if not found:
            return ()
        name, value = found[0].text.split("<b>")
        mark = ReadMark("", plain(value), self.points["-1.0"].figure_id)
        return (ReadRow("", plain(name).strip(), "", "", (mark,), ()),)

    def _addresses(self, number: int, *, known: bool) -> list[str]:
        """Places of the marks of a row, known or missing, in their order."""
        found = {address for address in (*self.points, *self.words) if address.startswith(f"{number}.")}
        missing = {address for address in found if self._is_missing(address)}
        return sorted(found - missing if known else missing, key=lambda address: int(address.split(".")[1]))

    def _is_missing(self, address: str) -> bool:
        if not isinstance(self.chart, Map):
            return address in self.words
        return address in self.words or self._written(address) in self._map_words()

    def _map_words(self) -> set[str]:
        """The words of the grey of a map, in its key."""
        keys = [
            plain(note.text).removeprefix("– ")
            for note in self.figure.layout.annotations
            if note.name == "absent"
        ]
        return {word for key in keys for word in key.split(", ")}

    def _written(self, address: str) -> str:
        """What stands at a mark; where nothing does, what is said when it is touched."""
        return self.texts.get(address) or self.points[address].hover[0]

    def _mark(self, address: str) -> ReadMark:
        if address in self.words:
            word, figure_id = self.words[address]
            return ReadMark(self._named(self._series_of_missing(address)), word, figure_id)
        point = self.points[address]
        return ReadMark(self._named(point.series), self._written(address), point.figure_id)

    def _named(self, series: str) -> str:
        return series if series in self.keyed else ""

    def _series_of_missing(self, address: str) -> str:
        number, place = map(int, address.split("."))
        return self.chart.series_of(self.chart.rows[number].marks[place]).label

    def _touched_label(self, number: int) -> str:
        """The name of a region, which the map itself does not write."""
        point = next(point for address, point in self.points.items() if address.startswith(f"{number}."))
        return next(line for line in point.hover[1:] if line != point.series)


def _points(trace: object) -> Iterator[tuple[str, _Point]]:
    """The marks of a trace by their place in the chart."""
    for place, address in enumerate(trace.meta or ()):
        hover = [plain(line) for line in trace.hovertext[place].split("<br>")]
        yield address, _Point(trace.name, trace.ids[place] if trace.ids is not None else "", hover)
