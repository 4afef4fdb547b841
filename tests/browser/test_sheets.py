"""A sheet prints on two A4 pages, whole: nothing wider than the paper."""

import io

import pytest
from pypdf import PdfReader

SHEETS = ("profil=associations", "profil=entreprises", "profil=citoyens", "region=27", "domaine=emploi")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_prints_on_two_pages(open_page, sheet):
    page = open_page(f"/reperes?{sheet}").page
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) <= 2
    text = "".join(page.extract_text() for page in printed.pages)
    assert "Qui a été interrogé" in text
    assert "Ce qui n’est pas publié" in text

    page.emulate_media(media="print")
    assert page.evaluate(
        """() => [...document.querySelectorAll('.st-key-sheet table')]
            .every((table) => table.scrollWidth <= table.closest('.st-key-page').clientWidth)"""
    )
