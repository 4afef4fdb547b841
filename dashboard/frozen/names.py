"""Names: the pages of an edition become files with readable names, their links the way between them."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from dashboard import downloads, views
from dashboard.exports.entries import live_link
from dashboard.frozen.crawl import Written, tab
from dashboard.frozen.marks import Link, Wanted
from dashboard.renderings.html.places import PASSPORT
from dashboard.views import View

HOME, CARDS, FIGURES, ASSETS = "index.html", "graphiques", "chiffres", "site"
BASE = "base.zip"


@dataclass(frozen=True)
class Names:
    """The name of the file of each view, and of what can be saved from it."""

    pages: Mapping[View, Written]

    @cached_property
    def of_views(self) -> dict[View, str]:
        """The page of each view, from the top of the folder; no two alike, not even for Windows."""
        found: dict[View, str] = {}
        taken: set[str] = set()
        for view in sorted(self.pages, key=str):
            name = _free(_wanted(self.pages[view]), taken)
            taken.add(name)
            found[view] = name
        return found

    @cached_property
    def of_aliases(self) -> dict[str, View]:
        """Second names: `profils/associations.html` for the page that opens on them."""
        wanted = {
            f"{view.page}/{step}.html": view
            for view, page in self.pages.items()
            for step in page.name.aliases
        }
        taken = set(self.of_views.values())
        return {name: view for name, view in sorted(wanted.items()) if name not in taken}

    @cached_property
    def _of_cards(self) -> dict[str, View]:
        return {name: view for view in self.pages if (name := view.parameter("carte"))}

    @cached_property
    def of_files(self) -> dict[Wanted, str]:
        """The files that the pages offer, each once, by what they hold."""
        links = (link for page in self.pages.values() for link in page.links)
        asked = {self._shared(link) for link in links if isinstance(link, Wanted)}
        return {one: self._file(one) for one in sorted(asked, key=str) if one.view in self.of_views}

    def page(self, view: View) -> str:
        """The name of the page of a view; blank for one that is not frozen."""
        return self.of_views.get(self._same(view), "")

    def instead(self, view: View, here: View) -> str:
        """Of a choice that is not frozen beside those of a page: that choice alone; blank without it."""
        if view.page != here.page:
            return ""
        changed = dict(set(view.parameters) - set(here.parameters) - set(tab(view).parameters))
        return self.page(views.view(view.page, **dict(tab(view).parameters) | changed))

    def file(self, asked: Wanted) -> str:
        """The name of a file; blank for one that is not there."""
        return self.of_files.get(self._shared(asked), "")

    def _same(self, view: View) -> View:
        """The view under which the edition holds a card."""
        name = view.parameter("carte")
        return self._of_cards.get(name, view) if name else view

    def _shared(self, asked: Wanted) -> Wanted:
        return Wanted(asked.kind, View("") if asked.kind == downloads.BASE else self._same(asked.view))

    def _file(self, asked: Wanted) -> str:
        if asked.kind == downloads.BASE:
            return BASE
        page = self.of_views[asked.view]
        if asked.view.parameter("carte"):
            return f"{posixpath.dirname(page)}/{dict(self.pages[asked.view].files)[asked.kind]}"
        return f"{page.removesuffix('.html')}.{_EXTENSIONS[asked.kind]}"


_EXTENSIONS = {downloads.FIGURES_XLSX: "xlsx", downloads.FIGURES_CSV: "csv", downloads.PASSPORT_JSON: "json"}


def to(name: str, *, here: str) -> str:
    """The address of a file of the edition from another one."""
    return posixpath.relpath(name, posixpath.dirname(here) or ".")


def link(asked: Link, names: Names, *, view: View, here: str) -> str:
    """Where a link of a page leads: into the edition, else to the live site, else nowhere (blank)."""
    if isinstance(asked, str):
        return to(asked, here=here)
    if isinstance(asked, Wanted):
        found = names.file(asked)
    else:
        found = names.page(asked) or names.instead(asked, view)
    if found or isinstance(asked, Wanted):
        return to(found, here=here) if found else ""
    return escape(live_link(str(asked)))


def is_narrowed(links: Iterable[Link], names: Names, view: View) -> bool:
    """Whether some choices of a page stand alone, which the site combines."""
    offered = (one for one in links if isinstance(one, View) and one.page == view.page)
    return any(not names.page(one) for one in offered if tab(one) == tab(view))


def _wanted(page: Written) -> str:
    if page.view.parameter("carte"):
        return f"{CARDS}/{page.name.steps[0]}/{HOME}"
    if page.view.page == PASSPORT:
        return f"{FIGURES}/{page.name.steps[0]}.html"
    return f"{'/'.join([page.view.page, *page.name.steps])}.html" if page.view.page else HOME


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where another page has it."""
    folder, _, last = name.rpartition("/")
    is_folder = last == HOME and folder
    stem, end = (folder, f"/{last}") if is_folder else (name.removesuffix(".html"), ".html")
    candidates = (name, *(f"{stem}-{number}{end}" for number in range(2, len(taken) + 2)))
    return next(one for one in candidates if one not in taken)
