"""Books: the workbook behind a native chart, or one that we made, gets other numbers and texts in its cells.

Its parts are rewritten, not read and written by a library: charts, names and looks of a workbook stay.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from posixpath import join, normpath

from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import get_column_letter

from dashboard.exports.contents import Said

LARGEST = 32 * 2**20
"""Bytes of a workbook once unpacked."""
_BOOK = "xl/workbook.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


_STYLES = "xl/styles.xml"
_CHART = re.compile(r"xl/charts/chart\d+\.xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BUILT_IN = {"": 0, "General": 0, "0": 1, "0.00": 2}
_FIRST_OWN = 164
"""Of the numbers of formats, the first that is not Excel's."""


class Unwritten(ValueError):
    """A cell that does not hold a plain number, or is nowhere."""


class Book:
    """The parts of a workbook; sheets are parsed when they are written to."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unwritten` for what is no workbook, or one too large."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                if sum(one.file_size for one in package.infolist()) > LARGEST:
                    raise Unwritten(_BOOK)
                self.parts = {one.filename: package.read(one) for one in package.infolist()}
            self._places = self._sheets()
        except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError) as error:
            raise Unwritten(_BOOK) from error
        self._roots: dict[str, etree._Element] = {}
        self._put: dict[tuple[str, str], Said] = {}

    def _sheets(self) -> dict[str, str]:
        """The part of each sheet by its name."""
        related = etree.fromstring(self.parts["xl/_rels/workbook.xml.rels"], _PARSER)
        targets = {one.get("Id"): normpath(join("/xl", one.get("Target"))).lstrip("/") for one in related}
        sheets = etree.fromstring(self.parts[_BOOK], _PARSER).iter("{*}sheet")
        return {one.get("name"): targets[one.get(_ID)] for one in sheets}

    def write(self, reference: str, place: int, value: float) -> None:
        """Put a number into the cell that comes `place` after the first of `Sheet1!$B$2:$B$9`.

        Raises:
            Unwritten: there is no number in it, but a formula, a text, or nothing.
        """
        sheet, _, cells = reference.rpartition("!")
        column, _, row = cells.partition(":")[0].lstrip("$").partition("$")
        if not row.isdecimal():
            raise Unwritten(reference)
        cell = self._cell(sheet.strip("'").replace("''", "'"), f"{column}{int(row) + place}")
        held = cell.find("{*}v")
        if held is None or cell.find("{*}f") is not None or cell.get("t", "n") != "n":
            raise Unwritten(reference)
        held.text = f"{value:.12g}"

    def put(self, sheet: str, name: str, said: Said) -> None:
        """Put a number with its format, or a text, into a cell that there is; empty it for neither.

        Raises:
            Unwritten: there is no such row.
        """
        cell = self._made(sheet, name)
        for inside in list(cell):
            cell.remove(inside)
        cell.attrib.pop("t", None)
        space = etree.QName(cell).namespace
        if said.number is not None:
            etree.SubElement(cell, f"{{{space}}}v").text = f"{said.number:.12g}"
            cell.set("s", str(self._look(int(cell.get("s", "0")), said.pattern)))
        elif said.text:
            cell.set("t", "inlineStr")
            held = etree.SubElement(etree.SubElement(cell, f"{{{space}}}is"), f"{{{space}}}t")
            held.text = said.text
            held.set(_SPACE, "preserve")
        self._put[sheet, name] = said

    def _made(self, sheet: str, name: str) -> etree._Element:
        """The cell of a name, made at the end of its row where there is none."""
        try:
            return self._cell(sheet, name)
        except Unwritten:
            number = re.sub(r"\D", "", name)
            rows = self._root(self._places.get(sheet, "")).iter("{*}row")
            row = next((one for one in rows if one.get("r") == number), None)
            if row is None:
                raise
            return etree.SubElement(row, f"{{{etree.QName(row).namespace}}}c", r=name)

    def follow(self) -> None:
        """The charts of the workbook keep what `put` has changed of the cells that they follow."""
        for part in (one for one in self.parts if _CHART.fullmatch(one)):
            root = self._root(part)
            for held in root.iter("{*}numRef"):
                self._follow(held)

    def _follow(self, held: etree._Element) -> None:
        """The cached numbers of one range, and the labels of a series that write one of them in full."""
        sheet, _, cells = held.findtext("{*}f", "").rpartition("!")
        series = held.getparent().getparent()
        for place, name in enumerate(_names(cells)):
            said = self._put.get((sheet.strip("'").replace("''", "'"), name))
            if said is None:
                continue
            points = held.find("{*}numCache")
            point = next((one for one in points.iter("{*}pt") if one.get("idx") == str(place)), None)
            if said.number is None:
                if point is not None:
                    point.getparent().remove(point)
                continue
            if point is None:
                point = etree.SubElement(points, f"{{{etree.QName(points).namespace}}}pt", idx=str(place))
                etree.SubElement(point, f"{{{etree.QName(points).namespace}}}v")
            point.find("{*}v").text = f"{said.number:.12g}"
            for label in series.iterfind("{*}dLbls/{*}dLbl"):
                if label.find("{*}idx").get("val") == str(place) and said.text:
                    for text in label.iter("{*}t"):
                        text.text = said.text

    def _look(self, place: int, pattern: str) -> int:
        """The place of a style as another one but for its format of numbers, made where there is none."""
        root = self._root(_STYLES)
        styles = root.find("{*}cellXfs")
        number = str(self._format(root, pattern))
        wanted = dict(styles[place].attrib) | {"numFmtId": number, "applyNumberFormat": "1"}
        inside = [etree.tostring(one) for one in styles[place]]
        for other, style in enumerate(styles):
            if dict(style.attrib) == wanted and [etree.tostring(one) for one in style] == inside:
                return other
        made = deepcopy(styles[place])
        made.attrib.update(wanted)
        styles.append(made)
        styles.set("count", str(len(styles)))
        return len(styles) - 1

    def _format(self, root: etree._Element, pattern: str) -> int:
        """The number of a format, added where the workbook has none."""
        if pattern in _BUILT_IN:
            return _BUILT_IN[pattern]
        space = etree.QName(root).namespace
        formats = root.find("{*}numFmts")
        if formats is None:
            formats = etree.Element(f"{{{space}}}numFmts", count="0")
            root.insert(0, formats)
        for one in formats:
            if one.get("formatCode") == pattern:
                return int(one.get("numFmtId"))
        number = max([_FIRST_OWN, *(int(one.get("numFmtId")) + 1 for one in formats)])
        etree.SubElement(formats, f"{{{space}}}numFmt", numFmtId=str(number), formatCode=pattern)
        formats.set("count", str(len(formats)))
        return number

    def _root(self, part: str) -> etree._Element:
        if part not in self._roots:
            if part not in self.parts:
                raise Unwritten(part)
            self._roots[part] = etree.fromstring(self.parts[part], _PARSER)
        return self._roots[part]

    def _cell(self, sheet: str, name: str) -> etree._Element:
        found = (one for one in self._root(self._places.get(sheet, "")).iter("{*}c") if one.get("r") == name)
        cell = next(found, None)
        if cell is None:
            raise Unwritten(name)
        return cell

    def data(self) -> bytes:
        """The workbook with what was written."""
        written = {
            part: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            for part, root in self._roots.items()
        }
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in (self.parts | written).items():
                package.writestr(name, part)
        return content.getvalue()


def _names(cells: str) -> Iterator[str]:
    """The cells of a range, in the order in which a chart counts them: « $B$2:$B$9 »."""
    try:
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    except ValueError:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield f"{get_column_letter(column)}{row}"
