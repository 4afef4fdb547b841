"""Crawl: the states of every page, then whatever they lead to, become pages written but for their links."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard import sitemap, store, views, walks
from dashboard.blocks import Page
from dashboard.cards import search_entries
from dashboard.exports import files
from dashboard.exports.entries import live_link
from dashboard.exports.filenames import card_file_name, slug
from dashboard.frozen.marks import OF_CARDS, Link, Marks, Wanted, is_made, shortest
from dashboard.renderings.html import page as pages
from dashboard.renderings.html.places import PASSPORT
from dashboard.views import View
from dashboard.walks import Chosen

MOST_STATES = 400
"""Of one page: where its choices give more of them, it is frozen one choice at a time."""
LONGEST_STEP = 48  # letters

Mapped = Callable[[Callable[[View], "Written"], Iterable[View]], Iterable["Written"]]
"""`map`, or what shares the work out."""


@dataclass(frozen=True)
class Called:
    """What a page is called: in words, and in the names of files from the folder of its page on."""

    title: str = ""  # what it shows of its page; blank as it opens
    steps: tuple[str, ...] = ()  # none as it opens
    aliases: tuple[str, ...] = ()  # the first of the choices of a page as it opens


@dataclass(frozen=True)
class Written:
    """One view as a page whose links are numbers."""

    view: View
    html: str
    links: tuple[Link, ...]
    name: "Called"
    files: tuple[tuple[str, str], ...] = ()  # of the card that it shows: kind and name


def seeds() -> list[View]:
    """Where a crawl starts: the states of every page, then what the search finds."""
    listed = (page for page in sitemap.pages().values() if is_made(View(page.address)))
    states = (view for page in listed for view in states_of(page))
    found = (shortest(entry.view) for entry in store.value(search_entries.index).entries)
    return list(dict.fromkeys([*states, *found]))


def crawled(start: Iterable[View], mapped: Mapped = map) -> dict[View, Written]:
    """What the views hold and lead to, by view: a card once, whichever views show it."""
    done: dict[View, Written] = {}
    cards: dict[str, View] = {}
    wave = _new(start, done, cards)
    while wave:
        for page in mapped(written, wave):
            done[page.view] = page
        wave = _new((link for view in wave for link in followed(done[view])), done, cards)
    return done


def _new(found: Iterable[View], done: Mapping[View, Written], cards: dict[str, View]) -> list[View]:
    fresh = sorted({view for view in found if view not in done and is_made(view)}, key=str)
    return [view for view in fresh if not _is_known(view, cards)]


def _is_known(view: View, cards: dict[str, View]) -> bool:
    name = view.parameter("carte")
    return bool(name) and cards.setdefault(name, view) != view


def followed(page: Written) -> Iterator[View]:
    """The views that a page leads to, but for the other choices of a list that has too many."""
    for link in page.links:
        view = link.view if isinstance(link, Wanted) else link
        if isinstance(view, View) and not _is_choice(view, page.view):
            yield view


def _is_choice(view: View, here: View) -> bool:
    """Whether a view is another choice on the page where it is offered, whose states are known."""
    if view.parameter("carte") or view.page != here.page or view.page == PASSPORT:
        return False
    return tab(view) == tab(here)


def tab(view: View) -> View:
    """The tab of its page that a view is on."""
    names = [choice.name for choice in sitemap.branches_of(sitemap.pages()[view.page])]
    return views.view(view.page, **{name: view.parameter(name) for name in names})


def states_of(page: Page) -> tuple[View, ...]:
    """Every state that the choices of a page have, or one choice at a time where there are too many."""
    found = {shortest(view): None for view in walks.neighbours(store.value, page)}
    todo, reached = list(found), dict(found)
    while todo and len(reached) <= MOST_STATES:
        for view in _beside(todo.pop(0)):
            if view not in reached:
                reached[view] = None
                todo.append(view)
    return tuple(reached if len(reached) <= MOST_STATES else found)


def _beside(view: View) -> Iterator[View]:
    """The views that are one choice away."""
    for one in walks.choices(store.value, view):
        if one.choice in sitemap.branches_of(sitemap.pages()[view.page]):
            continue
        for code in one.options:
            yield shortest(view.with_parameter(one.choice.name, code))


def written(view: View) -> Written:
    """A view as a page; one that names a card shows it alone, under the choices that concern it."""
    marks = Marks()
    lasting = store.lasting(view) if view.parameter("carte") else view
    html = pages.page(store.value, lasting, addresses=marks.places, site_url=live_link(""))
    return Written(view, html, tuple(marks.numbers), _called(view), _files(lasting))


def _files(view: View) -> tuple[tuple[str, str], ...]:
    if not view.parameter("carte"):
        return ()
    entry = store.entry(view)
    return tuple((kind, files.described(kind, [entry])[0]) for kind in OF_CARDS)


def _called(view: View) -> Called:
    if view.parameter("carte"):
        card = store.entry(view).card
        return Called(card.title, (card_file_name(card),))
    if figure_id := view.parameter("id"):
        found = store.passport(figure_id, site_url=live_link(""))
        return Called(f"{found.value} · {found.name}" if found else "", (slug(figure_id),))
    return _chosen(walks.nearest(store.value, view)[0])


def _chosen(found: walks.Nearest) -> Called:
    made = [one for one in found.chosen.values() if len(one.options) > 1]
    if all(one.is_default for one in made):
        return Called(aliases=tuple(_step(one) for one in made[:1]))
    kept = [one for place, one in enumerate(made) if not one.is_default or place == 0 or _is_said(one)]
    title = " · ".join(one.options[one.code] for one in kept)
    return Called(title, tuple(_step(one) for one in kept))


def _is_said(one: Chosen) -> bool:
    return one.choice.shape == "sentence"


def _step(one: Chosen) -> str:
    """What a choice is called in the name of a file: its label, or its code where its label is a sentence."""
    text = slug(one.code if one.choice.shape != "list" else one.options[one.code]) or slug(one.code)
    return text if len(text) <= LONGEST_STEP else text[:LONGEST_STEP].rpartition("-")[0]
