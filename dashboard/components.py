"""Components: what pages draw with. Every widget key and every piece of Streamlit layout is here."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import pandas as pd
import plotly
import streamlit as st

from dashboard import store, theme, views
from dashboard.cards.card import Card
from dashboard.cards.catalogue import Section
from dashboard.cards.compare import Wording
from dashboard.cards.overview import Gap, KeyFigure
from dashboard.database import TablesMissing
from dashboard.exports.filenames import file_name
from dashboard.exports.images import SITE
from dashboard.exports.tables import csv_bytes
from dashboard.labels import french

PAGE_WIDTH = 1100
ROOT = Path(__file__).parent.parent
ASSETS = Path(__file__).parent / "assets"
CHART_CONFIG = {"displayModeBar": False, "locale": "fr", "scrollZoom": False, "doubleClick": False}

_png_button = st.components.v2.component(
    "observatoire.png_button",
    html='<button type="button" class="png"></button><span class="state" role="status"></span>',
    css=(ASSETS / "png_button.css").read_text(encoding="utf-8"),
    js=(ASSETS / "png_button.js").read_text(encoding="utf-8"),
)


def page_script(name: str) -> Path:
    """Where a page's script lies: in a sub-folder of `pages/` (`app.py` says why the site's is elsewhere)."""
    return ROOT / "pages" / name


def run(page) -> None:
    """Run a page, or say in one sentence why there is nothing to show."""
    try:
        store.prepare()
    except TablesMissing as missing:
        st.error(str(missing))
        return
    st.html(ASSETS / "style.css")
    accent = theme.DARK_TWINS[theme.ACCENT] if store.theme_mode() == "dark" else theme.ACCENT
    st.html(f"<style>:root {{ --accent: {accent}; }}</style>")
    page.run()


def say_failure(_: Exception) -> bool:
    """What a reader sees when a page fails, instead of a traceback; the server logs the cause."""
    st.error(
        french(
            "Cette page n'a pas pu être affichée. Rechargez-la ; si l'erreur revient, "
            "ouvrez la vue d'ensemble."
        )
    )
    return True


def page_column():
    """The column every page is drawn in: 1 100 px on a wide screen, the whole width on a phone."""
    outer = st.container(horizontal_alignment="center", key="page")
    return outer.container(width=PAGE_WIDTH, key="column")


def page_header(title: str, *, answers: str) -> None:
    """The name of the site, the page's title, and the sentence that says what it answers."""
    st.html(f'<p class="masthead">{escape(SITE)}</p>')
    st.title(french(title), anchor=False)
    st.markdown(french(answers))


def section(title: str, *, text: str = "") -> None:
    """A part of a page: a title and, where it helps, a paragraph."""
    st.html(f'<h2 class="section-title">{escape(french(title))}</h2>')
    if text:
        st.markdown(french(text))


def key_figures(figures: Sequence[KeyFigure]) -> None:
    """The key figures, three in a row on a wide screen, each with base, source and the way to its page."""
    for start in range(0, len(figures), 3):
        columns = st.columns(3, gap="medium")
        for column, figure in zip(columns, figures[start : start + 3], strict=False):
            with column:
                st.html(_key_figure_html(figure))
                page_link(figure.page, label=figure.link, key=f"figure-{figure.topic}")


def ways_in(entries: Mapping[str, tuple[str, str]]) -> None:
    """Links to pages with the question each answers; a page that does not exist is left out.

    Args:
        entries: label and question of each page script, relative to pages/.
    """
    shown = [(script, *texts) for script, texts in entries.items() if page_script(script).exists()]
    for start in range(0, len(shown), 2):
        columns = st.columns(2, gap="medium")
        for column, (script, label, question) in zip(columns, shown[start : start + 2], strict=False):
            with column:
                page_link(script, label=label, key=f"way-{label}")
                st.markdown(french(question))


def gaps(entries: Sequence[Gap]) -> None:
    """Questions nobody has published an answer to, each with the nearest thing that exists."""
    for gap in entries:
        st.markdown(f"**{french(gap.question)}**  \n{gap.answer}")


def definitions(rows: pd.DataFrame, *, title: str) -> None:
    """Terms and their definitions, two in a row: `item_label`, `item_definition`."""
    section(title)
    entries = list(rows[["item_label", "item_definition"]].itertuples(index=False))
    for start in range(0, len(entries), 2):
        columns = st.columns(2, gap="medium")
        for column, entry in zip(columns, entries[start : start + 2], strict=False):
            column.markdown(french(f"**{entry.item_label}**  \n{entry.item_definition}"))


def page_link(script: str, *, label: str, key: str, **parameters: str) -> None:
    """A link to a page, its parameters written out; nothing when the page does not exist.

    Args:
        key: unique on the page.
    """
    if script and page_script(script).exists():
        with st.container(key=f"go-{key}"):
            st.page_link(
                page_script(script),
                label=french(label),
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params=parameters or None,
            )


def choices_row():
    """The container of a page's choices: one row on a wide screen, one under the other on a phone."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="choices")


def choice(
    name: str, *, page: str, label: str, options: Mapping[str, str], default: str, compact: bool = True
) -> str:
    """One choice among codes, kept in the address (`?name=code`) and shown by its label.

    Args:
        name: parameter of the address, one of `views.PARAMETERS`.
        options: label of each code that exists in the data, in display order.
        compact: buttons side by side; a list to unfold otherwise.
    """
    key = f"{page}.{name}"
    message = _follow_address(key, name=name, options=options, default=default)
    draw = st.segmented_control if compact else st.selectbox
    picked = draw(
        french(label),
        list(options),
        key=key,
        format_func=lambda code: french(options[code]),
        **(
            {"required": True, "wrap": True} if compact else {"placeholder": "Choisir"}
        ),  # a list prints « required »
    )
    _write_address(key, name=name, code=picked)
    if message:
        st.info(message)
    return picked


def figure_card(card: Card) -> None:
    """One finding: title, question, chart, base, source, notes, actions, and the folded table."""
    with st.container(key=f"card-{card.card_id}"):
        st.subheader(card.finding, anchor=False)
        st.html(_paragraphs([card.question], name="question"))
        st.plotly_chart(
            store.screen_figure(card),
            theme=None,
            key=f"chart-{card.card_id}",
            config=CHART_CONFIG | {"topojsonURL": static_url("topo/")},
            alt=card.alt,
        )
        card_foot(card)


def card_foot(card: Card) -> None:
    """What follows a card's chart; called alone by a page that draws the chart itself (a map)."""
    st.html(_paragraphs([card.base, card.source, *card.notes], name="foot"))
    with st.container(
        horizontal=True, gap="medium", vertical_alignment="center", key=f"actions-{card.card_id}"
    ):
        _png_button(key=f"png-{card.card_id}", data=_png_data(card), width="content")
        st.download_button(
            "Données (CSV)",
            data=lambda: csv_bytes(card),
            file_name=file_name(card.card_id, extension="csv"),
            mime="text/csv",
            key=f"csv-{card.card_id}",
            on_click="ignore",
            type="tertiary",
        )
    with st.expander("Voir le tableau et les questions posées" if card.details else "Voir le tableau"):
        st.table(card.table, hide_index=True, border="horizontal")
        if card.details:
            st.markdown("\n".join(f"- {detail}" for detail in card.details))


def wordings(entries: Sequence[Wording]) -> None:
    """What each profile was asked, opened on demand; every word that differs from the reference is marked."""
    with st.expander("Comparer les questions posées, mot à mot"):
        if any(piece.kind != "shared" for entry in entries for piece in entry.pieces):
            st.html(
                f'<p class="wording">Par rapport à la référence : {_marked("mots ajoutés", "own")}, '
                f"{_marked('mots absents', 'reference')}.</p>"
            )
        st.html("".join(_wording_html(entry) for entry in entries))


def aside(text: str) -> None:
    """A remark below the cards; nothing when there is none."""
    if text:
        st.markdown(french(text))


def card_grid(cards: Sequence[Card]) -> None:
    """Cards two in a row on a wide screen, one under the other on a phone."""
    for start in range(0, len(cards), 2):
        columns = st.columns(2, gap="medium")
        for column, card in zip(columns, cards[start : start + 2], strict=False):
            with column:
                figure_card(card)


def text_table(table: pd.DataFrame, *, title: str = "", text: str = "") -> None:
    """A table that no chart shows, under its title; nothing when it is empty."""
    if table.empty:
        return
    if title:
        st.subheader(french(title), anchor=False)
    if text:
        st.markdown(french(text))
    st.table(table, hide_index=True, border="horizontal")


def prose(sections: Sequence[Section]) -> None:
    """Titled pieces of text, one after the other."""
    for part in sections:
        section(part.title, text=part.text)


def folded_table(table: pd.DataFrame, *, title: str) -> None:
    """A long table that opens on demand."""
    with st.expander(french(title)):
        st.table(table, hide_index=True, border="horizontal")


def folded_list(entries: Sequence[Section], *, title: str) -> None:
    """Terms and what is said of each, opened on demand."""
    with st.expander(french(title)):
        st.markdown("\n".join(f"- **{entry.title}** : {entry.text}" for entry in entries))


def download(label: str, *, data: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """A file that is made only when it is asked for."""
    st.download_button(french(label), data=data, file_name=name, mime=mime, key=key, on_click="ignore")


def _paragraphs(texts: Sequence[str], *, name: str) -> str:
    return "".join(f'<p class="{name}">{escape(text)}</p>' for text in texts)


def _wording_html(entry: Wording) -> str:
    words = " ".join(_marked(piece.text, piece.kind) for piece in entry.pieces)
    asked = f"<p>«\u202f{words}\u202f»</p>" if words else ""
    reason = f'<p class="foot">{escape(entry.reason)}</p>' if entry.reason else ""
    heading = f"<p><b>{escape(entry.profile)}</b> · {escape(entry.study)}</p>"
    return f'<div class="wording">{heading}{asked}{reason}</div>'


def _marked(words: str, kind: str) -> str:
    """Words as they are, or added (bold, underlined) or absent (struck), which a screen reader says too."""
    text = escape(french(words))
    if kind == "own":
        return f'<ins><span class="spoken">(ajouté\u202f: </span>{text}<span class="spoken">)</span></ins>'
    if kind == "reference":
        return f'<del><span class="spoken">(absent\u202f: </span>{text}<span class="spoken">)</span></del>'
    return text


def _key_figure_html(figure: KeyFigure) -> str:
    parts = {
        "topic": figure.topic,
        "value": figure.value,
        "sentence": figure.sentence,
        "small": figure.base,
        "small source": figure.source,
    }
    texts = "".join(_paragraphs([text], name=name) for name, text in parts.items())
    return f'<div class="key-figure">{texts}</div>'


def static_url(path: str) -> str:
    """Address of a file under static/, with the base path that the server runs under."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/app/static/{path}" if base else f"/app/static/{path}"


def _png_data(card: Card) -> dict[str, object]:
    return store.export_image(card) | {
        "label": "Image (PNG)",
        "description": french(f"Enregistrer en image : {card.finding}"),
        "script": static_url(f"vendor/plotly-{plotly.__version__}.min.js"),
        "topojson": static_url("topo/"),
    }


def _follow_address(key: str, *, name: str, options: Mapping[str, str], default: str) -> str:
    """Set the widget from an address that changed by itself; a sentence when it asks the impossible."""
    written = st.session_state.get(f"{key}.written")
    asked = st.query_params.get(name, "")
    stale = key not in st.session_state or st.session_state[key] not in options
    if asked and asked != written:
        reading = views.read(st.query_params, name=name, options=list(options), default=default)
        st.session_state[key] = reading.code
        return reading.message
    if stale:
        st.session_state[key] = default
    return ""


def _write_address(key: str, *, name: str, code: str) -> None:
    st.session_state[f"{key}.written"] = code
    if st.query_params.get(name) != code:
        st.query_params[name] = code
