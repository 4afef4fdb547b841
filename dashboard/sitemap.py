"""Sitemap: every page of the site, found in `pages/`, where one file holds one `PAGE`."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from dashboard import views
from dashboard.blocks import Block, Branch, Choice, Choices, Page, Sections, Special

FOLDER = Path(__file__).resolve().parents[1] / "pages"


@cache
def pages() -> dict[str, Page]:
    """Every page by its address, those of the menu first, in its order."""
    found = sorted(_found(), key=lambda page: (page.place == 0, page.place, page.address))
    return {page.address: page for page in found}


def menu() -> list[Page]:
    """The pages that the menu names, in order."""
    return [page for page in pages().values() if page.place]


def blocks_of(page: Page) -> list[Block]:
    """Every block of a page, those of its tabs too, whatever is chosen."""
    return list(_flat(page.blocks))


def choices_of(page: Page) -> list[Choice]:
    """Every choice that a page offers, whatever is chosen."""
    return list(_choices(page.blocks))


def branches_of(page: Page) -> list[Choice]:
    """The choices of a page that are drawn as tabs."""
    return [block.choice for block in blocks_of(page) if isinstance(block, Branch)]


def lists_of(page: Page) -> list[str]:
    """The lists of names that the address of a page holds beside its choices."""
    taken = {
        name
        for block in blocks_of(page)
        if isinstance(block, Sections | Special)
        for name in block.takes.values()
    }
    return [name for name in views.LISTS if name in taken]


def _found() -> Iterator[Page]:
    for path in sorted(FOLDER.glob("*/*.py")):
        yield import_module(f"{FOLDER.name}.{path.parent.name}.{path.stem}").PAGE


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Branch):
            for case in block.cases.values():
                yield from _flat(case)


def _choices(blocks: tuple[Block, ...]) -> Iterator[Choice]:
    for block in _flat(blocks):
        if isinstance(block, Choices):
            yield from block.choices
        elif isinstance(block, Branch):
            yield block.choice
