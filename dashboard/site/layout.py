"""Layout: the folder and the widths that the parts of a page share."""

from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"

PAGE_WIDTH = 1100
"""Of the reading column, in pixels."""
LETTER_WIDTH, ARROW_WIDTH = 8.2, 56
"""Of one letter of a list, and of what surrounds its text."""
WIDEST_LIST = 420
"""Pixels of a list whose names are longer: their ends are cut."""
WIDEST_OF_MANY, MOST_WIDE = 196, 4
"""Width of a list in a row of more than so many choices."""


def asset(*names: str) -> str:
    """The text of files of `dashboard/assets`, one after the other."""
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
