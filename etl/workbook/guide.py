"""Guide: what to do, line by line, as the first sheet of a workbook."""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet

from etl.workbook import words
from etl.workbook.formats import Formats


def fill(page: Worksheet, lines: Iterable[tuple[str, str]], formats: Formats) -> None:
    """Steps, then how what is printed is typed."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 84)
    page.set_row(0, 26)
    page.write_string(0, 0, words.SHEETS["guide"], formats.title)
    written = [*lines, ("", ""), (words.EXAMPLES_TITLE, ""), *words.EXAMPLES]
    for line, (name, text) in enumerate(written, 2):
        page.write_string(line, 0, name, formats.name)
        page.write_string(line, 1, text, formats.text)
        if len(text) > 84:
            page.set_row(line, 32)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
