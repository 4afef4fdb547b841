"""Lists: the labels that drop-downs offer, as one sheet, and the validation of a column from it.

Plain references, no defined names: those do not survive every spreadsheet.
"""

from collections.abc import Iterable

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from etl.workbook import sheets, words
from etl.workbook.formats import Formats
from etl.workbook.labels import Labels
from etl.workbook.sheets import Field

_CODES = sorted(
    {field.codes for sheet in sheets.OF_STUDY for field in sheet.fields if field.codes} - {"items"}
)


class Lists:
    """The sheet of labels, and where each list lies."""

    def __init__(self, page: Worksheet, known: Labels, formats: Formats) -> None:
        self._page, self._formats = page, formats
        self._places = {codes: self._column(n, codes, known) for n, codes in enumerate(_CODES)}
        self._items = self._item_columns(len(_CODES), known)
        page.freeze_panes(1, 0)
        page.protect()
        page.hide()

    def validation(self, field: Field, question: str) -> dict[str, object]:
        """What a column takes; `question` is the cell of its first row that names the question."""
        if field.kind == "integer":
            return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": words.INVALID_WHOLE}
        source = self._items_of(question) if field.codes == "items" else self._source(field)
        error = words.INVALID_OPEN if field.is_open else words.INVALID
        return {
            "validate": "list",
            "source": source,
            "error_title": words.INVALID_TITLE,
            "error_message": error,
            "error_type": "information" if field.is_open else "stop",
        }

    def _source(self, field: Field) -> str:
        return self._places[field.codes]

    def _column(self, column: int, codes: str, known: Labels) -> str:
        labels = list(known.known(codes).values())
        self._write(column, codes, labels)
        name = xl_col_to_name(column)
        return f"={words.SHEETS['lists']}!${name}$2:${name}${len(labels) + 1}"

    def _item_columns(self, column: int, known: Labels) -> tuple[str, str]:
        """Questions beside their items, each question in one block that opens with the whole."""
        whole = known.known("items")
        pairs = [
            (known.shown("questions", question), label)
            for question, items in known.items.items()
            for label in (whole | items).values()
        ]
        self._write(column, "items", [question for question, _ in pairs])
        self._write(column + 1, "", [label for _, label in pairs])
        return xl_col_to_name(column), xl_col_to_name(column + 1)

    def _items_of(self, question: str) -> str:
        asked, items = (f"{words.SHEETS['lists']}!${name}" for name in self._items)
        column = f"{asked}:${self._items[0]}"
        return f"=OFFSET({items}$1,MATCH({question},{column},0)-1,0,MAX(1,COUNTIF({column},{question})),1)"

    def _write(self, column: int, codes: str, labels: Iterable[str]) -> None:
        self._page.set_column(column, column, 26)
        self._page.write_string(0, column, _HEADERS.get(codes, ""), self._formats.optional)
        for line, label in enumerate(labels, 1):
            self._page.write_string(line, column, label)


_HEADERS = {field.codes: field.header for sheet in sheets.OF_STUDY for field in sheet.fields if field.codes}
