"""Tables as records: headers and cells, each with the figure it states; every medium draws the same ones."""

from dataclasses import dataclass
from typing import Literal

from dashboard.views import View

Tone = Literal["", "muted", "above", "below"]


@dataclass(frozen=True)
class Cell:
    """A text of a table, the number behind it, and the figure, the document or the view it leads to."""

    text: str
    figure_id: str = ""
    url: str = ""
    number: float | None = None  # what a workbook holds instead of the text
    is_strong: bool = False
    beneath: str = ""  # smaller, under the text: between what the value may lie
    tone: Tone = ""  # of a value: a base too small or none, told from all others
    view: View | None = None  # of this site, that it leads to


@dataclass(frozen=True)
class Table:
    """Rows under headers, display-ready; no header is blank."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    text: str = ""  # a sentence above it

    @property
    def is_empty(self) -> bool:
        return not self.rows
