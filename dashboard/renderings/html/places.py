"""Places: where the links of a page lead, so that a page on a server and a frozen one are written alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard import views
from dashboard.views import View

PASSPORT = "chiffre"
"""Address of the page of one figure."""


@dataclass(frozen=True)
class Places:
    """What turns a view, or a kind of file with the views that it holds and its title, into an address.

    A kind of file that is not there has a blank one.
    """

    view: Callable[[View], str]
    file: Callable[[str, Sequence[View], str], str]
    search: str = ""  # of the one page that searches, in a frozen edition; blank where every page answers

    @property
    def is_frozen(self) -> bool:
        """Whether the pages are files: nobody answers, and nothing can be set aside."""
        return bool(self.search)

    def passport(self, figure_id: str) -> str:
        """Where the passport of a figure is."""
        return self.view(views.view(PASSPORT, id=figure_id))
