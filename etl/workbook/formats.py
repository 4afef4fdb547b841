"""Formats: how the cells of a workbook look, by what they are for."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from etl.workbook.sheets import Field

_INK, _PALE, _LINE, _GREY, _YELLOW = "#16325C", "#DCE6F2", "#C9D1DB", "#F1F3F5", "#FFF8D6"
RED, RED_INK = "#F8C9C4", "#9C1C12"


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        plain = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        boxed = plain | {"border": 1, "border_color": _LINE}
        head = boxed | {"bold": True, "valign": "vcenter"}
        self._made = {
            "title": book.add_format(
                plain | {"font_size": 16, "bold": True, "color": _INK, "text_wrap": False}
            ),
            "lead": book.add_format(plain | {"color": "#444444"}),
            "needed": book.add_format(head | {"bg_color": _INK, "color": "white"}),
            "optional": book.add_format(head | {"bg_color": _PALE, "color": _INK}),
            "name": book.add_format(plain | {"bold": True, "color": _INK}),
            "text": book.add_format(plain),
            "shown": book.add_format(boxed | {"bg_color": _GREY, "color": "#444444"}),
            "typed": book.add_format(boxed),
            "as_typed": book.add_format(boxed | {"num_format": "@"}),
            "number": book.add_format(boxed | {"bg_color": _YELLOW, "align": "right"}),
            "whole": book.add_format(boxed | {"align": "right", "num_format": "#,##0"}),
            "red": book.add_format({"bg_color": RED, "color": RED_INK}),
        }

    def __getattr__(self, name: str) -> Format:
        try:
            return self._made[name]
        except KeyError:
            raise AttributeError(name) from None

    def of(self, field: Field) -> Format:
        """That of the cells under a header."""
        if field.is_shown_only or field.name == "_key":
            return self._made["shown"]
        if field.kind in ("period", "date") or field.name in ("value_printed", "source_row"):
            return self._made["as_typed"]  # or a spreadsheet makes dates of them
        return self._made[{"value": "number", "integer": "whole"}.get(field.kind, "typed")]
