"""« Croiser » on a phone: the table scrolls in its own box, names stay, margins come on demand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from etl.respondents.folder import MICRODATA
from scripts.rendering import PHONE, wait_until_drawn
from tests.browser.harness import Dashboard, running_dashboard, watched_tab
from tests.dashboard.demonstration import built

ADDRESS = "/comparer?lecture=croiser&question=types_partenariat"
FIRST_NAME = """() => {
    const box = document.querySelector('[data-testid="stMain"] .banner .table');
    box.scrollLeft = 400;
    const name = box.querySelector('tbody th').getBoundingClientRect();
    return [box.scrollLeft, Math.round(name.left - box.getBoundingClientRect().left)];
}"""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard over the demonstration wave."""
    folder: Path = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MICRODATA, str(folder / "demo" / "microdata"))
        patch.setenv("OBSERVATOIRE_DATA", str(built(folder)))
        with running_dashboard(folder / "server.log") as running:
            yield running


def test_the_table_scrolls_in_its_box_its_names_stay_and_margins_come(
    browser: Browser, demonstration: Dashboard
):
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="fr-FR")
    tab = watched_tab(context.new_page())
    tab.page.goto(demonstration.url + ADDRESS)
    wait_until_drawn(tab.page)
    main = tab.page.get_by_test_id("stMain")
    expect(main.locator(".banner table")).to_be_visible()
    assert not tab.scrolls_sideways()
    assert tab.page.evaluate(FIRST_NAME) == [400, 0]
    expect(main.locator(".banner td small")).to_have_count(0)
    main.get_by_text("Montrer les marges d’erreur").click()
    expect(main.locator(".banner td small").first).to_be_attached()
    assert main.locator(".banner td small").count() == main.locator(".banner td a").count()
    assert tab.errors == [] and demonstration.failures() == []
    context.close()
