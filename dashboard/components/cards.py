"""Cards: one finding with its chart, base, source, actions and table."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard import store
from dashboard.cards.card import Card
from dashboard.components import sharing
from dashboard.components.links import static_url
from dashboard.components.tables import card_table
from dashboard.components.texts import paragraphs
from dashboard.exports.images import SITE
from dashboard.exports.tables import data_release
from dashboard.labels import french

CHART_CONFIG = {"displayModeBar": False, "locale": "fr", "scrollZoom": False, "doubleClick": False}


def figure_card(card: Card, *, picks: str = "", marked: str = "", is_open: bool = False) -> None:
    """One finding: title, question, chart, base, source, notes, actions, and the folded table.

    Args:
        picks: parameter of the address that a click on a mark sets to the mark's code; none without it.
        marked: the row of the table shown as chosen, by one of its cells.
        is_open: whether the table stands unfolded.
    """
    with st.container(key=f"card-{card.card_id}"):
        st.subheader(card.finding, anchor=False)
        st.html(paragraphs([card.question], name="question"))
        st.plotly_chart(
            store.screen_figure(card),
            theme=None,
            key=f"chart-{card.card_id}",
            config=CHART_CONFIG | {"topojsonURL": static_url("topo/")},
            alt=card.alt,
            **_listening(f"chart-{card.card_id}", picks=picks),
        )
        _card_foot(card, marked=marked, is_open=is_open)


def linked_cards(
    left: Sequence[Card], right: Sequence[Card], *, picks: str, marked: str, hint: str = ""
) -> None:
    """Two columns of cards in step: a click on a mark of one chooses it in all, and in the address.

    Args:
        picks: parameter of the address that a click sets.
        marked: the chosen row of the tables, by one of its cells; the table of `right` stands unfolded.
        hint: what a click does, in a sentence.
    """
    if hint:
        st.caption(french(hint))
    columns = st.columns(2, gap="medium")
    for column, cards in zip(columns, (left, right), strict=True):
        with column:
            for card in cards:
                figure_card(card, picks=picks, marked=marked, is_open=cards is right)


def lone_card(card: Card) -> None:
    """One card by itself under the name of the site, for a link or a page of another site."""
    st.html(f'<h1 class="masthead">{escape(SITE)}</h1><h2 class="spoken">Un graphique du site</h2>')
    figure_card(card)


def card_grid(cards: Sequence[Card]) -> None:
    """Cards two in a row on a wide screen, one under the other on a phone."""
    for start in range(0, len(cards), 2):
        columns = st.columns(2, gap="medium")
        for column, card in zip(columns, cards[start : start + 2], strict=False):
            with column:
                figure_card(card)


def folded_cards(cards: Sequence[Card], *, title: str) -> None:
    """Cards that open on demand, two in a row; nothing when there is none."""
    if cards:
        with st.expander(french(title)):
            card_grid(cards)


def _listening(key: str, *, picks: str) -> dict[str, object]:
    """What makes a chart answer to clicks."""
    if not picks:
        return {}
    return {"on_select": partial(_pick, key, picks), "selection_mode": "points"}


def _pick(key: str, name: str) -> None:
    """Write the code of the mark that was clicked into the address, which `choice` follows."""
    points = st.session_state[key]["selection"]["points"]
    codes = [code for point in points for code in _listed(point.get("customdata"))]
    if codes:
        st.query_params[name] = codes[0]


def _listed(codes: object) -> list[str]:
    """Plotly gives a mark's code alone or in a list, according to the kind of chart."""
    return [codes] if isinstance(codes, str) else list(codes or [])


def _card_foot(card: Card, *, marked: str, is_open: bool) -> None:
    source = french(f"{card.source} · Données {data_release()[0]}")
    st.html(paragraphs([card.base, source, *card.notes], name="foot"))
    if not st.context.is_embedded:
        sharing.actions(card)
    title = "Voir le tableau et les questions posées" if card.details else "Voir le tableau"
    with st.expander(title, expanded=is_open):
        card_table(card, marked=marked)
        if card.details:
            st.markdown("\n".join(f"- {detail}" for detail in card.details))
