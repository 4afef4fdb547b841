"""Cards: one finding with its chart, its table, its foot and its actions."""

from collections.abc import Sequence

import streamlit as st

from dashboard import store
from dashboard.blocks import Page
from dashboard.cards.card import Card
from dashboard.charts import spec
from dashboard.charts.spec import Banner, Numbers
from dashboard.renderings.html import cards as html_cards
from dashboard.renderings.html import tables, whole_cards
from dashboard.renderings.html import texts as html_texts
from dashboard.renderings.html.places import Places
from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
from dashboard.site import actions, banners, choices, exploring, mode
from dashboard.site.links import places, static_url
from dashboard.site.wording import words
from dashboard.views import View

EXPLORED = {"displayModeBar": False, "locale": "fr", "scrollZoom": True, "doubleClick": "reset"}
"""How Plotly draws a chart that a reader explores."""


def card(shown: Card, *, page: Page, level: int = 2, view: View | None = None) -> None:
    """One finding: title, what is measured, chart or table, how to read it, and what can be done with it.

    Args:
        level: of its title among those of the page, 2 or 3.
        view: what names it, where its page does not stand around it.
    """
    with st.container(key=f"card-{shown.card_id}", gap="small"):
        head = store.piece(html_cards.head, shown, level)
        foot = store.piece(html_cards.foot, shown, st.context.is_embedded)
        if isinstance(shown.chart, Numbers):
            st.html(f'<div class="whole">{head}{html_cards.numbers(shown.chart, places())}{foot}</div>')
        else:
            st.html(head)
            _body(shown)
            st.html(foot)
        if not st.context.is_embedded:
            here = view or choices.view_here(page).with_parameter("carte", shown.card_id)
            actions.actions(shown, view=here)


def card_grid(cards: Sequence[Card], *, page: Page, level: int) -> None:
    """Cards two in a row on a wide screen, one under the other on a phone."""
    for start in range(0, len(cards), 2):
        pair = cards[start : start + 2]
        for column, shown in zip(st.columns(2, gap="medium"), pair, strict=False):
            with column:
                card(shown, page=page, level=level)


def _body(shown: Card) -> None:
    """Chart and table, two tabs of one card, both there: the browser goes from one to the other by itself."""
    if isinstance(shown.chart, Banner):
        st.fragment(banners.banner)(shown)
        return
    site = words().site
    as_chart, as_table = st.tabs([site.CHART, site.TABLE], key=f"tab-{shown.card_id}")
    with as_chart:
        draw = st.fragment(_with_margins) if spec.has_margins(shown.chart) else _chart
        draw(shown)
    with as_table:
        st.html(store.piece(_table, shown, places()))


def _table(shown: Card, to: Places) -> str:
    return tables.table(table(shown), to)


def _with_margins(shown: Card) -> None:
    """The chart of values that all have a margin, which a reader may ask for."""
    site = words().site
    _chart(shown, margins=st.session_state.get(f"margins-{shown.card_id}", False))
    st.toggle(site.MARGINS, key=f"margins-{shown.card_id}", help=site.MARGINS_HELP)


def _chart(shown: Card, *, margins: bool = False) -> None:
    """The drawing of a chart; over it the same by Plotly, while a reader explores it."""
    if named := html_cards.key(shown.chart):
        st.html(named)
    drawn = store.piece(whole_cards.carried, shown, places(), margins)
    if not exploring.is_explored(shown):
        st.html(drawn)
        return
    with st.container(key=f"explored-{shown.card_id}", gap="small"):
        st.html(drawn)
        st.plotly_chart(
            store.drawn(shown, mode.mode(), margins=margins),
            theme=None,
            key=f"chart-{shown.card_id}",
            config=EXPLORED | {"topojsonURL": static_url("topo/")},
            alt=spoken(shown.chart, shown.title, shown.language),
        )
        st.html(html_texts.paragraph(words().site.EXPLORING, name="foot"))
