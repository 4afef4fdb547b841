"""Workbooks of every spreadsheet are read; those that cannot or may not be get one sentence."""

import io
import zipfile

import pytest

from etl.problems import Refused
from etl.workbook import faults, writing
from etl.workbook.reading import book
from tests.etl.small_data import FIGURES, SmallData
from tests.etl.workbook.typed import by_hand, filled, imported, messages, put, told

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _hide(made, page) -> None:
    page.set_row(2, None, None, {"hidden": True})


def _protect(made, page) -> None:
    page.protect("secret")


@pytest.mark.parametrize(
    ("options", "also"),
    [
        pytest.param({}, _hide, id="a hidden row"),
        pytest.param({}, _protect, id="a protected sheet"),
        pytest.param({"constant_memory": True}, None, id="inline strings, as Google Sheets"),
    ],
)
def test_a_workbook_is_read_however_it_is_kept(data: SmallData, options, also):
    found = imported(data, by_hand(57, options=options, also=also, title="Copie de mes chiffres"))

    assert "01,2021-09,57,,,published" in data.read(FIGURES)
    assert found.hidden_n == (also is _hide)


def test_columns_and_sheets_may_move(data: SmallData):
    def move(made):
        page = made["Chiffres"]
        page.title, made["Étude"].title = "Mes résultats", "Fiche"
        page.insert_cols(1)
        page.insert_rows(1)
        made.move_sheet("Fiche", 5)

    content = filled(writing.study("essai-2021", data.folder), move)

    assert dict(imported(data, content).files) == {}


def test_a_label_merged_over_rows_stands_for_each_of_them(data: SmallData):
    def merge(made):
        made["Chiffres"].merge_cells("A4:A9")

    content = filled(writing.study("essai-2021", data.folder), merge)

    assert dict(imported(data, content).files) == {}


def test_a_number_merged_over_rows_is_refused(data: SmallData):
    def merge(made):
        put(made["Chiffres"], 10, Statut="Publiée")
        made["Chiffres"].merge_cells("D10:D11")

    found = told(data, filled(writing.study("essai-2021", data.folder), merge))

    assert ("Valeur", faults.MERGED.replace("\u202f", " ")) in messages(found)


def _zip(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def _with(old: bytes, new: bytes) -> bytes:
    """The sheet of a workbook with other XML in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(by_hand(57))) as held, zipfile.ZipFile(content, "w") as package:
        for name in held.namelist():
            package.writestr(name, held.read(name).replace(old, new))
    return content.getvalue()


REFUSED = {
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), faults.PROTECTED),
    "an old format": (lambda: OLE + bytes(100), faults.OLD),
    "a text": (lambda: b"a;b;c", faults.NOT_XLSX),
    "nothing": (lambda: b"", faults.NOT_XLSX),
    "another archive": (lambda: _zip(lettre=b"x"), faults.NOT_XLSX),
    "a truncated file": (lambda: by_hand(57)[:2000], faults.DAMAGED),
    "a sheet that is no XML": (lambda: _with(b"<sheetData>", b"<sheetData"), faults.DAMAGED),
    "an entity": (lambda: _with(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), faults.DAMAGED),
    "a bomb": (lambda: _zip(**{"xl/media/zeros": bytes(60 * 2**20)}), faults.TOO_LARGE),
    "a bomb of text": (
        lambda: _zip(**{"xl/worksheets/sheet1.xml": b"<a>" + b" " * 20 * 2**20}),
        faults.TOO_LARGE,
    ),
    "more than an upload": (lambda: b"PK" + bytes(11 * 2**20), faults.TOO_LARGE),
    "merged columns": (
        lambda: _with(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        faults.TOO_MANY_CELLS,
    ),
    "linked columns": (
        lambda: _with(b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD99"/></hyperlinks>'),
        faults.TOO_MANY_CELLS,
    ),
    "a row far below": (
        lambda: by_hand(57, also=lambda made, page: page.write(1_000_000, 0, "x")),
        faults.too_many_rows("Feuil1"),
    ),
    "another table": (lambda: _foreign(), faults.NO_SHEET),
}


def _foreign() -> bytes:
    """A workbook without any of our headers."""
    return by_hand(57, also=lambda made, page: page.write_row(1, 2, ["A", "B", "C"]))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_workbook_of_ours_gets_one_sentence(name):
    made, sentence = REFUSED[name]

    with pytest.raises(Refused) as refused:
        book(made())

    assert str(refused.value) == sentence


def test_a_workbook_of_figures_needs_its_study(data: SmallData):
    content = filled(writing.new(data.folder), lambda made: made.remove(made["Étude"]))

    with pytest.raises(Refused) as refused:
        told(data, content)

    assert str(refused.value) == faults.NO_STUDY
