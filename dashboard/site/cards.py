"""Cards: one finding with its chart, its table, its foot and its actions."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard import store
from dashboard.blocks import Page
from dashboard.cards.card import Card, Document, Wording
from dashboard.charts.spec import Chart, Mark, Numbers, Series
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
        st.html(_head(shown, level=level))
        body = _body if shown.chart.picks else st.fragment(_body)
        body(shown)
        st.html(_foot(shown))
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


def _head(shown: Card, *, level: int) -> str:
    chips = "".join(f'<span class="chip {chip.kind}">{escape(chip.text)}</span>' for chip in shown.chips)
    return (
        f'<div class="head"><h{level} class="finding">{escape(shown.title)}</h{level}><div class="measured">'
        f"{texts.paragraph(shown.subtitle, name='subtitle')}{chips}{_asked(shown)}</div></div>"
    )


def _asked(shown: Card) -> str:
    """What each was asked, or what an indicator measures, opened on demand; nothing where none is known."""
    if shown.definition:
        body = texts.paragraph(shown.definition, name="wording")
        return texts.opened(words().site.DEFINITION, body, name="asked")
    if not any(one.text for one in shown.wordings):
        return ""
    body = "".join(_wording(one) for one in shown.wordings)
    if any(one.runs for one in shown.wordings):
        body += texts.paragraph(words().site.DIFFERENCES, name="foot")
    return texts.opened(words().site.asked(len(shown.wordings)), body, name="asked")


def _wording(one: Wording) -> str:
    """Who was asked, then the question, or why we do not have it."""
    question = f'<p class="wording">{_question(one)}</p>' if one.text else ""
    return f"<p><b>{escape(one.who)}</b></p>{question or texts.paragraph(one.missing_reason, name='foot')}"


def _question(one: Wording) -> str:
    """The question between its quotation marks, the words that another wording has not in bold."""
    if not one.runs:
        return escape(words().site.quoted(one.text))
    before, after = words().site.QUOTES
    told = (f"<b>{escape(run.text)}</b>" if run.differs else escape(run.text) for run in one.runs)
    return f"{before}{''.join(told).rstrip()}{after}"


def _body(shown: Card) -> None:
    """Chart and table, two tabs of one card; only the one that is open is made. Numbers need no table."""
    if isinstance(shown.chart, Numbers):
        st.html(_numbers(shown.chart))
        return
    site = words().site
    as_chart, as_table = st.tabs([site.CHART, site.TABLE], key=f"tab-{shown.card_id}", on_change="rerun")
    with as_chart:
        if as_chart.open is not False:
            _chart(shown)
    with as_table:
        if as_table.open:
            st.html(table_html(store.tabulated(shown)))


def _chart(shown: Card) -> None:
    key = f"chart-{shown.card_id}"
    if named := series_key.named(shown.chart):
        st.html(f'<ul class="key">{"".join(map(_entry, named))}</ul>')
    st.plotly_chart(
        store.drawn(shown, mode.mode()),
        theme=None,
        key=key,
        config=CHART_CONFIG | {"topojsonURL": static_url("topo/")},
        alt=spoken(shown.chart, shown.title, shown.language),
        **_listening(key, picks=shown.chart.picks),
    )


def _entry(series: Series) -> str:
    """One series of the key: its sign in its colour, then its name."""
    shown = f'style="color:{mode.color(series.role)}" aria-hidden="true"'
    return f"<li><span {shown}>{series_key.sign(series)}</span>{escape(series.label)}</li>"


def _numbers(chart: Chart) -> str:
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


def _foot(shown: Card) -> str:
    """Lecture, champ, source, then the limits: three lines at most on a wide screen."""
    site = words().site
    lines = [(site.LECTURE, shown.lecture), (site.CHAMP, shown.champ)]
    told = "".join(f"<p><b>{label}</b> {escape(text)}</p>" for label, text in lines if text)
    source = f"<p><b>{site.SOURCE}</b> {_source(shown)}</p>"
    limits = "" if st.context.is_embedded else _limits(shown)
    return f'<div class="foot">{told}<div class="last">{source}{limits}</div></div>'


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
    body = texts.bullets([limit.text for limit in shown.limits])
    summary = words().site.limits(len(shown.limits))
    return texts.opened(summary, body, name="limits serious" if is_serious else "limits")
