"""Where the page scripts lie, which decides how Streamlit routes to them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_folder_beside_the_sites_script_is_called_pages():
    """Its mere presence turns Streamlit's old router on: the first deep link then says « Page not found »."""
    assert (ROOT / "dashboard" / "site.py").is_file()
    assert not (ROOT / "dashboard" / "pages").exists()


def test_no_page_script_lies_directly_in_pages():
    assert list((ROOT / "pages").glob("*.py")) == []
