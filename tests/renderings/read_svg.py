"""Read SVG: the drawing of a chart, read back from its elements, and where its texts stand."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from lxml import etree

from dashboard.charts.spec import Chart, Map
from dashboard.renderings.svg import draw
from tests.renderings.boxes import Box, text_width
from tests.renderings.reading import ReadMark, ReadRow, expected_key

LINKS = True
SVG = "{http://www.w3.org/2000/svg}"
BODY = 15
_ABSENT = "– "
_ASCENT, _DESCENT = 0.8, 0.25  # of the letters, in their size: lines stand closer than their boxes


def read(chart: Chart) -> tuple[ReadRow, ...]:
    """Rows as a reader meets them: marks by what stands at them, or is said where they are touched."""
    found = _Found(chart)
    return (*found.reference(), *map(found.row, found.numbers()))


def key(chart: Chart) -> tuple[str, ...]:
    """The names beside the signs above the plot, and that of the line that all is read against."""
    texts = told(drawn(chart))
    names = [words(one) for one in texts if one.get("data-is") == "key"]
    return (*names, *(runs(one)[0] for one in texts if one.get("data-is") == "reference"))


@cache
def drawn(chart: Chart, width: int = 0) -> etree._Element:
    """The element of a chart, read by a parser that accepts sound XML only."""
    return etree.fromstring(draw(chart, title="Titre", width=width, address=address))


def address(figure_id: str) -> str:
    return f"chiffre?id={figure_id}"


def told(root: etree._Element) -> list[etree._Element]:
    """Texts that say what they are, each with all its lines."""
    return [one for one in root.iter(f"{SVG}text", f"{SVG}g") if one.get("data-is")]


def words(one: etree._Element) -> str:
    """A text on one line."""
    lines = [one] if one.tag == f"{SVG}text" else one.iter(f"{SVG}text")
    return " ".join("".join(text for text, *_ in _spans(line)) for line in lines).replace("\u00a0", " ")


def runs(one: etree._Element) -> list[str]:
    """The parts of a text that look different."""
    return [text.strip(" \u00a0") for text, *_ in _spans(one) if text.strip(" \u00a0")]


def overlaps(root: etree._Element, width: int) -> list[tuple[str, str]]:
    """Pairs of texts that cover one another when the drawing is that many pixels wide."""
    boxes = list(text_boxes(root, width))
    return [(one.text, other.text) for one, other in combinations(boxes, 2) if one.meets(other)]


def outside(root: etree._Element, width: int) -> list[str]:
    """Texts that the edge of the drawing cuts."""
    height = float(root.get("height"))
    boxes = text_boxes(root, width)
    return [
        box.text
        for box in boxes
        if box.left < -1 or box.right > width + 1 or box.top < -2 or box.bottom > height + 2
    ]


def text_boxes(root: etree._Element, width: int) -> Iterator[Box]:
    """Every text that is shown at a width, but the values of a map."""
    for one in root.iter(f"{SVG}text"):
        if one.get("data-is") == "region" or _from(one) > width:
            continue
        size = float(_inherited(one, "font-size"))
        wide = sum(text_width(text, own, is_bold=is_bold) for text, own, is_bold in _spans(one))
        x = _across(root, one.get("x"), width) + float(one.get("dx", 0))
        x -= {"start": 0, "middle": wide / 2, "end": wide}[_inherited(one, "text-anchor")]
        y = float(one.get("y"))
        yield Box(words(one), x, y - size * _ASCENT, x + wide, y + size * _DESCENT)


def _from(one: etree._Element) -> int:
    """The least width at which a text is shown."""
    return int(one.get("class").removeprefix("from-")) if one.get("display") == "none" else 0


def _across(root: etree._Element, x: str, width: int) -> float:
    """Pixels from the left of the whole; the edges of a fluid drawing are its padding."""
    if root.get("viewBox"):
        return float(x)
    _, right, _, left = root.get("style").rpartition("padding:")[2].split(" ")
    left, right = (float(side.removesuffix("px")) for side in (left, right))
    part = (width - left - right) / 100
    return left + (float(x[:-1]) * part if x.endswith("%") else float(x))


def _inherited(one: etree._Element, name: str) -> str:
    found = (element.get(name) for element in (one, *one.iterancestors()))
    return next(filter(None, found), "start")


def _spans(line: etree._Element) -> Iterator[tuple[str, float, bool]]:
    """The letters of a line with their size and whether they are bold."""
    size, is_bold = float(_inherited(line, "font-size")), line.get("font-weight") is not None
    yield line.text or "", size, is_bold
    for part in line:
        if part.tag != f"{SVG}title":
            own = float(part.get("font-size", size))
            yield part.text or "", own, is_bold or part.get("font-weight") is not None
        yield part.tail or "", size, is_bold


class _Found:
    """What a drawing shows, by the row and the place of each mark (« 3.1 »)."""

    def __init__(self, chart: Chart) -> None:
        self.chart, self.keyed = chart, set(expected_key(chart))
        self.texts: dict[str, str] = {}
        self.rows: dict[str, dict[int, str]] = {"label": {}, "sublabel": {}, "aside": {}, "heading": {}}
        self.missing: dict[str, str] = {}
        self.said: dict[str, list[str]] = {}
        self.ids: dict[str, str] = {}
        self._shapes(drawn(chart))
        self._texts(told(drawn(chart)))

    def _shapes(self, root: etree._Element) -> None:
        """Marks by what is said when they are touched, and where they lead."""
        for one in root.iter(*(f"{SVG}{name}" for name in ("rect", "circle", "path"))):
            if one.get("data-mark") and not one.get("data-is"):
                self.said[one.get("data-mark")] = one.findtext(f"{SVG}title").split("\n")
                self._lead(one)

    def _texts(self, texts: list[etree._Element]) -> None:
        heading = ""
        for one in texts:
            kind, row, marks = one.get("data-is"), one.get("data-row"), one.get("data-mark", "").split()
            heading = words(one) if kind == "heading" else heading
            if row is not None:
                self._name(one, kind, int(row), heading)
            elif kind in ("value", "total"):
                self.texts[marks[0]] = words(one)
                self._lead(one)
            elif kind == "missing":
                self.missing |= dict.fromkeys(marks, runs(one)[0].removeprefix(_ABSENT))
                self._lead(one)

    def _name(self, one: etree._Element, kind: str, row: int, heading: str) -> None:
        small = [part.text for part in one.iter(f"{SVG}tspan") if part.get("font-size")]
        text = words(one)
        self.rows[kind][row] = text.removesuffix(small[0]).strip() if small else text
        self.rows["heading"].setdefault(row, heading)
        if small:
            self.rows["sublabel"][row] = small[0]

    def _lead(self, one: etree._Element) -> None:
        """Figures of the marks of an element; a click on it leads to the first."""
        ids = one.get("data-id", "").split()
        marks = one.get("data-mark").split()
        assert len(ids) in (0, len(marks))
        self.ids |= dict(zip(marks, ids, strict=False))
        links = [parent.get("href") for parent in one.iterancestors(f"{SVG}a")]
        assert links == [address(figure_id) for figure_id in ids[:1]]

    def numbers(self) -> list[int]:
        marks = {int(mark.partition(".")[0]) for mark in (*self.said, *self.texts, *self.missing)}
        return sorted({*self.rows["label"], *marks} - {-1})

    def row(self, number: int) -> ReadRow:
        named = {kind: texts.get(number, "") for kind, texts in self.rows.items()}
        marks = self._marks(number)
        missing = [mark for mark in marks if self._is_missing(mark)]
        known = [mark for mark in marks if mark not in missing]
        return ReadRow(
            named["heading"],
            named["label"] or self._touched_label(marks[0]),
            named["sublabel"],
            named["aside"],
            tuple(map(self._mark, known)),
            tuple(map(self._mark, missing)),
        )

    def reference(self) -> tuple[ReadRow, ...]:
        found = [one for one in told(drawn(self.chart)) if one.get("data-is") == "reference"]
        return tuple(
            ReadRow("", runs(one)[0], "", "", (ReadMark("", runs(one)[1], one.get("data-id", "")),), ())
            for one in found
        )

    def _marks(self, number: int) -> list[str]:
        found = {mark for mark in (*self.said, *self.texts, *self.missing) if mark.startswith(f"{number}.")}
        return sorted(found, key=lambda mark: int(mark.partition(".")[2]))

    def _is_missing(self, mark: str) -> bool:
        """Whether a word stands for it, in the key of a map for its grey regions."""
        if mark in self.missing or not isinstance(self.chart, Map):
            return mark in self.missing
        grey = [words(one) for one in told(drawn(self.chart)) if one.get("data-is") == "absent"]
        return self._written(mark) in {
            word for text in grey for word in text.removeprefix(_ABSENT).split(", ")
        }

    def _written(self, mark: str) -> str:
        return self.missing.get(mark) or self.texts.get(mark) or self.said[mark][0]

    def _mark(self, mark: str) -> ReadMark:
        number, place = map(int, mark.split("."))
        series = self.chart.series_of(self.chart.rows[number].marks[place]).label
        return ReadMark(series if series in self.keyed else "", self._written(mark), self.ids.get(mark, ""))

    def _touched_label(self, mark: str) -> str:
        """The name of a region, which the map itself does not write."""
        series = {one.label for one in self.chart.series}
        return next(line for line in self.said[mark][1:] if line not in series)
