"""Overview: key figures, what nobody has published, and the search box."""

from collections.abc import Sequence

import streamlit as st

from dashboard import search, views
from dashboard.cards.overview import Gap, KeyFigure
from dashboard.components.links import view_link
from dashboard.components.texts import paragraphs
from dashboard.labels import french
from dashboard.search import Results


def key_figures(figures: Sequence[KeyFigure]) -> None:
    """The key figures, three in a row on a wide screen, each with base, source and the way to its page."""
    for start in range(0, len(figures), 3):
        columns = st.columns(3, gap="medium")
        for column, figure in zip(columns, figures[start : start + 3], strict=False):
            with column:
                st.html(_key_figure_html(figure))
                view_link(figure.view, label=figure.link, key=f"figure-{figure.topic}")


def _key_figure_html(figure: KeyFigure) -> str:
    parts = {
        "topic": figure.topic,
        "value": figure.value,
        "sentence": figure.sentence,
        "small": figure.base,
        "small source": figure.source,
    }
    texts = "".join(paragraphs([text], name=name) for name, text in parts.items())
    return f'<div class="key-figure">{texts}</div>'


def gaps(entries: Sequence[Gap]) -> None:
    """Questions nobody has published an answer to, each with the nearest thing that exists."""
    for gap in entries:
        st.markdown(f"**{french(gap.question)}**  \n{gap.answer}")
        view_link(gap.view, label=gap.link, key=f"gap-{gap.question}")


def search_field(label: str, *, placeholder: str) -> str:
    """What the reader types, kept in the address (`?recherche=`), and given again at each pause."""
    return st.text_input(
        french(label),
        key="recherche",
        bind="query-params",
        type="search",
        live="300ms",
        icon=":material/search:",
        placeholder=french(placeholder),
    )


def search_results(results: Results, *, asked: str) -> None:
    """What a search found, each with what it is; or why it found nothing, and what comes closest."""
    st.markdown(search.summary(results, asked=views.shown(asked)))
    entries = results.found or results.nearest
    for start in range(0, len(entries), 2):
        columns = st.columns(2, gap="medium")
        for column, (place, entry) in zip(columns, list(enumerate(entries))[start : start + 2], strict=False):
            with column:
                view_link(entry.view, label=entry.title, key=f"found-{place}")
                st.html(paragraphs([search.what_it_is(entry)], name="foot"))
