"""Components: what pages draw with. Every widget key and every piece of Streamlit layout is here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import plotly
import streamlit as st

from dashboard import search, store, theme, views
from dashboard.cards.card import Card
from dashboard.cards.catalogue import Section
from dashboard.cards.compare import Wording
from dashboard.cards.overview import Gap, KeyFigure
from dashboard.cards.portrait import Portrait
from dashboard.cards.sheets.parts import Part, Sheet
from dashboard.cards.typology import Model, Typology
from dashboard.database import TablesMissing
from dashboard.exports.filenames import file_name
from dashboard.exports.images import SITE
from dashboard.exports.tables import csv_bytes
from dashboard.labels import french
from dashboard.search import Results
from dashboard.views import View

PAGE_WIDTH = 1100
GAP = 32  # pixels of a `medium` gap
SMALL_CARD = 345  # three of them and their gaps in a row of the page
ROOT = Path(__file__).parent.parent
ASSETS = Path(__file__).parent / "assets"
CHART_CONFIG = {"displayModeBar": False, "locale": "fr", "scrollZoom": False, "doubleClick": False}

_png_button = st.components.v2.component(
    "observatoire.png_button",
    html='<button type="button" class="png"></button><span class="state" role="status"></span>',
    css=(ASSETS / "png_button.css").read_text(encoding="utf-8"),
    js=(ASSETS / "png_button.js").read_text(encoding="utf-8"),
)

_print_button = st.components.v2.component(
    "observatoire.print_button",
    html='<button type="button" class="png"></button>',
    css=(ASSETS / "png_button.css").read_text(encoding="utf-8"),
    js=(ASSETS / "print_button.js").read_text(encoding="utf-8"),
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
    if st.session_state.get("page") != page.url_path:
        _written().clear()  # a link to another page is an address of its own
        st.session_state["page"] = page.url_path
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


def contents(parts: Mapping[str, str]) -> None:
    """Links to the parts of a long page: the title of each, under the anchor that `section` gives it."""
    st.markdown(" · ".join(f"[{french(title)}](#{anchor})" for anchor, title in parts.items()))


def section(title: str, *, text: str = "", anchor: str = "") -> None:
    """A part of a page: a title and, where it helps, a paragraph; `anchor` is what `contents` links to."""
    place = f' id="{escape(anchor)}"' if anchor else ""
    st.html(f'<h2 class="section-title"{place}>{escape(french(title))}</h2>')
    if text:
        st.markdown(french(text))


def key_figures(figures: Sequence[KeyFigure]) -> None:
    """The key figures, three in a row on a wide screen, each with base, source and the way to its page."""
    for start in range(0, len(figures), 3):
        columns = st.columns(3, gap="medium")
        for column, figure in zip(columns, figures[start : start + 3], strict=False):
            with column:
                st.html(_key_figure_html(figure))
                view_link(figure.view, label=figure.link, key=f"figure-{figure.topic}")


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
        view_link(gap.view, label=gap.link, key=f"gap-{gap.question}")


def definitions(rows: pd.DataFrame, *, title: str) -> None:
    """Terms and their definitions, two in a row: `item_label`, `item_definition`; nothing without any."""
    if rows.empty:
        return
    section(title)
    entries = list(rows[["item_label", "item_definition"]].itertuples(index=False))
    for start in range(0, len(entries), 2):
        columns = st.columns(2, gap="medium")
        for column, entry in zip(columns, entries[start : start + 2], strict=False):
            column.markdown(french(f"**{entry.item_label}**  \n{entry.item_definition}"))


def news(text: str) -> None:
    """What is new in the data, one line each."""
    st.markdown(text)


def typology(typology: Typology) -> None:
    """Types of partnership two in a row, each with its models folded; the models without type below."""
    for start in range(0, len(typology.types), 2):
        columns = st.columns(2, gap="medium")
        for column, entry in zip(columns, typology.types[start : start + 2], strict=False):
            with column:
                st.markdown(
                    f"**{entry.name}**  \n{entry.definition}  \n"
                    + french(f"*Objectif* : {entry.objective} · *Résultat attendu* : {entry.result}")
                )
                _models(entry.models, title=entry.models_title)
    _models(typology.apart, title=typology.apart_title)
    st.html(_paragraphs([typology.source], name="foot"))


def _models(models: Sequence[Model], *, title: str) -> None:
    with st.expander(title):
        for model in models:
            note = f"  \n:small[{model.note}]" if model.note else ""
            st.markdown(f"**{model.name}**  \n{model.definition}{note}")


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


def view_link(view: View, *, label: str, key: str) -> None:
    """A link to a view, its choices written out so that it lasts; nothing without a label."""
    if label:
        page_link(views.SCRIPTS[view.page], label=label, key=key, **dict(view.parameters))


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
                st.html(_paragraphs([search.what_it_is(entry)], name="foot"))


@contextmanager
def choices_row(name: str = "") -> Iterator[None]:
    """A page's choices: one row on a wide screen, a column on a phone, and a way back to the defaults.

    Args:
        name: tells the rows of a page apart, when it has several.
    """
    row = st.session_state["row"] = _Row()
    try:
        with st.container(
            horizontal=True,
            vertical_alignment="bottom",
            gap="medium",
            key=f"choices-{name}" if name else "choices",
        ):
            yield
            _reset_button(row, name=name)
    finally:
        st.session_state["row"] = None
    for message in row.messages:
        st.info(message)


def choice(
    name: str, *, page: str, label: str, options: Mapping[str, str], default: str = "", compact: bool = True
) -> str:
    """One choice among codes, kept in the address (`?name=code`) and shown by its label.

    Args:
        name: parameter of the address, one of `views.PARAMETERS`.
        options: label of each code that exists in the data, in display order.
        default: code shown when the address asks for none; the first one without it.
        compact: buttons side by side; a list to unfold otherwise.
    """
    if st.session_state.get("row") is None:
        with choices_row(name):
            return choice(name, page=page, label=label, options=options, default=default, compact=compact)
    key = f"{page}.{name}"
    default = default or next(iter(options))
    message = _follow_address(key, name=name, options=options, default=default)
    draw = st.segmented_control if compact else st.selectbox
    picked = draw(
        french(label),
        list(options),
        key=key,
        format_func=lambda code: french(options[code]),
        on_change=_share_choice,
        args=(key, name),
        **(
            {"required": True, "wrap": True} if compact else {"placeholder": "Choisir"}
        ),  # a list prints « required »
    )
    _write_address(name, code=picked)
    st.session_state["row"].add(_Choice(key, name, default, picked), message=message)
    return picked


def exclusive_choice(
    kinds: Mapping[str, str], *, page: str, label: str, options: Mapping[str, Mapping[str, str]], default: str
) -> tuple[str, str, str]:
    """One code among several kinds, alone in the address: `?profil=…`, or `?region=…`, or `?domaine=…`.

    Args:
        kinds: label of each kind; the kind is the parameter's name, one of `views.PARAMETERS`.
        options: of each kind, the label of each code, in display order.
        default: code of the first kind, for an address that asks for none.

    Returns:
        The kind, the code, and the code that the address asked for in vain (else an empty text).
    """
    defaults = {name: default if default in options[name] else next(iter(options[name])) for name in kinds}
    first = next(iter(kinds))
    refused = _follow_exclusive(page, kinds=kinds, options=options, defaults=defaults)
    with choices_row():
        kind = st.segmented_control(
            french(label),
            list(kinds),
            key=f"{page}.kind",
            format_func=lambda name: french(kinds[name]),
            required=True,
        )
        key = f"{page}.{kind}"
        if st.session_state.get(key) not in options[kind]:
            shared = _shared().get(kind, "")
            st.session_state[key] = shared if shared in options[kind] else defaults[kind]
        code = st.selectbox(
            french(kinds[kind]),
            list(options[kind]),
            key=key,
            format_func=lambda picked: french(options[kind][picked]),
            placeholder="Choisir",
            on_change=_share_choice,
            args=(key, kind),
        )
        st.session_state["row"].add(_Choice(f"{page}.kind", "", first, kind))
        st.session_state["row"].add(_Choice(key, kind, defaults[kind], code))
    _write_exclusive(page, kinds=kinds, kind=kind, code=code)
    return kind, code, refused


def say(message: str) -> None:
    """A sentence about the view, in a quiet box; nothing when it is empty."""
    if message:
        st.info(message)


def sheet(sheet: Sheet) -> None:
    """One sheet: its name, a way to print it, and its parts, small cards three in a row."""
    with st.container(key="sheet"):
        with st.container(horizontal=True, vertical_alignment="center", key="sheet-head"):
            st.header(sheet.title, anchor=False)
            _print_button(key="print", data={"label": "Imprimer la fiche"}, width="content")
        st.markdown(sheet.lead)
        for part in sheet.parts:
            with st.container(key=f"part-{part.kind}"):
                _sheet_part(part)


def is_asked(name: str) -> bool:
    """Whether the address names this parameter: a choice may open on the view that it implies."""
    return bool(st.query_params.get(name))


def figure_card(card: Card, *, picks: str = "", marked: str = "", is_open: bool = False) -> None:
    """One finding: title, question, chart, base, source, notes, actions, and the folded table.

    Args:
        picks: parameter of the address that a click on a mark sets to the mark's code; none without it.
        marked: the row of the table shown as chosen, by one of its cells.
        is_open: whether the table stands unfolded.
    """
    with st.container(key=f"card-{card.card_id}"):
        st.subheader(card.finding, anchor=False)
        st.html(_paragraphs([card.question], name="question"))
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


def portrait(portrait: Portrait | None, *, invitation: str) -> None:
    """Everything held on one region; without one, how to choose it."""
    if portrait is None:
        section("Portrait d'une région", text=invitation, anchor="portrait")
        return
    section(f"Portrait : {portrait.name}", text=portrait.lead, anchor="portrait")
    if portrait.has_sheet:
        page_link(
            "findings/profile_sheet.py",
            label=f"La fiche repère à imprimer : {portrait.name}",
            key="fiche",
            region=portrait.region_id,
        )
    for table in portrait.tables:
        text_table(table.rows, title=table.title, text=table.text)
    st.subheader("Ce qui n’est pas publié", anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in portrait.missing))


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
    title = "Voir le tableau et les questions posées" if card.details else "Voir le tableau"
    with st.expander(title, expanded=is_open):
        st.table(_with_mark(card.table, marked=marked), hide_index=True, border="horizontal")
        if card.details:
            st.markdown("\n".join(f"- {detail}" for detail in card.details))


def _with_mark(table: pd.DataFrame, *, marked: str) -> pd.DataFrame:
    """The table with the chosen row in bold behind a sign."""
    if not marked:
        return table
    marked = french(marked)
    chosen = table.eq(marked).any(axis=1)
    if not chosen.any():
        return table
    shown = table.copy()
    shown.loc[chosen] = [[f"**{cell}**" for cell in row] for row in table[chosen].to_numpy()]
    shown.loc[chosen] = shown[chosen].replace(f"**{marked}**", f"**▸ {marked}**")
    return shown


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


def folded_cards(cards: Sequence[Card], *, title: str) -> None:
    """Cards that open on demand, two in a row; nothing when there is none."""
    if cards:
        with st.expander(french(title)):
            card_grid(cards)


def folded_table(table: pd.DataFrame, *, title: str) -> None:
    """A long table that opens on demand; nothing when it is empty."""
    if table.empty:
        return
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


def _sheet_part(part: Part) -> None:
    """Small cards side by side, as many as the width holds, then the table; a lone card beside its table.

    Widths are fixed rather than columns, so that paper, which a browser takes for a small screen, keeps them.
    """
    section(part.title, text=part.text)
    if part.opened:
        with st.container(horizontal=True, gap="medium", key=f"beside-{part.opened.card_id}"):
            with st.container(width=SMALL_CARD):
                figure_card(part.opened)
            with st.container(width=PAGE_WIDTH - SMALL_CARD - GAP):
                st.table(part.opened.table, hide_index=True, border="horizontal")
    is_lone = len(part.cards) == 1 and part.table is not None
    if part.cards:
        shape = "beside" if is_lone else "cards"
        with st.container(horizontal=True, gap="medium", key=f"{shape}-{part.cards[0].card_id}"):
            for card in part.cards:
                with st.container(width=SMALL_CARD):
                    figure_card(card)
            if is_lone:
                with st.container(width=PAGE_WIDTH - SMALL_CARD - GAP):
                    _sheet_table(part)
    if not is_lone:
        _sheet_table(part)
    if part.sentences:
        st.markdown("\n".join(f"- {sentence}" for sentence in part.sentences))


def _sheet_table(part: Part) -> None:
    if part.table is not None:
        st.table(part.table, hide_index=True, border="horizontal")
    if part.foot:
        st.html(_paragraphs([part.foot], name="foot"))


@dataclass(frozen=True)
class _Choice:
    """A widget of a row of choices, and what it would show if nobody had chosen."""

    key: str
    name: str  # parameter of the address, "" for none
    default: str
    picked: str


@dataclass
class _Row:
    """The choices drawn in one row, and what to say under it."""

    choices: list[_Choice] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def add(self, choice: _Choice, *, message: str = "") -> None:
        self.choices.append(choice)
        self.messages += [message] if message else []


def _reset_button(row: _Row, *, name: str) -> None:
    """« Réinitialiser », only when there is something to go back from."""
    if any(choice.picked != choice.default for choice in row.choices):
        st.button(
            "Réinitialiser",
            key=f"reset-{name}",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=_reset,
            args=(row.choices,),
        )


def _reset(choices: Sequence[_Choice]) -> None:
    for choice in choices:
        st.session_state[choice.key] = choice.default
        _shared().pop(choice.name, None)
        if choice.name in st.query_params:
            del st.query_params[choice.name]


def _shared() -> dict[str, str]:
    """What the reader chose on any page, by parameter, the latest last."""
    return st.session_state.setdefault("shared", {})


def _written() -> dict[str, str]:
    """What the site itself last wrote into the address, by parameter."""
    return st.session_state.setdefault("written", {})


def _share(name: str, code: str) -> None:
    if name in views.SHARED:
        _shared().pop(name, None)
        _shared()[name] = code


def _share_choice(key: str, name: str) -> None:
    _share(name, st.session_state[key])


def _follow_exclusive(
    page: str,
    *,
    kinds: Mapping[str, str],
    options: Mapping[str, Mapping[str, str]],
    defaults: Mapping[str, str],
) -> str:
    """Set both widgets from an address that changed by itself; the code it asks for in vain."""
    is_open = st.session_state.get(f"{page}.kind") in kinds
    kind = next((name for name in kinds if st.query_params.get(name)), "")
    asked = st.query_params.get(kind, "")
    if kind and ((kind, asked) != st.session_state.get(f"{page}.written") or not is_open):
        reading = views.read(st.query_params, name=kind, options=list(options[kind]), default=defaults[kind])
        st.session_state[f"{page}.kind"] = kind
        st.session_state[f"{page}.{kind}"] = reading.code
        if reading.is_asked:
            _share(kind, asked)
        return "" if reading.is_asked else asked
    if not is_open:
        known = [name for name in _shared() if name in kinds and _shared()[name] in options[name]]
        kind = known[-1] if known else next(iter(kinds))
        st.session_state[f"{page}.kind"] = kind
        st.session_state[f"{page}.{kind}"] = _shared()[kind] if known else defaults[kind]
    return ""


def _write_exclusive(page: str, *, kinds: Mapping[str, str], kind: str, code: str) -> None:
    """The choice in the address, and no other kind beside it."""
    st.session_state[f"{page}.written"] = (kind, code)
    for other in kinds:
        if other != kind and other in st.query_params:
            del st.query_params[other]
    _write_address(kind, code=code)


def _follow_address(key: str, *, name: str, options: Mapping[str, str], default: str) -> str:
    """Set the widget from the address or another page; a sentence when the address asks the impossible."""
    reading = views.opening(
        st.query_params.get(name, ""),
        name=name,
        written=_written().get(name, ""),
        current=st.session_state.get(key, ""),
        shared=_shared().get(name, ""),
        options=list(options),
        default=default,
    )
    if st.session_state.get(key) != reading.code:
        st.session_state[key] = reading.code
    if reading.is_asked:
        _share(name, reading.code)
    return reading.message


def _write_address(name: str, *, code: str) -> None:
    _written()[name] = code
    if st.query_params.get(name) != code:
        st.query_params[name] = code
