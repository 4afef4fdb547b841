"""Store: every cache of the dashboard, keyed by the build and bounded.

What is asked for at every rerun has its whole key in one argument: Streamlit takes the signature of a
function apart again for each argument that it hashes.
"""

import atexit
import gc
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from dashboard import database, theme
from dashboard.cards import pages
from dashboard.cards.card import Card
from dashboard.charts.rows import leading
from dashboard.exports import images
from dashboard.exports.entries import Entry
from dashboard.views import View

Maker = Callable[..., Card]
Query = Callable[..., pd.DataFrame]
Code = Hashable
Key = tuple[str, str, tuple[tuple[str, Code], ...]]
"""The build, the name of a function, the codes that it is asked for."""


class _Settled(go.Figure):
    """A figure that changes no more: its dictionary, which every rerun asks for, is copied only once."""

    _dictionary: dict[str, object] | None = None

    def to_dict(self) -> dict[str, object]:
        if self._dictionary is None:
            self._dictionary = super().to_dict()
        return self._dictionary


def prepare() -> None:
    """Make the process ready to serve; a reader-facing `TablesMissing` when there is nothing to show."""
    _prepared()


def cursor() -> duckdb.DuckDBPyConnection:
    """A cursor of one's own: two threads may not share one."""
    return _connection(database.stamp()).cursor()


def rows(query: Query, **codes: Code) -> pd.DataFrame:
    """What a query returns for these codes."""
    return _rows(_key(query, codes), query)


def card(maker: Maker, **codes: Code) -> Card:
    """The card a maker returns for these codes, in light colours. Shared: never change it."""
    return value(maker, **codes)


def entry(view: View) -> Entry:
    """The card that a view names (`carte`), ready to leave the site; `ViewUnknown` when there is none."""
    title, shown = view.parameter("titre"), view.with_parameter("titre", "")
    return Entry(_view_card(database.stamp(), str(shown), shown), title=title, view=str(shown))


def entries(asked: Iterable[View]) -> list[Entry]:
    """What these views name, ready to leave the site: every card of a view that names none in particular."""
    found = []
    for view in asked:
        if view.parameter("carte"):
            found.append(entry(view))
        else:
            found += [
                Entry(card, view=str(view.with_parameter("carte", card.card_id)))
                for card in pages.cards(value, view)
            ]
    return found


def lasting(view: View) -> View:
    """The view of a card without the choices that do not concern it."""
    return pages.lasting(value, view)


def value(maker: Callable[..., object], **codes: Code) -> object:
    """What a pure function makes from the tables: a card, key figures, catalogue entries."""
    return _value(_key(maker, codes), maker)


def screen_figure(card: Card) -> go.Figure:
    """The card's figure in the colours of the reader's theme. Shared: never change it."""
    return _recoloured((database.stamp(), card.card_id, theme_mode()), card.figure)


def sent_table(card: Card, convert: Callable[[pd.DataFrame], pa.Table]) -> pa.Table:
    """The card's table as `convert` makes it for the browser, once a build."""
    return _sent((database.stamp(), card.card_id), card.table, convert)


def export_image(entry: Entry) -> bytes:
    """What the browser needs to save a card as a picture, as JSON: figure, size, scale and file name."""
    return _export_image(database.stamp(), entry.view, entry)


def sharing_picture(view: View) -> bytes:
    """The first chart of a page as a PNG; `ViewUnknown` for a page without any, `NoBrowser` as `picture`."""
    return _sharing_picture(database.stamp(), str(view), view)


def holdings() -> dict[str, object]:
    """What the server shows: identity of the build, version of the data, rows of each table."""
    stamp, asked = database.stamp(), cursor()
    tables = [name for (name,) in asked.execute("select table_name from duckdb_tables()").fetchall()]
    counts = {name: asked.execute(f'select count(*) from "{name}"').fetchone()[0] for name in sorted(tables)}
    (version,) = asked.execute("select data_version from build").fetchone()
    return {"build": stamp, "version": version, "tables": counts}


def theme_mode() -> str:
    """`dark` or `light`, as the browser shows it now."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _key(function: Callable[..., object], codes: Mapping[str, Code]) -> Key:
    name = f"{function.__module__}.{function.__qualname__}"
    return database.stamp(), name, tuple(sorted(codes.items()))


@st.cache_resource(max_entries=1, show_spinner=False)
def _prepared() -> bool:
    database.ensure_built()
    images.vendor_plotly(Path(database.ROOT) / "dashboard" / "static" / "vendor")
    _connection(database.stamp())
    gc.collect()
    gc.freeze()  # Streamlit collects after every rerun; frozen imports are not scanned again
    atexit.register(gc.unfreeze)  # DuckDB would report all that is still frozen at exit as leaked
    return True


@st.cache_resource(max_entries=2, show_spinner=False)
def _connection(stamp: str) -> duckdb.DuckDBPyConnection:
    return database.mended()


@st.cache_data(max_entries=512, show_spinner=False)
def _rows(key: Key, _query: Query) -> pd.DataFrame:
    return _query(cursor(), **dict(key[-1]))


@st.cache_resource(max_entries=512, show_spinner=False)
def _view_card(stamp: str, text: str, _view: View) -> Card:
    return pages.card(value, _view)


@st.cache_resource(max_entries=768, show_spinner=False)
def _value(key: Key, _maker: Callable[..., object]) -> object:
    return _maker(cursor(), **dict(key[-1]))


@st.cache_resource(max_entries=512, show_spinner=False)
def _recoloured(key: tuple[str, str, str], _figure: go.Figure) -> go.Figure:
    return leading(_Settled(theme.recoloured(_figure, mode=key[-1])))


@st.cache_resource(max_entries=512, show_spinner=False)
def _sent(
    key: tuple[str, str], _table: pd.DataFrame, _convert: Callable[[pd.DataFrame], pa.Table]
) -> pa.Table:
    return _convert(_table)


@st.cache_resource(max_entries=32, show_spinner=False)
def _sharing_picture(stamp: str, text: str, _view: View) -> bytes:
    from dashboard.exports.pictures import picture

    return picture(pages.cards(value, _view)[0], kind="png")


@st.cache_resource(max_entries=256, show_spinner=False)
def _export_image(stamp: str, view: str, _entry: Entry) -> bytes:
    figure = images.export_figure(_entry.card, view=view)
    drawn = json.loads(figure.to_json()) | images.export_size(figure, card=_entry.card)
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
