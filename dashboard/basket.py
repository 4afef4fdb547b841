"""Basket: the charts that a reader sets aside for a presentation, as the text of an address, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard import basket_text, redirects
from dashboard.basket_text import State
from dashboard.views import LONGEST_NOTE, View

LIMIT = 60
LONGEST_TITLE = 90  # what a slide holds on two lines


@dataclass(frozen=True)
class Basket:
    """Views of one card each (`carte`), in the order of the slides, under the names that the reader gave."""

    title: str = ""
    views: tuple[View, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.views)

    def __str__(self) -> str:
        """The basket as one parameter of an address."""
        return basket_text.written(self.title, self.views) if self.views else ""

    def place(self, card_id: str) -> int | None:
        """Where the card of this identifier stands; None where it is not held."""
        names = [view.parameter("carte") for view in self.views]
        return names.index(card_id) if card_id in names else None

    def is_full(self) -> bool:
        return len(self.views) >= LIMIT

    def with_view(self, view: View) -> "Basket":
        """The basket with this view last; as it was when it holds its card already or is full."""
        is_held = self.place(view.parameter("carte")) is not None
        return self if is_held or self.is_full() else Basket(self.title, (*self.views, view))

    def without(self, place: int) -> "Basket":
        return Basket(self.title, (*self.views[:place], *self.views[place + 1 :]))

    def moved(self, place: int, *, to: int) -> "Basket":
        """The view at `place` moved to another place, both from 0; as it was where one is gone."""
        if not (0 <= to < len(self.views) and 0 <= place < len(self.views)):
            return self
        order = list(self.views)
        order.insert(to, order.pop(place))
        return Basket(self.title, tuple(order))

    def renamed(self, place: int, title: str) -> "Basket":
        """The view at `place` under another name; the card's own title for an empty one.

        A place that is gone changes nothing: a browser may still send the name of a row that was removed.
        """
        if place >= len(self.views):
            return self
        order = list(self.views)
        order[place] = order[place].with_parameter("titre", plain(title))
        return Basket(self.title, tuple(order))

    def annotated(self, place: int, note: str, *, figure_id: str) -> "Basket":
        """The view at `place` with a note about a figure of its card; without any for an empty one."""
        if place >= len(self.views):
            return self
        text, order = plain(note, most=LONGEST_NOTE), list(self.views)
        about = order[place].with_parameter("repere", figure_id if text else "")
        order[place] = about.with_parameter("note", text)
        return Basket(self.title, tuple(order))

    def entitled(self, title: str) -> "Basket":
        return Basket(plain(title), self.views)


def parsed(text: str) -> Basket:
    """The basket that an address holds; what names no card is left out, and what exceeds the limit too.

    A view of 1.0.0 becomes that of today, whose card stands in its place where there is one.
    """
    return read(text)[0]


def read(text: str) -> tuple[Basket, State]:
    """The same, and whether the address came as it was sent."""
    found = basket_text.read(text)
    current = [redirects.current(view) for view in found.views]
    named = [view for view in current if view.parameter("carte")]
    return joined(named, title=found.title), found.state


def joined(views_of_charts: Sequence[View], *, title: str = "") -> Basket:
    """A basket of these views."""
    return Basket(plain(title), tuple(views_of_charts[:LIMIT]))


def plain(text: str, *, most: int = LONGEST_TITLE) -> str:
    """A reader's text on one line, without control signs, not longer than a slide can hold."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:most]
