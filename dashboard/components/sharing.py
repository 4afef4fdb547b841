"""Sharing: what a card leaves the site as: a slide, a workbook, a picture, a table, a link, an embed."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

import plotly
import streamlit as st

from dashboard import basket, store, views
from dashboard.cards.card import Card
from dashboard.components.choices import written
from dashboard.components.layout import ASSETS
from dashboard.components.links import base_path, passport_address, static_url
from dashboard.exports.entries import live_link
from dashboard.exports.tables import data_release
from dashboard.labels import french
from dashboard.server import downloads
from dashboard.views import View

PRESENTATION = "presentation"  # address of the page that lists the basket
ADD, REMOVE = "Ajouter à ma présentation", "Retirer de ma présentation"
EMBED_WIDTH, EMBED_HEIGHT = "100%", 760
FILES = {
    "pptx": ("PowerPoint", ""),
    "xlsx": ("Excel", ""),
    "png": ("Image (PNG)", "png"),
    "svg": ("Image (SVG)", "svg"),
    "csv": ("Données (CSV)", ""),
}
"""Label of each link under a card, and the picture that the browser draws by itself."""
OTHER_FILES = {
    "csv-en": ("CSV à virgules et points décimaux", ""),
    "html": ("Page HTML, à ouvrir sans réseau", ""),
}

_pictures = st.components.v2.component(
    "observatoire.pictures", html="", js=(ASSETS / "pictures.js").read_text(encoding="utf-8")
)
_points = st.components.v2.component(
    "observatoire.points", html="", js=(ASSETS / "points.js").read_text(encoding="utf-8")
)


def listen() -> None:
    """Make the links to pictures and the marks of charts answer to clicks; once a page."""
    script = static_url(f"vendor/plotly-{plotly.__version__}.min.js")
    _pictures(key="pictures", data={"script": script, "topojson": static_url("topo/")}, height=1)
    _points(key="points", data={"passport": passport_address("")}, height=1)


def here(card_id: str) -> View:
    """The view of a card on the page that shows it, with every choice of the page."""
    return views.view(st.session_state.get("page", ""), **written() | {"carte": card_id})


def actions(card: Card) -> None:
    """One quiet row: the files, the basket, the link."""
    view = here(card.card_id)
    with st.container(
        horizontal=True, gap="medium", vertical_alignment="center", key=f"actions-{card.card_id}"
    ):
        st.html(_file_links(FILES, card, view=view), width="content")
        _basket_button(card, view=view)
        _other_ways(card, view=view)


def follow_basket() -> None:
    """Take the basket of an address that changed by itself, and keep the address in step with the basket."""
    asked = st.query_params.get("panier", "")
    if asked and asked != st.session_state.get("basket_text"):
        st.session_state["basket"] = basket.parsed(asked)
    text = str(held())
    st.session_state["basket_text"] = text
    if text and text != asked:
        st.query_params["panier"] = text
    elif asked and not text:
        del st.query_params["panier"]


def held() -> basket.Basket:
    """The charts that the reader has set aside."""
    return st.session_state.get("basket", basket.Basket())


def keep(changed: basket.Basket) -> None:
    """Make this the reader's basket; the address follows at the next run."""
    st.session_state["basket"] = changed
    st.session_state["basket_text"] = st.query_params.get("panier", "")


def site_address() -> str:
    """Where the site is reached: `OBSERVATOIRE_URL`, else the address in the reader's browser."""
    if told := live_link(""):
        return told
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{base_path()}" if parts.netloc else ""


def way_to_site(view: View) -> None:
    """From a page of another site to the view on this one, in a tab of its own."""
    if address := site_address():
        st.link_button(french("Voir sur le site de l'Observatoire"), f"{address}/{view}", type="tertiary")


def _file_links(kinds: Mapping[str, tuple[str, str]], card: Card, *, view: View) -> str:
    links = []
    for kind, (label, picture) in kinds.items():
        address = base_path() + downloads.address(downloads.FIGURE if picture else kind, [view])
        how = f'data-picture="{picture}"' if picture else "download"
        spoken = escape(french(f"{label} : {card.finding}"))
        links.append(f'<a href="{escape(address)}" {how} aria-label="{spoken}">{escape(label)}</a>')
    return f'<p class="files">{"".join(links)}<span role="status"></span></p>'


def _basket_button(card: Card, *, view: View) -> None:
    place = next(
        (at for at, kept in enumerate(held().views) if kept.parameter("carte") == card.card_id), None
    )
    st.button(
        ADD if place is None else REMOVE,
        key=f"keep-{card.card_id}",
        type="tertiary",
        icon=":material/add:" if place is None else ":material/check:",
        on_click=_add if place is None else _remove,
        args=(view,) if place is None else (place,),
    )


def _other_ways(card: Card, *, view: View) -> None:
    """The rarer files and the links, sent when a reader opens them: most never do, on any card."""
    opened = st.popover(
        "Lien et autres formats", type="tertiary", key=f"links-{card.card_id}", on_change="rerun"
    )
    if opened.open:
        with opened:
            st.html(_file_links(OTHER_FILES, card, view=view))
            _addresses(view)


def _add(view: View) -> None:
    if held().is_full():
        st.toast(basket.FULL)
    else:
        keep(held().with_view(store.lasting(view)))


def _remove(place: int) -> None:
    keep(held().without(place))


def _addresses(view: View) -> None:
    """The link to the card alone, with the version of the data, and what another site's page holds of it."""
    address = f"{site_address()}/{view}"
    st.markdown("**Lien vers ce graphique**")
    st.code(f"{address}&version={data_release()[0]}", language=None, wrap_lines=True)
    st.markdown("**À intégrer dans une page**")
    st.code(
        f'<iframe src="{address}&embed=true" width="{EMBED_WIDTH}" height="{EMBED_HEIGHT}" '
        f'style="border:0" title="Observatoire des partenariats" loading="lazy"></iframe>',
        language=None,
        wrap_lines=True,
    )
