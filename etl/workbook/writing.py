"""Writing: the figures to complete, a study or none yet in, a workbook that a person fills out."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from etl.build import check
from etl.code_lists import PERIOD_STATUSES
from etl.identifiers import with_identifiers
from etl.identity import DATA_DIR
from etl.problems import Refused, did_you_mean
from etl.read import Sources
from etl.tables import FIGURES_FILE
from etl.workbook import guide, sheets, words
from etl.workbook.formats import Formats
from etl.workbook.labels import Labels, labels
from etl.workbook.lists import Lists
from etl.workbook.lost import is_whole_chart
from etl.workbook.reds import add_reds
from etl.workbook.sheets import Field, Sheet
from etl.workbook.shown import Row, shown

HEADER_ROW = 2
"""Of every table, from 0: a title, a sentence, the headers."""
FIRST_ROW = HEADER_ROW + 1
_LINE, _TALLEST = 15, 405
_PAGES = {"figures": 3}
"""Pages across, where a sheet needs more than one."""
MISSING_STATUSES = ("illegible", "not_published")


def missing(data_dir: Path = DATA_DIR) -> bytes:
    """The workbook of every figure that the copy lost or that is not published.

    Raises:
        SourcesRefused: the data folder has problems.
    """
    sources = check(data_dir)
    rows = missing_rows(sources)
    return _book(sources, [(sheets.MISSING, rows)], guide=words.GUIDE_MISSING)


def study(study_id: str, data_dir: Path = DATA_DIR) -> bytes:
    """The workbook of a study as it is, to be corrected and completed.

    Raises:
        Refused: there is no such study, or the data folder has problems.
    """
    sources = check(data_dir)
    if study_id not in sources.studies:
        raise Refused(f"'{study_id}' is not a study. {did_you_mean(study_id, sources.study_ids)}")
    return _book(sources, _study_tables(sources, study_id), guide=words.GUIDE_STUDY)


def new(data_dir: Path = DATA_DIR) -> bytes:
    """The workbook of a study to come, empty but for its lists.

    Raises:
        SourcesRefused: the data folder has problems.
    """
    empty = {one.name: "" for one in sheets.STUDY.fields}
    study_rows = [empty | {"kind": "survey", "producer_type": "survey", "period_status": PERIOD_STATUSES[0]}]
    tables: list[tuple[Sheet, list[Row]]] = [(sheet, []) for sheet in sheets.OF_STUDY]
    return _book(check(data_dir), [(sheets.STUDY, study_rows), *tables[1:]], guide=words.GUIDE_STUDY)


def missing_rows(sources: Sources) -> list[Row]:
    """The figures without a value, in the order of the files, with what helps to find each."""
    figures = with_identifiers(sources.tables["figures"])
    lost = figures[figures["status"].isin(MISSING_STATUSES)].to_dict("records")
    titles = sources.tables["publications"].set_index("publication_id")["title"]
    return [
        row
        | {
            "_key": row["figure_id"],
            "_study": sources.studies[row["study_id"]].content["title"],
            "_document": titles[row["publication_id"]],
            "_printed": words.WHOLE_CHART if is_whole_chart(row) else "",
        }
        for row in lost
    ]


def _study_tables(sources: Sources, study_id: str) -> list[tuple[Sheet, list[Row]]]:
    content = sources.studies[study_id].content
    figures = with_identifiers(sources.tables["figures"])
    own = figures[(figures["study_id"] == study_id) & figures["_file"].eq(f"{study_id}/{FIGURES_FILE}")]
    published = sources.tables["publications"]
    asked = [{"question_id": key, **block} for key, block in content.get("wordings", {}).items()]
    return [
        (sheets.STUDY, [{"study_id": study_id, **content, "_summary": ""}]),
        (sheets.ASKED, asked),
        (sheets.FIGURES, _keyed(own)),
        (sheets.PUBLICATIONS, _records(published[published["publication_id"].isin(own["publication_id"])])),
        *((sheet, []) for sheet in sheets.DECLARED),
    ]


def _keyed(figures: pd.DataFrame) -> list[Row]:
    return [row | {"_key": row["figure_id"]} for row in _records(figures)]


def _records(frame: pd.DataFrame) -> list[Row]:
    return frame.to_dict("records")


def _book(
    sources: Sources, tables: Sequence[tuple[Sheet, list[Row]]], *, guide: Iterable[tuple[str, str]]
) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"author": words.AUTHOR, "title": words.SHEETS[tables[0][0].name]})
    formats, known = Formats(book), labels(sources)
    has_lists = any(field.codes for sheet, _ in tables for field in sheet.fields)
    _guide(book.add_worksheet(words.SHEETS["guide"]), guide, formats)
    pages = [(sheet, rows, book.add_worksheet(words.SHEETS[sheet.name])) for sheet, rows in tables]
    lists = Lists(book.add_worksheet(words.SHEETS["lists"]), known, formats) if has_lists else None
    for sheet, rows, page in pages:
        fill = _fill_form if sheet is sheets.STUDY else _fill_table
        fill(page, sheet, rows, known=known, formats=formats, lists=lists)
    pages[0][2].activate()
    book.close()
    return content.getvalue()


def _guide(page: Worksheet, lines: Iterable[tuple[str, str]], formats: Formats) -> None:
    guide.fill(page, lines, formats)


def _fill_form(
    page: Worksheet, sheet: Sheet, rows: list[Row], *, known: Labels, formats: Formats, lists: Lists | None
) -> None:
    """One line a field: its name, the answer, what to write."""
    _top(page, sheet, formats)
    for column, (header, width) in enumerate(zip(words.KEY_VALUE, (28, 64, 52), strict=True)):
        page.write_string(HEADER_ROW, column, header, formats.needed)
        page.set_column(column, column, width)
    for line, field in enumerate(sheet.fields, FIRST_ROW):
        page.write_string(line, 0, field.header, formats.needed if field.required else formats.optional)
        _write(page, line, 1, field, rows[0], known=known, formats=formats)
        page.write_string(line, 2, field.help, formats.shown)
        if lists and field.codes and field.kind == "code":
            page.data_validation(line, 1, line, 1, lists.validation(field, ""))
        page.set_row(line, _height([(_said(field, rows[0], known), 64), (field.help, 52)]))
    _paper(page, last_row=FIRST_ROW + len(sheet.fields), last_column=2)


def _fill_table(
    page: Worksheet, sheet: Sheet, rows: list[Row], *, known: Labels, formats: Formats, lists: Lists | None
) -> None:
    _top(page, sheet, formats)
    for column, field in enumerate(sheet.fields):
        _header(page, column, field, formats)
    for line, row in enumerate(rows, FIRST_ROW):
        for column, field in enumerate(sheet.fields):
            _write(page, line, column, field, row, known=known, formats=formats)
        texts = [(_said(field, row, known), field.width) for field in sheet.fields if field.name != "_key"]
        page.set_row(line, _height(texts))
    last = FIRST_ROW + len(rows) + sheet.blank_rows - 1
    _blank_lines(page, sheet, FIRST_ROW + len(rows), last, formats)
    if lists:
        _validations(page, sheet, last, lists)
    add_reds(page, sheet, first=FIRST_ROW, last=last, formats=formats, known=known)
    page.ignore_errors({"number_stored_as_text": f"A1:AZ{last + 1}"})
    page.autofilter(HEADER_ROW, 0, last, len(sheet.fields) - 1)
    printed = [column for column, field in enumerate(sheet.fields) if field.name != "_key"]
    _paper(
        page,
        last_row=FIRST_ROW + max(len(rows), 1) - 1,
        last_column=printed[-1],
        pages=_PAGES.get(sheet.name, 1),
    )


def _top(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    page.hide_gridlines(2)
    page.set_row(0, 26)
    page.set_row(1, 34)
    page.write_string(0, 0, words.SHEETS[sheet.name], formats.title)
    page.merge_range(1, 0, 1, 2 if sheet is sheets.STUDY else 4, words.LEADS[sheet.name], formats.lead)
    page.set_row(HEADER_ROW, 32)
    page.freeze_panes(FIRST_ROW, 1)


def _header(page: Worksheet, column: int, field: Field, formats: Formats) -> None:
    asked = field.required or field.name == "_printed"
    page.write_string(HEADER_ROW, column, field.header, formats.needed if asked else formats.optional)
    page.set_column(column, column, field.width)
    if field.help:
        page.write_comment(HEADER_ROW, column, field.help, {"author": words.AUTHOR, "x_scale": 1.6})


def _write(
    page: Worksheet, line: int, column: int, field: Field, row: Row, *, known: Labels, formats: Formats
) -> None:
    said, style = shown(field, row, known), formats.of(field)
    if field.name == "_printed" and said:
        style = formats.shown
    if isinstance(said, float):
        page.write_number(line, column, said, style)
    elif said:
        page.write_string(line, column, said, style)
    else:
        page.write_blank(line, column, None, style)


def _blank_lines(page: Worksheet, sheet: Sheet, first: int, last: int, formats: Formats) -> None:
    for line in range(first, last + 1):
        for column, field in enumerate(sheet.fields):
            page.write_blank(line, column, None, formats.of(field))


def _validations(page: Worksheet, sheet: Sheet, last: int, lists: Lists) -> None:
    for column, field in enumerate(sheet.fields):
        question = xl_rowcol_to_cell(FIRST_ROW, 0, col_abs=True)
        if field.codes or field.kind == "integer":
            page.data_validation(FIRST_ROW, column, last, column, lists.validation(field, question))


def _said(field: Field, row: Row, known: Labels) -> str:
    return str(shown(field, row, known))


def _height(texts: Iterable[tuple[str, int]]) -> int:
    """Points that a row needs for its longest text, of cells of a width in letters."""
    return min(_TALLEST, _LINE * max(-(-len(text) // width) for text, width in [*texts, ("-", 1)]))


def _paper(page: Worksheet, *, last_row: int, last_column: int, pages: int = 1) -> None:
    """A4 across, all columns on so many pages, the headers and the first column on each."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(0.4, 0.4, 0.5, 0.5)
    page.fit_to_pages(pages, 0)
    page.repeat_rows(HEADER_ROW)
    page.repeat_columns(0)
    page.print_area(0, 0, last_row, last_column)
    page.set_footer("&L&8&A&R&8&P / &N")
