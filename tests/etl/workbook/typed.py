"""Typed: workbooks as people hand them in — filled models, and sheets of a spreadsheet other than ours."""

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.read import read_sources
from etl.workbook import lost
from etl.workbook.draft import Draft
from etl.workbook.importing import Report, report, write
from etl.workbook.reading import book
from tests.etl.small_data import SmallData

DAY = date(2026, 11, 27)
LOST = "essai-2021.impact.lien.top2.share.citoyens._T.01.2021-09@rapport"
"""The one figure that the small data have lost."""


def filled(content: bytes, fill: Callable[[Workbook], None]) -> bytes:
    """A workbook after somebody typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    fill(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(page: Worksheet, row: int, **cells: object) -> None:
    """Type into cells by the header of their column; `_` stands for a space in a header."""
    headers = {str(cell.value): cell.column for cell in page[3]}
    for header, value in cells.items():
        page.cell(row, headers[header.replace("_", " ")]).value = value


def answer(page: Worksheet, **answers: object) -> None:
    """Fill lines of the sheet of the study."""
    rows = {str(page.cell(row, 1).value): row for row in range(4, page.max_row + 1)}
    for name, value in answers.items():
        page.cell(rows[name.replace("_", " ")], 2).value = value


def by_hand(
    value: object,
    *,
    number_format: str = "",
    key: str = LOST,
    title: str = "Feuil1",
    options: dict[str, Any] | None = None,
    also: Callable[[xlsxwriter.Workbook, Any], None] | None = None,
) -> bytes:
    """Two columns under the headers of the model, in another order, on a sheet of another name."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **(options or {})})
    page = book.add_worksheet(title)
    page.write_row(1, 2, ["Nombre imprimé", "Remarque", "Repère"])
    page.write(2, 2, value, book.add_format({"num_format": number_format} if number_format else {}))
    page.write_string(2, 4, key)
    if also:
        also(book, page)
    book.close()
    return content.getvalue()


def told(data: SmallData, content: bytes) -> Report:
    return report(data.folder, content, on=DAY)


def completed(data: SmallData, content: bytes) -> Draft:
    """What the sheet of lost figures fills in, before any check."""
    typed, draft = book(content), Draft(read_sources(data.folder))
    draft.tables = {table.title: table for table in typed.tables.values()}
    lost.complete(draft, typed)
    return draft


def messages(found: Report | Draft) -> list[tuple[str, str]]:
    """Headers of the wrong cells and what is said of them."""
    return [(mark.header.replace("\u202f", " "), mark.message.replace("\u202f", " ")) for mark in found.marks]


def imported(data: SmallData, content: bytes) -> Report:
    found = told(data, content)
    assert messages(found) == []
    write(data.folder, found.files)
    return found


def files(data: SmallData) -> dict[str, bytes]:
    return {
        str(path.relative_to(data.folder)): path.read_bytes()
        for path in data.folder.rglob("*.*")
        if path.is_file()
    }


def changed_lines(before: dict[str, bytes], data: SmallData) -> dict[str, Sequence[str]]:
    """New lines by file; none where a file is as it was."""
    return {
        name: [
            line
            for line in content.decode().split("\n")
            if line not in before.get(name, b"").decode().split("\n")
        ]
        for name, content in files(data).items()
        if content != before.get(name)
    }


def by_libreoffice(content: bytes, folder: Path) -> bytes | None:
    """The workbook opened and saved by LibreOffice, nothing where it is not installed."""
    if not shutil.which("soffice"):
        return None
    (folder / "typed.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = [
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "saved"),
        str(folder / "typed.xlsx"),
    ]
    subprocess.run(["soffice", profile, "--headless", *out], check=True, capture_output=True, timeout=120)
    return (folder / "saved" / "typed.xlsx").read_bytes()
