"""Data that nobody gave say so in every file, whichever chart it holds."""

import csv
import io

import openpyxl
import pytest
from pptx import Presentation

from dashboard.exports import files, release
from dashboard.exports.entries import Entry
from dashboard.exports.figures_workbook import figures_workbook
from dashboard.exports.release import Release
from dashboard.renderings.csv import of_figures
from tests.dashboard.exported_cards import bars_card

NOTICE = "Vague de démonstration, données de synthèse\u202f: ces réponses ont été tirées au sort."
ENTRIES = [Entry(bars_card()), Entry(bars_card(), title="Un autre titre")]


@pytest.fixture
def is_invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "_release", lambda stamp: Release("0.0.1", "2027-03-01", NOTICE))


def slides_of(content: bytes) -> list[str]:
    """The texts of each slide, on one line."""
    return [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(io.BytesIO(content)).slides
    ]


def sheets_of(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [" ".join(str(cell.value) for row in page.iter_rows() for cell in row) for page in book]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[1:]


@pytest.mark.usefixtures("is_invented")
def test_every_slide_sheet_row_page_and_picture_of_invented_data_says_so():
    slides = slides_of(files.file("pptx", ENTRIES).data)
    assert len(slides) == 4 and all(NOTICE in one for one in slides)
    sheets = sheets_of(files.file("xlsx", ENTRIES).data)
    assert len(sheets) == 4 and all(NOTICE in one for one in sheets)
    assert all(NOTICE in one for one in sheets_of(figures_workbook(bars_card().observations))[:2])
    rows = rows_of(files.file("csv", ENTRIES[:1]).data)
    assert rows and all(row[-1] == NOTICE for row in rows)
    assert all(row[-1] == NOTICE for row in rows_of(of_figures(bars_card().observations, notice=NOTICE)))
    assert NOTICE in files.file("html", ENTRIES).data.decode("utf-8")
    assert NOTICE in files.file("svg", ENTRIES[:1]).data.decode("utf-8")


def test_no_file_of_real_data_has_a_place_for_it():
    assert not any("Avertissement" in one for one in sheets_of(files.file("xlsx", ENTRIES).data))
    assert len(rows_of(files.file("csv", ENTRIES[:1]).data)[0]) == 39
