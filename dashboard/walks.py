"""Walks: the blocks of a page, walked with the codes of a view, give the sections and cards that it shows.

The site walks them with its widgets, everything else with the text of a view: an exported file, an embedded
card, the search and the command line hold what the page draws at the same address.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Protocol

from dashboard import sitemap, views
from dashboard.blocks import Block, Branch, Choice, Choices, Page, Sections, Special, Takes
from dashboard.cards.card import Card, Section
from dashboard.views import View
from dashboard.words import vocabulary

Ask = Callable[..., object]
"""What makes a value from the tables, or finds it in a cache: `ask(maker, **codes)`."""
Codes = dict[str, str]


WAVE = "vague"
"""The choice that dates a view."""


class ViewUnknown(ValueError):
    """A view that does not exist, or no longer; the message is for the reader."""


class Reader(Protocol):
    """What says which code each choice has."""

    def row(self, block: Choices) -> AbstractContextManager[object]:
        """Around the choices of one row."""

    def code(self, choice: Choice, options: Mapping[str, str], default: str) -> str:
        """One of the options; blank where there is none."""


@dataclass(frozen=True)
class Chosen:
    """A choice, what it offers with the codes before it, and the code that it has."""

    choice: Choice
    options: Mapping[str, str]
    code: str
    is_default: bool = True


@dataclass
class Nearest:
    """Reads the choices in a view as a page does: what does not exist becomes the nearest that does."""

    view: View
    chosen: dict[str, Chosen] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)  # what was asked in vain, short and harmless

    def row(self, block: Choices) -> AbstractContextManager[object]:
        return nullcontext()

    def code(self, choice: Choice, options: Mapping[str, str], default: str) -> str:
        reading = views.read(self.view.parameter(choice.name), options=options, default=default)
        self.refused += [reading.refused] if reading.refused else []
        self.chosen[choice.name] = Chosen(choice, options, reading.code, is_default=reading.code == default)
        return reading.code


def walked(ask: Ask, blocks: Sequence[Block], reader: Reader, codes: Codes) -> Iterator[Sections | Special]:
    """The blocks of a page that show something, in order; `codes` holds those of every choice met so far."""
    for block in blocks:
        match block:
            case Choices():
                with reader.row(block):
                    for choice in block.choices:
                        codes[choice.name] = reader.code(choice, *offered(ask, choice, codes))
            case Branch():
                code = reader.code(block.choice, *offered(ask, block.choice, codes))
                codes[block.choice.name] = code
                yield from walked(ask, block.cases.get(code, ()), reader, codes)
            case _:
                yield block


def taken(takes: Takes, codes: Mapping[str, str]) -> Codes:
    """The codes that a maker takes, under the names of its parameters."""
    return {parameter: codes.get(name, "") for parameter, name in takes.items()}


def offered(ask: Ask, choice: Choice, codes: Mapping[str, str]) -> tuple[Mapping[str, str], str]:
    """The options of a choice after these codes, and the one that stands where none is asked."""
    asked = taken(choice.takes, codes)
    options = ask(choice.options, **asked)
    default = ask(choice.default, **asked) if callable(choice.default) else choice.default
    return options, default if default in options else next(iter(options), "")


def lead(ask: Ask, page: Page, codes: Mapping[str, str]) -> str:
    """The sentence that answers, under the title of the page; blank when its words alone stand there."""
    return ask(page.lead, **taken(page.lead_takes, codes)) if page.lead else ""


def sections(ask: Ask, view: View) -> list[Section]:
    """The parts of a page that a view shows, in order.

    Raises:
        ViewUnknown: no such page or code, or a choice that the page does not offer.
    """
    return list(_sections(ask, view))


def cards(ask: Ask, view: View) -> list[Card]:
    """The cards of a view: the one that it names (`carte`), or all those of its page, each once.

    Raises:
        ViewUnknown: as `sections`, or no such card.
    """
    if view.parameter("carte"):
        return [card(ask, view)]
    return list({one.card_id: one for one in _cards(ask, view)}.values())


def card(ask: Ask, view: View) -> Card:
    """The one card that a view names (`carte`), at the wave of the view or else at another one.

    A link made before the last wave keeps leading to the figures that it named.

    Raises:
        ViewUnknown: as `cards`; also when the view names no card.
    """
    wanted = view.parameter("carte")
    found = next((one for _, one in at_every_wave(ask, view) if one.card_id == wanted), None)
    if found is None:
        raise ViewUnknown(vocabulary().site.no_such_card(views.shown(wanted), page=_title(_page(view))))
    return found


def at_every_wave(ask: Ask, view: View) -> Iterator[tuple[View, Card]]:
    """The cards of the page of a view, at its wave and then at each other one, with their views.

    Raises:
        ViewUnknown: as `sections`.
    """
    return ((dated, one) for dated in _of_every_wave(ask, view) for one in _cards(ask, dated))


def special(ask: Ask, view: View, kind: str) -> object:
    """What the special block of this kind stands for in a view: the figures that its choices leave.

    Raises:
        ViewUnknown: as `sections`, or no such block there.
    """
    codes = _free(view)
    for block in walked(ask, _page(view).blocks, _Asked(view), codes):
        if isinstance(block, Special) and block.kind == kind:
            return ask(block.maker, **taken(block.takes, codes))
    raise ViewUnknown(vocabulary().site.no_figures(_title(_page(view))))


def choices(ask: Ask, view: View) -> list[Chosen]:
    """The choices that a view makes or leaves at their defaults, in the order of the page.

    Raises:
        ViewUnknown: as `sections`.
    """
    reader = _Asked(view)
    for _ in walked(ask, _page(view).blocks, reader, _free(view)):
        pass
    return reader.chosen


def nearest(ask: Ask, view: View) -> tuple[Nearest, Codes]:
    """What a page that exists shows for a view, as a reader of its address sees it; and its codes."""
    reader, codes = Nearest(view), _free(view)
    for _ in walked(ask, sitemap.pages()[view.page].blocks, reader, codes):
        pass
    return reader, codes


def canonical(ask: Ask, view: View) -> View:
    """The shortest view of the same: without defaults, codes that do not exist, titles, versions, lists of
    a reader's own."""
    reader, _ = nearest(ask, view)
    made = {name: one.code for name, one in reader.chosen.items() if not one.is_default}
    return views.view(view.page, **made, id=view.parameter("id"), carte=view.parameter("carte"))


def lasting(ask: Ask, view: View) -> View:
    """The view of a card without the choices that do not concern it, where it still names that card.

    A card's identifier is made of every code that it depends on.
    """
    if not _exists(ask, view):
        return view
    name = f".{view.parameter('carte')}."
    kept = [*views.FREE, *_tabs(view)]
    shorter = view
    for parameter, code in view.parameters:
        if parameter in views.LISTS:
            own = views.listed(one for one in views.names(code) if f".{one}." in name)
            shorter = shorter.with_parameter(parameter, own)
        elif parameter not in kept and f".{code}." not in name:
            shorter = shorter.with_parameter(parameter, "")
    return shorter if _exists(ask, shorter) else view


def neighbours(ask: Ask, page: Page) -> Iterator[View]:
    """The page as it opens, then with each other code of each of its choices, one at a time."""
    yield from _neighbours(ask, View(page.address), since=0)


def _neighbours(ask: Ask, view: View, *, since: int) -> Iterator[View]:
    yield view
    made = choices(ask, view)
    before = {one.choice.name: one.code for one in made}
    tabs = _tabs(view)
    for place, one in enumerate(made[since:], start=since):
        earlier = {found.choice.name: found.code for found in made[:place] if len(found.options) > 1}
        for code in one.options:
            if code == before[one.choice.name]:
                continue
            other = views.view(view.page, **earlier | {one.choice.name: code})
            if one.choice.name in tabs:
                yield from _neighbours(ask, other, since=place + 1)
            else:
                yield other


@dataclass
class _Asked:
    """Reads the choices in a view, strictly: what does not exist is refused."""

    view: View
    chosen: list[Chosen] = field(default_factory=list)

    def row(self, block: Choices) -> AbstractContextManager[object]:
        return nullcontext()

    def code(self, choice: Choice, options: Mapping[str, str], default: str) -> str:
        asked = self.view.parameter(choice.name)
        code = views.known(asked, options) if asked else default
        if asked and code not in options:
            raise ViewUnknown(vocabulary().site.no_such_code(views.shown(asked), name=choice.name))
        self.chosen.append(Chosen(choice, options, code, is_default=code == default))
        return code


def _page(view: View) -> Page:
    page = sitemap.pages().get(view.page)
    if page is None:
        known = [one.address for one in sitemap.menu() if one.address]
        raise ViewUnknown(vocabulary().site.no_such_page(views.shown(view.page), known=known))
    offered = {choice.name for choice in sitemap.choices_of(page)} | set(views.FREE)
    stranger = next((name for name, _ in view.parameters if name not in offered), "")
    if stranger:
        raise ViewUnknown(vocabulary().site.no_such_choice(stranger, page=_title(page)))
    return page


def _title(page: Page) -> str:
    return vocabulary().pages.title(page.name)


def _free(view: View) -> Codes:
    return {name: view.parameter(name) for name in views.FREE}


def _sections(ask: Ask, view: View) -> Iterator[Section]:
    codes = _free(view)
    for block in walked(ask, _page(view).blocks, _Asked(view), codes):
        if isinstance(block, Sections):
            yield from ask(block.maker, **taken(block.takes, codes))


def _cards(ask: Ask, view: View) -> Iterator[Card]:
    return (card for section in _sections(ask, view) for card in section.cards)


def _of_every_wave(ask: Ask, view: View) -> Iterator[View]:
    """The view, then the same at each other code of its wave, where it has one."""
    yield view
    for one in choices(ask, view):
        if one.choice.name == WAVE:
            yield from (view.with_parameter(WAVE, code) for code in one.options if code != one.code)


def _tabs(view: View) -> set[str]:
    return {block.choice.name for block in _page(view).blocks if isinstance(block, Branch)}


def _exists(ask: Ask, view: View) -> bool:
    try:
        card(ask, view)
    except ViewUnknown:
        return False
    return True
