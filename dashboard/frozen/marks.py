"""Marks: the links of a page become numbers, told once it is known which pages there are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard import downloads, store, walks
from dashboard.basket import Basket
from dashboard.renderings.html.bar import BASKET
from dashboard.renderings.html.places import PASSPORT, Places
from dashboard.views import View

SEARCH = "recherche.html"
OF_CARDS = ("pptx", "png", "xlsx", "svg", "csv", "csv-en")
"""Kinds of file of each card. The page for reading offline is left out: these pages are read offline."""
KINDS = frozenset(
    (*OF_CARDS, downloads.BASE, downloads.FIGURES_CSV, downloads.FIGURES_XLSX, downloads.PASSPORT_JSON)
)

_MARKED = re.compile(r' (href|action)="lien:(\d+)"')


@dataclass(frozen=True)
class Wanted:
    """A file of a view."""

    kind: str
    view: View


Link = View | Wanted | str
"""A view in its shortest form, a file of one, or the name of a file of the edition."""


@dataclass
class Marks:
    """The links of one page, each written as its number."""

    numbers: dict[Link, int] = field(default_factory=dict)

    def places(self, _: Basket) -> Places:
        """Where the links of the page lead, for now."""
        return Places(self._view, self._file, search=self._mark(SEARCH))

    def _view(self, view: View) -> str:
        return self._mark(shortest(view))

    def _file(self, kind: str, views: Sequence[View], _: str) -> str:
        return self._mark(Wanted(kind, shortest(views[0]))) if kind in KINDS else ""

    def _mark(self, link: Link) -> str:
        return f"lien:{self.numbers.setdefault(link, len(self.numbers))}"


def shortest(view: View) -> View:
    """The view as the edition names it."""
    return walks.canonical(store.value, view)


def is_made(view: View) -> bool:
    """Whether the view may stand in an edition: what a reader has set aside does not."""
    return view.page != BASKET and (view.page != PASSPORT or bool(view.parameter("id")))


def told(html: str, links: Sequence[Link], address: Callable[[Link], str]) -> str:
    """The page with its links written out; one whose address is blank leads nowhere and is none."""

    def written(mark: re.Match[str]) -> str:
        found = address(links[int(mark[2])])
        return f' {mark[1]}="{found}"' if found else ""

    return _MARKED.sub(written, html)
