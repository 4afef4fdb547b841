"""Read a slide: a chart drawn on a slide, saved, opened again and read from its native charts and texts."""

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import openpyxl
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.charts.spec import Banner, Chart, Distribution, Dots, Lines, Map, Numbers
from dashboard.renderings import slide
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.words import vocabulary
from tests.renderings.reading import ReadMark, ReadRow

LINKS = False
BOX = Box(Inches(0.55), Inches(1.75), Inches(12.23), Inches(5.05))

_WORDS = vocabulary().slides
_NUMBERS = vocabulary().numbers
_COLON, _SEMICOLON = "\u202f: ", "\u202f; "


class Said(NamedTuple):
    """One shape of a group that is not a chart."""

    name: str
    lines: tuple[str, ...]
    is_bold: bool
    alt: str
    is_hatched: bool
    color: str

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def read(chart: Chart) -> tuple[ReadRow, ...]:
    """What stands on the slide, row by row."""
    shapes, said = drawn(chart), said_on(chart)
    if isinstance(chart, Numbers):
        rows = _numbers(said)
    elif isinstance(chart, Banner):
        rows = _banner(chart, shapes)
    elif isinstance(chart, Map):
        rows = _map(said)
    elif isinstance(chart, Lines):
        rows = _lines(shapes, said)
    else:
        rows = _lanes(chart, shapes, said)
    names, order = key(chart), [one.label for one in chart.series]
    return (*_reference(said), *(_keyed(row, names, order) for row in rows))


def key(chart: Chart) -> tuple[str, ...]:
    """What the slide names: in its key, over its columns and at the line of France."""
    said, prefix = said_on(chart), _WORDS.column("")
    named = [one.text for group in groups(drawn(chart), _WORDS.KEY) for one in parts(group) if one.lines]
    named += [cell.text for cell in _cells_of(drawn(chart), 0)] if isinstance(chart, Banner) else []
    if isinstance(chart, Banner):
        return tuple(one.label for one in chart.series if one.is_in_key and one.label in named)
    headers = [one.name.removeprefix(prefix) for one in said if one.name.startswith(prefix)]
    in_key = [one.label for one in chart.series if one.is_in_key]
    references = [one.text.rpartition(_COLON)[0] for one in said if one.name == _WORDS.REFERENCE]
    return tuple(dict.fromkeys([*named, *(one for one in headers if one in in_key), *references]))


@cache
def drawn(chart: Chart) -> list[object]:
    """The shapes of one slide with the chart, as a file gives them back."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    made = deck.slides.add_slide(deck.slide_layouts[6])
    slide.draw(chart, Canvas(made.shapes, BOX, _WORDS), alt="Texte")
    file = io.BytesIO()
    deck.save(file)
    return list(Presentation(file).slides[0].shapes)


def groups(shapes: Sequence[object], name: str = "") -> list[object]:
    """Groups of shapes, or those of one name."""
    found = [shape for shape in shapes if shape._element.tag == qn("p:grpSp")]
    return [group for group in found if not name or group.name == name]


@cache
def said_on(chart: Chart) -> list[Said]:
    """What stands on the slide beside its native charts, in order."""
    return [one for group in groups(drawn(chart)) for one in parts(group)]


def parts(group: object) -> Iterator[Said]:
    """The shapes of a group, in order."""
    for shape in group.shapes:
        runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
        yield Said(
            shape.name,
            tuple(run.text.strip("\u2002") for run in runs),
            bool(runs) and bool(runs[0].font.bold),
            shape._element._nvXxPr.cNvPr.get("descr", ""),
            shape._element.spPr.find(qn("a:pattFill")) is not None,
            str(runs[0].font.color.rgb) if runs else "",
        )


def native(shapes: Sequence[object]) -> list[object]:
    return [shape.chart for shape in shapes if shape.has_chart]


def workbook(chart: object) -> list[list[object]]:
    """The workbook behind a chart, row by row."""
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def formatted(value: float, code: str) -> str:
    """A number as Office writes it with a code of ours, without the space that parts it from its mark."""
    sections = code.replace("[$-40C]", "").split(";")
    place = 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else 2
    number = re.search(r"(?:#,##)?0(?:\.(0+))?(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", sections[place])
    written = _NUMBERS.number(abs(value), len(number[1] or ""))
    before, after = sections[place][: number.start()], sections[place][number.end() :]
    return f"{before}{written}{after}".replace('"', "").strip("\u00a0")


def points(series: object, axis: str) -> dict[int, float]:
    """The values of a series along `val`, `xVal` or `yVal`, by their place."""
    held = series._element.xpath(f"c:{axis}//c:pt")
    return {int(point.get("idx")): float(point.find(qn("c:v")).text) for point in held}


def labels(series: object, axis: str) -> dict[int, str]:
    """How each value of a series is written: its fixed text, or the number in its format."""
    values, found = points(series, axis), {}
    for label in series._element.xpath("c:dLbls/c:dLbl"):
        place = int(label.find(qn("c:idx")).get("val"))
        said = label.xpath(".//a:fld/a:t")
        found[place] = formatted(values[place], label.find(qn("c:numFmt")).get("formatCode"))
        assert not said or said[0].text.strip("\u00a0") == found[place]
    return found


def _cells(said: Sequence[Said], number: int) -> tuple[dict[str, str], list[ReadMark]]:
    """The values of a row that stand beside its plot by their series, and the words of those it lacks."""
    prefix = _WORDS.row_part(number, _WORDS.cell(""))
    cells = [(one.name.removeprefix(prefix), one) for one in said if one.name.startswith(prefix)]
    known = {label: one.text for label, one in cells if one.is_bold}
    return known, [ReadMark(label, one.text, "") for label, one in cells if not one.is_bold]


def _row(
    said: Sequence[Said], number: int, panel: str, known: dict[str, str], lost: list[ReadMark]
) -> ReadRow:
    """A row with its name, what is small under it and its aside."""
    by_name = {one.name: one for one in said}
    name, aside = by_name[_WORDS.row_part(number)], by_name.get(_WORDS.row_part(number, _WORDS.ASIDE))
    label, sublabel, *_ = (*name.lines, "")
    marks = tuple(ReadMark(series, text, "") for series, text in known.items())
    return ReadRow(panel, label, sublabel, aside.text if aside else "", marks, tuple(lost))


def _numbers(said: Sequence[Said]) -> Iterator[ReadRow]:
    for number in range(1, 1 + len(_numbered(said))):
        yield _row(said, number, "", *_cells(said, number))


def _numbered(said: Sequence[Said]) -> list[Said]:
    """The names of the rows, in order."""
    name = re.compile(rf"{_WORDS.row_part(0).replace('0', '')}\d+")
    return [one for one in said if name.fullmatch(one.name)]


def _lanes(chart: Chart, shapes: Sequence[object], said: Sequence[Said]) -> Iterator[ReadRow]:
    """Rows of bars, dots or a distribution: the charts one after the other, the texts by their number."""
    marks, names = _points_by_row(chart, [shape for shape in shapes if shape.has_chart])
    panels = _headings(said)
    for number, name in enumerate(names, start=1):
        known, lost = _cells(said, number)
        whole = _row(said, number, panels[number], dict(marks[number]) | known, lost)
        assert _is_beginning(whole.label, name)
        absent = [one.alt for one in said if one.name == _WORDS.row_part(number, _WORDS.MISSING)]
        missing = [one for text in absent for one in _lost(text)]
        yield whole._replace(label=name, missing=(*whole.missing, *missing))


def _points_by_row(
    chart: Chart, frames: Sequence[object]
) -> tuple[dict[int, list[tuple[str, str]]], list[str]]:
    """Series and text of the values of each row, by its number, and the names of the rows."""
    axis = "xVal" if isinstance(chart, Dots) else "val"
    marks: dict[int, list[tuple[str, str]]] = {}
    names: list[str] = []
    start = 0
    for frame in frames:
        held = [row[0] for row in workbook(frame.chart)[1:] if row[0]]
        if not (isinstance(chart, Distribution) and frame.name.endswith(_WORDS.APART)):
            start = len(names)
            names += held
        for number in range(start + 1, start + len(held) + 1):
            marks.setdefault(number, [])
        for series in frame.chart.plots[0].series:
            written = labels(series, axis)
            for place in points(series, axis) if series.name != _WORDS.SPANS else ():
                marks[start + place + 1].append((series.name, written.get(place, "")))
    return marks, names


def _headings(said: Sequence[Said]) -> dict[int, str]:
    """The heading of each row, by its number: what stands before its name."""
    found, heading = {}, ""
    for one in said:
        if one.name == _WORDS.HEADING:
            heading = one.lines[0]
        if one.name == _WORDS.row_part(len(found) + 1):
            found[len(found) + 1] = heading
    return found


def _lost(text: str) -> Iterator[ReadMark]:
    """« Fort, très fort : illisible ; modéré : non publié », mark by mark."""
    for reason in text.split(_SEMICOLON):
        names, _, word = reason.rpartition(_COLON)
        for name in names.split(", ") if names else [""]:
            yield ReadMark(name, word, "")


def _is_beginning(shown: str, whole: str) -> bool:
    return whole.startswith(shown.rstrip("…")) if shown.endswith("…") else shown == whole


def _cells_of(shapes: Sequence[object], row: int) -> list[object]:
    (table,) = [shape.table for shape in shapes if shape.has_table]
    return [table.cell(row, place) for place in range(len(table.columns))]


def _banner(chart: Banner, shapes: Sequence[object]) -> Iterator[ReadRow]:
    """The rows of the native table, its columns by their place; grey cells without a number are missing."""
    columns = [one.label for one in chart.series if one.role != "missing"]
    for number in range(1, len(chart.rows) + 1):
        first, *cells = _cells_of(shapes, number)
        marks = [
            ReadMark(label, cell.text, "") for label, cell in zip(columns, cells, strict=True) if cell.text
        ]
        is_number = [any(sign.isdigit() for sign in mark.text) for mark in marks]
        pairs = list(zip(marks, is_number, strict=True))
        known, lost = (tuple(mark for mark, told in pairs if told is wanted) for wanted in (True, False))
        yield ReadRow("", first.text, "", "", known, lost)


def _map(said: Sequence[Said]) -> Iterator[ReadRow]:
    """Regions and tiles in the order of their numbers; hatched and grey ones have a word."""
    heading = next((one.text for one in said if one.name == _WORDS.HEADING), "")
    found = re.compile(rf"{_WORDS.row_part(0).replace('0', '')}(\d+), (.+)")
    values = {one.name: one.text for one in said}
    regions = [(int(matched[1]), one) for one in said if one.alt and (matched := found.fullmatch(one.name))]
    for number, one in sorted(regions):
        label, _, text = one.alt.rpartition(_COLON)
        mark = (ReadMark("", text, ""),)
        is_missing = one.is_hatched or one.color == "767D89"
        assert one.lines or is_missing or text == values[_WORDS.row_part(number, _WORDS.VALUE)]
        known, lost = ((), mark) if is_missing else (mark, ())
        yield ReadRow(heading if one.lines else "", label, "", "", known, lost)


def _lines(shapes: Sequence[object], said: Sequence[Said]) -> Iterator[ReadRow]:
    names = {one.name: one for one in said}
    rows: list[tuple[str, list[tuple[float, str]]]] = []
    for series in native(shapes)[0].plots[0].series:
        is_joined = series._element.spPr.find(f"{qn('a:ln')}/{qn('a:solidFill')}") is not None
        if is_joined:
            rows.append((series.name, []))
        times, written = points(series, "xVal"), labels(series, "yVal")
        rows[-1][1].extend((times[place], text) for place, text in written.items())
    for number, (name, marks) in enumerate(rows, start=1):
        shown, *lines = names[_WORDS.row_part(number)].lines
        assert _is_beginning(shown, name)
        others = [line for line in lines if _COLON not in line]
        known = tuple(ReadMark(name, text, "") for _, text in sorted(marks))
        lost = tuple(ReadMark(name, line.rpartition(_COLON)[2], "") for line in lines if _COLON in line)
        yield ReadRow("", name, others[0] if others else "", "", known, lost)


def _reference(said: Sequence[Said]) -> Iterator[ReadRow]:
    for one in [one for one in said if one.name == _WORDS.REFERENCE][:1]:
        label, _, text = one.text.rpartition(_COLON)
        yield ReadRow("", label, "", "", (ReadMark("", text, ""),), ())


def _keyed(row: ReadRow, names: Sequence[str], order: Sequence[str]) -> ReadRow:
    """The row with only the names that the key has, in the order of the series."""

    def named(marks: Sequence[ReadMark]) -> tuple[ReadMark, ...]:
        ordered = sorted(marks, key=lambda mark: order.index(mark.series) if mark.series in order else -1)
        return tuple(mark if mark.series in names else mark._replace(series="") for mark in ordered)

    return row._replace(marks=named(row.marks), missing=named(row.missing))
