"""The first visitor of a server that has just started, who is the one Streamlit's old router would meet."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.rendering import wait_until_drawn
from tests.browser.harness import running_dashboard, watched_tab


@pytest.mark.parametrize("address", ["/profils", "/territoires"])
def test_a_shared_link_opens_its_page_on_a_fresh_server(browser: Browser, tmp_path: Path, address: str):
    with running_dashboard(tmp_path / "server.log") as dashboard:
        tab = watched_tab(browser.new_page())
        tab.page.goto(dashboard.url + address)
        wait_until_drawn(tab.page)

        assert tab.error_boxes() == []
        assert tab.page.url.split("?")[0] == dashboard.url + address
        assert tab.errors == []
        tab.page.close()
