"""Store: every cache of the dashboard, keyed by the build, bounded, and the same for pages and server routes.

What is kept is shared by all readers and threads: never change it.
"""

import atexit
import gc
import json
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, Protocol

import duckdb
from plotly.basedatatypes import BaseFigure

from dashboard import sitemap, tables, theme, walks
from dashboard.answers import Answers
from dashboard.cards import notes
from dashboard.cards.card import Card
from dashboard.cards.sources.passport import Passport
from dashboard.cards.sources.passport import passport as passport_of
from dashboard.charts.spec import with_margins
from dashboard.desk import Desk
from dashboard.exports.entries import Entry
from dashboard.kept import Kept, weight_of
from dashboard.observations import Observation
from dashboard.renderings import plotly
from dashboard.renderings.drawing import drawing as laid_out
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

Code = str
FIGURES = "figures_files"
"""Kind of the block that stands for the figures of a page."""
_LOADING = Lock()
MEGABYTE = 2**20
A_PIECE = 8 * 1024  # of the card that the key of a piece of it holds in memory
MOST_BYTES = {
    "values": 96 * MEGABYTE,
    "charts": 16 * MEGABYTE,
    "pieces": 48 * MEGABYTE,
    "pictures": 16 * MEGABYTE,
    "documents": 48 * MEGABYTE,  # compressed or not
    "answers": 16 * MEGABYTE,  # to programs, as they leave
}
"""Of each cache: with Python, its libraries and the tables, a process stays far under the shipped limit."""


class Answered(Protocol):
    """An answer to a program."""

    body: bytes


class TooMany(ValueError):
    """More cards than one file may hold."""


class _Settled(BaseFigure):
    """A figure that changes no more, kept as its text: twenty times smaller than Plotly's objects."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    @property
    def text(self) -> bytes:
        return self._text

    def to_dict(self) -> dict[str, object]:
        return json.loads(self._text)


class _Card:
    """A card as a key: two are the same only if they are one object, whatever their identifiers say."""

    def __init__(self, card: Card) -> None:
        self.card = card  # held, so that its place in memory is not taken by another

    def __hash__(self) -> int:
        return id(self.card)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Card) and self.card is other.card


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
    stamp, asked = tables.stamp(), tuple(sorted(codes.items()))
    return _VALUES.get((stamp, maker, asked), lambda: _made(stamp, maker, codes))


def entry(view: View) -> Entry:
    """The card that a view names (`carte`), as its reader annotated it; `ViewUnknown` when there is none."""
    return Entry(notes.annotated(walks.card(value, view.bare), view), view.parameter("titre"), str(view.bare))


def entries(asked: Iterable[View], *, most: int | None = None) -> list[Entry]:
    """What these views name, ready to leave the site: every card of a view that names none in particular.

    Raises:
        ViewUnknown: a view that does not exist.
        TooMany: they name more than `most` cards; no more are looked for.
    """
    found: list[Entry] = []
    for view in asked:
        found += [entry(view)] if view.parameter("carte") else _every(view)
        if most is not None and len(found) > most:
            raise TooMany
    return found


def _every(view: View) -> list[Entry]:
    return [
        Entry(card, view=str(view.with_parameter("carte", card.card_id))) for card in walks.cards(value, view)
    ]


def figures(view: View) -> list[Observation]:
    """The figures that the choices of a view leave; `ViewUnknown` where it lists none."""
    return walks.special(value, view, FIGURES)


def passport(figure_id: str, *, site_url: str = "") -> Passport | None:
    """All that is known of one figure; None when there is no such figure."""
    return value(passport_of, figure_id=figure_id, site_url=site_url)


def lasting(view: View) -> View:
    """The view of a card without the choices that do not concern it."""
    return walks.lasting(value, view)


def drawn(card: Card, mode: str, *, margins: bool = False) -> BaseFigure:
    """The chart of a card, in `light` or `dark` colours, with the margins of its values where asked for."""
    key = _Card(card)
    return _CHARTS.get((key, mode, margins), lambda: _drawing(key, mode, margins)).figure


def height(card: Card) -> float:
    """Of its chart, in pixels; 0 for one without."""
    return laid_out(card.chart, key=False, language=card.language).height


def piece(make: Callable[..., str], card: Card, *given: Hashable) -> str:
    """A part of a card as HTML, made once for what is given: `make(card, *given)`, a function of a module."""
    key = _Card(card)
    return _PIECES.get((make, key, given), lambda: make(card, *given))


def document(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """The document of a key at the build of today, made where it is not kept."""
    return _DOCUMENTS.get((tables.stamp(), key), make)


def answer(key: Hashable, make: Callable[[], Answered]) -> Answered:
    """What a program is answered at the build of today, made where it is not kept; it has a `body`."""
    return _ANSWERED.get((tables.stamp(), key), make)


def sharing_picture(view: View) -> bytes:
    """The chart that a view names or shows first as a PNG of 1200 x 630; for a page without any, its title.

    Raises:
        ViewUnknown: no such page, or choices that it does not offer.
    """
    return _PICTURES.get((tables.stamp(), view), lambda: _sharing_picture(view))


def holdings() -> dict[str, object]:
    """What the server shows: identity of the build, version of the data, rows of each table.

    Raises:
        TablesMissing: the tables are gone.
    """
    stamp = tables.stamp()
    if not stamp:
        raise tables.TablesMissing("cannot_find")
    return {"build": stamp} | _counted(stamp)


@lru_cache(maxsize=2)
def _counted(stamp: str) -> dict[str, object]:
    asked = _held(stamp).cursor()
    names = [name for (name,) in asked.execute("select table_name from duckdb_tables()").fetchall()]
    counts = {name: asked.execute(f'select count(*) from "{name}"').fetchone()[0] for name in sorted(names)}
    (version,) = asked.execute("select data_version from build").fetchone()
    return {"version": version, "tables": counts}


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


def _made(stamp: str, maker: Callable[..., object], codes: dict[str, Code]) -> object:
    return maker(Desk(_held(stamp).cursor(), known=_known(stamp)), **codes)


class _Drawing(NamedTuple):
    """A chart, and the card that its key holds in memory."""

    card: _Card
    figure: _Settled

    @property
    def weight(self) -> int:
        return weight_of(self.card.card) + len(self.figure.text)


def _drawing(card: _Card, mode: str, margins: bool) -> _Drawing:
    chart = with_margins(card.card.chart) if margins else card.card.chart
    figure = theme.recoloured(plotly.draw(chart, key=False, language=card.card.language), mode=mode)
    return _Drawing(card, _Settled(figure.to_json(validate=False).encode("utf-8")))


_VALUES: Kept[object] = Kept(MOST_BYTES["values"], weigh=weight_of)
_CHARTS: Kept[_Drawing] = Kept(MOST_BYTES["charts"], weigh=lambda kept: kept.weight)
_PIECES: Kept[str] = Kept(MOST_BYTES["pieces"], weigh=lambda text: A_PIECE + len(text))
_PICTURES: Kept[bytes] = Kept(MOST_BYTES["pictures"], weigh=len)
_DOCUMENTS: Kept[bytes] = Kept(MOST_BYTES["documents"], weigh=len)
_ANSWERED: Kept[Answered] = Kept(MOST_BYTES["answers"], weigh=lambda kept: len(kept.body))


def _sharing_picture(view: View) -> bytes:
    from dashboard.exports import pictures

    shown = entries([view])
    if shown:
        return pictures.shared(shown[0])
    words, page = vocabulary(), sitemap.pages()[view.page]
    return pictures.shared_poster(words.pages.title(page.name), words.pages.description(page.name))
