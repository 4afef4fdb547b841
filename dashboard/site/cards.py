"""Cards: one finding with its chart, its table, its foot and its actions."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard import store
from dashboard.blocks import Page
from dashboard.cards.card import Card, Document, Wording
from dashboard.charts import spec
from dashboard.charts.spec import Chart, Dots, Mark, Numbers, Series
from dashboard.renderings.drawing import key as series_key
from dashboard.renderings.text import spoken
from dashboard.site import actions, choices, mode, texts
from dashboard.site.links import passport_address, static_url
from dashboard.site.tables import table_html
from dashboard.site.wording import words
from dashboard.views import View

CHART_CONFIG = {"displayModeBar": False, "locale": "fr", "scrollZoom": False, "doubleClick": False}


def card(shown: Card, *, page: Page, level: int = 2, view: View | None = None) -> None:
    """One finding: title, what is measured, chart or table, how to read it, and what can be done with it.

    Args:
        level: of its title among those of the page, 2 or 3.
        view: what names it, where its page does not stand around it.
    """
    with st.container(key=f"card-{shown.card_id}", gap="small"):
        head = store.piece(_head, shown, level)
        foot = store.piece(_foot, shown, st.context.is_embedded)
        if isinstance(shown.chart, Numbers):
            st.html(f'<div class="whole">{head}{numbers(shown.chart)}{foot}</div>')
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


def _head(shown: Card, level: int) -> str:
    term = _defined(shown)
    chips = "".join(f'<span class="chip {chip.kind}">{escape(chip.text)}</span>' for chip in shown.chips)
    return (
        f'<div class="head"><h{level} class="finding">{escape(shown.title)}</h{level}><div class="measured">'
        f'<p class="subtitle">{texts.defined(shown.subtitle, term[0])}</p>{chips}{_asked(shown)}</div></div>'
    )


def _defined(shown: Card) -> tuple[str, str]:
    """The one term of the card that opens its definition: in the subtitle, else in the lecture."""
    texts_of_card = [shown.subtitle, "" if _tells_itself(shown) else shown.lecture]
    place, term = words().glossary.first_term(*texts_of_card)
    return ("", term) if place == 1 else (term, "")


def _tells_itself(shown: Card) -> bool:
    """Whether each number stands beside its sentence: a reading under it would say it once more."""
    return isinstance(shown.chart, Numbers)


def _asked(shown: Card) -> str:
    """What each was asked, opened on demand; nothing where no publication says it."""
    if not any(one.text for one in shown.wordings):
        return ""
    body = "".join(_wording(one) for one in shown.wordings)
    return texts.opened(words().site.asked(len(shown.wordings)), body, name="asked")


def _wording(one: Wording) -> str:
    """Who was asked, then the question, or why we do not have it."""
    question = texts.paragraph(words().site.quoted(one.text), name="wording") if one.text else ""
    return f"<p><b>{escape(one.who)}</b></p>{question or texts.paragraph(one.missing_reason, name='foot')}"


def _body(shown: Card) -> None:
    """Chart and table, two tabs of one card, both there: the browser goes from one to the other by itself."""
    site = words().site
    as_chart, as_table = st.tabs([site.CHART, site.TABLE], key=f"tab-{shown.card_id}")
    with as_chart:
        draw = st.fragment(_with_margins) if spec.has_margins(shown.chart) else _chart
        draw(shown)
    with as_table:
        st.html(store.piece(_table, shown))


def _table(shown: Card) -> str:
    return table_html(store.tabulated(shown))


def _with_margins(shown: Card) -> None:
    """The chart of values that all have a margin, which a reader may ask for."""
    site = words().site
    _chart(shown, margins=st.session_state.get(f"margins-{shown.card_id}", False))
    st.toggle(site.MARGINS, key=f"margins-{shown.card_id}", help=site.MARGINS_HELP)


def _chart(shown: Card, *, margins: bool = False) -> None:
    key = f"chart-{shown.card_id}"
    if named := series_key.named(shown.chart):
        quiet = shown.chart.quiet if isinstance(shown.chart, Dots) else ()
        entries = (_entry(one, quiet.index(one) + 1 if one in quiet else 0) for one in named)
        st.html(f'<ul class="key">{"".join(entries)}</ul>')
    st.plotly_chart(
        store.drawn(shown, mode.mode(), margins=margins),
        theme=None,
        key=key,
        config=CHART_CONFIG | {"topojsonURL": static_url("topo/")},
        alt=spoken(shown.chart, shown.title, shown.language),
        **_listening(key, picks=shown.chart.picks),
    )


def _entry(series: Series, quiet: int) -> str:
    """One series of the key: its sign in its colour, its name; a box where it is grey until asked for."""
    shown = f'style="color:{mode.color(series.role)}" aria-hidden="true"'
    said = f"<span {shown}>{series_key.sign(series)}</span>{escape(series.label)}"
    if not quiet:
        return f"<li>{said}</li>"
    return f'<li><label class="asleep{quiet}"><input type="checkbox">{said}</label></li>'


def numbers(chart: Chart) -> str:
    """One or two values written large, each with its sentence and the way to its passport."""
    blocks = [
        f'<div class="big">{"".join(_number(chart, mark) for mark in row.marks)}'
        f"{texts.paragraph(row.label, name='sentence')}{texts.paragraph(row.sublabel, name='foot')}</div>"
        for row in chart.rows
    ]
    return f'<div class="numbers">{"".join(blocks)}</div>'


def _number(chart: Chart, mark: Mark) -> str:
    color = mode.color(chart.series_of(mark).role)
    shown = f'<span style="color:{color}">{escape(mark.text)}</span>'
    if not mark.figure_id:
        return f'<p class="value">{shown}</p>'
    title = escape(words().site.PASSPORT)
    address = escape(passport_address(mark.figure_id))
    return f'<p class="value"><a href="{address}" target="_blank" title="{title}">{shown}</a></p>'


def _listening(key: str, *, picks: str) -> dict[str, object]:
    """What makes a chart answer to clicks."""
    return {"on_select": partial(_pick, key, picks), "selection_mode": "points"} if picks else {}


def _pick(key: str, name: str) -> None:
    """Write the code of the mark that was clicked into the address, which the choices follow."""
    points = st.session_state[key]["selection"]["points"]
    codes = [code for point in points for code in _listed(point.get("customdata")) if code]
    if codes:
        choices.ask_for(**{name: str(codes[0])})


def _listed(codes: object) -> list[object]:
    """Plotly gives a mark's code alone or in a list, according to the kind of chart."""
    return list(codes) if isinstance(codes, list | tuple) else [codes]


def _foot(shown: Card, is_embedded: bool) -> str:
    """How to read it; then champ, source and limits in one run of text: three lines at most when wide."""
    site = words().site
    lecture = "" if _tells_itself(shown) else texts.defined(shown.lecture, _defined(shown)[1])
    read = f"<p><b>{site.LECTURE}</b> {lecture}</p>" if lecture else ""
    told = [f"<b>{site.CHAMP}</b> {escape(shown.champ)}", f"<b>{site.SOURCE}</b> {_source(shown)}"]
    rest = " ".join(f"<span>{one}</span>" for one in told)
    limits = "" if is_embedded else _limits(shown)
    return f'<div class="foot">{read}<div class="last">{rest} {limits}</div></div>'


def _source(shown: Card) -> str:
    """The line of the sources, leading to the one document; to each of several after it."""
    linked = [document for document in shown.documents if document.url]
    if len(linked) == 1:
        return texts.link(f"{shown.source} ↗", linked[0].url, title=words().site.DOCUMENT)
    return " ".join([escape(shown.source), *(_document(place, one) for place, one in enumerate(linked, 1))])


def _document(place: int, document: Document) -> str:
    return texts.link(f"[{place}]\u202f↗", document.url, title=document.name, name="document")


def _limits(shown: Card) -> str:
    """« Limites · n », amber when one of them is serious, which opens the list."""
    if not shown.limits:
        return ""
    is_serious = any(limit.is_serious for limit in shown.limits)
    told = [limit.text for limit in shown.limits]
    place, term = words().glossary.first_term(*([] if any(_defined(shown)) else told))
    body = texts.listed(texts.defined(one, term if at == place else "") for at, one in enumerate(told))
    summary = words().site.limits(len(shown.limits))
    return texts.opened(summary, body, name="limits serious" if is_serious else "limits")
