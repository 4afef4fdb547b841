"""Layout: the folder and the widths that the parts of a page share."""

from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"

PAGE_WIDTH = 1100
"""Of the reading column, in pixels."""


def asset(*names: str) -> str:
    """The text of files of `dashboard/assets`, one after the other."""
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
