"""Store: every cache of the dashboard, keyed by the build, bounded, and the same for pages and server routes.

What is kept is shared by all readers and threads: never change it.
"""

import atexit
import gc
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from threading import Lock

import duckdb
import plotly.graph_objects as go

from dashboard import sitemap, tables, theme, walks
from dashboard.answers import Answers
from dashboard.cards.card import Card
from dashboard.charts.spec import with_margins
from dashboard.desk import Desk
from dashboard.exports.entries import Entry
from dashboard.kept import Kept
from dashboard.observations import Observation
from dashboard.renderings import plotly as drawing
from dashboard.renderings.table import table
from dashboard.tabular import Table
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

Code = str
MOST_DOCUMENTS = 48 * 2**20
"""Bytes of documents that are kept, compressed or not."""
_LOADING = Lock()


class _Settled(go.Figure):
    """A figure that changes no more: its dictionary, which every rerun asks for, is copied only once."""

    _dictionary: dict[str, object] | None = None

    def to_dict(self) -> dict[str, object]:
        if self._dictionary is None:
            self._dictionary = super().to_dict()
        return self._dictionary


class _Card:
    """A card as a key: two are the same only if they are one object, whatever their identifiers say."""

    def __init__(self, card: Card) -> None:
        self.card = card  # held, so that its place in memory is not taken by another

    def __hash__(self) -> int:
        return id(self.card)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Card) and self.card is other.card


_DOCUMENTS: Kept[bytes] = Kept(MOST_DOCUMENTS, weigh=len)


def prepare() -> None:
    """Make the process ready to serve; a reader-facing `TablesMissing` when there is nothing to show."""
    with _LOADING:
        _prepared()


def cursor() -> duckdb.DuckDBPyConnection:
    """A cursor of one's own: two threads may not share one."""
    return _held(tables.stamp()).connection.cursor()


def desk(language: str = DEFAULT) -> Desk:
    """A desk of one's own on the tables themselves, for files that hold whole tables."""
    return Desk(cursor(), language)


def value(maker: Callable[..., object], **codes: Code) -> object:
    """What a maker makes for these codes: cards, sections, options; `maker(desk, **codes)`."""
    return _value(tables.stamp(), maker, tuple(sorted(codes.items())))


def entry(view: View) -> Entry:
    """The card that a view names (`carte`), ready to leave the site; `ViewUnknown` when there is none."""
    title, shown = view.parameter("titre"), view.with_parameter("titre", "")
    return Entry(walks.card(value, shown), title=title, view=str(shown))


def entries(asked: Iterable[View]) -> list[Entry]:
    """What these views name, ready to leave the site: every card of a view that names none in particular."""
    found = []
    for view in asked:
        if view.parameter("carte"):
            found.append(entry(view))
        else:
            found += [
                Entry(card, view=str(view.with_parameter("carte", card.card_id)))
                for card in walks.cards(value, view)
            ]
    return found


def lasting(view: View) -> View:
    """The view of a card without the choices that do not concern it."""
    return walks.lasting(value, view)


def drawn(card: Card, mode: str, *, margins: bool = False) -> go.Figure:
    """The chart of a card, in `light` or `dark` colours, with the margins of its values where asked for."""
    return _drawn(_Card(card), mode, margins)


def tabulated(card: Card) -> Table:
    """The table of a card."""
    return _tabulated(_Card(card))


def piece(make: Callable[..., str], card: Card, *given: Hashable) -> str:
    """A part of a card as HTML, made once for what is given: `make(card, *given)`, a function of a module."""
    return _piece(make, _Card(card), given)


def document(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """The document of a key at the build of today, made where it is not kept."""
    return _DOCUMENTS.get((tables.stamp(), key), make)


def sharing_picture(view: View) -> bytes:
    """The chart that a view names or shows first as a PNG of 1200 x 630; for a page without any, its title.

    Raises:
        ViewUnknown: no such page, or choices that it does not offer.
    """
    return _sharing_picture(tables.stamp(), view)


def holdings() -> dict[str, object]:
    """What the server shows: identity of the build, version of the data, rows of each table."""
    stamp = tables.stamp()
    asked = _held(stamp).cursor()
    names = [name for (name,) in asked.execute("select table_name from duckdb_tables()").fetchall()]
    counts = {name: asked.execute(f'select count(*) from "{name}"').fetchone()[0] for name in sorted(names)}
    (version,) = asked.execute("select data_version from build").fetchone()
    return {"build": stamp, "version": version, "tables": counts}


def _held(stamp: str) -> Answers:
    with _LOADING:
        return _answers(stamp)


@lru_cache(maxsize=1)
def _prepared() -> bool:
    tables.ensure_built()
    _answers(tables.stamp())
    gc.collect()
    gc.freeze()  # Streamlit collects after every rerun; frozen imports are not scanned again
    atexit.register(gc.unfreeze)  # DuckDB would report all that is still frozen at exit as leaked
    return True


@lru_cache(maxsize=2)
def _answers(stamp: str) -> Answers:
    return Answers(tables.mended())


@lru_cache(maxsize=2)
def _known(stamp: str) -> dict[str, Observation]:
    return {}


@lru_cache(maxsize=1024)
def _value(stamp: str, maker: Callable[..., object], codes: tuple[tuple[str, Code], ...]) -> object:
    return maker(Desk(_held(stamp).cursor(), known=_known(stamp)), **dict(codes))


@lru_cache(maxsize=512)
def _drawn(card: _Card, mode: str, margins: bool) -> go.Figure:
    chart = with_margins(card.card.chart) if margins else card.card.chart
    figure = drawing.draw(chart, key=False, language=card.card.language)
    shown = theme.recoloured(figure, mode=mode).to_dict()
    return _Settled(data=shown["data"], layout=shown["layout"], _validate=False)


@lru_cache(maxsize=512)
def _tabulated(card: _Card) -> Table:
    return table(card.card)


@lru_cache(maxsize=2048)
def _piece(make: Callable[..., str], card: _Card, given: tuple[Hashable, ...]) -> str:
    return make(card.card, *given)


@lru_cache(maxsize=256)
def _sharing_picture(stamp: str, view: View) -> bytes:
    from dashboard.exports import pictures

    shown = entries([view])
    if shown:
        return pictures.shared(shown[0])
    words, page = vocabulary(), sitemap.pages()[view.page]
    return pictures.shared_poster(words.pages.title(page.name), words.pages.description(page.name))
