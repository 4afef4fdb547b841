"""Basket: the charts that a reader sets aside for a presentation, as the text of an address, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard import views
from dashboard.labels import french
from dashboard.views import View

LIMIT = 60
FULL = french(
    f"Une présentation tient {LIMIT} graphiques au plus : retirez-en un avant d'en ajouter un autre."
)
_BETWEEN = "~"
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Basket:
    """Views of one card each (`carte`), in the order of the slides, under the names that the reader gave."""

    title: str = ""
    views: tuple[View, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.views)

    def __str__(self) -> str:
        """The basket as one parameter of an address: its title, then each view."""
        named = (views.view(titre=self.title), *self.views)
        return _BETWEEN.join(str(view).replace(_BETWEEN, "%7E") for view in named) if self.views else ""

    def holds(self, view: View) -> bool:
        return any(_same(view, other) for other in self.views)

    def is_full(self) -> bool:
        return len(self.views) >= LIMIT

    def with_view(self, view: View) -> "Basket":
        """The basket with this view last; as it was when it holds it already or is full."""
        return self if self.holds(view) or self.is_full() else Basket(self.title, (*self.views, view))

    def without(self, place: int) -> "Basket":
        return Basket(self.title, (*self.views[:place], *self.views[place + 1 :]))

    def moved(self, place: int, *, by: int) -> "Basket":
        """The view at `place` moved up (-1) or down (+1); as it was at an end."""
        target = place + by
        if not (0 <= target < len(self.views) and place < len(self.views)):
            return self
        order = list(self.views)
        order.insert(target, order.pop(place))
        return Basket(self.title, tuple(order))

    def renamed(self, place: int, title: str) -> "Basket":
        """The view at `place` under another name; the card's own finding for an empty one.

        A place that is gone changes nothing: a browser may still send the name of a row that was removed.
        """
        if place >= len(self.views):
            return self
        order = list(self.views)
        order[place] = order[place].with_parameter("titre", plain(title))
        return Basket(self.title, tuple(order))

    def entitled(self, title: str) -> "Basket":
        return Basket(plain(title), self.views)


def parsed(text: str) -> Basket:
    """The basket that an address holds; what names no card is left out, and what exceeds the limit too."""
    head, *rest = text.split(_BETWEEN)
    found = [views.parsed(one) for one in rest]
    named = [view for view in found if view.parameter("carte")]
    return Basket(plain(views.parsed(head).parameter("titre")), tuple(named[:LIMIT]))


def joined(views_of_charts: Sequence[View], *, title: str = "") -> Basket:
    """A basket of these views."""
    return Basket(plain(title), tuple(views_of_charts[:LIMIT]))


def _same(view: View, other: View) -> bool:
    return view.with_parameter("titre", "") == other.with_parameter("titre", "")


def plain(title: str) -> str:
    """A title on one line, without control signs, not longer than a slide can hold."""
    printable = "".join(sign if sign.isprintable() else " " for sign in title)
    return " ".join(printable.split())[:_LONGEST_TITLE]
