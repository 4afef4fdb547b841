"""Every page has its place in the menu, its words, and only choices and parts that exist."""

import pytest

from dashboard import sitemap, views
from dashboard.blocks import Special
from dashboard.site import blocks
from dashboard.words import vocabulary

PAGES = list(sitemap.pages().values())


def test_the_menu_has_five_places_each_at_its_own():
    assert [page.place for page in sitemap.menu()] == [1, 2, 3, 4, 5]
    assert [page.address for page in sitemap.menu()] == [
        "comparer",
        "profils",
        "territoires",
        "domaines",
        "sources",
    ]
    beside = {"", "presentation", "chiffre", "me-situer", "atelier", "api", "verifier"}
    assert set(sitemap.pages()) == {*(page.address for page in sitemap.menu()), *beside}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_words_and_only_choices_and_parts_that_exist(page):
    words = vocabulary()
    assert words.pages.title(page.name) != page.name
    assert words.pages.description(page.name).endswith(".")
    assert {choice.name for choice in sitemap.choices_of(page)} <= set(words.site.LABELS) & set(
        views.PARAMETERS
    )
    kinds = {block.kind for block in sitemap.blocks_of(page) if isinstance(block, Special)}
    assert kinds <= set(blocks.SPECIALS)
