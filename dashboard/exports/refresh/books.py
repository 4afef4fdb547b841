"""Books: the workbook behind a native chart, or one that we made, gets numbers in cells that hold numbers.

Its parts are rewritten, not read and written by a library: charts, names and looks of a workbook stay.
"""

import io
import zipfile
from posixpath import join, normpath

from lxml import etree

LARGEST = 32 * 2**20
"""Bytes of a workbook once unpacked."""
_BOOK = "xl/workbook.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


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

    def _cell(self, sheet: str, name: str) -> etree._Element:
        part = self._places.get(sheet, "")
        if part not in self._roots:
            if part not in self.parts:
                raise Unwritten(sheet)
            self._roots[part] = etree.fromstring(self.parts[part], _PARSER)
        found = (one for one in self._roots[part].iter("{*}c") if one.get("r") == name)
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
