"""Paper: what a page is written with: where values come from, what was asked, and where links lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dashboard import sitemap, views, walks
from dashboard.basket import Basket
from dashboard.blocks import Page
from dashboard.renderings.html.places import Places
from dashboard.views import View

BESIDE = (*views.OWN, "version", "recherche")
"""What an address holds beside the view of a card."""


@dataclass(frozen=True)
class Paper:
    """One page as it was asked for."""

    ask: walks.Ask
    page: Page
    view: View
    addresses: Callable[[Basket], Places]  # links keep the basket of the reader
    codes: walks.Codes = field(default_factory=dict)
    chosen: Mapping[str, walks.Chosen] = field(default_factory=dict)
    basket: Basket = field(default_factory=Basket)
    is_embedded: bool = False
    site_url: str = ""  # where the live site is, for what is copied out of a page

    @cached_property
    def places(self) -> Places:
        return self.addresses(self.basket)

    def with_basket(self, changed: Basket) -> "Paper":
        return replace(self, basket=changed)

    def here(self) -> View:
        """The page with every choice that can be made on it, as its address says it."""
        made = {name: one.code for name, one in self.chosen.items() if len(one.options) > 1}
        lists = {name: self.codes.get(name, "") for name in sitemap.lists_of(self.page)}
        return views.view(self.page.address, **made, **lists)

    def asked(self) -> View:
        """The view without what is no part of it."""
        return View(self.view.page, tuple(pair for pair in self.view.parameters if pair[0] not in BESIDE))
