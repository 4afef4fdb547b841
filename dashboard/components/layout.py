"""Layout: the folders and the widths that components share."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
ASSETS = Path(__file__).parents[1] / "assets"

PAGE_WIDTH = 1100
GAP = 32  # pixels of a `medium` gap
SMALL_CARD = 345  # three of them and their gaps in a row of the page
