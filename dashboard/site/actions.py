"""Actions: what a card leaves the site as, in one row: the basket, files, a link, and the rarer ways."""

from html import escape

import streamlit as st

from dashboard import downloads, embedding, store
from dashboard.cards.card import Card
from dashboard.charts.spec import Numbers
from dashboard.exports import release
from dashboard.renderings.html import texts as html_texts
from dashboard.site import exploring, files, keeping, runs
from dashboard.site.links import base_path, origin_of, site_address
from dashboard.site.wording import words
from dashboard.views import View


def actions(card: Card, *, view: View) -> None:
    """The row under a card; `view` names it."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"do-{card.card_id}"):
        _basket_button(card, view=view)
        version = release.data_release().version
        is_explored = exploring.is_explored(card)
        ways = store.piece(_ways, card, view, site_address(), base_path(), version, is_explored)
        st.html(ways, width="content")


def way_to_site(view: View) -> None:
    """From a page of another site to the view on this one, in a tab of its own."""
    if address := site_address():
        st.html(f'<p class="foot">{html_texts.link(words().site.ON_SITE, f"{address}/{view}")}</p>')


def copy_button(label: str, text: str, *, done: str) -> str:
    """A button that puts a text on the clipboard; page.js listens to it and says `done`."""
    return (
        f'<button type="button" class="quiet" data-copy="{escape(text)}" data-done="{escape(done)}" '
        f'data-failed="{escape(words().site.NOT_COPIED)}">{escape(label)}</button>'
    )


def _basket_button(card: Card, *, view: View) -> None:
    site, place = words().site, keeping.held().place(card.card_id)
    runs.button(
        site.ADD if place is None else site.REMOVE,
        key=f"keep-{card.card_id}",
        type="primary" if place is None else "secondary",
        icon=":material/add:" if place is None else ":material/check:",
        on_click=keeping.add if place is None else keeping.remove,
        args=(view if place is None else place,),
    )


def _ways(card: Card, view: View, site: str, base: str, version: str, is_explored: bool) -> str:
    """Files, a link and the rarer ways, under the address and the path of the site."""
    said = words().site
    kinds = [("pptx", said.POWERPOINT), ("png", said.IMAGE), ("xlsx", said.EXCEL)]
    links = "".join(_file(kind, label, card, view, base=base, name="action") for kind, label in kinds)
    address = f"{site}/{view}"
    copy = copy_button(said.COPY, f"{address}&version={version}", done=said.COPIED)
    rarer = _explore(card, is_explored=is_explored) + _others(card, view, base=base, address=address)
    others = html_texts.opened(said.OTHERS, rarer, name="others")
    return f'<div class="actions">{links}{copy}{others}<span role="status"></span></div>'


def _explore(card: Card, *, is_explored: bool) -> str:
    """What lets Plotly draw the chart, and what takes it away; charts.js listens to it."""
    if isinstance(card.chart, Numbers):
        return ""
    label = words().site.EXPLORED if is_explored else words().site.EXPLORE
    named = f'data-explore="{escape(card.card_id)}"'
    return f'<button type="button" class="quiet" {named}>{escape(label)}</button>'


def _others(card: Card, view: View, *, base: str, address: str) -> str:
    """The rarer files, and what may be pasted elsewhere."""
    site = words().site
    kinds = [("svg", site.SVG), ("csv", site.CSV), ("csv-en", site.CSV_EN), ("html", site.HTML)]
    frame = embedding.code(card, address, origin=origin_of(address))
    copies = [
        (
            site.COPY_SENTENCE,
            f"{card.title}. {card.lecture} {card.champ} {card.source}. {address}",
            site.SENTENCE_COPIED,
        ),
        (site.COPY_CODE, frame, site.CODE_COPIED),
    ]
    return "".join(
        [
            *(_file(kind, label, card, view, base=base, name="quiet") for kind, label in kinds),
            *(copy_button(label, text, done=done) for label, text, done in copies),
        ]
    )


def _file(kind: str, label: str, card: Card, view: View, *, base: str, name: str) -> str:
    """A link to a file of the server's."""
    address, spoken = base + downloads.address(kind, [view]), words().site.file_of(label, card.title)
    return files.link(label, address, name=name, spoken=spoken)
